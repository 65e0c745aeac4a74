"""The words of time and the one-letter classes the grammar is written in.

Every token of a text gets one class letter; the rules of `fogline.timex.rules` are regular expressions over the string
of those letters, so a rule reads as a shape ("`T?lU`": *the last week*) and costs next to nothing to try.

Classes: M month, W weekday, P weekdays (plural), U unit, V units, k weekend, D part of day, d today/yesterday/tomorrow,
G overnight, S season, H feast, R pointer word, K decade, Y year, y short year, N number, A a/an, O ordinal, T the,
I numeric date, C clock, m am/pm, Z zone, l last, p past, v previous, n next, c coming, f following, t this, h that,
i these, s same, e every, L recent, E early/mid/late, B start/end (noun), r earlier/later, a about, g ago, o of, j in,
b on, q times/twice, Q per, F half, J fiscal, w more/full, x word, X capitalised word,
z month of another calendar.
Marks: 0 tight hyphen, 1 loose dash, 2 comma, 3 full stop, 4 possessive, 5 other mark, 6 paragraph, 7 and, 8 to, 9 or.

Multi-word entries may not hide a word the rules need; longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fogline.timex.forms import Unit
from fogline.timex.other_calendars import ARABIC, LEVANT, OTHER_MONTHS

MONTHS = "january february march april may june july august september october november december".split()
MONTH_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10}
MONTH_SHORT |= {"nov": 11, "dec": 12}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}

UNITS: dict[str, Unit] = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "millennium": "millennium",
}
UNIT_PLURALS: dict[str, Unit] = {word + "s": unit for word, unit in UNITS.items()}
UNITS |= {"century": "century", "hr": "hour", "yr": "year", "min": "minute"}
UNIT_PLURALS |= {"centuries": "century", "millennia": "millennium", "hrs": "hour", "yrs": "year", "mins": "minute"}
del UNITS["second"]  # an ordinal far more often; `lexing` makes it a unit after a number

PARTS = {
    "dawn": "dawn",
    "daybreak": "dawn",
    "sunrise": "dawn",
    "morning": "morning",
    "mornings": "morning",
    "midmorning": "morning",
    "noon": "midday",
    "midday": "midday",
    "noontime": "midday",
    "afternoon": "afternoon",
    "afternoons": "afternoon",
    "midafternoon": "afternoon",
    "evening": "evening",
    "evenings": "evening",
    "dusk": "evening",
    "sunset": "evening",
    "sundown": "evening",
    "nightfall": "evening",
    "night": "night",
    "nights": "night",
    "nighttime": "night",
    "midnight": "midnight",
}
PLURAL_PARTS = frozenset({"mornings", "afternoons", "evenings", "nights"})

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
NUMBERS: dict[str, int] = {word: value for value, word in enumerate(ONES)}
NUMBERS |= {
    word: 10 * (place + 2) for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
ORDINALS = {
    word: place + 1
    for place, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
    )
}
ORDINALS |= {"thirtieth": 30}
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

WORDS: dict[str, tuple[str, object]] = {}
"""Lower-case word -> class letter and value."""


def _enter(letter: str, words: Mapping[str, object] | str) -> None:
    entries: Mapping[str, object] = words if not isinstance(words, str) else dict.fromkeys(words.split())
    for word, value in entries.items():
        WORDS[word] = (letter, word if value is None else value)


_enter("M", {word: place + 1 for place, word in enumerate(MONTHS)} | MONTH_SHORT)
_enter("W", {word: place for place, word in enumerate(WEEKDAYS)} | WEEKDAY_SHORT)
_enter("P", {word + "s": place for place, word in enumerate(WEEKDAYS)})
_enter("U", dict(UNITS))
_enter("V", dict(UNIT_PLURALS))
_enter("k", "weekend weekends")
_enter("D", dict(PARTS))
_enter("d", {"today": 0, "yesterday": -1, "tomorrow": 1})
_enter("G", "overnight tonight tonite")
_enter("S", {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA"})
_enter("S", {"winter": "WI", "wintertime": "WI", "summers": "SU", "winters": "WI"})
_enter("N", dict(NUMBERS) | dict(SCALES) | {"several": None, "few": None, "many": None, "couple": 2})
for _vague in ("several", "few", "many"):
    WORDS[_vague] = ("N", None)
_enter("O", dict(ORDINALS))
_enter("K", dict(DECADES))
_enter("A", {"a": 1, "an": 1})
_enter("T", "the")
_enter("l", "last")
_enter("p", "past")
_enter("v", "previous preceding prior")
_enter("n", "next")
_enter("c", "coming upcoming forthcoming")
_enter("f", "following ensuing subsequent succeeding")
_enter("t", "this")
_enter("h", "that")
_enter("i", "these those")
_enter("s", "same very")
_enter("e", "every each")
_enter("L", "recent latest")
_enter("E", {"early": "early", "late": "late", "mid": "mid", "middle": "mid"})
_enter("B", {"start": "start", "beginning": "start", "end": "end", "close": "end", "outset": "start"})
_enter("r", "earlier later")
_enter("g", "ago")
_enter("o", "of")
_enter("j", "in during")
_enter("b", "on")
_enter("q", "times twice once")
_enter("Q", "per")
_enter("F", "half")
_enter("J", "fiscal calendar")
_enter("w", "more additional extra full whole entire consecutive straight long")
_enter("7", "and")
_enter("8", "to through thru until till")
_enter("9", "or")
_enter("a", {"about": "about", "around": "about", "nearly": "less", "almost": "less", "roughly": "about"})
_enter("a", {"approximately": "about", "some": "about", "over": "more", "circa": "about"})
_enter("a", {"under": "less"})
_enter("Z", "gmt utc est edt cst cdt pst pdt mst mdt cet cest eet eest bst msk")
_enter("m", {"am": "am", "pm": "pm", "a.m": "am", "p.m": "pm", "a.m.": "am", "p.m.": "pm", "o'clock": "clock"})
_enter("R", {"now": "present", "currently": "present", "nowadays": "present", "presently": "present"})
_enter("R", {"recently": "past", "lately": "past"})
_enter("R", {"soon": "future"})
_enter("R", {"hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W"})
_enter("R", {"monthly": "P1M", "annually": "P1Y", "yearly": "P1Y"})
_enter("R", {"current": "present"})
_enter("H", {"christmas": "christmas", "xmas": "christmas", "easter": "easter", "ramadan": "ramadan"})
_enter("H", {"nowruz": "nowruz", "newroz": "nowruz", "ashura": "ashura", "thanksgiving": "thanksgiving"})
_enter("H", {"halloween": "halloween", "muharram": "muharram"})

_enter("M", {name: month for name, month in (LEVANT | ARABIC).items() if name.isalpha()})
_enter("z", {name: month for name, month in OTHER_MONTHS.items() if name.isalpha() and name not in WORDS})

PHRASES: dict[tuple[str, ...], tuple[str, object]] = {
    ("more", "than"): ("a", "more"),
    ("less", "than"): ("a", "less"),
    ("fewer", "than"): ("a", "less"),
    ("no", "more", "than"): ("a", "less"),
    ("no", "less", "than"): ("a", "more"),
    ("at", "least"): ("a", "more"),
    ("at", "most"): ("a", "less"),
    ("up", "to"): ("a", "less"),
    ("close", "to"): ("a", "about"),
    ("well", "over"): ("a", "more"),
    ("just", "over"): ("a", "more"),
    ("just", "under"): ("a", "less"),
    ("a", "couple", "of"): ("N", 2),
    ("a", "couple"): ("N", 2),
    ("a", "few", "more"): ("N", None),
    ("a", "few"): ("N", None),
    ("the", "few"): ("N", None),
    ("couple", "of"): ("N", 2),
    ("or", "so"): ("u", None),
    ("years", "old"): ("x", None),
    ("year", "-", "old"): ("x", None),
    ("year", "old"): ("x", None),
    ("as", "soon", "as"): ("x", None),
    ("soon", "after"): ("x", None),
    ("soon", "afterwards"): ("x", None),
    ("soon", "before"): ("x", None),
    ("a", "number", "of"): ("N", None),
    ("half", "a"): ("N", 0.5),
    ("half", "an"): ("N", 0.5),
    ("a", "half"): ("N", 0.5),
    ("a", "dozen"): ("N", 12),
    ("a", "hundred"): ("N", 100),
    ("a", "thousand"): ("N", 1000),
    ("quarter", "century"): ("U", "quarter-century"),
    ("a", "quarter", "of", "a", "century"): ("N", "quarter-century"),
    ("right", "now"): ("R", "present"),
    ("at", "present"): ("R", "present"),
    ("the", "present"): ("R", "present"),
    ("these", "days"): ("R", "present"),
    ("at", "the", "moment"): ("R", "present"),
    ("this", "moment"): ("R", "present"),
    ("the", "past"): ("R", "the-past"),
    ("the", "future"): ("R", "future"),
    ("the", "near", "future"): ("R", "future"),
    ("the", "not", "too", "distant", "future"): ("R", "future"),
    ("the", "foreseeable", "future"): ("R", "future"),
    ("the", "near", "term"): ("R", "future"),
    ("as", "soon", "as", "possible"): ("R", "future"),
    ("once", "again"): ("x", None),
    ("some", "time", "ago"): ("R", "past"),
    ("long", "ago"): ("R", "past"),
    ("not", "long", "ago"): ("R", "past"),
    ("a", "long", "time", "ago"): ("R", "past"),
    ("since", "then"): ("R", "since-then"),
    ("ever", "since"): ("R", "since-then"),
    ("prior", "to"): ("x", "before"),
    ("new", "year", "'s", "eve"): ("H", "new-years-eve"),
    ("new", "year", "'s", "day"): ("H", "new-year"),
    ("new", "years", "eve"): ("H", "new-years-eve"),
    ("new", "years", "day"): ("H", "new-year"),
    ("new", "year", "'s"): ("H", "new-year"),
    ("christmas", "eve"): ("H", "christmas-eve"),
    ("christmas", "day"): ("H", "christmas"),
    ("boxing", "day"): ("H", "boxing-day"),
    ("good", "friday"): ("H", "good-friday"),
    ("easter", "sunday"): ("H", "easter"),
    ("easter", "monday"): ("H", "easter-monday"),
    ("palm", "sunday"): ("H", "palm-sunday"),
    ("orthodox", "easter"): ("H", "orthodox-easter"),
    ("orthodox", "christmas"): ("H", "orthodox-christmas"),
    ("eid", "al", "-", "fitr"): ("H", "eid-al-fitr"),
    ("eid", "al", "fitr"): ("H", "eid-al-fitr"),
    ("eid", "ul", "-", "fitr"): ("H", "eid-al-fitr"),
    ("eid", "al", "-", "adha"): ("H", "eid-al-adha"),
    ("eid", "al", "adha"): ("H", "eid-al-adha"),
    ("eid", "ul", "-", "adha"): ("H", "eid-al-adha"),
    ("mother", "'s", "day"): ("x", None),
    ("victory", "day"): ("x", None),
    ("independence", "day"): ("x", None),
    ("may", "day"): ("x", None),
    ("labor", "day"): ("H", "labor-day"),
    ("memorial", "day"): ("H", "memorial-day"),
    ("veterans", "day"): ("H", "veterans-day"),
    ("valentine", "'s", "day"): ("H", "valentines-day"),
    ("thanksgiving", "day"): ("H", "thanksgiving"),
    ("black", "friday"): ("x", None),
    ("black", "monday"): ("x", None),
    ("bloody", "sunday"): ("x", None),
    ("human", "rights", "day"): ("x", None),
    ("d", "-", "day"): ("x", None),
    ("arab", "spring"): ("x", None),
    ("six", "day", "war"): ("x", None),
    ("six", "-", "day", "war"): ("x", None),
    ("prague", "spring"): ("x", None),
    ("per", "cent"): ("x", None),
    ("local", "time"): ("Z", "local time"),
    ("small", "hours"): ("D", "dawn"),
    ("predawn", "hours"): ("D", "dawn"),
    ("pre", "-", "dawn", "hours"): ("D", "dawn"),
    ("first", "light"): ("D", "dawn"),
    ("wee", "hours"): ("D", "dawn"),
    ("wee", "small", "hours"): ("D", "dawn"),
    ("mid", "-", "morning"): ("D", "morning"),
    ("mid", "-", "afternoon"): ("D", "afternoon"),
    ("this", "time"): ("x", None),
    ("nine", "-", "eleven"): ("x", None),
}
_WORDS_OF_NAME = re.compile(r"[^\W\d_]+|-|['’]")


def _enter_names(letter: str, names: Mapping[str, object]) -> None:
    """Enters names of several words, with either apostrophe."""
    for name, value in names.items():
        if not name.isalpha():
            for spelling in {name, name.replace("'", "’")}:
                PHRASES[tuple(_WORDS_OF_NAME.findall(spelling))] = (letter, value)


_enter_names("M", LEVANT | ARABIC)
_enter_names("z", dict(OTHER_MONTHS))
PHRASE_HEADS: dict[str, tuple[tuple[str, ...], ...]] = {}
for _phrase in sorted(PHRASES, key=len, reverse=True):
    PHRASE_HEADS[_phrase[0]] = (*PHRASE_HEADS.get(_phrase[0], ()), _phrase)

TRIGGER_CLASSES = frozenset("MWPUVkDdGSHRKz")
TRIGGERS = frozenset(word for word, (letter, _) in WORDS.items() if letter in TRIGGER_CLASSES) | {
    "past",
    "ever",
    "recent",
    "future",
    "ago",
    "moment",
    "present",
    "term",
    "eid",
    "new",
    "half",
    "nineteen",
    "thousand",
    "gmt",
    "utc",
    "o'clock",
    "local",
    *(name.split("'")[0].split()[0].split("-")[0] for name in LEVANT | ARABIC | OTHER_MONTHS if not name.isalpha()),
}
"""A stretch of text with none of these, no year and no clock holds no time expression."""
