"""The grammar of a MUC-4 report: which words are names, which belong together, and what is said of whom.

The parse is the product's, on the text with its case put back; what is taken from it are phrases that may fill a role
whole, and the verb that a phrase hangs on.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fogline.extract.parse import stretches
from fogline.model import Document, Zone

NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
VERBS = frozenset({"VERB", "AUX"})
LONGEST = 14
"""Words of a phrase."""
DEEPEST = 6
"""Steps up from a word, after which no verb is looked for."""
_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "poss", "advmod", "case", "quantmod", "punct"})
_AFTER = frozenset({"prep", "pobj", "case"})
_PASSED = frozenset({"conj", "appos", "compound", "nmod", "prep", "agent"})
"""Relations that say nothing of what somebody does."""

Words = tuple[int, int]
"""First and last word."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the parse: where it stands, as it would be in plain print, its form, sort, relation and head."""

    start: int
    shown: str
    lemma: str
    sort: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Role:
    """What a phrase is to the word it hangs on: the relations on the way up, and that word's form and number."""

    relations: tuple[str, ...]
    verb: str
    number: int


@dataclass(frozen=True)
class Grammar:
    """A report's parse, laid over its words.

    Attributes:
        tokens: the words of the parse, in order; never empty.
        of_word: for each word of the report the number of the token it stands in.
        named: for each word whether plain print would give it a capital.
    """

    tokens: Sequence[Token]
    of_word: Sequence[int]
    named: Sequence[bool]

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """For each token those that hang on it."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, token in enumerate(self.tokens):
            if token.head != number:
                found[token.head].append(number)
        return found

    @cached_property
    def phrases(self) -> frozenset[Words]:
        """Nouns with what stands before them, with the phrase behind them, and with all that follows."""
        return frozenset(place for number in range(len(self.tokens)) for place in self._phrases(number))

    @cached_property
    def reach(self) -> list[Words]:
        """For each token the first and last of those below it."""
        found = [(number, number) for number in range(len(self.tokens))]
        for number in range(len(self.tokens)):
            for above in self.above(number):
                first, last = found[above]
                found[above] = (min(first, number), max(last, number))
        return found

    def main(self, first: int, last: int) -> int:
        """The token that the others of a stretch of words hang on; a noun where there is one."""
        tops = self.tops(first, last)
        return next((one for one in tops if self.tokens[one].sort in NOUNS | VERBS), tops[0])

    def tops(self, first: int, last: int) -> list[int]:
        """The tokens of a stretch of words that hang on none of the others."""
        start, end = self.of_word[first], self.of_word[last]
        heads = ((number, self.tokens[number].head) for number in range(start, end + 1))
        return [number for number, head in heads if head == number or not start <= head <= end]

    def role(self, number: int) -> Role:
        """What a token is to the verb, or to the noun before a preposition, that it hangs on."""
        relations: list[str] = []
        for _ in range(DEEPEST):
            token = self.tokens[number]
            if token.head == number:
                return Role((*relations, "ROOT"), token.lemma, number)
            by = f"pobj:{self.tokens[token.head].lemma}" if token.relation == "pobj" else token.relation
            if by not in _PASSED:
                relations.append(by)
            number = token.head
            above = self.tokens[number]
            if above.sort in VERBS or (above.sort in NOUNS and relations and relations[-1].startswith("pobj")):
                return Role(tuple(relations), above.lemma, number)
        return Role(tuple(relations), "", number)

    def above(self, number: int) -> list[int]:
        """The tokens above one, from the nearest to the top."""
        found: list[int] = []
        while self.tokens[number].head != number:
            number = self.tokens[number].head
            found.append(number)
        return found

    @cached_property
    def _words(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for word, number in enumerate(self.of_word):
            found[number].append(word)
        return found

    def _phrases(self, noun: int) -> Iterator[Words]:
        if self.tokens[noun].sort not in NOUNS:
            return
        for deep in range(3):
            under = list(self._under(noun, deep))
            first, last = min(under), max(under)
            while first < noun and self.tokens[first].sort in {"PUNCT", "DET"}:
                first += 1
            words = [word for number in range(first, last + 1) for word in self._words.get(number, ())]
            if words and words[-1] - words[0] < LONGEST:
                yield words[0], words[-1]

    def _under(self, noun: int, deep: int) -> Iterator[int]:
        """The tokens of a phrase: those before the noun, and behind it as deep as is wanted."""
        waiting = [noun]
        while waiting:
            number = waiting.pop()
            yield number
            waiting += [child for child in self.children.get(number, ()) if self._within(noun, number, child, deep)]

    def _within(self, noun: int, number: int, child: int, deep: int) -> bool:
        token = self.tokens[child]
        if child < number:
            return token.relation in _BEFORE and token.sort != "DET"
        return deep > 0 and token.relation in _AFTER and (deep > 1 or number == noun or token.relation != "prep")


def grammar(text: str, words: Sequence[Words]) -> Grammar:
    """Parses a report.

    Args:
        text: the report.
        words: first character and one past the last of each of its words.
    """
    tokens: list[Token] = []
    zones = (Zone(kind="body", start=0, end=len(text)),) if text else ()
    document = Document(capture="exam", name="report", text=text, language="en", zones=zones)
    for part in stretches(document):
        count = len(tokens)
        tokens += [
            Token(part.offset + one.idx, one.text, one.lemma_.lower(), one.pos_, one.dep_, count + one.head.i)
            for one in part.parsed
        ]
    tokens = tokens or [Token(0, text, text.lower(), "X", "ROOT", 0)]
    starts = [token.start for token in tokens]
    of_word = [max(0, bisect.bisect_right(starts, start) - 1) for start, _ in words]
    named = [
        tokens[number].shown[max(0, start - starts[number]) :][:1].isupper()
        for number, (start, _) in zip(of_word, words, strict=True)
    ]
    return Grammar(tokens, of_word, named)
