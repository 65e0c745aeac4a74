"""Holds the answer key of the example against what the real command derives from its dispatches.

A row of the key ``HOLDS`` when the table says the same, is ``CONTRADICTED`` when the table says something that cannot
be true beside it, and is ``OPEN`` otherwise. Silence is never a contradiction, and a right answer by chance is none:
numbers, disputes and forecasts must rest on the words that the key quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from fogline.model import fold_name

Outcome = Literal["HOLDS", "OPEN", "CONTRADICTED"]
Row = Mapping[str, Any]
Verdict = tuple[Outcome, str]
Span = tuple[str, int, int]
"""Where words stand: a report's name, start, end."""

PLACES = {
    "Castello Road": "syria:aleppo.castello_road",
    "Sheikh Maqsoud": "syria:aleppo.sheikh_maqsoud",
    "East Aleppo": "syria:aleppo.east",
    "West Aleppo": "syria:aleppo.west",
    "Layramoun": "syria:aleppo.layramoun",
    "Bani Zaid": "syria:aleppo.bani_zaid",
    "Hikma school": "syria:aleppo.hikmah_school",
    "1070 Apartments": "syria:aleppo.1070",
    "Armament College": "syria:aleppo.armament_college",
    "Artillery College": "syria:aleppo.artillery_college",
    "Ramouseh": "syria:aleppo.ramouseh",
    "Hanano": "syria:aleppo.hanano",
    "Jabal Badro": "syria:aleppo.jabal_badro",
    "Holok": "syria:aleppo.holok",
    "Bustan al-Basha": "syria:aleppo.bustan_basha",
    "Sheikh Fares": "syria:aleppo.sheikh_fares",
    "Sakhour": "syria:aleppo.sakhour",
    "Shaar": "syria:aleppo.shaar",
    "Old City": "syria:aleppo.old_city",
    "Jub al-Qubba": "syria:aleppo.jub_qubbeh",
    "Aleppo": "syria:aleppo",
    "M5 highway near Zirbah": "syria:road.m5",
    "Base 46": "syria:aleppo.regiment46",
    "Hamdaniyah": "syria:aleppo.hamdaniyah",
    "New Aleppo": "syria:aleppo.new_aleppo",
    "Saraqib": "syria:saraqib",
    "Aleppo airport": "syria:aleppo.airport",
    "Aleppo citadel": "syria:aleppo.citadel",
    "Furqan": "syria:aleppo.furqan",
    "Ashrafieh": "syria:aleppo.ashrafieh",
    "Hama": "syria:hama",
    "Homs": "syria:homs",
    "Damascus": "syria:damascus",
}
"""What the pack calls the places of the key; the rest are known by their words."""
SIDES = {"rebels": "rebels", "government": "government", "ypg": "sdf_ypg"}
FILLERS = frozenset("a an the of for in and some unnamed who would not be named aid through with syrian arab".split())
OUTCOMES = {"came true": ("happened",), "failed": ("did not happen",), "open": ("open", "cannot be judged")}
NEAR = 7
"""Days by which a horizon may be read otherwise than the analyst read it ("within a month")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What the command printed, and the frozen texts of the reports by name."""

    texts: Mapping[str, str]
    claims: Mapping[str, Row]
    tables: Mapping[str, Sequence[Row]]

    def spans(self, files: Iterable[str], quote: str) -> list[Span]:
        """Where words stand in reports told by their numbers; blanks match any white space."""
        pattern = re.compile(r"\s+".join(map(re.escape, quote.split())).replace("'", "['’]"))
        found = [(name, pattern.search(self.texts[name])) for name in map(self.name_of, files)]
        return [(name, match.start(), match.end()) for name, match in found if match]

    def name_of(self, number: str) -> str:
        """The name of the report with a number; 18a to 18c are the lines of one file, in order."""
        if number[-1].isalpha():
            return sorted(name for name in self.texts if name.startswith("qcm"))["abc".index(number[-1])]
        return next(name for name in self.texts if name.startswith(number))

    def says(self, ids: Iterable[str], spans: Iterable[Span]) -> bool:
        """Whether one of the claims stands in one of the spans."""
        wanted = list(spans)
        return any(_meets(self.claims[one], span) for one in ids if one in self.claims for span in wanted)


def _meets(claim: Row, span: Span) -> bool:
    name, start, end = span
    return bool(claim["document"]["name"] == name and claim["start"] < end and start < claim["end"])


def lines(output: bytes) -> list[Row]:
    """The rows of a table printed as JSON Lines."""
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


# ---------------------------------------------------------------- control


def judge_control(row: Row, derived: Derived) -> Verdict:
    """The side and the state on the day; who had it for some hours only does not contradict who had it in the end."""
    wanted = PLACES.get(row["place"], "")
    table = [
        one
        for one in derived.tables["control"]
        if (one["place"]["id"] == wanted or fold_name(one["place"]["name"]) == fold_name(row["place"]))
        and (one["start"] or "9999") <= row["day"] <= (one["end"] or "9999")
    ]
    if not table:
        return "OPEN", "not in the table on that day"
    verdicts = [_control_verdict(row, one) for one in table]
    if "hours" in row.get("note", ""):
        verdicts = [("OPEN" if outcome == "CONTRADICTED" else outcome, told) for outcome, told in verdicts]
    order = ("HOLDS", "CONTRADICTED", "OPEN")
    return min(verdicts, key=lambda verdict: order.index(verdict[0]))


def _control_verdict(row: Row, one: Row) -> Verdict:
    told = f"{one['holder'] or '/'.join(one['holders']) or '?'} {one['state']}"
    several = one["state"] in ("contested", "divided")
    if one["holder"] not in (None, row["holder"]):
        return "CONTRADICTED", told
    if row["state"] == "contested":
        return ("HOLDS" if several and row["holder"] in one["holders"] else "OPEN"), told
    if one["holder"] == row["holder"] and one["state"] == row["state"]:
        return "HOLDS", told
    if several and one["holders"] and row["holder"] not in one["holders"]:
        return "CONTRADICTED", told
    return "OPEN", told


# ------------------------------------------------------------------ tolls


def judge_toll(row: Row, derived: Derived) -> Verdict:
    """The bounds, the side and whether it is a running total, of a toll that rests on the words of the key."""
    spans = derived.spans(row["files"][:1], row["quote"])
    table = [one for one in derived.tables["tolls"] if derived.says(one["claims"], spans) and _same_matter(row, one)]
    if not table:
        return "OPEN", "no such toll"
    # Words that count two things make two tolls ("1,700 to one side and 2,500 to the other"): the row's has its number.
    own = [one for one in table if (one["low"] or one["high"] or {}).get("value") == row.get("low", row.get("high"))]
    verdicts = [_toll_verdict(row, one) for one in own or table]
    order = ("HOLDS", "CONTRADICTED", "OPEN")
    return min(verdicts, key=lambda verdict: order.index(verdict[0]))


_FATE = {"killed": "killed", "injured": "injured", "displaced": "displaced", "missing": "missing", "hit": "hit",
         "destroyed": "destroyed", "left": "left", "surrendered": "surrendered", "evacuated": "evacuated"}  # fmt: skip
_WHO = {
    "civilians": ("civilians",), "children": ("children",), "people": ("",), "combatants": ("fighters", "combatants"),
    "hospitals": ("hospitals",), "clinics": ("clinics",), "ambulances": ("ambulances",), "health": ("health", ""),
    "rebels": ("", "fighters", "militants", "rebels"), "government": ("", "soldiers", "men", "fighters"),
    "ypg": ("", "fighters"),
}  # fmt: skip


def _same_matter(row: Row, one: Row) -> bool:
    who, fate = row["category"].split()[0], row["category"].split()[-1]
    category = one["category"].removeprefix("field ")
    if not category.endswith(_FATE[fate]):
        return False
    told = category.removesuffix(_FATE[fate]).strip()
    if who in SIDES and told in _WHO[who]:
        return one["side"] is not None or told in ("rebels", "militants", "soldiers")
    return told in _WHO[who] and (who != "people" or one["side"] is None)


def _toll_verdict(row: Row, one: Row) -> Verdict:
    low, best, high = (one[name]["value"] if one[name] else None for name in ("low", "best", "high"))
    told = f"{low or '?'}–{best or '?'}–{high or '?'} {one['side'] or ''} {one['scope']}"
    side = SIDES.get(row["category"].split()[0])
    if side and one["side"] not in (None, side):
        return "CONTRADICTED", told
    if row.get("running") and one["scope"] == "running" and (one["when"] or {}).get("latest", "") > row["period"][-10:]:
        same = (low, high) == (row.get("low"), row.get("high"))
        return ("HOLDS" if same else "OPEN"), f"{told}, a later total"
    floor, ceiling = row.get("low", 0), row.get("high", float("inf"))
    if (low or 0) > ceiling or (high if high is not None else float("inf")) < floor:
        return "CONTRADICTED", told
    if (low, high) != (row.get("low"), row.get("high")) or ("best" in row and best != row["best"]):
        return "OPEN", told
    if (one["scope"] == "running") != row.get("running", False):
        return "OPEN", told
    return ("HOLDS" if one["side"] == side else "OPEN"), told


# --------------------------------------------------------------- disputes


def judge_dispute(row: Row, derived: Derived) -> Verdict:
    """A dispute with the one side's words on its one side and the other's on the other."""
    one, other = _sides_told(row, derived)
    parted = [dispute for dispute in derived.tables["disputes"] if _parts(dispute, one, other, derived)]
    if parted and any(dispute["hard"] for dispute in parted) and "not a proven contradiction" in row.get("note", ""):
        return "CONTRADICTED", "told as a proven contradiction"
    if parted:
        return "HOLDS", parted[0]["sort"]
    return "OPEN", "not in the table"


def _sides_told(row: Row, derived: Derived) -> tuple[list[Span], list[Span]]:
    """Where the words of the two sides of a dispute stand."""
    one, other = ([quotes] if isinstance(quotes, str) else quotes for quotes in row["quotes"])
    return (
        [span for quote in one for span in derived.spans(row["files"], quote)],
        [span for quote in other for span in derived.spans(row["files"], quote)],
    )


def _parts(dispute: Row, one: Sequence[Span], other: Sequence[Span], derived: Derived) -> bool:
    left, right = dispute["left"], dispute["right"]
    return any(derived.says(a, one) and derived.says(b, other) for a, b in ((left, right), (right, left)))


def unfounded(key: Sequence[Row], derived: Derived) -> list[Row]:
    """Contradictions in the table that the analyst does not know of."""
    known = [_sides_told(row, derived) for row in key]
    return [
        dispute
        for dispute in derived.tables["disputes"]
        if dispute["hard"] and not any(_parts(dispute, one, other, derived) for one, other in known)
    ]


# -------------------------------------------------------------- forecasts


def judge_forecast(row: Row, derived: Derived) -> Verdict:
    """The forecaster, by when, and what came of it."""
    spans = derived.spans(row["files"][:1], row["quote"])
    table = [one for one in derived.tables["forecasts"] if derived.says([one["claim"]], spans)]
    if not table:
        return "OPEN", "not in the table"
    verdicts = [_forecast_verdict(row, one) for one in table]
    order = ("HOLDS", "OPEN", "CONTRADICTED")
    return min(verdicts, key=lambda verdict: order.index(verdict[0]))


def _forecast_verdict(row: Row, one: Row) -> Verdict:
    until = one["horizon"]["latest"] if one["horizon"] else ""
    told = f"{one['forecaster']}, by {until or '?'}, {one['outcome']}"
    if not same_speaker(row["who"], one["forecaster"]):
        return "CONTRADICTED", told
    if until and row["horizon"] and not _is_by_then(row, until):
        return "CONTRADICTED", told
    if one["outcome"] in ("happened", "did not happen") and one["outcome"] not in OUTCOMES[row["outcome"]]:
        return "CONTRADICTED", told
    right = bool(until) == bool(row["horizon"]) and one["outcome"] in OUTCOMES[row["outcome"]]
    return ("HOLDS" if right else "OPEN"), told


def _is_by_then(row: Row, until: str) -> bool:
    """Whether a horizon is the analyst's, or another one that the analyst finds in the words as well."""
    read = [row["horizon"], *([row["or_horizon"]] if "or_horizon" in row else [])]
    return any(abs(date.fromisoformat(until) - date.fromisoformat(day)).days <= NEAR for day in read)


def same_speaker(one: str, other: str) -> bool:
    """Whether two wordings can name one speaker: the telling words of the shorter are all in the longer."""
    first, second = ({_singular(word) for word in _telling(name)} for name in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def _telling(name: str) -> Iterable[str]:
    words = re.sub(r"['’]s\b", "", name.partition(" through ")[0])
    return (word for word in fold_name(words).split() if word not in FILLERS)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


# ---------------------------------------------------------------- origins


def judge_origin(row: Row, derived: Derived) -> Verdict:
    """The words of the listed reports are counted as one origin, and it is the one the analyst names."""
    wanted = [derived.spans([number], quote) for number, quote in zip(row["files"], row["quotes"], strict=True)]
    standing = [spans for spans in wanted if spans and _tells(spans[0][0], derived)]
    told = [_origins_of(spans, derived) for spans in standing]
    for event in {event for found in told for event, _ in found}:
        counted = {one["name"] for found in told for where, one in found if where == event and one["independent"]}
        if len(counted) > 1:
            return "CONTRADICTED", f"counted as {len(counted)}: {', '.join(sorted(counted))}"
    names = {origin["name"] for found in told for _, origin in found if origin["independent"]}
    if len(names) != 1 or not all(told):
        return "OPEN", f"{', '.join(sorted(names)) or 'no origin'}, not one in every report"
    name = names.pop()
    return ("HOLDS" if _shares_a_name(row["origin"], name) else "CONTRADICTED"), name


def _tells(name: str, derived: Derived) -> bool:
    return any(claim["document"]["name"] == name for claim in derived.claims.values())


def _origins_of(spans: Sequence[Span], derived: Derived) -> list[tuple[str, Row]]:
    return [
        (event["id"], origin)
        for event in derived.tables["events"]
        for origin in event["origins"]
        if derived.says(origin["claims"], spans)
    ]


def _shares_a_name(one: str, other: str) -> bool:
    first, second = ({_singular(word) for word in _telling(name)} for name in (one, other))
    return bool(first & second)


# -------------------------------------------------- dates and revisions


def judge_date(row: Row, derived: Derived) -> Verdict:
    """The day a report is of."""
    report = _report(row["file"], derived)
    when = report["published_when"] or {}
    told = report["published"] or when.get("edtf") or "?"
    if report["published"]:
        return ("HOLDS" if report["published"] == row["published"] else "CONTRADICTED"), told
    allowed = (when.get("earliest") or "0") <= row["published"] <= (when.get("latest") or "9999")
    return ("OPEN" if allowed else "CONTRADICTED"), told


def judge_revision(row: Row, derived: Derived) -> Verdict:
    """Which earlier report it replaces."""
    report, earlier = _report(row["file"], derived), _report(row["revises"], derived)
    if report["revises"] is None:
        return "OPEN", "revises nothing"
    return ("HOLDS" if report["revises"] == earlier["id"] else "CONTRADICTED"), report["revises"]


def _report(path: str, derived: Derived) -> Row:
    return next(one for one in derived.tables["documents"] if one["name"] == path.rsplit("/", 1)[-1])


JUDGES: Mapping[str, Callable[[Row, Derived], Verdict]] = {
    "date": judge_date,
    "control": judge_control,
    "toll": judge_toll,
    "dispute": judge_dispute,
    "forecast": judge_forecast,
    "origin": judge_origin,
    "revision": judge_revision,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A row of the key with its outcome."""

    table: str
    row: Row = field(repr=False)
    outcome: Outcome
    told: str

    def line(self) -> str:
        """One line for people."""
        row = self.row
        about = row.get("what") or row.get("place") or row["file"]
        return f"{self.outcome:<13}{self.table:<9} {about} {row.get('day') or row.get('category') or ''}: {self.told}"


def judge(key: Mapping[str, Sequence[Row]], derived: Derived) -> list[Judged]:
    """Every row of the key with its outcome."""
    judged = []
    for table, decide in JUDGES.items():
        for row in key[table]:
            outcome, told = decide(row, derived)
            judged.append(Judged(table=table, row=row, outcome=outcome, told=told))
    return judged


def tally(judged: Iterable[Judged]) -> dict[str, dict[str, int]]:
    """How many rows of each table have each outcome."""
    counts = {table: dict.fromkeys(("HOLDS", "OPEN", "CONTRADICTED"), 0) for table in JUDGES}
    for one in judged:
        counts[one.table][one.outcome] += 1
    return counts
