"""Where two happenings stand in one sentence, and which words join them.

What must stay true: words join two happenings only where nothing but an article, a number or an adjective stands
between them and the second one.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Pattern

from fogline.fuse.tie_sides import Sentence, Side
from fogline.fuse.tie_words import CLOCK, LEADS, OPENED

BETWEEN = 5
"""Words that may stand between a joining word and what it joins."""
OPENING = 60
"""Characters from the beginning of a sentence in which what opens it begins."""
NEAR = 90
"""Characters before a happening in which its joining word is looked for."""


def tied_in_words(later: Side, earlier: Side, cues: Pattern[str]) -> bool:
    """Whether a sentence tells one happening, a joining word, and then the other ("shelled it in response to …")."""
    return any(_joined(one, other, cues) for one, other in _together(later, earlier))


def led_in_words(later: Side, earlier: Side) -> bool:
    """Whether a sentence tells that one happening brought about the other ("stormed it, prompting raids")."""
    for one, other in _together(later, earlier):
        if other.claim_end <= one.claim_start and _cue_before(one, other.claim_end, LEADS):
            return True
    return False


def _together(later: Side, earlier: Side) -> Iterator[tuple[Sentence, Sentence]]:
    """Their sentences where both are told in the same one."""
    for one in later.sentences:
        for other in earlier.sentences:
            if one.document == other.document and one.start < other.claim_end and other.start < one.claim_end:
                yield one, other


def _joined(one: Sentence, other: Sentence, cues: Pattern[str]) -> bool:
    if OPENED.match(one.text, one.claim_start - one.start):
        return False
    if one.claim_start < other.claim_start:
        return _cue_before(other, one.claim_start, cues)
    # "In response to mortar fire, the army shelled …": what opens the sentence is told before what follows it.
    opened = other.claim_start - other.start <= OPENING
    return opened and other.claim_end <= one.claim_start and _cue_before(other, other.start, cues)


def _cue_before(told: Sentence, since: int, cues: Pattern[str]) -> bool:
    """Whether a joining word stands right before a happening, or opens the words that tell it."""
    at = told.claim_start - told.start
    opened = OPENED.match(told.text, at)
    if opened and cues.search(told.text, at, opened.end()):
        return not CLOCK.match(told.text, opened.end())
    begin = max(since, told.start, told.claim_start - NEAR) - told.start
    found = [one for one in cues.finditer(told.text, begin) if one.end() <= at]
    if not found:
        return False
    between = told.text[found[-1].end() : at]
    return len(between.split()) <= BETWEEN and not CLOCK.match(told.text, found[-1].end())
