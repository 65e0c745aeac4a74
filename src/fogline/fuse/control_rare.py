"""Changes of control in clauses of other kinds: a fort that surrenders, troops who evacuate a town, a town invested.

Rare words go under the kinds of politics, of forces and of fighting; what they say of control is read here. What must
stay true: a clause of a kind of control is never read so.
"""

from __future__ import annotations

import re

from fogline.fuse.control_ring_words import SURROUNDED
from fogline.fuse.control_sign import Effect
from fogline.fuse.sides import side_of
from fogline.model import ReadClaim, fold_name

UNTOLD = frozenset(
    {"politics.other", "force.surrender", "civil.evacuation", "force.other", "civil.other", "harm.other"}
)
"""Kinds under which a change of hands may go that is told by rarer words."""
FOUGHT = frozenset({"fighting.offensive", "fighting.battle"})
"""Kinds whose clauses may go on to what was taken."""
GIVEN_UP = re.compile(
    r"\b(?:surrender(?:ed|s)|capitulat(?:ed|es))\s+to\b|\b(?:was|were|been)\s+surrendered\s+to\b", re.IGNORECASE
)
"""A place that surrenders to somebody, which mostly counts as politics."""
MEN_GIVE_UP = re.compile(
    r"\b(?:soldiers?|troops|fighters?|men|officers?|policem[ea]n|militants?|insurgents|gunmen|militiam[ea]n|combatants|"
    r"recruits|conscripts|members|prisoners|people|commanders?|deserters|guards|\d[\d,.]*)\b"
    r"(?!\s+(?:of|in)\s+(?:the\s+)?(?:garrison|fort|fortress|castle))[^.;]{0,40}?\b"
    r"(?:ha(?:d|s|ve)\s+|were\s+|was\s+)?(?:surrender|capitulat)(?:ed|s|es)?\s+to\b",
    re.IGNORECASE,
)
"""Men who give themselves up, with whom no place changes hands: "200 soldiers surrendered to the peacekeepers"."""
YIELDED = re.compile(
    r"\b(?:city|town|fort|fortress|garrison|castle|village|port|stronghold|citadel|defenders)\b[^.;]{0,40}?"
    r"\b(?:surrender|capitulat)(?:ed|es|s)\b(?!\s+to\b)",
    re.IGNORECASE,
)
"""A place or its garrison that surrenders, to whom the clause does not say."""
GARRISON = re.compile(
    r"\b((?:[A-Z][\w’'-]+\s){1,3})garrison\b|\bgarrison\s+(?:of|in|at)\s+(?:the\s+)?((?:[A-Z][\w’'-]+\s?){1,3})"
)
"""A garrison called by its place."""
SURRENDERED_IT = re.compile(
    r"\b(?:surrendered|yielded|gave up|handed over)\s+(?:the|his|their|its)\s+"
    r"(?:fortress|city|town|fort|garrison|stronghold|port|citadel|castle|base|village)\b",
    re.IGNORECASE,
)
"""A place given up that the clause does not name."""
ITS = re.compile(
    r"(?:(?:after|with|before|since|until|following|despite)\s+)?its\s+(?:\w+\s)?"
    r"(?:(?:re)?capture|fall|seizure|liberation|loss|conquest|surrender|recapture|occupation)\b",
    re.IGNORECASE,
)
"""A change of hands of what was told of before: "its capture by the League"."""
IN_THEIR_HANDS = re.compile(
    r"\b(?:city|town|village|capital|port|airport|base|province|district|area|peninsula|island|(?-i:[A-Z])[\w’'-]+)\s+"
    r"(?:(?:is|was|were|are|had been|remain(?:s|ed)?|stay(?:s|ed)?)\s+)?(?:\w+\s+)?"
    r"(?:in|under)\s+(?:\w+\s+){1,2}(?:hands|control)\b",
    re.IGNORECASE,
)
"""A state of control in a clause that counts as something else."""
EVACUATED = re.compile(
    r"\bevacuat(?:ed|es|ing)\s+(?:from\s+)?(?:the\s+)?(?:[A-Z]|(?:it|city|town|village|port|base|fort|island|positions)\b)|"
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:evacuated|abandoned)\s+by\b|"
    r"\b(?:abandon(?:ed|s)|gave up|vacated|quit)\s+(?:the\s+(?:city|town|village|fort)\b|(?:the\s+)?[A-Z])"
)
"""Soldiers who leave a place, which may go under what is civil or is harmed."""
BROUGHT_OUT = re.compile(
    r"\b(?:civilians|residents|people|famil(?:y|ies)|wounded|women|children|patients|inhabitants|villagers|refugees|staff|"
    r"workers|nationals|citizens|bodies|dead)\b[^.;]{0,40}?\b(?:was|were|been|being|are|be)\s+(?:\w+ly\s+)?evacuated\b|"
    r"\bevacuat(?:ed|ing|es)\s+(?:\S+\s+){0,5}?(?:civilians|residents|people|famil(?:y|ies)|wounded|women|children|patients)\b",
    re.IGNORECASE,
)
"""People whom soldiers bring out, and who leave nobody's ground."""
TOOK = re.compile(
    r"\b(?:(?:re)?captured|liberated|retook|(?:re)?seized|overran|reoccupied|occupied|marched into)\s+(?:the\s+)?"
    r"(?:(?:strategic|key|entire|whole|port)\s+)?(?:(?:city|town|village|district|port|fort|base) (?:of\s+)?)?[A-Z]"
)
"""A place that is taken in a clause of fighting."""
CLEARED_OUT = re.compile(
    r"\b(?:conclud|complet|finish)(?:ed|es|ing)\s+(?:\w+\s+){0,3}?(?:clear(?:ing|ance)|mopping)", re.IGNORECASE
)
"""The end of the clearing of a place, which whoever does it then has."""
INVESTED = re.compile(
    r"\binvest(?:ed|ing|s)\s+(?:the\s+)?(?:(?:city|town|fort(?:ress)?) of\s+)?[A-Z]|\blaid siege to\b"
)
"""Words of besieging that have other senses."""
RELIEVED = re.compile(
    r"\b(?:reliev(?:ed|ing|es)|(?:lift|rais|br[eo]k|broken|end|abandon)\w*\s+(?:the\s+|its\s+)?(?:\w+\s+)?"
    r"(?:siege|blockade|encirclement)|(?:siege|blockade|encirclement|ring|noose)\s+(?:(?:of|around|round|on)\s+[^.;]{1,40}?)?"
    r"(?:(?:was|were|is|had been)\s+(?:\w+ly\s+)?)?(?:lifted|raised|broken|ended))\b|"
    r"\bg[ai]ve(?:n|s)?\s+up\s+(?:the|their|its|his)\s+(?:siege|blockade|encirclement)\b|"
    r"\brelief\s+(?:column|force|army|convoy|expedition|corps|troops|fleet)\s+(?:\w+ly\s+)?"
    r"(?:reach|enter|arriv|broke through)\w*",
    re.IGNORECASE,
)
"""Words for the end of a siege; of a place that nobody besieges they say nothing."""
RINGED = re.compile(
    r"\b(?:besieg(?:ed|es|ing)|encircl(?:ed|es)|blockaded)\s+(?:the\s+|all\s+)?(?:\w+\s+){0,4}?(?-i:[A-Z])|"
    r"\bstill surrounded by\b",
    re.IGNORECASE,
)
"""An active verb of besieging in a clause that goes under fighting."""
RING_CLOSED = re.compile(
    r"\b(?:clos(?:ed|ing)|complet(?:ed|ing)|tighten(?:ed|ing)|reclos(?:ed|ing))\s+(?:the|a|its|their)\s+(?:\w+\s+)?"
    r"(?:ring|siege|encirclement|noose|blockade|cordon)\b",
    re.IGNORECASE,
)


def garrisons_of(words: str) -> list[str]:
    """The folded names of the places whose garrison some words name."""
    return [fold_name(found.group(1) or found.group(2)) for found in GARRISON.finditer(words)]


def rare_effect(claim: ReadClaim) -> Effect | None:
    """What a clause of no kind of control says of it all the same.

    Args:
        claim: of any kind.
    """
    kind, quote = claim.claim.kind, claim.claim.span.quote
    if (kind in UNTOLD or kind in ("control.change", "control.entry")) and RELIEVED.search(quote):
        return "siege-ends"
    ringing = kind in UNTOLD or kind in FOUGHT or kind in ("control.change", "control.gain")
    if ringing and RING_CLOSED.search(quote):
        return "besieges"
    if kind in FOUGHT:
        return _of_fighting(quote)
    if kind in UNTOLD and IN_THEIR_HANDS.search(quote):
        return "holds"
    if kind in UNTOLD or kind == "control.change":
        return _of_giving_up(claim)
    return None


def _of_fighting(quote: str) -> Effect | None:
    """What a clause of fighting goes on to say of control."""
    if CLEARED_OUT.search(quote) or TOOK.search(quote):
        return "takes"
    if RELIEVED.search(quote):
        return "siege-ends"
    return "besieges" if SURROUNDED.search(quote) or RINGED.search(quote) else None


def _of_giving_up(claim: ReadClaim) -> Effect | None:
    """What a clause says of a place that is given up, or closed in on in words of other senses."""
    quote = claim.claim.span.quote
    if GIVEN_UP.search(quote):
        return None if MEN_GIVE_UP.search(quote) else "takes"
    if YIELDED.search(quote):
        return "loses"
    if claim.claim.kind == "control.change":
        return None
    if EVACUATED.search(quote) and _of_troops(claim):
        return "loses"
    return "besieges" if INVESTED.search(quote) else None


def _of_troops(claim: ReadClaim) -> bool:
    """Whether soldiers leave, and do not bring others out."""
    armed = any(party.kind in ("military", "armed group") or side_of(party) for party in claim.actors)
    return armed and not claim.victims and not BROUGHT_OUT.search(claim.claim.span.quote)
