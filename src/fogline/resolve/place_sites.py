"""Roads and buildings that are called by a town's name and are not that town.

"Mill University" is one building of Mill, and "the Mill highway" leads there. What must stay true: a building that
no list has has the town's point with all of the town's radius, and not its id.
"""

from __future__ import annotations

from fogline.gazetteer import Place
from fogline.model import Where
from fogline.resolve.place_phrases import PlacePhrase
from fogline.resolve.place_words import KIND_WORDS

SETTLED = frozenset({"village", "town", "city", "hamlet"})
"""Kinds whose name is that of the place, even where somebody bears it too ("the village of Sheikh Karim")."""
ONE_IN_A_TOWN = frozenset({"airport", "international airport", "airbase", "air base", "citadel", "castle", "old city"})
"""What a town seldom has two of, so that "the airport" is that of the town told of."""
TELLS_THE_TOWN = frozenset({"front", "position", "headquarters", "base", "field", "station", "outpost", "garage"})
"""Kinds after a town's name that may only say whose or where something is ("Mill headquarters")."""


WORKS = ("factory", "plant", "works", "facility", "complex")
"""Kinds of works, of which reports call one by now this word, now that ("the arms plant", "the site")."""
BASES = ("base", "garrison", "barracks", "camp", "headquarters")
"""Kinds of the army's seats, likewise."""


def same_class(phrase: PlacePhrase) -> tuple[str, ...]:
    """The names that a works or a base may be listed by, of its proper name and each kind of its class.

    Only where plain words stand between ("the Mill weapons storage facility"): they describe it and name nothing.
    """
    proper = [word for word in phrase.name.split() if word[:1].isupper()]
    plain = phrase.name.split()[len(proper) :]
    of_class = next((kinds for kinds in (WORKS, BASES) if phrase.kind in kinds), ())
    described = bool(plain) and all(word.islower() for word in plain)
    return tuple(f"{' '.join(proper)} {kind}" for kind in of_class) if proper and described else ()


def is_road(phrase: PlacePhrase) -> bool:
    """Whether a name is followed by the kind of a road."""
    return phrase.kind in KIND_WORDS and KIND_WORDS[phrase.kind][0] == "road"


def is_built(phrase: PlacePhrase) -> bool:
    """Whether a name is followed by the kind of one building ("Mill University"), which is not the whole of Mill."""
    if phrase.kind not in KIND_WORDS or phrase.relation or phrase.plural:
        return False
    kinds, precision = KIND_WORDS[phrase.kind]
    return precision == "site" and phrase.kind not in TELLS_THE_TOWN and not {"road", "crossing"} & {*kinds.split()}


def site_in(phrase: PlacePhrase, town: Place) -> Where:
    """A building that no list has, somewhere within the radius of the town that it is called by."""
    return Where(
        name=f"{phrase.name} {phrase.kind}" if phrase.qualifier else phrase.words,
        kind=phrase.kind,
        precision="site",
        latitude=town.latitude,
        longitude=town.longitude,
        radius_m=town.radius_m,
        within=(town.id, *town.parents),
        country=town.country or None,
        qualifier=phrase.qualifier or None,
    )
