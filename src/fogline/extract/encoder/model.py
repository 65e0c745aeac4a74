"""The encoder: sentences into vectors, one for each word piece.

A small transformer (all-MiniLM-L6-v2, 22.6 million weights, Apache-2.0) trained further by `bench/train_encoder.py` and
kept as ONNX with 7-bit whole-number weights. What must stay true: a sentence is read alone, because activations are
rounded by the largest of a batch and neighbours would change what it says (reading 16 together is a sixth faster);
7 bits, because 8 overflow on processors without VNNI and would make two machines read differently.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.extract.encoder.wordpieces import Pieces

WEIGHTS = "encoder.onnx"
LONGEST = 128
"""Word pieces of a sentence that are read; 99 of 100 sentences of news are shorter."""
Vectors = NDArray[np.float32]


@cache
def session(file: str) -> Any:
    """Opens a model of this folder once, for one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    weights = (resources.files("fogline.extract.encoder") / file).read_bytes()
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def vectors(sentence: Pieces) -> Vectors:
    """Encodes one sentence.

    Args:
        sentence: its word pieces, at most `LONGEST`.

    Returns:
        An array of shape (pieces, 384).
    """
    ids = np.array([sentence.ids], dtype=np.int64)
    states: Vectors = session(WEIGHTS).run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
    return states
