"""Tokens with class letters: while they are being settled (`Rows`) and when they are done (`Tokens`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one stretch of text: parallel lists and the string of their class letters."""

    text: str
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    values: tuple[object, ...]

    def raw(self, index: int) -> str:
        """The token as the text has it; empty outside the stretch."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def word(self, index: int) -> str:
        """The token in lower case; empty outside the stretch."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def letter(self, index: int) -> str:
        """The token's class letter; a paragraph break outside the stretch."""
        return self.letters[index] if 0 <= index < len(self.letters) else "6"


@dataclass(slots=True)
class Rows:
    """Mutable columns of tokens while their classes are being settled."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    letters: list[str]
    values: list[object]

    def word(self, index: int) -> str:
        """Lower-case token, empty outside."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def letter(self, index: int) -> str:
        """Class letter, a paragraph break outside."""
        return self.letters[index] if 0 <= index < len(self.letters) else "6"

    def raw(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.words) else ""

    def plain(self, index: int) -> None:
        """Makes the token an ordinary word."""
        self.letters[index] = "x" if self.raw(index)[:1].islower() else "X"
        self.values[index] = None

    def join(self, first: int, count: int, letter: str, value: object) -> None:
        """Makes one token of several."""
        last = first + count - 1
        self.ends[first] = self.ends[last]
        self.letters[first], self.values[first] = letter, value
        self.words[first] = " ".join(self.words[first : last + 1])
        columns: tuple[list[Any], ...] = (self.starts, self.ends, self.words, self.letters, self.values)
        for column in columns:
            del column[first + 1 : last + 1]

    def tokens(self) -> Tokens:
        """The finished tokens."""
        return Tokens(
            text=self.text,
            letters="".join(self.letters),
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            words=tuple(self.words),
            values=tuple(self.values),
        )
