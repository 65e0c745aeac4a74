"""The sentences of a stretch, read from its parse once.

Asked of a token, the parse works its sentence out anew each time, at a hundred times the cost of another attribute, and
every rule asks. What must stay true: nobody asks before the parse is mended (`parse.py`), which may move sentences.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Span, Token

STRETCHES_KEPT = 4
"""Stretches whose sentences are remembered: one is read at a time."""


def sentence_of(token: Token) -> Span:
    """The sentence that a token stands in."""
    found: Span = _sentences(token.doc)[token.i]
    return found


@lru_cache(maxsize=STRETCHES_KEPT)
def _sentences(parsed: Doc) -> tuple[Span, ...]:
    """Each token's sentence."""
    return tuple(sentence for sentence in parsed.sents for _ in range(sentence.end - sentence.start))
