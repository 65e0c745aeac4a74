"""All parsed stretches of one report as one row of tokens, with the way back to the document's offsets.

Speech runs over paragraphs and pronouns look back over them, so the rules read the report as one `Doc`; every
stretch starts a new paragraph. What must stay true: `offsets` of any token range is the exact place of those
tokens in the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from spacy.tokens import Doc, Token

from fogline.extract.attribution.lexicon import CueLexicon
from fogline.extract.attribution.record import Offsets

Range = tuple[int, int]
"""Half-open range of tokens."""

FEWEST_LINES = 4
"""Lines from which wrapping can be told from paragraphs."""
MARK_OR_QUOTE = (".", "!", "?", ":", "”", '"', "''", "…")
"""How a line ends that ends a sentence; a closing quotation mark alone is enough."""
LONGEST_DATELINE = 10
"""Tokens before the dash that ends a dateline."""


class ParsedStretch(Protocol):
    """What the reader of attributions needs to know of a stretch."""

    @property
    def parsed(self) -> Doc:
        """The stretch's parse."""

    @property
    def offset(self) -> int:
        """Where the stretch starts in the document."""


@dataclass(frozen=True, eq=False)
class Report:
    """The merged parse.

    Attributes:
        parsed: all tokens.
        starts: per token, its offset in the document.
        paragraphs: per token, the number of its paragraph.
        words: per token, its lower-case form.
        lexicon: the words the rules go by.
    """

    parsed: Doc
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]
    words: tuple[str, ...]
    lexicon: CueLexicon

    def offsets(self, tokens: Range) -> Offsets:
        """Where a token range stands in the document."""
        first, last = tokens[0], tokens[1] - 1
        return self.starts[first], self.starts[last] + len(self.parsed[last])

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """The parser's sentences, cut at paragraph ends."""
        found: list[Range] = []
        start = 0
        starts = [token.i for token in self.parsed if token.is_sent_start or self._opens_paragraph(token.i)]
        for end in [*starts[1:], len(self.parsed)]:
            found.append((start, end))
            start = end
        return tuple(found) if len(self.parsed) else ()

    def _opens_paragraph(self, i: int) -> bool:
        return i > 0 and self.paragraphs[i] != self.paragraphs[i - 1]

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """Per token, the number of its sentence."""
        return tuple(n for n, (start, end) in enumerate(self.sentences) for _ in range(start, end))

    def sentence(self, i: int) -> Range:
        """The sentence of a token."""
        return self.sentences[self.sentence_of[i]]

    @cached_property
    def _paragraph_bounds(self) -> dict[int, Range]:
        bounds: dict[int, Range] = {}
        for i, number in enumerate(self.paragraphs):
            bounds[number] = (bounds[number][0], i + 1) if number in bounds else (i, i + 1)
        return bounds

    @property
    def paragraph_bounds(self) -> Iterable[Range]:
        """The paragraphs, in order."""
        return self._paragraph_bounds.values()

    def paragraph(self, i: int) -> Range:
        """The paragraph of a token."""
        return self._paragraph_bounds[self.paragraphs[i]]

    def trimmed(self, tokens: Range) -> Range | None:
        """Takes white space and separating marks off both ends; `None` where nothing is left."""
        start, end = tokens
        while start < end and (self.parsed[start].is_space or self.words[start] in _LEADING):
            start += 1
        while end > start and (self.parsed[end - 1].is_space or self.words[end - 1] in _TRAILING):
            end -= 1
        return (start, end) if start < end else None

    def undated(self, tokens: Range) -> Range:
        """Takes a dateline off the front of a range ("KARSA (Agency) — …")."""
        start, end = tokens
        for i in range(start + 1, min(end, start + LONGEST_DATELINE)):
            if (
                self.words[i] in ("—", "--", "–")
                and self.parsed[start].text.isupper()
                and not self.has_verb((start, i))
            ):
                return i + 1, end
        return tokens

    def has_verb(self, tokens: Range) -> bool:
        """Tells whether a range holds a verb that can carry a clause."""
        return any(self.parsed[i].pos_ in ("VERB", "AUX") for i in range(*tokens))


_LEADING = frozenset({",", ";", ":", ".", "-", "–", "—", "--", ")", "|"})
_TRAILING = frozenset({",", ";", ":", "-", "–", "—", "--", "(", "|", "."})


def merged(stretches: Sequence[ParsedStretch], lexicon: CueLexicon) -> Report:
    """Makes one report of the stretches, in order."""
    parts = [stretch for stretch in stretches if len(stretch.parsed)]
    docs = [part.parsed for part in parts]
    whole = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    starts: list[int] = []
    paragraphs: list[int] = []
    number = 0
    for part in parts:
        number += 1
        needed = 2 if _is_wrapped(part.parsed.text) else 1
        for token in part.parsed:
            starts.append(token.idx + part.offset)
            paragraphs.append(number)
            number += token.is_space and token.text.count("\n") >= needed
    return Report(
        parsed=whole,
        starts=tuple(starts),
        paragraphs=tuple(paragraphs),
        words=tuple(token.lower_ for token in whole),
        lexicon=lexicon,
    )


def _is_wrapped(text: str) -> bool:
    """Whether single line ends only wrap the lines: most of them stand within a sentence."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    within = sum(not line.endswith(MARK_OR_QUOTE) for line in lines[:-1])
    return len(lines) >= FEWEST_LINES and 2 * within > len(lines)


def subtree(token: Token) -> Range:
    """The range from the leftmost to the rightmost word under a token."""
    return token.left_edge.i, token.right_edge.i + 1


def child(token: Token, *labels: str) -> Token | None:
    """The first child that stands in one of the relations."""
    return next((other for other in token.children if other.dep_ in labels), None)
