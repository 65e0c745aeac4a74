"""Trains the judge of roles: which nouns around a claim name who did it, and to whom or what.

    python -m bench.role_lessons --data ../shared/data --out LESSONS.pkl
    python -m bench.train_roles --lessons LESSONS.pkl [--out src/fogline/extract] [--folds 5]

The second step needs torch and onnx, which Fogline itself does not. The texts are those of our own gold, part dev; the
labels are ours (Apache-2.0). The nouns of a claim compete with each other and with nobody at all. Two things are learnt
together and added up: weights over hashed signs of words and parse, and a small network over the encoder's vectors,
which stay as they are. What the shipped judge takes in texts without labels is learnt first. No text can be read
back from the weights. Seeded; two minutes. With `--folds` it trains on all but one part of the documents in turn and
tells how many claims then have all their actors or targets right.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import onnx  # type: ignore[import-not-found, unused-ignore]
import torch  # type: ignore[import-not-found, unused-ignore]
from torch import nn

from bench.judge import load_judge
from bench.lessons_kept import load
from bench.role_lessons import SIDES, Lesson
from fogline.extract.encoder.parties import PARTIES
from fogline.extract.role_judge import COLUMN, WEIGHTS, chosen
from fogline.extract.role_signs import BUCKETS
from fogline.extract.role_vectors import FACTS, kind_among

INNER = 128
"""Width of the network's layers; 192 differ by less than 0.003 in cross-validation over documents."""
DROPOUT, DECAY, STEP = 0.3, 0.02, 64
GUESSED_ROUNDS, GUESSED_RATE, GOLD_ROUNDS, GOLD_RATE = 2, 1e-3, 4, 7e-4
"""How often the lessons of both teachers are gone through, and how fast is learnt; 8 rounds of gold are too many."""
LEAST = -1e9
"""The logarithm of no chance at all."""


class Parties(nn.Module):  # type: ignore[misc, unused-ignore]
    """What is seen of a claim and of its nouns into scores of each noun and of nobody, for both sides of the act."""

    def __init__(self, claim: int, noun: int) -> None:
        super().__init__()
        self.claim, self.noun = nn.Linear(claim, INNER), nn.Linear(noun, INNER)
        self.drop, self.bend = nn.Dropout(DROPOUT), nn.Linear(INNER, INNER, bias=False)
        self.given = nn.Sequential(
            nn.Linear(3 * INNER + FACTS, INNER), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(INNER, 2)
        )
        self.nobody = nn.Sequential(nn.Linear(INNER, INNER), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(INNER, 2))

    def forward(self, claim: Any, nouns: Any, owner: Any) -> Any:
        """Scores of the nouns, each of the claim that owns it, and of nobody in each claim."""
        own = nn.functional.gelu(self.claim(self.drop(claim)))
        noun = nn.functional.gelu(self.noun(self.drop(nouns)))
        whose = own[owner]
        pair = torch.cat([whose, noun, whose * self.bend(noun), nouns[:, -FACTS:]], 1)
        return self.given(self.drop(pair)), self.nobody(own)


class Judge(nn.Module):  # type: ignore[misc, unused-ignore]
    """The weights of the signs of nouns and of claims, and the network beside them."""

    def __init__(self, claim: int, noun: int) -> None:
        super().__init__()
        self.signs, self.claims = nn.EmbeddingBag(BUCKETS, 2, mode="sum"), nn.EmbeddingBag(BUCKETS, 2, mode="sum")
        for weights in (self.signs.weight, self.claims.weight):
            nn.init.zeros_(weights)
        self.parties = Parties(claim, noun)

    def forward(self, told: Sequence[Lesson], kinds: Sequence[str]) -> tuple[Any, Any, Any]:
        """Scores of all nouns, of nobody in each claim, and the claim that owns each noun."""
        owner = torch.tensor(np.repeat(np.arange(len(told)), [len(one.asked) for one in told]))
        claim = torch.tensor(np.concatenate([_claim(one, kinds) for one in told]))
        nouns = torch.tensor(np.concatenate([one.seen[1] for one in told]).astype(np.float32))
        given, nobody = self.parties(claim, nouns, owner)
        given = given + self.signs(*_bags([columns for one in told for columns in one.columns]))
        return given, nobody + self.claims(*_bags([one.claim for one in told])), owner


def _claim(one: Lesson, kinds: Sequence[str]) -> Any:
    return np.concatenate([one.seen[0].astype(np.float32), kind_among(one.kind, kinds)[None]], 1)


def _bags(rows: Sequence[list[int]]) -> tuple[Any, Any]:
    starts = [0, *accumulate(len(row) for row in rows)][:-1]
    return torch.tensor([column for row in rows for column in row]), torch.tensor(starts)


@dataclass(frozen=True, slots=True)
class Truth:
    """What is to be learnt of a step's lessons, by side: nouns and whether each is sure, nobody, and who is heard."""

    nouns: Any
    sure: Any
    nobody: Any
    heard: Any


def truth_of(told: Sequence[Lesson]) -> Truth:
    """Gathers what the lessons teach."""
    nouns = [[meant for one in told for meant in one.meant[side]] for side in SIDES]
    sure = [[doubt for one in told for doubt in _sure(one, side)] for side in SIDES]
    nobody = [[bool(one.nobody[side]) for one in told] for side in SIDES]
    heard = [
        [one.nobody[side] is not None and (one.nobody[side] or any(one.meant[side])) for one in told] for side in SIDES
    ]
    return Truth(*(torch.tensor(np.array(each, dtype=np.float32).T) for each in (nouns, sure, nobody, heard)))


def _sure(one: Lesson, side: str) -> list[bool]:
    """Nouns something is learnt from: not the rules' where the gold tells a party that no words around the claim name.

    They may be the same party under a name that does not match ("the artillery" of the army).
    """
    unnamed = one.nobody[side] is False and not any(one.meant[side])
    return [
        one.nobody[side] is not None and not (unnamed and one.ruled.get(asked.tokens[1]) == side) for asked in one.asked
    ]


def cost(given: Any, nobody: Any, owner: Any, truth: Truth) -> Any:
    """Half of what the contest within each claim costs, half of what each noun alone does."""
    count = nobody.shape[0]
    none, least = torch.full_like(nobody, LEAST), torch.full_like(given, LEAST)
    whole = torch.logaddexp(_gathered(given, owner, count), nobody)
    meant = _gathered(torch.where(truth.nouns > 0, given, least), owner, count)
    meant = torch.logaddexp(meant, torch.where(truth.nobody > 0, nobody, none))
    alone = nn.functional.binary_cross_entropy_with_logits(given, truth.nouns, reduction="none")
    contest = torch.where(truth.heard > 0, whole - meant, torch.zeros_like(whole))
    return (contest.sum() + (truth.sure * alone).sum()) / 2 / count


def _gathered(scores: Any, owner: Any, count: int) -> Any:
    """The logarithm of the sum of the odds of each claim's nouns."""
    start = torch.full((count, scores.shape[1]), LEAST)
    most = start.scatter_reduce(0, owner[:, None].expand_as(scores), scores.detach(), "amax")
    shares = torch.zeros_like(start).index_add(0, owner, torch.exp(scores - most[owner]))
    return most + torch.log(shares + 1e-12)


def learn(judge: Judge, taught: Sequence[Lesson], kinds: Sequence[str], rounds: int, rate: float) -> None:
    """Goes through lessons in steps: AdamW, a linear warm-up of a tenth, then linear decay."""
    optimiser = torch.optim.AdamW(judge.parameters(), lr=rate, weight_decay=DECAY)
    steps = rounds * math.ceil(len(taught) / STEP)
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1, (i + 1) / (0.1 * steps)) * (1 - i / steps))
    order = list(taught)
    judge.train()
    for _ in range(rounds):
        random.shuffle(order)
        for start in range(0, len(order), STEP):
            told = order[start : start + STEP]
            given, nobody, owner = judge(told, kinds)
            loss = cost(given, nobody, owner, truth_of(told))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimiser.step()
            plan.step()
    judge.eval()


def trained(guessed: Judge, gold: Sequence[Lesson], kinds: Sequence[str]) -> Judge:
    """A judge that has learnt the gold on top of the guesses."""
    judge = Judge(guessed.parties.claim.in_features, guessed.parties.noun.in_features)
    judge.load_state_dict(guessed.state_dict())
    learn(judge, gold, kinds, GOLD_ROUNDS, GOLD_RATE)
    return judge


def crossed(guessed: Judge, gold: Sequence[Lesson], kinds: Sequence[str], folds: int) -> dict[str, tuple[float, float]]:
    """By side, the share of claims that are right: by the rules, and by judges that had not seen the document."""
    hits, ruled, told = (dict.fromkeys(SIDES, 0) for _ in range(3))
    for fold in range(folds):
        kept = [one for one in gold if zlib.crc32(one.report.encode()) % folds == fold]
        judge = trained(guessed, [one for one in gold if zlib.crc32(one.report.encode()) % folds != fold], kinds)
        for one in kept:
            with torch.no_grad():
                given, nobody, _ = judge([one], kinds)
            for side, field in SIDES.items():
                if one.gold is None or field not in one.gold:
                    continue
                column = COLUMN[side]
                taken = chosen(one.asked, given[:, column].tolist(), float(nobody[0, column]), one.ruled, side)
                hits[side] += is_right(one, side, [*taken])
                ruled[side] += is_right(one, side, [x for x in one.asked if one.ruled.get(x.tokens[1]) == side])
                told[side] += 1
    return {side: (ruled[side] / told[side], hits[side] / told[side]) for side in SIDES}


def is_right(one: Lesson, side: str, taken: Sequence[Any]) -> bool:
    """Whether a claim has all and only the gold's names on a side."""
    judge, names = load_judge(), dict(zip(one.asked, one.names, strict=True))
    given = [{judge.norm(name) for name in names[each]} - {""} for each in taken]
    wanted = judge.labels((one.gold or {}).get(SIDES[side]))
    return bool(judge.same_names(wanted, [each for each in given if each]))


def export(judge: Judge, kinds: Sequence[str], out: Path, version: str) -> None:
    """Writes the weights of the signs as bytes with a scale, and the network for the engine that runs it."""
    arrays: dict[str, Any] = {}
    for side, column in COLUMN.items():
        for name, weights in ((side, judge.signs.weight), (f"{side}_nobody", judge.claims.weight)):
            own = weights[:, column].detach().numpy()
            scale = float(np.abs(own).max()) / 127
            arrays |= {name: np.round(own / scale).astype(np.int8), f"{name}_scale": np.float32(scale)}
    np.savez_compressed(out / WEIGHTS, version=np.array(version), **arrays)

    class One(nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.parties = judge.parties

        def forward(self, claim: Any, nouns: Any) -> Any:
            return self.parties(claim, nouns, torch.zeros(nouns.shape[0], dtype=torch.long))

    sample = (torch.zeros(1, judge.parties.claim.in_features), torch.zeros(3, judge.parties.noun.in_features))
    names = {"input_names": ["claim", "nouns"], "output_names": ["given", "nobody"]}
    free = {"nouns": {0: "rows"}, "given": {0: "rows"}}
    path = out / "encoder" / PARTIES
    torch.onnx.export(One().eval(), sample, path, opset_version=17, dynamo=False, dynamic_axes=free, **names)
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"kinds": " ".join(kinds)})
    onnx.save(model, path)


def main() -> None:
    """Trains and writes the weights, or cross-validates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", type=Path, required=True, help="what python -m bench.role_lessons made")
    parser.add_argument("--out", type=Path, default=Path("src/fogline/extract"))
    parser.add_argument("--version", default="roles-5", help="name of these weights, part of the reader's version")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts and write nothing")
    told = parser.parse_args()
    torch.manual_seed(told.seed)
    random.seed(told.seed)
    taught = [one for one in load(told.lessons) if one.asked]
    gold = [one for one in taught if one.gold is not None]
    kinds = sorted({one.kind for one in gold})
    judge = Judge(taught[0].seen[0].shape[1] + len(kinds), taught[0].seen[1].shape[1])
    learn(judge, [one for one in taught if one.gold is None], kinds, GUESSED_ROUNDS, GUESSED_RATE)
    if told.folds:
        for side, (ruled, judged) in crossed(judge, gold, kinds, told.folds).items():
            print(f"{side}: rules {ruled:.3f}, judged {judged:.3f} of {len(gold)} claims")
        return
    export(trained(judge, gold, kinds), kinds, told.out, told.version)
    print(f"{len(gold)} claims, {sum(len(one.asked) for one in gold)} nouns -> {told.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
