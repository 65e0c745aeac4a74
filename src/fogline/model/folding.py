"""Folded text with an offset map, for matching that ignores case, accents and marks.

Folding changes lengths (``"İ".lower()`` is two code points; NFKD turns one ligature into eighteen), so nobody
searches a folded text without this map back to the original.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_APOSTROPHES = "’‘`´ʿʾʼ′"
_DASHES = "‐‑‒–—−"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the offset of the original character it came from."""

    text: str
    origins: tuple[int, ...]
    length: int

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Maps a half-open range of the folded text to the smallest range of the original that made it."""
        if start >= end:
            raise ValueError("an empty range has no original")
        last = self.origins[end - 1]
        following = next((origin for origin in self.origins[end:] if origin > last), self.length)
        return self.origins[start], following


def fold_character(character: str) -> str:
    """Folds one character: compatibility form, no combining marks, case-folded, plain apostrophes and dashes."""
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    if character.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", character)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKD", kept.casefold())


def fold(text: str) -> Folded:
    """Folds a text character by character and keeps where each came from."""
    parts: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        folded = fold_character(character)
        parts.append(folded)
        origins.extend([offset] * len(folded))
    return Folded(text="".join(parts), origins=tuple(origins), length=len(text))


def fold_name(name: str) -> str:
    """Folds a name for look-up: `fold`, hyphens and marks as spaces, single spaces, no outer ones."""
    kept = (c if c.isalnum() else "" if c == "'" else " " for c in fold(name).text)
    return " ".join("".join(kept).split())
