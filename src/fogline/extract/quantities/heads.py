"""What a number counts: the noun after it, the sort of thing, and which people.

Reads words and tags from left to right and not the tree, because headlines and damaged text break the tree where
numbers stand ("42 near capital", "One person killed 16 others injured").
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from fogline.extract.quantities.ages import is_age
from fogline.extract.quantities.dates import DAY_WORDS, is_day, is_year
from fogline.extract.quantities.found import Sort
from fogline.extract.quantities.lexicon import Lexicon
from fogline.extract.quantities.numerals import HYPHENS, word_set
from fogline.extract.quantities.phrases import Phrase
from fogline.extract.quantities.untold import is_population
from fogline.extract.quantities.words import NOUN_TAGS, Words

UNIT_SORTS: frozenset[Sort] = frozenset(("money", "percent", "duration", "distance", "calibre"))
PRONOUNS = word_set("them whom those us which these")
_FILLERS = word_set("more other additional further of the its their his her our some new extra")
_MORE = frozenset(("more", "additional", "further", "other"))
_MODIFIER_TAGS = NOUN_TAGS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "CD", "AFX"}
_STOPS = word_set(
    "near in on at by from to after before during when while as and or including following amid around outside across "
    "incl incl."
)
_PARENTS = word_set("father mother parent parents grandfather grandmother")
_MAX_BACK = 24
"""Words back from a number in which "the number of …" may stand."""
_MAX_LETTERS = 5
"""Letters of a unit's short form ("LIB", "BTG")."""
_MAX_REACH = 9
"""Words after a number among which its noun must stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a number phrase counts.

    Attributes:
        head: index of the noun, pronoun or state word; `None` for a bare number.
        end: word after the noun phrase.
        sort: what sort of thing.
        category: which people.
        partitive: it counts some of those named before ("three of them").
        running: it is a running figure by its own words ("the number of towns has risen to").
    """

    head: int | None
    end: int
    sort: Sort
    category: str = ""
    partitive: bool = False
    running: bool = False


def counted(words: Words, phrase: Phrase, lexicon: Lexicon) -> Counted:
    """Says what the number of `phrase` counts."""
    fixed = _fixed_sort(words, phrase, lexicon)
    if fixed:
        return Counted(head=None, end=phrase.end, sort=fixed)
    if words.at(phrase.core) == "one" and phrase.low == 1 and words.lower[phrase.end : phrase.end + 2] == ["of", "the"]:
        return Counted(head=None, end=phrase.end, sort="other", partitive=True)
    start = _skip_fillers(words, phrase.end)
    if part := _part(words, phrase.end, start, lexicon):
        return part
    unit = lexicon.sorts.get(words.at(start + (words.at(start) in HYPHENS)))
    if unit in UNIT_SORTS and phrase.shape != "article":
        return _measure(words, start, unit)
    if start == phrase.end and words.at(start) in HYPHENS and words.starts[start] == words.ends[start - 1]:
        return Counted(head=None, end=phrase.end, sort="ordinal")  # "a five-storey block", "a three-man crew"
    head, end = _noun(words, start, lexicon)
    if is_year(words, phrase, head, lexicon):
        return Counted(head=None, end=phrase.end, sort="date")
    if head is None or _is_toll(words, phrase, head) or (phrase.shape == "article" and _did(words, head, lexicon)):
        return _bare(words, phrase, lexicon)
    category = category_of(words, head, phrase.end, lexicon)
    sort = "percent" if phrase.shape == "share" else _sort_of(words, head, lexicon)
    if sort == "people" and is_population(words, phrase, lexicon):
        head, sort = None, "population"
    elif sort != "people" and _numbers_unit(words, phrase, lexicon):
        head, end, sort = None, phrase.end, "ordinal"
    return Counted(head=head, end=end, sort=sort, category=category if sort == "people" else "")


def _is_toll(words: Words, phrase: Phrase, head: int) -> bool:
    """Whether a noun after a number is the toll that it sets and not what it counts ("to 61 the number of dead")."""
    return words.at(phrase.end) in ("the", "its", "their") and words.at(head) in ("number", "total", "toll", "tally")


def _part(words: Words, of: int, start: int, lexicon: Lexicon) -> Counted | None:
    """Reads a number of some among those named before: "three of them", "four of the dead were children"."""
    if words.at(start) in PRONOUNS and words.at(start - 1) == "of":
        return _partitive(words, start, lexicon)
    return _of_harmed(words, of, lexicon)


def _of_harmed(words: Words, of: int, lexicon: Lexicon) -> Counted | None:
    """Reads "four of the dead were children" as four children, a part of the dead told before."""
    if words.lower[of : of + 2] not in (["of", "the"], ["of", "those"]) or not _is_state(words, of + 2, lexicon):
        return None
    if words.at(of + 3) not in ("were", "are", "was", "is"):
        return None
    noun, _ = _noun(words, of + 4, lexicon)
    if noun is None or words.at(noun) not in lexicon.categories:
        return None
    category = category_of(words, noun, of + 4, lexicon)
    return Counted(head=of + 2, end=of + 3, sort="people", category=category)


def _numbers_unit(words: Words, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tells whether digits are the number of a unit or site before them: "LIB 261 hit the ward", "Base 46 changed"."""
    if not phrase.digits or phrase.start != phrase.core or phrase.start == 0:
        return False
    name = words.parsed[phrase.start - 1].text
    letters = name.isalpha() and name.isupper() and 2 <= len(name) <= _MAX_LETTERS
    return letters or (name[:1].isupper() and name.lower() in lexicon.identifiers)


def category_of(words: Words, head: int, start: int, lexicon: Lexicon) -> str:
    """Says which people a noun and the words before it name: civilians, children, soldiers and so on."""
    noun = words.at(head)
    pair = f"{words.at(head - 1)} {noun}"
    category = lexicon.categories.get(pair) or lexicon.categories.get(noun)
    if category:
        return category
    modifiers = (lexicon.adjectives.get(words.at(index), "") for index in range(start, head))
    return next((name for name in modifiers if name), "")


def _fixed_sort(words: Words, phrase: Phrase, lexicon: Lexicon) -> Sort | None:
    """Tells the sort that the words around a number settle alone: money, dates, clock times, ages, names."""
    before, after = words.at(phrase.core - 1), words.at(phrase.end)
    if before in lexicon.currency:
        return "money"
    if is_day(words, phrase, lexicon):
        return "date"
    if phrase.shape == "ordinal" or (before == "of" and words.at(phrase.core - 2) in _PARENTS):
        return "ordinal"  # "a father of three" tells whose father he is
    if phrase.shape == "number" and (after in lexicon.clock and after != "hours"):
        return "date"
    return "age" if is_age(words, phrase, lexicon) else None


def _skip_fillers(words: Words, position: int) -> int:
    while words.at(position) in _FILLERS:
        position += 1
    return position


def _partitive(words: Words, pronoun: int, lexicon: Lexicon) -> Counted:
    """Reads "three of them", and who they were where a noun follows ("20 of them civilians")."""
    following = pronoun + 1
    while words.at(following) in ("were", "are", "was", "reportedly", "said", "believed", "young", "to", "be"):
        following += 1
    noun, end = _noun(words, following, lexicon)
    if noun is not None and words.at(noun) in lexicon.categories:
        category = category_of(words, noun, following, lexicon)
        return Counted(head=noun, end=end, sort="people", category=category, partitive=True)
    return Counted(head=pronoun, end=pronoun + 1, sort="people", partitive=True)


def _measure(words: Words, start: int, unit: Sort) -> Counted:
    head = start + (words.at(start) in HYPHENS)
    return Counted(head=head, end=head + 1, sort=unit)


def _noun(words: Words, start: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """Finds the noun that a number before `start` counts, and the word after it."""
    head: int | None = None
    index = start
    while index < min(len(words), start + _MAX_REACH):
        tag, word = words.tags[index], words.lower[index]
        glued = words.at(index - 1) in HYPHENS and words.at(index + 1) in HYPHENS  # "surface-to-air missiles"
        if ((tag not in _MODIFIER_TAGS and word not in lexicon.sorts) or word in _STOPS) and not glued:
            break
        if word in DAY_WORDS:
            break
        if head is not None and (_closes(words, head, index, lexicon) or tag == "CD"):
            break
        if tag in NOUN_TAGS or word in lexicon.sorts:
            head = index
        elif _is_state(words, index, lexicon) and not _leads_to_noun(words, index):
            return (index, index + 1) if head is None else (head, head + 1)
        index += 1
    if head is not None and words.at(head + 1) in HYPHENS and words.at(head + 2) == "by":  # "a passer-by"
        return head, head + 3
    return (None, start) if head is None else (head, head + 1)


def _is_state(words: Words, index: int, lexicon: Lexicon) -> bool:
    return any(item.form in ("state", "counted", "past") for item in lexicon.harm.get(words.lower[index], ()))


def _leads_to_noun(words: Words, index: int) -> bool:
    return words.tag(index + 1) in NOUN_TAGS and words.at(index + 1) not in DAY_WORDS


def _closes(words: Words, head: int, index: int, lexicon: Lexicon) -> bool:
    """Tells whether the noun at `head` ends its phrase before `index`."""
    if "POS" in words.tags[head + 1 : index + 1]:  # "nearly 7,000 victims' names" counts names
        return index > head + 2
    if index > head + 1 and words.lower[head + 1] not in HYPHENS:
        return words.at(head - 1) not in HYPHENS or words.tags[head + 1] != "JJ"  # "anti-ship ballistic missiles"
    if lexicon.harm.get(words.lower[index]) and words.lower[head] in lexicon.categories:
        return words.tags[index] != "NNS"
    police = words.lower[head] == "police" and words.at(head - 1) not in ("a", "one")  # "a police station"
    plural = words.tags[head] in ("NNS", "NNPS") or words.lower[head] == "people" or police
    return plural and words.tags[index] not in ("NNS", "HYPH")


def _did(words: Words, head: int, lexicon: Lexicon) -> bool:
    """Tells whether the word at `head` is a verb, which no article goes with."""
    return words.tags[head][:2] == "VB" and words.lower[head] in lexicon.harm


def _sort_of(words: Words, head: int, lexicon: Lexicon) -> Sort:
    noun = words.lower[head]
    if lexicon.categories.get(f"{words.at(head - 1)} {noun}"):
        return "people"
    if any(item.form in ("state", "counted") for item in lexicon.harm.get(noun, ())):
        return "people"
    return lexicon.sorts.get(noun, "other")


def _bare(words: Words, phrase: Phrase, lexicon: Lexicon) -> Counted:
    """Judges a number without a noun: part of a name ("Regiment 46"), a share, or not yet known."""
    before, end = words.at(phrase.start - 1), phrase.end
    if is_population(words, phrase, lexicon):
        return Counted(head=None, end=end, sort="population")
    if phrase.shape == "share":
        return Counted(head=None, end=end, sort="percent")
    if words.at(phrase.core) == "one" and words.at(phrase.core - 1) in ("the", "this", "that"):
        return Counted(head=None, end=end, sort="ordinal")  # "the one on 11 October"
    while words.at(end) in _MORE:
        end += 1
    if phrase.digits and phrase.low == phrase.high and _names(words, phrase, before, lexicon):
        return Counted(head=None, end=phrase.end, sort="ordinal")
    return _running_number(words, phrase, lexicon) or Counted(head=None, end=end, sort="other")


def _running_number(words: Words, phrase: Phrase, lexicon: Lexicon) -> Counted | None:
    """Reads "the number of towns that joined has risen to 83": the noun stands before the number."""
    if words.at(phrase.start - 1) not in ("to", "at", "is", "was", "reached", "now", "of"):
        return None
    for index in range(phrase.start - 2, max(-1, phrase.start - _MAX_BACK), -1):
        if words.at(index) == "number" and words.at(index + 1) == "of":
            head, _ = _noun(words, index + 2, lexicon)
            sort = _sort_of(words, head, lexicon) if head is not None else "people"
            return None if sort == "people" else Counted(head=head, end=phrase.end, sort=sort, running=True)
    return None


def _names(words: Words, phrase: Phrase, before: str, lexicon: Lexicon) -> bool:
    """Tells whether digits belong to the name before them: "Regiment 46", "F-16", "Resolution 2254"."""
    glued = before in HYPHENS and words.starts[phrase.start] == words.ends[phrase.start - 1]
    proper = words.tag(phrase.start - 1) in ("NNP", "NNPS") and before not in lexicon.harm
    return glued or before in lexicon.identifiers or (proper and before not in lexicon.months)


def first_of_list(token: Token, start: int) -> Token:
    """The noun that a verb takes where others are joined to it: "killed the mayor, two of his guards and a driver"."""
    of = token.head
    if token.dep_ == "pobj" and of.lower_ == "of" and of.head.i >= start:
        token = of.head
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        token = token.head
    return token
