"""Whose a commander or a numbered unit is, where a report tells it beside the name: a general's army, a state's corps.

"Rommel's troops" are his army's, and that is told by "the German army under Rommel" elsewhere; "the Eighth Army" is
British where the report once says "the British Eighth Army". What must stay true: only words right beside the name
tell it, and a name that is told of two forces is of none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from fogline.model import fold_name

RANKS = (
    r"general|gen|marshal|field marshal|colonel|col|major|maj|captain|capt|lieutenant|lt|brigadier|admiral|commander|"
    r"commandant|sheikh|emir|lord|sir|king|prince|duke|count|earl|president|commodore|warlord|leader|chief"
)
"""Words before the name of who leads."""
_FORCE = (
    r"army|armies|troops|forces?|division|corps|brigade|regiment|battalion|column|cavalry|infantry|militia|fighters|"
    r"rebels|guerrillas|insurgents|soldiers|garrison|legion|fleet|men|partisans|irregulars|separatists"
)
_PHRASE = rf"((?:[\w-]+\s+){{1,4}}?(?:{_FORCE}))"
_TITLE = rf"(?i:(?:(?:{RANKS})\.?\s+){{0,3}})(?:[A-Z][\w.-]*\s+){{0,2}}"
BEFORE = rf"{_PHRASE}\s+(?:(?:of|under|led by|commanded by|under the command of)\s+)(?:(?i:the)\s+)?{_TITLE}"
NUMBERED = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\b")
SURNAME = re.compile(r"([A-Z][\w-]+)(?:[’']s?)?$")


def forces_beside(
    names: Iterable[str], quotes: Iterable[str], of_people: Callable[[str], str | None]
) -> dict[str, str]:
    """The words for the force of every name that has one told beside it, by name.

    Args:
        names: of persons, of units and of what is some person's ("Rommel's troops").
        quotes: what the report says.
        of_people: the state whose people words name, if any.
    """
    told = tuple(dict.fromkeys(quotes))
    found: dict[str, str] = {}
    for name in names:
        forces = Counter(_unit(name, told) if NUMBERED.search(name) else _led(name, told, of_people))
        if len({of_people(one) or fold_name(one) for one in forces}) == 1:
            found[name] = min(forces)
    return found


def _unit(name: str, quotes: Iterable[str]) -> list[str]:
    """Whose a numbered unit is: the word before its name with a capital, "British Eighth Army"."""
    pattern = re.compile(rf"\b([A-Z][\w-]+)(?:[’']s?)?\s+{re.escape(name)}\b")
    return [f"{one.group(1)} army" for quote in quotes for one in pattern.finditer(quote) if one.group(1) != "The"]


def _led(name: str, quotes: Iterable[str], of_people: Callable[[str], str | None]) -> list[str]:
    """The forces that one is told to lead."""
    owner = re.split(r"[’']s?\s", name)[0]
    surname = SURNAME.search(owner.strip())
    if surname is None or (owner == name and re.search(rf"\b(?:{_FORCE})$", name)):
        return []
    who = re.escape(surname.group(1))
    patterns = (
        re.compile(rf"{BEFORE}{who}\b"),
        re.compile(rf"\b{who}[’']s?\s+{_PHRASE}\b"),
        re.compile(rf"\b{who}\s+of\s+the\s+{_PHRASE}\b"),
        re.compile(rf"\b{who}(?:,[^,]{{0,60}},)?\s+(?:led|commanded)\s+(?:the\s+)?{_PHRASE}\b"),
        re.compile(rf"\b([A-Z][\w-]+)\s+(?i:{RANKS})\s+(?:[A-Z][\w.-]*\s+){{0,2}}{who}\b"),
    )
    beside = [quote for quote in quotes if surname.group(1) in quote]
    forces = [one.group(1) for quote in beside for pattern in patterns for one in pattern.finditer(quote)]
    return [one for force in forces if (one := _named_force(force)) and (of_people(one) or one[:1].isupper())]


def _named_force(words: str) -> str:
    """The words from the first that has a capital on; empty where none has, "his men"."""
    kept = words.split()
    while kept and (not kept[0][:1].isupper() or fold_name(kept[0]) in ("the", "in", "on", "by", "from", "general")):
        kept = kept[1:]
    return " ".join(kept) if len(kept) > 1 or (kept and len(words.split()) == 1) else ""
