"""Trains the reader of MUC-4 on the training part (DEV) of its keys, and writes what `bench/muc/` holds.

    python -m bench.train_muc --base MODEL_DIR --data FILE --work DIR [--trunk FILE] [--out bench/muc]
    python -m bench.train_muc --kept --data FILE

With `--kept` the networks stay as they are kept, and what judges above them is learnt anew on what they read; without,
it needs torch, transformers, onnx and onnxruntime's quantizer, and always scikit-learn. Reports are cut in three by a
checksum; the network is learnt on two thirds and reads the one it has not seen, and the trees learn from those
readings, so that they know the network as it is on new reports. `READ` says for which thirds there is a network.
Thresholds are those that are best over these thirds, each fifth judged by what was learnt on the others. A report that
none of them has seen is read by every network, and the chances of its candidates are averaged.

Texts and keys are public (FBIS translations and NRaD's keys, released for research in 1992, no licence told); no text
can be read back from what is kept: weights, and checksums of words with counts. Seeded; the sums in bfloat16 differ
between processors. About three quarters of an hour on a core of its own.
"""

from __future__ import annotations

import argparse
import json
import pickle
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.jsonlines import rows
from bench.muc_candidates import Said, as_said
from bench.muc_gold import Row, trained_on
from bench.muc_labels import labels_of
from bench.muc_network import FOLDER, readings
from bench.muc_text import ALL, numbers_kept, stretches
from bench.train_muc_network import PHASES, Lesson, build_top, export, learn, lower_states, predict
from bench.train_muc_trees import Learner
from fogline.extract.encoder import pieces_of
from fogline.extract.encoder.wordpieces import CLASSIFY, SEPARATE, UNKNOWN, vocabulary

THIRDS = 3
FIFTHS = 5
READ = (0, 1)
"""The thirds that a network reads, each learnt on the two others."""
KEPT = 18_500
"""Word pieces the network keeps: the markers, those of one or two letters, and the commonest."""
SHORT = 2


def third_of(name: str) -> int:
    """Which third a report is in, for the network."""
    return zlib.crc32(name.encode()) % THIRDS


def fifth_of(name: str) -> int:
    """Which fifth it is in, for all that is learnt above the network."""
    return zlib.crc32(f"{name}x".encode()) % FIFTHS


def pieces_kept(told: Sequence[Row], also: Sequence[str]) -> list[int]:
    """Numbers of the word pieces to keep: what the reports say counts before what other texts say.

    Args:
        told: the reports to learn from.
        also: other news, so that names these reports lack are known.
    """
    known = vocabulary()
    counts: Counter[int] = Counter()
    for weight, texts in ((len(also) + 1, [row["text"] for row in told]), (1, also)):
        for text in texts:
            counts.update(dict.fromkeys(pieces_of(text, ALL).ids, weight))
    first = [known[one] for one in ("[PAD]", UNKNOWN, CLASSIFY, SEPARATE, "[MASK]")]
    short = [number for piece, number in known.items() if piece.isascii() and len(piece.removeprefix("##")) <= SHORT]
    rest = [number for piece, number in known.items() if piece.isascii() and not piece.startswith("[unused")]
    ordered = dict.fromkeys([*first, *short, *(number for number, _ in counts.most_common()), *rest])
    return sorted(list(ordered)[:KEPT])


def load_encoder(base: Path, trunk: Path | None) -> Any:
    """The encoder to build on: the published weights, or those trained on our claims before their export."""
    import torch  # type: ignore[import-not-found, unused-ignore]
    from transformers import AutoModel  # type: ignore[import-not-found, unused-ignore]

    encoder = AutoModel.from_pretrained(base)
    if trunk:
        state = torch.load(trunk)
        encoder.load_state_dict({name.partition(".")[2]: weights for name, weights in state.items()}, strict=False)
    return encoder.eval()


def read_thirds(
    told: Sequence[Row], encoder: Any, pieces: Sequence[int], work: Path
) -> tuple[list[Any], list[Said | None]]:
    """Trains the layers that are not yet in the work folder.

    Returns:
        The layers, and each report as those read it that have not seen it; `None` where all have.
    """
    parts = [stretches(row["text"]) for row in told]
    lessons: list[list[Lesson]] = []
    tops: list[Any] = []
    read: dict[str, Said] = {}
    for third in READ:
        top, kept = build_top(encoder), work / f"third{third}.pkl"
        mine = {at for at, row in enumerate(told) if third_of(row["id"]) == third}
        if not kept.is_file():
            lessons = lessons or _lessons(told, parts, encoder, pieces)
            seen = [one for at, several in enumerate(lessons) if at not in mine for one in several]
            for number, phase in enumerate(PHASES):
                learn(top, seen, phase, third + 10 * number)
            given = {told[at]["id"]: predict(top, lessons[at]) for at in sorted(mine)}
            kept.write_bytes(pickle.dumps((top.state_dict(), given)))
        state, given = pickle.loads(kept.read_bytes())  # noqa: S301 – written by this very script
        top.load_state_dict(state)
        tops.append(top.eval())
        read |= {told[at]["id"]: as_said(told[at]["text"], given[told[at]["id"]]) for at in mine}
    return tops, [read.get(row["id"]) for row in told]


def read_kept(told: Sequence[Row]) -> list[Said | None]:
    """Each report as the kept network reads it that has not seen it; `None` where all have."""
    found: list[Said | None] = []
    for row in told:
        third = third_of(row["id"])
        several = readings(row["text"]) if third in READ else []
        found.append(several[third] if several else None)
    return found


def _lessons(told: Sequence[Row], parts: Sequence[Any], encoder: Any, pieces: Sequence[int]) -> list[list[Lesson]]:
    numbers, unknown = numbers_kept(pieces), vocabulary()[UNKNOWN]
    return [
        [
            Lesson(stretch, labels, states)
            for stretch, labels, states in zip(
                part, labels_of(row, part), lower_states(encoder, part, numbers, unknown), strict=True
            )
        ]
        for row, part in zip(told, parts, strict=True)
    ]


def _texts(paths: Sequence[Path]) -> list[str]:
    return [str(row["text"])[:6000] for path in paths for row in rows(path) if row.get("text")]


def main() -> None:
    """Trains all and writes it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kept", action="store_true", help="keep the networks, learn what stands above them")
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--trunk", type=Path, help="its weights trained by bench/train_encoder.py, as torch saves them")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/muc4/muc4_full_templates.jsonl.gz"))
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="other news, for the list of word pieces")
    parser.add_argument("--work", type=Path, help="folder for what is trained on the way")
    parser.add_argument("--out", type=Path, default=FOLDER)
    asked = parser.parse_args()
    if not asked.kept and not (asked.base and asked.work):
        parser.error("--base and --work are needed to train the networks")
    told = trained_on(rows(asked.data))
    asked.out.mkdir(parents=True, exist_ok=True)
    read = read_kept(told) if asked.kept else _trained(told, asked)
    learner = Learner(told, read, [fifth_of(row["id"]) for row in told])
    print(json.dumps(learner.figures()), flush=True)
    arrays: dict[str, Any] = learner.learnt()
    np.savez_compressed(asked.out / "learnt.npz", **arrays)


def _trained(told: Sequence[Row], asked: argparse.Namespace) -> list[Said | None]:
    """Trains the networks, writes them, and gives what each reads that has not seen it."""
    encoder = load_encoder(asked.base, asked.trunk)
    pieces = pieces_kept(told, _texts(asked.also))
    tops, read = read_thirds(told, encoder, pieces, asked.work)
    export(encoder, tops, pieces, asked.out / "network.onnx")
    return read


if __name__ == "__main__":
    main()
