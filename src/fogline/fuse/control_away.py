"""The place of a clause of control that names none: "its" capture, a fortress given up, a garrison that surrenders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.fuse.control_effects import effect_of
from fogline.fuse.control_places import is_ground, places_of
from fogline.fuse.control_rare import FOUGHT, ITS, SURRENDERED_IT, YIELDED
from fogline.fuse.control_sign import Effect, is_road
from fogline.fuse.control_unnamed import NEAR
from fogline.model import ReadClaim

THE_SIEGE = re.compile(r"\b(?:the|its) (?:siege|blockade|encirclement)\b(?! of\b)", re.IGNORECASE)
"""A siege that was told of before."""


def at_its_place(report: Sequence[ReadClaim], claim: ReadClaim, effect: Effect, position: int) -> ReadClaim:
    """The claim with the place that its words leave to what was told before: a fortress given up, "its" capture."""
    quote = claim.claim.span.quote
    if effect == "loses" and not claim.places and YIELDED.search(quote):
        return _at_the_siege(report, claim, position)
    if SURRENDERED_IT.search(quote) and not any(is_ground(where) for where in places_of(claim, effect)):
        return _at_the_siege(report, claim, position)
    if effect == "siege-ends" and THE_SIEGE.search(quote) and not any(claim.place_words):
        return _at_the_besieged(report, claim, position)
    return _with_place_before(report, claim, position) if ITS.match(quote) and not any(claim.place_words) else claim


def _with_place_before(report: Sequence[ReadClaim], claim: ReadClaim, position: int) -> ReadClaim:
    """The claim at the place of the clause before."""
    for other in reversed(report[:position]):
        if claim.claim.span.start - other.claim.span.end > NEAR // 2:
            break
        told = [where for where in other.places if where.id and not is_road(where) and where.precision != "country"]
        if told and other.claim.span.end <= claim.claim.span.start:
            return replace(claim, places=(told[0],), place_words=("",))
    return claim


def _at_the_siege(report: Sequence[ReadClaim], claim: ReadClaim, position: int) -> ReadClaim:
    """The claim of a garrison that gives up at the place that was told last to be besieged or attacked."""
    for other in reversed(report[:position]):
        if claim.claim.span.start - other.claim.span.start > NEAR:
            break
        fought = effect_of(other) in ("besieges", "takes", "present") or other.claim.kind in FOUGHT
        if fought and other.places:
            return _placed(claim, other)
    return claim


def _at_the_besieged(report: Sequence[ReadClaim], claim: ReadClaim, position: int) -> ReadClaim:
    """The claim of the end of "the siege" at the place whose siege was told last."""
    for other in reversed(report[:position]):
        if effect_of(other) == "besieges" and any(is_ground(where) and not is_road(where) for where in other.places):
            return _placed(claim, other)
    return claim


def _placed(claim: ReadClaim, other: ReadClaim) -> ReadClaim:
    named = places_of(other, "besieges")[:1]
    return replace(claim, places=tuple(named), place_words=("",) * len(named))
