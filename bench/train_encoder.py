"""Trains the encoder beside the rules: a small transformer over sentences, and the heads above it.

    python -m bench.encoder_rows --data ../shared/data --out LESSONS.pkl
    python -m bench.train_encoder --base MODEL_DIR --lessons LESSONS.pkl [--out src/fogline/extract/encoder]

The second step needs torch, transformers, onnx and onnxruntime's quantizer, which Fogline itself does not, and the
weights of all-MiniLM-L6-v2 (Apache-2.0) in a folder. First the linear judge's chances are learnt on texts without
labels; then our own gold's dev part, graded predicates and speech, in steps of one sort each, mixed. `--folds` learns
the gold again without a part of its reports each, and keeps what is said of the part left out: what confidence is
calibrated on. Seeded; about an hour on two cores. Sums in bfloat16 differ between processors, so that
another machine gets other weights of the same worth. No text can be read back from the weights.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch  # type: ignore[import-not-found, unused-ignore]

from bench.encoder_lessons import ClaimLesson, Lessons, load_lessons
from bench.encoder_network import Network, export

GOLD_STEP, OTHER_STEP = 16, 24
"""Sentences a step."""
RATES = (1e-4, 8e-5)
"""Learning rate of both stages; the heads' is ten times as high."""
GOLD_ROUNDS, NEWS_ROUNDS = 5, 2
"""How often the second stage goes through our gold, and through the grades of newswire."""
SPEECH, OTHER_GRADES = 8_000, 2_000
"""Sentences of speech, and of grades outside newswire, that the second stage goes through once."""
FROZEN = 2
"""Lowest layers that the second stage leaves as they are, with the vectors of the pieces: a third less to work out."""

Said = dict[tuple[Any, ...], tuple[Any, ...]]
"""By report, pieces and ranges of a candidate: its chances of every family, of every status, and of negation."""
Batch = tuple[str, list[Any]]
"""The sort of lesson, and the lessons of one step."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of training: what is learnt in which steps, and how fast."""

    batches: list[Batch]
    rate: float
    frozen: int = 0


def batches_of(sort: str, lessons: Sequence[Any], size: int, rounds: int = 1) -> Iterator[Batch]:
    """Cuts lessons into steps of sentences of about one length, anew each round."""
    for _ in range(rounds):
        order = sorted(range(len(lessons)), key=lambda i: len(lessons[i].ids) + random.random() * 20)
        for start in range(0, len(order), size):
            yield sort, [lessons[i] for i in order[start : start + size]]


def first_stage(lessons: Lessons) -> Stage:
    """What the linear judge guesses of texts without labels, once."""
    return Stage(list(batches_of("claims", lessons.guessed, OTHER_STEP)), RATES[0])


def second_stage(lessons: Lessons) -> Stage:
    """Our gold, graded predicates and speech together."""
    news = [one for one in lessons.graded if one.news]
    others = random.sample([one for one in lessons.graded if not one.news], OTHER_GRADES)
    batches = [
        *batches_of("claims", lessons.gold, GOLD_STEP, GOLD_ROUNDS),
        *batches_of("certainty", news, OTHER_STEP, NEWS_ROUNDS),
        *batches_of("certainty", others, OTHER_STEP),
        *batches_of("speech", random.sample(lessons.speech, SPEECH), OTHER_STEP),
    ]
    return Stage(batches, RATES[1], FROZEN)


def learn(network: Network, stage: Stage, keep: Path | None = None) -> None:
    """One stage of training: AdamW, a linear warm-up of a tenth, then linear decay; kept in a file at the end."""
    for part in (network.encoder.embeddings, *network.encoder.encoder.layer[: stage.frozen]):
        part.requires_grad_(stage.frozen == 0)
    heads = [weights for name, weights in network.named_parameters() if not name.startswith("encoder.")]
    parameters = [
        {"params": [one for one in network.encoder.parameters() if one.requires_grad], "lr": stage.rate},
        {"params": heads, "lr": stage.rate * 10},
    ]
    optimiser = torch.optim.AdamW(parameters, weight_decay=0.01)
    batches, steps = list(stage.batches), len(stage.batches)
    random.shuffle(batches)
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1, (i + 1) / (0.1 * steps)) * (1 - i / steps))
    network.train()
    started, losses = time.monotonic(), {"claims": 0.0, "certainty": 0.0, "speech": 0.0}
    for number, (sort, told) in enumerate(batches):
        loss = network.loss(sort, told)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        plan.step()
        optimiser.zero_grad()
        losses[sort] = 0.98 * losses[sort] + 0.02 * loss.item() if losses[sort] else loss.item()
        if number % 50 == 49:
            said = ", ".join(f"{name} {value:.3f}" for name, value in losses.items())
            print(f"{number + 1}/{steps} {said} ({time.monotonic() - started:.0f} s)", file=sys.stderr, flush=True)
    network.eval()
    if keep is not None:
        torch.save(network.state_dict(), keep)


def left_out(network: Network, lessons: Lessons, folds: int, seed: int) -> Iterator[Said]:
    """What is said of gold candidates by networks that have not seen their reports, one part of the gold at a time."""
    start = {name: weights.clone() for name, weights in network.state_dict().items()}
    for fold in range(folds):
        torch.manual_seed(seed)
        network.load_state_dict(start)
        out = [one for one in lessons.gold if zlib.crc32(one.report.encode()) % folds == fold]
        rest = [one for one in lessons.gold if zlib.crc32(one.report.encode()) % folds != fold]
        learn(network, Stage(list(batches_of("claims", rest, GOLD_STEP, GOLD_ROUNDS)), RATES[1], FROZEN))
        with torch.no_grad():
            yield {key: row for one in out for key, row in _said_of(network, one)}


def _said_of(network: Network, lesson: ClaimLesson) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    families, statuses, negative = (scores.float() for scores in network.claims([lesson]))
    shares = zip(families.softmax(1), statuses.softmax(1), negative.sigmoid(), strict=True)
    for places, row in zip(lesson.ranges, shares, strict=True):
        yield (lesson.report, lesson.ids, places), tuple(each.numpy() for each in row)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--lessons", type=Path, required=True, help="what python -m bench.encoder_rows made")
    parser.add_argument("--out", type=Path, default=Path("src/fogline/extract/encoder"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2, help="processor threads; on a shared machine one is faster")
    parser.add_argument("--first", type=Path, help="keeps the first stage there, and starts from it where it is")
    parser.add_argument("--second", type=Path, help="keeps the second stage there in full precision")
    parser.add_argument("--folds", type=int, default=0, help="also train so many times without a part of the gold")
    parser.add_argument("--said", type=Path, help="where to keep what the folds say")
    return parser.parse_args()


def main() -> None:
    """Trains both stages and writes the weights."""
    told = arguments()
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    random.seed(told.seed)
    lessons = load_lessons(told.lessons)
    network = Network(told.base)
    if told.first and told.first.is_file():
        network.load_state_dict(torch.load(told.first))
    else:
        learn(network, first_stage(lessons), told.first)
    if told.folds:
        said: Said = {}
        for part in left_out(network, lessons, told.folds, told.seed):
            said |= part
            told.said.write_bytes(pickle.dumps(said))
        return
    learn(network, second_stage(lessons), told.second)
    export(network, told.out)


if __name__ == "__main__":
    main()
