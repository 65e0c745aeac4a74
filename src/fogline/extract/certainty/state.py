"""The certainty of a predicate so far, and the steps by which it came about.

Every step leaves a name in the trace, which is the explanation and also what the weights were learnt on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from fogline.model import Time

CERTAIN = 3.0


@dataclass(frozen=True, slots=True)
class State:
    """Certainty so far, and how it came about.

    Attributes:
        score: −3 … +3.
        time: where operators moved the predicate; `None` leaves it to its tense.
        cue: the token that changed the certainty last.
        conditional: it hangs on a condition.
        distance: the report keeps it at a distance.
        denied: somebody denies it.
        trace: names of the steps, outermost first.
    """

    score: float = CERTAIN
    time: Time | None = None
    cue: Token | None = None
    conditional: bool = False
    distance: bool = False
    denied: bool = False
    trace: tuple[str, ...] = ()

    def step(self, name: str) -> State:
        """The same with one more name in the trace."""
        return replace(self, trace=(*self.trace, name))

    def capped(self, cap: float, cue: Token, name: str) -> State:
        """The same with its certainty brought down to `cap`, keeping the sign."""
        if abs(self.score) <= cap:
            return self.step(name)
        return replace(self, score=cap if self.score >= 0 else -cap, cue=cue, trace=(*self.trace, name))
