"""Names of places that no list has, told only as what was attacked: "rebels shelled Umm Dor".

The object of such a verb is a place, a body or a person. What must stay true: who the report or a list knows to be
somebody is no place, and a name that only might be one stays the target it is.
"""

from __future__ import annotations

import re

from fogline.gazetteer.countries import adjectives, country_names, peoples
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Mention
from fogline.resolve.place_answer import Answerer

GROUND_VERB = re.compile(
    r"\b(?:shell(?:ed|s|ing)|bomb(?:ed|s|ing)|bombard(?:ed|s|ing)?|raid(?:ed|s|ing)|storm(?:ed|s|ing))\s$"
)
"""Verbs whose object is ground."""
ATTACK_VERB = re.compile(r"\b(?:attack(?:ed|s|ing)|assault(?:ed|ing))\s$")
"""Verbs whose object is ground or somebody."""
NAME = re.compile(r"[A-Z][a-z’'-]{2,}(?:[ -](?:[A-Z]?[a-z’'-]+))*")
ARTICLE = re.compile(
    r"\b(?:al|el|wad|wadi|umm|um|tel|tell|kafr|jebel|jabal|deir|beit|bir|abu|ouro|ait|oued)\b", re.IGNORECASE
)
"""Words within names of places."""
SOMEBODY = (
    r"(?:fighters?|rebels?|militia\w*|forces|troops|soldiers?|men|gunmen|members?|leaders?|commanders?|spokes\w+|"
    r"supporters|said|says|told|claimed|denied|vowed)\b"
)
"""What follows the name of a body or a person."""
BEARING = frozenset({"north", "south", "east", "west", "lake", "mount", "camp", "upper", "lower", "new", "old"})


def is_struck_name(text: str, mention: Mention, answerer: Answerer) -> bool:
    """Whether what was struck is told by a name that is likely a place's and nobody's."""
    name, start = mention.span.quote, mention.span.start
    before = text[max(0, start - 16) : start]
    attacked = ATTACK_VERB.search(before) is not None
    if mention.antecedent or not (attacked or GROUND_VERB.search(before)) or not NAME.fullmatch(name):
        return False
    if _is_known_otherwise(name, answerer) or _is_somebody(text, name):
        return False
    return not attacked or " " not in name or ARTICLE.search(name) is not None or _is_listed(name, answerer)


def _is_listed(name: str, answerer: Answerer) -> bool:
    return any(one.how == "exact" for one in answerer.index.lookup(name, fuzzy=False, limit=1))


def _is_known_otherwise(name: str, answerer: Answerer) -> bool:
    """Whether a list has a name as that of a country, a wide land, a people or a party."""
    folded = fold_spelling(name)
    if (
        folded in peoples()
        or folded in adjectives()
        or folded in country_names()
        or folded.removesuffix("s") in adjectives()
    ):
        return True
    listed = [one.place for one in answerer.index.lookup(name, fuzzy=False, limit=4) if one.how == "exact"]
    if any(one.group in ("country", "region", "water", "admin1") for one in listed):
        return True
    if not listed and folded.endswith("s"):
        return True  # the plural of a people or of a party's men
    return bool(answerer.parties and answerer.parties.lookup(name))


def _is_somebody(text: str, name: str) -> bool:
    """Whether the report says elsewhere that the name is a person's or a body's."""
    said = re.escape(name)
    if re.search(rf"\b{said}(?:['’]s)?\s+(?:\w+\s+)?{SOMEBODY}", text):
        return True
    longer = re.finditer(rf"(?<![.!?:\"”]\s)\b([A-Z][\w’'.-]*)\s{said}\b", text)
    return any(one.group(1).lower() not in BEARING for one in longer)
