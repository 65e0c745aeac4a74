"""The place of harm that is told right after the act that did it.

"Shells hit Mill. Eight people were killed": a sentence of the killed and hurt without a place of its own goes on with
the act of the sentence before, and is where that was. What must stay true: a total, other days, somebody else's deed
and words that turn elsewhere take nothing, and the act told before must have one place and no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.model import Claim, Mention, Where
from fogline.resolve.place_seen import PlaceContext

RULE = "place of the act that the sentence before tells"
SUFFERED = frozenset({"harm.killed", "harm.injured", "harm.damage"})
"""Kinds of harm that is done where the act is."""
GIVERS = frozenset({"strike", "fighting", "harm"})
"""Families of acts that do harm, and of the harm told right before."""
ELSEWHERE = re.compile(
    r"\b(?:elsewhere|else|meanwhile|separate(?:ly)?|another|other|nationwide|countrywide|across|since|so far|"
    r"total(?:ly|s)?|overall|altogether|similar(?:ly)?|previous(?:ly)?|earlier|last|past|recent(?:ly)?|ago|each|every|daily|"
    r"often|typically|usually|always|war|wars|conflict|campaign|offensive|uprising|years?|months?|weeks?|decades?|"
    r"throughout|average|more than half|both|respectively|in addition|moreover|"
    r"(?:believed|thought|presumed|feared|said|known) to)\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells of more than the act before it, or turns to something else."""
LOOKS_BACK = re.compile(
    r"^(?:the|these|those)\s+(?:\w+\s+)?(?:dead|killed|wounded|injured|victims?|casualties|bodies)\b|"
    r"\bof (?:the|those) (?:dead|killed|wounded|injured|victims|casualties)\b",
    re.IGNORECASE,
)
"""Words for the dead and hurt of whom somebody has told, perhaps of another act ("four of the wounded had died")."""
PLURAL_ACTS = re.compile(r"\b(?:strikes|attacks|raids|bombings|clashes|battles|explosions|blasts)\b", re.IGNORECASE)
"""Words of several acts, whose dead lie in several places."""
CERTAIN = 2
"""Below this, what is only believed or supposed is no going on with the telling."""
RUBBLE = re.compile(
    r"\b(?:pull|found|find|recover|retriev|dug|carr|collect|count)\w*\b[^.;]*\bbod(?:y|ies)\b", re.IGNORECASE
)
"""Words of those who find the dead where the act was."""
GOES_ON = frozenset({"they", "it", "he", "she", "who", "which", "that", "this"})
"""Doers that stand for somebody of the sentence before."""


def act_before(
    claim: Claim,
    told: Sequence[tuple[Claim, Where | None]],
    text: str,
    sentences: Sequence[tuple[int, int]],
    context: PlaceContext,
) -> Where | None:
    """The place of the act that the sentence before a claim of harm tells; `None` where it may be elsewhere.

    Args:
        claim: the claim of harm.
        told: the claims told before it and where they were, in order.
        text: the report's.
        sentences: the sentence before the claim's, and the claim's own; where they begin and end.
        context: of the report.
    """
    (first, last), (start, end) = sentences
    if claim.kind not in SUFFERED or claim.background or claim.time != "past" or claim.in_role("place", "time"):
        return None
    if context.among(start, end) or ELSEWHERE.search(text[start:end]) or LOOKS_BACK.search(claim.span.quote):
        return None
    finds = RUBBLE.search(claim.span.quote) is not None
    if claim.certainty < CERTAIN or any(
        not finds and _is_of_another(mention, start) for mention in claim.in_role("actor")
    ):
        return None
    return _one_place(told, text, (first, last), context)


def _one_place(
    told: Sequence[tuple[Claim, Where | None]], text: str, sentence: tuple[int, int], context: PlaceContext
) -> Where | None:
    """The one place of all that a sentence tells of acts and their harm; `None` where it names others beside."""
    first, last = sentence
    before = [(one, where) for one, where in told if first <= one.span.start < last and one.family in GIVERS]
    places = [where for _, where in before if where is not None]
    if not places or len({(where.id, where.name) for where in places}) > 1 or PLURAL_ACTS.search(text[first:last]):
        return None
    if any(one.background or one.time != "past" or one.polarity == "negative" for one, _ in before):
        return None
    at = places[0]
    around = {at.id, *at.within}
    beside = (seen.place for seen in context.among(first, last) if seen.place.id not in around)
    return None if any(at.id not in place.parents for place in beside) else at


def _is_of_another(mention: Mention, start: int) -> bool:
    """Whether a doer is named in the claim's own sentence, so that it may be the deed of somebody else."""
    return mention.span.start >= start and mention.span.quote.lower() not in GOES_ON
