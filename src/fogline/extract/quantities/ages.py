"""Numbers that say how old somebody is: "aged 12", "54-year-old", "her son, 12," and "two pupils, 12 and 14,".

What must stay true: a bare number set off behind several people counts them ("soldiers (12), police (8)"), and only
behind one person, or where as many stand in a row, is it an age.
"""

from __future__ import annotations

from fogline.extract.quantities.lexicon import Lexicon
from fogline.extract.quantities.numerals import HYPHENS, word_set
from fogline.extract.quantities.phrases import Phrase
from fogline.extract.quantities.words import Words

_OLDEST = 120
_EACH = frozenset(("both", "all", "each"))
_NO_ONE_PERSON = word_set("people police others dead wounded injured killed troop military crew staff personnel")
"""Nouns that are tagged like one person and name many, or a state."""
_MAX_ROW = 12
"""Words among which a row of ages stands ("four sisters, 3, 5, 8 and 11,")."""


def is_age(words: Words, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a number says how old somebody is."""
    if phrase.shape == "number" and _is_aged(words, phrase):
        return True
    if _in_years(words, phrase):
        return True
    if phrase.shape != "number" or phrase.low != phrase.high or not 0 < (phrase.low or 0) < _OLDEST:
        return False
    return _is_apposed(words, phrase, lexicon) or _in_row(words, phrase, lexicon)


def _is_aged(words: Words, phrase: Phrase) -> bool:
    """Reads "aged 12", "ages 5, 7 and 9", "aged between 5 and 7" as ages."""
    index = phrase.core - 1
    while words.tag(index) == "CD" or words.at(index) in (",", "and", "or", "to", "between", "from"):
        index -= 1
    return words.at(index) in ("aged", "age", "ages")


def _in_years(words: Words, phrase: Phrase) -> bool:
    """Reads "54-year-old", "54 years old" and "54 years of age"."""
    following = [word for word in words.lower[phrase.end : phrase.end + 5] if word not in HYPHENS]
    if following[:1] and following[0] in ("year", "years", "month", "months") and following[1:2] in (["old"], ["of"]):
        return following[1] == "old" or following[2:3] == ["age"]
    return False


def _is_apposed(words: Words, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Reads "Khaled, 12,", "Khaled (12)", "her son, 12," and "two brothers, both 12," as ages."""
    marks = words.at(phrase.start - 1) + words.at(phrase.end)
    if marks not in (",,", "()", ",.", ",;", ",and"):
        return False
    noun = phrase.start - 2
    if words.at(phrase.start) in _EACH and phrase.core == phrase.start + 1:
        return words.tag(noun) == "NNS" and words.at(noun) in lexicon.categories
    if phrase.start != phrase.core:
        return False
    if marks == ",and" and words.tag(phrase.end + 1) not in ("DT", "PRP$", "NNP"):
        return False
    named = words.tag(noun) in ("NNP", "NNPS") and marks != ",and"
    return named or _is_one_person(words, noun, lexicon)


def _is_one_person(words: Words, noun: int, lexicon: Lexicon) -> bool:
    word = words.at(noun)
    return words.tag(noun) == "NN" and word in lexicon.categories and word not in _NO_ONE_PERSON


def _in_row(words: Words, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Reads "two sisters, 8 and 11," as ages: a row of bare numbers set off behind several people."""
    first, last = _row(words, phrase.core)
    if first == last or phrase.start not in range(first, last + 1):
        return False
    opened, closed = words.at(first - 1), words.at(last + 1)
    people = words.tag(first - 2) == "NNS" and words.at(first - 2) in lexicon.categories
    set_off = (opened == "," and closed in (",", ".", ";")) or (opened == "(" and closed == ")")
    ages = [words.lower[at] for at in range(first, last + 1) if words.tags[at] == "CD"]
    joined = any(words.lower[at] in ("and", "&") for at in range(first, last + 1))
    young = all(age.isdigit() and 0 < int(age) < _OLDEST for age in ages)
    return people and set_off and joined and young and words.at(first - 2) not in _NO_ONE_PERSON


def _row(words: Words, core: int) -> tuple[int, int]:
    """First and last of the numbers that stand in one row with another ("3, 5, 8 and 11")."""
    first = last = core
    while first > core - _MAX_ROW and (step := _step(words, first, -1)):
        first -= step
    while last < core + _MAX_ROW and (step := _step(words, last, 1)):
        last += step
    return first, last


def _step(words: Words, at: int, way: int) -> int:
    """How many words to the next number of a row; 0 where there is none."""
    for words_between in (1, 2):
        between = {words.at(at + way * n) for n in range(1, words_between + 1)}
        if between <= {",", "and", "&"} and words.tag(at + way * (words_between + 1)) == "CD":
            return words_between + 1
    return 0
