"""Figures that run on since a day: "more than 500 have been killed since January", "since the coup, 2,540 died".

What must stay true: the figure's own verb or noun is what lasts since then ("12 were killed in the town, held by
rebels since May" tells of one day), a record is measured from it ("the deadliest attack since January"), and a span
of hours is one day's ("since dawn").
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.quantities.frames import Frame
from fogline.extract.quantities.harmed import HAVE, Item
from fogline.extract.quantities.lexicon import Lexicon
from fogline.extract.quantities.numerals import word_set
from fogline.extract.quantities.words import Words
from fogline.timex.lexicon import WEEKDAYS

_SHORT = word_set("dawn daybreak morning noon midday midnight night yesterday today evening afternoon") | set(WEEKDAYS)
"""What began so lately that the figure is of a day or a few."""
_CLIMBED = 6
"""Words above which neither a figure's word nor "since" is followed."""


def runs_since(words: Words, item: Item, frame: Frame, sinces: list[int], lexicon: Lexicon) -> bool:
    """Whether a figure has run on since a day that the sentence names.

    Args:
        words: the text.
        item: the number.
        frame: the harm it counts.
        sinces: where the sentence says "since".
        lexicon: the words of counting.
    """
    parsed = words.parsed
    own = {frame.predicate, *([item.counted.head] if item.counted.head is not None else [])}
    return any(_lasts(parsed[at]) and _is_of(_lasting(parsed[at], lexicon, own), own) for at in sinces)


def _lasts(since: Token) -> bool:
    """Whether "since" names a time, and no reason: a noun or number, or what happened while something "has" lasted."""
    if since.dep_ == "mark":
        verb = since.head.head
        return any(child.lower_ in HAVE for child in verb.children if child.dep_ == "aux")
    below = [child for child in since.children if child.dep_ in ("pobj", "pcomp")]
    return bool(below) and not any({one.lower_ for one in child.subtree} & _SHORT for child in below)


def _lasting(since: Token, lexicon: Lexicon, own: set[int]) -> Token | None:
    """What is told to last since then: the verb, or the noun of harm, above "since"."""
    token: Token = since.head.head if since.dep_ == "mark" else since.head
    for _ in range(_CLIMBED):
        if token.i in own or token.pos_ in ("VERB", "AUX"):
            return token
        place = token.pos_ in ("PROPN", "ADP") or lexicon.sorts.get(token.lower_) == "place"
        if not place or token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_of(lasting: Token | None, own: set[int]) -> bool:
    """Whether that is the figure's own word, or the verb of which it is the object ("documented 1,219 deaths")."""
    if lasting is None:
        return False
    if lasting.i in own:
        return True
    objects = {child.i for child in lasting.children if child.dep_ in ("dobj", "xcomp", "attr", "nsubjpass")}
    below = {child.i for verb in lasting.children if verb.dep_ == "xcomp" for child in verb.children}
    return bool((objects | below) & own)
