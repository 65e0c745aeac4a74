"""The brief: a situation report for a place and a period, every sentence of which rests on quoted claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fogline.export.brief_changes import changes
from fogline.export.brief_check import check_brief
from fogline.export.brief_disputes import disputes_section
from fogline.export.brief_ground import holdings
from fogline.export.brief_names import with_sure_speakers
from fogline.export.brief_open import forecasts_section, unknown_section
from fogline.export.brief_parts import Brief, Section, citations_of
from fogline.export.brief_period import About, before_in_words, in_words, latest_day, narrowed, news_from, settled
from fogline.export.brief_tolls import tolls_section
from fogline.export.brief_words import number_words
from fogline.export.dataset import Dataset
from fogline.fuse.prose import listed
from fogline.model import ReadClaim

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
    about = settled(dataset, about)
    part = narrowed(dataset, about)
    as_of = about.end or latest_day(part)
    for most in LENGTHS:
        sections, left_out = _written(part, dataset.by_id(), about, as_of, most)
        if _words(sections) <= PAGE:
            break
    shown, wordless = _with_words(sections, dataset)
    brief = replace(_numbered(dataset, about, shown, as_of, left_out), wordless=wordless)
    check_brief(brief, dataset.texts)
    return brief


def _written(
    part: Dataset, claims: Mapping[str, ReadClaim], about: About, as_of: str, most: tuple[int, int, int, int]
) -> tuple[tuple[Section, ...], str]:
    """The sections with so many events, tolls, disputes and forecasts, and what that leaves out in words.

    The claims are those of the whole record: a place may be held since before the period.
    """
    since = news_from(part, about)
    changed, more_events = changes(part, claims, most[0], since=since, until=as_of)
    counted, more_tolls = tolls_section(part, most[1], since=since)
    disputed, more_disputes = disputes_section(part, claims, most[2])
    expected, more_forecasts = forecasts_section(part, claims, as_of, most[3])
    written = (changed, holdings(part, as_of, since=about.start), counted, disputed, expected, unknown_section(part))
    left = ((more_events, "event"), (more_tolls, "toll"), (more_disputes, "dispute"), (more_forecasts, "forecast"))
    left_out = [f"{number_words(count)} {what}{'s' if count > 1 else ''}" for count, what in left if count > 0]
    return tuple(section for section in written if section.sentences), listed(left_out)


def _with_words(sections: tuple[Section, ...], dataset: Dataset) -> tuple[tuple[Section, ...], str]:
    """The sentences whose reports can still be read, and in words how many others there were.

    A text that was erased for legal reasons, or never came, takes the sentences on it along and not the whole brief.
    """
    bare = {claim.id for claim in dataset.claims if claim.document not in dataset.texts}
    kept, gone = [], 0
    for section in sections:
        paragraphs = []
        for paragraph in section.paragraphs:
            sentences = tuple(one for one in paragraph.sentences if bare.isdisjoint(one.claims))
            gone += len(paragraph.sentences) - len(sentences)
            if sentences:
                paragraphs.append(replace(paragraph, sentences=sentences))
        if paragraphs:
            kept.append(replace(section, paragraphs=tuple(paragraphs)))
    return tuple(kept), f"{number_words(gone)} sentence{'s' if gone > 1 else ''}" if gone else ""


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
        before=before_in_words(about),
        numbers={citation.claim: citation.number for citation in citations},
    )
