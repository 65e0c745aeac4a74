"""Speech that goes on: quotations after a frame, and the paragraph that "… said:" announces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from fogline.extract.attribution.draft import COLON, Draft
from fogline.extract.attribution.quotations import Quotation, Quotations
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.subjects import ISSUED, ISSUING, subject_of

FEWEST_IN_BLOCK = 12
"""Tokens in a paragraph set off as a quotation; shorter ones are list items and captions."""
OF_THEMSELVES = frozenset({"we", "our", "us", "i", "my"})
"""Words by which those who speak tell of themselves."""
LOOK_BACK = 12
"""Cues before a quotation among which its speaker is sought."""


def continued(report: Report, quotes: Quotations, found: Sequence[Draft]) -> list[Draft]:
    """Adds the quotations that follow a speech frame with nobody else speaking between; drafts stand by their cues."""
    result = list(found)
    taken = {
        quote.start
        for draft in found
        for part in draft.content
        for quote in quotes.overlapping(*part)
        if not quote.start <= draft.cue[0] < quote.end
    }
    cues = [draft.cue[0] for draft in found]
    for quote in quotes:
        if not quote.speech or quote.start in taken or _is_turn(report, quote):
            continue
        last = bisect_left(cues, quote.start)
        owner = _owner(report, quote, result, range(last - 1, max(-1, last - 1 - LOOK_BACK), -1))
        if owner is not None:
            result[owner] = replace(result[owner], content=(*result[owner].content, quote.tokens))
    return result


def _is_turn(report: Report, quote: Quotation) -> bool:
    """Whether a quotation opens with the name of who speaks in it, as turns of a transcript do."""
    start = quote.start
    return report.words[start + 2 : start + 3] == (":",) and report.parsed[start + 1].text.isupper()


def _owner(report: Report, quote: Quotation, found: Sequence[Draft], candidates: Sequence[int]) -> int | None:
    """The last speech before a quotation, where only marks and the frame's own words stand between."""
    for k in candidates:
        draft = found[k]
        if draft.entry.sort != "speech" or draft.source is None or draft.shape in ("noun", "adverb", "passive"):
            continue
        last = max(draft.end, draft.cue[1], draft.source[1], draft.frame[1] if draft.frame else 0)
        if last > quote.start:
            continue
        if draft.frame is not None:
            last = max(last, min(report.sentence(draft.cue[0])[1], quote.start))
        apart = report.paragraphs[quote.start] - report.paragraphs[max(0, last - 1)]
        return k if apart <= 1 and report.trimmed((last, quote.start)) is None else None
    return None


def issued(report: Report, quotes: Quotations, found: Sequence[Draft]) -> list[Draft]:
    """Gives the quotation behind "issued the following statement:" to who issued it."""
    result = []
    spoken = {part for draft in found for part in draft.content}
    for i, word in enumerate(report.words[:-1]):
        if word != ":":
            continue
        start = i + 1
        while start < len(report.words) - 1 and report.parsed[start].is_space:
            start += 1
        quote = quotes.at(start)
        if quote is None or not quote.speech or quote.tokens in spoken:
            continue
        verb = next((report.parsed[k] for k in range(*report.sentence(i)) if _issues(report.parsed[k])), None)
        subject = subject_of(report, verb) if verb is not None and verb.i < i else None
        if verb is not None and subject is not None and subject.own:
            cue = (verb.i, verb.i + 1)
            told = Draft(content=(quote.tokens,), cue=cue, entry=COLON, shape="clause", source=subject.tokens)
            result.append(replace(told, head=subject.head.i))
    return result


def _issues(verb: Token) -> bool:
    """Whether a verb is of putting out a statement."""
    return str(verb.lemma_).lower() in ISSUING and any(
        other.dep_ == "dobj" and str(other.lemma_).lower() in ISSUED for other in verb.children
    )


def blocks(report: Report, found: Sequence[Draft]) -> list[Draft]:
    """Gives the paragraph after "… said:" to who said it, where it is set off without marks."""
    result = []
    cues = [draft.cue[0] for draft in found]
    for i, word in enumerate(report.words[:-1]):
        if word != ":" or not _ends_paragraph(report, i):
            continue
        begin, end = report.sentence(i)
        near = found[bisect_left(cues, begin) : bisect_left(cues, end)]
        spoken = [d for d in near if d.source is not None and d.entry.sort == "speech" and not d.within]
        spoken = spoken or _introduced(report, (begin, end))
        block = _series(report, i) or _going_on(report, _next_paragraph(report, i), found)
        if not spoken or block is None or any(d.start < block[1] and block[0] < d.end for d in spoken):
            continue
        entry = replace(COLON, hedge=spoken[-1].entry.hedge)
        cue = (i, i + 1)
        result.append(
            replace(spoken[-1], content=(block,), cue=cue, entry=entry, shape="colon", frame=None, borrowed=True)
        )
    return result


def _going_on(report: Report, block: Range | None, found: Sequence[Draft]) -> Range | None:
    """The paragraph set off, with those behind it up to the last that tells of "us": a statement printed whole.

    A paragraph that somebody else speaks in, or that opens with a mark, ends it.
    """
    others = [d.cue[0] for d in found if d.source is not None and report.parsed[d.source[0]].pos_ != "PRON"]
    last = block
    while block is not None and last is not None and last[1] < len(report.words):
        start = report.paragraph(last[1] - 1)[1]
        while start < len(report.words) and report.parsed[start].is_space:
            start += 1
        following = report.trimmed(report.paragraph(start)) if start < len(report.words) else None
        if following is None or report.parsed[start].is_quote:
            break
        if bisect_left(others, following[0]) < bisect_left(others, following[1]):
            break
        last = (last[0], following[1])
        if any(report.words[k] in OF_THEMSELVES for k in range(*following)):
            block = last
    return block


def _series(report: Report, i: int) -> Range | None:
    """The items of a list behind a colon, each but the last closed by a semicolon on its line."""
    start, items = i + 1, 0
    while start < len(report.words):
        item = report.paragraph(start)
        last = item[1] - 1
        while last > item[0] and report.parsed[last].is_space:
            last -= 1
        if report.parsed[item[0]].is_quote:
            return None
        if last > item[0] or not report.parsed[last].is_space:
            items += 1
            if report.words[last] != ";":
                return (i + 1, item[1]) if items > 1 else None
        start = item[1]
    return None


def _introduced(report: Report, sentence: Range) -> list[Draft]:
    """The speaker of a sentence whose verb of saying has its words in the paragraph below."""
    for i in range(*sentence):
        token, cue = report.parsed[i], report.lexicon.verbs.get(report.words[i])
        if cue is None or cue.sort != "speech" or not cue.takes("quote") or token.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        subject = subject_of(report, token)
        if subject is not None and subject.own:
            cut = (i, i + 1)
            return [
                Draft(content=(cut,), cue=cut, entry=cue, shape="colon", source=subject.tokens, head=subject.head.i)
            ]
    return []


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
    block = report.trimmed(report.paragraph(start))
    full = block is not None and block[1] - block[0] >= FEWEST_IN_BLOCK and report.has_verb(block)
    return block if full and not report.parsed[start].is_quote else None
