"""Ground named by whose it is, as signs of control: "into the Red Banner-held portions", "opposition-held Zenda".

Whoever writes so says who holds the ground, in passing and on the report's own word, whoever is quoted for the rest.
What must stay true: only the words beside a place count, and "rebel-held Ostrava" is the part of it that they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fogline.fuse.control_effects import known_day
from fogline.fuse.control_places import mention_of
from fogline.fuse.control_sign import CALLED_THEIRS, Sign, part_place, place_key, settled
from fogline.fuse.days import told_on
from fogline.fuse.facts import Facts
from fogline.fuse.sides import SideWords
from fogline.fuse.words import word_of
from fogline.model import ReadClaim, Where

WHOSE = r"((?:[A-Z][\w’'-]*\s)*[\w’']+)-(?:held|controlled|ruled|run)"
BESIDE = re.compile(rf"\b{WHOSE}\s+(?:\w+\s+)?$")
WITHIN = re.compile(rf"\b{WHOSE}\b")
SMALL = frozenset({"settlement", "neighbourhood", "site"})
"""Places small enough to be one side's, all of them but the cities; so is mostly what no list has."""
WHOLE = re.compile(
    r"(?:province|governorate|region|city|town|village|district|neighbou?rhood|quarter)\b", re.IGNORECASE
)
"""A kind word right after: all of the place is held, not the part of it that is."""


def ground_signs(claims: Sequence[ReadClaim], facts: Facts, side_words: SideWords) -> Iterator[Sign]:
    """Reads who holds the ground that claims name by its holder.

    Args:
        claims: of the record.
        facts: sides and outlets.
        side_words: which side words mean.
    """
    for claim in claims:
        told = claim.claim
        if told.time in ("planned", "forecast") or told.opinion or told.denial:
            continue
        for position, where in enumerate(claim.places):
            found = _held(claim, where, position)
            side = side_words.read(found[0], claim.document) if found else None
            if found and side:
                sign = _sign(claim, where, side, facts, entire=found[1])
                yield sign
                small = where.precision in SMALL if where.id else _is_told_by_name(claim, where)
                whole = not where.qualifier or WITHIN.search(where.qualifier) is not None
                if not found[1] and small and whole and where.kind != "city" and sign.start:
                    yield _whole(sign, where)


def _is_told_by_name(claim: ReadClaim, where: Where) -> bool:
    """Whether ground that no list has is named by the words, not by what it lies in ("rebel-held areas" of a city)."""
    return where.name.casefold() in " ".join(claim.claim.span.quote.split()).casefold()


def _whole(sign: Sign, where: Where) -> Sign:
    """As long as nobody tells of others in "rebel-held Ostrava", all of it is presumed to be the rebels'."""
    place = replace(where, qualifier=None)
    whole = replace(sign, key=place_key(place), where=place, within=place.within, part=False)
    return replace(whole, presumed=True, rank=0, note=CALLED_THEIRS)


def _held(claim: ReadClaim, where: Where, position: int) -> tuple[str, bool] | None:
    """The words for whom a place's mention names as its holder, and whether of all of it."""
    words = claim.place_words[position] if position < len(claim.place_words) else None
    named = next((one for one in claim.claim.in_role("place") if one.span.quote == words), None)
    mention = named or (mention_of(claim, where) if words is None else None)
    if mention is None:
        return None
    start = claim.claim.span.start
    before = claim.claim.span.quote[: max(0, mention.span.start - start)]
    beside, within = BESIDE.search(before), WITHIN.search(mention.span.quote)
    if beside is not None and mention.span.start >= start:
        return beside.group(1), where.id is not None and WHOLE.match(mention.span.quote) is not None
    return (within.group(1), False) if within is not None else None


def _sign(claim: ReadClaim, where: Where, side: str, facts: Facts, *, entire: bool) -> Sign:
    place = replace(where, qualifier=None) if entire else settled(where)
    if not entire:
        words = "" if where.id is None or where.qualifier else "held part of"
        place = part_place(place, words, (side,))
    # A history has no day of its own: whose the ground is, it says of the days it tells of.
    looking_back = claim.claim.background and claim.when is not None
    day = claim.when.earliest if claim.when and looking_back else told_on(claim) or known_day(claim)
    return Sign(
        key=place_key(place),
        where=place,
        within=place.within,
        effect="holds",
        sides=(side,),
        start=day,
        seen=day,
        part=not entire,
        claim=claim.id,
        document=claim.document,
        word=word_of(replace(claim, says=()), facts),
        note="the ground is named by whose it is",
    )
