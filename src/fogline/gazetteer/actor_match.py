"""What looking a party up gives: an actor, how well the words fit it, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fogline.gazetteer.pack_types import Actor

How = Literal["name", "label", "metonym", "sound", "surname", "composed", "office", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMatch:
    """An actor that a name may mean.

    Attributes:
        score: 0 … 1, how well the name fits on the day.
        how: by a listed name, by an ambiguous label, by sound, by surname, by composition, by office, as a country.
        name: the listed name that fitted.
        loaded: the name takes sides.
        generic: the words name a side or a branch rather than this one body.
        bound: the words mean this actor only in a report on its own country or war: a label, a surname, a likeness of
            sound, a name made of words that bodies everywhere bear.
    """

    actor: Actor
    score: float
    how: How
    name: str
    loaded: bool = False
    generic: bool = False
    bound: bool = False
