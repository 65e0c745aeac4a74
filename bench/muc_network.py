"""The networks that read MUC-4 reports: for every word the chances of the five roles, of types and of effects.

The product's encoder (`bench/train_encoder.py`): two layers as they are, which all share, and above them four for each
network, trained further on two thirds of the training part. Kept as one ONNX file with 7-bit weights and a shortened
list of word pieces. Each stretch is read alone, so that what is said of it does not depend on its neighbours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bench.muc_candidates import Said, as_said
from bench.muc_text import numbers_kept, stretches

FOLDER = Path(__file__).with_name("muc")
WEIGHTS = FOLDER / "network.onnx"
OUTPUTS = ("chances", "kinds", "effects", "whole")


@cache
def session(path: Path = WEIGHTS) -> Any:
    """Opens the network once, for one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])


@cache
def kept(path: Path = WEIGHTS) -> dict[int, int]:
    """The number each word piece has in this network."""
    told = session(path).get_modelmeta().custom_metadata_map["pieces"]
    return dict(numbers_kept([int(number) for number in told.split()]))


def readings(text: str, path: Path = WEIGHTS) -> list[Said]:
    """Reads a report with every network; none where it has no word."""
    numbers = kept(path)
    read: list[list[dict[str, Any]]] = []
    for stretch in stretches(text):
        if not stretch.words:
            continue
        ids = np.array([[numbers[number] for number in stretch.ids]], dtype=np.int64)
        first = np.array(stretch.first, dtype=np.int64)
        found = session(path).run(list(OUTPUTS), {"ids": ids, "first": first})
        apart = ({"words": stretch.words, **dict(zip(OUTPUTS, one, strict=True))} for one in zip(*found, strict=True))
        read.append(list(apart))
    return [as_said(text, one) for one in zip(*read, strict=True)]
