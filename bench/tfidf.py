"""The baseline of grouping reports: likeness of their words (TF-IDF, cosine) within a window of days.

What a newsroom would try first. Groups are joined from the likest pair down while they are alike on average. The
window and the threshold were chosen where they did best on the incidents used for tuning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[^\W_]{2,}")
WINDOW = 30
"""Days between two reports beyond which they are not compared."""
ALIKE = 0.15
"""Mean likeness from which two groups are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A text and its day; empty when not known."""

    text: str
    day: str


def grouped(texts: Sequence[Dated], *, alike: float = ALIKE, window: int = WINDOW) -> list[int]:
    """Groups texts and gives the number of each one's group."""
    likeness = _likeness([one.text for one in texts])
    days = [date.fromisoformat(one.day).toordinal() if one.day else None for one in texts]
    for row, mine in enumerate(days):
        for column, theirs in enumerate(days):
            if mine is not None and theirs is not None and abs(mine - theirs) > window:
                likeness[row, column] = 0.0
    return _joined(likeness, alike)


def _likeness(texts: Sequence[str]) -> NDArray[Any]:
    counted = [Counter(WORD.findall(text.casefold())) for text in texts]
    spread = Counter(word for words in counted for word in words)
    columns = {word: number for number, word in enumerate(sorted(word for word, held in spread.items() if held > 1))}
    matrix = np.zeros((len(texts), max(1, len(columns))), dtype=np.float32)
    for row, words in enumerate(counted):
        weights = {word: (1 + log(number)) * log(len(texts) / spread[word]) for word, number in words.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for word, weight in weights.items():
            if word in columns:
                matrix[row, columns[word]] = weight / length
    return np.asarray(matrix @ matrix.T)


def _joined(likeness: NDArray[Any], alike: float) -> list[int]:
    """Average linkage from the likest pair down."""
    home = list(range(len(likeness)))
    members: dict[int, list[int]] = {number: [number] for number in home}
    rows, columns = np.where(np.triu(likeness, 1) >= alike)
    for position in np.argsort(-likeness[rows, columns], kind="stable"):
        a, b = home[rows[position]], home[columns[position]]
        if a != b and likeness[np.ix_(members[a], members[b])].mean() >= alike:
            moved = members.pop(b)
            members[a] += moved
            for one in moved:
                home[one] = a
    return home
