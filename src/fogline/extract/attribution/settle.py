"""Drafts made final: against each other, against quotations, and clean of their own cue and speaker.

What must stay true: a content never holds its own cue or speaker, and content parts stand in order apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.extract.attribution.continuing import blocks, continued, issued
from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.quotations import Quotations
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.sentences import shared_out

FIRST = frozenset({"i", "we", "you"})


def settled(report: Report, quotes: Quotations, found: Sequence[Draft]) -> list[Draft]:
    """Gives every draft its final content and speaker."""
    ordered = sorted(_heard(report, quotes, found), key=lambda draft: draft.cue)
    ordered = [_snapped(quotes, draft) for draft in shared_out(report, ordered)]
    announced = issued(report, quotes, ordered)
    ordered = continued(report, quotes, sorted([*ordered, *announced], key=lambda draft: draft.cue))
    ordered += blocks(report, ordered)
    settled_drafts = (cleaned(report, draft) for draft in ordered)
    return [draft for draft in settled_drafts if draft is not None]


def cleaned(report: Report, draft: Draft) -> Draft | None:
    """A draft with trimmed content and speaker that hold neither the cue nor each other; `None` where none is left."""
    return _clean(report, _plain_source(report, draft))


def _plain_source(report: Report, draft: Draft) -> Draft:
    """Cuts ", who …" and ", speaking …" off a speaker phrase before its cue."""
    if draft.source is None:
        return draft
    source = _outer_trimmed(report, draft.source)
    if source is None:
        return replace(draft, source=None, head=None, stands_for=None)
    start, end = source
    draft = replace(draft, source=source)
    if start > draft.cue[0]:
        return draft
    for i in range(start + 1, end - 1):
        opens = report.parsed[i + 1]
        if report.words[i] == "," and (opens.lower_ in ("who", "whose", "which", "whom") or opens.tag_ == "VBG"):
            return replace(draft, source=(start, i))
    return draft


def _outer_trimmed(report: Report, tokens: Range) -> Range | None:
    """Takes white space and dashes off the front of a speaker phrase; `None` where no word is left."""
    start, end = tokens
    while start < end and (report.parsed[start].is_space or report.parsed[start].is_punct):
        start += 1
    return (start, end) if start < end else None


def _heard(report: Report, quotes: Quotations, found: Sequence[Draft]) -> list[Draft]:
    """Marks cues inside quotations, and drops those that only colour what the quoted says ("“I think …”")."""
    result = []
    for draft in found:
        within = quotes.holds(draft.cue[0])
        alone = draft.source is not None and draft.source[1] - draft.source[0] == 1
        if within and (draft.source is None or (alone and report.words[draft.source[0]] in FIRST)):
            continue
        result.append(replace(draft, within=within))
    return result


def _snapped(quotes: Quotations, draft: Draft) -> Draft:
    """Lets content that reaches into a quotation take all of it, where the cue stands outside."""
    if draft.shape in ("adverb", "noun"):
        return draft
    return replace(draft, content=tuple(_widened(quotes, draft, part) for part in draft.content))


def _widened(quotes: Quotations, draft: Draft, part: Range) -> Range:
    start, end = part
    for quote in quotes.overlapping(start, end):
        if quote.start <= draft.cue[0] < quote.end:
            continue
        if quote.start < start and not _blocked(draft, (quote.start, start)):
            start = quote.start
        if end < quote.end and quote.closed and not _blocked(draft, (end, quote.end)):
            end = quote.end
    return start, end


def _blocked(draft: Draft, added: Range) -> bool:
    spans = [draft.cue, *([draft.source] if draft.source else []), *([draft.frame] if draft.frame else [])]
    return any(start < added[1] and added[0] < end for start, end in spans)


def _clean(report: Report, draft: Draft) -> Draft | None:
    """Trims the parts, takes cue and speaker out of them, and drops what is empty."""
    kept: list[Range] = []
    for part in draft.content:
        trimmed = report.trimmed(_apart(report.undated(part), draft))
        if trimmed is not None and (not kept or trimmed[0] >= kept[-1][1]):
            kept.append(trimmed)
        elif trimmed is not None and trimmed[1] > kept[-1][1]:
            kept.append((kept[-1][1], trimmed[1]))
    return replace(draft, content=tuple(kept)) if kept else None


def _apart(part: Range, draft: Draft) -> Range:
    """The longest piece of a content part that holds neither the cue nor the speaker."""
    pieces = [part]
    for first, last in [draft.cue, *([draft.source] if draft.source else [])]:
        pieces = [
            piece
            for start, end in pieces
            for piece in ((start, min(end, first)), (max(start, last), end))
            if piece[0] < piece[1]
        ]
    return max(pieces, key=lambda piece: (piece[1] - piece[0], -piece[0]), default=(part[0], part[0]))
