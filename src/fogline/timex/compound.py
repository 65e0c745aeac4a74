"""Expressions that name a time and tell another from it.

"Two days after 4 April", "the eve of Ramadan", "the week to 7 May" are counted from it; "the second week of April",
"the last days of March" are pieces of it; "the night of 3 to 4 May" is one night. Every joiner looks at the tokens left
of a draft, and may swallow the draft before, which then is the first of the new one's parts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from fogline.timex.forms import (
    Amount,
    Calendar,
    From,
    Holiday,
    OtherDate,
    Period,
    Portion,
    Range,
    Season,
    Unit,
    Weekday,
    Within,
)
from fogline.timex.grammar import Draft, unit_of
from fogline.timex.tokens import Tokens

DECEMBER = 12
_SIDES: dict[str, Literal[-1, 1]] = {"after": 1, "before": -1, "following": 1, "prior to": -1}
_UP_TO = frozenset({"to", "ending", "ended", "until", "before"})
_LASTING = frozenset({"for", "within", "over", "during", "in"})
"""Before a length they mean all of it, not its far end."""
_HOLY = frozenset({"the", "holy", "muslim", "fasting", "islamic", "sacred"})
_INDEX = {"opening": 1, "first": 1, "final": -1, "closing": -1, "last": -1, "latter": 2}
_BEGUN = frozenset("began begins begin started starts ended in on at and when".split())
"""After a feast, what still leaves it the time that is meant; "the Ramadan truce" is another."""
_NIGHTS = frozenset({"night", "nights", "overnight"})


def compound(drafts: list[Draft], tokens: Tokens) -> list[Draft]:
    """Drafts of one stretch with what is told from them taken in."""
    found: list[Draft] = []
    for draft in drafts:
        joined = None
        if draft.kind != "SET":
            joined = _night(draft, tokens) or _piece(draft, tokens) or _count(draft, tokens)
        if joined is None:
            found.append(draft)
            continue
        swallowed: list[Draft] = []
        while found and found[-1].last > joined.first:
            swallowed.insert(0, found.pop())
        joined.first = min([joined.first, *(one.first for one in swallowed)])
        if joined.parts:
            joined.parts = [*swallowed, *joined.parts]
        found.append(joined)
    return found


def _night(draft: Draft, tokens: Tokens) -> Draft | None:
    """The night of 3 to 4 May; overnight Friday to Saturday: one night, told under the day it began."""
    if not isinstance(draft.form, Range) or len(draft.parts) != 2:
        return None
    left, right = draft.parts
    led = tokens.word(left.first) in ("the", "overnight", "night") and left.part == "night"
    index = draft.first - 1
    while tokens.word(index) in ("of", "from", "on", "between") and not led:
        index -= 1
    alone = tokens.word(index) in _NIGHTS and draft.first - index <= 3
    if not (led or alone) or not _adjacent(left, right) or right.part not in (None, "night", "dawn", "morning"):
        return None
    first = draft.first if led else index
    first -= tokens.word(first - 1) == "the"
    form = left.form
    if isinstance(form, Calendar) and isinstance(right.form, Calendar) and form.year is None and right.form.year:
        form = replace(form, year=right.form.year - (right.form.month == 1 and form.month == DECEMBER))
    return Draft(first=first, last=draft.last, kind="TIME", form=form, rule="night-between", part="night")


def _adjacent(left: Draft, right: Draft) -> bool:
    """Whether the second day is the one after the first."""
    one, two = left.form, right.form
    if isinstance(one, Weekday) and isinstance(two, Weekday):
        return (two.weekday - one.weekday) % 7 == 1
    if not (isinstance(one, Calendar) and isinstance(two, Calendar)) or one.day is None or two.day is None:
        return False
    return two.day == one.day + 1 or (two.day == 1 and one.day >= 28)


def _piece(draft: Draft, tokens: Tokens) -> Draft | None:
    """The second week of April; the last days of March; the first three months of 2016; the first half of May."""
    index = _before_of(draft, tokens)
    if index is None or draft.mod is not None or not _has_pieces(draft):
        return None
    unit = _unit_at(tokens, index)
    if unit is None or not _fits(unit, draft):
        return None
    index -= 1
    amount = Amount(value=None if tokens.letter(index + 1) == "V" else 1)
    if tokens.letter(index) == "N":
        value = tokens.values[index]
        amount, index = Amount(value=float(value) if isinstance(value, int | float) else None), index - 1
    which = _index_at(tokens, index)
    if which is None or (unit == "half" and which not in (1, 2)) or (which != 1 and which > 0 and amount.value != 1):
        return None
    first = index - (tokens.letter(index - 1) == "T")
    form = Within(amount=amount, unit=unit, index=which)
    return Draft(first=first, last=draft.last, kind="DATE", form=form, rule="piece", parts=[draft])


def _before_of(draft: Draft, tokens: Tokens) -> int | None:
    """Index of the word before "of" and the draft, "the holy month of" left aside; `None` where none stands."""
    index = draft.first - 1
    if tokens.word(index) != "of":
        return None
    if tokens.word(index - 1) == "month":
        index -= 2
        while tokens.word(index) in _HOLY:
            index -= 1
        if tokens.word(index) != "of":
            return None
    return index - 1


def _unit_at(tokens: Tokens, index: int) -> Unit | None:
    letter = tokens.letter(index)
    if letter == "F":
        return "half"
    unit = unit_of(tokens.values[index]) if letter in "UV" else None
    return unit if unit in ("day", "week", "fortnight", "month", "quarter", "half") else None


def _index_at(tokens: Tokens, index: int) -> int | None:
    """Which piece a word says: "second" 2, "last" -1."""
    value = tokens.values[index] if tokens.letter(index) == "O" else _INDEX.get(tokens.word(index))
    return value if isinstance(value, int) and value <= 31 else None


def _has_pieces(draft: Draft) -> bool:
    form = draft.form
    if isinstance(form, Calendar):
        return form.day is None
    if isinstance(form, OtherDate):
        return form.day is None
    return isinstance(form, Holiday | Season | Portion) or (isinstance(form, Period) and form.unit in ("month", "year"))


def _fits(unit: Unit, draft: Draft) -> bool:
    """Months and quarters are pieces of years and of what is nearly one."""
    if unit not in ("month", "quarter"):
        return True
    form = draft.form
    yearly = isinstance(form, Calendar) and form.month is None
    return yearly or isinstance(form, Season | Portion) or (isinstance(form, Period) and form.unit == "year")


def _count(draft: Draft, tokens: Tokens) -> Draft | None:
    """Two days after 4 April; the day before Eid; the eve of 4 April; the week to 7 May."""
    if _is_base(draft) and tokens.words[max(0, draft.first - 2) : draft.first] == ("eve", "of"):
        return _from(draft, tokens, draft.first - 2, Amount(value=1), "day", -1)
    if not _is_base(draft) or _describes(draft, tokens):
        return None
    index = draft.first - 1
    if tokens.letter(index) == "T":
        index -= 1
    side = tokens.word(index)
    sign = _SIDES.get(side, -1 if side in _UP_TO else None)
    if sign is None:
        return None
    night = tokens.letter(index - 1) == "D" and tokens.values[index - 1] == "night"
    unit = "day" if night else _counted_unit(tokens, index - 1)
    if unit is None:
        return None
    definite = tokens.letter(index - 2) == "T"
    amount, start = _amount(tokens, index - 2, plural=tokens.letter(index - 1) == "V")
    if amount is None:
        return None
    definite = definite or tokens.letter(start - 1) == "T"
    if side in _UP_TO - {"before"} and not (definite and _is_day(draft) and not night):
        return None
    joined = _from(draft, tokens, start, amount, unit, sign)
    joined.part = "night" if night else None
    several = definite and (unit != "day" or amount.value != 1)
    lead = tokens.word(start - 1) if tokens.letter(start - 1) != "T" else tokens.word(start - 2)
    if side in _UP_TO - {"before"}:
        joined.form = From(amount=amount, unit=unit, sign=sign, whole="with")
    elif several or lead in _LASTING:
        joined.form = From(amount=amount, unit=unit, sign=sign, whole="beside")
    return joined


def _amount(tokens: Tokens, index: int, *, plural: bool) -> tuple[Amount | None, int]:
    """The number before a unit, with where it begins; `None` for a vague or missing one."""
    if tokens.letter(index) in "TA":
        return (None if plural else Amount(value=1)), index
    value = tokens.values[index] if tokens.letter(index) == "N" else None
    if not isinstance(value, int | float):
        return None, index
    bound = tokens.values[index - 1] if tokens.letter(index - 1) == "a" else None
    start = index - 1 if bound else index
    return Amount(value=float(value), bound=bound), start  # type: ignore[arg-type]  # the lexicon's own bounds


def _counted_unit(tokens: Tokens, index: int) -> Unit | None:
    unit = unit_of(tokens.values[index]) if tokens.letter(index) in "UV" else None
    return unit if unit in ("hour", "day", "week", "fortnight", "month", "year", "decade") else None


def _from(draft: Draft, tokens: Tokens, start: int, amount: Amount, unit: Unit, sign: Literal[-1, 1]) -> Draft:
    first = start - (tokens.letter(start - 1) == "T")
    form = From(amount=amount, unit=unit, sign=sign)
    return Draft(first=first, last=draft.last, kind="DATE", form=form, rule="counted", parts=[draft])


def _is_base(draft: Draft) -> bool:
    """Whether something can be counted from it: a time of the calendar, no length and no pointer."""
    form = draft.form
    if isinstance(form, Period):
        return form.unit == "day" and form.base == "anchor"
    return isinstance(form, Calendar | Weekday | Holiday | OtherDate | Season)


def _describes(draft: Draft, tokens: Tokens) -> bool:
    """Whether a feast or month only describes the noun after it ("the Ramadan truce")."""
    long = isinstance(draft.form, Holiday | OtherDate) and not _is_day(draft)
    return long and tokens.letter(draft.last) in "xX" and tokens.word(draft.last) not in _BEGUN


def _is_day(draft: Draft) -> bool:
    form = draft.form
    return isinstance(form, Weekday | Period) or (isinstance(form, Calendar | OtherDate) and form.day is not None)
