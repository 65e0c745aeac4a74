"""The words of a parsed text as plain lists, read from the parse once.

The number reader looks at every word of every report; lists of strings keep that far cheaper than asking the
parse for each.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Tokens of a parsed text: lower-cased words, fine tags, offsets, and the sentences they stand in."""

    parsed: Doc
    lower: list[str]
    tags: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, index: int) -> str:
        """The word at `index`, empty outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def tag(self, index: int) -> str:
        """The fine tag at `index`, empty outside the text."""
        return self.tags[index] if 0 <= index < len(self.tags) else ""


def words_of(parsed: Doc) -> Words:
    """Reads the lists off a parse; a text without sentence bounds is one sentence."""
    starts = [token.idx for token in parsed]
    sentences = [(s.start, s.end) for s in parsed.sents] if parsed.has_annotation("SENT_START") else [(0, len(parsed))]
    return Words(
        parsed=parsed,
        lower=[token.lower_ for token in parsed],
        tags=[token.tag_ for token in parsed],
        starts=starts,
        ends=[start + len(token) for start, token in zip(starts, parsed, strict=True)],
        sentences=sentences,
    )
