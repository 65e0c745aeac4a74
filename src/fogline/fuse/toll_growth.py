"""A toll that grows: later totals of one strike's dead are the strike's own figures, and pass the earlier ones.

"At least five killed", "the toll rose to 30" and "the number of dead stood at 45" count the same dead on three days;
they are no rivals, and none is part of another. What must stay true: a total of a battle or of a period stays a total,
however near the strike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from fogline.fuse.days import days_between
from fogline.fuse.toll_items import Figure

Mark = tuple[str, str, str | None, str]
SEARCHED = 14
"""Days for which people search for the dead of one strike."""
ONE_PLACE = frozenset({"site", "neighbourhood", "city-part", "settlement"})
STRIKE = re.compile(
    r"\b(?:strikes?|airstrikes?|struck|hit|missiles?|rockets?|shell(?:s|ed|ing)?|bomb\w*|drones?|explosions?|blasts?)\b",
    re.IGNORECASE,
)
LASTING = re.compile(
    r"\b(?:since|fighting|battles?|clash(?:es)?|offensive|siege|campaign|war|weeks?|months?|years?|days of|daily)\b",
    re.IGNORECASE,
)
"""Words of a total that is of more than one strike."""


def of_one_strike(
    by_claim: Sequence[Sequence[Figure]], event_of: Mapping[str, str], struck: AbstractSet[str]
) -> list[list[Figure]]:
    """The figures, with totals that run on told as the figures of the one strike that they are of.

    Args:
        by_claim: the figures of each claim.
        event_of: event id by claim id.
        struck: ids of the claims that tell of strikes.
    """
    struck_events = {event_of[one] for one in struck if one in event_of}
    strikes: dict[Mark, list[Figure]] = defaultdict(list)
    for figure in (one for found in by_claim for one in found):
        if figure.scale == "incident" and _is_of_strike(figure, event_of.get(figure.claim.id) in struck_events):
            for mark in _marks(figure):
                strikes[mark].append(figure)
    if not strikes:
        return [list(found) for found in by_claim]
    return [_of_claim(found, strikes, event_of) for found in by_claim]


def _is_of_strike(figure: Figure, in_struck: bool) -> bool:  # noqa: FBT001 - one caller
    quote = figure.claim.claim.span.quote
    told = in_struck or figure.claim.claim.family == "strike" or STRIKE.search(quote) is not None
    return told and LASTING.search(quote) is None and figure.span[0] is not None and figure.span[0] == figure.span[1]


def _marks(figure: Figure) -> list[Mark]:
    """What a strike's figure and a total of it share: the place, and who was harmed how."""
    if figure.is_of_some:
        return []
    places = [where.id for where in figure.places if where.id and where.precision in ONE_PLACE]
    return [(figure.harm, figure.population, figure.side, place) for place in places]


def _of_claim(
    found: Sequence[Figure], strikes: Mapping[Mark, Sequence[Figure]], event_of: Mapping[str, str]
) -> list[Figure]:
    """The figures of one claim; a part goes where its whole goes."""
    made: list[Figure] = []
    for one in found:
        whole = made[one.inside] if one.inside is not None and one.inside < len(made) else None
        if whole is not None and whole.grown:
            made.append(replace(one, scale="incident", span=whole.span, grown=whole.grown))
        else:
            made.append(_grown(one, _near(one, strikes, event_of)))
    return made


def _near(figure: Figure, strikes: Mapping[Mark, Sequence[Figure]], event_of: Mapping[str, str]) -> Sequence[Figure]:
    """The figures of the strike that a total is of: of its event, or of the only strike there when it names one."""
    quote = figure.claim.claim.span.quote
    if figure.scale != "running" or figure.inside is not None or LASTING.search(quote):
        return ()
    found = [one for mark in _marks(figure) for one in strikes.get(mark, ()) if _may_grow(one, figure)]
    event = event_of.get(figure.claim.id)
    same = [one for one in found if event is not None and event_of.get(one.claim.id) == event]
    if same or STRIKE.search(quote) is None:
        return same
    return found if len({one.span for one in found}) == 1 else ()


def _may_grow(one: Figure, total: Figure) -> bool:
    """Whether a total can be a later count of a strike's dead."""
    told, day = total.told, one.span[0]
    if told is None or day is None or not 0 <= days_between(day, told) <= SEARCHED:
        return False
    started = total.span[0]
    return (started is None or started >= day) and (one.low or 0) <= (total.high or total.low or 0)


def _grown(figure: Figure, strikes: Sequence[Figure]) -> Figure:
    """A total as a figure of the day of its strike."""
    if not strikes:
        return figure
    return replace(figure, scale="incident", span=strikes[0].span, grown=min(one.claim.id for one in strikes))


def not_passed(current: Iterable[Figure]) -> list[Figure]:
    """The figures that no later total of the same strike passes."""
    kept = list(current)
    grown = [one for one in kept if one.grown]
    return [one for one in kept if not any(_passes(other, one) for other in grown)]


def _passes(later: Figure, one: Figure) -> bool:
    if later.told is None or one.told is None or later.told <= one.told:
        return False
    return max(one.low or 0, one.high or 0) <= (later.low or later.high or 0)
