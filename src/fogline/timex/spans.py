"""Arithmetic of calendar units: the first and last day of a unit, shifting by units, EDTF and TIMEX3 spellings."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.model import DatePrecision, When
from fogline.timex.forms import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Days from first to last, how fine the words are, and both spellings; `None` is an open side."""

    first: date | None
    last: date | None
    precision: DatePrecision
    edtf: str
    value: str
    approximate: bool = False

    def hedged(self) -> Extent:
        """The same, said to be approximate."""
        return self if self.approximate else replace(self, approximate=True)

    def when(self, part: str | None = None) -> When:
        """The extent as a value of the spine."""
        edtf = _approximate(self.edtf) if self.approximate else self.edtf
        fine = part is not None and self.precision == "day"
        return When(
            earliest=self.first.isoformat() if self.first else None,
            latest=self.last.isoformat() if self.last else None,
            precision="part-of-day" if fine else self.precision,
            edtf=edtf,
            part=part,
            approximate=self.approximate,
        )


def _approximate(edtf: str) -> str:
    """Marks an EDTF string approximate where the standard (and its readers) allow the mark."""
    if "/" in edtf:
        return "/".join(one if one == ".." else _approximate(one) for one in edtf.split("/"))
    return edtf if edtf.endswith("~") or "X" in edtf else edtf + "~"


def day_extent(day: date) -> Extent:
    """One day."""
    return Extent(first=day, last=day, precision="day", edtf=day.isoformat(), value=day.isoformat())


def days_extent(first: date, last: date, *, value: str, approximate: bool = False) -> Extent:
    """Days from one to another."""
    if first == last:
        return replace(day_extent(first), value=value, approximate=approximate)
    length = (last - first).days + 1
    precision: DatePrecision = "days" if length <= 45 else "month" if length <= 366 else "years"
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return Extent(first=first, last=last, precision=precision, edtf=edtf, value=value, approximate=approximate)


def shift_months(day: date, months: int) -> date:
    """The same day so many months away, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_MONTHS_OF: dict[Unit, int] = {
    "month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip
_DAYS_OF: dict[Unit, float] = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "time": 1, "week": 7, "weekend": 7,
    "fortnight": 14,
}  # fmt: skip


def shift(day: date, count: float, unit: Unit) -> date:
    """The day so many units away; part units count in whole days or months."""
    if unit in _MONTHS_OF:
        return shift_months(day, round(count * _MONTHS_OF[unit]))
    days = count * _DAYS_OF[unit]
    return day + timedelta(days=int(days) if abs(days) >= 1 else 0)


def month_extent(year: int, month: int) -> Extent:
    """A calendar month."""
    first = date(year, month, 1)
    name = f"{year:04d}-{month:02d}"
    last = date(year, month, monthrange(year, month)[1])
    return Extent(first=first, last=last, precision="month", edtf=name, value=name)


def year_extent(year: int) -> Extent:
    """A calendar year."""
    name = f"{year:04d}"
    return Extent(first=date(year, 1, 1), last=date(year, 12, 31), precision="year", edtf=name, value=name)


def months_extent(year: int, month: int, count: int, value: str) -> Extent:
    """So many months from one on: a quarter, a half."""
    first = date(year, month, 1)
    last = shift_months(first, count) - timedelta(days=1)
    edtf = f"{first:%Y-%m}/{last:%Y-%m}" if year > 999 else f"{first.isoformat()}/{last.isoformat()}"
    return Extent(first=first, last=last, precision="season", edtf=edtf, value=value)


def season_extent(year: int, season: str) -> Extent:
    """A season of the northern year; winter runs into the next one."""
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    return months_extent(year, month, 3, f"{year:04d}-{season}")


def week_extent(day: date) -> Extent:
    """The ISO week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    iso = day.isocalendar()
    sunday = monday + timedelta(days=6)
    return Extent(
        first=monday,
        last=sunday,
        precision="week",
        edtf=f"{monday.isoformat()}/{sunday.isoformat()}",
        value=f"{iso.year:04d}-W{iso.week:02d}",
    )


def weekend_extent(day: date) -> Extent:
    """The Saturday and Sunday of a day's ISO week."""
    week = week_extent(day)
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    return days_extent(saturday, saturday + timedelta(days=1), value=f"{week.value}-WE")


def era_extent(first: int, years: int) -> Extent:
    """A decade, a century, or so many years, from the first on."""
    if years not in (10, 100):
        last = first + years - 1
        name = f"{first:04d}/{last:04d}"
        begin, end = date(first, 1, 1), date(last, 12, 31)
        return Extent(first=begin, last=end, precision="years", edtf=name, value=name)
    name = f"{first:04d}"[: 3 if years == 10 else 2]
    start = max(first, 1)
    return Extent(
        first=date(start, 1, 1),
        last=date(first + years - 1, 12, 31),
        precision="years",
        edtf=name + "X" * (4 - len(name)),
        value=name,
    )


def unit_extent(unit: Unit, day: date) -> Extent:
    """The whole calendar unit a day lies in."""
    if unit in ("second", "minute", "hour", "day", "time"):
        return day_extent(day)
    if unit in ("week", "fortnight"):
        return week_extent(day)
    if unit == "weekend":
        return weekend_extent(day)
    if unit == "month":
        return month_extent(day.year, day.month)
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        index = (day.month - 1) // size
        return months_extent(day.year, index * size + 1, size, f"{day.year:04d}-{unit[0].upper()}{index + 1}")
    if unit == "year":
        return year_extent(day.year)
    size = 10 if unit == "decade" else 100
    return era_extent(day.year - day.year % size, size)
