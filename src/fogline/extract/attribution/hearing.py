"""What the encoder hears of a report's speech, token by token.

The rules know frames; the encoder knows sentences. For each sentence it says which words report, and for each cue
which words are attributed by it and which name whose they are. What must stay true: a sentence is asked about as the
parser cut it, so that judge and attribution read the same one once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span

from fogline.extract.attribution.report import Range, Report
from fogline.extract.encoder.sentences import Encoded, Place, encoded
from fogline.extract.encoder.speech import NOWHERE, cued, told_by

Shares = NDArray[np.float32]
"""A chance for each token."""


@dataclass(frozen=True, slots=True)
class HeardCue:
    """What the words of a cue's sentence are to it: the sentence's tokens, and a chance for each of them."""

    tokens: Range
    content: Shares
    source: Shares


@dataclass(frozen=True, eq=False)
class HeardSentence:
    """One sentence of the parser's, and what the encoder makes of it."""

    span: Span

    @property
    def tokens(self) -> Range:
        """Its tokens in the report."""
        return self.span.start, self.span.end

    @cached_property
    def encoded(self) -> Encoded:
        """Its vectors."""
        return encoded(self.span.text)

    @cached_property
    def pieces(self) -> list[Range]:
        """Per token, its word pieces; an empty range for white space and what stands beyond the longest sentence."""
        places, first = self.encoded.pieces.places, self.span.start_char
        ends = [end for _, end in places[1:-1]]
        found = []
        for token in self.span:
            start = token.idx - first
            left = bisect_right(ends, start)
            right = left
            while right < len(ends) and places[right + 1][0] < start + len(token):
                right += 1
            found.append((left + 1, right + 1))
        return found

    @cached_property
    def cues(self) -> Shares:
        """Per token, how likely it belongs to reporting words."""
        return self._by_token(cued(self.encoded))

    @cached_property
    def anywhere(self) -> HeardCue:
        """What the tokens are to a cue that stands in another sentence."""
        return self._told([NOWHERE])[0]

    def of(self, cues: Sequence[Range]) -> list[HeardCue]:
        """What the tokens are to each of some cues, told by their tokens in the report."""
        first = self.span.start_char
        doc = self.span.doc
        places = [(doc[a].idx - first, doc[b - 1].idx + len(doc[b - 1]) - first) for a, b in cues]
        return self._told(places) if places else []

    def _told(self, places: Sequence[Place]) -> list[HeardCue]:
        heard, told = told_by(self.encoded, places)
        # A cached property may be set by who knows its value already.
        self.__dict__.setdefault("cues", self._by_token(heard))
        return [HeardCue(self.tokens, self._by_token(one.content), self._by_token(one.source)) for one in told]

    def _by_token(self, values: Shares) -> Shares:
        """The mean over a token's pieces; 0 where it has none."""
        first, last = self._edges
        sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
        mean: Shares = ((sums[last] - sums[first]) / np.maximum(last - first, 1)).astype(np.float32)
        return mean

    @cached_property
    def _edges(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """First piece of every token, and one past the last."""
        edges = np.array(self.pieces, dtype=np.intp).reshape(-1, 2)
        return edges[:, 0], edges[:, 1]


class Hearing:
    """The sentences of a report, heard when asked for."""

    def __init__(self, report: Report) -> None:
        """Takes the report's sentences as the parser cut them."""
        self.sentences = [HeardSentence(span) for span in report.parsed.sents]
        self._starts = [one.span.start for one in self.sentences]

    def at(self, token: int) -> HeardSentence:
        """The sentence of a token."""
        return self.sentences[bisect_right(self._starts, token) - 1]
