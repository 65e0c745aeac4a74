"""The trained part of the reader of MUC-4: layers over the product's encoder, and their export.

The lowest layers are not trained, and run once. The two on top learn first, with the new ones that give the answers;
then the two in the middle learn with them. Needs torch, transformers, onnx and onnxruntime's quantizer;
`bench/train_muc.py` calls it.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.muc_gold import ROLES
from bench.muc_labels import EFFECTS, TYPES, UNKNOWN, Labels
from bench.muc_network import OUTPUTS
from bench.muc_text import Stretch

LOWER = 2
"""Layers that are never trained."""
MIDDLE = 2
"""Layers above them that are trained only after those on top."""
INNER = 256
DROPOUT = 0.15
BATCH = 8
RATE = 2e-4
HEAD_RATE = 5
"""How many times faster the new layers learn."""
LOST = 0.04
"""Share of pieces whose vectors are blanked while learning."""
ROLE_WEIGHTS = (1.0, 2.0, 1.5)
"""Weights of outside, begin and inside."""
ROLE_COLUMNS = 3 * len(ROLES)
TYPE_COLUMNS = len(ROLES) * len(TYPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of the training.

    Attributes:
        rounds: how often each stretch with a filler is seen.
        quiet: share of the stretches without one that each round sees, drawn anew.
        deep: whether the middle layers learn too.
    """

    rounds: int
    quiet: float
    deep: bool


PHASES = (Phase(rounds=4, quiet=0.35, deep=False), Phase(rounds=4, quiet=0.2, deep=True))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A stretch, what it teaches, and the vectors of the lower layers."""

    stretch: Stretch
    labels: Labels
    states: Any


def lower_states(encoder: Any, told: Sequence[Stretch], numbers: Mapping[int, int], unknown: int) -> list[Any]:
    """What the lower layers give for each stretch; pieces that will not be kept are read as the unknown one."""
    import torch  # type: ignore[import-not-found, unused-ignore]

    lost = {number for number, new in numbers.items() if new == numbers[unknown] and number != unknown}
    found = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for stretch in told:
            states = encoder.embeddings(torch.tensor([[unknown if one in lost else one for one in stretch.ids]]))
            for layer in encoder.encoder.layer[:LOWER]:
                states = _given(layer(states))
            found.append(states[0].to(torch.bfloat16))
    return found


def build_top(encoder: Any) -> Any:
    """The layers of the encoder that are trained, with the answers above them.

    Attention is not thinned out while learning: drawing what to leave out took half of the time.
    """
    import copy

    import torch

    width = encoder.config.hidden_size

    class Top(torch.nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.middle = copy.deepcopy(encoder.encoder.layer[LOWER : LOWER + MIDDLE])
            self.layers = copy.deepcopy(encoder.encoder.layer[LOWER + MIDDLE :])
            for layer in (*self.middle, *self.layers):
                layer.attention.self.dropout.p = 0.0
            self.d = torch.nn.Dropout(DROPOUT)
            self.fc = torch.nn.Linear(3 * width, INNER)
            self.out = torch.nn.Linear(INNER, ROLE_COLUMNS + TYPE_COLUMNS + len(EFFECTS))
            self.doc = torch.nn.Linear(width, 1 + len(TYPES))

        def forward(self, lower: Any, mask: Any, row: Any, first: Any) -> Any:
            for layer in self.middle:
                lower = _given(layer(lower, mask))
            states = lower
            for layer in self.layers:
                states = _given(layer(states, mask))
            seen = torch.cat([states[row, first], states[:, 0][row], lower[row, first]], 1)
            inner = torch.nn.functional.gelu(self.fc(self.d(seen)))
            return self.out(self.d(inner)), self.doc(states[:, 0])

    return Top()


def learn(top: Any, lessons: Sequence[Lesson], phase: Phase, seed: int) -> None:
    """Trains the layers: AdamW, a linear warm-up of a tenth, then linear decay."""
    import torch

    torch.manual_seed(seed)
    random.seed(seed)
    top.middle.requires_grad_(phase.deep)
    kept = [*(top.middle.parameters() if phase.deep else ()), *top.layers.parameters()]
    new = [weights for name, weights in top.named_parameters() if not name.startswith(("middle.", "layers."))]
    parameters = [{"params": kept, "lr": RATE}, {"params": new, "lr": RATE * HEAD_RATE}]
    optimiser = torch.optim.AdamW(parameters, weight_decay=0.02)
    telling = [one for one in lessons if any(map(any, one.labels.roles))]
    quiet = [one for one in lessons if not any(map(any, one.labels.roles))]
    drawn = int(len(quiet) * phase.quiet)
    steps = phase.rounds * -(-(len(telling) + drawn) // BATCH)
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1, (i + 1) / (0.1 * steps)) * (1 - i / steps))
    top.train()
    for number in range(phase.rounds):
        chosen = telling + random.sample(quiet, drawn)
        chosen.sort(key=lambda one: len(one.stretch.ids) + random.random() * 40)
        batches = [chosen[i : i + BATCH] for i in range(0, len(chosen), BATCH)]
        random.shuffle(batches)
        total = 0.0
        for batch in batches:
            loss = _loss(top, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(top.parameters(), 1.0)
            optimiser.step()
            plan.step()
            optimiser.zero_grad()
            total += loss.item()
        print(f"round {number + 1} of {phase.rounds}: loss {total / len(batches):.3f}", file=sys.stderr)
    top.eval()


def _loss(top: Any, batch: Sequence[Lesson]) -> Any:
    import torch

    lower, mask, row, first = _padded(batch)
    lower = lower * (torch.rand(lower.shape[:2]) > LOST)[:, :, None]
    roles = torch.tensor(np.concatenate([np.array(one.labels.roles).T for one in batch]))
    types = torch.tensor(np.concatenate([np.array(one.labels.types).T for one in batch])).reshape(-1)
    effects = torch.tensor(np.concatenate([one.labels.effects for one in batch])).long()
    whole = torch.tensor([one.labels.whole for one in batch], dtype=torch.float)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, report = top(lower, mask, row, first)
    of_role, of_type, of_effect = _columns(words.float())
    entropy = torch.nn.functional.cross_entropy
    weights = torch.tensor(ROLE_WEIGHTS)
    loss = 5 * entropy(of_role.reshape(-1, 3), roles.reshape(-1), weight=weights, reduction="sum") / len(roles)
    loss = loss + 0.2 * torch.nn.functional.binary_cross_entropy_with_logits(report.float(), whole)
    if (types >= 0).any():
        loss = loss + 0.1 * entropy(of_type.reshape(-1, len(TYPES)), types, ignore_index=UNKNOWN)
    if (effects >= 0).any():
        loss = loss + 0.1 * entropy(of_effect, effects, ignore_index=UNKNOWN)
    return loss


def _padded(batch: Sequence[Lesson]) -> tuple[Any, Any, Any, Any]:
    """Vectors side by side, what of them to attend to, and the row and first piece of every word."""
    import torch

    longest = max(len(one.states) for one in batch)
    lower = torch.zeros(len(batch), longest, batch[0].states.shape[1], dtype=torch.bfloat16)
    mask = torch.full((len(batch), 1, 1, longest), -1e4)
    for at, one in enumerate(batch):
        lower[at, : len(one.states)] = one.states
        mask[at, :, :, : len(one.states)] = 0.0
    row = torch.tensor([at for at, one in enumerate(batch) for _ in one.stretch.first])
    return lower, mask, row, torch.tensor([first for one in batch for first in one.stretch.first])


def predict(top: Any, lessons: Sequence[Lesson]) -> list[dict[str, Any]]:
    """What trained layers say of each stretch, under the names the network gives."""
    import torch

    found = []
    with torch.no_grad():
        for one in lessons:
            lower, mask, row, first = _padded([one])
            given = _chances(*top(lower.float(), mask, row, first))
            told = {name: value.numpy() for name, value in zip(OUTPUTS, given, strict=True)}
            found.append({"words": one.stretch.words, **told})
    return found


def _columns(words: Any) -> tuple[Any, Any, Any]:
    return (
        words[:, :ROLE_COLUMNS].reshape(-1, len(ROLES), 3),
        words[:, ROLE_COLUMNS : ROLE_COLUMNS + TYPE_COLUMNS].reshape(-1, len(ROLES), len(TYPES)),
        words[:, ROLE_COLUMNS + TYPE_COLUMNS :],
    )


def _chances(words: Any, report: Any) -> tuple[Any, Any, Any, Any]:
    import torch

    roles, types, effects = _columns(words.float())
    return torch.softmax(roles, 2), torch.softmax(types, 2), torch.softmax(effects, 1), torch.sigmoid(report[0].float())


def _given(told: Any) -> Any:
    """A layer's vectors, whatever else it gives."""
    return told[0] if isinstance(told, tuple) else told


def export(encoder: Any, tops: Sequence[Any], pieces: Sequence[int], out: Path) -> None:
    """Writes the lower layers and all that was trained above them with 7-bit weights; answers stand one under another.

    Args:
        encoder: whose lower layers were trained on; its list of pieces is cut down here.
        tops: the trained layers, once or several times.
        pieces: numbers of the word pieces that are kept.
        out: the file.
    """
    import onnx  # type: ignore[import-not-found, unused-ignore]
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class Whole(torch.nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.embeddings = encoder.embeddings
            self.lower = encoder.encoder.layer[:LOWER]
            self.tops = torch.nn.ModuleList(tops)

        def forward(self, ids: Any, first: Any) -> Any:
            states = self.embeddings(ids)
            for layer in self.lower:
                states = _given(layer(states))
            row = torch.zeros_like(first)
            given = [_chances(*top(states, None, row, first)) for top in self.tops]
            return tuple(torch.stack(several) for several in zip(*given, strict=True))

    encoder.set_attn_implementation("eager")
    table = encoder.embeddings.word_embeddings
    encoder.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(table.weight[list(pieces)].detach())
    sample = (torch.ones(1, 9, dtype=torch.long), torch.arange(1, 7))
    free = {"ids": {1: "pieces"}, "first": {0: "words"}, **{name: {1: "words"} for name in OUTPUTS[:3]}}
    names = {"input_names": ["ids", "first"], "output_names": list(OUTPUTS), "dynamic_axes": free}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(Whole().eval(), sample, whole, opset_version=17, dynamo=False, **names)
        quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    told = onnx.load(out)
    onnx.helper.set_model_props(told, {"pieces": " ".join(map(str, pieces))})
    onnx.save(told, out)
