"""How much of a place a clause is about: all of it, a part, or ground beside it.

What must stay true: a clause about a part ("large parts of the city") is never one about the whole.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.fuse.control_loss_words import POSTS
from fogline.fuse.control_part_words import (
    DIRECTION,
    HALF_HELD,
    INCLUDING,
    heads_a_list,
    heart_of,
    part_before,
    part_told,
)
from fogline.fuse.control_place_words import is_beside, stands_beside
from fogline.fuse.control_places import RING_AROUND, as_told, is_called, own_words
from fogline.fuse.control_sign import beside, part_place, settled
from fogline.fuse.control_unnamed_words import OF_SOMETHING_ELSE
from fogline.model import Mention, ReadClaim, Where


def extent_of(claim: ReadClaim, told: Where, mention: Mention | None, sides: tuple[str, ...]) -> tuple[Where, bool]:
    """The place or the part of it that a clause is about."""
    quote = claim.claim.span.quote
    before, own, after = as_told(claim, told, mention)
    if heads_a_list(own, after):
        return replace(told, qualifier=None), False
    where = settled(told)
    if where.qualifier and is_beside(where.qualifier):
        return where, False
    if where.qualifier and (where.id is None or not DIRECTION.fullmatch(where.qualifier.strip())):
        return part_place(where, "", sides), True
    if stands_beside(before) and not RING_AROUND.search(before):
        return beside(where), False
    if INCLUDING.search(before) or POSTS.search(quote):
        return where, False
    part = part_before(before) or part_told(own, after) or heart_of(quote, told.name)
    something = not own_words(claim, told) and OF_SOMETHING_ELSE.search(quote) and not is_called(quote, told)
    if claim.claim.kind == "control.gain" or something:
        part = "ground in"
    if part is not None:
        return part_place(where, part, sides), True
    held = HALF_HELD.search(own)
    if held is not None and where.id is not None:
        return part_place(where, f"{held.group(0)} part of", sides), True
    return where, False
