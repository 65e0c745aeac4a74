"""Chooses who lends a claim its day: of the times that a report tells, the one that is the claim's, or none.

Where a claim's own words name no time, all times of its report compete with each other and with none
(`time_offers.py`). What the rules of `time_givers.py` say is the strongest sign; small networks over signs
(`time_signs.py`), trained by `bench/train_lent_days.py` on our own annotations, give each a chance. What must stay
true: a time that a claim's own words name is never touched, and the rules' answer stands unless another is surer by
far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from fogline.model import Span, When
from fogline.resolve.dated_items import RULE as LINE
from fogline.resolve.event_anchors import stays_open
from fogline.resolve.time_offers import OPEN, Answer, Days, Offers
from fogline.resolve.time_rivals import Weights
from fogline.resolve.time_signs import Counts, candidates, signs, words

WEIGHTS = "days.npz"
SURER = {True: 3.0, False: 4.0}
"""How many times the chance of the rules' answer another needs: where they leave it open, and where they lend a time.
With less, more claims of our own gold are right, and fewer of reports that others marked."""
FEWEST = 4
"""Claims from which on a report's tellings are weighed; in a line or two the grammar leaves no doubt."""
LAYERS = ("words", "first", "first_bias", "second", "second_bias", "last", "straight")
"""The arrays of one network."""
RULE = "chosen among the report's times"
LEFT_OPEN = "of none of the report's times"
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """One trained network: signs and words into a score for each time."""

    words: Matrix
    first: Matrix
    first_bias: Matrix
    second: Matrix
    second_bias: Matrix
    last: Matrix
    straight: Matrix

    def scores(self, rows: Matrix, told: Sequence[int]) -> Matrix:
        """The score of each time.

        Args:
            rows: the signs of the times.
            told: the buckets of the claim's words.
        """
        said = self.words[list(told)].mean(axis=0)
        inner = np.concatenate([rows, np.repeat(said[None], len(rows), axis=0)], axis=1)
        inner = np.maximum(inner @ self.first.T + self.first_bias, 0)
        inner = np.maximum(inner @ self.second.T + self.second_bias, 0)
        out: Matrix = inner @ self.last + rows @ self.straight
        return out


@dataclass(frozen=True, slots=True)
class Lent:
    """A time chosen for a claim in place of the rules', with its chance; nothing where none of them is."""

    when: When | None
    span: Span | None
    chance: float


@cache
def networks() -> tuple[Network, ...]:
    """Loads the trained networks once; none where none are shipped."""
    file = resources.files("fogline.resolve") / WEIGHTS
    if not file.is_file():
        return ()
    with resources.as_file(file) as path, np.load(path) as data:
        return tuple(
            Network(*(data[f"{one}{i}"].astype(np.float32) * data[f"{one}{i}_scale"] for one in LAYERS))
            for i in range(int(data["networks"]))
        )


def chances(trained: Sequence[Network], rows: Matrix, told: Sequence[int]) -> Matrix:
    """The chance of each time, as the networks think on average."""
    every = np.array([network.scores(rows, told) for network in trained])
    odds = np.exp(every - every.max(axis=1, keepdims=True))
    mean: Matrix = (odds / odds.sum(axis=1, keepdims=True)).mean(axis=0)
    return mean


def is_asked(answer: Answer) -> bool:
    """Whether a claim's time is open to choice.

    It is not where its own words name one, or an event of no known day, or the line that it stands in, nor where it
    tells numbers: a total that is given a day becomes the toll of that day.
    """
    if answer.own.when is not None or stays_open(answer.own) or answer.rule == LINE or answer.claim.quantities:
        return False
    return answer.lent or answer.when is None


def weighed(offers: Offers) -> dict[str, Weights]:
    """How likely each time of a report is that of the claims whose words name none, by the claim's id."""
    trained = networks()
    if not trained or len(offers.answers) < FEWEST or not offers.whens:
        return {}
    counts, asked = Counts.of(offers), candidates(offers)
    found = {}
    for place, answer in enumerate(offers.answers):
        if answer.own.when is None:
            shares = chances(trained, signs(offers, counts, place, asked), words(offers, place))
            found[answer.claim.id] = Weights(dict(zip(asked, map(float, shares), strict=True)))
    return found


def lent(offers: Offers, weights: Mapping[str, Weights]) -> dict[str, Lent]:
    """The times chosen in place of the rules', by the claim's id.

    Args:
        offers: all times of the report.
        weights: how likely each is, as `weighed` says.
    """
    found = {}
    for place, answer in enumerate(offers.answers):
        if answer.claim.id not in weights or not is_asked(answer):
            continue
        told = weights[answer.claim.id].shares
        asked, shares = list(told), np.array(list(told.values()), dtype=np.float32)
        best = chosen(shares, asked.index(answer.days))
        if best is not None:
            days = asked[best]
            found[answer.claim.id] = Lent(offers.whens.get(days), _teller(offers, place, days), float(shares[best]))
    return found


def chosen(shares: Matrix, ruled: int) -> int | None:
    """The time that replaces the rules'; `None` where theirs stands. The first of all times is none."""
    best = int(shares.argmax())
    return best if best != ruled and shares[best] >= SURER[ruled == 0] * shares[ruled] else None


def _teller(offers: Offers, place: int, days: Days) -> Span | None:
    """The words nearest to a claim that tell a time; `None` where the report's date does."""
    if days == OPEN:
        return None
    told = [one.span for one in offers.answers if one.days == days and one.span is not None]
    told += [one.span for one in offers.phrases if one.days == days]
    at = offers.answers[place].claim.span.start
    return min(told, key=lambda span: abs(span.start - at), default=None)
