"""The records of times: what a claim's time is, and the words or the choice that say so.

What must stay true: a time that a claim's own words do not name has no span and less confidence.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.model import Claim, Found, Resolution
from fogline.resolve.event_anchors import RULE as COUNTED
from fogline.resolve.event_anchors import stays_open
from fogline.resolve.live_entries import RULE as OF_AN_ENTRY
from fogline.resolve.time_lend import LEFT_OPEN, RULE, Lent
from fogline.resolve.time_offers import Answer
from fogline.timex.sureness import sureness

RULE_INHERITED = "same telling"
COUNTED_SURE = 0.7
"""Confidence in a time that is counted from an event found elsewhere in the report."""
CHOSEN = 0.6
"""The most confidence in a time that a claim's own words do not name."""
OWN = 0.9
"""The most confidence in a time that they name."""


def chosen_record(claim: Claim, other: Lent) -> Found:
    """A time that was chosen among the report's, or none, in place of what the rules say."""
    if other.when is None:
        record = Resolution(subject=claim.id, matter="time", span=None, when=None, rule=LEFT_OPEN)
        return Found(record=record, basis=(claim.id,), confidence=0.0, reasons=(f"{LEFT_OPEN}, {_sure(other)}",))
    words = f"“{other.span.quote}”" if other.span else "the report's date"
    when = replace(other.when, part=None)
    record = Resolution(subject=claim.id, matter="time", span=None, when=when, rule=RULE)
    reason = f"{words} → {when.edtf} ({RULE}, {_sure(other)})"
    return Found(record=record, basis=(claim.id,), confidence=min(CHOSEN, round(other.chance, 2)), reasons=(reason,))


def _sure(other: Lent) -> str:
    return f"chance {other.chance:.2f}"


def ruled_record(answer: Answer) -> Found:
    """A time that the rules say, or that they leave open."""
    claim = answer.claim
    reasons = ("no time phrase; the report leaves it open",)
    if stays_open(answer.own):
        reasons = (f"{answer.own.rule}; it stays open",)
    if answer.when is not None:
        whole = "the entry's day" if answer.rule == OF_AN_ENTRY else "the report's date"
        words = f"“{answer.span.quote}”" if answer.span else whole
        told = ", told of the same happening" if answer.lent else ""
        reasons = (f"{words} → {answer.when.edtf} ({answer.rule}{told})",)
    rule = RULE_INHERITED if answer.lent else answer.rule
    span = None if answer.lent else answer.span
    record = Resolution(subject=claim.id, matter="time", span=span, when=answer.when, rule=rule)
    sure = CHOSEN if answer.lent else COUNTED_SURE if answer.rule == COUNTED else min(OWN, sureness(answer.rule))
    confidence = 0.0 if answer.when is None else sure
    return Found(record=record, basis=(claim.id,), confidence=confidence, reasons=reasons)
