"""How a candidate is built, as numbers: a phrase or a name whole or cut, and what longer and shorter ones say.

The keys want a string exactly, so that "HEADQUARTERS OF" or the last name of somebody whose full name is told are wrong
even where the right one is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bench.muc_candidates import Candidate, Said
from bench.muc_grammar import NOUNS, Grammar

_LOOSE = frozenset(
    "of in at from to for on with near by who which that and or as between against inside was were".split()
)
"""Words that no filler begins or ends with."""
_PARTS = frozenset({"compound", "amod", "nmod", "nummod"})


def form(said: Said, found: Sequence[Candidate]) -> list[list[float]]:
    """A row for each candidate of a report."""
    chances = np.array([one.best.chance for one in found], dtype=np.float32)
    words = [frozenset(one.text.split()) for one in found]
    mates = {role: [at for at, one in enumerate(found) if one.role == role] for role in {one.role for one in found}}
    by_text: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        by_text.setdefault(one.text, []).append(at)
    rows = []
    for at, one in enumerate(found):
        longer = [float(chances[other]) for other in mates[one.role] if words[at] < words[other]]
        shorter = [float(chances[other]) for other in mates[one.role] if words[other] < words[at]]
        elsewhere = [float(chances[other]) for other in by_text[one.text] if other != at]
        beside = [max(several, default=0.0) for several in (longer, shorter, elsewhere)]
        rows.append([*beside, sum(longer), *_ends(said, one), *_phrase(said.grammar, one), *_warmth(said, one)])
    return rows


def _ends(said: Said, one: Candidate) -> list[float]:
    """Names in it and next to it, and words it should not begin or end with."""
    first, last, named = one.best.first, one.best.last, said.grammar.named
    spelt = [named[word] for word in range(first, last + 1) if said.lowered[word].isalpha()]
    joined = first > 0 and said.words[first - 1][1] + 1 >= said.words[first][0]
    return [
        float(np.mean(spelt)) if spelt else 0.0,
        float(named[first]),
        float(named[last]),
        float(joined and named[first - 1]),
        float(last + 1 < len(named) and named[last + 1]),
        float(said.lowered[first] in _LOOSE),
        float(said.lowered[last] in _LOOSE),
    ]


def _phrase(told: Grammar, one: Candidate) -> list[float]:
    """Whether the parse has it as one phrase, and what of the phrase is left out on either side."""
    first, last = one.best.first, one.best.last
    start, end = told.of_word[first], told.of_word[last]
    main = told.main(first, last)
    left, right = told.reach[main]
    before = told.tokens[start - 1] if start else None
    after = told.tokens[end + 1] if end + 1 < len(told.tokens) else None
    sort = told.tokens[main].sort
    return [
        float((first, last) in told.phrases),
        float(len(told.tops(first, last))),
        float(start - left),
        float(right - end),
        float(told.tokens[end].sort in NOUNS),
        float(told.tokens[end].relation == "compound"),
        *(float(sort == one_sort) for one_sort in ("PROPN", "NOUN", "VERB")),
        float(before is not None and before.head == main and before.relation in _PARTS),
        float(before is not None and before.sort in NOUNS | {"ADJ"}),
        float(after is not None and after.sort in NOUNS),
    ]


def _warmth(said: Said, one: Candidate) -> list[float]:
    """How likely the network finds its words to be of the role, whatever the ends: the best, the mean and the last."""
    inside = said.warm[one.best.first : one.best.last + 1, one.role]
    return [float(inside.max()), float(inside.mean()), float(inside[-1])]
