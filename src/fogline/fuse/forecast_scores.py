"""How forecasters fared: what became of all that each foretold, and their Brier score where they told probabilities.

What must stay true: a forecast that is open, or that nobody can judge, moves no score; a forecaster who told no
probability has none, which is not the same as a bad one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fogline.fuse.forecasts import Outcome

HAPPENED: Outcome = "happened"
FAILED: Outcome = "did not happen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """What a score needs of a forecast: who made it, what came of it, and the range of the probability it told."""

    forecaster: str
    outcome: Outcome
    probability: tuple[float, ...] | None = None


@dataclass(slots=True, kw_only=True)
class Score:
    """How a forecaster fared.

    Attributes:
        name: of the forecaster.
        made: forecasts in all.
        happened, failed, open: what became of them; those that cannot be judged are in none of the three.
        chances: how many told a probability of what could be judged.
        squares: sum of the squared distances of those probabilities from what came.
    """

    name: str
    made: int = 0
    happened: int = 0
    failed: int = 0
    open: int = 0
    chances: int = 0
    squares: float = 0.0

    @property
    def judged(self) -> int:
        """How many have come to something."""
        return self.happened + self.failed

    @property
    def brier(self) -> float | None:
        """Mean squared distance of told probabilities from what came: 0 is best; `None` where none was told."""
        return self.squares / self.chances if self.chances else None


def scores(told: Iterable[Foretold]) -> list[Score]:
    """The forecasters, those with most that can be judged first."""
    found: dict[str, Score] = {}
    for one in told:
        score = found.setdefault(one.forecaster, Score(name=one.forecaster))
        score.made += 1
        score.open += one.outcome == "open"
        score.happened += one.outcome == HAPPENED
        score.failed += one.outcome == FAILED
        if one.probability and one.outcome in (HAPPENED, FAILED):
            # A range stands for its middle: "likely" is told as 55 to 80 per cent.
            middle = sum(one.probability) / len(one.probability)
            score.chances += 1
            score.squares += (middle - (one.outcome == HAPPENED)) ** 2
    return sorted(found.values(), key=lambda one: (-one.judged, -one.made, one.name))
