"""Rules for dates of the calendar: days, months, years, weekdays, seasons, quarters, feasts."""

from __future__ import annotations

import re

from fogline.timex.forms import (
    Calendar,
    Era,
    Holiday,
    Length,
    OtherDate,
    Portion,
    Range,
    Repeat,
    Season,
    Weekday,
)
from fogline.timex.grammar import Draft, Match, Rule, rule
from fogline.timex.other_calendars import OTHER_MONTHS
from fogline.timex.several import day_set

_SHIFT = {"l": -1, "v": -1, "p": -1, "t": 0, "n": 1, "c": 1, "f": 1, "s": 0, "h": 0}
_COUNTED = frozenset("people civilians rebels fighters troops soldiers men women children others families".split())


def wide_year(short: int) -> int:
    """Widens a two-digit year: 00-39 are this century's, 40-99 the last one's."""
    return short + (2000 if short < 40 else 1900) if short < 100 else short


def _shift(match: Match, group: str) -> int | None:
    return _SHIFT[match.tokens.letters[match.at(group)]] if match.has(group) else None


def _year(match: Match) -> int | None:
    year = match.integer("year")
    return None if year is None else wide_year(year)


def _valid(month: int | None, day: int | None) -> bool:
    limits = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return month is not None and day is not None and 1 <= day <= limits[month - 1]


def _day_month(match: Match) -> Draft | None:
    """21 August 2013; the 21st of August; 3 JAN 90."""
    day, month = match.integer("day"), match.integer("month")
    if not _valid(month, day) or (match.word("day").isalpha() and match.tokens.letters[match.at("day")] == "N"):
        return None
    if match.has("short") and not re.fullmatch(r"\d\d", match.word("short")):
        return None
    short = match.integer("short")
    year = wide_year(short) if short is not None else _year(match)
    return match.draft("DATE", Calendar(year=year, month=month, day=day, year_shift=_shift(match, "yshift")))


def _month_day(match: Match) -> Draft | None:
    """August 21, 2013; Aug. 21; but not "in August 21 people died"."""
    day, month = match.integer("day"), match.integer("month")
    if not _valid(month, day) or (match.word("day").isalpha() and match.tokens.letters[match.at("day")] == "N"):
        return None
    if not match.has("year") and (match.after() in _COUNTED or match.letter_after() in "UVm"):
        return None
    year = _year(match)
    return match.draft("DATE", Calendar(year=year, month=month, day=day, shift=_shift(match, "shift")))


def _month(match: Match) -> Draft | None:
    """August; August 2013; last August; August of this year."""
    return match.draft(
        "DATE",
        Calendar(
            year=_year(match),
            month=match.integer("month"),
            shift=_shift(match, "shift"),
            year_shift=_shift(match, "yshift"),
        ),
    )


def _day_range(match: Match) -> Draft | None:
    """3-7 May 2016; May 3 to 7; between 3 and 7 May: one expression of two days."""
    first, last, month = match.integer("one"), match.integer("two"), match.integer("month")
    if not (_valid(month, first) and _valid(month, last)) or first is None or last is None or first >= last:
        return None
    if match.word("to") == "and" and match.before() != "between" and last != first + 1:
        return day_set(match, month=month or 1, year=_year(match))
    if match.word("one").isalpha() or match.word("two").isalpha():
        return None
    year = _year(match)
    month_first = match.at("month") < match.at("one")
    halves = [Calendar(year=year, month=month, day=day) for day in (first, last)]
    split = match.at("to")
    draft = match.draft("DATE", Range())
    draft.first -= match.before() in ("from", "between")
    draft.parts = [
        Draft(first=match.first, last=split, kind="DATE", form=halves[0]),
        Draft(first=split + 1, last=match.last, kind="DATE", form=halves[1]),
    ]
    if month_first and match.at("one") > match.first + 1:
        return None
    return draft


def _year_alone(match: Match) -> Draft | None:
    """2013; the year 2000; fiscal 1989."""
    if match.letter_after() == "0" and match.after(2) in ("strong", "member", "man", "page", "foot", "metre", "meter"):
        return None
    if match.letter_before() == "0" and match.before(2)[:1].isdecimal() and match.letter_before(2) != "Y":
        return None
    if match.has("label") and match.word("label") not in ("year", "fiscal", "calendar"):
        return None
    if match.letter_after() == "U" and not match.has("label"):
        return None
    if match.before() == "at" and match.after() == "on" and match.letter_after(2) in "WNM":
        return None  # "at 1945 on Friday" is a clock
    return match.draft("DATE", Calendar(year=_year(match)))


_SHORT_YEAR_LEAD = frozenset("of in since from by until during and to late early mid summer spring winter".split())


def _short_year(match: Match) -> Draft | None:
    """The class of '98; since '11."""
    if match.before() not in _SHORT_YEAR_LEAD:
        return None
    return match.draft("DATE", Calendar(year=_year(match)))


def _numeric(match: Match) -> Draft | None:
    """2016-08-21; 21/08/2013 where only one reading is a date; 9/11."""
    raw = match.tokens.raw(match.first)
    if raw == "9/11":
        return match.draft("DATE", Calendar(year=2001, month=9, day=11))
    if portion := re.fullmatch(r"([QH])(\d) ?(?:of )?(\d{4})", raw, re.IGNORECASE):
        half, index = portion[1].upper() == "H", int(portion[2])
        form = Portion(unit="half" if half else "quarter", index=index, year=int(portion[3]))
        return match.draft("DATE", form) if index <= (2 if half else 4) else None
    numbers = [int(piece) for piece in re.findall(r"\d+", raw)[:3]]
    if len(numbers) == 2:
        return match.draft("DATE", Calendar(year=numbers[0], month=numbers[1]))
    if len(str(numbers[0])) == 4 or re.match(r"\d{4}", raw):
        readings = [(numbers[0], numbers[1], numbers[2])]
    else:
        year = wide_year(numbers[2])
        readings = [(year, numbers[1], numbers[0])]
        if "." not in raw and numbers[0] != numbers[1]:
            readings.append((year, numbers[0], numbers[1]))
    valid = [one for one in readings if 1 <= one[1] <= 12 and _valid(one[1], one[2]) and 1500 <= one[0] <= 2199]
    if not valid:
        return None
    year, month, day = valid[0]
    draft = match.draft("DATE", Calendar(year=year, month=month, day=day, swappable=len(valid) == 2))
    if clock := re.search(r"T(\d\d):(\d\d)", raw):
        draft.kind, draft.clock = "TIME", (int(clock[1]), int(clock[2]))
    return draft


def _day_of_month(match: Match) -> Draft | None:
    """On the 5th; only where nothing follows that it could count."""
    if not match.word("day")[:1].isdecimal() or (match.integer("day") or 99) > 31:
        return None
    if match.has("unit"):
        if match.value("unit") != "month":
            return None
        return match.draft("DATE", Calendar(day=match.integer("day"), shift=_shift(match, "shift")))
    ranged = match.before() in ("to", "and", "until", "through") and match.letter_before(2) == "O"
    if not ranged and match.before() not in ("on", "by", "since", "until", "till", "from"):
        return None
    following = match.tokens.letters[match.last : match.last + 4].replace("T", "")
    if following[:1] in tuple("0178") and following[1:2] == "O" and following[2:3] in tuple("UVMz"):
        return None  # from the 17th through the 19th centuries
    if match.letter_after() in "xXUVMWDHo0z" and not (match.before() == "on" and match.after() in _THEN):
        return None
    return match.draft("DATE", Calendar(day=match.integer("day")))


_THEN = frozenset("he she it they we when as and but after before while".split())


def _day_list(match: Match) -> Draft | None:
    """3, 4 and 5 May 2016; July 18, 19 and 20: days on end, from the first to the last."""
    first, last, month = match.integer("one"), match.integer("two"), match.integer("month")
    middle = [value for value in match.tokens.values[match.at("one") : match.at("two")] if isinstance(value, int)]
    if first is None or last is None or not (_valid(month, first) and _valid(month, last)):
        return None
    if [*middle, last] != list(range(first, last + 1)):
        return day_set(match, month=month or 1, year=_year(match))
    year, split = _year(match), match.at("to")
    draft = match.draft("DATE", Range())
    draft.parts = [
        Draft(first=match.first, last=split, kind="DATE", form=Calendar(year=year, month=month, day=first)),
        Draft(first=split + 1, last=match.last, kind="DATE", form=Calendar(year=year, month=month, day=last)),
    ]
    return draft


_LABELLED = 31
"""A number of this many or less beside a month is a day; a larger one is a year."""


def _other_date(match: Match) -> Draft | None:
    """17 Ramadan 1434; 4 Hamle 2013; 1 Muharram; Rajab 1435; Dhu al-Hijja."""
    name = match.word("month")
    calendar, month = OTHER_MONTHS.get(name.replace("’", "'"), ("", 0))
    if not calendar:
        named = match.value("month")
        if not (isinstance(named, tuple) and len(named) == 2):
            return None
        calendar, month = named
    day, year = match.integer("day"), match.integer("year")
    if (match.has("day") and day is None) or (day is not None and not 1 <= day <= _LABELLED):
        return None
    if match.has("year") and (year is None or not _WRITTEN[0] <= year <= _WRITTEN[1]):
        return None
    if match.has("day") and match.word("day").isalpha() and match.tokens.letters[match.at("day")] == "N":
        return None
    if day is None and year is None and " " not in name:
        return None
    if day is None and match.tokens.letters[match.at("month")] == "H" and (year or 0) > _HIJRI_LAST:
        return None  # Ramadan 2016 is a feast of that year
    return match.draft("DATE", OtherDate(calendar=calendar, month=month, day=day, year=year))  # type: ignore[arg-type]


_HIJRI_LAST = 1600
_WRITTEN = (1200, 2100)


def _weekday(match: Match) -> Draft | None:
    """Sunday; last Friday; Friday last week; the following Monday."""
    day = match.integer("day")
    if day is None:
        return None
    relative = match.has("shift") and match.tokens.letters[match.at("shift")] in "vfsh"
    shift = _shift(match, "shift")
    if relative:
        return match.draft("DATE", Weekday(weekday=day, shift=shift, base="previous"))
    return match.draft("DATE", Weekday(weekday=day, shift=shift, week=_shift(match, "week")))


_SET_AFTER = frozenset("and or at from in to through for when until if as between during but the".split())


def _weekdays(match: Match) -> Draft | None:
    """Saturdays: a habit after "on" or at the end of a clause, else a possessive that lost its apostrophe."""
    day = match.integer("day") or 0
    if match.letter_after() == "g":
        return None  # "two Fridays ago" is one day
    habit = match.before() in ("on", "most", "all", "some") or match.letter_after() not in "xXNMDT"
    if habit or match.after() in _SET_AFTER or match.before() in ("and", "or"):
        return match.draft("SET", Repeat(value=f"XXXX-WXX-{day + 1}"))
    return match.draft("DATE", Weekday(weekday=day, shift=_shift(match, "shift")))


def _decade(match: Match) -> Draft | None:
    """The 1990s; the nineties; 2016/17, 2013–15."""
    value = match.value("decade")
    if isinstance(value, tuple):
        return match.draft("DATE", Era(first=value[0], years=value[1] - value[0] + 1))
    value = match.integer("decade")
    return None if value is None else match.draft("DATE", Era(first=value, years=10))


def _century(match: Match) -> Draft | None:
    """The 19th century."""
    ordinal = match.integer("ordinal")
    if ordinal is None or match.word("unit") != "century":
        return None
    return match.draft("DATE", Era(first=(ordinal - 1) * 100, years=100))


def _season(match: Match) -> Draft | None:
    """Spring 2011; last summer; the winter."""
    name, pair = str(match.value("season")), match.value("pair")
    year = pair[0] if isinstance(pair, tuple) else _year(match)
    form = Season(season=name, year=year, shift=_shift(match, "shift"))  # type: ignore[arg-type]
    return match.draft("DATE", form)


def _portion(match: Match) -> Draft | None:
    """The third quarter; the first half of 2016; this year's second quarter."""
    index = match.integer("index")
    half = match.has("half")
    if index is None or index > (2 if half else 4) or (not half and match.word("unit") != "quarter"):
        return None
    shift = _shift(match, "shift") if match.has("shift") else None
    if match.after() == "of":
        return None  # the first quarter of the old town
    named = match.has("year") or match.has("of") or shift is not None
    if (match.has("ofunit") and match.word("ofunit") != "year") or (half and not named):
        return None
    if match.has("ofunit") and shift is None:
        shift = 0
    form = Portion(unit="half" if half else "quarter", index=index, year=_year(match), shift=shift)
    return match.draft("DATE", form)


def _year_ago_quarter(match: Match) -> Draft | None:
    """The year-earlier third quarter: that of the year before."""
    index = match.integer("index")
    if match.word("year") != "year" or match.word("unit") != "quarter" or index is None or index > 4:
        return None
    return match.draft("DATE", Portion(unit="quarter", index=index, shift=-1))


def _holiday(match: Match) -> Draft | None:
    """Christmas; last Ramadan; Easter 2016."""
    return match.draft("DATE", Holiday(name=str(match.value("name")), year=_year(match), shift=_shift(match, "shift")))


_MONTH_LONG = frozenset({"ramadan", "muharram"})


def _holiday_week(match: Match) -> Draft | None:
    """Easter week; Christmas week."""
    name = str(match.value("name"))
    if match.word("unit") != "week" or name in _MONTH_LONG:
        return None
    return match.draft("DATE", Holiday(name=name, shift=_shift(match, "shift"), week=True))


def _first_months(match: Match) -> Draft | None:
    """The first nine months; the first two days."""
    form = Length(amount=match.amount("count"), unit=match.value("unit"))  # type: ignore[arg-type]
    return match.draft("DURATION", form)


_YEAR = r"(?:2?(?P<year>[Yy])(?!0[NU]))"
_OF_YEAR = r"(?:2? (?:o? T? U | o)? (?P<year>[Yy]) | o? (?P<yshift>[ltn]) U(?!0))"

DATE_RULES: tuple[Rule, ...] = (
    rule("day-month-short", "NO", r"(?P<day>N) 0? (?P<month>M) [03]? (?P<short>N)", _day_month),
    rule("day-month", "TNO", rf"T? (?P<day>[NO]) o? 0? (?P<month>M) (?:0? {_OF_YEAR})?", _day_month),
    rule("month-day", "MlntT", rf"(?P<shift>[lnt])? (?P<month>M) T? (?P<day>[NO]) (?:{_YEAR})?", _month_day),
    rule("month-year", "M", rf"(?P<month>M) 0? {_OF_YEAR}", _month),
    rule("month", "MlnpcvtfT", r"(?:(?:T|t(?=[pc]))? (?P<shift>[lnpcvtf]))? (?P<month>M)", _month),
    rule("day-range", "TNO", rf"T? (?P<one>[NO]) (?P<to>[0178]) T? (?P<two>[NO]) o? (?P<month>M) {_YEAR}?", _day_range),
    rule("day-range", "M", rf"(?P<month>M) (?P<one>[NO]) (?P<to>[0178]) (?P<two>[NO]) {_YEAR}?", _day_range),
    rule("year", "YTJU", r"(?:T? (?P<label>U|J|JU))? (?P<year>Y)", _year_alone),
    rule("short-year", "y", r"(?P<year>y)", _short_year),
    rule("numeric-date", "I", r"I", _numeric),
    rule("day-of-month", "T", r"T (?P<day>O) (?:o (?:T|h|(?P<shift>[tln])) (?P<unit>U))?", _day_of_month),
    rule(
        "day-list",
        "TNO",
        rf"T? (?P<one>[NO]) (?:2 T? [NO])+ 2? (?P<to>7) T? (?P<two>[NO]) o? (?P<month>M) {_YEAR}?",
        _day_list,
    ),
    rule("day-list", "M", rf"(?P<month>M) (?P<one>N) (?:2 N)+ 2? (?P<to>7) (?P<two>N) {_YEAR}?", _day_list),
    rule("other-day", "TNO", r"T? (?P<day>[NO]) o? 0? (?P<month>[zH]) (?:2? (?P<year>[YN]))?", _other_date),
    rule("other-month", "zH", r"(?P<month>[zH]) (?:T? (?P<day>[NO]) 2)? (?P<year>[YN])", _other_date),
    rule("other-month", "zH", r"(?P<month>[zH]) (?:T? (?P<day>[NO]))?", _other_date),
    rule("weekday", "W", r"(?P<day>W) (?:o? (?P<week>[ltn]) U)?", _weekday),
    rule("weekday", "Tltncpvfhs", r"(?:T|t(?=[pc]))? (?P<shift>[ltncpvfhs]) (?P<day>W)", _weekday),
    rule("weekday-week", "W", r"(?P<day>W) 2? o? (?P<week>[lnt]) U", _weekday),
    rule("weekdays", "Plt", r"(?P<shift>[lt])? (?P<day>P)", _weekdays),
    rule("decade", "TK", r"T? (?P<decade>K)", _decade),
    rule("century", "TO", r"T? (?P<ordinal>O) 0? (?P<unit>U)", _century),
    rule(
        "season",
        "STlpcntvf",
        r"(?:(?:T|t(?=[pc]))? (?P<shift>[lpcntvf])? | T)? (?P<season>S) (?:o? (?:(?P<year>[Yy])|(?P<pair>K)))?",
        _season,
    ),
    rule(
        "quarter",
        "TEJOB",
        r"T? J? (?P<index>O) 0? J? (?P<unit>U)"
        r" (?:(?P<of>o)? (?:2? J? (?P<year>[Yy]) | (?P<shift>[ltn]) (?P<ofunit>U) | (?<=o) T J? U))?",
        _portion,
    ),
    rule(
        "half",
        "TO",
        r"T? (?P<index>O) 0? (?P<half>F) (?:(?P<of>o) (?:(?P<year>[Yy]) | T U | (?P<shift>[ltn]) (?P<ofunit>U)))",
        _portion,
    ),
    rule("year-quarter", "TY", r"T? (?P<year>Y) (?P<index>O) 0? (?P<unit>U)", _portion),
    rule("quarter-of", "ltn", r"(?P<shift>[ltn]) (?P<ofunit>U) 4 (?P<index>O) 0? (?P<unit>U)", _portion),
    rule("year-ago-quarter", "UTA", r"[TA]? (?P<year>U) 0 [gr] (?P<index>O) 0? (?P<unit>U)", _year_ago_quarter),
    rule("holiday-week", "HltnT", r"T? (?P<shift>[ltn])? (?P<name>H) (?P<unit>U)", _holiday_week),
    rule("holiday", "HltnT", r"T? (?P<shift>[ltn])? (?P<name>H) (?:2? (?P<year>[Yy]))?", _holiday),
)
