"""The words around a candidate, as columns of a linear model: what is said of those who do, and of those it befalls.

The network has read a thousand reports and knows most verbs; which of them the keys reward is learnt here from counts.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bench.muc_candidates import Candidate, Mention, Said

COLUMNS = 1 << 16
NEAR = 4
"""Words on each side that are told by their distance."""
MENTIONS = 3
"""The likeliest places of a candidate that are looked at."""
Numbers = NDArray[np.float32]


def columns(said: Said, one: Candidate) -> NDArray[np.int64]:
    """The columns of a candidate, each once."""
    told = {f"{one.role}/{word}" for word in _words(said, one)}
    return np.array(sorted({zlib.crc32(word.encode()) % COLUMNS for word in told}), dtype=np.int64)


def scores(given: Sequence[NDArray[np.int64]], weights: Numbers, bias: float) -> list[float]:
    """What a linear model says of each candidate by its columns, before it is made a chance."""
    return [float(weights[one].sum() / np.sqrt(len(one))) + bias for one in given]


def _words(said: Said, one: Candidate) -> Iterator[str]:
    yield f"is {one.text}"
    yield f"head {one.head}"
    yield from (f"has {word}" for word in one.text.split())
    best = sorted(one.mentions, key=lambda mention: -mention.chance)[:MENTIONS]
    for mention in best:
        yield from _around(said, mention)


def _around(said: Said, mention: Mention) -> Iterator[str]:
    words = said.lowered
    before = words[max(0, mention.first - NEAR) : mention.first][::-1]
    after = words[mention.last + 1 : mention.last + 1 + NEAR]
    for side, near in (("<", before), (">", after)):
        for distance, word in enumerate(near):
            yield f"{side}{min(distance, 2)} {word}"
        yield f"{side}{side} {' '.join(near[:2])}"
    sentence = said.sentences[mention.first]
    first, last = np.searchsorted(said.sentences, [sentence, sentence + 1])
    yield from (f"in< {word}" for word in words[first : mention.first])
    yield from (f"in> {word}" for word in words[mention.last + 1 : last])
