"""Listed names that a body bears before any place does: "Hamas" is Hamm in another language, and never where it was.

What must stay true: a town after which a body is named ("Azov") stays one where it is well known or lies in a war that
the report is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.gazetteer import ActorIndex, Place
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.place_context import Named
from fogline.resolve.place_words import PARTIES

KNOWN = 0.3
"""Weight from which a place is thought of beside a body of its name."""


def without_bodies(
    text: str, listed: Sequence[Named], parties: ActorIndex | None, trusted: frozenset[str] | None
) -> list[Named]:
    """The listed names of a report's text without those that are only a body's.

    Args:
        text: the report's text.
        listed: names of places in it.
        parties: names of parties; nothing is left out without them.
        trusted: packs whose wars it is about; all when not told.
    """
    if parties is None:
        return list(listed)
    bodies: dict[str, bool] = {}
    kept = []
    for start, end, candidates in listed:
        words = text[start:end]
        if words not in bodies:
            bodies[words] = _names_body(words, parties)
        known = any(_is_known(words, one.place, trusted) for one in candidates)
        if known or not bodies[words]:
            kept.append((start, end, candidates))
    return kept


def _is_known(words: str, place: Place, trusted: frozenset[str] | None) -> bool:
    """Whether a place of a war spoken of is meant by the words, or a well-known one has them as its usual name."""
    if place.pack:
        return trusted is None or place.is_in_pack(trusted)
    return place.weight >= KNOWN and fold_spelling(place.name) == fold_spelling(words)


def _names_body(words: str, parties: ActorIndex) -> bool:
    found = [one.actor.kind for one in parties.lookup(words) if one.how == "name"]
    return any(kind in PARTIES and kind != "person" for kind in found)
