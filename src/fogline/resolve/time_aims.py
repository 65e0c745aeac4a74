"""Acts told with their aim and one day: "launched an offensive to retake the town on Monday".

The parse ties the day to the aim, which lies ahead of the act; it is the day of the act. What must stay true: what was
agreed, said or promised for a day stays ahead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.model import Claim
from fogline.resolve.time_inherit import Timed

ACTS = frozenset({"fighting", "strike", "control", "force"})
"""Families of acts that are done on a day with an aim."""
AHEAD = re.compile(r"\b(?:by|before|until|till|within)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a day that the aim itself is set for."""
CLOSE = 3
"""Characters between an act and its aim."""


def aimed(claims: Sequence[Claim]) -> dict[str, str]:
    """Finds the claims that tell the aim of an act with no time of its own, with the ids of these acts."""
    acts = [one for one in claims if one.time == "past" and one.family in ACTS and not one.in_role("time")]
    found = {}
    for aim in claims:
        if aim.time != "planned" or aim.family not in ACTS or not aim.in_role("time"):
            continue
        act = next((one for one in acts if _has_aim(one, aim)), None)
        if act is not None:
            found[aim.id] = act.id
    return found


def with_aims(timed: Sequence[Timed]) -> list[Timed]:
    """Gives acts the time that stands behind their aim."""
    aims = aimed([one.claim for one in timed])
    days = {aims[one.claim.id]: one for one in timed if one.claim.id in aims and one.when is not None}
    return [
        replace(one, when=aim.when, span=aim.span, rule=aim.rule)
        if one.when is None and (aim := days.get(one.claim.id)) is not None
        else one
        for one in timed
    ]


def _has_aim(act: Claim, aim: Claim) -> bool:
    if any(AHEAD.search(aim.span.quote[: max(0, day.span.start - aim.span.start)]) for day in aim.in_role("time")):
        return False
    return act.span.start < aim.span.start <= act.span.end + CLOSE <= aim.span.end + CLOSE
