"""Counted people who leave where they live, told by a verb of going: "15,000 people crossed into Chad"."""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.fleeing import GOING, flees
from fogline.extract.quantities.words import Words

WITHIN = frozenset(("pobj", "prep", "nummod", "quantmod", "amod", "compound", "appos"))
"""How a number or a noun hangs below the noun that is the subject: "hundreds of families crossed"."""


def crossing(words: Words, head: int) -> int | None:
    """The verb by which those counted flee.

    Args:
        words: the text.
        head: the word that is counted, or the number itself where it stands alone.

    Returns:
        The verb's index; `None` where they are no subject of such a verb.
    """
    token: Token = words.parsed[head]
    while token.dep_ in WITHIN and token.head.i != token.i:
        token = token.head
    return token.head.i if token.dep_ == "nsubj" and flees(token.head) else None


TOWARDS = frozenset(("into", "to", "toward", "towards", "across"))


def goes_on(words: Words, verb: int, start: int, end: int) -> bool:
    """Whether a number stands where the verb before it goes on: "crossed the river and another 2,500 into the camp"."""
    going = words.parsed[verb].lemma_.lower() in GOING and words.at(end) in TOWARDS
    return going and bool({words.at(start), words.at(start - 1)} & {"and", "another"})
