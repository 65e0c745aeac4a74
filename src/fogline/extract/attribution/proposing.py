"""Drafts of the encoder's own: cues that no rule knows, and what it takes a cue's content and speaker to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft, is_negated
from fogline.extract.attribution.hearing import HeardCue, HeardSentence, Hearing, Shares
from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.report import Range, Report

CUED = 0.35
"""Chance from which a word that no rule took for a cue is asked about."""
SAID = 0.5
"""Chance from which a token belongs to a cue's content or speaker."""
WIDEST_GAP = 3
"""Tokens that two pieces of a content may stand apart to be one, where no cue or speaker is between."""
SMALL_PART = 0.25
"""Share of the largest piece of a content below which another piece is left out."""
LONGEST_SOURCE = 30
"""Tokens of a speaker phrase; a longer one has swallowed a clause."""


def proposed(report: Report, hearing: Hearing, found: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts for the cues that the encoder hears and no draft has."""
    taken = {i for draft in found for i in range(*draft.cue)}
    for sentence in hearing.sentences:
        cues = [cue for cue in _heard_cues(report, sentence) if not taken & set(range(*cue))]
        for cue, heard in zip(cues, sentence.of(cues), strict=True):
            draft = _draft(report, cue, heard)
            if draft is not None:
                yield draft


def _heard_cues(report: Report, sentence: HeardSentence) -> Iterator[Range]:
    """Runs of tokens that report, clipped to begin and end with a word."""
    first = sentence.span.start
    for start, end in runs(sentence.cues, CUED):
        cut = report.trimmed((first + start, first + end))
        if cut is not None and any(report.parsed[i].is_alpha for i in range(*cut)):
            yield cut


def _draft(report: Report, cue: Range, heard: HeardCue) -> Draft | None:
    content = heard_content(report, cue, heard)
    if not content:
        return None
    word = _main_word(report, cue)
    source = heard_source(report, cue, heard)
    return Draft(
        content=content,
        cue=cue,
        entry=_entry(report, word, content),
        shape="trailing" if content[0][0] < cue[0] else "clause",
        source=source,
        negated=word.pos_ == "VERB" and is_negated(word),
    )


def _main_word(report: Report, cue: Range) -> Token:
    """The word of a cue that its others hang on."""
    tokens = [report.parsed[i] for i in range(*cue)]
    known = [token for token in tokens if token.lower_ in report.lexicon.verbs or token.lower_ in report.lexicon.nouns]
    outer = [token for token in tokens if not cue[0] <= token.head.i < cue[1] or token.head.i == token.i]
    return (known or outer or tokens)[0]


def _entry(report: Report, word: Token, content: Sequence[Range]) -> Cue:
    """The lexicon's entry of a cue's main word; of another word, a report where it has a clause, else a stance."""
    known = report.lexicon.verbs.get(word.lower_) or report.lexicon.nouns.get(word.lower_)
    if known is not None:
        return known
    clause = any(report.parsed[i].tag_ in ("VBD", "VBZ", "VBP", "MD") for part in content for i in range(*part))
    return Cue(lemma=word.lemma_.lower(), frames=frozenset(), sort="thought" if clause else "attitude")


def heard_content(report: Report, cue: Range, heard: HeardCue) -> tuple[Range, ...]:
    """What the encoder takes a cue to attribute within its sentence."""
    joined: list[Range] = []
    for start, end in _ranges(heard.content, heard.tokens):
        gap = (joined[-1][1], start) if joined else None
        if gap and gap[1] - gap[0] <= WIDEST_GAP and not _stands_between(gap, cue, heard):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    most = max((end - start for start, end in joined), default=0)
    parts = (report.trimmed(part) for part in joined if part[1] - part[0] >= SMALL_PART * most)
    return tuple(part for part in parts if part is not None)


def _stands_between(gap: Range, cue: Range, heard: HeardCue) -> bool:
    first = heard.tokens[0]
    named = bool((heard.source[gap[0] - first : gap[1] - first] > SAID).any())
    return named or (gap[0] < cue[1] and cue[0] < gap[1])


def heard_source(report: Report, cue: Range, heard: HeardCue) -> Range | None:
    """Whose words the encoder takes them to be: the likeliest run of tokens."""
    first = heard.tokens[0]
    held = {one.head.i for one in report.parsed[slice(*cue)] if one.dep_ == "acl" and one.tag_ == "VBN"}
    found = [
        (float(heard.source[start - first : end - first].sum()), (start, end))
        for start, end in _ranges(heard.source, heard.tokens)
        if end - start <= LONGEST_SOURCE and not (start < cue[1] and cue[0] < end)
    ]
    likeliest = max(found)[1] if found else None
    if likeliest is None or not held.isdisjoint(range(*likeliest)):
        return None  # "a school said to be empty": of whom something is said is no speaker
    return report.trimmed(likeliest)


def _ranges(shares: Shares, tokens: Range) -> Iterator[Range]:
    for start, end in runs(shares, SAID):
        yield tokens[0] + start, tokens[0] + end


def runs(shares: Shares, least: float) -> Iterator[Range]:
    """Ranges in which every value is at least so much."""
    start: int | None = None
    for i, value in enumerate(shares):
        if value >= least and start is None:
            start = i
        elif value < least and start is not None:
            yield start, i
            start = None
    if start is not None:
        yield start, len(shares)


def variants(report: Report, draft: Draft, heard: HeardCue) -> Iterator[tuple[str, Draft]]:
    """The draft as it is, and with the encoder's content, its speaker, or both, where they differ."""
    yield "own", draft
    content = _with_outside(heard_content(report, draft.cue, heard), draft, heard.tokens)
    source = heard_source(report, draft.cue, heard)
    other_content = content != draft.content and _much_the_same(content, draft.content)
    other_source = source is not None and source != draft.source and draft.cited is None
    if other_content:
        yield "content", replace(draft, content=content)
    if other_source:
        yield "source", replace(draft, source=source, head=None, stands_for=None)
    if other_content and other_source:
        yield "both", replace(draft, content=content, source=source, head=None, stands_for=None)


def _much_the_same(one: Sequence[Range], other: Sequence[Range]) -> bool:
    """Whether two contents share half of the smaller; what shares less is another reading, not another form."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    smaller = min(sum(end - start for start, end in parts) for parts in (one, other))
    return 0 < smaller <= 2 * shared


def _with_outside(content: tuple[Range, ...], draft: Draft, sentence: Range) -> tuple[Range, ...]:
    """The encoder's content in the cue's sentence, with what the draft has in others."""
    before = [(start, min(end, sentence[0])) for start, end in draft.content if start < sentence[0]]
    after = [(max(start, sentence[1]), end) for start, end in draft.content if end > sentence[1]]
    if not content:
        return ()
    joined: list[Range] = []
    for start, end in [*before, *content, *after]:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
