"""Judges lines of an answer key on the derived tables: each line holds, is open, or is contradicted.

A line is a table of `tests/journeys/answer_key.toml`. It HOLDS where a row of the tables really says it, is OPEN where
the tables know less or say nothing, and is CONTRADICTED where a row says what the line rules out. A row that says
something wrong is never open. Fields shared by most sorts of lines:

    about   what the line says, for people
    doc     the report, by its first digits
    quote   words by which the claim is found
    day     first and last day on which it can be; with `wide`, a row may be less exact
    word    on whose word, as a pattern
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from fogline.fuse.sides import sides_of
from fogline.gazetteer.pack_types import Actor, Pack
from fogline.model import Control, Dispute, Event, ReadClaim, Toll, When, Where
from fogline.views import Tables

Outcome = Literal["HOLDS", "OPEN", "CONTRADICTED"]
Line = Mapping[str, Any]
Verdict = tuple[Outcome, str]
BATTLES = (frozenset({"000", "003"}), frozenset({"001", "002", "004"}))


@dataclass(frozen=True)
class Judged:
    """A line with what the tables make of it, and why."""

    sort: str
    about: str
    outcome: Outcome
    why: str = ""


@dataclass
class Key:
    """The tables of one run, with what the lines are judged by."""

    tables: Tables
    packs: tuple[Pack, ...]
    dated: bool
    judges: dict[str, Callable[[Key, Line], Verdict]] = field(default_factory=dict)

    @cached_property
    def claims(self) -> dict[str, ReadClaim]:
        return {claim.id: claim for claim in self.tables.claims}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {claim: event for event in self.tables.events for claim in event.claims}

    def docs(self, ids: Iterable[str]) -> set[str]:
        """The reports behind claims, by their first digits."""
        return {doc_of(self.claims[one]) for one in ids}

    def find(self, pattern: str, *, doc: str = "", sentence: bool = False) -> list[ReadClaim]:
        """The claims of a report whose words match."""
        found = [one for one in self.claims.values() if not doc or doc_of(one) in doc.split("|")]
        return [one for one in found if re.search(pattern, self.words(one) if sentence else one.claim.span.quote)]

    def words(self, claim: ReadClaim) -> str:
        """A claim's words with a little of what stands around them."""
        text = self.tables.reading.texts.get(claim.document, "")
        return text[max(0, claim.claim.span.start - 80) : claim.claim.span.end + 80]

    def judge(self, lines: Mapping[str, list[Line]]) -> list[Judged]:
        """Judges every line."""
        return [Judged(sort, line["about"], *JUDGES[sort](self, line)) for sort, told in lines.items() for line in told]


def doc_of(claim: ReadClaim) -> str:
    """A report's first digits."""
    return claim.document_name[:3]


def fits(when: When | None, day: list[str] | None, *, exact: bool) -> Verdict:
    """Whether a time is within the days of a line: outside is wrong, wider is less than known."""
    if day is None:
        return "HOLDS", ""
    first, last = (when.earliest, when.latest) if when else (None, None)
    if (first and first > day[1]) or (last and last < day[0]):
        return "CONTRADICTED", f"put on {first}/{last}, is {day[0]}/{day[1]}"
    within = bool(first and last and first >= day[0] and last <= day[1])
    return ("HOLDS", "") if within or not exact else ("OPEN", f"only {first}/{last}")


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of several verdicts; holds where there are none."""
    rank = {"HOLDS": 0, "OPEN": 1, "CONTRADICTED": 2}
    return max(verdicts, key=lambda one: rank[one[0]], default=("HOLDS", ""))


def best(verdicts: Iterable[Verdict], otherwise: str) -> Verdict:
    """A contradiction where there is one, else the best; open where there are none."""
    told = list(verdicts)
    wrong = [one for one in told if one[0] == "CONTRADICTED"]
    right = [one for one in told if one[0] == "HOLDS"]
    return (wrong or right or told or [("OPEN", otherwise)])[0]


def report(key: Key, line: Line) -> Verdict:
    card = next(one for one in key.tables.reading.documents if one.name.startswith(line["doc"]))
    when = card.published_when
    if key.dated:
        right = when is not None and when.earliest == when.latest == line["day"]
        return ("HOLDS", "") if right else ("CONTRADICTED", f"dated {when}")
    true = fits(when, [line["day"], line["day"]], exact=False)
    return true if true[0] != "HOLDS" else fits(when, line["within"], exact=True)


def apart(key: Key, line: Line) -> Verdict:
    rows: dict[str, Iterable[tuple[str, ...]]] = {
        "events": (one.claims for one in key.tables.events),
        "tolls": (one.claims for one in key.tables.tolls),
        "disputes": ((*one.left, *one.right) for one in key.tables.disputes),
        "control": (one.claims for one in key.tables.control.rows if one.place.precision != "country"),
    }
    for ids in rows[line["table"]]:
        docs = key.docs(ids)
        if docs & BATTLES[0] and docs & BATTLES[1]:
            return "CONTRADICTED", f"{sorted(docs)} in one: {[key.claims[one].claim.span.quote for one in ids]}"
    return "HOLDS", ""


def background(key: Key, line: Line) -> Verdict:
    for claim in key.claims.values():
        when = claim.when
        fresh = doc_of(claim) in line["docs"] and not claim.claim.background and claim.claim.polarity == "positive"
        told = fresh and claim.claim.family in line["families"] and when is not None and when.latest
        if told and when and (when.latest or "").startswith(line["year"]) and (when.latest or "") < line["before"]:
            return "CONTRADICTED", f"{claim.claim.span.quote} put on {when.edtf}"
    return "HOLDS", ""


def told(key: Key, line: Line) -> Verdict:
    """An event: a claim of the report of that kind, by these sides, on those, there, then, on that word."""
    found = [
        one
        for one in key.find(line.get("quote", "."), doc=line["doc"])
        if any(f"{one.claim.kind}.".startswith(f"{kind}.") for kind in line["kind"].split("|"))
        and not one.claim.background
        and one.id in key.events
    ]
    if "quote" not in line:
        found = [one for one in found if set(line.get("actors", ())) <= set(sides_of(one.actors))]
        verdicts = [_told(key, line, one) for one in found]
        return best([one for one in verdicts if one[0] == "HOLDS"] or verdicts, "no claim of the kind")
    return best((_told(key, line, one) for one in found), "no claim of the kind with these words")


def _told(key: Key, line: Line, claim: ReadClaim) -> Verdict:
    event = key.events[claim.id]
    sides = set(sides_of(event.actors))
    checks = [
        _actors(line, sides),
        _targets(line, claim),
        _place(line, event.places),
        fits(event.when, line.get("day"), exact=key.dated and not line.get("wide")),
        _word(line, claim),
    ]
    if "parties" in line:
        named = set(line["parties"]) <= {party.id for party in claim.actors}
        checks.append(("HOLDS", "") if named else ("OPEN", "another party"))
    for name, value in (("status", claim.status), ("polarity", claim.claim.polarity), ("grade", event.grade)):
        if name in line and line[name] != value:
            checks.append(("CONTRADICTED", f"{name} is {value}"))
    pinned = bool(event.when and event.when.earliest and event.when.earliest == event.when.latest)
    if line.get("wide") and pinned and event.when and (not key.dated or event.when.earliest != claim.published):
        checks.append(("CONTRADICTED", f"pinned to {event.when.edtf}"))
    return worst(checks)


def _actors(line: Line, sides: set[str]) -> Verdict:
    wrong = sides & set(line.get("not_actors", ()))
    if line.get("unnamed"):
        return ("CONTRADICTED", f"laid to {sides}") if sides else ("HOLDS", "")
    if wrong:
        return "CONTRADICTED", f"laid to {wrong}"
    for wanted in line.get("actors", ()):
        if not sides & set(wanted.split("|")):
            return ("CONTRADICTED", f"laid to {sides}") if sides else ("OPEN", "nobody is named")
    if line.get("actors") and not sides <= {one for wanted in line["actors"] for one in wanted.split("|")}:
        return "CONTRADICTED", f"laid to {sides}"
    return "HOLDS", ""


def _targets(line: Line, claim: ReadClaim) -> Verdict:
    hit = " ".join(f"{party.name} {party.side or ''}" for party in (*claim.targets, *claim.victims)).lower()
    if "not_targets" in line and re.search(line["not_targets"], hit):
        return "CONTRADICTED", f"on {hit}"
    missing = [one for one in line.get("targets", ()) if not re.search(one, hit)]
    return ("OPEN", f"on {hit or 'nobody'}") if missing else ("HOLDS", "")


def _place(line: Line, places: tuple[Where, ...]) -> Verdict:
    ids = {one.id for one in places if one.id}
    if ids & set(line.get("not_place", ())):
        return "CONTRADICTED", f"put at {ids}"
    wanted = line.get("place")
    if wanted is None:
        return "HOLDS", ""
    around = ids if wanted.startswith("=") else ids | {one for place in places for one in place.within}
    if wanted.lstrip("=") in around:
        return "HOLDS", ""
    finer = [one for one in places if one.id and one.precision not in ("country", "vague")]
    return ("CONTRADICTED", f"put at {sorted(ids)}") if finer else ("OPEN", "no place")


def _word(line: Line, claim: ReadClaim) -> Verdict:
    if "word" not in line:
        return "HOLDS", ""
    told_by = " ".join(one.party.name for one in claim.says)
    if re.search(line["word"], told_by):
        return "HOLDS", ""
    return "CONTRADICTED", f"on the word of {told_by or 'the report'}"


def held(key: Key, line: Line) -> Verdict:
    """A row of control: of that place or part, then, with that holder, state or besieger, on that word."""
    rows = [row for row in key.tables.control.rows if _is_there(key, line, row)]
    days = line["on"] if key.dated else line.get("bare_on", line["on"])
    right = [row for row in rows if _says(line, row)]
    checks = [_against(line, row, days) for row in rows]
    wrong = [one for one in checks if one[0] == "CONTRADICTED"]
    if wrong:
        return wrong[0]
    if not right:
        return "OPEN", f"{len(rows)} rows, none of them says so"
    on = [day for day in days if any(_covers(row, day) or _by_later(key, row, day) for row in right)]
    if not on or (len(on) < len(days) and not line.get("any_day")):
        return "OPEN", f"told of {[(row.start, row.end) for row in right]}"
    verdicts = [
        _row(key, line, row) for row in right if any(_covers(row, day) or _by_later(key, row, day) for day in on)
    ]
    since = min((row.start for row in right if row.start), default=None)
    kept = [one for one in verdicts if one[0] == "HOLDS"] or verdicts
    return worst([_starts(key, line, right, since), best(kept, "no row")])


def _is_there(key: Key, line: Line, row: Control) -> bool:
    if "doc" in line and not line.get("sole") and line["doc"] not in key.docs(row.claims):
        return False
    if "place" in line:
        inside = line.get("around") and line["place"] in row.place.within
        narrowed = row.place.qualifier and line["place"] == row.place.id and row.place.precision != "settlement"
        return bool((row.place.id == line["place"] and not narrowed) or inside)
    around = {row.place.id, *row.place.within}
    return bool(around & set(line["part_of"].split("|"))) and bool(re.search(line["named"], row.place.name))


def _says(line: Line, row: Control) -> bool:
    if "siege" in line:
        return bool(row.besieged_by == line["siege"])
    if "state" in line:
        return bool(row.state == line["state"])
    return line["side"] in row.holders


def _covers(row: Control, day: str) -> bool:
    return (row.start or "") <= day <= (row.end or "9999")


def _by_later(key: Key, row: Control, day: str) -> bool:
    """In the run without dates, whether a row says no more than that it was so by some later day."""
    return not key.dated and row.start is not None and day < row.start and "aken by" in row.why


def _against(line: Line, row: Control, days: list[str]) -> Verdict:
    """Whether a row of the place names another holder on a day of the line."""
    on = [day for day in days if _covers(row, day)]
    if not on or row.holder is None or "siege" in line:
        return "HOLDS", ""
    if line.get("sole") or (row.holder != line.get("side") and row.place.id is not None and "named" not in line):
        return "CONTRADICTED", f"{row.place.name} is {row.holder}'s on {on[0]}"
    return "HOLDS", ""


def _starts(key: Key, line: Line, rows: list[Control], since: str | None) -> Verdict:
    """Whether the rows begin when the line says; "by" a later day is less, "on" another day is wrong."""
    if key.dated and since is None and all(row.end is None for row in rows):
        return "OPEN", "no report says when"
    first = line.get("starts")
    if first is None or since is None or first[0] <= since <= first[1]:
        return "HOLDS", ""
    if since > first[1] and any(_by_later(key, row, first[1]) for row in rows):
        return "HOLDS", ""
    late = since > first[1] and not any("aken on" in row.why for row in rows if row.start == since)
    return "OPEN" if late else "CONTRADICTED", f"since {since}"


def _row(key: Key, line: Line, row: Control) -> Verdict:
    checks: list[Verdict] = []
    if "word" in line and not any(re.search(line["word"], name) for name in row.says):
        checks.append(("CONTRADICTED", f"on the word of {row.says}"))
    if "not_why" in line and re.search(line["not_why"], row.why):
        checks.append(("CONTRADICTED", row.why))
    if "doc" in line and line["doc"] not in key.docs(row.claims):
        checks.append(("OPEN", "from other reports"))
    if "only" in line and key.docs(row.claims) != {line["only"]}:
        checks.append(("CONTRADICTED", f"from {key.docs(row.claims)}"))
    return worst(checks)


def toll(key: Key, line: Line) -> Verdict:
    rows = [one for one in key.tables.tolls if one.category == line["category"] and line["doc"] in key.docs(one.claims)]
    rows = [one for one in rows if _bounds(one) == _wanted(line)] or rows
    verdicts = [_toll(key, line, one) for one in rows]
    if any(one[0] == "HOLDS" for one in verdicts):
        return "HOLDS", ""
    return best(verdicts, "no toll of the category")


def _bounds(row: Toll) -> tuple[int | None, ...]:
    return tuple(bound.value if bound else None for bound in (row.low, row.best, row.high))


def _wanted(line: Line) -> tuple[int | None, ...]:
    return tuple(None if line.get("unknown") else line.get(name) for name in ("low", "best", "high"))


def _toll(key: Key, line: Line, row: Toll) -> Verdict:
    return worst([
        *_toll_counts(line, row), *_toll_whole(key, line, row), *_toll_there(line, row), *_toll_then(line, row.when),
    ])  # fmt: skip


def _toll_counts(line: Line, row: Toll) -> Iterator[Verdict]:
    """The figures, what they count, and on whose word."""
    if _bounds(row) != _wanted(line):
        unknown = _bounds(row) == (None, None, None)
        yield "OPEN" if unknown else "CONTRADICTED", f"bounds {_bounds(row)}"
    if "scope" in line and row.scope != line["scope"]:
        yield "CONTRADICTED", row.scope
    if "side" in line and row.side != line["side"]:
        yield "CONTRADICTED", f"of {row.side}"
    if "word" in line and not any(re.search(line["word"], name) for name in row.says):
        yield "CONTRADICTED", f"on the word of {row.says}"


def _toll_whole(key: Key, line: Line, row: Toll) -> Iterator[Verdict]:
    """That no toll is of both battles, and that a part is told as one."""
    docs = key.docs(row.claims)
    if docs & BATTLES[0] and docs & BATTLES[1]:
        yield "CONTRADICTED", "of both battles"
    if "part_of" in line:
        whole = next((one for one in key.tables.tolls if one.id == row.part_of), None)
        right = whole is not None and whole.low is not None and whole.low.value == line["part_of"]
        yield ("HOLDS", "") if right else ("OPEN", "not told as a part")


def _toll_there(line: Line, row: Toll) -> Iterator[Verdict]:
    ids = {place.id for place in row.places}
    if "not_place" in line and line["not_place"] in ids:
        yield "CONTRADICTED", f"put at {ids}"
    if "places" in line and any(_elsewhere(place, line["places"]) for place in row.places):
        yield "CONTRADICTED", f"put at {[place.name for place in row.places]}"


def _toll_then(line: Line, when: When | None) -> Iterator[Verdict]:
    if line.get("wide") and when and when.earliest and when.earliest == when.latest:
        yield "CONTRADICTED", f"pinned to {when.edtf}"
    if "last" in line and when and when.latest and when.latest < line["last"]:
        yield "CONTRADICTED", f"only up to {when.latest}"
    yield fits(when, line.get("day"), exact=False)


def _elsewhere(place: Where, wanted: list[str]) -> bool:
    """Whether a place is another than those wanted; an unnamed part of a country is nowhere else."""
    return place.id not in wanted if place.id else not place.within or place.within[0] not in wanted


def _sides(key: Key, row: Dispute, line: Line) -> bool:
    """Whether the two sides of a dispute are those of the line, either way round."""
    pairs = ((row.left, row.right), (row.right, row.left))
    return any(_among(key, line["left"], one) and _among(key, line["right"], other) for one, other in pairs)


def _among(key: Key, wanted: str, ids: Iterable[str]) -> bool:
    """Whether claims hold one of the wanted words: ``doc:words|doc:words``; nothing is wanted of the empty text."""
    told_by = [key.claims[one] for one in ids]
    options = [part.partition(":") for part in wanted.split("|")]
    return not wanted or any(
        doc_of(claim) == doc and re.search(words, key.words(claim)) for doc, _, words in options for claim in told_by
    )


def dispute(key: Key, line: Line) -> Verdict:
    rows = [one for one in key.tables.disputes if one.sort in line["sort"].split("|") and _sides(key, one, line)]
    for row in rows:
        if "why_not" in line and re.search(line["why_not"], row.why):
            return "CONTRADICTED", row.why
        if "hard" in line and row.hard != line["hard"]:
            return "CONTRADICTED", "told as a contradiction"
        if not all(_among(key, one, (*row.left, *row.right)) for one in line.get("also", ())):
            return "OPEN", row.why
    return ("HOLDS", "") if rows else ("OPEN", "not told")


def no_dispute(key: Key, line: Line) -> Verdict:
    rows = [
        one
        for one in key.tables.disputes
        if any(line["left"].partition(":")[2] in key.claims[name].claim.span.quote for name in (*one.left, *one.right))
        and any(
            line["right"].partition(":")[2] in key.claims[name].claim.span.quote for name in (*one.left, *one.right)
        )
    ]
    return ("CONTRADICTED", rows[0].why) if rows else ("HOLDS", "")


def flat(key: Key, line: Line) -> Verdict:
    for event in key.tables.events:
        for one in event.origins:
            flatly = [key.claims[name] for name in one.claims if not key.claims[name].says]
            if one.independent and any(doc_of(claim) == line["doc"] for claim in flatly):
                return "CONTRADICTED", f"{event.title}: {one.why}"
    return "HOLDS", ""


def origin(key: Key, line: Line) -> Verdict:
    for event in key.tables.events:
        for one in event.origins:
            if one.independent and re.search(line["name"], one.name) and line["doc"] in key.docs(one.claims):
                if "side" not in line:
                    return "HOLDS", ""
                sides = {said.party.side for name in one.claims for said in key.claims[name].says[:1]}
                return ("HOLDS", "") if sides == {line["side"]} else ("OPEN", f"on the side {sides}")
    # What is no event (an opinion, an aim) has its origin in the table of claims: the first speaker.
    telling = [one for one in key.find(".", doc=line["doc"]) if one.id not in key.events and one.says]
    if "side" not in line and any(re.search(line["name"], one.says[0].party.name) for one in telling):
        return "HOLDS", ""
    return "OPEN", "no origin of the name"


def relay(key: Key, line: Line) -> Verdict:
    for event in key.tables.events:
        for one in event.origins:
            if re.search(line["name"], one.name):
                return "CONTRADICTED", f"{one.name} is an origin of {event.title}"
    return "HOLDS", ""


def one_speaker(key: Key, line: Line) -> Verdict:
    found = [row for row in key.tables.control.rows if line["doc"] in key.docs(row.claims)]
    found = [row for row in found if re.search(line["quote"], row.place.name) and row.holder]
    bad = [row for row in found if not any(re.search(line["word"], name) for name in row.says)]
    if bad:
        return "CONTRADICTED", f"{bad[0].place.name} on the word of {bad[0].says}"
    flatly = [one for one in key.find(line["quote"], doc=line["doc"]) if one.claim.family == "control" and not one.says]
    if flatly:
        return "CONTRADICTED", f"told flatly: {flatly[0].claim.span.quote}"
    return ("HOLDS", "") if key.find(line["quote"], doc=line["doc"]) else ("OPEN", "no capture is told")


def forecast(key: Key, line: Line) -> Verdict:
    rows = [
        one
        for one in key.tables.forecasts
        if re.search(line["quote"], one.statement) and doc_of(key.claims[one.claim]) == line["doc"]
    ]
    return best((_forecast(line, one) for one in rows), "no such forecast")


def _forecast(line: Line, row: Any) -> Verdict:
    checks: list[Verdict] = []
    if row.outcome != "open":
        checks.append(("CONTRADICTED", f"it {row.outcome}"))
    if not re.search(line["by"], row.forecaster):
        checks.append(("CONTRADICTED", f"by {row.forecaster}"))
    if "through" in line and line["through"] not in row.forecaster:
        checks.append(("OPEN", f"by {row.forecaster}"))
    if "sort" in line and row.sort not in line["sort"].split("|"):
        checks.append(("OPEN", f"told as a {row.sort}"))
    if "condition" in line and not re.search(line["condition"], f"{row.condition or ''} {row.statement}"):
        checks.append(("OPEN", "without its condition"))
    return worst(checks)


def _actor(key: Key, name: str) -> Actor:
    return next(actor for pack in key.packs for actor in pack.actors if actor.id == name)


def lineage(key: Key, line: Line) -> Verdict:
    ties = [one for one in _actor(key, line["one"]).lineage if one.of == line["of"]]
    if any(one.relation.startswith(line["relation"]) and one.on == line["on"] for one in ties):
        return "HOLDS", ""
    return ("CONTRADICTED", str(ties)) if ties else ("OPEN", "no lineage")


def member(key: Key, line: Line) -> Verdict:
    ties = [one for one in _actor(key, line["one"]).member_of if one.of == line["of"]]
    right = any(one.start.startswith(line["on"]) for one in ties)
    return ("HOLDS", "") if right else ("OPEN", "not told as a member")


def named(key: Key, line: Line) -> Verdict:
    found = key.find(line["quote"], doc=line["doc"], sentence="no_dispute" in line)
    if "no_dispute" in line:
        return _undisputed(key, line, {one.id for one in found})
    for claim in found:
        parties = {party.id for party in (*claim.actors, *claim.targets, *claim.victims)}
        wrong = (parties & set(line.get("never", ()))) | (
            set(sides_of(claim.actors)) & set(line.get("never_sides", ()))
        )
        if wrong:
            return "CONTRADICTED", f"{sorted(wrong)}: {claim.claim.span.quote}"
    if "parties" not in line and "sides" not in line:
        return ("HOLDS", "") if found else ("OPEN", "no claim")
    return best((_named(line, one) for one in found), "no claim")


def _named(line: Line, claim: ReadClaim) -> Verdict:
    parties = {party.id for party in (*claim.actors, *claim.targets)}
    right = set(line.get("parties", ())) <= parties and set(line.get("sides", ())) <= set(sides_of(claim.actors))
    return worst([("HOLDS", "") if right else ("OPEN", f"{sorted(parties)}"), _word(line, claim)])


def _undisputed(key: Key, line: Line, ids: set[str]) -> Verdict:
    rows: Iterator[Dispute] = (one for one in key.tables.disputes if one.sort == line["no_dispute"])
    bad = next((one for one in rows if ids & {*one.left, *one.right}), None)
    return ("CONTRADICTED", bad.why) if bad else ("HOLDS", "")


JUDGES: dict[str, Callable[[Key, Line], Verdict]] = {
    judge.__name__: judge
    for judge in (
        report, apart, background, told, held, toll, dispute, no_dispute, flat, origin, relay, one_speaker, forecast,
        lineage, member, named,
    )
}  # fmt: skip
