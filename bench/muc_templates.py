"""Templates of a report from its entities: one for each type of incident that enough of them speak for.

Most reports tell of one incident, and most that tell of several tell of several types; two of one type are not told
apart here. Fillers go to the type the network gives them among those that are there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from bench.muc_candidates import Mention, Said
from bench.muc_entities import Found
from bench.muc_gold import ROLES
from bench.muc_labels import EFFECTS, TYPES
from bench.muc_setting import Setting, setting
from bench.muc_slots import Filler, Template

TYPE_ENOUGH = 0.6
"""How much of the fillers' chances must speak for a type, where another has more."""
ALONE = 0.8
"""Chance of an incident from which a report without a filler has a template."""
PEOPLE = 4
"""How many of the effects are on people; the others are on things."""
EFFECT_ENOUGH = 0.6
NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
LONGEST_NUMBER = 4
"""Digits of a number of people or things."""
BEFORE = 3
"""Words before a filler among which its number stands."""
AROUND = 250
"""Characters around the name of a band that say how sure it is that it did it."""
CONFIDENCE = "REPORTED AS FACT"
_CUES = (
    ("CLAIMED OR ADMITTED", re.compile(r"claim\w* (?:the )?responsib|claimed credit|admitted|took responsib")),
    (
        "SUSPECTED OR ACCUSED BY AUTHORITIES",
        re.compile(
            r"(?:police|army|military|authorit\w+|government|official\w*|minist\w+|coprefa)[^.]*"
            r"(?:attribut|blam|accus|suspect|responsib|alleged|presum)"
        ),
    ),
    ("SUSPECTED OR ACCUSED", re.compile(r"accus|blam|suspect|alleged|attribut|presum|responsib|apparent")),
)
_PEOPLE, _THINGS = list(ROLES).index("hum_tgt"), list(ROLES).index("phys_tgt")
_BANDS = list(ROLES).index("perp_org")


def templates(said: Said, found: Sequence[Found], topic: Sequence[float]) -> list[Template]:
    """The templates of a report.

    Args:
        said: the report as the network read it.
        found: its entities.
        topic: chances that it is about an incident at all, and of each type, by its words.
    """
    told = setting(said.text)
    if not found:
        likely = (np.array(topic) + said.whole.max(axis=0)) / 2
        return [_bare(int(likely[1:].argmax()), told)] if likely[0] >= ALONE else []
    support = np.sum([one.chance * _kinds(said, one) for one in found], axis=0)
    kinds = [kind for kind in range(len(TYPES)) if support[kind] >= TYPE_ENOUGH or kind == int(support.argmax())]
    shares: dict[int, list[Found]] = {kind: [] for kind in kinds}
    for one in found:
        given = _kinds(said, one)
        shares[max(kinds, key=lambda kind: given[kind])].append(one)
    return [_template(said, kind, members, told) for kind, members in shares.items() if members]


def _kinds(said: Said, one: Found) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """The chances of the types, over the places where the entity is said."""
    mentions = one.candidate.mentions
    rows = np.array([said.kinds[mention.first, one.candidate.role] for mention in mentions])
    weights = np.array([mention.chance for mention in mentions])[:, None]
    return np.asarray((rows * weights).sum(axis=0) / weights.sum(), dtype=np.float32)


def _bare(kind: int, told: Setting) -> Template:
    return Template(
        {
            "type": [Filler(values=frozenset({TYPES[kind]}))],
            "date": _one(told.date_near([])),
            "place": _one(told.place_near([])),
        }
    )


def _template(said: Said, kind: int, members: Sequence[Found], told: Setting) -> Template:
    hit = [one for one in members if one.candidate.role in (_PEOPLE, _THINGS)] or members
    places = [said.words[one.candidate.best.first][0] for one in hit]
    slots: dict[str, Sequence[Filler]] = {
        name: [Filler(strings=_strings(one)) for one in members if one.candidate.role == role]
        for role, name in enumerate(ROLES)
    }
    slots["type"] = [Filler(values=frozenset({TYPES[kind]}))]
    slots["date"], slots["place"] = _one(told.date_near(places)), _one(told.place_near(places))
    for name, role in (("hum", _PEOPLE), ("phys", _THINGS)):
        mine = [one for one in members if one.candidate.role == role]
        slots[f"{name}_number"] = [_worded(_number(said, one), one) for one in mine]
        effects = [(_effect(said, one), one) for one in mine]
        slots[f"{name}_effect"] = [_worded(effect, one) for effect, one in effects if effect]
    slots["confidence"] = [_worded(_confidence(said, one), one) for one in members if one.candidate.role == _BANDS]
    return Template(slots)


def _strings(one: Found) -> frozenset[str]:
    return frozenset({one.candidate.text})


def _one(value: str) -> list[Filler]:
    return [Filler(values=frozenset({value}))] if value else []


def _worded(value: str, one: Found) -> Filler:
    return Filler(values=frozenset({value}), strings=_strings(one))


def _number(said: Said, one: Found) -> str:
    """How many it is: a number in it or just before it, else one or several by its last letter."""
    best = one.candidate.best
    inside = [_word(said, word) for word in range(best.first, best.last + 1)]
    before = [_word(said, word) for word in range(max(0, best.first - BEFORE), best.first)]
    marks = [at for at, word in enumerate(before, start=1) if not word.isalnum()]
    for word in (*inside, *reversed(before[max(marks, default=0) :])):
        if word in NUMBER_WORDS:
            return str(NUMBER_WORDS.index(word) + 1)
        if word.isdigit() and len(word) <= LONGEST_NUMBER:
            return word
    several = one.candidate.head.endswith(("s", "men", "people", "children", "women"))
    return "PLURAL" if several and not one.candidate.head.endswith("ss") else "1"


def _word(said: Said, word: int) -> str:
    return said.text[slice(*said.words[word])].lower()


def _effect(said: Said, one: Found) -> str:
    """The likeliest effect that can befall it; empty where none is likely."""
    low, high = (0, PEOPLE) if one.candidate.role == _PEOPLE else (PEOPLE, len(EFFECTS))
    rows = np.array([said.effects[mention.first, low:high] for mention in one.candidate.mentions])
    weights = np.array([mention.chance for mention in one.candidate.mentions])[:, None]
    shares = (rows * weights).sum(axis=0) / max(float((rows * weights).sum()), 1e-6)
    return EFFECTS[low + int(shares.argmax())] if float(shares.max()) >= EFFECT_ENOUGH else ""


def _confidence(said: Said, one: Found) -> str:
    """How sure the report is that a band did it, by the words around its name."""
    for told in (_around(said, mention) for mention in one.candidate.mentions):
        for name, cue in _CUES:
            if cue.search(told):
                return name
    return CONFIDENCE


def _around(said: Said, mention: Mention) -> str:
    start, end = said.words[mention.first][0], said.words[mention.last][1]
    return " ".join(said.text[max(0, start - AROUND) : end + AROUND].lower().split())
