"""Zones of clocks: how far from UTC a time is that somebody tells with a zone, and what the clocks of a country say.

Fixed tables and two rules of summer time, so that every machine gives the same day. What must stay true: a zone whose
letters stand for several ("IST", "AST"), and a country with clocks of several hours, is not guessed at.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

LOCAL = "local"
"""The zone of the place told of."""
FIXED = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "wat": 60, "cest": 120, "eet": 120,
    "cat": 120, "sast": 120, "idt": 180, "eest": 180, "msk": 180, "eat": 180, "trt": 180, "irst": 210, "irdt": 270,
    "gst": 240, "azt": 240, "amt": 240, "get": 240, "aft": 270, "pkt": 300, "npt": 345, "mmt": 390, "ict": 420,
    "hkt": 480, "sgt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "est": -300, "edt": -240, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "cot": -300, "vet": -240, "moscow": 180, "beijing": 480,
    "tokyo": 540, "istanbul": 180, "ankara": 180, "tehran": 210, "dubai": 240, "delhi": 330, "indian": 330,
}  # fmt: skip
"""Minutes ahead of UTC of zones that keep one hour."""
EUROPEAN = {"london": 0, "uk": 0, "british": 0, "paris": 60, "brussels": 60, "berlin": 60, "geneva": 60, "rome": 60}
AMERICAN = {"et": -300, "ct": -360, "mt": -420, "pt": -480, "eastern": -300, "washington": -300, "new york": -300}
COUNTRIES = {
    "AE": 240, "AF": 270, "AM": 240, "AZ": 240, "BD": 360, "BF": 0, "BH": 180, "BI": 120, "BJ": 60, "CF": 60, "CM": 60,
    "CO": -300, "DJ": 180, "DZ": 60, "EG": 120, "ER": 180, "ET": 180, "GE": 240, "GH": 0, "HT": -300, "IN": 330,
    "IQ": 180, "IR": 210, "KE": 180, "KW": 180, "LK": 330, "LY": 120, "ML": 0, "MM": 390, "MZ": 120, "NE": 60,
    "NG": 60, "NP": 345, "OM": 240, "PH": 480, "PK": 300, "QA": 180, "RW": 120, "SA": 180, "SN": 0, "SO": 180,
    "TD": 60, "TG": 0, "TH": 420, "TN": 60, "UG": 180, "VE": -240, "YE": 180,
}  # fmt: skip
"""Countries that keep one hour all through; Libya, Iran and others that had summers of their own by their usual one."""
SUMMERS = {"UA": 120, "MD": 120, "RO": 120, "IL": 120, "PS": 120, "LB": 120, "BA": 60, "RS": 60, "XK": 60, "HR": 60}
"""Countries with summer time, by the European rule: elsewhere it begins and ends within some days of it."""
CHANGED = {
    "SY": (date(2022, 10, 28), 120, 180), "JO": (date(2022, 10, 28), 120, 180), "TR": (date(2016, 9, 8), 120, 180),
    "SD": (date(2017, 11, 1), 180, 120), "SS": (date(2021, 2, 1), 180, 120),
}  # fmt: skip
"""Countries that took another hour: the day, and the hour before and from then."""
SUMMER_BEFORE = frozenset({"SY", "JO", "TR"})
"""Those of them that had summer time before."""
FIGURES = re.compile(r"(?:gmt|utc)?\s?([+-])(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)


def minutes_ahead(zone: str, on: date, country: str = "") -> int | None:
    """How many minutes the clocks of a zone are ahead of UTC.

    Args:
        zone: its letters or name as told ("EST", "GMT+3", "London"), or `LOCAL`.
        on: the day, for summer time.
        country: the country told of, whose clocks `LOCAL` means.

    Returns:
        The minutes; `None` where the zone is not known.
    """
    name = zone.lower()
    if figures := FIGURES.fullmatch(name):
        ahead = 60 * int(figures[2]) + int(figures[3] or 0)
        return -ahead if figures[1] == "-" else ahead
    if name in FIXED:
        return FIXED[name]
    if name in EUROPEAN:
        return EUROPEAN[name] + 60 * _is_summer_in_europe(on)
    if name in AMERICAN:
        return AMERICAN[name] + 60 * _is_summer_in_america(on)
    return _of_country(country, on) if name == LOCAL else None


def _of_country(country: str, on: date) -> int | None:
    if country in CHANGED:
        day, before, after = CHANGED[country]
        summer = country in SUMMER_BEFORE and _is_summer_in_europe(on)
        return after if on >= day else before + 60 * summer
    if country in SUMMERS:
        return SUMMERS[country] + 60 * _is_summer_in_europe(on)
    return COUNTRIES.get(country)


def _is_summer_in_europe(on: date) -> bool:
    return _sunday(on.year, 3, last=True) <= on < _sunday(on.year, 10, last=True)


def _is_summer_in_america(on: date) -> bool:
    return _sunday(on.year, 3) + timedelta(days=7) <= on < _sunday(on.year, 11)


def _sunday(year: int, month: int, *, last: bool = False) -> date:
    """The first Sunday of a month, or its last."""
    day = date(year, month, 31 if last else 1)
    return day - timedelta(days=(day.weekday() + 1) % 7) if last else day + timedelta(days=(6 - day.weekday()) % 7)
