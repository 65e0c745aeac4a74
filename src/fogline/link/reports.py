"""A report as linking sees it: its words by how much they tell, names, ages, and what it mainly tells of.

Claims of one happening often share little but their report's subject: one says that a man died, the other that a
suspect was named. What two whole reports share (names, ages, streets, rare words) tells whether they are about one
happening; this file gathers it, `report_features` weighs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from fogline.link.profile import STOP, Profile, profile, tells_event
from fogline.link.spread import Spread
from fogline.link.words import Words, read_words
from fogline.model import ReadClaim, Where, fold_name

TIGHT = 3
"""Days that the time of a claim may leave open to speak for a day."""
TELLING = 25
"""Words of each report, the most telling, by which its like are looked for."""
COMMON = 60
"""Reports of a word beyond which it leads to none."""
LEADS = ("violence", "fighting")
"""Groups of which the main happening of a report is taken first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as linking sees it.

    Attributes:
        weights: how much each word tells of it, length 1 taken together.
        names: of the words those always written as names; `naming` is their length.
        rarity: how rare each of its names is, 0 … 1; those of its own place are left out.
        full: how rare its full names are.
        ages: ages of people.
        told: its day as an ordinal.
        days: first and last day of what it mainly tells, where that is known closely.
        dates: month and day of the dates that its text writes out.
        places: where it lies; `around`: what contains that.
        spots: the places with coordinates.
        counts: numbers of what it mainly tells, by unit.
        main: ids of the claims that tell its main happening.
        one_subject: how far its record is of one subject, 0 … 1.
    """

    document: str
    weights: Mapping[str, float]
    names: frozenset[str]
    naming: float
    rarity: Mapping[str, float]
    full: Mapping[tuple[str, str], float]
    ages: frozenset[int]
    told: int | None
    days: tuple[tuple[int, int], ...]
    dates: frozenset[tuple[int, int]]
    places: frozenset[str]
    around: frozenset[str]
    spots: tuple[Where, ...]
    counts: Mapping[str, frozenset[int]]
    main: frozenset[str]
    one_subject: float


def main_claims_of(claims: Sequence[ReadClaim]) -> dict[str, str]:
    """The claim that tells what each report is mainly about, by document; a report that tells of nothing has none."""
    ordered = sorted(claims, key=lambda one: one.id)
    return main_claims(ordered, {claim.id: profile(claim) for claim in ordered if tells_event(claim)})


def main_claims(claims: Sequence[ReadClaim], profiles: Mapping[str, Profile]) -> dict[str, str]:
    """The claim that tells what each report is mainly about, by document.

    It is the one that shares most with the headline, gives numbers and stands early; harm and fighting of the report's
    own days go before all else.
    """
    best: dict[str, tuple[tuple[int, float, str], str]] = {}
    for claim in claims:
        one = profiles.get(claim.id)
        if one is None or not claim.document:
            continue
        rank = (_rank(one), -_leading(claim, one.words), claim.id)
        if claim.document not in best or rank < best[claim.document][0]:
            best[claim.document] = (rank, claim.id)
    return {document: name for document, (_, name) in best.items()}


@lru_cache(maxsize=1_000)
def _heading(title: str) -> frozenset[str]:
    return frozenset(fold_name(title).split()) - STOP


def _rank(one: Profile) -> int:
    if one.background:
        return 3
    return LEADS.index(one.group) if one.group in LEADS else 2


def _leading(claim: ReadClaim, words: frozenset[str]) -> float:
    heading = _heading(claim.title or "")
    shared = len(heading & words) / sqrt(len(heading)) if heading else 0.0
    plain = claim.claim.kind not in ("harm.other", "strike.other", "fighting.other")
    early = 1 / (1 + claim.claim.span.start / 600)
    return shared + early + 0.7 * plain + 0.4 * bool(claim.counts) + 0.3 * (claim.claim.certainty >= 2)


def reports_of(
    claims: Iterable[ReadClaim],
    profiles: Mapping[str, Profile],
    main: Mapping[str, frozenset[str]],
    texts: Mapping[str, str],
    spread: Spread | None = None,
) -> dict[str, Report]:
    """Gathers the reports whose text is known and that tell of something.

    Args:
        claims: of the record.
        profiles: of the claims that tell of something.
        main: ids of the claims of each report's main happening, by document.
        texts: by document id.
        spread: how many reports have each word; counted over `texts` when `None`.
    """
    titles = {claim.document: claim.title or "" for claim in claims}
    counts = spread or spread_of(claims, texts)
    return {
        document: _report(
            document,
            read_words(texts[document], titles.get(document, "")),
            counts,
            [profiles[one] for one in sorted(main[document])],
        )
        for document in main
        if document in texts
    }


def spread_of(claims: Iterable[ReadClaim], texts: Mapping[str, str]) -> Spread:
    """How many of the reports have each word, their headlines included."""
    titles = {claim.document: claim.title or "" for claim in claims}
    return Spread.of(f"{titles.get(document, '')}\n{text}" for document, text in texts.items())


def _report(document: str, words: Words, spread: Spread, main: Sequence[Profile]) -> Report:
    rarity = {word: spread.of_report(word) for word in words.counts}
    raw = {word: (1 + log(number)) * rarity[word] for word, number in words.counts.items()}
    length = sqrt(sum(value * value for value in raw.values())) or 1.0
    weights = {word: value / length for word, value in raw.items()}
    # Places are compared as places: their names are no rare find.
    placed = {part for one in main if one.where for part in fold_name(one.where.name).split()}
    return Report(
        document=document,
        weights=weights,
        names=words.names,
        naming=sqrt(sum(weights[word] ** 2 for word in sorted(words.names))),
        rarity={word: rarity[word] for word in words.names - placed},
        full={
            (one, other): (rarity.get(one, 0.5) + rarity[other]) / 2
            for one, other in words.full
            if one not in placed and other not in placed
        },
        ages=words.ages,
        told=next((one.told for one in main if one.told is not None), None),
        days=tuple(dict.fromkeys(_close_days(main))),
        dates=words.days,
        places=frozenset(key for one in main for key in one.places),
        around=frozenset(key for one in main for key in one.around),
        spots=tuple({one.where.id: one.where for one in main if one.where is not None}.values()),
        counts=_numbers(main),
        main=frozenset(one.id for one in main),
        one_subject=spread.one_subject,
    )


def _close_days(main: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    for one in main:
        if one.first is not None and one.last is not None and one.last - one.first <= TIGHT:
            yield one.first, one.last


def _numbers(main: Sequence[Profile]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for one in main:
        for unit, count in one.counts.items():
            if count.best is not None and unit.split()[-1:] in (["killed"], ["injured"]):
                found[unit.split()[-1]].add(count.best)
    return {unit: frozenset(numbers) for unit, numbers in found.items()}


def telling_words(report: Report) -> list[str]:
    """The words of a report by which its like are looked for, the most telling first."""
    weights = report.weights
    return sorted(weights, key=lambda word: (-weights[word], word))[:TELLING]


def alike(reports: Mapping[str, Report], days: int) -> Iterator[tuple[str, str]]:
    """Pairs of reports worth comparing: they share a telling word and were told within so many days; each once."""
    holders: dict[str, list[str]] = defaultdict(list)
    for document in sorted(reports):
        for word in telling_words(reports[document]):
            holders[word].append(document)
    seen: set[tuple[str, str]] = set()
    for word in sorted(holders):
        held = holders[word]
        if len(held) > COMMON:
            continue
        for position, left in enumerate(held):
            for right in held[position + 1 :]:
                if (left, right) not in seen and told_within(reports[left].told, reports[right].told, days):
                    seen.add((left, right))
                    yield left, right


def told_within(one: int | None, other: int | None, days: int) -> bool:
    """Whether two reports were told within so many days; those without a day may have been."""
    return one is None or other is None or abs(one - other) <= days
