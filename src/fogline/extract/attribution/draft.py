"""An attribution in the making: token ranges, before quotations, chains and antecedents are settled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.report import Range

Shape = Literal["clause", "trailing", "phrase", "object", "passive", "noun", "colon", "adverb"]


COLON = Cue(lemma=":", frames=frozenset({"colon"}))
"""The cue of what the layout alone attributes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one rule found.

    Attributes:
        content: token ranges of the attributed words.
        cue: token range of the reporting words.
        entry: the cue's lexicon entry.
        shape: how the content stands to the cue.
        source: the speaker's whole phrase.
        head: token number of the speaker phrase's head, where the parse tells it.
        stands_for: a noun that a relative pronoun as speaker points back to.
        cited: whom the speaker cites for it, with the phrase's head and the citing word.
        negated: the cue is negated.
        frame: speaker, cue and what hangs on them, where they follow or interrupt the content.
        within: the cue stands inside a quotation.
        borrowed: the speaker was taken over from another cue in the sentence.
    """

    content: tuple[Range, ...]
    cue: Range
    entry: Cue
    shape: Shape
    source: Range | None = None
    head: int | None = None
    stands_for: Range | None = None
    cited: tuple[Range, int, Range] | None = None
    negated: bool = False
    frame: Range | None = None
    borrowed: bool = False
    within: bool = False

    @property
    def start(self) -> int:
        """First token of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Token after the content."""
        return self.content[-1][1]

    @property
    def size(self) -> int:
        """Tokens in the content."""
        return sum(end - start for start, end in self.content)

    def moved(self, by: int) -> Draft:
        """The same draft for the same words elsewhere."""

        def shift(tokens: Range | None) -> Range | None:
            return None if tokens is None else (tokens[0] + by, tokens[1] + by)

        return replace(
            self,
            content=tuple((start + by, end + by) for start, end in self.content),
            cue=(self.cue[0] + by, self.cue[1] + by),
            source=shift(self.source),
            head=None if self.head is None else self.head + by,
            stands_for=shift(self.stands_for),
            frame=shift(self.frame),
        )

    def lies_in(self, tokens: Range) -> bool:
        """Whether everything the draft names stands within a range."""
        spans = [*self.content, self.cue, *(span for span in (self.source, self.frame, self.stands_for) if span)]
        return all(tokens[0] <= start and end <= tokens[1] for start, end in spans)

    def holds(self, other: Range) -> bool:
        """Whether a range stands within the content."""
        return any(start <= other[0] and other[1] <= end for start, end in self.content)


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated by itself or through its auxiliary."""
    if any(other.dep_ == "neg" or other.lower_ in ("never", "neither", "nor") for other in verb.children):
        return True
    return bool(verb.dep_ == "conj" and any(other.lower_ in ("neither", "nor") for other in verb.head.children))
