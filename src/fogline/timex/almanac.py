"""Dates of feasts and of other calendars' months, computed, never looked up.

Algorithms:
    Western Easter: Anonymous Gregorian (Meeus/Jones/Butcher). Orthodox Easter: Meeus' Julian rule, plus the shift
    between the calendars. Islamic dates: the tabular (civil) calendar with leap years 2 5 7 10 13 16 18 21 24 26 29 of
    each 30; a sighting may differ by a day, so they are approximate. Nowruz: the day of the March equinox in Tehran,
    after Meeus (chapter 27); the next day when it falls after noon.

Each feast is its first and last Gregorian day in a year, and whether the day is only near.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, radians


@dataclass(frozen=True, slots=True)
class Feast:
    """The days of one feast in one year."""

    first: date
    last: date
    approximate: bool = False


def western_easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, as a Gregorian date."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_julian_lag(year))


def _julian_lag(year: int) -> int:
    """Days by which the Julian calendar is behind the Gregorian one after February."""
    return year // 100 - year // 400 - 2


def islamic_day(year: int, month: int, day: int) -> date:
    """The Gregorian date of a day of the tabular Islamic calendar."""
    before = (11 * year + 3) // 30 + 354 * (year - 1) + (59 * (month - 1) + 1) // 2
    return date(622, 7, 19) + timedelta(days=before + day - 1)  # 1 Muharram 1 is 16 July 622 Julian, 19 July Gregorian


def _islamic(month: int, day: int, length: int) -> Callable[[int], list[Feast]]:
    """A feast of the Islamic year; two may fall in one Gregorian year."""

    def days(year: int) -> list[Feast]:
        near = int((year - 622) * 33 / 32)
        firsts = (islamic_day(hijri, month, day) for hijri in range(near - 1, near + 3))
        return [Feast(one, one + timedelta(days=length - 1), approximate=True) for one in firsts if one.year == year]

    return days


# Meeus, Astronomical Algorithms, table 27.C: the largest terms of the equinox, as amplitude, phase and rate in degrees.
_EQUINOX_TERMS = (
    (485, 324.96, 1934.136), (203, 337.23, 32964.467), (199, 342.08, 20.186), (182, 27.85, 445267.112),
    (156, 73.14, 45036.886), (136, 171.52, 22518.443), (77, 222.54, 65928.934), (74, 296.72, 3034.906),
    (70, 243.58, 9037.513), (58, 119.81, 33718.147), (52, 297.17, 150.678), (50, 21.02, 2281.226),
    (45, 247.54, 29929.562), (44, 325.15, 31555.956), (29, 60.93, 4443.417), (18, 155.12, 67555.328),
    (17, 288.79, 4562.452), (16, 198.04, 62894.029), (14, 199.76, 31436.921), (12, 95.39, 14577.848),
    (12, 287.11, 31931.756), (12, 320.81, 34777.259), (9, 227.73, 1222.114), (8, 15.45, 16859.074),
)  # fmt: skip


def _equinox(year: int) -> float:
    """Julian day of the March equinox in universal time, to about a minute in our centuries."""
    y = (year - 2000) / 1000
    mean = 2451623.80984 + 365242.37404 * y + 0.05169 * y**2 - 0.00411 * y**3 - 0.00057 * y**4
    t = (mean - 2451545.0) / 36525
    w = radians(35999.373 * t - 2.47)
    swing = sum(a * cos(radians(b + c * t)) for a, b, c in _EQUINOX_TERMS)
    clock_lag = 70 / 86400  # dynamical time runs about 70 seconds ahead of universal time in this century
    return mean + 0.00001 * swing / (1 + 0.0334 * cos(w) + 0.0007 * cos(2 * w)) - clock_lag


def nowruz(year: int) -> date:
    """The first day of the Iranian year, as a Gregorian date."""
    tehran = _equinox(year) + 3.5 / 24  # a Julian day begins at noon, where the Iranian rule changes the day too
    return date(2000, 1, 1) + timedelta(days=int(tehran) + 1 - 2451545)


def _nth_weekday(month: int, weekday: int, nth: int) -> Callable[[int], list[Feast]]:
    """The nth weekday of a month; -1 is the last."""

    def days(year: int) -> list[Feast]:
        if nth > 0:
            first = date(year, month, 1)
            found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        else:
            last = date(year, month + 1, 1) - timedelta(days=1)
            found = last - timedelta(days=(last.weekday() - weekday) % 7)
        return [Feast(found, found)]

    return days


def _fixed(month: int, day: int) -> Callable[[int], list[Feast]]:
    return lambda year: [Feast(date(year, month, day), date(year, month, day))]


def _moved(of: Callable[[int], date], days: int, *, near: bool = False) -> Callable[[int], list[Feast]]:
    def found(year: int) -> list[Feast]:
        one = of(year) + timedelta(days=days)
        return [Feast(one, one, near)]

    return found


FEASTS: dict[str, Callable[[int], list[Feast]]] = {
    "christmas": _fixed(12, 25),
    "christmas-eve": _fixed(12, 24),
    "boxing-day": _fixed(12, 26),
    "orthodox-christmas": _fixed(1, 7),
    "new-year": _fixed(1, 1),
    "new-years-eve": _fixed(12, 31),
    "valentines-day": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "veterans-day": _fixed(11, 11),
    "labor-day": _nth_weekday(9, 0, 1),
    "memorial-day": _nth_weekday(5, 0, -1),
    "thanksgiving": _nth_weekday(11, 3, 4),
    "easter": _moved(western_easter, 0),
    "easter-monday": _moved(western_easter, 1),
    "good-friday": _moved(western_easter, -2),
    "palm-sunday": _moved(western_easter, -7),
    "orthodox-easter": _moved(orthodox_easter, 0),
    "nowruz": _moved(nowruz, 0, near=True),
    "ramadan": _islamic(9, 1, 30),
    "eid-al-fitr": _islamic(10, 1, 3),
    "eid-al-adha": _islamic(12, 10, 4),
    "muharram": _islamic(1, 1, 30),
    "ashura": _islamic(1, 10, 1),
}


def feasts(name: str, year: int) -> list[Feast]:
    """The days of a feast that begin in a Gregorian year; empty when the name is unknown."""
    days = FEASTS.get(name)
    return days(year) if days is not None else []
