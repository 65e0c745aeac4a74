"""Trains the judge of days: which of the times that a report tells is a claim's whose own words name none.

    python -m bench.lent_lessons --data ../shared/data --out LESSONS.pkl
    python -m bench.train_lent_days --lessons LESSONS.pkl [--out src/fogline/resolve] [--folds 5]

The second step needs torch, which Fogline itself does not. The texts are those of our own gold, part dev; the labels
are ours (Apache-2.0). The times of a report compete with each other and with none. A few small networks are learnt from
different beginnings, and their chances are averaged. No text can be read back from the weights. Seeded. With `--folds`
it trains on all but one part of the documents in turn and tells how many claims then have the right time.
"""

from __future__ import annotations

import argparse
import random
import sys
import zlib
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch  # type: ignore[import-not-found, unused-ignore]
from torch import nn

from bench.lent_lessons import Lesson
from bench.lessons_kept import load
from fogline.resolve.time_lend import LAYERS, WEIGHTS, Network, chances, chosen
from fogline.resolve.time_signs import BUCKETS

INNER, SECOND, WORDS = 64, 32, 8
"""Widths of the layers and of what is learnt of a word; twice as wide gains nothing in cross-validation."""
DROPOUT, DECAY, STEP, RATE, ROUNDS = 0.2, 0.05, 64, 2e-3, 10
NETWORKS = 5
"""How many are averaged."""
LEAST = -1e9
"""The logarithm of no chance at all."""


class Days(nn.Module):  # type: ignore[misc, unused-ignore]
    """Signs of times and words of claims into a score for each time."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(BUCKETS, WORDS, mode="mean")
        nn.init.normal_(self.words.weight, std=0.05)
        self.first, self.second = nn.Linear(width + WORDS, INNER), nn.Linear(INNER, SECOND)
        self.last, self.straight = nn.Linear(SECOND, 1, bias=False), nn.Linear(width, 1, bias=False)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, told: Sequence[Lesson], owner: Any) -> Any:
        """The scores of all times of the claims, each of the claim that owns it."""
        rows = torch.tensor(np.concatenate([one.signs for one in told]))
        starts = [0, *accumulate(len(one.words) for one in told)][:-1]
        said = self.words(torch.tensor([word for one in told for word in one.words]), torch.tensor(starts))
        inner = torch.relu(self.first(torch.cat([rows, self.drop(said)[owner]], 1)))
        inner = torch.relu(self.second(self.drop(inner)))
        return (self.last(inner) + self.straight(rows))[:, 0]


def learnt(taught: Sequence[Lesson], seed: int) -> Network:
    """A network that has gone through the lessons: AdamW, a linear warm-up of a tenth, then linear decay."""
    torch.manual_seed(seed)
    order = [one for one in taught if any(one.right)]
    chance = random.Random(seed)
    days = Days(order[0].signs.shape[1])
    optimiser = torch.optim.AdamW(days.parameters(), lr=RATE, weight_decay=DECAY)
    steps = ROUNDS * (len(order) // STEP + 1)
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1, (i + 1) / (0.1 * steps)) * (1 - i / steps))
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for start in range(0, len(order), STEP):
            optimiser.zero_grad()
            cost(days, order[start : start + STEP]).backward()
            optimiser.step()
            plan.step()
    return packed(days)


def cost(days: Days, told: Sequence[Lesson]) -> Any:
    """What the contest within each claim costs: all chance that is not with a right time."""
    owner = torch.tensor(np.repeat(np.arange(len(told)), [len(one.right) for one in told]))
    right = torch.tensor([each for one in told for each in one.right])
    scores = days(told, owner)
    wanted = torch.where(right, scores, torch.full_like(scores, LEAST))
    return (_gathered(scores, owner, len(told)) - _gathered(wanted, owner, len(told))).mean()


def _gathered(scores: Any, owner: Any, count: int) -> Any:
    """The logarithm of the sum of the odds of each claim's times."""
    most = torch.full((count,), LEAST).scatter_reduce(0, owner, scores.detach(), "amax")
    shares = torch.zeros(count).index_add(0, owner, torch.exp(scores - most[owner]))
    return most + torch.log(shares + 1e-12)


def packed(days: Days) -> Network:
    """The weights as Fogline uses them."""
    arrays = (
        days.words.weight,
        days.first.weight,
        days.first.bias,
        days.second.weight,
        days.second.bias,
        days.last.weight[0],
        days.straight.weight[0],
    )
    return Network(*(_rounded(one.detach().numpy()) for one in arrays))


def _rounded(weights: Any) -> Any:
    """What is left of weights once they are bytes."""
    scale = float(np.abs(weights).max()) / 127
    return (np.round(weights / scale) * scale).astype(np.float32)


def crossed(taught: Sequence[Lesson], folds: int) -> tuple[int, int, int]:
    """How many claims are right by the rules, by judges that had not seen the report, and how many they changed."""
    ruled = judged = changed = 0
    for fold in range(folds):
        rest = [one for one in taught if zlib.crc32(one.report.encode()) % folds != fold]
        trained = [learnt(rest, seed) for seed in range(NETWORKS)]
        for one in taught:
            if zlib.crc32(one.report.encode()) % folds != fold:
                continue
            other = chosen(chances(trained, one.signs, one.words), one.ruled) if one.asked else None
            ruled += one.right[one.ruled]
            judged += one.right[one.ruled if other is None else other]
            changed += other is not None
    return ruled, judged, changed


def export(trained: Sequence[Network], out: Path) -> None:
    """Writes the weights as bytes with a scale for each array."""
    arrays: dict[str, Any] = {"networks": np.int32(len(trained))}
    for i, network in enumerate(trained):
        for name in LAYERS:
            weights = getattr(network, name)
            scale = np.float32(np.abs(weights).max() / 127)
            arrays |= {f"{name}{i}": np.round(weights / scale).astype(np.int8), f"{name}{i}_scale": scale}
    np.savez_compressed(out / WEIGHTS, **arrays)


def main() -> None:
    """Trains and writes the weights, or cross-validates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", type=Path, required=True, help="what python -m bench.lent_lessons made")
    parser.add_argument("--out", type=Path, default=Path("src/fogline/resolve"))
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts and write nothing")
    told = parser.parse_args()
    taught: list[Lesson] = load(told.lessons)
    if told.folds:
        ruled, judged, changed = crossed(taught, told.folds)
        print(f"{len(taught)} claims: right by the rules {ruled}, judged {judged}, {changed} changed")
        return
    export([learnt(taught, seed) for seed in range(NETWORKS)], told.out)
    print(f"{len(taught)} claims -> {told.out / WEIGHTS}", file=sys.stderr)


if __name__ == "__main__":
    main()
