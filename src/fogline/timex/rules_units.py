"""Rules for units and pointers: offsets, periods, stretches, lengths, habits, parts of the day, the clock."""

from __future__ import annotations

import re

from fogline.timex.forms import (
    Amount,
    Bound,
    DayPart,
    Length,
    Mod,
    Offset,
    Period,
    Reference,
    Repeat,
    Stretch,
    Unit,
)
from fogline.timex.grammar import Draft, Match, Rule, rule, unit_of
from fogline.timex.lexicon import PLURAL_PARTS

_CLOCK_UNITS = frozenset({"second", "minute", "hour"})
_DESIGNATORS: dict[str, str] = {
    "second": "PT1S", "minute": "PT1M", "hour": "PT1H", "day": "P1D", "week": "P1W", "fortnight": "P2W",
    "month": "P1M", "quarter": "P1Q", "year": "P1Y", "decade": "P1E", "century": "P1C", "weekend": "P1WE",
}  # fmt: skip


def _unit(match: Match, group: str = "unit") -> Unit:
    value = match.value(group)
    return unit_of("weekend" if match.tokens.letters[match.at(group)] == "k" else value)


def _offset(match: Match) -> Draft | None:
    """Two days ago; a week earlier; three months later; 10 days before."""
    word = match.word("side")
    unit = _unit(match)
    amount = match.amount("count") if match.has("count") else Amount()
    if word == "ago":
        return match.draft("DATE", Offset(amount=amount, unit=unit, sign=-1))
    if word in ("before", "after") and match.letter_after() not in "2356":
        return None  # "two days before the vote" is told from the vote, not from the event before
    if word not in (
        "earlier",
        "later",
        "before",
        "after",
        "hence",
        "afterward",
        "afterwards",
        "beforehand",
        "prior",
        "on",
    ):
        return None
    sign: int = -1 if word in ("earlier", "before", "beforehand", "prior") else 1
    base = "anchor" if word == "hence" else "previous"
    return match.draft("DATE", Offset(amount=amount, unit=unit, sign=sign, base=base))  # type: ignore[arg-type]


def _year_earlier(match: Match) -> Draft | None:
    """Year-earlier, year-ago: the same time one year before."""
    if match.tokens.word(match.last - 1) == "quarter" and _unit(match) == "year":
        return match.draft("DATE", Period(unit="quarter", shift=-4, base="previous"))
    return match.draft("DATE", Offset(amount=Amount(value=1), unit=_unit(match), sign=-1))


_PERIOD_SHIFT = {"l": -1, "v": -1, "p": -1, "n": 1, "c": 1, "f": 1, "t": 0, "s": 0, "h": 0}


def _period(match: Match) -> Draft | None:
    """Last week; this year; the following month; that day; the next day; the same day."""
    letter = match.tokens.letters[match.at("shift")]
    unit = _unit(match)
    definite = match.has("the")
    if match.word("shift") == "very" or unit in _CLOCK_UNITS:
        return None
    if unit == "quarter" and match.after() == "of" and match.letter_after(2) not in "YyKSltn":
        return None  # the last quarter of the town
    if unit != "weekend" and (letter == "p" or (definite and letter == "l")):
        return match.draft("DURATION", Stretch(amount=Amount(value=1), unit=unit, side="past"))
    if definite and letter in "nc" and unit not in ("day", "weekend"):
        return match.draft("DURATION", Stretch(amount=Amount(value=1), unit=unit, side="next"))
    if letter == "h" and match.letter_after() in "xX" and match.letter_before() not in "jbo" and unit != "day":
        return None
    anaphoric = letter in "vfsh" or (letter == "n" and unit == "day")
    period = Period(unit=unit, shift=_PERIOD_SHIFT[letter], base="previous" if anaphoric else "anchor")
    return match.draft("DATE", period)


def _half_of(match: Match) -> Draft | None:
    """The day before; the day after; the night before; but not "the day before the vote"."""
    side = match.word("side")
    if side not in ("before", "after", "earlier", "later") or match.letter_after() not in "2356":
        return None
    shift = -1 if side in ("before", "earlier") else 1
    if match.has("part"):
        draft = match.draft("TIME", DayPart(shift=shift, base="previous"))
        draft.part = match.value("part")  # type: ignore[assignment]
        return draft
    return match.draft("DATE", Period(unit=_unit(match), shift=shift, base="previous"))


def _current(match: Match) -> Draft | None:
    """The current fiscal year: the one the anchor lies in; the latest quarter: the last that is over."""
    if match.word("word") not in ("current", "latest") or _unit(match) in (*_CLOCK_UNITS, "day"):
        return None
    return match.draft("DATE", Period(unit=_unit(match), shift=-1 if match.word("word") == "latest" else 0))


_BUSINESS = frozenset(
    "earnings earned profit profits profitable revenue revenues sales income dividend fiscal shareholders".split()
)


def _definite(match: Match) -> Draft | None:
    """The week, the year, the quarter, the weekend: the one around the anchor."""
    unit = _unit(match)
    if unit == "weekend":
        return match.draft("DATE", Period(unit="weekend", shift=0))
    ended = match.after() in ("ended", "ending")
    if unit == "quarter":
        if not ended and not _BUSINESS & set(match.tokens.words):
            return None  # in reports of war, a part of a town
        return match.draft("DATE", Period(unit="quarter", base="previous"))
    if unit not in ("week", "month", "quarter", "year") or match.letter_after() == "0":
        return None
    if ended:
        return match.draft("DURATION", Length(amount=Amount(value=1), unit=unit))
    if match.after() in ("to", "of", "after", "before", "that", "when"):
        return None
    return match.draft("DATE", Period(unit=unit, shift=0))


_MODS: dict[str, Mod] = {"earlier": "earlier", "later": "later", "early": "early", "late": "late"}


def _in_the_day(match: Match) -> Draft | None:
    """Earlier in the day; later in the week: the day itself, narrowed."""
    unit, mod = _unit(match), _MODS.get(match.word("side"))
    if mod is None or unit not in ("day", "week", "month", "year"):
        return None
    form = DayPart(base="previous") if unit == "day" else Period(unit=unit)
    draft = match.draft("DATE", form)
    draft.mod = mod
    return draft


def _stretch(match: Match) -> Draft | None:
    """The past 24 hours; recent weeks; the next two days; coming months."""
    letter = match.tokens.letters[match.at("side")]
    plural = match.tokens.letters[match.at("unit")] == "V"
    if match.word("side") == "latest":
        return None
    if not match.has("count") and not plural:
        return None
    if letter in "ln" and not match.has("count") and match.last - match.first == 2 and match.letter_after() in "xX":
        # "last months offensive": a possessive that lost its apostrophe
        return match.draft("DATE", Period(unit=_unit(match), shift=_PERIOD_SHIFT[letter]))
    amount = match.amount("count") if match.has("count") else Amount()
    side = "next" if letter in "ncf" else "past"
    base = "previous" if letter in "fv" else "anchor"
    form = Stretch(amount=amount, unit=_unit(match), side=side, base=base)  # type: ignore[arg-type]
    return match.draft("DURATION", form)


_LENGTH_BEFORE = frozenset("for in over within of after under during takes took lasted last lasting spent".split())
_PER_BEFORE = frozenset("times twice once million billion trillion percent % cent thousand hours days per".split())


_YOUNG = frozenset("son daughter boy girl baby infant child toddler twin twins grandson granddaughter".split())


def _length(match: Match) -> Draft | None:
    """36-hour; 13 years; at least 20 more years; a week; weeks."""
    unit = _unit(match)
    if match.has("old") and match.tokens.word(match.last - 1) != "old":
        return None
    if unit == "quarter":
        return None  # three quarters are shares, or parts of a town
    joined = match.tokens.letters[match.at("unit") - 1] == "0"
    if match.word("count") == "one" and unit == "day" and not joined and match.before() not in _LENGTH_BEFORE:
        return None  # "one day" is some day, not a length; "a one-day truce" is one
    if match.has("old") and match.after() in _YOUNG:
        return None  # "their 6-month-old son" tells an age
    article = match.has("count") and match.tokens.letters[match.at("count")] == "A"
    if article and (match.before() in _PER_BEFORE or match.letter_before() in "NYQq"):
        return match.draft("SET", Repeat(value=_DESIGNATORS.get(unit, "P1Y")))
    if article and match.letter_after() == "0":
        return None
    extra = None
    if match.has("half"):
        extra = (Amount(value=0.5), unit)
    if match.word("ago") == "ago":
        return match.draft("DATE", Offset(amount=Amount(value=1.5), unit=unit, sign=-1))
    form = Length(amount=match.amount("count"), unit=unit, extra=extra)
    return match.draft("DURATION", form)


def _lengths(match: Match) -> Draft | None:
    """Weeks; weeks or months; days: only after a preposition of length."""
    if match.before() not in _LENGTH_BEFORE or match.letter_after() in "0g":
        return None
    if _unit(match) in ("minute", "second", "quarter", "day") and match.before() == "of":
        return None
    return match.draft("DURATION", Length(amount=Amount(), unit=_unit(match)))


def _long(match: Match) -> Draft | None:
    """Day-long; a year-long siege; decades-long: one of the unit, or some of them."""
    if match.word("long") != "long" or match.letter_before() == "0":
        return None
    plural = match.tokens.letters[match.at("unit")] == "V"
    amount = Amount() if plural and not match.has("count") else match.amount("count")
    return match.draft("DURATION", Length(amount=amount, unit=_unit(match)))


_FOUR_DIGITS = re.compile(r"[0-2]\d[0-5]\d")


def _span_of_lengths(match: Match) -> Draft | None:
    """Two to three weeks; 12-18 months; the first nine months."""
    if _unit(match) == "quarter" or _FOUR_DIGITS.fullmatch(match.word("count")):
        return None  # "0500 to 0730 hours" are two clocks
    form = Length(amount=match.amount("count"), unit=_unit(match))
    return match.draft("DURATION", form)


def _every(match: Match) -> Draft | None:
    """Every Friday; each year; every two weeks; every night."""
    letter = match.tokens.letters[match.at("what")]
    value = match.value("what")
    if letter == "W" and isinstance(value, int):
        text = f"XXXX-WXX-{value + 1}"
    elif letter == "M" and isinstance(value, int):
        text = f"XXXX-{value:02d}"
    elif letter == "D":
        text = "XXXX-XX-XXT" + PART_CODES.get(str(value), "NI")
    elif letter == "S":
        text = f"XXXX-{value}"
    else:
        count = match.integer("count") or 1
        text = _DESIGNATORS.get(str(_unit(match, "what")), "P1D").replace("1", str(count), 1)
    return match.draft("SET", Repeat(value=text))


_ROUND = {"hours": "day", "days": "week", "months": "year", "weeks": "year"}


def _round(match: Match) -> Draft | None:
    """24 hours a day; seven days a week: a habit, and no length."""
    unit = _unit(match)
    return match.draft("SET", Repeat(value=_DESIGNATORS[unit])) if _ROUND.get(match.word("part")) == unit else None


def _per(match: Match) -> Draft | None:
    """Per day, per year."""
    return match.draft("SET", Repeat(value=_DESIGNATORS.get(_unit(match), "P1D")))


_REPEATS = frozenset("hourly daily nightly weekly monthly quarterly annually annual yearly".split())
_MAXIM_AFTER = frozenset("newspaper paper magazine journal star news mail express telegraph times mirror".split())


_WERE = frozenset("was were had".split())
_TURNED = frozenset("became came went took began gave fell turned found followed".split())


def _pointer(match: Match) -> Draft | None:
    """Now; recently; soon; daily; since then."""
    word, value = match.word("word"), str(match.value("word"))
    if word in _REPEATS:
        if match.after() in _MAXIM_AFTER or (
            match.letter_after() == "X"
            and (match.tokens.raw(match.first)[:1].isupper() or match.letter_before() == "X")
        ):
            return None
        return match.draft("SET", Repeat(value=value))
    if value == "since-then":
        if word == "ever since" and match.letter_after() not in "2356":
            return None  # "ever since the war" is told from the war
        draft = match.draft("DATE", Bound(side="since"))
        inner = Period(unit="time", shift=0, base="previous")
        draft.parts = [Draft(first=match.first, last=match.last, kind="DATE", form=inner)]
        return draft
    if value == "the-past":
        value = "past"
        if match.letter_after() in "xXN" and match.after() not in ("and", "when", "but", "have", "has", "were", "to"):
            return None
    if word == "soon" and (match.before() in _WERE or match.after() in _TURNED):
        return None  # "was soon released": after the time before, not after now
    if word == "now" and match.before() in ("just", "right"):
        return match.draft("DATE", Reference(to="present"))
    return match.draft("DATE", Reference(to=value))  # type: ignore[arg-type]


def _recent(match: Match) -> Draft | None:
    """Recent, as an adjective of the past."""
    return match.draft("DATE", Reference(to="past")) if match.word("word") == "recent" else None


PART_CODES = {
    "dawn": "MO",
    "morning": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midnight": "NI",
    "day": "DT",
}
_BARE_BEFORE = frozenset("by at before until till in since after around toward towards through from between".split())


_OF_THE_AGE = frozenset("world society times youth generation generations standards".split())


def _deictic(match: Match) -> Draft | None:
    """Today; yesterday; tomorrow; the day before yesterday."""
    steps = match.integer("word") or 0
    if match.has("side"):
        side = match.word("side")
        if side not in ("before", "after"):
            return None
        steps += -1 if side == "before" else 1
    form = Period(unit="day", shift=steps)
    if match.word("word") == "today" and match.letter_after() == "4" and match.after(2) in _OF_THE_AGE:
        return None  # "today's youth" is of the age, not of the day
    return match.draft("DATE", form)


def _night(match: Match) -> Draft | None:
    """Tonight; overnight."""
    word = match.word("word")
    draft = match.draft("TIME", DayPart(shift=0 if word.startswith("ton") else -1, through=word == "overnight"))
    draft.part = "night"
    return draft


def _part(match: Match) -> Draft | None:
    """This morning; that night; the evening; at dawn; the next morning."""
    letter = match.tokens.letters[match.at("shift")] if match.has("shift") else ""
    if match.word("part") in PLURAL_PARTS and not letter:
        return None
    listed = match.letter_before() == "7" and match.letter_before(2) == "D"
    beside = listed or match.letter_before() in "WdGPImE" or match.letter_after() in "Wd"
    if not letter and not match.has("the") and not beside and match.before() not in _BARE_BEFORE:
        return None
    if match.has("the") and not letter and match.after() in ("before", "after") and match.letter_after(2) not in "2356":
        return None  # "the night before the raid" is told from the raid
    if (
        match.letter_after() in "xX"
        and match.has("the")
        and match.before() not in ("in", "by", "during", "at", "on", "of")
    ):
        return None
    if letter in ("t", "c"):
        form = DayPart()
    elif letter == "l":
        form = DayPart(shift=-1)
    elif letter in ("n", "f", "v"):
        form = DayPart(shift=-1 if letter == "v" else 1, base="previous")
    else:
        form = DayPart(base="previous")
    if match.has("the") and not letter and match.letter_after() in "TA":
        return None  # "the night the bridge fell"
    draft = match.draft("TIME", form)
    draft.part = match.value("part")  # type: ignore[assignment]
    return draft


def _early_hours(match: Match) -> Draft | None:
    """The early hours: of this day, or of the one that follows in the text."""
    if match.word("mod") not in ("early", "late") or match.word("unit") != "hours":
        return None
    draft = match.draft("TIME", DayPart(base="previous"))
    draft.part = "night" if match.word("mod") == "late" else "dawn"
    return draft


def part_of_hour(hour: int) -> str:
    """The part of the day a clock hour belongs to."""
    for limit, name in ((4, "night"), (7, "dawn"), (12, "morning"), (14, "midday"), (18, "afternoon"), (21, "evening")):
        if hour < limit:
            return name
    return "night"


_CLOCK_BEFORE = frozenset("at from between by until till since around about".split())


def _military(match: Match) -> bool:
    """0600 after "at"; 1745 only where a day follows: else it is a year or a number."""
    raw, before = match.word("time"), match.before()
    if not _FOUR_DIGITS.fullmatch(raw) or before not in _CLOCK_BEFORE:
        return False
    if raw.startswith("0"):
        return match.letter_after() not in "UVxX"
    return before == "at" and (
        match.letter_after() in "Wd" or (match.after() == "on" and match.letter_after(2) in "WNM")
    )


def _clock(match: Match) -> Draft | None:
    """3 pm; 14:30 GMT; 7:15 p.m.; 1430 GMT; 0718 hours; three o'clock."""
    raw, value = match.word("time"), match.value("time")
    if match.has("hours") and match.word("hours") not in ("hours", "hrs"):
        return None
    marked = match.has("marker")
    if match.tokens.letters[match.at("time")] == "C":
        raw = f"{raw[:2]}:{raw[2:4]}" if raw[:4].isdecimal() else raw
        pieces = re.split(r"[.:hH]", raw)
        hour, minute = int(pieces[0]), int(pieces[1])
    elif (
        isinstance(value, int)
        and (match.has("zone") or match.has("hours") or marked or _military(match))
        and len(raw) == 4
    ):
        hour, minute = divmod(value, 100) if raw.isdecimal() else (99, 0)
    elif isinstance(value, int) and marked:
        hour, minute = value, 0
    else:
        return None
    if marked and match.value("marker") in ("am", "pm"):
        if not 1 <= hour <= 12 and match.value("marker") == "am":
            return None
        hour = hour % 12 + (12 if match.value("marker") == "pm" else 0) if hour <= 12 else hour
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    draft = match.draft("TIME", DayPart(base="previous"))
    draft.clock = (hour, minute)
    draft.part = part_of_hour(hour)  # type: ignore[assignment]
    return draft


def _clock_in_part(match: Match) -> Draft | None:
    """Three in the morning; 6 in the evening."""
    hour, part = match.integer("time"), str(match.value("part"))
    if hour is None or not 1 <= hour <= 12 or match.word("part") in PLURAL_PARTS:
        return None
    late = part in ("afternoon", "evening") or (part == "night" and hour > 5)
    draft = match.draft("TIME", DayPart(base="previous"))
    draft.clock = (hour % 12 + (12 if late else 0), 0)
    draft.part = match.value("part")  # type: ignore[assignment]
    return draft


def _year_end(match: Match) -> Draft | None:
    """Year-end, month end, the year's end."""
    draft = match.draft("DATE", Period(unit=_unit(match), shift=0))
    if _unit(match) not in ("year", "month", "quarter"):
        return None
    draft.mod = "end" if match.word("end") in ("end", "close") else "start"
    return draft


_U = r"(?P<unit>[UV])"

UNIT_RULES: tuple[Rule, ...] = (
    rule("clock-hours", "CN", r"(?P<time>[CN]) (?P<hours>V) (?P<zone>Z)?", _clock),
    rule(
        "offset",
        "NAV",
        rf"(?:(?P<count>[NA]) w? 0? | (?=V)) {_U} u? (?:w (?=[gr]))? 0? (?P<side>[grvx]|b(?=2))",
        _offset,
    ),
    rule("year-earlier", "UTA", r"T? (?P<unit>U) 0 [gr] U?", _year_earlier),
    rule("period", "Tltncvfhsp", r"(?:(?P<the>T)|t(?=[lp]))? (?P<shift>[ltncvfhsp]) (?P<unit>[Uk])", _period),
    rule("side-day", "T", r"T (?:(?P<unit>U)|(?P<part>D)) (?P<side>[xr])", _half_of),
    rule("current", "TRL", r"T? (?P<word>[RL]) J? (?P<unit>[Uk])", _current),
    rule("definite", "T", r"T (?:J|w)? (?P<unit>[Uk])", _definite),
    rule("weekend", "k", r"(?P<unit>k)", lambda match: match.draft("DATE", Period(unit="weekend"))),
    rule("in-the-day", "rE", r"(?P<side>[rE]) j T (?P<unit>U)", _in_the_day),
    rule("stretch", "TplncfLvit", rf"(?:(?P<the>T)|[ti])? (?P<side>[plncfLv]) (?:(?P<count>N) w?)? {_U} u?", _stretch),
    rule("stretch-range", "Tpn", r"T? (?P<side>[pn]) N [0189] (?P<count>N) (?P<unit>V)", _stretch),
    rule("stretch", "TN", r"T? (?P<count>N) (?P<side>[plncfv]) (?P<unit>V)", _stretch),
    rule("first-months", "TO", r"T? O (?P<count>N) (?P<unit>V)", _span_of_lengths),
    rule("the-months", "T", r"T (?P<count>N) (?P<unit>V)", _span_of_lengths),
    rule("length", "NA", rf"(?P<count>[NA]) w? 0? {_U} (?: u | (?P<old>0 x))?", _length),
    rule("length-long", "NUV", rf"(?:(?P<count>N) 0)? {_U} 0 (?P<long>w)", _long),
    rule("length-half", "A", r"(?P<count>A) (?P<unit>U) 7 (?P<half>N) (?P<ago>g)?", _length),
    rule("lengths", "V", r"(?P<unit>V) (?:[79] V)?", _lengths),
    rule("lengths-to", "N", rf"N [0189] (?P<count>N) 0? {_U}", _span_of_lengths),
    rule("every", "e", r"e (?:(?P<count>[NO]) 0?)? (?P<what>[UVWMDSk])", _every),
    rule("round", "N", r"N (?P<part>V) A (?P<unit>U)", _round),
    rule("per", "Q", r"Q (?P<unit>U)", _per),
    rule("pointer", "R", r"(?P<word>R)", _pointer),
    rule("recent", "L", r"(?P<word>L)", _recent),
    rule("deictic", "dT", r"(?:T U (?P<side>x))? (?P<word>d)", _deictic),
    rule("night", "G", r"(?P<word>G)", _night),
    rule("part", "DTtlnfvhsc", r"(?P<the>T)? (?P<shift>[tlnfvhsc])? (?P<part>D)", _part),
    rule("early-hours", "TE", r"T? (?P<mod>E) (?:D)? (?P<unit>V)", _early_hours),
    rule("clock", "CNY", r"(?P<time>[CNY]) (?P<marker>m)? (?P<zone>Z)?", _clock),
    rule("clock-in-part", "N", r"(?P<time>N) j T (?P<part>D)", _clock_in_part),
    rule("year-end", "TU", r"T? (?P<unit>U) [04]? (?P<end>B)", _year_end),
)
