"""Whose ground fighting is on: a place that one side attacks is the other's, and who beats an attack back still has it.

Only what the attack is on counts, not where it is launched from or what it is near. What must stay true: that an
attacked place is the opponent's is presumed, and never stands against anything that is told.
"""

from __future__ import annotations

import re

from fogline.fuse.control_places import words_before
from fogline.fuse.control_taking_words import ATTEMPT
from fogline.model import ReadClaim, Where

ATTACKS = frozenset(
    {"fighting.offensive", "fighting.battle", "strike.airstrike", "strike.shelling", "strike.attack", "strike.bombing"}
)
ON = re.compile(
    r"\b(?:(?:assault|attack|offensive|advance|raid|strike|airstrike|bombardment|shelling|operation|push|fire|campaign)s?"
    r"\s+(?:\w+\s+)?(?:on|against|upon|into|at|of)|attack(?:ed|ing|s)?|storm(?:ed|ing|s)?|assault(?:ed|ing)|shell(?:ed|ing|s)|"
    r"bomb(?:ed|ing|s|ard\w*)|raid(?:ed|ing)|pound(?:ed|ing)|target(?:ed|ing|s)|str(?:uck|iking)|hit(?:ting)?|"
    r"fight(?:ing)? for|battle (?:for|of))\s+(?:the\s+)?(?:\w+ern\s+)?"
    r"(?:(?:city|town|village|area|base|district|camp|suburb|port)\s+(?:of\s+)?)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words right before a place on which an attack is."""
HELD_OFF = re.compile(
    r"\b(?:repel(?:led|ling|s)?|repuls(?:ed|ing|es)|(?:beat|beaten|beating|drove|driven|fought|fighting|held|holding|fend(?:ed|ing)"
    r"|threw|thrown)\s+(?:\w+\s+)?(?:back|off)|thwart(?:ed|ing)|withst(?:ood|anding)|foil(?:ed|ing))\b",
    re.IGNORECASE,
)
WIDE = frozenset({"province", "country", "region"})


def attacked(claim: ReadClaim) -> list[Where]:
    """The places that a clause of fighting tells to be attacked; none where the attack is not over or not told of."""
    told = claim.claim
    if told.kind not in ATTACKS or told.time in ("planned", "forecast") or told.opinion or told.denial:
        return []
    if told.polarity == "negative" or HELD_OFF.search(told.span.quote):
        return []
    return [where for where in _named(claim) if ON.search(words_before(claim, where))]


def defended(claim: ReadClaim) -> list[Where]:
    """The places at which a clause of fighting tells that its actor beat an attack back."""
    told = claim.claim
    quote = told.span.quote
    if told.family != "fighting" or told.polarity == "negative" or told.time in ("planned", "forecast"):
        return []
    if not HELD_OFF.search(quote) or ATTEMPT.search(quote):
        return []
    return [where for where in _named(claim) if not where.qualifier]


def _named(claim: ReadClaim) -> list[Where]:
    around = {key for where in claim.places for key in where.within if key != where.id}
    return [
        where for where in claim.places if where.precision not in WIDE and (where.id is None or where.id not in around)
    ]
