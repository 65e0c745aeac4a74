"""What a time expression says, before anyone knows the date of the report.

A form keeps only what the words give: "last Friday" is a weekday and a shift, never a day. Anchoring it is the work
of `fogline.timex.normalise`. Forms are small, frozen and comparable, so that a rule can be tested by its form alone
and the same form under another anchor gives another day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fogline.model import When

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "future", "present"]
Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "fortnight",
    "weekend",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
    "time",
]
Base = Literal["anchor", "previous"]
Mod = Literal["early", "mid", "late", "start", "middle", "end", "earlier", "later", "week"]
OtherCalendar = Literal["islamic", "iranian", "ethiopian"]
Part = Literal["dawn", "morning", "midday", "afternoon", "evening", "night", "midnight", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many units: `value` is `None` when the words are vague ("several", "recent")."""

    value: float | None = None
    bound: Literal["about", "more", "less"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A date named by its parts; what the words leave out is `None`.

    Attributes:
        year: the year; two-digit years arrive already widened.
        weekday: the day of the week the words add, Monday 0; it helps to find the year.
        shift: "last April" is -1, "this April" 0, "next April" +1.
        year_shift: "August last year" is -1, "of this year" 0.
        swappable: written in digits that can be read month first as well ("05/04/2016").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    swappable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, Monday 0; `shift` for last, this, next; `week` when a week is named ("Friday last week")."""

    weekday: int
    shift: int | None = None
    week: int | None = None
    base: Base = "anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """So many units before (-1) or after (+1) the anchor or the time told just before ("two days later").

    Attributes:
        amount, unit, sign: how far, which way.
        base: from when.
        grain: how fine the time is, where the words say so ("nine years ago *today*", "*this week*").
    """

    amount: Amount
    unit: Unit
    sign: Literal[-1, 1]
    base: Base = "anchor"
    grain: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A whole unit of the calendar around a base: "last week", "this year", "the following month", "that day"."""

    unit: Unit
    shift: int = 0
    base: Base = "anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A length that ends or begins at a base: "the past 24 hours", "recent weeks", "the next two days"."""

    amount: Amount
    unit: Unit
    side: Literal["past", "next"]
    base: Base = "anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A bare length of time: "36-hour", "13 years"; it lies nowhere by itself."""

    amount: Amount
    unit: Unit
    extra: tuple[Amount, Unit] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season of the northern year ("spring 2011", "last summer")."""

    season: Literal["SP", "SU", "FA", "WI"]
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A numbered quarter or half of a year ("the first half of 2016")."""

    unit: Literal["quarter", "half"]
    index: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """Whole years from a first one on: a decade, a century, or two years told as one ("the 1990s", "2016/17")."""

    first: int
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A feast, or a month of another calendar, whose Gregorian date is computed; with `week`, the week it lies in."""

    name: str
    year: int | None = None
    shift: int | None = None
    week: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDate:
    """A date of another calendar ("17 Ramadan 1434", "4 Hamle 2013"); without a day, the whole month.

    Attributes:
        calendar: whose months they are.
        month: from 1 on.
        day: day of the month.
        year: the year as written; of an Islamic or Iranian month it may be one of ours ("Rajab 2013").
    """

    calendar: OtherCalendar
    month: int
    day: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class From:
    """So long before or after a time that the words name ("two days after 4 April"); that time is the last of `parts`.

    Attributes:
        amount, unit, sign: how far, which way.
        whole: the length itself is meant, not its far end: "the two days after" is `beside` it, "the week to" `with`
            its day.
    """

    amount: Amount
    unit: Unit
    sign: Literal[-1, 1]
    whole: Literal["beside", "with"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """A counted piece of a time that the words name ("the second week of April"); that time is the last of `parts`.

    Attributes:
        amount, unit: how long the piece is; a vague amount is some of the unit ("the first days").
        index: which piece, from 1 on; -1 is the last.
    """

    amount: Amount
    unit: Unit
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A pointer without extent of its own: "now", "recently", "soon"."""

    to: Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    """A part of a day, or a clock time, with no day named; the expression's `part` and `clock` say which.

    "Overnight" goes `through` the night into the day after the one it begins on.
    """

    shift: int = 0
    base: Base = "anchor"
    through: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Something that comes back: "every Friday", "daily", "twice a week"; it has no one place in time."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one time to another, both included; the two are the expression's `parts`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """A set of days, told one by one ("1, 4 and 9 May") or as what comes back ("every Monday in July"): the `parts`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Open on one side: "since 2012" (`since`), "until Friday" (`until`), "before 2011" (`before`); one part."""

    side: Literal["since", "until", "before", "after"]


Form = (
    Calendar
    | Weekday
    | Offset
    | Period
    | Stretch
    | Length
    | Season
    | Portion
    | Era
    | Holiday
    | OtherDate
    | From
    | Within
    | Reference
    | DayPart
    | Repeat
    | Range
    | Several
    | Bound
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, with exact offsets and what they say, not yet anchored.

    Attributes:
        start, end: code points of the text, end-exclusive.
        text: exactly the text between them.
        kind: TIMEX3 type.
        form: what the words say.
        part: the part of the day the words add ("Sunday *morning*").
        clock: hour and minute the words add.
        mod: early, late, the end of, the week of … the form's time.
        approximate: the words hedge ("around", "about").
        parts: the simple expressions that a range, a set, an open bound, a count from a time or a piece of one is made
            of; empty for a simple one.
    """

    start: int
    end: int
    text: str
    kind: Kind
    form: Form
    part: Part | None = None
    clock: tuple[int, int] | None = None
    mod: Mod | None = None
    approximate: bool = False
    parts: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """A time expression with its place in time, as far as it can be known.

    Attributes:
        when: the interval of days; `None` when the words name none, or none that can be known.
        timex_value: the TIMEX3 value (``1989-10-27``, ``P2D``, ``PRESENT_REF``).
        rule: name of the rule that anchored it, for `fogline explain`.
    """

    when: When | None
    timex_value: str
    rule: str
