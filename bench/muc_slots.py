"""Templates of MUC-4 as slots with fillers, and what one filler is worth against another.

A filler is a word of a closed list, a date, a place or a number, or the strings of a role; words such as DEATH stand
with the strings of the one they are said of. Half of a point is given where the keys' own scorer gave one: a place
in the right country, a date that lies within the other or overlaps it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.muc_gold import ROLES, Row, Strings, normal, template_entities

_SET_FILLS: dict[str, str] = {
    "type": "type",
    "hum_number": "hum_tgt_number",
    "phys_number": "phys_tgt_number",
    "hum_effect": "hum_tgt_effect",
    "phys_effect": "phys_tgt_effect",
    "confidence": "perp_org_confidence",
}
SLOTS = ("type", "date", "place", *ROLES, "hum_number", "phys_number", "hum_effect", "phys_effect", "confidence")
"""The slots that are scored."""
HALF = 0.5
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_MONTHS = {m: i for i, m in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), start=1)}
_KIND_OF_PLACE = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """One filler.

    Attributes:
        values: words of which any is right; a date or a place as the keys write it.
        strings: strings that mean the one it is said of, normalised; of a role, the filler itself.
    """

    values: frozenset[str] = frozenset()
    strings: Strings = frozenset()


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its fillers by slot."""

    slots: Mapping[str, Sequence[Filler]] = field(default_factory=dict)


def template_of(told: Row) -> Template:
    """A template of the keys."""
    slots: dict[str, Sequence[Filler]] = {
        role: [Filler(strings=one.strings) for one in template_entities(told, role)] for role in ROLES
    }
    slots["date"] = [Filler(values=frozenset(_values(one))) for one in told.get("date") or ()]
    slots["place"] = [Filler(values=frozenset(_values(one))) for one in told.get("location") or ()]
    for slot, name in _SET_FILLS.items():
        slots[slot] = [_set_fill(one) for one in told.get(name) or () if one.get("value")]
    return Template(slots)


def credit(slot: str, gold: Filler, read: Filler) -> float:
    """What a filler that was read is worth against one of the keys: nothing, a half or one."""
    if slot in ROLES:
        return float(bool(read.strings) and read.strings <= gold.strings)
    if slot == "date":
        return _best(_dates_agree, gold.values, read.values)
    if slot == "place":
        return _best(_places_agree, gold.values, read.values)
    of_the_same = bool(read.strings) and read.strings <= gold.strings if gold.strings else True
    return float(bool(read.values) and read.values <= gold.values and of_the_same)


def days(told: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a date of the keys; open to the past where it only tells an end; `None` for no date."""
    found = [_day(match) for match in _DAY.finditer(told.upper())]
    known = [one for one in found if one]
    if not known:
        return None
    if len(known) == 1 and told.strip().startswith("-"):
        return dt.date.min, known[0]
    return known[0], known[-1]


def place_parts(told: str) -> tuple[str, ...]:
    """A place of the keys from the country inwards, without the words that say what kind each part is."""
    return tuple(normal(_KIND_OF_PLACE.sub("", part)) for part in re.split(r":| - ", told) if part.strip())


def _day(match: re.Match[str]) -> dt.date | None:
    month = _MONTHS.get(match[2])
    try:
        return dt.date(1900 + int(match[3]), month, int(match[1])) if month else None
    except ValueError:
        return None


def _best(agree: Any, gold: frozenset[str], read: frozenset[str]) -> float:
    """The worth of the worst of what was read, each against the best of the keys: two guesses are worth no more."""
    return min((max((agree(one, other) for one in gold), default=0.0) for other in read), default=0.0)


def _dates_agree(gold: str, read: str) -> float:
    one, other = days(gold), days(read)
    if gold == read:
        return 1.0
    if one is None or other is None:
        return 0.0
    if one == other:
        return 1.0
    return HALF if one[0] <= other[1] and other[0] <= one[1] else 0.0


def _places_agree(gold: str, read: str) -> float:
    one, other = place_parts(gold), place_parts(read)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    return HALF if one[0] == other[0] else 0.0


def _set_fill(told: Row) -> Filler:
    words = [part.strip(" ()?~") for value in _values(told) for part in re.split(r"\s*/\s*", value)]
    strings = frozenset(filter(None, map(normal, told.get("strings") or ())))
    return Filler(values=frozenset(filter(None, words)), strings=strings)


def _values(told: Row) -> list[str]:
    value = told.get("value") or []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
