"""Whether a report is about an incident of the keys, and of which types, by its words alone.

A linear model over hashed words and pairs of words: coarse, but it sees the whole of a long report at once, and errs
elsewhere than the network.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections import Counter

import numpy as np
from numpy.typing import NDArray

COLUMNS = 1 << 15
_WORD = re.compile(r"[a-z][a-z'-]*|\d+")
Numbers = NDArray[np.float32]


def hashed(text: str) -> tuple[NDArray[np.int64], Numbers]:
    """The words and pairs of words of a report as columns, with their weights; the weights' squares sum to one."""
    words = _WORD.findall(text.lower())
    counts = Counter(words)
    counts.update(" ".join(pair) for pair in itertools.pairwise(words))
    columns = np.array([zlib.crc32(word.encode()) % COLUMNS for word in counts], dtype=np.int64)
    weights = np.log1p(np.array(list(counts.values()), dtype=np.float32))
    return columns, np.asarray(weights / max(float(np.sqrt((weights**2).sum())), 1e-6), dtype=np.float32)


def chances(text: str, weights: Numbers, bias: Numbers) -> Numbers:
    """The chances by a model with one row of weights for each answer."""
    columns, values = hashed(text)
    return np.asarray(1 / (1 + np.exp(-(weights[:, columns] @ values + bias))), dtype=np.float32)
