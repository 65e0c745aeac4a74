"""Numbers that say when and count nothing: days of a month, years, and the words of a day behind a number.

What must stay true: digits that may be a year are one where a date stands around them ("on 5 May 1995 civilians were
killed"), and a count where the words bound them ("at least 2000 people").
"""

from __future__ import annotations

from fogline.extract.quantities.lexicon import Lexicon
from fogline.extract.quantities.numerals import HYPHENS, word_set
from fogline.extract.quantities.phrases import Phrase
from fogline.extract.quantities.words import Words
from fogline.timex.lexicon import WEEKDAYS

DAY_WORDS = frozenset((*WEEKDAYS, "yesterday", "today", "tonight", "tomorrow"))
"""Words for a day, which the parse takes for nouns and no number counts ("26 injured yesterday")."""
_BEFORE_YEAR = word_set("in since of by until till before after during from late early mid to through the , ( /")
_DAYS_JOINED = frozenset(("and", "or", "to", *HYPHENS))
_MAX_DAYS = 6
"""Words in which further days stand between a day and its month ("on 10, 11 and 12 May")."""
_LAST_DAY = 31


def is_day(words: Words, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a number is a day of the month: "3 May", "May 3", "3rd of May", "the mornings of 3 and 4 May"."""
    if phrase.shape not in ("number", "ordinal") or phrase.high is None or phrase.high > _LAST_DAY:
        return False
    nearby = [words.at(phrase.core - 1), words.at(phrase.end)]
    if words.at(phrase.end) == "of":
        nearby.append(words.at(phrase.end + 1))
    return any(word in lexicon.months for word in nearby) or _is_first_of_days(words, phrase.end, lexicon)


def _is_first_of_days(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether more days follow and then the month, the last of them joined ("10, 11 and 12 May")."""
    joined = False
    for at in range(index, index + _MAX_DAYS):
        word = words.at(at)
        if word in lexicon.months:
            return joined and at > index + 1
        joined = joined or word in _DAYS_JOINED
        day = word.isdigit() and 0 < int(word) <= _LAST_DAY
        if word not in _DAYS_JOINED and word != "," and not day:
            return False
    return False


def is_year(words: Words, phrase: Phrase, head: int | None, lexicon: Lexicon) -> bool:
    """Whether four digits are a year and not a count.

    Args:
        words: the text.
        phrase: the number.
        head: the noun after it, which a year does not count.
        lexicon: the words of counting.
    """
    if _is_span(words, phrase):
        return head is None or words.tag(head) != "NNS" or words.at(phrase.end) == "the"
    bounded = phrase.start != phrase.core and words.at(phrase.core - 1) != "the"
    if not phrase.digits or phrase.end - phrase.core != 1 or bounded or not _may_be_year(words.at(phrase.core)):
        return False
    before = words.at(phrase.core - 1)
    if head is None or before in _BEFORE_YEAR or before in lexicon.months:
        return True
    return words.tag(head) not in ("NNS", "NNPS")


def _is_span(words: Words, phrase: Phrase) -> bool:
    """Whether a range runs from year to year ("between 2011 and 2013 the town was shelled")."""
    ranged = words.at(phrase.start) in ("between", "from") and phrase.end - phrase.start == _SPAN
    return ranged and _may_be_year(words.at(phrase.start + 1)) and _may_be_year(words.at(phrase.end - 1))


_SPAN = 4
"""Words of "between 2011 and 2013"."""


def _may_be_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2100
