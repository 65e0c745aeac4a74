"""Drafts against each other and against quotations: whose the overlapping words are, and where speech goes on.

What must stay true: a content never holds its own cue or speaker, and content parts stand in order apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.extract.attribution.draft import COLON, Draft
from fogline.extract.attribution.quotations import Quotation
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.speakers import can_speak

ADDING = frozenset(
    {
        "add",
        "say",
        "note",
        "stress",
        "reiterate",
        "cite",
        "explain",
        "claim",
        "insist",
        "warn",
        "state",
        "argue",
        "call",
        "quote",
        "emphasize",
        "emphasise",
        "accuse",
        "vow",
        "describe",
        "tell",
        "suggest",
        "urge",
        "predict",
        "deny",
        "acknowledge",
        "admit",
        "declare",
        "announce",
    }
)
"""Participles of these after a clause belong to who said the clause, not to its subject."""


def settled(report: Report, quotes: Sequence[Quotation], found: Sequence[Draft]) -> list[Draft]:
    """Gives every draft its final content and speaker."""
    ordered = sorted(_heard(report, quotes, found), key=lambda draft: draft.cue)
    ordered = _without_frames(ordered)
    ordered = _participles(report, ordered)
    ordered = [_snapped(quotes, draft) for draft in ordered]
    ordered = _continued(report, quotes, ordered)
    ordered += _blocks(report, ordered)
    cleaned = (_clean(report, _plain_source(report, draft)) for draft in ordered)
    return [draft for draft in cleaned if draft is not None]


def _plain_source(report: Report, draft: Draft) -> Draft:
    """Cuts ", who …" off the speaker phrase."""
    if draft.source is None:
        return draft
    start, end = draft.source
    for i in range(start + 1, end - 1):
        if report.words[i] == "," and report.words[i + 1] in ("who", "whose", "which", "whom"):
            return replace(draft, source=(start, i))
    return draft


def _blocks(report: Report, found: Sequence[Draft]) -> list[Draft]:
    """Gives the paragraph after "… said:" to who said it, where it is set off without marks."""
    result = []
    for i, word in enumerate(report.words[:-1]):
        if word != ":" or not _ends_paragraph(report, i):
            continue
        begin, end = report.sentence(i)
        spoken = [
            d for d in found if begin <= d.cue[0] < end and d.source and d.entry.sort == "speech" and not d.within
        ]
        block = _next_paragraph(report, i)
        if not spoken or block is None or any(d.start < block[1] and block[0] < d.end for d in spoken):
            continue
        owner = spoken[-1]
        entry = replace(COLON, hedge=owner.entry.hedge)
        result.append(
            replace(owner, content=(block,), cue=(i, i + 1), entry=entry, shape="colon", frame=None, borrowed=True)
        )
    return result


def _ends_paragraph(report: Report, i: int) -> bool:
    following = i + 1
    while following < len(report.words) and report.parsed[following].is_space:
        following += 1
    return following < len(report.words) and report.paragraphs[following] != report.paragraphs[i]


def _next_paragraph(report: Report, i: int) -> Range | None:
    """The paragraph that follows, where it is running text and not a list or a quotation of its own."""
    start = i + 1
    while report.parsed[start].is_space:
        start += 1
    end = start
    while end < len(report.words) and report.paragraphs[end] == report.paragraphs[start]:
        end += 1
    block = report.trimmed((start, end))
    full = block is not None and block[1] - block[0] >= FEWEST_IN_BLOCK and report.has_verb(block)
    return block if full and not report.parsed[start].is_quote else None


FEWEST_IN_BLOCK = 12
"""Tokens in a paragraph set off as a quotation; shorter ones are list items and captions."""


def _heard(report: Report, quotes: Sequence[Quotation], found: Sequence[Draft]) -> list[Draft]:
    """Marks cues inside quotations, and drops those that only colour what the quoted says ("“I think …”")."""
    result = []
    for draft in found:
        within = any(quote.start < draft.cue[0] < quote.end - 1 for quote in quotes)
        alone = draft.source is not None and draft.source[1] - draft.source[0] == 1
        if within and (draft.source is None or (alone and report.words[draft.source[0]] in FIRST)):
            continue
        result.append(replace(draft, within=within))
    return result


FIRST = frozenset({"i", "we", "you"})


def _without_frames(found: list[Draft]) -> list[Draft]:
    """Takes frames that close a sentence out of the contents that the parser ran into them."""
    frames = [draft for draft in found if draft.frame is not None]
    return [_cut(draft, [f.frame for f in frames if f is not draft and f.frame is not None]) for draft in found]


def _cut(draft: Draft, frames: Sequence[Range]) -> Draft:
    parts: list[Range] = []
    for start, end in draft.content:
        ends = [first for first, last in frames if start < first < end <= last + 1]
        parts.append((start, min([end, *ends])))
    return replace(draft, content=tuple(parts))


def _participles(report: Report, found: list[Draft]) -> list[Draft]:
    """Gives ", adding that …" to who said the clause before it, and ends that clause's content there."""
    result: list[Draft] = []
    for draft in found:
        above = _said_before(report, result, draft)
        if above is None:
            result.append(draft)
            continue
        owner = result[above]
        cut = tuple((s, min(e, draft.cue[0])) for s, e in owner.content if s < draft.cue[0])
        result[above] = replace(owner, content=cut or owner.content)
        taken = replace(
            draft, source=owner.source, head=owner.head, stands_for=owner.stands_for, borrowed=True, relays=owner.relays
        )
        result.append(taken)
    return result


def _said_before(report: Report, before: Sequence[Draft], draft: Draft) -> int | None:
    cue = report.parsed[draft.cue[0]]
    if cue.tag_ != "VBG" or draft.entry.lemma not in ADDING or draft.shape not in ("clause", "object"):
        return None
    if draft.source is not None and not draft.borrowed:
        return None
    told = can_speak(cue.head, report.lexicon) or cue.head.lower_ in report.lexicon.nouns
    own = cue.dep_ in ("pcomp", "csubj") or (cue.dep_ == "acl" and told)
    if own and report.words[max(0, cue.i - 1)] != ",":
        return None
    for k in range(len(before) - 1, -1, -1):
        other = before[k]
        if report.sentence_of[other.cue[0]] != report.sentence_of[cue.i]:
            return None
        if other.source is None or other.entry.sort not in ("speech", "evidence") or other.shape in ("noun", "adverb"):
            continue
        inside = other.start < cue.i < other.end
        framed = other.frame is not None and other.frame[1] <= cue.i
        if inside or framed:
            return k
    return None


def _snapped(quotes: Sequence[Quotation], draft: Draft) -> Draft:
    """Lets content that reaches into a quotation take all of it, where the cue stands outside."""
    if draft.shape in ("adverb", "noun"):
        return draft
    near = [quote for quote in quotes if not quote.start <= draft.cue[0] < quote.end]
    return replace(draft, content=tuple(_widened(near, draft, part) for part in draft.content))


def _widened(quotes: Sequence[Quotation], draft: Draft, part: Range) -> Range:
    start, end = part
    for quote in quotes:
        if quote.end <= start or quote.start >= end:
            continue
        if quote.start < start and not _blocked(draft, (quote.start, start)):
            start = quote.start
        if end < quote.end and quote.closed and not _blocked(draft, (end, quote.end)):
            end = quote.end
    return start, end


def _blocked(draft: Draft, added: Range) -> bool:
    spans = [draft.cue, *([draft.source] if draft.source else []), *([draft.frame] if draft.frame else [])]
    return any(start < added[1] and added[0] < end for start, end in spans)


def _continued(report: Report, quotes: Sequence[Quotation], found: list[Draft]) -> list[Draft]:
    """Adds the quotations that follow a speech frame with nobody else speaking between."""
    taken = [(part, draft.cue) for draft in found for part in draft.content]
    owners = sorted(range(len(found)), key=lambda k: found[k].cue)
    result = list(found)
    for quote in quotes:
        if not quote.speech or _is_taken(quote, taken):
            continue
        owner = _owner(report, quote, result, owners)
        if owner is not None:
            result[owner] = replace(result[owner], content=(*result[owner].content, quote.tokens))
            taken.append((quote.tokens, result[owner].cue))
    return result


def _is_taken(quote: Quotation, taken: Sequence[tuple[Range, Range]]) -> bool:
    """Whether somebody who speaks outside the quotation has words in it already."""
    return any(
        start < quote.end and quote.start < end and not quote.start <= cue[0] < quote.end for (start, end), cue in taken
    )


def _owner(report: Report, quote: Quotation, found: Sequence[Draft], owners: Sequence[int]) -> int | None:
    """The last speech before a quotation, where only marks and the frame's own words stand between."""
    for k in reversed(owners):
        draft = found[k]
        if draft.entry.sort != "speech" or draft.source is None or draft.shape in ("noun", "adverb", "passive"):
            continue
        last = max(draft.end, draft.cue[1], draft.source[1], draft.frame[1] if draft.frame else 0)
        if last > quote.start:
            continue
        if draft.frame is not None:
            last = max(last, min(report.sentence(draft.cue[0])[1], quote.start))
        apart = report.paragraphs[quote.start] - report.paragraphs[max(0, last - 1)]
        between = report.trimmed((last, quote.start))
        return k if apart <= 1 and between is None else None
    return None


def _clean(report: Report, draft: Draft) -> Draft | None:
    """Trims the parts, takes cue and speaker out of them, and drops what is empty."""
    kept: list[Range] = []
    for part in draft.content:
        trimmed = report.trimmed(_apart(part, draft))
        if trimmed is not None and (not kept or trimmed[0] >= kept[-1][1]):
            kept.append(trimmed)
        elif trimmed is not None and trimmed[1] > kept[-1][1]:
            kept.append((kept[-1][1], trimmed[1]))
    return replace(draft, content=tuple(kept)) if kept else None


def _apart(part: Range, draft: Draft) -> Range:
    start, end = part
    for first, last in [draft.cue, *([draft.source] if draft.source else [])]:
        if start <= first < end:
            start, end = (last, end) if first - start < end - last else (start, first)
        elif start < last < end:
            start = last
    return start, max(start, end)
