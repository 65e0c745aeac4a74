"""The encoder's network as it is trained, and as it is written for the engine that runs it.

Above the transformer stand three heads: claims (families, status and negation of a candidate), certainty (the grade
of a predicate), and speech (which pieces are reporting words, and what each piece is to one of them). Their inputs are
made by `fogline.extract.encoder` in the same order as here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx  # type: ignore[import-not-found, unused-ignore]
import torch  # type: ignore[import-not-found, unused-ignore]
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel  # type: ignore[import-not-found, unused-ignore]

from bench.encoder_lessons import (
    ABSENT,
    CLASSES,
    STATUSES,
    CertaintyLesson,
    ClaimLesson,
    PieceRange,
    SpeechLesson,
)
from fogline.extract.encoder.model import WEIGHTS

INNER = 256
"""Width of the layer between the encoder's vectors and what is said of a candidate."""
NARROW = 128
"""The same for a predicate's grade, for cues, and for pairs of a cue and a piece."""
FARTHEST = 32
"""Pieces from a cue beyond which all are equally far."""
DROPOUT = 0.2
STATUS_WEIGHT, CERTAINTY_WEIGHT, CUE_WEIGHT, ROLE_WEIGHT = 0.3, 0.5, 4.0, 2.0
"""Weights of losses beside that of the families."""
BEND = 0.5
"""Errors of a grade below this are squared, above it absolute."""


class Claims(nn.Module):  # type: ignore[misc, unused-ignore]
    """A candidate's vectors and hints into scores of families, of statuses and of negation."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPOUT)
        self.inner = nn.Linear(4 * width + 2 * len(CLASSES) + 1, INNER)
        self.family = nn.Linear(INNER, len(CLASSES))
        self.status = nn.Linear(INNER, len(STATUSES))
        self.negative = nn.Linear(INNER, 1)

    def forward(self, seen: Any) -> Any:
        """Scores of families, of statuses, and of negation."""
        inner = self.drop(nn.functional.gelu(self.inner(self.drop(seen))))
        return self.family(inner), self.status(inner), self.negative(inner)[:, 0]


class Certainty(nn.Module):  # type: ignore[misc, unused-ignore]
    """A predicate's vectors into its grade, as readers of newswire and as those of other text grade."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPOUT)
        self.inner = nn.Linear(2 * width, NARROW)
        self.grade = nn.Linear(NARROW, 2)

    def forward(self, seen: Any) -> Any:
        """Both grades of each predicate."""
        return self.grade(nn.functional.gelu(self.inner(self.drop(seen))))


class Speech(nn.Module):  # type: ignore[misc, unused-ignore]
    """Pieces and cues into scores: of being a cue, and of what a piece is to a cue."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPOUT / 2)
        self.cue_inner, self.cue = nn.Linear(width, NARROW), nn.Linear(NARROW, 1)
        self.cue_side, self.piece_side = nn.Linear(width, 2 * NARROW), nn.Linear(width, 2 * NARROW)
        self.distance = nn.Embedding(2 * FARTHEST + 1, NARROW)
        self.role = nn.Linear(NARROW, 3)

    def forward(self, states: Any, asked: Any, distances: Any) -> Any:
        """Scores of being a cue per piece, and of roles per cue and piece."""
        states = self.drop(states)
        cues = self.cue(nn.functional.gelu(self.cue_inner(states)))[:, 0]
        added, times = self.cue_side(asked)[:, None].chunk(2, dim=-1)
        piece, piece_times = self.piece_side(states)[None].chunk(2, dim=-1)
        pairs = added + piece + times * piece_times + self.distance(distances)
        return cues, self.role(self.drop(nn.functional.gelu(pairs)))


class Network(nn.Module):  # type: ignore[misc, unused-ignore]
    """The transformer and its heads."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base)
        width = self.encoder.config.hidden_size
        self.claims_head, self.certainty_head, self.speech_head = Claims(width), Certainty(width), Speech(width)

    def states(self, told: Sequence[Any]) -> Any:
        """Vectors of padded sentences."""
        ids = torch.zeros(len(told), max(len(one.ids) for one in told), dtype=torch.long)
        mask = torch.zeros_like(ids)
        for row, one in enumerate(told):
            ids[row, : len(one.ids)] = torch.tensor(one.ids)
            mask[row, : len(one.ids)] = 1
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    def claims(self, told: Sequence[ClaimLesson]) -> Any:
        """Scores of all candidates: families, statuses, negation."""
        states = self.states(told)
        seen = torch.stack(
            [
                torch.cat([*(states[row, a:b].mean(0) for a, b in places), states[row, 0]])
                for row, one in enumerate(told)
                for places in one.ranges
            ]
        )
        hinted = torch.cat([torch.tensor(one.hinted) for one in told])
        return self.claims_head(torch.cat([seen, hinted.to(seen.dtype)], 1))

    def certainty(self, told: Sequence[CertaintyLesson]) -> Any:
        """Grades of all predicates, in both columns."""
        states = self.states(told)
        seen = [
            torch.cat([states[row, a:b].mean(0), states[row, 0]]) for row, one in enumerate(told) for a, b in one.events
        ]
        return self.certainty_head(torch.stack(seen))

    def loss(self, sort: str, told: Sequence[Any]) -> Any:
        """How wrong the network is on the lessons of one step."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            if sort == "claims":
                return self._claims_loss(told)
            return self._certainty_loss(told) if sort == "certainty" else self._speech_loss(told)

    def _claims_loss(self, told: Sequence[ClaimLesson]) -> Any:
        family, status, negative = (scores.float() for scores in self.claims(told))
        wanted = torch.cat([torch.tensor(one.families) for one in told])
        loss = -(wanted * torch.log_softmax(family, 1)).sum(1).mean()
        statuses = torch.tensor([number for one in told for number in one.statuses])
        known = statuses != ABSENT
        if known.any():
            negatives = torch.tensor([float(number) for one in told for number in one.negatives])
            loss = loss + STATUS_WEIGHT * nn.functional.cross_entropy(status[known], statuses[known])
            told_not = nn.functional.binary_cross_entropy_with_logits(negative[known], negatives[known])
            loss = loss + STATUS_WEIGHT * told_not
        return loss

    def _certainty_loss(self, told: Sequence[CertaintyLesson]) -> Any:
        grades = self.certainty(told).float()
        column = torch.tensor([0 if one.news else 1 for one in told for _ in one.events])
        wanted = torch.tensor([grade for one in told for grade in one.grades])
        said = grades.gather(1, column[:, None])[:, 0]
        return CERTAINTY_WEIGHT * nn.functional.smooth_l1_loss(said, wanted, beta=BEND)

    def _speech_loss(self, told: Sequence[SpeechLesson]) -> Any:
        states = self.states(told)
        cues, marked, roles, wanted = [], [], [], []
        for row, one in enumerate(told):
            own = states[row, : len(one.ids)]
            asked = torch.stack([own[a:b].mean(0) for a, b in one.asked])
            cue, role = self.speech_head(own, asked, distances(len(one.ids), one.asked))
            cues.append(cue)
            roles.append(role.reshape(-1, 3))
            marked.append(torch.tensor(one.cues))
            wanted.append(torch.tensor(one.roles).reshape(-1))
        told_cues = nn.functional.binary_cross_entropy_with_logits(torch.cat(cues).float(), torch.cat(marked))
        told_roles = nn.functional.cross_entropy(torch.cat(roles).float(), torch.cat(wanted))
        return CUE_WEIGHT * told_cues + ROLE_WEIGHT * told_roles


def distances(count: int, asked: Sequence[PieceRange]) -> Any:
    """Per cue and piece, how far the piece stands from the cue, as a row of the table of distances."""
    places = torch.arange(count)[None]
    first = torch.tensor([a for a, _ in asked])[:, None]
    last = torch.tensor([b - 1 for _, b in asked])[:, None]
    away = torch.clamp(places - last, min=0) - torch.clamp(first - places, min=0)
    return torch.clamp(away, -FARTHEST, FARTHEST) + FARTHEST


def export(network: Network, out: Path) -> None:
    """Writes the encoder as ONNX with 7-bit weights, and each head beside it."""

    class States(nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self, encoder: Any) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, ids: Any, mask: Any) -> Any:
            return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    network.eval()
    network.encoder.set_attn_implementation("eager")
    sample = torch.ones(2, 9, dtype=torch.long)
    free = {name: {0: "sentences", 1: "pieces"} for name in ("ids", "mask", "states")}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / WEIGHTS
        _write(States(network.encoder), (sample, sample), whole, ["ids", "mask"], ["states"], free)
        quantize_dynamic(whole, out / WEIGHTS, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    _export_heads(network, out)


def _export_heads(network: Network, out: Path) -> None:
    class Shares(nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.head = network.claims_head

        def forward(self, seen: Any) -> Any:
            family, status, negative = self.head(seen)
            return torch.softmax(family, 1), torch.softmax(status, 1), torch.sigmoid(negative)

    class Grades(nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.head = network.certainty_head

        def forward(self, seen: Any) -> Any:
            return self.head(seen)[:, 0]

    class Roles(nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.head = network.speech_head

        def forward(self, states: Any, asked: Any, away: Any) -> Any:
            cues, roles = self.head(states, asked, away)
            return torch.sigmoid(cues), torch.softmax(roles, -1)

    width = network.encoder.config.hidden_size
    seen, graded = torch.zeros(2, network.claims_head.inner.in_features), torch.zeros(2, 2 * width)
    names = ["chances", "statuses", "negative"]
    _write(Shares(), (seen,), out / "heads.onnx", ["seen"], names, _rows_free("seen", *names))
    model = onnx.load(out / "heads.onnx")
    onnx.helper.set_model_props(model, {"families": " ".join(CLASSES), "statuses": " ".join(STATUSES)})
    onnx.save(model, out / "heads.onnx")
    _write(Grades(), (graded,), out / "certainty.onnx", ["seen"], ["grades"], _rows_free("seen", "grades"))
    speech = (torch.zeros(5, width), torch.zeros(2, width), distances(5, [(0, 1), (2, 3)]))
    free = {
        "states": {0: "pieces"},
        "asked": {0: "cues"},
        "away": {0: "cues", 1: "pieces"},
        "cued": {0: "pieces"},
        "roles": {0: "cues", 1: "pieces"},
    }
    _write(Roles(), speech, out / "speech.onnx", ["states", "asked", "away"], ["cued", "roles"], free)


def _rows_free(*names: str) -> dict[str, dict[int, str]]:
    return {name: {0: "rows"} for name in names}


def _write(
    module: Any, sample: tuple[Any, ...], path: Path, inputs: list[str], outputs: list[str], free: dict[str, Any]
) -> None:
    named = {"input_names": inputs, "output_names": outputs, "dynamic_axes": free}
    torch.onnx.export(module.eval(), sample, path, opset_version=17, dynamo=False, **named)
