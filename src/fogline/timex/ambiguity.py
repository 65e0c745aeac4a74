"""Words that only sometimes name a time: *may*, *march*, *second*, *fall*, *Sun*, *am*, four digits.

Each doubtful token keeps its time class only where its neighbours speak for it; otherwise it becomes a plain word or
a number. A doubtful word that stands alone is taken at its word: whoever asks about "May" alone means the month.
"""

from __future__ import annotations

from fogline.timex.lexicon import DECADES
from fogline.timex.other_calendars import ARABIC, LEVANT
from fogline.timex.tokens import Rows

_YEAR_NEEDED = frozenset("nisan tammuz tamouz ab adhar athar ayar azar mehr aban dey safar rajab bahman".split())
_CALLED = frozenset("movement alliance bloc coalition brigade brigades battalion division street square bridge".split())
"""What is called by a day ("the 23 March Movement") and says nothing of when."""
_MODAL = frozenset({"may", "march"})
_NAMES = frozenset({"april", "june", "august", "jan", "jun", "mar"})
_OF_A_WALK = frozenset(
    "against across along at began begins by ended ends for from had has into is it took towards turned toward under "
    "was were where which who will with would".split()
)
"""What follows "the March" where people walk; what else does is of the month."""
_SHORT_DAYS = frozenset({"sun", "sat", "mon", "wed", "fri", "tue", "thu", "thur", "thurs", "tues"})
_SHORT_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
_DOUBTFUL = _MODAL | _NAMES | _SHORT_MONTHS
_LEAD = frozenset(
    "in last next of since until till by during early mid late from this between before after through throughout "
    "every each previous following for to and or on around about end beginning start middle mid- past as".split()
)
_MONTH_LEAD = _LEAD - {"for", "to", "and", "or", "on", "as", "about", "around"}
_YEAR_LEAD = frozenset(
    "in since of from until till by during late early mid fiscal before after year spring summer autumn fall winter "
    "through throughout between to and or circa around about as for on than into the his her its their our a an this "
    "late- early- mid- christmas easter ramadan eid toward towards dated class season born up back".split()
)
_LABELS = frozenset(
    "resolution resolutions unscr law article articles route highway flight unit brigade room box no number page "
    "regulation decree channel section chapter apollo area street road avenue boeing airbus model type directive act "
    "bill battalion regiment division squadron hill point kilometer kilometre km mile paragraph order series".split()
)
_COUNTED = frozenset(
    "people persons men women children civilians rebels fighters troops soldiers militants families residents refugees "
    "dead wounded killed injured victims bodies prisoners detainees homes houses buildings rockets shells missiles "
    "bombs mortars tonnes kilometres kilometers km sqkm sq square hectares acres miles metres meters yards feet litres "
    "liters kilograms kg dollars euros pounds vehicles tanks "
    "police officers workers students members strikes raids airstrikes sorties patients deaths casualties villages "
    "guns weapons mines barrels shares votes copies jobs employees pilgrims passengers guerrillas insurgents "
    "peacekeepers conscripts hostages others more % percent".split()
)
_ROUGHLY = frozenset("nearly almost some approximately roughly least".split())
"""What stands before a number of things and never before a year."""
_YEAR_SURE = frozenset("in since the during late early by until mid".split())
_MAKES = frozenset(
    "audi bmw buick cadillac chevrolet chevy chrysler datsun fiat gmc honda hyundai isuzu kia lada mazda mercedes "
    "mitsubishi nissan oldsmobile opel peugeot plymouth pontiac renault subaru suzuki toyota volkswagen volvo".split()
)
_OWNERS = frozenset({"his", "her", "their", "my", "our", "your", "whose"})
_SPEECH = frozenset("said says told tells added adds warned warns argued argues insisted".split())
_MONTH_SURE = frozenset({"in", "last", "next", "since", "of", "mid", "early", "late"})
_SEASON_LEAD = frozenset(
    "in last this next during since until by early late mid of every each before after through throughout the that "
    "previous following coming past from between for".split()
)

_FALL_LEAD = frozenset({"in", "during", "by"})
"""What makes "the fall" a season; "since the fall" may as well be that of a town."""


def settle(rows: Rows) -> None:
    """Gives every doubtful token of the rows its class, left to right."""
    for index, letter in enumerate(rows.letters):
        judge = _JUDGES.get(letter)
        if judge is not None:
            judge(rows, index)


def _alone(rows: Rows) -> bool:
    """Whether the stretch is one word, give or take its full stop."""
    return len(rows.words) == 1 or (len(rows.words) == 2 and rows.letters[1] in "235")


def _day_number(rows: Rows, index: int) -> bool:
    value = rows.values[index] if 0 <= index < len(rows.words) else None
    return rows.letter(index) in "NO" and isinstance(value, int) and 1 <= value <= 31


def _foreign_month(rows: Rows, index: int) -> None:
    """A month of the Levant, in Arabic script or of another calendar: with a day or a year beside it.

    Names that another calendar shares, or that are words, need the year.
    """
    word = rows.words[index]
    after = index + 2 if rows.letter(index + 1) == "2" else index + 1
    dated = rows.letter(after) == "Y" or (_is_number(rows, after) and int(str(rows.values[after])) > 1000)
    day_before = _is_number(rows, index - 1) or (rows.letter(index - 1) == "o" and rows.letter(index - 2) == "O")
    beside = day_before or rows.letter(index - 1) == "O" or _is_number(rows, index + 1)
    if dated or " " in word or (beside and word not in _YEAR_NEEDED):
        return
    rows.plain(index)


def _is_number(rows: Rows, index: int) -> bool:
    return rows.letter(index) == "N" and isinstance(rows.values[index], int) and rows.word(index).isdecimal()


def _month(rows: Rows, index: int) -> None:
    word = rows.words[index]
    if word in LEVANT or word in ARABIC:
        _foreign_month(rows, index)
        return
    day_first = _day_number(rows, index - 1) and rows.word(index + 1) in _CALLED
    if day_first or (_day_number(rows, index + 1) and rows.word(index + 2) in _CALLED):
        rows.plain(index)
        return
    if word not in _DOUBTFUL or _alone(rows):
        return
    if not (_month_neighbours(rows, index) or _month_by_itself(rows, index)):
        rows.plain(index)


def _month_by_itself(rows: Rows, index: int) -> bool:
    """A doubtful month without a day or year: its spelling and the words around must speak for it."""
    word, raw, before = rows.words[index], rows.raw(index), _word_before(rows, index)
    if not raw[0].isupper():
        return word in _SHORT_MONTHS - _NAMES and raw.endswith(".")
    if word in _SHORT_MONTHS and word not in _NAMES:
        return raw.endswith(".")
    if word in _NAMES and len(word) > 3:  # April, June, August: names too
        named = rows.letter(index + 1) == "X" and rows.raw(index + 1).istitle() and before not in _MONTH_LEAD
        return not named and rows.word(index + 1) not in _SPEECH
    if raw.isupper() and len(word) > 3 and not raw.istitle():
        return before in _MONTH_SURE | {"until", "during"}
    if word == "march" and before == "the" and rows.letter(index + 1) == "x":
        return rows.word(index + 1) not in _OF_A_WALK  # the March ceasefire
    ends = rows.letter(index + 1) not in "xX" or rows.word(index + 1) in ("onward", "onwards")
    return before in _MONTH_LEAD and (ends or before in _MONTH_SURE)


def _word_before(rows: Rows, index: int) -> str:
    """The word before; across a hyphen in "mid-March"."""
    across = rows.letter(index - 1) == "0" and rows.letter(index - 2) == "E"
    return rows.word(index - 2 if across else index - 1)


def _month_neighbours(rows: Rows, index: int) -> bool:
    """A day number before or after, a year after, or another month across *and*, *to* or a dash."""
    word, capital = rows.words[index], rows.raw(index)[0].isupper()
    after, before = rows.letter(index + 1), index - 1
    if after in "Yy" or (after == "2" and rows.letter(index + 2) == "Y"):
        return True
    if rows.letter(before) in "0o":
        before -= 1
    if _day_number(rows, before) and (capital or word not in _MODAL or rows.letter(before) == "O"):
        return word != "may" or capital or after in "23Yy6"
    if not capital:
        return False
    if _day_number(rows, index + 1):
        return word != "may" or rows.word(index + 2) not in _COUNTED
    if after in "0178" and rows.letter(index + 2) == "M" and rows.words[index + 2] not in _MODAL:
        return True
    return rows.letter(index - 1) in "0178" and rows.letter(index - 2) == "M"


def _weekday(rows: Rows, index: int) -> None:
    if rows.words[index] in _SHORT_DAYS and not _alone(rows) and not _short_day(rows, index):
        rows.plain(index)


def _short_day(rows: Rows, index: int) -> bool:
    """*Sat.*, *Sun*, *Mon*: a day only with a capital and a date, a part of day or a preposition beside it."""
    word, raw, before = rows.words[index], rows.raw(index), rows.word(index - 1)
    after = rows.letter(index + 1)
    if not raw[0].isupper() or before == "the":
        return False
    if after == "D" or after in "NOM" or (after == "2" and rows.letter(index + 2) in "NOM"):
        return True
    if before in ("on", "last", "next", "since", "until", "by", "late", "early", "this"):
        return True
    return raw.endswith(".") and (word not in ("sat", "sun") or before in _LEAD or after in "G2" or not before)


def _year(rows: Rows, index: int) -> None:
    """Four digits are a year unless they count or label something."""
    if _counts(rows, index) or _labels(rows, index) or _unlikely(rows, index) or _built(rows, index):
        rows.letters[index] = "N"


def _counts(rows: Rows, index: int) -> bool:
    """2016 people; nearly 2000 raids; 2000 air raids; 1,900 comes as a number anyway; 2000-strong; 1990 hours."""
    after = rows.word(index + 2) if rows.word(index + 1) == "air" else rows.word(index + 1)
    if rows.word(index - 1) in _ROUGHLY and rows.letter(index + 1) in "xX":
        return True
    if rows.letter(index + 1) in "UV" and after != "quarter":
        return True
    if after == "-" and rows.word(index + 2) == "strong":
        return True
    dated = rows.letter(index - 1) == "M" or (_day_number(rows, index - 1) and rows.letter(index - 2) == "M")
    return after in _COUNTED and not dated and rows.word(index - 1) not in _YEAR_SURE


def _labels(rows: Rows, index: int) -> bool:
    """Resolution 1973; route 2011; $1998; #2011."""
    mark = rows.letter(index - 1) == "5" and rows.word(index - 1) not in "()[]\"'“”‘’:;*…?!&`_"
    return mark or rows.word(index - 1) in _LABELS or rows.word(index + 1) == "/"


def _built(rows: Rows, index: int) -> bool:
    """A 1987 Toyota: the year of a make, in which nothing that is told happened."""
    return rows.word(index + 1) in _MAKES and rows.word(index - 1) not in _YEAR_SURE


def _unlikely(rows: Rows, index: int) -> bool:
    """A year before 1900, or a round hundred, with nothing before it that a year would have."""
    value, before = rows.values[index], rows.word(index - 1)
    if not isinstance(value, int):
        return False
    old = value < 1900 and before not in _YEAR_LEAD and rows.letter(index - 1) not in "M0125"
    dated = before in ("in", "since", "year", "by") or rows.letter(index - 1) in "M2"
    rounded = value % 100 == 0 and value != 2000 and not dated
    return old or rounded


def _season(rows: Rows, index: int) -> None:
    word, before = rows.words[index], rows.word(index - 1)
    dated = rows.letter(index + 1) == "Y" or (rows.word(index + 1) == "of" and rows.letter(index + 2) == "Y")
    if dated or _alone(rows):
        return
    if word in ("fall", "spring"):
        if not _season_lead(rows, index):
            rows.plain(index)
    elif rows.raw(index)[0].isupper() and rows.letter(index - 1) == "X" and before != "the":
        rows.plain(index)  # Operation Winter, Silver Summers


def _season_lead(rows: Rows, index: int) -> bool:
    """*Last fall*, *in spring*, *by the spring*, *in the fall*; not *the fall of Aleppo*, *a spring offensive*."""
    word, before = rows.words[index], rows.word(index - 1)
    if before == "the":
        leads = _SEASON_LEAD if word == "spring" else _FALL_LEAD
        return rows.word(index - 2) in leads and rows.word(index + 1) != "of"
    if before == "-":
        return rows.word(index - 2) in ("mid", "early", "late")
    return before in _SEASON_LEAD - {"to", "for", "the", "of", "before", "after"}


def _meridiem(rows: Rows, index: int) -> None:
    if rows.letter(index - 1) not in "NC":
        rows.plain(index)  # I am, the PM


def _decade(rows: Rows, index: int) -> None:
    """An age, not a decade: "in her thirties", "their twenties and mid-thirties"; else the twentieth century's."""
    value = rows.values[index]
    before = index - 1
    if isinstance(value, tuple):
        if rows.word(before) in _LABELS:
            rows.plain(index)  # resolution 2016/17
        return
    while rows.letter(before) in "0E":
        before -= 1
    aged = rows.letter(before) in "0789" and rows.word(before - 1) in DECADES and rows.letter(before - 1) == "x"
    if rows.word(before) in _OWNERS or aged:
        rows.plain(index)
    elif isinstance(value, int) and value < 100:
        rows.values[index] = 1900 + value


def _ordinal(rows: Rows, index: int) -> None:
    """*second* is a unit after a number."""
    before = index - 2 if rows.letter(index - 1) == "0" else index - 1
    if rows.words[index] == "second" and (rows.letter(before) == "N" or rows.word(index - 1) == "per"):
        rows.letters[index], rows.values[index] = "U", "second"


def _short_year(rows: Rows, index: int) -> None:
    """'98 is a year; a number in quotation marks is not."""
    if rows.word(index + 1) in ("'", "’") and rows.starts[index + 1] == rows.ends[index]:
        rows.plain(index)


def _zone(rows: Rows, index: int) -> None:
    if not rows.raw(index).isupper() and rows.words[index] != "local time":
        rows.plain(index)


def _spoken_year(rows: Rows, index: int) -> None:
    """*The year two thousand*, *in two thousand three*."""
    led = rows.word(index - 1) in ("year", "in", "since", "by", "until")
    if led and rows.words[index].startswith("two thousand") and rows.letter(index + 1) in "x2356":
        rows.letters[index] = "Y"


_JUDGES = {
    "N": _spoken_year,
    "M": _month,
    "z": _foreign_month,
    "W": _weekday,
    "Y": _year,
    "S": _season,
    "m": _meridiem,
    "K": _decade,
    "O": _ordinal,
    "y": _short_year,
    "Z": _zone,
}
