"""Exam: whom a mention means, on dated cases with one marked mention each.

Each case is read as a report published on its day, with every pack that ships. The answer is that of the claims which
name the mention; where no claim does, the resolver is asked for the mention itself, and words that claims take for a
place stay open. Right is the party that the label gives or also allows; where the label is an unknown party, a place
or no party, right is to name none of a pack. A real party that no loaded pack lists counts among the unknown.

`answered` is the share of all cases in which a party of a pack was named, `accuracy_of_answered` how many of those were
right, `confidently_wrong` the number of wrong ones told with a confidence of CONFIDENT or more. The baseline takes the
longest name of any pack that stands in the mention, whatever the day and the report.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

from bench.jsonlines import Row, rows, write_packed
from bench.reading import reports, tools
from bench.resample import intervals
from bench.sureness import by_bins
from fogline.gazetteer import ActorIndex
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Claim, Document, Entry, Resolution, Span, When, fold_name, span_of
from fogline.pipeline.stateless import ReadReport
from fogline.resolve.actors import resolve_mention
from fogline.resolve.places import place_hints
from fogline.resolve.theatre import read_theatre
from fogline.review.alike_names import tie_of

CONFIDENT = 0.8
"""Confidence from which a wrong answer is confidently wrong."""
SAME = 0.6
"""Shared part of two spans from which they are one mention."""
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A mention with its label.

    Attributes:
        right: ids of packs that are right; empty where none is.
    """

    id: str
    published: str
    text: str
    start: int
    end: int
    right: frozenset[str]
    side: str
    same_as: str
    war: str
    difficulty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a mention came to: a party of a pack, or one of its own words, or nothing."""

    id: str = ""
    side: str = ""
    confidence: float = 0.0
    rule: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether a party of a pack was named."""
        return bool(self.id) and not self.id.startswith("new:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A case with what was answered."""

    case: Case
    given: Given

    @property
    def is_right(self) -> bool:
        """Whether the answer is the label's."""
        return self.given.id in self.case.right if self.case.right else not self.given.is_listed


def run(paths: list[Path], **_options: Any) -> dict[str, Any]:
    """Runs the exam.

    Args:
        paths: JSON Lines in the form of ``bench/gold/actors.md``.
    """
    started = time.perf_counter()
    index = tools().actors
    cases = [_case(row, index) for path in paths for row in rows(path)]
    given = asked(cases)
    marked = [Marked(case=case, given=given.get(case.id, Given())) for case in cases]
    plain = [Marked(case=case, given=longest_name(case, index)) for case in cases]
    figures = figures_of(marked) | {f"baseline_{name}": value for name, value in _main(plain).items()}
    figures["data_sha256"] = hashlib.sha256(b"".join(_bytes(path) for path in paths)).hexdigest()
    seconds = round(time.perf_counter() - started, 1)
    return {"exam": "actors", "data": [p.name for p in paths], "n": len(cases), "figures": figures, "seconds": seconds}


def figures_of(marked: Sequence[Marked]) -> dict[str, Any]:
    """Every figure, with those by difficulty and war and the calibration of answers."""
    figures: dict[str, Any] = {**_main(marked), "interval": intervals(marked, _rates)}
    figures |= {"minted_same": _minted_same(marked), **_minted_tied(marked), "side": _sides(marked)}
    figures["reliability"] = _reliability(marked)
    for name in ("difficulty", "war"):
        groups: dict[str, list[Marked]] = defaultdict(list)
        for one in marked:
            groups[getattr(one.case, name)].append(one)
        figures[name] = {key: _main(group) | {"n": len(group)} for key, group in sorted(groups.items())}
    return figures


def asked(cases: Sequence[Case]) -> dict[str, Given]:
    """What the product answers, by the id of the case."""
    by_id = {case.id: case for case in cases}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.jsonl.gz"
        told = ({"name": case.id, "text": case.text, "published": case.published} for case in cases)
        write_packed(file, (json.dumps(one, ensure_ascii=False) for one in told))
        return {one.document.name: answer(by_id[one.document.name], one) for one in reports([file])}


def answer(case: Case, report: ReadReport) -> Given:
    """What one report says of its marked mention."""
    document = report.document
    shift = max(0, document.text.find(case.text))
    span = span_of(document.text, shift + case.start, shift + case.end)
    found = [(entry, entry.record) for entry in report.entries if isinstance(entry.record, Resolution)]
    told = [(entry, one) for entry, one in found if one.span is not None and _is_same(one.span, span)]
    named = [_given(entry, one) for entry, one in told if one.party is not None]
    if named:
        often = Counter(one.id for one in named)
        return max(named, key=lambda one: (often[one.id], one.confidence))
    if any(one.matter == "place" and one.where is not None for _, one in told):
        return Given(rule="a place")
    claims = [entry.record for entry in report.entries if isinstance(entry.record, Claim)]
    return _of_mention(document, span, claims, report.card.published_when)


def _of_mention(document: Document, span: Span, claims: Sequence[Claim], when: When | None) -> Given:
    kit = tools()
    hints = place_hints(kit.places, kit.settings.scope)
    theatre = read_theatre(document, claims, kit.actors, kit.places, hints=hints).on(when)
    on = date.fromisoformat(when.earliest) if when and when.earliest else None
    for found in resolve_mention(document, span, kit.actors, on=on, theatre=theatre):
        if isinstance(found.record, Resolution):
            entry = Entry(record=found.record, by="exam@1", at="", basis=found.basis, confidence=found.confidence)
            return _given(entry, found.record)
    return Given()


def _given(entry: Entry, record: Resolution) -> Given:
    party = record.party
    if party is None:
        return Given(rule=record.rule)
    return Given(id=party.id, side=party.side or "", confidence=entry.confidence or 0.0, rule=record.rule)


def _is_same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= SAME * (max(one.end, other.end) - min(one.start, other.start))


def longest_name(case: Case, index: ActorIndex) -> Given:
    """The trivial answer: who bears the longest listed name in the mention, on any day in any war."""
    words = fold_spelling(case.text[case.start : case.end]).split()
    names = _first_bearers(index)
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            actor = names.get(" ".join(words[start : start + size]))
            if actor:
                return Given(id=actor, confidence=1.0)
    return Given()


_BEARERS: dict[int, dict[str, str]] = {}


def _first_bearers(index: ActorIndex) -> Mapping[str, str]:
    """Every listed name, folded, with the first actor of the packs that bears it."""
    if id(index) not in _BEARERS:
        known: dict[str, str] = {}
        for actor in index.actors.values():
            for name in (actor.name, *(one.name for one in actor.names), *actor.ambiguous):
                known.setdefault(fold_spelling(name), actor.id)
        _BEARERS[id(index)] = known
    return _BEARERS[id(index)]


def _case(row: Row, index: ActorIndex) -> Case:
    label = row["answer"]
    right = {label["id"], *label["also"]} - {"", None} if label["known"] else set()
    if label["known"] and not right:
        wanted = fold_name(label["name"])
        names = ((fold_name(told), actor.id) for actor in index.actors.values() for told in _names(actor))
        right = {actor_id for told, actor_id in names if told == wanted}
    plain = {key: row[key] for key in ("id", "published", "text", "start", "end", "war", "difficulty")}
    return Case(**plain, right=frozenset(right), side=label["side"], same_as=label["same_as"])


def _names(actor: Any) -> Iterator[str]:
    yield actor.name
    yield from (one.name for one in actor.names if not one.adjective)


def _rates(marked: Sequence[Marked]) -> dict[str, float]:
    answered = [one for one in marked if one.given.is_listed]
    return {
        "accuracy": round(_share(marked), 4),
        "answered": round(len(answered) / max(1, len(marked)), 4),
        "accuracy_of_answered": round(_share(answered), 4),
    }


def _main(marked: Sequence[Marked]) -> dict[str, float]:
    sure = [one for one in marked if one.given.is_listed and one.given.confidence >= CONFIDENT]
    return _rates(marked) | {"confidently_wrong": sum(not one.is_right for one in sure)}


def _share(marked: Iterable[Marked]) -> float:
    told = [one.is_right for one in marked]
    return sum(told) / max(1, len(told))


def _sides(marked: Sequence[Marked]) -> float:
    """Share of sides that are right, of cases that ask for one and were answered rightly."""
    told = [one for one in marked if one.case.side and one.case.right and one.is_right]
    return round(sum(one.given.side == one.case.side for one in told) / max(1, len(told)), 4)


def _minted_same(marked: Sequence[Marked]) -> float:
    """Share of pairs of one unknown party that came to one minted party."""
    given = {one.case.id: one.given.id for one in marked}
    pairs = {tuple(sorted((one.case.id, one.case.same_as))) for one in marked if one.case.same_as}
    same = [given.get(left, "") == given.get(right, "-") for left, right in pairs]
    return round(sum(same) / max(1, len(same)), 4)


def _minted_tied(marked: Sequence[Marked]) -> dict[str, float]:
    """How many pairs of one unknown party are one or offered as one by their names, and how many other pairs are."""
    named = {one.case.id: one.case.text[one.case.start : one.case.end] for one in marked if not one.case.right}
    given = {one.case.id: one.given.id for one in marked}
    pairs = {tuple(sorted((one.case.id, one.case.same_as))) for one in marked if one.case.same_as}
    tied = {
        pair
        for pair in combinations(sorted(named), 2)
        if given[pair[0]] == given[pair[1]] != "" or any(tie_of(named[a], named[b]) for a, b in permutations(pair))
    }
    return {"minted_tied": round(len(tied & pairs) / max(1, len(pairs)), 4), "minted_tied_wrongly": len(tied - pairs)}


def _reliability(marked: Sequence[Marked]) -> dict[str, Any]:
    """Answers by their confidence: how many, how sure on average, how many right; and the mean gap."""
    answered = [(one.given.confidence, one.is_right) for one in marked if one.given.is_listed]
    return by_bins(answered, BINS, ".1f")


def _bytes(path: Path) -> bytes:
    import gzip

    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content
