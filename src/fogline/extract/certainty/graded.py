"""How sure the words are of a predicate: the graded result and the attributions that colour it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fogline.model import Polarity, Time

AttributionStrength = Literal[
    "none", "neutral", "affirming", "distancing", "doubting", "denying", "forecasting", "warning", "demanding"
]
"""How the words that report an assertion stand to it; `none` where the report itself asserts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How sure the words are that what a predicate says is so.

    Attributes:
        value: −3 (certainly not) … +3 (certain).
        score: the same on a fine scale, by weights learnt from sentences that many readers graded: for ranking
            and measuring. Readers are surer of stated plans than the rules' grade, so the two may differ.
        cue: characters of the words that set it, in ``parsed.text``; `None` for a plain assertion.
        polarity: whether the words affirm or negate the predicate; a doubted affirmation stays positive.
        forestalled: something put an end to it before it came to be, or would have had to be for it to come.
        time: when the words put it relative to the telling.
        conditional: it hangs on an "if" or "unless".
        denied: the words report that someone denies it.
    """

    value: int
    score: float
    cue: tuple[int, int] | None = None
    polarity: Polarity = "positive"
    forestalled: bool = False
    time: Time = "past"
    conditional: bool = False
    denied: bool = False
