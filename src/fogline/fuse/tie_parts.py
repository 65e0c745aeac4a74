"""Whether an event is part of a larger one: the shelling of a quarter in the offensive on its city.

A whole is a larger kind of happening than its part, or the same kind at a larger place; so no chain of parts comes
back to where it began. What must stay true: a part is not earlier than its whole, and not outside its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from fogline.fuse.facts import Facts
from fogline.fuse.tie_sides import (
    COARSENESS,
    Reason,
    Side,
    Weighing,
    coarseness,
    home_key,
    lies_within,
    shared_reports,
)
from fogline.fuse.tie_text import tied_in_words
from fogline.fuse.tie_words import CAMPAIGN, PART_SAID, PARTS

BIAS = -3.2
RANKS = {"harm": 0, "strike": 1, "ground": 2, "fighting.battle": 3, "control.siege": 4, "fighting.offensive": 5}
"""How large a happening is by its kind."""
GROUND = frozenset({"control.capture", "control.gain", "control.entry", "control.loss", "control.withdrawal"})
SUFFERED = frozenset(
    {"harm.killed", "harm.injured", "harm.damage", "harm.trapped", "harm.deprivation", "harm.detained"}
)
ANY_STRIKE = "strike.attack"
"""What a strike is called of which nothing more is told."""
LACKING = frozenset({"harm.trapped", "harm.deprivation"})
KINDS = {
    ("harm", "strike"): -0.2,
    ("harm", "ground"): 0.5,
    ("harm", "fighting.battle"): 0.3,
    ("harm", "control.siege"): -0.1,
    ("harm", "fighting.offensive"): 0.3,
    ("strike", "strike"): 0.8,
    ("strike", "fighting.battle"): 0.2,
    ("strike", "control.siege"): 0.6,
    ("strike", "fighting.offensive"): 0.5,
    ("ground", "ground"): 0.4,
    ("ground", "fighting.battle"): 0.4,
    ("ground", "fighting.offensive"): 0.8,
    ("fighting.battle", "fighting.battle"): 0.4,
    ("fighting.battle", "control.siege"): 0.4,
    ("fighting.battle", "fighting.offensive"): 0.8,
    ("control.siege", "fighting.offensive"): 0.4,
    ("fighting.offensive", "fighting.offensive"): 0.2,
}
"""How usual it is that the one is part of the other, as log-odds; pairs not listed never are."""
LASTING = frozenset({"fighting.offensive", "control.siege"})
"""Kinds that go on for long."""
REACH = {"fighting.offensive": 45, "control.siege": 60, "fighting.battle": 3, "ground": 1, "strike": 1}
"""Days after its beginning in which something can be part of what nobody tells the end of."""
LONGEST = max(REACH.values())
LONG_DAYS = 400
"""Days of fighting beyond which it is a war, of which everything in it is part."""
PROVINCE = COARSENESS.index("province")
WEARS = 0.04
"""What each of these days takes away."""


def rank_key(side: Side) -> str:
    """A kind of happening as parts and wholes are told apart; empty where it is neither."""
    if side.kind in RANKS:
        return side.kind
    if side.kind in GROUND:
        return "ground"
    if side.family == "strike":
        return "strike"
    return "harm" if side.kind in SUFFERED else ""


def may_be_whole(side: Side) -> bool:
    """Whether an event can have parts."""
    return rank_key(side) not in ("", "harm") and side.home is not None and side.event.status != "denied"


def order_key(side: Side) -> tuple[int, int]:
    """What grows from each part to its whole."""
    key = rank_key(side)
    return RANKS.get(key, -1), coarseness(side.home)


def part_of(part: Side, whole: Side, facts: Facts) -> Weighing | None:
    """Weighs whether an event is part of another.

    Returns:
        What speaks for and against it; `None` where it cannot be.
    """
    smaller, larger = rank_key(part), rank_key(whole)
    usual = KINDS.get((smaller, larger))
    if smaller == larger == "strike" and len({part.kind, whole.kind, ANY_STRIKE}) > 2:
        return None
    if usual is None or order_key(part) >= order_key(whole) or part.event.status == "denied":
        return None
    plainly = larger in LASTING and tied_in_words(part, whole, PART_SAID)
    if part.kind in LACKING and larger not in LASTING:
        return None
    where, when = _place(part, whole), _time(part, whole)
    if plainly and not _is_earlier(part, whole):
        where = where or Reason(weight=-0.3, words="at a place that is not known to lie in it")
        when = when or Reason(weight=0.0, words="days on which it may have gone on")
    if where is None or when is None:
        return None
    if smaller == "harm" and larger == "control.siege" and part.kind in LACKING:
        usual = 1.0
    reasons = [Reason(weight=usual, words=f"{part.kind} within {whole.kind}"), where, when]
    reasons += [*_campaign(whole), *_parties(part, whole, facts), *_words(part, whole)]
    return Weighing(rule="within", reasons=tuple(reasons))


def _is_earlier(part: Side, whole: Side) -> bool:
    """Whether a part is over before its whole begins, as far as days are known."""
    end = part.last if part.last is not None else part.first
    return whole.first is not None and end is not None and end < whole.first


def _place(part: Side, whole: Side) -> Reason | None:
    if part.home is None or whole.home is None:
        return None
    same = home_key(part.home) == home_key(whole.home)
    if same and rank_key(part) == rank_key(whole):
        return None
    if same:
        return Reason(weight=1.4, words=f"at the same place, {whole.home.name}")
    if not lies_within(part.home, whole.home):
        return None
    weight = 1.4 if coarseness(whole.home) < PROVINCE else 0.9
    return Reason(weight=weight, words=f"{part.home.name} lies in {whole.home.name}")


def _time(part: Side, whole: Side) -> Reason | None:
    """How the days of a part lie in those of its whole."""
    begin, day = whole.first, part.first if part.first is not None else part.last
    end = part.last if part.last is not None else part.first
    if begin is None or day is None or end is None:
        return Reason(weight=-0.4, words="told in one report") if shared_reports(part, whole) else None
    if end < begin:
        return None
    if whole.width and whole.last is not None:
        if whole.width > LONG_DAYS and rank_key(whole) != "control.siege":
            return None
        return _within(day, end, begin, whole.last)
    if part.width is None or part.width > 3:
        return None
    after = day - begin
    if after > REACH[rank_key(whole)]:
        return None
    return Reason(weight=1.3 - WEARS * max(0, after), words=_days_in(after))


def _within(day: int, end: int, first: int, last: int) -> Reason | None:
    if day > last or end - day > last - first + 3:
        return None
    if first <= day and end <= last:
        return Reason(weight=1.8, words="in its days")
    return Reason(weight=0.2, words="days that can meet")


def _days_in(days: int) -> str:
    return "on its first day" if days <= 0 else f"{days} days after it began"


def _campaign(whole: Side) -> Iterator[Reason]:
    if whole.kind != "fighting.offensive":
        return
    if any(CAMPAIGN.search(one.text) for one in whole.sentences):
        yield Reason(weight=0.5, words="told as an operation")
    else:
        yield Reason(weight=-0.5, words="told as a single attack")


def _parties(part: Side, whole: Side, facts: Facts) -> Iterator[Reason]:
    doers, attackers = part.doers, whole.doers
    against = bool(part.suffering & whole.suffering)
    if not doers or not attackers:
        if against:
            yield Reason(weight=0.6, words="against the same side")
        elif rank_key(part) != "harm" and not shared_reports(part, whole):
            yield Reason(weight=-0.6, words="not told by the same parties")
        return
    day = part.event.when.earliest if part.event.when else None
    if any(facts.allied(one, other, day) for one in doers for other in attackers):
        yield Reason(weight=1.2, words="by the same side or its ally")
    elif doers & whole.suffering:
        fought = rank_key(part) == "fighting.battle"
        yield Reason(weight=0.3 if fought else -1.5, words="by the side that is attacked")
    else:
        yield Reason(weight=-2.2, words="by another side")


def _words(part: Side, whole: Side) -> Iterator[Reason]:
    if tied_in_words(part, whole, PARTS):
        yield Reason(weight=2.5, words="the report says it was part of it")
    elif shared_reports(part, whole):
        yield Reason(weight=0.5, words="told in one report")
    if any(_calls_it(one.text, whole) for one in part.sentences):
        yield Reason(weight=0.8, words="its sentence speaks of the larger one")


def _calls_it(text: str, whole: Side) -> bool:
    return whole.kind in ("fighting.offensive", "control.siege") and any(
        CAMPAIGN.search(text[cue.end() : cue.end() + 40]) for cue in PARTS.finditer(text)
    )
