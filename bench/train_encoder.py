"""Trains the encoder beside the judge: a small transformer over sentences, and the heads above it.

    python -m bench.train_encoder --base MODEL_DIR --data ../shared/data [--out src/fogline/extract/encoder]

Needs torch, transformers, onnx and onnxruntime's quantizer, which Fogline itself does not, and the weights of
all-MiniLM-L6-v2 (Apache-2.0) in a folder. First the linear judge's chances are learnt on texts without labels, then our
own gold's dev part. Labels are ours (Apache-2.0); no text can be read back from the weights. Seeded; about an hour on
two cores. Sums in bfloat16 differ between processors, so that another machine gets other weights of the same worth.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.encoder_rows import CLASSES, EncoderRow, gold_rows, guessed_rows
from fogline.extract.encoder import pieces_of
from fogline.extract.encoder.heads import HEADS, hints_of
from fogline.extract.encoder.model import LONGEST, WEIGHTS

GUESSED = 36_000
"""Candidates without labels that are learnt first."""
INNER = 256
"""Width of the layer between the encoder's vectors and the families."""
DROPOUT = 0.2
SCHEDULE = ((24, 1, 1e-4), (16, 8, 6e-5))
"""Sentences a step, rounds and learning rate: of the guessed rows, then of the gold's."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's pieces with its candidates: ranges of pieces, hints, and what to learn."""

    ids: tuple[int, ...]
    ranges: tuple[tuple[tuple[int, int], ...], ...]
    hinted: np.ndarray[Any, Any]
    targets: np.ndarray[Any, Any]


def sentences(rows: Sequence[EncoderRow]) -> list[Sentence]:
    """Gathers rows by report and sentence."""
    out: list[Sentence] = []
    ordered = sorted(rows, key=lambda row: (row.report, row.asked.sentence))
    for (_, text), group in itertools.groupby(ordered, key=lambda row: (row.report, row.asked.sentence)):
        members, pieces = list(group), pieces_of(text, LONGEST)
        ranges = tuple(
            tuple(pieces.covering(*place) for place in (row.asked.event, row.asked.head, row.asked.span))
            for row in members
        )
        hinted = np.stack([hints_of(row.asked, CLASSES) for row in members])
        out.append(Sentence(pieces.ids, ranges, hinted, np.stack([row.target for row in members])))
    return out


def build_network(base: Path) -> Any:
    """The encoder with its two layers, in the order `extract/encoder/heads.py` reads them."""
    import torch  # type: ignore[import-not-found, unused-ignore]
    from transformers import AutoModel  # type: ignore[import-not-found, unused-ignore]

    class Network(torch.nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(base)
            width = self.encoder.config.hidden_size
            self.drop = torch.nn.Dropout(DROPOUT)
            self.inner = torch.nn.Linear(4 * width + 2 * len(CLASSES) + 1, INNER)
            self.outer = torch.nn.Linear(INNER, len(CLASSES))

        def forward(self, ids: Any, mask: Any, ranges: Any, hinted: Any) -> Any:
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            seen = torch.stack(
                [torch.cat([*(states[row, a:b].mean(0) for a, b in places), states[row, 0]]) for row, places in ranges]
            )
            joined = self.drop(torch.cat([seen, hinted.to(seen.dtype)], 1))
            return self.outer(self.drop(torch.nn.functional.gelu(self.inner(joined))))

    return Network()


def batch_of(group: Sequence[Sentence]) -> tuple[Any, ...]:
    """Sentences as padded tensors."""
    import torch

    ids = torch.zeros(len(group), max(len(one.ids) for one in group), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, one in enumerate(group):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        mask[row, : len(one.ids)] = 1
    ranges = [(row, places) for row, one in enumerate(group) for places in one.ranges]
    hinted = torch.tensor(np.concatenate([one.hinted for one in group]))
    return ids, mask, ranges, hinted, torch.tensor(np.concatenate([one.targets for one in group]))


def learn(network: Any, told: Sequence[Sentence], size: int, rounds: int, rate: float) -> None:
    """One stage of training: AdamW, a linear warm-up of a tenth, then linear decay."""
    import torch

    heads = [weights for name, weights in network.named_parameters() if not name.startswith("encoder.")]
    parameters = [{"params": network.encoder.parameters(), "lr": rate}, {"params": heads, "lr": rate * 10}]
    optimiser = torch.optim.AdamW(parameters, weight_decay=0.01)
    steps = rounds * -(-len(told) // size)
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1, (i + 1) / (0.1 * steps)) * (1 - i / steps))
    network.train()
    for number in range(rounds):
        order = sorted(range(len(told)), key=lambda i: len(told[i].ids) + random.random() * 20)
        batches = [order[i : i + size] for i in range(0, len(order), size)]
        random.shuffle(batches)
        total = 0.0
        for chosen in batches:
            ids, mask, ranges, hinted, targets = batch_of([told[i] for i in chosen])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(ids, mask, ranges, hinted)
            loss = -(targets * torch.log_softmax(scores.float(), 1)).sum(1).mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            plan.step()
            optimiser.zero_grad()
            total += loss.item()
        print(f"round {number + 1} of {rounds}: loss {total / len(batches):.3f}", file=sys.stderr)
    network.eval()


def save(network: Any, out: Path) -> None:
    """Writes the encoder as ONNX with 7-bit weights, and the layers above it."""
    import onnx  # type: ignore[import-not-found, unused-ignore]
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class States(torch.nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self, encoder: Any) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, ids: Any, mask: Any) -> Any:
            return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    network.encoder.set_attn_implementation("eager")
    sample = torch.ones(2, 9, dtype=torch.long)
    free = {name: {0: "sentences", 1: "pieces"} for name in ("ids", "mask", "states")}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / WEIGHTS
        names = {"input_names": ["ids", "mask"], "output_names": ["states"], "dynamic_axes": free}
        torch.onnx.export(States(network.encoder), (sample, sample), whole, opset_version=17, dynamo=False, **names)
        quantize_dynamic(whole, out / WEIGHTS, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)

    class Chances(torch.nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.inner, self.outer = network.inner, network.outer

        def forward(self, seen: Any) -> Any:
            return torch.softmax(self.outer(torch.nn.functional.gelu(self.inner(seen))), 1)

    seen = torch.zeros(2, network.inner.in_features)
    names = {"input_names": ["seen"], "output_names": ["chances"], "dynamic_axes": {"seen": {0: "candidates"}}}
    torch.onnx.export(Chances(), (seen,), out / HEADS, opset_version=17, dynamo=False, **names)
    told = onnx.load(out / HEADS)
    onnx.helper.set_model_props(told, {"families": " ".join(CLASSES)})
    onnx.save(told, out / HEADS)


def main() -> None:
    """Trains both stages and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/fogline/extract/encoder"))
    parser.add_argument("--seed", type=int, default=0)
    told = parser.parse_args()
    import torch

    torch.manual_seed(told.seed)
    random.seed(told.seed)
    guessed = sentences(list(guessed_rows(told.data, GUESSED, told.seed)))
    gold = sentences(list(gold_rows("dev", told.data)))
    print(f"{len(guessed)} sentences without labels, {len(gold)} with", file=sys.stderr)
    network = build_network(told.base)
    for stage, (size, rounds, rate) in zip((guessed, gold), SCHEDULE, strict=True):
        learn(network, stage, size, rounds, rate)
    save(network, told.out)


if __name__ == "__main__":
    main()
