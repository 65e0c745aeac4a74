"""Flat statements of a report that rest on the word of the party to which it elsewhere gives the same gains."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from fogline.fuse.control_sign import Sign
from fogline.fuse.days import days_between

SAME_STORY = 3
"""Days within which a flat sentence may be of the gains that its report elsewhere gives on the taker's word."""


def repeated_flatly(signs: list[Sign]) -> list[Sign]:
    """Puts flat statements of a report on the word of the party to which it elsewhere gives the same gains.

    "The army says it took three quarters" in the headline and "the advance took the first on Saturday" below it are
    one speaker. A history that goes on to tell as its own what a party claimed has taken that over.
    """
    given: dict[tuple[str, str], list[Sign]] = defaultdict(list)
    for sign in signs:
        if sign.effect == "takes" and sign.word.side and sign.word.side in sign.sides:
            given[sign.document, sign.word.side].append(sign)
    return [_on_the_takers_word(sign, given) for sign in signs]


def _on_the_takers_word(sign: Sign, given: dict[tuple[str, str], list[Sign]]) -> Sign:
    if sign.effect != "takes" or sign.word.key != sign.document or sign.word.side or sign.history:
        return sign
    for side in sign.sides:
        for other in given.get((sign.document, side), ()):
            near = sign.start and other.start and abs(days_between(sign.start, other.start)) <= SAME_STORY
            if near and {sign.key, *sign.within[:2]}.intersection({other.key, *other.within[:2]}):
                return replace(sign, word=other.word, note="told flatly, on what the report calls that side's claim")
    return sign
