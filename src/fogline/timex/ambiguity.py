"""Words that only sometimes name a time: *may*, *march*, *second*, *fall*, *Sun*, *am*, four digits.

Each doubtful token keeps its time class only where its neighbours speak for it; otherwise it becomes a plain word or a
number. A doubtful word that stands alone is taken at its word: whoever asks about "May" and nothing else means the month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MODAL = frozenset({"may", "march"})
_NAMES = frozenset({"april", "june", "august", "jan", "jun", "mar"})
_SHORT_DAYS = frozenset({"sun", "sat", "mon", "wed", "fri", "tue", "thu", "thur", "thurs", "tues"})
_SHORT_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
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
    "resolution resolutions unscr law article articles route highway flight unit brigade room box no number page regulation "
    "decree channel section chapter apollo area street road avenue boeing airbus model type directive act bill a c "
    "battalion regiment division squadron hill point kilometer kilometre km mile paragraph order series m".split()
)
_PEOPLE = frozenset(
    "people persons men women children civilians rebels fighters troops soldiers militants families residents "
    "refugees dead wounded killed injured victims bodies prisoners detainees homes houses houses buildings rockets shells "
    "missiles bombs mortars tonnes tons kilometres kilometers km miles metres meters feet dollars euros pounds men, "
    "vehicles tanks police officers workers students members strikes raids airstrikes sorties patients deaths "
    "casualties families villages guns weapons mines barrels points shares votes calories copies jobs "
    "employees pilgrims passengers guerrillas insurgents peacekeepers conscripts hostages others more %".split()
)
_OWNERS = frozenset({"his", "her", "their", "my", "our", "your", "whose"})
_SPEECH = frozenset("said says told tells added adds warned warns argued argues insisted".split())
_SEASON_LEAD = frozenset(
    "in last this next during since until by early late mid of every each before after through throughout the that "
    "previous following coming past from between for".split()
)


@dataclass(slots=True)
class Rows:
    """Mutable columns of tokens while their classes are being settled."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    letters: list[str]
    values: list[object]

    def word(self, index: int) -> str:
        """Lower-case token, empty outside."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def letter(self, index: int) -> str:
        """Class letter, a paragraph break outside."""
        return self.letters[index] if 0 <= index < len(self.letters) else "6"

    def raw(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.words) else ""

    def plain(self, index: int) -> None:
        """Makes the token an ordinary word."""
        self.letters[index] = "x" if self.raw(index)[:1].islower() else "X"
        self.values[index] = None


def settle(rows: Rows) -> None:
    """Gives every doubtful token of the rows its class, left to right."""
    for index, letter in enumerate(rows.letters):
        judge = _JUDGES.get(letter)
        if judge is not None:
            judge(rows, index)


def _alone(rows: Rows) -> bool:
    return len(rows.words) <= 2


def _skip_comma(rows: Rows, index: int) -> int:
    return index + 1 if rows.letter(index) == "2" else index


def _day_number(rows: Rows, index: int) -> bool:
    value = rows.values[index] if 0 <= index < len(rows.words) else None
    return rows.letter(index) in "NO" and isinstance(value, int) and 1 <= value <= 31


def _month(rows: Rows, index: int) -> None:
    word = rows.words[index]
    doubtful = word in _MODAL or word in _NAMES or word in _SHORT_MONTHS
    if not doubtful or _alone(rows) or _month_neighbours(rows, index):
        return
    raw, before = rows.raw(index), rows.word(index - 1)
    if word in _SHORT_MONTHS and word not in _NAMES:
        if raw.endswith("."):
            return
    elif raw[0].isupper() and word in _NAMES and len(word) > 3:
        follower = rows.raw(index + 1)
        named = follower[:1].isupper() and rows.letter(index + 1) == "X" and before not in _MONTH_LEAD
        if not named and rows.word(index + 1) not in _SPEECH:
            return
    elif raw[0].isupper() and before in _MONTH_LEAD and not raw.isupper():
        if word not in _MODAL or rows.letter(index + 1) not in "xX" or before in ("in", "last", "next", "since", "of"):
            return
    elif raw.isupper() and before in ("in", "since", "last", "next", "until", "during") and len(word) > 3:
        return
    rows.plain(index)


def _month_neighbours(rows: Rows, index: int) -> bool:
    """A day number before or after, a year after, or another month across *and*, *to* or a dash."""
    word, raw = rows.words[index], rows.raw(index)
    after, before = rows.letter(index + 1), index - 1
    if after in "Yy" or (after == "2" and rows.letter(index + 2) == "Y"):
        return True
    if rows.letter(before) in "0o":
        before -= 1
    if _day_number(rows, before) and (raw[0].isupper() or word not in _MODAL or rows.letter(before) == "O"):
        return word != "may" or raw[0].isupper() or after in "23Yy6"
    if _day_number(rows, index + 1) and raw[0].isupper():
        return word != "may" or rows.word(index + 2) not in _PEOPLE
    if after in "0178" and rows.letter(index + 2) == "M" and raw[0].isupper() and rows.words[index + 2] not in _MODAL:
        return True
    return rows.letter(index - 1) in "0178" and rows.letter(index - 2) == "M" and raw[0].isupper()


def _weekday(rows: Rows, index: int) -> None:
    word = rows.words[index]
    if word not in _SHORT_DAYS or _alone(rows):
        return
    raw, before, after = rows.raw(index), rows.word(index - 1), rows.letter(index + 1)
    if raw[0].isupper() and (raw.endswith(".") and len(word) > 2) and (word != "sun" or before != "the"):
        if word not in ("sat", "sun") or before in _LEAD or after in "NOMDG2" or not before:
            return
    if raw[0].isupper() and (after in "NOM" or (after == "2" and rows.letter(index + 2) in "NOM")):
        if before != "the":
            return
    if raw[0].isupper() and before in ("on", "last", "next", "since", "until", "by", "late", "early", "this"):
        return
    if raw[0].isupper() and after == "D":
        return
    rows.plain(index)


def _year(rows: Rows, index: int) -> None:
    """Four digits are a year unless they count or label something."""
    before, after = rows.word(index - 1), rows.word(index + 1)
    value = rows.values[index]
    if rows.letter(index + 1) in "UV" and rows.word(index + 1) not in ("quarter",):
        rows.letters[index] = "N"
    elif before in _LABELS or rows.letter(index - 1) in "aq" and after in _PEOPLE:
        rows.letters[index] = "N"
    elif rows.letter(index - 1) == "5" and rows.word(index - 1) not in "()[]\"'“”‘’:;*…?!&":
        rows.letters[index] = "N"  # $1998, #2011, /2011
    elif after in ("%", "percent", "per cent", "/") or (after == "-" and rows.word(index + 2) == "strong"):
        rows.letters[index] = "N"
    elif after in _PEOPLE and before not in ("in", "since", "the", "during", "late", "early", "by", "until", "mid"):
        rows.letters[index] = "N"
    elif isinstance(value, int) and value < 1900 and before not in _YEAR_LEAD and rows.letter(index - 1) not in "M0125":
        rows.letters[index] = "N"
    elif isinstance(value, int) and value % 100 == 0 and value != 2000 and before not in ("in", "since", "year", "by"):
        rows.letters[index] = "N"


def _season(rows: Rows, index: int) -> None:
    word, before = rows.words[index], rows.word(index - 1)
    if rows.letter(index + 1) == "Y" or (rows.word(index + 1) == "of" and rows.letter(index + 2) == "Y"):
        return
    if _alone(rows):
        return
    if word in ("fall", "spring") and before == "the":
        if word == "spring" and rows.word(index - 2) in _SEASON_LEAD and rows.word(index + 1) != "of":
            return
        rows.plain(index)
    elif word in ("fall", "spring") and before not in _SEASON_LEAD - {"to", "for", "the", "of", "before", "after"}:
        if rows.word(index - 1) != "-" or rows.word(index - 2) not in ("mid", "early", "late"):
            rows.plain(index)
    elif rows.raw(index)[0].isupper() and rows.letter(index - 1) == "X":
        rows.plain(index)  # Arab Spring, Prague Spring, Silver Springs


def _meridiem(rows: Rows, index: int) -> None:
    if rows.letter(index - 1) not in "NC":
        rows.plain(index)


def _decade(rows: Rows, index: int) -> None:
    """An age or a temperature, not a decade: "in her thirties"."""
    low = isinstance(rows.values[index], int) and rows.words[index].isalpha()
    if rows.word(index - 1) in _OWNERS or (rows.letter(index - 1) == "E" and rows.word(index - 2) in _OWNERS):
        rows.plain(index)
    elif low:
        value = rows.values[index]
        rows.values[index] = 1900 + value if isinstance(value, int) and value < 100 else value


def _ordinal(rows: Rows, index: int) -> None:
    """*second* is a unit after a number."""
    if rows.words[index] == "second" and (rows.letter(index - 1) == "N" or rows.words[index - 1 : index] == ["per"]):
        rows.letters[index], rows.values[index] = "U", "second"
    if rows.words[index] == "second" and rows.letter(index - 1) == "0" and rows.letter(index - 2) == "N":
        rows.letters[index], rows.values[index] = "U", "second"


def _short_year(rows: Rows, index: int) -> None:
    """'98 is a year; a number in quotation marks is not."""
    if re.match(r"['’]", rows.text[rows.ends[index] : rows.ends[index] + 1]):
        rows.plain(index)


def _zone(rows: Rows, index: int) -> None:
    if not rows.raw(index).isupper():
        rows.plain(index)


_JUDGES = {
    "M": _month,
    "W": _weekday,
    "Y": _year,
    "S": _season,
    "m": _meridiem,
    "K": _decade,
    "O": _ordinal,
    "y": _short_year,
    "Z": _zone,
}
