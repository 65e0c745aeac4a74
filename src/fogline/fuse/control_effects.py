"""What one claim says of control: a side takes, holds, loses, enters or besieges, or denies that it is so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fogline.fuse.control_holder_words import named_holder
from fogline.fuse.control_idle import NO_CHANGE
from fogline.fuse.control_loss_words import DEEPER, LEFT
from fogline.fuse.control_part_words import NOT_ALL, PARTIAL
from fogline.fuse.control_rare import rare_effect
from fogline.fuse.control_ring_words import FEW_SIDES, SURROUNDED
from fogline.fuse.control_shares import MINOR
from fogline.fuse.control_sign import Effect, place_key
from fogline.fuse.control_state_words import KEPT, NEITHER, NO_LONGER, OCCUPIED_FROM_TO
from fogline.fuse.control_taking_words import ATTEMPT, BECAME, FAILED, FREED, HANDED_OVER, NOT_YET, RETURNED, UNABLE
from fogline.fuse.control_unnamed_words import RINGED_THEN, RINGING
from fogline.fuse.days import days_between
from fogline.model import ReadClaim

EFFECTS: dict[str, Effect] = {
    "control.capture": "takes",
    "control.gain": "takes",
    "control.hold": "holds",
    "control.entry": "present",
    "control.loss": "loses",
    "control.withdrawal": "loses",
    "control.siege": "besieges",
    "control.siege_broken": "siege-ends",
}
CHANGES: frozenset[Effect] = frozenset({"takes", "loses", "present", "siege-ends"})
"""Effects that change who is in a place."""
SURE = 2
"""Certainty from which a claim is told without visible distance."""
IN_PART = (PARTIAL, NOT_ALL, MINOR)
"""Words by which whoever takes or holds a place has a part of it only."""
TIGHT = 31
"""Days from first to last within which a change is dated well enough to end what was told as former."""


def effect_of(claim: ReadClaim) -> Effect | None:
    """What a claim says of control; `None` for another kind, a plan, a forecast, an opinion or an attempt."""
    effect = _effect_of_kind(claim)
    if effect is None or ahead(claim) or claim.claim.opinion:
        return None
    quote = claim.claim.span.quote
    if any(pattern.search(quote) for pattern in NO_CHANGE):
        return None
    if ATTEMPT.search(quote) and claim.claim.certainty < 2:
        return None
    undone = any(pattern.search(quote) for pattern in (NOT_YET, FAILED))
    negative = claim.claim.polarity == "negative" or claim.claim.denial or undone
    if effect in ("takes", "holds") and any(pattern.search(quote) for pattern in IN_PART):
        return "present"
    if effect == "holds" and NEITHER.search(quote):
        return "contested"
    return _negated(claim, effect) if negative else effect


def _negated(claim: ReadClaim, effect: Effect) -> Effect | None:
    """What a negated clause says of control: who did not lose a place has it, and what is no longer so is over."""
    if effect == "loses":
        return "holds"
    if effect == "holds" and NO_LONGER.search(claim.claim.span.quote) and not claim.claim.denial:
        return "loses"
    return "denied" if effect in ("takes", "holds", "present") else None


def _effect_of_kind(claim: ReadClaim) -> Effect | None:
    """What a claim says of control, by its kind or by rare words of another kind; a ring that is open is no siege."""
    effect = rare_effect(claim) or _effect_told(claim)
    quote = claim.claim.span.quote
    open_ring = effect == "besieges" and (FEW_SIDES.search(quote) or _only_in_passing(quote))
    return None if open_ring or (effect == "loses" and DEEPER.search(quote)) else effect


def _only_in_passing(quote: str) -> bool:
    """Whether a clause only calls somebody besieged, of whom it tells something else."""
    rest = RINGED_THEN.sub(" ", quote)
    return rest != quote and RINGING.search(rest) is None


def _effect_told(claim: ReadClaim) -> Effect | None:
    """What a claim's kind says of control, with the words where the kind leaves it open."""
    kind, quote = claim.claim.kind, claim.claim.span.quote
    if (not kind.startswith("control.") or kind == "control.change") and HANDED_OVER.search(quote):
        return "loses"
    if kind in ("control.hold", "control.change") and SURROUNDED.search(quote):
        return "besieges"
    if kind == "control.hold" and BECAME.search(quote):
        return "takes"
    if kind == "control.capture" and OCCUPIED_FROM_TO.search(quote):
        return "holds"
    return _effect_of_change(quote) if kind == "control.change" else EFFECTS.get(kind)


def _effect_of_change(quote: str) -> Effect | None:
    """What a clause of control of no clearer kind says by its words."""
    if LEFT.search(quote) and not FAILED.search(quote):
        return "loses"
    freed = (FREED.search(quote) or BECAME.search(quote)) and not UNABLE.search(quote)
    if freed or FAILED.search(quote):
        return "takes"
    if RETURNED.search(quote):
        return "present"
    return "holds" if named_holder(quote) or KEPT.search(quote) else None


def ahead(claim: ReadClaim) -> bool:
    """Whether a claim tells of what is yet to come."""
    return claim.claim.time in ("planned", "forecast")


def known_day(claim: ReadClaim) -> str | None:
    """The first day of a claim whose time is known well enough to end another state."""
    when = claim.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest if days_between(when.earliest, when.latest) <= TIGHT else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of a sign: see `Sign`."""

    start: str | None
    first: str | None = None
    by: bool = False
    until: str | None = None
    seen: str | None = None


def bears_on(claim: ReadClaim, keys: Collection[str]) -> bool:
    """Whether a claim tells of more than a withdrawal at one of the places or in it."""
    there = {key for where in claim.places for key in (place_key(where), *where.within[:1])}
    return effect_of(claim) != "loses" and not there.isdisjoint(keys)
