"""When the entries of a live page were written: their stamps, read against the page's day and against each other.

The page's day is that of its newest entry, since nothing is told before it is written; from there each older entry is
of the latest day on which its hour is not after the entry that follows it, in whatever zones the two are told. A day
that a stamp names, or that stands over entries, is theirs. What must stay true: an hour without a day stays without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from fogline.model import When
from fogline.timex import normalise, recognise
from fogline.timex.clock_zones import LOCAL, minutes_ahead
from fogline.timex.stamps import Stamp

DISORDER = timedelta(minutes=30)
"""How much earlier an entry may be stamped than the one that it was put above."""
A_DAY = 1440
CountryAt = Callable[[int], str]
"""The code of the country that is told of at a position; empty where none stands out."""


def no_country(_position: int) -> str:
    """The country told of where nothing says one."""
    return ""


@dataclass(frozen=True, slots=True)
class Moment:
    """When an entry was written.

    Attributes:
        told: the time on the clock that tells it.
        ahead: minutes by which that clock is ahead of UTC; `None` where it is not known.
        exact: whether the clock's time is known, and not only the day.
        assumed: minutes by which it is taken to be ahead where that is not known, only to put entries in order.
    """

    told: datetime
    ahead: int | None = None
    exact: bool = True
    assumed: int = 0

    @property
    def in_utc(self) -> datetime:
        """The same in UTC, as far as its zone is known."""
        return self.told - timedelta(minutes=self.assumed if self.ahead is None else self.ahead)

    def day_in(self, country: str) -> date:
        """The day on the clocks of a country, else in UTC; the stamp's own where its zone is not known."""
        if self.ahead is None or not self.exact:
            return self.told.date()
        there = minutes_ahead(LOCAL, self.told.date(), country)
        return (self.in_utc + timedelta(minutes=there or 0)).date()

    def as_when(self) -> When:
        """The moment as a value: the instant with its zone in EDTF, and the day of its own clock."""
        day = self.told.date().isoformat()
        if not self.exact:
            return When(earliest=day, latest=day, precision="day", edtf=f"{day}~", approximate=True)
        edtf = f"{self.told.isoformat(timespec='seconds')}{_zone_figures(self.ahead)}"
        return When(earliest=day, latest=day, precision="part-of-day", edtf=edtf)


def moment_of(instant: str) -> Moment:
    """The moment that markup tells (``2022-10-10T08:15Z``, ``2022-10-10T23:30+03:00``)."""
    told = datetime.fromisoformat(instant)
    ahead = told.utcoffset() or timedelta()
    return Moment(told.replace(tzinfo=None), int(ahead.total_seconds()) // 60)


@dataclass(frozen=True, slots=True)
class Page:
    """What the stamps of a page are read against.

    Attributes:
        text: the page's.
        day: its day; `None` where that is not known.
        zone: the zone in which it says that it tells its hours; empty where it says none.
        country_at: the country told of.
        headings: where days stand over entries, start and end of their words; empty where only the page is dated so.
    """

    text: str
    day: date | None
    zone: str
    country_at: CountryAt
    headings: tuple[tuple[int, int], ...] = ()

    def ahead(self, stamp: Stamp, on: date) -> int | None:
        """How far the clock of a stamp is ahead of UTC."""
        return minutes_ahead(stamp.zone or self.zone, on, self.country_at(stamp.end))

    def assumed(self, stamp: Stamp, on: date) -> int:
        """How far its clock is ahead if it is the place's own, as one without a zone mostly is."""
        return minutes_ahead(LOCAL, on, self.country_at(stamp.end)) or 0

    def day_named(self, stamp: Stamp) -> date | None:
        """The day that a stamp names, or that stands over it."""
        over = [one for one in self.headings if one[0] < stamp.start]
        words = stamp.day or (over[-1] if over else None)
        return self._day_of(words) if words else None

    def _day_of(self, words: tuple[int, int]) -> date | None:
        told = self.text[slice(*words)]
        when = None
        for one in recognise(told):
            when = normalise(one, anchor=self.day or date(1, 1, 1), direction="past").when
        if told.lower() == "today" or (self.day and self.day.strftime("%A").lower().startswith(told.lower()[:3])):
            # A weekday of the page's own is that day and not the week before; a date has figures and is read above.
            return self.day if not any(sign.isdigit() for sign in told) else _one_day(when)
        return _one_day(when)


def moments(page: Page, stamps: Sequence[Stamp]) -> dict[int, Moment]:
    """When each stamp was set, by where it stands; stamps without a known day are left out."""
    found: dict[int, Moment] = {}
    previous: Moment | None = None
    for stamp in _newest_first(page, stamps):
        moment = _moment(page, stamp, previous)
        if moment is not None:
            found[stamp.start] = moment
            previous = moment if moment.exact else previous
    return found


def _moment(page: Page, stamp: Stamp, after: Moment | None) -> Moment | None:
    if stamp.ago is not None or stamp.clock is None:
        days = timedelta(days=(stamp.ago or 0) // A_DAY)
        return Moment(datetime.combine(page.day - days, datetime.min.time()), exact=False) if page.day else None
    day = page.day_named(stamp)
    if day is None and after is None:
        day = page.day
    if day is not None:
        return _at(page, stamp, day)
    if after is None:
        return None
    moment = _at(page, stamp, after.told.date() + timedelta(days=1))
    while moment.in_utc > after.in_utc + DISORDER:
        moment = _at(page, stamp, moment.told.date() - timedelta(days=1))
    return moment


def _at(page: Page, stamp: Stamp, day: date) -> Moment:
    clock = datetime.combine(day, datetime.min.time()) + timedelta(minutes=stamp.clock or 0)
    return Moment(clock, page.ahead(stamp, day), assumed=page.assumed(stamp, day))


def _newest_first(page: Page, stamps: Sequence[Stamp]) -> Iterator[Stamp]:
    """The stamps from the newest on: as they stand, unless their hours mostly rise from one to the next."""
    day = page.day or date(2000, 1, 1)
    at = [_at(page, one, day).in_utc for one in stamps if one.clock is not None]
    clocks = [one.hour * 60 + one.minute for one in at]
    days = [page.day_named(one) for one in stamps]
    named = [one for one in days if one is not None]
    if named and named[0] != named[-1]:
        rising = named[0] < named[-1]
    else:
        steps = [(later - earlier) % A_DAY for earlier, later in pairwise(clocks)]
        rising = sum(steps) < sum((-step) % A_DAY for step in steps)
    return iter(list(reversed(stamps)) if rising else stamps)


def _zone_figures(ahead: int | None) -> str:
    if ahead is None:
        return ""
    if ahead == 0:
        return "Z"
    return f"{'-' if ahead < 0 else '+'}{abs(ahead) // 60:02d}:{abs(ahead) % 60:02d}"


def _one_day(when: When | None) -> date | None:
    if when is None or when.earliest is None or when.earliest != when.latest or when.earliest < "1000":
        return None
    return date.fromisoformat(when.earliest)
