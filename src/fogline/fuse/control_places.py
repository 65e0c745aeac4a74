"""Which of a claim's places change hands: not the ones that only say where the others lie, or where somebody goes.

What must stay true: a place that is left out is named by the clause for another reason, or contains one that stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.fuse.control_loss_words import POST, POSTS
from fogline.fuse.control_place_words import (
    AWAY,
    LOCATIVE,
    NAME_BEFORE,
    OFF,
    OUT_OF,
    RETREAT_TO,
    SHORT_OF,
    TO_WHOM,
    TOWARDS,
    is_beside,
)
from fogline.fuse.control_sign import is_road, place_key
from fogline.fuse.sides import PRONOUNS, side_of
from fogline.model import Mention, Party, ReadClaim, Where, fold_name

NO_PLACE = re.compile(
    r"(?:General|Gen\.|Marshal|Colonel|Col\.|Major|Captain|Lieutenant|Admiral|Brigadier|Commander|Operation|President|"
    r"King|Lord|Sir)\s+[A-Z]|(?:all |two |three |both )?(?:sides|directions|fronts)$"
)
"""Names of leaders and operations, and words for the sides of a place."""

KIND_OF = re.compile(
    r"\b(?:the\s+)?(?:city|town|village|district|neighbou?rhood|quarter|area|suburb|province|base|hill|camp|settlement)\s+"
    r"of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""The kind of a place before its name."""
RING_AROUND = re.compile(
    r"\b(?:ring|noose|siege|cordon|encirclement|blockade|net)\s+(?:\w+\s+)?(?:around|round|on)\b", re.IGNORECASE
)
"""Words for a ring, which is of the place that it lies around."""
HEIGHTS = frozenset("hill hilltop peak mountain mount height heights summit ridge".split())
THE_KIND = re.compile(r"\bthe\s+\w+\b", re.IGNORECASE)
THE_TOWN = re.compile(
    r"\bthe\s+(?:\w+\s+)?(?:city|town|village|capital|port|fortress|settlement)\b(?!\s+(?:outskirts|limits|edges?))",
    re.IGNORECASE,
)
"""Another word for a place told before, whatever was told to be beside it."""
DEFINITE = re.compile(r"\b(?:the|its|their|this|that)\s+(?:(?!an?\s)[\w’'-]+\s+)?$", re.IGNORECASE)
"""Words before a thing that was told of before."""
SHORTLY = 250
"""Characters back within which the place of "the" thing may be named."""

HOLD_OF = re.compile(
    r"\b(?:control|(?:re)?capture|possession|hold|seizure|liberation|occupation|fall|loss|siege|conquest) of(?: the)?$",
    re.IGNORECASE,
)
"""What stands before a place that is held or taken itself, and is not where another one lies."""


def is_called(quote: str, where: Where) -> bool:
    """Whether a clause calls a place by its kind, or a height by another word for one: "the peak" of Mill Hill."""
    named = {*fold_name(where.name).split(), *fold_name(where.kind or "").split()}
    called = {word for found in THE_KIND.finditer(quote) for word in fold_name(found.group()).split()[1:]}
    return bool(called & named) or bool(called & HEIGHTS and named & HEIGHTS)


def ringed_or_called(claim: ReadClaim, where: Where, effect: str) -> Where:
    """The place itself where a clause is of a ring around it, or calls it "the city" after what lay around it.

    Args:
        claim: the claim.
        where: a place of it.
        effect: what it says of control.
    """
    qualifier, quote = where.qualifier or "", claim.claim.span.quote
    if not where.id or not is_beside(qualifier):
        return where
    ringed = effect in ("besieges", "siege-ends") and RING_AROUND.search(quote)
    called = not own_words(claim, where) and THE_TOWN.search(quote)
    if not ringed and not called:
        return where
    return replace(where, name=where.name.removeprefix(qualifier).strip() or where.name, qualifier=None)


def mention_of(claim: ReadClaim, where: Where) -> Mention | None:
    """The words of a claim that name a place; the only place mention, or the one whose words share a name."""
    mentions = claim.claim.in_role("place")
    if len(mentions) == 1:
        return None if _only_tells_where(mentions[0], claim, where) else mentions[0]
    own = next((told for one, told in zip(claim.places, claim.place_words, strict=False) if one == where and told), "")
    whose = [one for one in mentions if own and own in one.span.quote]
    if len(whose) == 1:
        return whose[0]  # "the city" shares no name with what it is called
    wanted = set(fold_name(where.name).split())
    scored = [(len(wanted.intersection(fold_name(one.named.quote).split())), one) for one in mentions]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] else None


def _only_tells_where(mention: Mention, claim: ReadClaim, where: Where) -> bool:
    """Whether a mention is of a town from which another one lies some way off: "Vale, 20 km west of [Mill]"."""
    span, own = claim.claim.span, mention.span
    if where.name in own.quote or not span.start <= own.start <= span.end:
        return False
    before = span.quote[: own.start - span.start]
    return where.name in before and OFF.search(before) is not None


def words_before(claim: ReadClaim, where: Where) -> str:
    """The clause up to a place's mention; empty where it does not stand in the clause."""
    mention, span = mention_of(claim, where), claim.claim.span
    if mention is None and where.name in span.quote:
        return span.quote[: span.quote.index(where.name)]
    return as_told(claim, where, mention)[0]


def own_words(claim: ReadClaim, where: Where) -> bool:
    """Whether a claim has words of its own for a place, and does not only stand where that was told of."""
    told = [words for one, words in zip(claim.places, claim.place_words, strict=False) if one == where]
    return not told or any(told) or where.name in claim.claim.span.quote


def is_placed(claim: ReadClaim, thing: Where, report: Sequence[ReadClaim]) -> bool:
    """Whether a clause names the place in which a nameless thing stands, or those shortly before "the" thing.

    Args:
        claim: the clause.
        thing: what it tells of.
        report: all of its report.
    """
    back = SHORTLY if DEFINITE.search(words_before(claim, thing)) else 0
    for other in report:
        if 0 <= claim.claim.span.start - other.claim.span.start <= back:
            around = [where for where in other.places if where.id and where.id in thing.within[:1]]
            if any(own_words(other, where) for where in around):
                return True
    return False


def as_told(claim: ReadClaim, where: Where, mention: Mention | None) -> tuple[str, str, str]:
    """The words before a place's mention, for it and after it in a clause; nothing around one that stands elsewhere."""
    if mention is None:
        before, name, after = claim.claim.span.quote.partition(where.name)
        kind = KIND_OF.search(before) if name else None  # "the district of Vale" is Vale
        at = kind.start() if kind else len(before)
        return (before[:at], before[at:] + name, after) if name else ("", where.name, "")
    span, own = claim.claim.span, mention.span
    if not span.start <= own.start <= span.end:
        return "", own.quote, ""
    return span.quote[: own.start - span.start], own.quote, span.quote[own.end - span.start :]


def places_of(claim: ReadClaim, effect: str) -> Sequence[Where]:
    """The places that a claim's effect is about.

    Args:
        claim: the claim.
        effect: what it says of control.
    """
    inner = [where for where in _innermost(claim) if not TO_WHOM.search(words_before(claim, where))]
    if effect in ("takes", "holds", "besieges"):
        kept = [where for where in inner if not LOCATIVE.search(words_before(claim, where))]
        return kept or inner
    if effect == "loses" and POSTS.search(claim.claim.span.quote):
        # A post stands in a place; it is the place that is left.
        told = [where for where, own in zip(claim.places, claim.place_words, strict=False) if own]
        return [where for where in told or inner if not POST.search(f"{where.qualifier} {where.kind}")] or inner
    if effect == "loses":
        left = [where for where in inner if OUT_OF.search(_before_list(claim, where))]
        return left or [where for where in inner if not _is_left_for(claim, where)]
    if effect == "present":
        return [where for where in inner if not _is_short_of(claim, where)]
    return inner


def goals_of(claim: ReadClaim) -> list[Where]:
    """The places to which those go who leave another one: "retreated to Vale"."""
    return [where for where in _innermost(claim) if RETREAT_TO.search(words_before(claim, where)) and where.id]


def _innermost(claim: ReadClaim) -> list[Where]:
    """Places with words of their own where any has, without those that contain another one."""
    read = [
        where
        for position, where in enumerate(claim.places)
        if position >= len(claim.place_words) or claim.place_words[position]
    ]
    chosen = [where for where in read or claim.places if not _is_no_place(claim, where)]
    around = {key for where in chosen for key in where.within if key != where.id}
    return [where for where in chosen if where.id is None or where.id not in around or _is_acted_on(claim, where)]


def _is_no_place(claim: ReadClaim, where: Where) -> bool:
    """Whether what was read as a place that no list knows is a leader, an operation or a party of the clause."""
    if where.id is not None:
        return False
    # What is taken may stand among the targets too: a bridge is a place all the same, an enemy brigade is none.
    armed = [party for party in claim.targets if side_of(party)]
    parties = {fold_name(party.name) for party in (*claim.actors, *armed)}
    before = words_before(claim, where)
    return (
        NO_PLACE.match(where.name) is not None
        or fold_name(where.name) in parties
        or re.search(r"\b(?:under|led by|commanded by)\s+(?:\w+\s+)?$", before) is not None
    )


def _is_acted_on(claim: ReadClaim, where: Where) -> bool:
    """Whether a clause names a place as such ("Vale and its hill") and not only as where another one lies."""
    before = words_before(claim, where).rstrip()
    part_of = before.lower().endswith(("of", "of the")) and not HOLD_OF.search(before)
    return bool(before) and not part_of and not LOCATIVE.search(f"{before} ")


def _is_left_for(claim: ReadClaim, where: Where) -> bool:
    """Whether a clause of leaving is about the way to a place: whither they leave, and not what they leave."""
    return _is_short_of(claim, where) or AWAY.search(_before_list(claim, where)) is not None


def _before_list(claim: ReadClaim, where: Where) -> str:
    """The words before the list of names in which a place stands: "withdrew to" of Vale in "withdrew to Mill and Vale".

    Only names joined to each other are taken off; a list that begins the clause is its subject.
    """
    before = words_before(claim, where)
    while (found := NAME_BEFORE.search(before)) is not None and found.start() > 0:
        before = before[: found.start()]
    return before


def _is_short_of(claim: ReadClaim, where: Where) -> bool:
    """Whether the clause is about the way to a place, or away from it."""
    qualifier = set(fold_name(where.qualifier or "").split())
    before = words_before(claim, where)
    towards = not TOWARDS.isdisjoint(qualifier) or before.rstrip().lower().endswith((" toward", " towards"))
    if claim.claim.kind == "control.entry" and not is_road(where) and (SHORT_OF.search(before) or OFF.search(before)):
        return True
    return towards or (OUT_OF.search(before) is not None and claim.claim.kind == "control.entry")


def is_in(mention: Mention, claim: ReadClaim, begin: int) -> bool:
    """Whether a mention stands in a claim's words from a position on."""
    return begin <= mention.span.start < claim.claim.span.end


def is_ground(where: Where) -> bool:
    """Whether a place is known, no country and no part of one."""
    return where.id is not None and where.precision != "country" and not where.qualifier


def shares_place(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether two claims tell of one place, or of places one of which lies in the other."""
    keys = {key for place in one.places for key in (place_key(place), *place.within[:1])}
    return any(place_key(place) in keys or keys.intersection(place.within) for place in other.places)


def is_named(party: Party) -> bool:
    """Whether a party is called by a name, and does not only speak or live there."""
    words_ = party.name.split()
    named = bool(words_) and words_[-1][:1].isupper() and not PRONOUNS.intersection(fold_name(party.name).split())
    return named and party.kind not in ("population", "media", "monitor", "thing", "place")
