"""Drafts side by side that are one expression: early + May, noon + Thursday, from Friday + to Sunday, since + 2012.

Every step works on tokens between drafts; nothing is searched again. Ranges and open bounds keep the simple expressions
they are made of as `parts`, so that a consumer of TIMEX3 grain can have those instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from fogline.timex.compound import compound
from fogline.timex.forms import (
    Bound,
    Calendar,
    DayPart,
    Era,
    Holiday,
    Length,
    Offset,
    OtherDate,
    Part,
    Period,
    Portion,
    Range,
    Reference,
    Season,
    Stretch,
    Weekday,
)
from fogline.timex.grammar import Draft
from fogline.timex.several import join_several
from fogline.timex.tokens import Tokens

_MODS = {"early": "early", "late": "late", "mid": "mid", "middle": "mid"}
_NOUN_MODS = {"start": "start", "beginning": "start", "outset": "start", "end": "end", "close": "end", "middle": "mid"}
_WHOLE = (Calendar, Period, Season, Portion, Era, Holiday, OtherDate, Weekday, Reference)


def join(drafts: list[Draft], tokens: Tokens) -> list[Draft]:
    """Drafts of one stretch joined to the expressions a reader sees."""
    for draft in drafts:
        _extend_left(draft, tokens)
    drafts = _pairwise(drafts, tokens, _join_weekday)
    drafts = _pairwise(drafts, tokens, _join_day_time)
    _share_day(drafts, tokens)
    drafts = _pairwise(drafts, tokens, _join_last_week_of)
    drafts = _pairwise(drafts, tokens, _join_anniversary)
    for draft in drafts:
        _extend_modifier(draft, tokens)
    drafts = _pairwise(drafts, tokens, _join_range)
    drafts = _pairwise(drafts, tokens, join_several)
    drafts = compound(drafts, tokens)
    for draft in drafts:
        _extend_bound(draft, tokens)
    return drafts


def _pairwise(
    drafts: list[Draft], tokens: Tokens, joiner: Callable[[Draft, Draft, Tokens], Draft | None]
) -> list[Draft]:
    """Folds neighbours with one joiner, left to right."""
    joined: list[Draft] = []
    for draft in drafts:
        pair = joiner(joined[-1], draft, tokens) if joined else None
        if pair is None:
            joined.append(draft)
        else:
            joined[-1] = pair
    return joined


def _between(left: Draft, right: Draft, tokens: Tokens) -> tuple[str, ...]:
    return tokens.words[left.last : right.first]


def _extend_left(draft: Draft, tokens: Tokens) -> None:
    """Takes in "about", "nearly", "more than" before amounts and clocks."""
    index = draft.first - 1
    if tokens.letter(index) != "a" or (tokens.word(index) in ("some", "only", "just") and not _numbered(draft, tokens)):
        return
    counted = isinstance(draft.form, Length | Offset | Stretch) and _numbered(draft, tokens)
    if tokens.word(index) == "over" and isinstance(draft.form, Stretch):
        return
    hedged = tokens.values[index] == "about" and (draft.clock is not None or isinstance(draft.form, Calendar | DayPart))
    if isinstance(draft.form, Offset) and counted:
        draft.form = replace(draft.form, amount=replace(draft.form.amount, bound=tokens.values[index]))  # type: ignore[arg-type]
    if counted or hedged:
        draft.approximate = draft.approximate or tokens.values[index] in ("about", "less")
        draft.first = index


def _numbered(draft: Draft, tokens: Tokens) -> bool:
    return tokens.letter(draft.first) in "NA"


def _extend_modifier(draft: Draft, tokens: Tokens) -> None:
    """Takes in "early", "mid-", "the end of", "earlier", "later" before a time they narrow."""
    index = draft.first - 1
    if not isinstance(draft.form, _WHOLE) and draft.kind != "TIME":
        return
    if tokens.letter(index) == "0" and tokens.word(index - 1) in _MODS:
        draft.mod, draft.first = _MODS[tokens.word(index - 1)], index - 1  # type: ignore[assignment]
        return
    word = tokens.word(index)
    if word in ("on", "in") and tokens.word(index - 1) in (*_MODS, "earlier", "later"):
        word, index = tokens.word(index - 1), index - 1
    if tokens.letter(index) == "E" and word in _MODS:
        draft.mod, draft.first = _MODS[word], index  # type: ignore[assignment]
    elif tokens.letter(index) == "r" and word in ("earlier", "later") and not isinstance(draft.form, Reference):
        draft.mod, draft.first = word, index  # type: ignore[assignment]
    elif word == "of":
        _extend_over_of(draft, tokens, index)
    _drop_article(draft, tokens)


def _extend_over_of(draft: Draft, tokens: Tokens, index: int) -> None:
    """Takes in "the end of", "the first week of" before what has an extent, "the week of" before a day."""
    noun, which = tokens.word(index - 1), tokens.word(index - 2)
    if noun == "week" and tokens.letter(index - 2) == "T" and _is_day(draft):
        draft.mod, draft.first = "week", index - 2
    elif noun == "week" and which == "first" and _has_extent(draft):
        draft.mod, draft.first = "start", index - 2
    elif noun in _NOUN_MODS and _has_extent(draft):
        draft.mod, draft.first = _NOUN_MODS[noun], index - 1  # type: ignore[assignment]
    else:
        return
    if tokens.letter(draft.first - 1) == "T":
        draft.first -= 1


def _drop_article(draft: Draft, tokens: Tokens) -> None:
    """Keeps "the" before a modifier ("the early 1990s")."""
    if draft.mod in ("early", "late", "mid") and isinstance(draft.form, Era) and tokens.letter(draft.first - 1) == "T":
        draft.first -= 1


def _has_extent(draft: Draft) -> bool:
    form = draft.form
    return not isinstance(form, Reference | Weekday) and not (
        isinstance(form, Calendar | OtherDate) and form.day is not None
    )


def _is_day(draft: Draft) -> bool:
    """Whether the draft names one day and no time of it."""
    form = draft.form
    if draft.clock is not None or draft.part is not None:
        return False
    if isinstance(form, Calendar | OtherDate):
        return form.day is not None
    return isinstance(form, Weekday) or (isinstance(form, Period) and form.unit == "day")


def _is_time(draft: Draft) -> bool:
    return isinstance(draft.form, DayPart)


def _join_weekday(left: Draft, right: Draft, tokens: Tokens) -> Draft | None:
    """Friday, 21 August; Wednesday the 5th."""
    if not (isinstance(left.form, Weekday) and isinstance(right.form, Calendar)) or left.form.shift is not None:
        return None
    if (
        right.form.day is None
        or right.form.weekday is not None
        or _between(left, right, tokens) not in ((), (",",), (".",))
    ):
        return None
    form = right.form
    right.form = Calendar(year=form.year, month=form.month, day=form.day, weekday=left.form.weekday, shift=form.shift)
    right.first = left.first
    return right


_TIME_THEN_DAY = ((), (",",), ("on",), ("of",), (",", "on"))
_DAY_THEN_TIME = (
    (),
    (",",),
    ("at",),
    ("in",),
    ("around",),
    ("about",),
    (",", "at"),
    ("at", "around"),
    ("at", "about"),
    ("by",),
)


def _join_day_time(left: Draft, right: Draft, tokens: Tokens) -> Draft | None:
    """Noon Thursday; Sunday morning; 10 p.m. on Friday; the evening of 21 August; 3 in the morning."""
    gap = _between(left, right, tokens)
    if _is_time(left) and _is_time(right):
        return _join_clock_part(left, right, gap)
    if left.clock is not None and _is_time(right) and gap == ():
        return _join_part_after_day(left, right)
    if left.part == "dawn" and right.part == "morning" and _is_time(right) and gap == () and not _is_time(left):
        left.last = right.last  # the early hours of Thursday morning
        return left
    if _is_time(left) and _is_day(right) and gap in _TIME_THEN_DAY:
        day, time = right, left
    elif _is_day(left) and _is_time(right) and gap in _DAY_THEN_TIME and _agree(right, gap):
        day, time = left, right
    else:
        return None
    joined = Draft(
        first=left.first, last=right.last, kind="TIME", form=day.form, rule=f"{day.rule}+{time.rule}",
        part=time.part, clock=time.clock, approximate=time.approximate or day.approximate, mod=day.mod,
    )  # fmt: skip
    if tokens.word(time.first) in ("overnight", "tonight"):
        joined.part = "night"
    return joined


def _agree(time: Draft, gap: tuple[str, ...]) -> bool:
    """A part after a bare gap must not be a definite one of its own ("Friday. The evening …")."""
    form = time.form
    return not (isinstance(form, DayPart) and form.shift != 0 and gap != ()) or time.rule == "night"


def _join_clock_part(left: Draft, right: Draft, gap: tuple[str, ...]) -> Draft | None:
    """Three in the morning; 8:30 this morning."""
    if left.clock is None or right.clock is not None or gap not in ((), ("in",), (",",), ("at",)):
        return None
    left.form, left.last, left.clock, left.part = right.form, right.last, _hour_in(left.clock, right.part), right.part
    return left


def _join_part_after_day(left: Draft, right: Draft) -> Draft | None:
    """8:30 on Tuesday evening: the part that follows the day tells which half of it the clock is in."""
    if left.clock is None or right.clock is not None or not isinstance(right.form, DayPart) or right.form.shift:
        return None
    left.last, left.clock, left.part = right.last, _hour_in(left.clock, right.part), right.part
    return left


def _hour_in(clock: tuple[int, int], part: Part | None) -> tuple[int, int]:
    """The time of a clock of twelve hours in a part of the day."""
    hour, minute = clock
    if part in ("afternoon", "evening", "night") and hour < 12 and not (part == "night" and hour < 5):
        hour += 12
    return hour, minute


_BRACKET_ENDS = ((")",), (")", "on"), (")", ","), (")", ",", "on"))


def _share_day(drafts: list[Draft], tokens: Tokens) -> None:
    """Gives clocks the day told after the last of them: "2:30 p.m. (1230 GMT) Monday", "1 p.m. to 4 p.m. Monday"."""
    for local, zoned, day in zip(drafts, drafts[1:], drafts[2:], strict=False):
        bracketed = _between(local, zoned, tokens) == ("(",) and _between(zoned, day, tokens) in _BRACKET_ENDS
        clocks = all(one.clock is not None and _is_time(one) for one in (local, zoned))
        if bracketed and clocks and _is_day(day):
            local.form = zoned.form = day.form
    for start, end in pairwise(drafts):
        ranged = _between(start, end, tokens) in _RANGE_WORDS or (
            _between(start, end, tokens) == ("and",) and tokens.word(start.first - 1) == "between"
        )
        timed = start.clock is not None and end.clock is not None and start.clock < end.clock
        if ranged and timed and _is_time(start) and not _is_time(end):
            start.form = end.form


def _join_last_week_of(left: Draft, right: Draft, tokens: Tokens) -> Draft | None:
    """The last week of July: the end of it."""
    named = tokens.words[left.first : left.last][-2:] == ("last", "week")
    if not named or _between(left, right, tokens) != ("of",) or not isinstance(right.form, Calendar):
        return None
    if not _has_extent(right) or right.mod is not None:
        return None
    right.first, right.mod = left.first, "end"
    return right


def _join_anniversary(left: Draft, right: Draft, tokens: Tokens) -> Draft | None:
    """Nine years ago today; ten years ago this month: the same day or month of then."""
    then, now = left.form, right.form
    if not (isinstance(then, Offset) and isinstance(now, Period)) or _between(left, right, tokens) not in ((), (",",)):
        return None
    if (
        then.unit not in ("week", "month", "year", "decade")
        or then.base != "anchor"
        or tokens.word(left.last - 1) != "ago"
    ):
        return None
    if now.shift != 0 or now.base != "anchor" or now.unit not in ("day", "week", "month") or right.mod is not None:
        return None
    left.form, left.last = replace(then, grain=now.unit), right.last
    return left


_RANGE_WORDS = (("to",), ("through",), ("thru",), ("until",), ("till",), ("-",), ("up", "to"), ("up to",))
_DATED = (Calendar, Weekday, Period, Season, Portion, Era, Holiday, Offset, OtherDate)


def _join_range(left: Draft, right: Draft, tokens: Tokens) -> Draft | None:
    """From Friday to Sunday; between March and June 2016; 2011-2013."""
    if not (_rangeable(left) and _rangeable(right)):
        return None
    gap, lead = _between(left, right, tokens), tokens.word(left.first - 1)
    between = gap == ("and",) and lead == "between"
    opened = lead == "from" and gap in _RANGE_WORDS
    if not (between or opened or (gap in _RANGE_WORDS and _alike(left, right) and lead not in ("since", "until"))):
        return None
    first = left.first - 1 if between or opened else left.first
    kind = "TIME" if "TIME" in (left.kind, right.kind) else "DATE"
    return Draft(first=first, last=right.last, kind=kind, form=Range(), rule="range", parts=[left, right])  # type: ignore[arg-type]


def _rangeable(draft: Draft) -> bool:
    form = draft.form
    if isinstance(form, Reference):
        return form.to == "present"
    return isinstance(form, _DATED) or (isinstance(form, DayPart) and draft.part is not None)


def _alike(left: Draft, right: Draft) -> bool:
    """Without "from", the two ends must be of one grain: "2011-2013", "Friday to Sunday"."""
    one, two = left.form, right.form
    if isinstance(one, Calendar) and isinstance(two, Calendar):
        same = (one.day is None) == (two.day is None) and (one.month is None) == (two.month is None)
        return same and (one.year is None or two.year is not None)
    if isinstance(one, DayPart) and isinstance(two, DayPart):
        return left.clock is not None and right.clock is not None
    return isinstance(one, Weekday | Season) and type(one) is type(two)


_BOUNDS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "before": "before",
    "prior to": "before",
    "after": "after",
    "ever since": "since",
}


def _extend_bound(draft: Draft, tokens: Tokens) -> None:
    """Takes in "since", "until", "from … to date"; "before" and "after" only before years and months."""
    word = tokens.word(draft.first - 1)
    side = "since" if word == "from" and _goes_on(draft, tokens) else _BOUNDS.get(word)
    if (
        side is None
        or isinstance(draft.form, Bound | Length)
        or draft.kind == "SET"
        or tokens.letter(draft.last) == "4"
    ):
        return
    if isinstance(draft.form, Reference) and (side != "until" or draft.form.to != "present"):
        return
    plain = isinstance(draft.form, Calendar) and draft.form.day is None and draft.form.year is not None
    if side in ("before", "after") and not (plain and tokens.letter(draft.last) not in "xXU"):
        return
    inner = Draft(
        first=draft.first, last=draft.last, kind=draft.kind, form=draft.form, rule=draft.rule, part=draft.part,
        clock=draft.clock, mod=draft.mod, approximate=draft.approximate, parts=draft.parts,
    )  # fmt: skip
    draft.form, draft.rule, draft.parts = Bound(side=side), side, [inner]  # type: ignore[arg-type]
    draft.first -= 1
    draft.part = draft.clock = draft.mod = None
    draft.approximate = False


def _goes_on(draft: Draft, tokens: Tokens) -> bool:
    """Whether the words behind "from 10 June" say that it goes on from there ("to date", "onwards")."""
    after = (tokens.word(draft.last), tokens.word(draft.last + 1))
    return after == ("to", "date") or after[0] in ("onward", "onwards")
