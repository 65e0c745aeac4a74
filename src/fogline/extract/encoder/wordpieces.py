"""Word pieces: a sentence as the numbers the encoder reads, each with its place in the sentence.

The uncased WordPiece scheme of the encoder's authors (Devlin et al. 2019, `BertTokenizer`): lower case, accents off,
split at white space and punctuation, then greedily into the longest pieces of the vocabulary. Written here because the
published tokenizer packages bring a client of a model hub along, and a reader that works offline has no use for one.
What must stay true: offsets are code points of the sentence as it stands, whatever lower-casing does to its length.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

VOCABULARY = "vocab.txt"
LONGEST_WORD = 100
"""Characters of a word beyond which it is unknown, as in the original scheme."""
CLASSIFY, SEPARATE, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
ASCII_MARKS = ((33, 47), (58, 64), (91, 96), (123, 126))


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence in pieces: their numbers, and the code points each stands for (the two markers for none)."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """First piece and one past the last that share a character with a stretch; the opening marker for none."""
        inside = [i for i, (left, right) in enumerate(self.places) if left < right and left < end and right > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 1)


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
        for number, start, end in _pieces(word, known):
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
        if character.isspace() or _is_nothing(character):
            if character.isspace() and word:
                yield word
                word = []
            continue
        alone = _is_mark(character) or _is_ideograph(character)
        if alone and word:
            yield word
            word = []
        word += [
            (letter, place)
            for letter in unicodedata.normalize("NFD", character.lower())
            if unicodedata.category(letter) != "Mn"
        ]
        if alone and word:
            yield word
            word = []
    if word:
        yield word


def _pieces(word: Letters, known: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    text = "".join(letter for letter, _ in word)
    found: list[tuple[int, int, int]] = []
    left = 0
    while left < len(text) <= LONGEST_WORD:
        right = next(
            (end for end in range(len(text), left, -1) if ("##" if left else "") + text[left:end] in known), None
        )
        if right is None:
            break
        found.append((known[("##" if left else "") + text[left:right]], word[left][1], word[right - 1][1] + 1))
        left = right
    if left < len(text):
        found = [(known[UNKNOWN], word[0][1], word[-1][1] + 1)]
    yield from found


def _is_nothing(character: str) -> bool:
    return character in "\0�" or unicodedata.category(character) in ("Cc", "Cf")


def _is_mark(character: str) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in ASCII_MARKS) or unicodedata.category(character).startswith("P")


def _is_ideograph(character: str) -> bool:
    return "一" <= character <= "鿿" or "㐀" <= character <= "䶿" or "豈" <= character <= "﫿"
