"""Words that make one token: set phrases (*more than*, *christmas eve*) and numerals (*two and a half*)."""

from __future__ import annotations

from fogline.timex.lexicon import NUMBERS, PHRASE_HEADS, PHRASES, SCALES
from fogline.timex.tokens import Rows


def gather(rows: Rows) -> None:
    """Joins phrases, numerals and halves, in this order, in place."""
    _join_phrases(rows)
    _join_twin_months(rows)
    _join_numbers(rows)
    _join_halves(rows)


def _join_phrases(rows: Rows) -> None:
    """Joins set phrases, longest first."""
    for index in range(len(rows.words)):
        if index >= len(rows.words):
            break
        for phrase in PHRASE_HEADS.get(rows.words[index], ()):
            if tuple(rows.words[index : index + len(phrase)]) == phrase and _holds(rows, index, phrase):
                rows.join(index, len(phrase), *PHRASES[phrase])
                break


def _join_twin_months(rows: Rows) -> None:
    """Joins one month told under two names: *Nisan (April)*, *Ab/August*, and the same in Arabic script."""
    for index in range(len(rows.words) - 3, -1, -1):
        same = rows.letters[index] == rows.letters[index + 2] == "M" and rows.values[index] == rows.values[index + 2]
        closed = rows.word(index + 3) == ")"
        if same and (rows.word(index + 1) == "/" or (rows.word(index + 1) == "(" and closed)):
            rows.join(index, 4 if rows.word(index + 1) == "(" else 3, "M", rows.values[index])


def _holds(rows: Rows, index: int, phrase: tuple[str, ...]) -> bool:
    """Refuses a phrase whose words are needed for a longer time expression."""
    following = rows.letters[index + len(phrase)] if index + len(phrase) < len(rows.letters) else "6"
    if phrase in (("the", "past"), ("this", "moment")):
        return following not in "NUVLkEWMSYD" or phrase[1] != "past"
    if phrase == ("a", "half"):
        return following in "0UV" or (index > 0 and rows.words[index - 1] == "and")
    if phrase in (("more", "than"), ("up", "to"), ("close", "to")):
        return following in "NAYKCaT"
    return True


def _join_numbers(rows: Rows) -> None:
    """Joins number words: *twenty four*, *two and a half*, *nineteen ninety-six*."""
    index = 0
    while index < len(rows.words):
        if rows.letters[index] == "N" and _is_numeral(rows, index):
            _join_number(rows, index)
        index += 1


def _is_numeral(rows: Rows, index: int) -> bool:
    return index < len(rows.words) and (rows.words[index] in NUMBERS or rows.words[index] in SCALES)


def _join_number(rows: Rows, first: int) -> None:
    """Reads the numeral that begins here."""
    numerals, last, index = [rows.words[first]], first, first + 1
    while index < len(rows.words):
        step = index + 1 if rows.letters[index] == "0" else index
        if rows.words[index] == "and" and numerals[-1] in SCALES:
            step = index + 1
        if not _is_numeral(rows, step) or not _follows(numerals[-1], rows.words[step]):
            break
        numerals.append(rows.words[step])
        last, index = step, step + 1
    letter, value = _numeral(numerals)
    if last > first:
        rows.join(first, last - first + 1, letter, value)
    else:
        rows.values[first] = value


def _join_halves(rows: Rows) -> None:
    """Joins *two and a half* and *twenty-first*."""
    for index in range(len(rows.words) - 2, 0, -1):
        before, value = rows.letters[index - 1], rows.values[index - 1]
        if before != "N" or not isinstance(value, int | float) or index + 1 >= len(rows.words):
            continue
        if rows.words[index] == "and" and rows.values[index + 1] == 0.5 and rows.words[index + 1] == "a half":
            rows.join(index - 1, 3, "N", value + 0.5)
        elif rows.letters[index] == "0" and rows.letters[index + 1] == "O" and value in (20, 30):
            ordinal = rows.values[index + 1]
            if isinstance(ordinal, int) and ordinal < 10:
                rows.join(index - 1, 3, "O", int(value) + ordinal)


def _follows(left: str, right: str) -> bool:
    """Whether two numerals make one number or year."""
    if right in SCALES:
        return left in NUMBERS
    if left in SCALES:
        return True
    if left in ("nineteen", "eighteen", "twenty"):
        return left != "twenty" or NUMBERS[right] < 20
    return NUMBERS.get(left, 0) >= 20 and 0 < NUMBERS[right] < 10


def _numeral(numerals: list[str]) -> tuple[str, object]:
    """Value of a run of numerals, as a year where they are spoken as one."""
    if len(numerals) > 1 and numerals[0] in ("nineteen", "eighteen") and not set(numerals[1:]) & set(SCALES):
        return "Y", NUMBERS[numerals[0]] * 100 + sum(NUMBERS[word] for word in numerals[1:])
    if len(numerals) > 1 and numerals[0] == "twenty" and NUMBERS.get(numerals[1], 0) in range(10, 20):
        return "Y", 2000 + NUMBERS[numerals[1]]
    total = 0
    for word in numerals:
        total = (total or 1) * SCALES[word] if word in SCALES and total < 1000 else total + NUMBERS.get(word, 0)
    return "N", total
