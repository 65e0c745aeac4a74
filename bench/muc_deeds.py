"""What is said of a candidate by the parse, as columns of a linear model: it is killed, it claims, a bomb is in it.

The words around a candidate (`muc_context`) are near it; the verb it hangs on may be far, and tells who did and who
suffered.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bench.muc_candidates import Candidate, Mention, Said
from bench.muc_context import COLUMNS, MENTIONS
from bench.muc_grammar import Grammar

LAST = 2
"""Relations nearest to the verb that are told."""
VERBS_ABOVE = 3
"""Words above the verb that are told."""
_WITH_IT = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "neg", "aux"})


def columns(said: Said, one: Candidate) -> NDArray[np.int64]:
    """The columns of a candidate, each once."""
    best = sorted(one.mentions, key=lambda mention: -mention.chance)[:MENTIONS]
    told = {f"{one.role}/{word}" for mention in best for word in _deeds(said.grammar, one, mention)}
    return np.array(sorted({zlib.crc32(word.encode()) % COLUMNS for word in told}), dtype=np.int64)


def _deeds(told: Grammar, one: Candidate, mention: Mention) -> Iterator[str]:
    role = told.role(told.main(mention.first, mention.last))
    way = ".".join(role.relations[-LAST:])
    yield from (f"way {way}", f"verb {role.verb}", f"as {way} {role.verb}", f"head {one.head} {role.verb}")
    for number in told.above(role.number)[:VERBS_ABOVE]:
        yield f"above {told.tokens[number].lemma}"
    for number in told.children.get(role.number, ()) if role.verb else ():
        if told.tokens[number].relation in _WITH_IT:
            yield f"with {way} {told.tokens[number].lemma}/{told.tokens[number].relation}"
