"""Whose word a flat sentence is that only spells out what the sentence before gave to a speaker.

"The military says it captured three districts. The advance took the first on Saturday, the second by Sunday." The
second sentence has no speaker of its own, and its "the advance" is the one that the military tells of: one speaker,
not two. What must stay true: only gains told of a happening that is pointed back to, only near the speaker's own
words, only while nobody else has spoken in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fogline.model import Claim, Found, Speaker

GAINS = frozenset({"control.capture", "control.gain"})
POINTS_BACK = re.compile(
    r"(?:the|this|that)\s+(?:\w+\s+)?(?:advance|offensive|push|operation|assault|attack|campaign|thrust|incursion|raid|"
    r"drive|onslaught)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about a happening told before."""
SENTENCE_BREAK = re.compile(r"[.!?][\"”’)]*\s+|\n\s*\n|\n")
"""The end of a sentence with all white space behind it, so that the next one begins where it ends."""
PARAGRAPH = re.compile(r"\n\s*\n")
NEAR = 600
"""Characters between the speaker's words and those that spell them out; about a paragraph."""
OFFICIAL = frozenset({"statement", "official"})
"""On what a word rests that can be spelt out so; what an outlet or a witness tells is theirs alone."""


def spelt_out(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Gives flat claims of gains the speaker whose words they spell out.

    Args:
        text: the report's text.
        found: its claims, in the order of the text.
    """
    told: Claim | None = None
    for one in found:
        claim = one.record
        if not isinstance(claim, Claim):
            yield one
            continue
        if not claim.speakers and told is not None and _spells_out(text, claim, told):
            claim = replace(claim, speakers=tuple(map(_carried, told.speakers)))
            reasons = (*one.reasons, "spells out what the speaker before is quoted for")
            yield replace(one, record=claim, reasons=reasons)
            continue
        told = _last_told(claim, told)
        yield one


def _last_told(claim: Claim, told: Claim | None) -> Claim | None:
    """The last gain on an official's word, until somebody else speaks."""
    if not claim.speakers:
        return told
    if claim.kind in GAINS and claim.speakers[0].basis in OFFICIAL:
        return claim
    same = told is not None and told.speakers[0].named.quote.casefold() == claim.speakers[0].named.quote.casefold()
    return told if same else None


def _carried(speaker: Speaker) -> Speaker:
    return replace(speaker, cue=None)


def _spells_out(text: str, claim: Claim, told: Claim) -> bool:
    if claim.kind not in GAINS or claim.time != "past" or claim.background or claim.polarity == "negative":
        return False
    between = text[told.span.end : claim.span.start]
    if len(between) > NEAR or len(PARAGRAPH.findall(between)) > 1:
        return False
    ends = [match.end() for match in SENTENCE_BREAK.finditer(text, max(0, claim.span.start - NEAR), claim.span.start)]
    sentence = max(ends, default=max(0, claim.span.start - NEAR))
    return POINTS_BACK.match(text, sentence) is not None
