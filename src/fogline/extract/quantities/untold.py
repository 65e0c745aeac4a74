"""Numbers that the words themselves set aside: the figure refuted, the size of a place, a rate.

"Killed 12 people, not 20 as first reported" tells of twelve; "all but one of them women" does not tell of one woman;
"a city of 374,000" says how many live there, whatever befell others in it; "one in three houses" counts no houses.
"""

from __future__ import annotations

from fogline.extract.quantities.lexicon import Lexicon
from fogline.extract.quantities.numerals import word_set
from fogline.extract.quantities.phrases import Phrase
from fogline.extract.quantities.words import Words

_NOT_ONLY = frozenset(("only", "just", "merely", "even", "necessarily"))
_INSTEAD = (("rather", "than"), ("instead", "of"), ("as", "against"))
_EXCEPTED = ("all", "but")
_ROUND = frozenset((2, 3, 4, 5, 10, 20, 50, 100, 1000))
"""What a rate is told of: "one in three", "nine out of ten"."""
_OF_RATE = word_set("every each")


def is_refuted(words: Words, phrase: Phrase) -> bool:
    """Whether a number is named to be told wrong or left out: "12, not 20", "12 rather than 20", "all but one"."""
    if phrase.shape not in ("number", "vague"):
        return False
    start = phrase.start
    before = (words.at(start - 2), words.at(start - 1))
    if before in _INSTEAD or before == _EXCEPTED:
        return True
    return words.at(start - 1) == "not" and words.at(start - 2) != "if" and words.at(start) not in _NOT_ONLY


def is_population(words: Words, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a number says how many live in a place: "a city of about 374,000", "home to 1.5 million people".

    Args:
        words: the text.
        phrase: a number of people, or one that stands alone.
        lexicon: the words of counting.
    """
    if phrase.shape not in ("number", "vague"):
        return False
    start = phrase.start
    if words.at(start - 1) == "of":
        noun = words.at(start - 2)
        return noun == "population" or (lexicon.sorts.get(noun) == "place" and words.tag(start - 2) == "NN")
    return (words.at(start - 2), words.at(start - 1)) == ("home", "to")


def are_rate(words: Words, part: Phrase, whole: Phrase, *, happenings: bool) -> bool:
    """Whether two numbers make a rate: "one in three houses", "nine out of ten residents", "two in every five".

    Args:
        words: the text.
        part: the first number.
        whole: the second.
        happenings: whether the second counts happenings or times ("killed one in three attacks").
    """
    if part.shape != "number" or whole.shape != "number" or not part.low or not whole.low or part.low >= whole.low:
        return False
    between = words.lower[part.end : whole.core]
    if between and between[-1] in _OF_RATE:
        return between[:-1] in (["in"], ["out", "of"], ["of"])
    if between == ["out", "of"]:
        return whole.low in _ROUND
    return between == ["in"] and whole.low in _ROUND and part.low < 10 and not happenings
