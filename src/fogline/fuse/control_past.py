"""What is told as past, laid under the moments of a place: who had it up to a day, from a day that mostly nobody tells.

"The garrison left on the ninth" says who had the place on the eighth, whoever broke in before. What must stay true:
a past state never takes away what is told of its days besides the holder: who was inside, who besieged the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.fuse.control_implied import LEFT_BY_THEM
from fogline.fuse.control_sign import Sign
from fogline.fuse.control_states import FRESH, STALE, Moment
from fogline.fuse.days import days_between, shifted


def with_past(walked: Sequence[Moment], signs: Sequence[Sign]) -> list[Moment]:
    """Puts what is told as past under what is told as present, day by day.

    Args:
        walked: the moments of a place, in order.
        signs: of that place; only those told as past count.
    """
    made = list(walked)
    for sign in sorted((one for one in signs if one.until), key=lambda one: (one.until or "", one.claim)):
        made = _with_one(made, sign)
    return made


def _with_one(walked: list[Moment], sign: Sign) -> list[Moment]:
    until = sign.until or ""
    before = _at(walked, sign.start or until)
    if sign.effect != "besieges" and before is not None and (before.holders or before.divided):
        return walked if sign.presumed else _with_later_past(walked, before, sign)
    start = sign.start
    if start is None:
        start = until if before is not None and before.holders else _since(walked, until)
    made = _bounded(walked, start, until)
    return [_under(one, sign) if _among(one.day, start, until) else one for one in made]


def _since(walked: Sequence[Moment], until: str) -> str | None:
    """The day back to which a state without a beginning reaches: over who breaks in or besieges, who held it before."""
    following = until
    for one in reversed([one for one in walked if one.day is None or one.day <= until]):
        if one.holders or one.divided:
            return following
        if one.contested or one.between or not one.signs():
            return one.day
        if days_between(one.told(), following) > STALE:
            return shifted(following, -STALE)
        following = one.day or following
    return None


def _bounded(walked: Sequence[Moment], start: str | None, until: str) -> list[Moment]:
    """The same moments with one that begins with a past state and one that begins after it."""
    made = list(walked)
    for day in (start, shifted(until, 1)):
        if not any(one.day == day for one in made):
            last = _at(made, day)
            opened = replace(last, day=day) if last is not None else Moment(day=day)
            at = made.index(last) + 1 if last is not None else 0
            made.insert(at, opened)
    return made


def _among(day: str | None, start: str | None, until: str) -> bool:
    return (start is None or (day is not None and day >= start)) and (day is None or day <= until)


def _under(moment: Moment, sign: Sign) -> Moment:
    """A moment with a past state under it, where it tells of no holder itself."""
    if sign.effect == "besieges":
        new = [side for side in sign.sides if side not in moment.siege and side not in moment.holders]
        return replace(moment, siege={**moment.siege, **dict.fromkeys(new, (sign,))})
    if moment.holders or moment.divided:
        return moment
    if sign.effect == "divided":
        return replace(moment, divided=(sign,), contested=())
    inside = {side: told for side, told in moment.inside.items() if side not in sign.sides}
    siege = {side: told for side, told in moment.siege.items() if side not in sign.sides}
    return replace(
        moment, holders=dict.fromkeys(sign.sides, (sign,)), inside=inside, siege=siege, contested=(), between=False
    )


def _with_later_past(walked: list[Moment], before: Moment, sign: Sign) -> list[Moment]:
    """The state came some day after another one: between the last word on that and its own last day, nobody says."""
    until = sign.until or ""
    last_word = before.told() or before.day or ""
    if set(sign.sides) <= set(before.holders) or last_word >= until:
        return walked
    if sign.note == LEFT_BY_THEM and before.contested and days_between(last_word, until) <= FRESH:
        return walked  # Who leaves a place fought over days before was in it, and need not have had it.
    earlier = [one for one in walked if one.day is None or one.day <= last_word]
    after = [one for one in walked if one.day is not None and one.day > until]
    changing = replace(before, day=shifted(last_word, 1), between=True, siege={})
    held = _under(Moment(day=until), sign)
    return [*earlier, changing, held, *_gap(after, until), *after]


def _gap(after: Sequence[Moment], until: str) -> list[Moment]:
    """Days after a past state on which nothing is told."""
    following = shifted(until, 1)
    first = next((one.day for one in after if one.day), None)
    return [] if first is not None and first <= following else [Moment(day=following)]


def _at(walked: Sequence[Moment], day: str | None) -> Moment | None:
    """The moment in force on a day; before every day when `None`."""
    found: Moment | None = None
    for one in walked:
        if one.day is None or (day is not None and one.day <= day):
            found = one
    return found
