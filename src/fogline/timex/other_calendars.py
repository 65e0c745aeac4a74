"""Months of other calendars: their names as reports spell them, and their days in ours.

Islamic days are tabular, Iranian ones count from the computed Nowruz, so both may be a day off; the Ethiopian calendar
is the Julian one with its own years and is exact. The months of the Levant and of Arabic script are ours under other
names.
"""

from __future__ import annotations

from datetime import date, timedelta

from fogline.timex.almanac import islamic_day, nowruz
from fogline.timex.forms import OtherCalendar

_ISLAMIC: tuple[tuple[str, ...], ...] = (
    ("muharram",),
    ("safar",),
    ("rabi al-awwal", "rabi' al-awwal", "rabi al-awal", "rabi i", "rabi ul-awwal"),
    ("rabi al-thani", "rabi' al-thani", "rabi al-akhir", "rabi' al-akhir", "rabi ii", "rabi ath-thani"),
    ("jumada al-awwal", "jumada al-ula", "jumada al-awal", "jumada i", "jumada al-oula"),
    ("jumada al-thani", "jumada al-akhira", "jumada al-thaniya", "jumada ii", "jumada al-akhirah"),
    ("rajab",),
    ("shaban", "sha'ban", "shaaban", "sha'aban"),
    ("ramadan", "ramadhan", "ramzan"),
    ("shawwal", "shawal"),
    ("dhu al-qi'dah", "dhu al-qidah", "dhu al-qa'dah", "dhu al-qada", "dhul qidah", "dhul qa'dah", "zul qadah"),
    ("dhu al-hijjah", "dhu al-hijja", "dhul hijjah", "dhul hijja", "zul hijjah", "zulhijjah", "dhul-hijjah"),
)
_IRANIAN: tuple[tuple[str, ...], ...] = (
    ("farvardin",), ("ordibehesht",), ("khordad",), ("tir",), ("mordad",), ("shahrivar",),
    ("mehr",), ("aban",), ("azar",), ("dey",), ("bahman",), ("esfand",),
)  # fmt: skip
_ETHIOPIAN: tuple[tuple[str, ...], ...] = (
    ("meskerem",), ("tikimt", "tekemt", "tikemt"), ("hidar", "hedar"), ("tahsas", "tahisas"), ("tir",),
    ("yekatit", "yekatīt"), ("megabit",), ("miyazya", "miazia", "miyazia"), ("ginbot", "genbot"), ("sene",),
    ("hamle",), ("nehase", "nehasse"), ("pagume", "pagumen"),
)  # fmt: skip
_SHARED = frozenset({"tir", "sene"})
"""Names that two calendars have, or that are a common word of another language; never read."""

LEVANT: dict[str, int] = {
    "shubat": 2, "adhar": 3, "athar": 3, "nisan": 4, "ayyar": 5, "ayar": 5, "haziran": 6, "huzairan": 6,
    "huzayran": 6, "tammuz": 7, "tamouz": 7, "ab": 8, "aylul": 9, "ayloul": 9, "eylul": 9, "tishrin al-awwal": 10,
    "tishreen al-awwal": 10, "tishrin al-thani": 11, "tishreen al-thani": 11, "kanun al-awwal": 12,
    "kanoun al-awwal": 12, "kanun al-thani": 1, "kanoun al-thani": 1,
}  # fmt: skip
"""Months of the Syrian and Iraqi year, written in Latin letters."""

ARABIC: dict[str, int] = {
    "يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "ابريل": 4, "إبريل": 4, "نيسان": 4, "مايو": 5, "أيار": 5,
    "ايار": 5, "يونيو": 6, "حزيران": 6, "يوليو": 7, "تموز": 7, "أغسطس": 8, "اغسطس": 8, "آب": 8, "سبتمبر": 9,
    "أيلول": 9, "ايلول": 9, "أكتوبر": 10, "اكتوبر": 10, "تشرين الأول": 10, "تشرين الاول": 10, "نوفمبر": 11,
    "تشرين الثاني": 11, "ديسمبر": 12, "كانون الأول": 12, "كانون الاول": 12, "كانون الثاني": 1, "شباط": 2, "آذار": 3,
    "اذار": 3,
}  # fmt: skip
"""Months in Arabic script, of Egypt and of the Levant."""


def _names() -> dict[str, tuple[OtherCalendar, int]]:
    """Every name with its calendar and month; feasts of the lexicon (Ramadan, Muharram) keep their own class."""
    found: dict[str, tuple[OtherCalendar, int]] = {}
    tables: tuple[tuple[OtherCalendar, tuple[tuple[str, ...], ...]], ...] = (
        ("islamic", _ISLAMIC), ("iranian", _IRANIAN), ("ethiopian", _ETHIOPIAN),
    )  # fmt: skip
    for calendar, months in tables:
        for place, spellings in enumerate(months):
            found |= {name: (calendar, place + 1) for name in spellings if name not in _SHARED}
    return found


OTHER_MONTHS = _names()
"""Lower-case name of a month → its calendar and number."""


def first_of(calendar: OtherCalendar, year: int, month: int) -> date:
    """The day of ours on which a month of another calendar begins."""
    if calendar == "islamic":
        return islamic_day(year, month, 1)
    if calendar == "iranian":
        return nowruz(year + 621) + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0))
    before = 365 * (year - 1) + year // 4 + 30 * (month - 1)
    return date(8, 8, 27) + timedelta(days=before)  # 1 Meskerem 1 is 29 August 8 Julian, 27 August Gregorian


def days_of(calendar: OtherCalendar, year: int, month: int) -> int:
    """How many days a month of another calendar has in a year."""
    following = (year, month + 1) if month < len_of(calendar) else (year + 1, 1)
    return (first_of(calendar, *following) - first_of(calendar, year, month)).days


def len_of(calendar: OtherCalendar) -> int:
    """How many months the year of a calendar has."""
    return 13 if calendar == "ethiopian" else 12


def year_around(calendar: OtherCalendar, year: int) -> int:
    """The year of another calendar in which most of a year of ours lies, give or take one."""
    if calendar == "islamic":
        return int((year - 622) * 33 / 32)
    return year - 622 if calendar == "iranian" else year - 8
