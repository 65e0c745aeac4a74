"""Word pieces: a sentence as the numbers the encoder reads, each with its place in the sentence.

The uncased WordPiece scheme of the encoder's authors (Devlin et al. 2019, `BertTokenizer`): lower case, accents off,
split at white space and punctuation, then greedily into the longest pieces of the vocabulary. Written here because the
published tokenizer packages bring a client of a model hub along, and a reader that works offline has no use for one.
What must stay true: offsets are code points of the sentence as it stands, whatever lower-casing does to its length.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from operator import itemgetter
from typing import Literal

VOCABULARY = "vocab.txt"
LONGEST_WORD = 100
"""Characters of a word beyond which it is unknown, as in the original scheme."""
WORDS_KEPT = 20_000
"""Folded words whose pieces are remembered."""
CLASSIFY, SEPARATE, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
ASCII_MARKS = ((33, 47), (58, 64), (91, 96), (123, 126))


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence in pieces: their numbers, and the code points each stands for (the two markers for none)."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """First piece and one past the last that share a character with a stretch; the opening marker for none."""
        markers = 1, len(self.places) - 1
        first = bisect_right(self.places, start, *markers, key=itemgetter(1))
        last = bisect_left(self.places, end, *markers, key=itemgetter(0))
        return (first, last) if first < last else (0, 1)


@cache
def vocabulary() -> dict[str, int]:
    """The encoder's pieces and their numbers."""
    text = (resources.files("fogline.extract.encoder") / VOCABULARY).read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.splitlines())}


def pieces_of(sentence: str, longest: int) -> Pieces:
    """Splits a sentence into at most `longest` pieces, the two markers included."""
    known = vocabulary()
    ids, places = [known[CLASSIFY]], [(0, 0)]
    for word in _words(sentence):
        for number, start, end in _pieces(word):
            if len(ids) == longest - 1:
                break
            ids.append(number)
            places.append((start, end))
    return Pieces((*ids, known[SEPARATE]), (*places, (0, 0)))


Letters = list[tuple[str, int]]
"""Folded characters of a word, each with the place of the character it comes from."""


def _words(sentence: str) -> Iterator[Letters]:
    word: Letters = []
    for place, character in enumerate(sentence):
        sort, letters = _sort_of(character)
        if sort == "space" and word:
            yield word
            word = []
        if sort in ("space", "nothing"):
            continue
        alone = sort == "alone"
        if alone and word:
            yield word
            word = []
        word += [(letter, place) for letter in letters]
        if alone and word:
            yield word
            word = []
    if word:
        yield word


def _pieces(word: Letters) -> Iterator[tuple[int, int, int]]:
    for number, left, right in _split("".join(letter for letter, _ in word)):
        yield number, word[left][1], word[right - 1][1] + 1


@lru_cache(maxsize=WORDS_KEPT)
def _split(text: str) -> tuple[tuple[int, int, int], ...]:
    """The longest pieces of a folded word, with their places in it; one unknown piece where none fits."""
    known = vocabulary()
    found: list[tuple[int, int, int]] = []
    left = 0
    while left < len(text) <= LONGEST_WORD:
        lead = "##" if left else ""
        right = next((end for end in range(len(text), left, -1) if lead + text[left:end] in known), None)
        if right is None:
            break
        found.append((known[lead + text[left:right]], left, right))
        left = right
    return tuple(found) if left == len(text) else ((known[UNKNOWN], 0, len(text)),)


@lru_cache(maxsize=WORDS_KEPT)
def _sort_of(character: str) -> tuple[Literal["space", "nothing", "alone", "letter"], str]:
    """What a character does to words, and its folded letters."""
    if character.isspace():
        return "space", ""
    if _is_nothing(character):
        return "nothing", ""
    folded = unicodedata.normalize("NFD", character.lower())
    letters = "".join(letter for letter in folded if unicodedata.category(letter) != "Mn")
    return "alone" if _is_mark(character) or _is_ideograph(character) else "letter", letters


def _is_nothing(character: str) -> bool:
    return character in "\0�" or unicodedata.category(character) in ("Cc", "Cf")


def _is_mark(character: str) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in ASCII_MARKS) or unicodedata.category(character).startswith("P")


def _is_ideograph(character: str) -> bool:
    return "一" <= character <= "鿿" or "㐀" <= character <= "䶿" or "豈" <= character <= "﫿"
