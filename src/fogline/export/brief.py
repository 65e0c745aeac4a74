"""The brief: a situation report for a place and a period, every sentence of which rests on quoted claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.export.brief_changes import changes
from fogline.export.brief_check import check_brief
from fogline.export.brief_disputes import disputes_section
from fogline.export.brief_ground import holdings
from fogline.export.brief_names import with_sure_speakers
from fogline.export.brief_open import forecasts_section, unknown_section
from fogline.export.brief_parts import Brief, Section, citations_of
from fogline.export.brief_tolls import tolls_section
from fogline.export.brief_words import number_words
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, listed
from fogline.model import ReadClaim, When, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a brief is about; empty fields ask for nothing.

    Attributes:
        place: name, for the title.
        has_place: whether a place lies in what is wanted.
        start, end: first and last day.
    """

    place: str = ""
    has_place: Callable[[Where], bool] = lambda _: True
    start: str = ""
    end: str = ""


PAGE = 580
"""Words of a brief's sentences; with leads, headings and marks that is about a page."""
LENGTHS = ((7, 5, 3, 3), (6, 5, 3, 2), (6, 4, 2, 2), (5, 3, 2, 1), (4, 3, 1, 1))
"""How many events, tolls, disputes and forecasts are told; the first row that fits the page."""


def build_brief(dataset: Dataset, about: About) -> Brief:
    """Builds and checks the brief.

    Raises:
        BriefRefused: a sentence would stand without a verified quote.
    """
    dataset = replace(dataset, claims=with_sure_speakers(dataset.claims))
    part = narrowed(dataset, about)
    as_of = about.end or latest_day(part)
    for most in LENGTHS:
        sections, left_out = _written(part, dataset.by_id(), as_of, most)
        if _words(sections) <= PAGE:
            break
    brief = _numbered(dataset, about, sections, as_of, left_out)
    check_brief(brief, dataset.texts)
    return brief


def _written(
    part: Dataset, claims: Mapping[str, ReadClaim], as_of: str, most: tuple[int, int, int, int]
) -> tuple[tuple[Section, ...], str]:
    """The sections with so many events, tolls, disputes and forecasts, and what that leaves out in words.

    The claims are those of the whole record: a place may be held since before the period.
    """
    changed, more_events = changes(part, claims, most[0])
    counted, more_tolls = tolls_section(part, most[1])
    disputed, more_disputes = disputes_section(part, claims, most[2])
    expected, more_forecasts = forecasts_section(part, claims, as_of, most[3])
    written = (changed, holdings(part, as_of), counted, disputed, expected, unknown_section(part))
    left = ((more_events, "event"), (more_tolls, "toll"), (more_disputes, "dispute"), (more_forecasts, "forecast"))
    left_out = [f"{number_words(count)} {what}{'s' if count > 1 else ''}" for count, what in left if count > 0]
    return tuple(section for section in written if section.sentences), listed(left_out)


def _words(sections: Sequence[Section]) -> int:
    return sum(len(one.text.split()) for section in sections for one in section.sentences)


def _numbered(dataset: Dataset, about: About, sections: tuple[Section, ...], as_of: str, left_out: str) -> Brief:
    citations = citations_of(sections, dataset.by_id())
    return Brief(
        title=dataset.name,
        about=in_words(about),
        as_of=as_of,
        made=dataset.made,
        sections=sections,
        citations=citations,
        left_out=left_out,
        numbers={citation.claim: citation.number for citation in citations},
    )


def in_words(about: About) -> str:
    """Place and period in words."""
    place = about.place or "the whole record"
    if about.start and about.end:
        return f"{place}, {day_in_words(about.start)} to {day_in_words(about.end)}"
    if about.start:
        return f"{place}, from {day_in_words(about.start)}"
    return f"{place}, to {day_in_words(about.end)}" if about.end else place


def narrowed(dataset: Dataset, about: About) -> Dataset:
    """The tables of a place and a period; claims outside the project's scope are left out."""
    claims = tuple(claim for claim in dataset.claims if claim.inside is not False and _is_about(claim, about))
    kept = {claim.id for claim in claims}
    return replace(
        dataset,
        claims=claims,
        events=tuple(one for one in dataset.events if not kept.isdisjoint(one.claims) and _in(one.when, about)),
        control=tuple(one for one in dataset.control if about.has_place(one.place)),
        tolls=tuple(one for one in dataset.tolls if _all(one.claims, kept) and _in(one.when, about)),
        disputes=tuple(one for one in dataset.disputes if not kept.isdisjoint((*one.left, *one.right))),
        forecasts=tuple(one for one in dataset.forecasts if one.claim in kept),
    )


def _all(claims: Iterable[str], kept: set[str]) -> bool:
    return any(claim in kept for claim in claims)


def _is_about(claim: ReadClaim, about: About) -> bool:
    if claim.places and not any(about.has_place(place) for place in claim.places):
        return False
    if claim.when is not None:
        return _in(claim.when, about)
    return _in(claim.published_when, about)


def _in(when: When | None, about: About) -> bool:
    if when is None or not (about.start or about.end):
        return True
    return (not about.start or (when.latest or "9999") >= about.start) and (
        not about.end or (when.earliest or "") <= about.end
    )


def latest_day(dataset: Dataset) -> str:
    """The last day that the record tells of as past, for the map."""
    days = [claim.published for claim in dataset.claims if claim.published]
    days += [row.start for row in dataset.control if row.start]
    return max(days, default="")
