"""Days that the parser takes for a part of the name behind them, put back in their place in the tree.

"On Tuesday Cristiani ordered …" without a comma makes one name of the day and the man, so that nobody ordered anything.
What must stay true: a day's name that follows no preposition stays where it is ("the Tuesday Group").
"""

from __future__ import annotations

from calendar import day_name, month_name

from spacy.tokens import Doc, Token

DAYS = frozenset({*day_name, *month_name} - {""})


def with_days_apart(parsed: Doc) -> Doc:
    """Mends the tree of a parse in place, and gives it back."""
    for token in list(parsed):
        if token.text in DAYS and token.dep_ in ("compound", "nmod") and token.head.i == token.i + 1:
            first = token.i - 1 if token.i and parsed[token.i - 1].like_num else token.i
            if first and _awaits(parsed[first - 1], token):
                _hang_on(parsed[first - 1], token, parsed[first])
    return parsed


def _awaits(preposition: Token, day: Token) -> bool:
    """Whether a preposition before a day has nothing of its own, and what the day hangs on does something."""
    if preposition.lower_ not in ("on", "in", "by", "since", "until", "from"):
        return False
    if any(child.dep_ in ("pobj", "pcomp") for child in preposition.children):
        return False
    return day.head.pos_ == "PROPN" and day.head.dep_ in ("nsubj", "nsubjpass", "poss", "compound")


def _hang_on(preposition: Token, day: Token, number: Token) -> None:
    if number.i != day.i:
        number.head = day
    day.head, day.dep_ = preposition, "pobj"
