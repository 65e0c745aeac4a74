"""Those told apart within a group of people: "40 people, among them three nurses", "civilians, mostly children".

The parse hangs such words on the group, the verb or the nearest place; where they stand is surer than what they hang
on. What must stay true: only people are members, and only those told right after the words that open them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.lexicon import Lexicon
from fogline.extract.sentence_spans import sentence_of

OPENING = frozenset({"including", "mostly", "mainly", "predominantly", "largely"})
AMONG = frozenset({"them", "whom"})
BESIDE = (("along", "with"), ("as", "well", "as"), ("together", "with"))
PASSED = frozenset({"NUM", "DET", "ADJ", "CCONJ", "PUNCT", "ADV"})
"""Words between the members of a list."""
FAR = 25
"""Tokens after a group in which its members are looked for."""


def members(group: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The people told apart within a group, in order; none where other people stand before the words that open them."""
    if not lexicon.is_a(group.lemma_.lower(), "person", "force") and not group.like_num:
        return
    parsed, end = group.doc, min(sentence_of(group).end, group.i + FAR)
    for i in range(group.i + 1, end):
        token = parsed[i]
        first = _opened(token)
        if first:
            yield from _list(token.doc[first].i, end, group, lexicon)
            return
        apart = token.dep_ in ("pobj", "appos", "compound") or token.head.i == group.i
        if token.pos_ == "NOUN" and lexicon.is_a(token.lemma_.lower(), "person", "force") and not apart:
            return


def _opened(token: Token) -> int:
    """Where a list of members begins that a word opens; 0 where it opens none."""
    parsed, i, word = token.doc, int(token.i), token.lower_
    if word in OPENING:
        return i + 1
    if word in ("among", "of") and i + 1 < len(parsed) and parsed[i + 1].lower_ in AMONG:
        return i + 2
    for words in BESIDE:
        if words[0] == word and tuple(one.lower_ for one in parsed[i : i + len(words)]) == words:
            return i + len(words)
    return 0


def _list(first: int, end: int, group: Token, lexicon: Lexicon) -> Iterator[Token]:
    for i in range(first, end):
        token = group.doc[i]
        if token.pos_ == "NOUN" and lexicon.is_a(token.lemma_.lower(), "person", "force"):
            if token.dep_ != "compound":
                yield token
        elif token.pos_ not in PASSED and token.dep_ not in ("compound", "npadvmod", "quantmod", "poss"):
            return
