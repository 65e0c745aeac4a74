"""What ties a candidate to others and to a day, as numbers: who is listed with it or hangs on its verb, and when.

The keys reward who did and who suffered in the same deed, so that a likely victim makes whoever hangs on the same verb
likelier; those who are listed together fill a role together; and what is long past or only feared is not rewarded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from bench.muc_candidates import Candidate, Said
from bench.muc_gold import ROLES
from bench.muc_grammar import Grammar
from bench.muc_setting import Setting, setting

_LISTED = frozenset({"conj", "appos"})
_MAYBE = frozenset("will would shall should may might could can must if".split())
NEAR = 200
"""Characters before a candidate within which a day is told of it."""


def ties(said: Said, found: Sequence[Candidate]) -> list[list[float]]:
    """A row for each candidate of a report."""
    told, when = said.grammar, setting(said.text)
    mains = [told.main(one.best.first, one.best.last) for one in found]
    heads = [_head_of_list(told, main) for main in mains]
    verbs = [told.role(main).number for main in mains]
    listed, doing = _grouped(heads), _grouped(verbs)
    rows = []
    for at, one in enumerate(found):
        others = [found[other] for other in listed[heads[at]] if _apart(one, found[other])]
        beside = [other.best.chance for other in others if other.role == one.role]
        across = [0.0] * len(ROLES)
        for other in (found[number] for number in doing[verbs[at]]):
            if _apart(one, other):
                across[other.role] = max(across[other.role], other.best.chance)
        rows.append([max(beside, default=0.0), *across, *_said_how(told, verbs[at]), *_when(said, one, when)])
    return rows


def _grouped(numbers: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for at, number in enumerate(numbers):
        found[number].append(at)
    return found


def _head_of_list(told: Grammar, number: int) -> int:
    """The first of those that a token is listed with, or that say what it is."""
    while told.tokens[number].relation in _LISTED and told.tokens[number].head != number:
        number = told.tokens[number].head
    return number


def _apart(one: Candidate, other: Candidate) -> bool:
    return other.best.first > one.best.last or one.best.first > other.best.last


def _said_how(told: Grammar, verb: int) -> list[float]:
    """Whether the deed is denied, only possible, or hangs on another verb."""
    below = [told.tokens[child] for child in told.children.get(verb, ())]
    return [
        float(any(token.relation == "neg" for token in below)),
        float(any(token.lemma in _MAYBE for token in below)),
        float(told.tokens[verb].relation == "ROOT"),
        float(told.tokens[verb].relation in {"ccomp", "xcomp"}),
        float(told.tokens[verb].relation in {"relcl", "acl"}),
    ]


def _when(said: Said, one: Candidate, when: Setting) -> list[float]:
    """How long before the report the day told nearest is, how far from the candidate, and the shortest such time."""
    start = said.words[one.best.first][0]
    near = min(when.dated, key=lambda day: abs(day.start - start), default=None)
    if near is None or when.published is None:
        return [-1.0, -1.0, -1.0]
    gap = abs(near.start - start)
    ago = float(np.log1p(max((when.published - near.last).days, 0)))
    recent = min((when.published - day.last).days for day in when.dated)
    return [ago if gap <= NEAR else -1.0, float(gap), float(np.log1p(max(recent, 0)))]
