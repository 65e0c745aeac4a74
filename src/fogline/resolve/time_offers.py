"""The times a report offers to a claim: those told of its claims, those its phrases name, and those of its own date.

Who of them lends a claim its day is chosen by `time_lend.py`; here they are only collected, each once, with where it is
told. What must stay true: every offer is told by the report's words or follows from its date, and none is made up.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.model import Claim, Span, When
from fogline.resolve.time_inherit import Timed
from fogline.timex import TimeExpression
from fogline.timex.forms import Length, Reference, Repeat

NO_DAYS = (Length, Repeat, Reference)
"""Forms that lie nowhere by themselves."""
Days = tuple[str, str]
"""First and last day of a time; empty where it is open."""
OPEN: Days = ("", "")
"""No time at all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the rules say of a claim.

    Attributes:
        own: the claim with the time of its own words.
        when: the rules' answer.
        rule: by which rule.
        span: the words that tell it.
        lent: it is not of the claim's own words.
    """

    own: Timed
    when: When | None
    rule: str
    span: Span | None
    lent: bool

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.own.claim

    @property
    def days(self) -> Days:
        """The days of the answer."""
        return days_of(self.when)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression of a report with its days, and whether no claim has it."""

    expression: TimeExpression
    when: When
    free: bool

    @property
    def days(self) -> Days:
        """The days it names."""
        return days_of(self.when)

    @property
    def span(self) -> Span:
        """Its words."""
        one = self.expression
        return Span(start=one.start, end=one.end, quote=one.text)


@dataclass(frozen=True, slots=True)
class Offers:
    """All times of a report.

    Attributes:
        text: the report's.
        answers: its claims in order, with what the rules say.
        phrases: its time expressions that name days, in order.
        published: the publication date used.
        whens: every time offered, by its days.
        expressions: its time expressions, whether they name days or not.
    """

    text: str
    answers: tuple[Answer, ...]
    phrases: tuple[Phrase, ...]
    published: When | None
    whens: Mapping[Days, When]
    expressions: tuple[TimeExpression, ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        answers: Sequence[Answer],
        expressions: Sequence[TimeExpression],
        published: When | None,
        read: Callable[[TimeExpression], When | None],
    ) -> Offers:
        """Collects what a report offers.

        Args:
            text: the report's.
            answers: its claims in order, with what the rules say.
            expressions: its time expressions, in order.
            published: the publication date used.
            read: the days of an expression that no claim has.
        """
        phrases = tuple(_phrases(answers, expressions, read))
        told = [one.when for one in answers if one.when is not None] + [one.when for one in phrases]
        whens: dict[Days, When] = {}
        for when in (*told, *_of_the_date(published), *_until(told, published)):
            whens.setdefault(days_of(when), when)
        whens.pop(OPEN, None)
        return cls(text, tuple(answers), phrases, published, whens, tuple(expressions))


def days_of(when: When | None) -> Days:
    """First and last day, empty where open."""
    return (when.earliest or "", when.latest or "") if when is not None else OPEN


def interval(first: str, last: str) -> When:
    """The time from one day to another."""
    if first == last:
        return When(earliest=first, latest=last, precision="day", edtf=first)
    return When(earliest=first, latest=last, precision="days", edtf=f"{first}/{last}")


def _phrases(
    answers: Sequence[Answer], expressions: Sequence[TimeExpression], read: Callable[[TimeExpression], When | None]
) -> Iterator[Phrase]:
    lent = {one.span.start: one.when for one in answers if one.lent and one.span and one.when}
    owned = {one.own.span.start: one.own.when for one in answers if one.own.span and one.own.when}
    for expression in expressions:
        if isinstance(expression.form, NO_DAYS):
            continue
        own = _within(owned, expression)
        when = own or _within(lent, expression) or read(expression)
        if when is not None and days_of(when) != OPEN:
            yield Phrase(expression, when, own is None)


def _within(told: Mapping[int, When], expression: TimeExpression) -> When | None:
    """The time that a claim has from the words of an expression."""
    return next((when for start, when in told.items() if expression.start <= start < expression.end), None)


def _of_the_date(published: When | None) -> Iterator[When]:
    """The report's day, the one before, its month and its year."""
    if published is None or published.earliest is None or published.earliest != published.latest:
        return
    yield published
    day = date.fromisoformat(published.earliest)
    before = (day - timedelta(days=1)).isoformat()
    yield interval(before, before)
    yield month_of(day)
    yield When(earliest=f"{day.year}-01-01", latest=f"{day.year}-12-31", precision="year", edtf=f"{day.year}")


def month_of(day: date) -> When:
    """The month of a day."""
    last = calendar.monthrange(day.year, day.month)[1]
    head = f"{day.year}-{day.month:02}"
    return When(earliest=f"{head}-01", latest=f"{head}-{last:02}", precision="month", edtf=head)


def _until(told: Sequence[When], published: When | None) -> Iterator[When]:
    """From each time told up to the report."""
    if published is None or published.latest is None or published.earliest != published.latest:
        return
    for when in told:
        if when.earliest is not None and when.earliest < published.latest:
            yield interval(when.earliest, published.latest)
