"""Names of towns behind what they are, which the parser takes for who acts: "In the capital, Lindow, residents fled".

A name between two commas behind "in the capital" tells which capital; read as a subject beside the real one, the town
would be who fled, and no place. What must stay true: a clause with no other subject keeps its tree.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from fogline.extract.lost_participles import SUBJECTS

TOWNS = frozenset(
    "capital city town village port district province region state island stronghold hometown suburb hub".split()
)


def with_names_of_towns(parsed: Doc) -> Doc:
    """Mends the tree of a parse in place, and gives it back."""
    for town in parsed:
        if town.dep_ != "pobj" or town.lemma_.lower() not in TOWNS or town.i + 3 >= len(parsed):
            continue
        name = _name_behind(town)
        if name is not None and _is_loose(name, town):
            name.head, name.dep_ = town, "appos"
    return parsed


def _is_loose(name: Token, town: Token) -> bool:
    """Whether a name hangs on the clause as another subject, on the subject itself, or beside the town."""
    over = name.head
    if name.dep_ in SUBJECTS:
        return any(one.dep_ in SUBJECTS and one.i > name.i for one in over.lefts)
    if name.dep_ in ("nmod", "compound"):
        return bool(over.dep_ in SUBJECTS and over.i > name.i + 1)
    return bool(name.dep_ == "pobj" and over.i == town.head.i)


def _name_behind(town: Token) -> Token | None:
    """The name between two commas right behind a noun."""
    first = town.i + 2
    if _is_comma(town.doc, town.i + 1):
        last = next((i for i in range(first, min(first + 5, len(town.doc))) if town.doc[i].pos_ != "PROPN"), first)
        name = town.doc[last - 1]
        return name if last > first and _is_comma(town.doc, last) else None
    return None


def _is_comma(parsed: Doc, i: int) -> bool:
    return i < len(parsed) and bool(parsed[i].text == ",")
