"""Until when a report can have been written, by names that it uses of its own present.

A group that is "now called" by a name had not yet given it up; a government that somebody is to support tomorrow still
stands. Names live on in history and in other people's mouths, so that only such uses bound a date. What must stay
true: a name in the past tense or in background bounds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from fogline.model import Claim, fold_name

Use = Literal["any", "called", "stands"]
CALLED = re.compile(
    r"\b(?:now|currently|today|since) (?:called|known as|named|renamed|calling (?:itself|themselves)|going by|"
    r"going by the name of)\s+(?:the\s+)?[“\"']?$",
    re.IGNORECASE,
)
"""What stands before the name that a party bears at the time of the report."""
FORMER = re.compile(r"\b(?:former|ousted|fallen|deposed|toppled|ex|old|then|late|erstwhile)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBound:
    """A name that can only be used from one day on, or until one day, with the source of that.

    Attributes:
        use: which use of it bounds: ``any``; ``called``, as what a party now calls itself; ``stands``, as a body that
            is or is about to be part of what the report tells of its own present.
    """

    name: str
    earliest: str = ""
    latest: str = ""
    why: str = ""
    use: Use = "any"


def used_until(text: str, claims: Sequence[Claim], bounds: Sequence[NameBound]) -> Iterator[tuple[str, str]]:
    """Days up to which names used of the present could be so used, each with the reason.

    Args:
        text: what the report tells.
        claims: its claims.
        bounds: names with the day up to which they held.
    """
    present = [words for claim in claims if _is_present(claim) for words in _parties(claim)]
    for bound in bounds:
        if bound.use == "called" and _is_called(text, bound.name):
            yield bound.latest, f"says “now called {bound.name}”, a name given up on {bound.latest} ({bound.why})"
        elif bound.use == "stands" and _stands(bound.name, present):
            yield bound.latest, f"tells of “{bound.name}” as standing, which it did until {bound.latest} ({bound.why})"


def _is_called(text: str, name: str) -> bool:
    at = text.find(name)
    while at >= 0:
        if CALLED.search(text, max(0, at - 60), at):
            return True
        at = text.find(name, at + 1)
    return False


def _is_present(claim: Claim) -> bool:
    return claim.time in ("now", "planned", "forecast") and not claim.background and not claim.denial


def _parties(claim: Claim) -> Iterator[str]:
    for mention in claim.in_role("actor", "target"):
        yield f" {fold_name(mention.span.quote)} "


def _stands(name: str, present: Sequence[str]) -> bool:
    wanted = f" {fold_name(name)} "
    return any(wanted in words and not FORMER.search(words) for words in present)
