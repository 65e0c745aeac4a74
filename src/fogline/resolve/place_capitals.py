"""Which town "the capital" is: that of the country the report is about, wherever the text has been since.

What must stay true: it never stands for the town named last, and a report that speaks of the capital of a province or
of one side of the war leaves open which one is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fogline.gazetteer import Place, PlaceIndex
from fogline.gazetteer.countries import adjectives
from fogline.model import Where
from fogline.resolve.place_phrases import PlacePhrase
from fogline.resolve.place_seen import PlaceContext
from fogline.resolve.place_shown import shaped

OTHER_CAPITAL = re.compile(
    r"\b(?:provincial|regional|state|district|county|departmental|governorate|oblast|de facto|interim|temporary"
    r"|wartime|rebel|rival|former|historic|(?:north|south|east|west)\w*)[ -]capital\b"
    r"|\b(?:its|their|whose|[’']s)\s+(?:\w+\s+)?capital\b(?! city (?:is|was)\b)"
    r"|\bcapital (?:city )?of (?:the )?(?:[\w’'-]+\s){0,4}?"
    r"(?:province|region|state|district|county|department|governorate|oblast|republic|enclave|caliphate)\b"
)
"""Words of a capital that is not the country's, or of which it is not said whose."""
BARE = frozenset({"capital", "capital city"})


def capital_of(country: str, index: PlaceIndex) -> Place | None:
    """The capital of a country by its code, where a list has it under the name of its people."""
    for people, code in adjectives().items():
        if code != country:
            continue
        found = index.lookup(f"{people} capital", fuzzy=False, limit=4)
        place = next((c.place for c in found if c.how == "exact" and c.place.country == country), None)
        if place is not None:
            return place
    return None


def capital_alone(phrase: PlacePhrase, context: PlaceContext) -> Where | None:
    """The capital that words mean which say no more than that, with the side of it that they tell."""
    place = context.capital
    if place is None or phrase.kind != "capital" or phrase.plural or phrase.words.lower() not in BARE:
        return None
    return shaped(place, replace(phrase, name=context.spelling(place), kind=""))
