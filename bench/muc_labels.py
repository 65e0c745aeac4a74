"""What the network is to learn of MUC-4: of each word the roles it fills, in what sort of incident, with what effect.

The keys name strings, so that every place where a report says one is marked, the longest of several that overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.muc_gold import ROLES, Row
from bench.muc_text import Place, Stretch

TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE")
EFFECTS = ("DEATH", "INJURY", "NO INJURY", "REGAINED FREEDOM", "SOME DAMAGE", "DESTROYED", "NO DAMAGE")
"""The commoner effects, those on people first."""
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
UNKNOWN = -100
"""What is not learnt from."""
_ALSO = {"NO INJURY OR DEATH": "NO INJURY", "NO DEATH": "NO INJURY"}
_EFFECT_SLOTS = {"hum_tgt_effect": "hum_tgt", "phys_tgt_effect": "phys_tgt"}
_NAMES = list(ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What one stretch teaches.

    Attributes:
        roles: for each role, of each word whether it is outside, begins or goes on.
        types: for each role, of each word the number of the incident's type.
        effects: of each word the number of the effect.
        whole: of the report whether it tells of an incident, then of each type whether one is of it.
    """

    roles: tuple[tuple[int, ...], ...]
    types: tuple[tuple[int, ...], ...]
    effects: tuple[int, ...]
    whole: tuple[int, ...]


def labels_of(row: Row, stretches: Sequence[Stretch]) -> list[Labels]:
    """What the stretches of a report teach, by its keys."""
    marked = [_longest(row["text"], _strings(row, role)) for role in _NAMES]
    types, effects = _types_of(row), _effects_of(row)
    told = {type_of(template) for template in row["templates"]}
    whole = (int(bool(row["templates"])), *(int(number in told) for number in range(len(TYPES))))
    return [_labels(row["text"], one, marked, types, effects, whole) for one in stretches]


def type_of(template: Row) -> int:
    """The number of a template's type, the first of several."""
    name = template["type"][0]["value"][0].split("/")[0].strip()
    return TYPES.index(name) if name in TYPES else 0


def _strings(row: Row, role: str) -> set[str]:
    fillers = (filler for template in row["templates"] for slot in ROLES[role] for filler in template[slot])
    return {one for filler in fillers for one in filler.get("strings") or ()}


def _places(text: str, told: str) -> Iterator[Place]:
    words = r"\s+".join(map(re.escape, told.split()))
    return (match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text))


def _longest(text: str, told: set[str]) -> list[Place]:
    found = sorted({place for one in told for place in _places(text, one)}, key=lambda at: (at[0] - at[1], at[0]))
    kept: list[Place] = []
    for start, end in found:
        if all(end <= left or start >= right for left, right in kept):
            kept.append((start, end))
    return sorted(kept)


def _types_of(row: Row) -> dict[tuple[str, str], int]:
    """The type of incident in which a string first fills a role."""
    found: dict[tuple[str, str], int] = {}
    for template in row["templates"]:
        for role, slots in ROLES.items():
            for one in (one for slot in slots for filler in template[slot] for one in filler.get("strings") or ()):
                found.setdefault((role, one), type_of(template))
    return found


def _effects_of(row: Row) -> dict[tuple[str, str], int]:
    """The effect told of a string, or of another that means the same person."""
    found: dict[tuple[str, str], int] = {}
    for template in row["templates"]:
        for slot, role in _EFFECT_SLOTS.items():
            for filler in template[slot]:
                name = str(filler.get("value") or "").split("/")[0].strip(" ()?")
                name = _ALSO.get(name, name)
                if name in EFFECTS:
                    found |= {(role, one): EFFECTS.index(name) for one in filler.get("strings") or ()}
        for filler in template["hum_tgt_desc"]:
            same = [("hum_tgt", one) for one in filler.get("strings") or ()]
            known = next((found[one] for one in same if one in found), None)
            if known is not None:
                found = {**dict.fromkeys(same, known), **found}
    return found


def _labels(
    text: str,
    stretch: Stretch,
    marked: Sequence[Sequence[Place]],
    types: Mapping[tuple[str, str], int],
    effects: Mapping[tuple[str, str], int],
    whole: tuple[int, ...],
) -> Labels:
    count = len(stretch.words)
    roles = [[OUTSIDE] * count for _ in _NAMES]
    for role, places in enumerate(marked):
        for place in places:
            for order, word in enumerate(_inside(stretch, place)):
                roles[role][word] = INSIDE if order else BEGIN
    kinds = [[UNKNOWN] * count for _ in _NAMES]
    felt = [UNKNOWN] * count
    for (name, told), number in types.items():
        _mark(kinds[_NAMES.index(name)], number, text, told, stretch, roles[_NAMES.index(name)])
    for (name, told), number in effects.items():
        _mark(felt, number, text, told, stretch, roles[_NAMES.index(name)])
    return Labels(roles=tuple(map(tuple, roles)), types=tuple(map(tuple, kinds)), effects=tuple(felt), whole=whole)


def _mark(line: list[int], number: int, text: str, told: str, stretch: Stretch, filled: Sequence[int]) -> None:
    for place in _places(text, told):
        for word in _inside(stretch, place):
            if filled[word]:
                line[word] = number


def _inside(stretch: Stretch, place: Place) -> list[int]:
    return [word for word, (start, end) in enumerate(stretch.words) if start >= place[0] and end <= place[1]]
