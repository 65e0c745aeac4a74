"""What a number in a sentence counts can be harmed by which words, and which numbers of it hang together.

"Shot dead" and "beaten to death" kill like "killed" does; a number joined to another by "and" or "including" shares
its predicate, unless what it counts does something of its own ("killed nine, a spokesman said").
"""

from __future__ import annotations

from dataclasses import dataclass

from fogline.extract.quantities.found import Harm
from fogline.extract.quantities.heads import Counted
from fogline.extract.quantities.lexicon import HarmForm, Lexicon
from fogline.extract.quantities.numerals import word_set
from fogline.extract.quantities.phrases import Phrase
from fogline.extract.quantities.words import NOUN_TAGS, Words

BE = word_set("was were been being be is are 's got get gets")
SHOOT = word_set("shot shoot shoots shooting gunned left leaving leaves leave beaten stabbed")
LEAVE = frozenset(("left", "leave", "leaves", "leaving"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
HAVE = frozenset(("have", "has", "had", "having"))
MAX_BETWEEN = 7
"""Words of adverbs and auxiliaries between a number and its predicate."""
_JOINS = word_set(", and or & plus as well along with / also ; a an the")
_PARTS = word_set("incl incl. including include includes included among amongst whom them comprising namely ( : – — -")
_LISTS = _JOINS | _PARTS | word_set("of most mostly at least more than were was are")
_PEOPLE_ONLY: frozenset[Harm] = frozenset(("detained", "evacuated", "trapped", "displaced", "missing"))
_TO_DEATH = ["to", "death"]
_DEADLY = {("dead", word) for word in SHOOT - LEAVE} | {("alive", word) for word in ("burned", "burnt", "buried")}
_CAPTIVE = word_set("hostage captive prisoner")
_TAKE = word_set("take takes taking took taken hold holds holding held")
_FORM_OF_TAG: dict[str, HarmForm] = {"VBN": "past", "VBD": "past", "VBG": "gerund", "VB": "base", "VBZ": "present"}
_TRADES = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee", "boy")
"""Endings of nouns for persons."""
INCLUDING = word_set("incl incl. including includes include included among amongst comprising namely")
_MAX_GAP = 26
"""Words between a total and its parts: "22 members of the family were killed, including seven children"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A number phrase with what it counts."""

    phrase: Phrase
    counted: Counted

    @property
    def start(self) -> int:
        """First word."""
        return self.phrase.start

    @property
    def end(self) -> int:
        """Word after the noun phrase."""
        return max(self.counted.end, self.phrase.end)


def are_listed(words: Words, before: Item, item: Item) -> bool:
    """Tells whether two numbers stand in one list: "five hospitals, a clinic and a school"."""
    between = words.lower[before.end : item.start]
    return 0 < len(between) <= 3 and all(word in _JOINS for word in between)


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmed:
    """The numbers of one sentence, and what may harm those whom they count."""

    words: Words
    items: list[Item]
    lexicon: Lexicon

    def forms(self, index: int) -> dict[HarmForm, Harm]:
        """The readings of the word at `index` as a word of harm; any verb is, with "to death" after it."""
        if self.deadly(index) or self.captures(index):
            form = _FORM_OF_TAG.get(self.words.tag(index))
            return {form: "killed" if self.deadly(index) else "detained"} if form else {}
        return {word.form: word.harm for word in self.lexicon.harm.get(self.words.at(index), ())}

    def deadly(self, index: int) -> int:
        """How many words after a verb make it one of killing: "beaten to death", "shot dead"; else none."""
        if self.words.lower[index + 1 : index + 3] == _TO_DEATH:
            return 2
        return int((self.words.at(index + 1), self.words.at(index)) in _DEADLY)

    def captures(self, index: int) -> bool:
        """Whether a verb takes people with the state it puts them in: "were taken hostage", "held captive"."""
        return self.words.at(index + 1) in _CAPTIVE and self.words.at(index) in _TAKE

    def may_be_harmed(self, position: int, harm: Harm) -> bool:
        """Tells whether what the item counts can suffer this harm."""
        counted, phrase = self.items[position].counted, self.items[position].phrase
        if counted.sort == "people":
            return True
        if counted.sort != "other" or phrase.shape in ("ordinal", "share"):
            return False
        if counted.head is None:
            return phrase.shape != "article" and self.words.at(phrase.end - 1) != "no"
        people = self.words.tag(counted.head) == "NNPS"
        people = people or self.words.lower[counted.head].removesuffix("s").endswith(_TRADES)
        return (people or harm not in _PEOPLE_ONLY) and self._may_be_person(
            counted.head, single=phrase.shape == "article"
        )

    def _may_be_person(self, head: int, *, single: bool) -> bool:
        """Judges a noun the lexicon does not know: peoples and trades are open classes ("Kurds", "miners")."""
        noun = self.words.lower[head]
        if noun in self.lexicon.sorts:
            return False
        capital = self.words.parsed[head].text[:1].isupper()
        if self.words.tag(head) in ("NNS", "NNPS"):
            return True
        return noun.endswith(_TRADES) if single else self.words.tag(head) == "NNP" and capital

    def link(self, position: int) -> str:
        """Says how an item hangs on the one before it: ``join``, ``part`` or not at all."""
        item, before = self.items[position], self.items[position - 1]
        gap = item.start - before.end
        if item.counted.partitive and gap < 12:
            return "part"
        if not self.may_be_harmed(position, "killed") or gap > _MAX_GAP or self._acts(item):
            return ""
        between = self.words.lower[before.end : item.start]
        if self._names_parts(before.end, item.start):
            return "part"
        if gap > 8 or any(w not in _LISTS and self.words.tag(before.end + n) != "RB" for n, w in enumerate(between)):
            return ""
        if any(word in _PARTS for word in between):
            return "part"
        return "join" if between else ""

    def _acts(self, item: Item) -> bool:
        """In "killed nine, a spokesman said" and "killed nine, four survived" the last ones are unharmed."""
        head = item.counted.head if item.counted.head is not None else item.phrase.core
        if self.words.at(item.start - 1) not in (",", ";"):
            return False
        token = self.words.parsed[head]
        if token.dep_ == "nsubj" and token.head.i > head and token.head.tag_ in FINITE and not self.forms(token.head.i):
            return True
        for index in range(item.end, min(item.end + 2 * MAX_BETWEEN, len(self.words))):
            tag = self.words.tags[index]
            if tag in FINITE:
                return not self.forms(index) and self.words.lower[index] not in BE | HAVE
            if tag not in NOUN_TAGS | {"IN", "DT", "JJ", "POS", "CD", "HYPH"}:
                return False
        return False

    def _names_parts(self, start: int, end: int) -> bool:
        """Tells whether "including" or "among them" stands between, with only list words after it."""
        for index in range(end - 1, max(start, end - 6) - 1, -1):
            word = self.words.lower[index]
            if word in INCLUDING:
                return True
            if word not in _LISTS and self.words.tag(index) not in ("RB", "DT", "PRP$"):
                return False
        return False


SUPERLATIVE = ("JJS", "RBS")


def is_ranked(words: Words, item: Item) -> bool:
    """Whether a number counts happenings: "one of the deadliest since the war began"."""
    return words.lower[item.end : item.end + 2] == ["of", "the"] and words.tag(item.end + 2) in SUPERLATIVE
