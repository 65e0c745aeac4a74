"""Which of a report's tellings is meant by words that name an event: "the attack on Odesa", "Russia vetoed it".

A happening is told again by a noun or a verb of its family ("struck", "the attack") and by what it struck or
who did it. What must stay true: where words beside the event's name are told, the other telling shares one of them or
opens with the event ("The vote was held …"); an event of another sort (a truce that collapsed, one that was signed) is
not the same.
"""

from __future__ import annotations

import re

STEM = 5
"""Letters by which forms of a word are taken for one ("vetoed", "veto" by what is shorter)."""
SHORTEST = 4
"""Letters from which on a word that is no name says something."""
_FAMILIES = (
    "attack assault raid strike struck striking hit bomb shell blast explo massacre ambush shoot shot airstrike storm",
    "truce ceasefire cease-fire armistice",
    "siege besieg encircl surround blockad",
    "kill death died murder assassin dead shot slain",
    "capture captur took taken seized seizure fell fall overran retook recaptur conquer",
    "agree deal accord pact signed signing treaty",
    "withdr retreat pull pullout pulled left leaving",
    "coup overthr oust toppl deposed",
    "announ declar",
    "elect vote voted poll",
    "offensi offens advance push campaign operat",
    "abduct kidnap seized",
    "crash downed",
    "enter entry entries",
    "revolt mutin uprising rebell rebelled",
)
_BEGINS = re.compile(
    r"\b(?:began|begun|begin\w*|started|starts?|launch\w*|erupt\w*|broke out|opened|laid|took effect|taking effect|"
    r"went into effect|(?:came|entered|went) into (?:force|effect)|imposed)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    "the this that these those their its his her they them then than with from into over under near after before "
    "since when while where which were was been being have has had will would could against about also more most "
    "some such other last first next late early report reports said told people town city village area part parts "
    "began started took taken place effect force forces came went made into launched opened broke men group groups "
    "days weeks hours months years week month year hour".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CLOSED = re.compile(r"\b(?:on|in|at|of|by|near|against|outside|between|that|which|who|to|for|over)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|took|began|fell|hit|struck|left|broke|came|went|shot|met|lost|won|cut|fled|"
    r"seized|withdrew|\w{2,}ed)\b"
)


def heads_of(event: str) -> tuple[str, ...]:
    """The words that say what happened: the verb of a clause, else the noun before its complements.

    Args:
        event: the words that name the event.
    """
    words = _WORD.findall(event)
    begins = _BEGINS.search(event)
    finite = [one for one in words[1:] if _FINITE.fullmatch(one) and one.lower() not in _EMPTY]
    if finite and begins is None:
        return tuple(one.lower() for one in finite[:1])
    first = event[: begins.start()] if begins else event
    cut = _CLOSED.search(first)
    nouns = _WORD.findall(first[: cut.start()] if cut and cut.start() else first)
    said = [one.lower() for one in nouns if one[0].islower() and one.lower() not in _EMPTY]
    return tuple(said[-1:])


def beside_of(event: str, heads: tuple[str, ...]) -> frozenset[str]:
    """The words beside an event's name that say whose it was or where: names, and nouns of some length."""
    return frozenset(
        _stem(one)
        for one in _WORD.findall(event)
        if (one[0].isupper() or len(one) >= SHORTEST) and one.lower() not in _EMPTY and not _is_one_of(one, heads)
    )


def tells(event: str, sentence: str) -> int | None:
    """How many words a telling shares with an event beside its name; `None` where it is no telling of it.

    Args:
        event: the words that name the event.
        sentence: the telling.
    """
    heads = heads_of(event)
    words = _WORD.findall(sentence)
    if not heads or not any(_is_one_of(word, heads) for word in words):
        return None
    if _BEGINS.search(event) and not _BEGINS.search(sentence):
        return None
    beside = beside_of(event, heads)
    shared = len(beside & {_stem(one) for one in words})
    again = len(words) > 1 and words[0].lower() in ("the", "that", "this") and _is_one_of(words[1], heads)
    return shared if shared or again or not beside else None


def _stem(word: str) -> str:
    plain = re.sub(r"[’']s?$", "", word.lower())
    if len(plain) > SHORTEST:
        plain = re.sub(r"(?:ed|ing|es|s)$", "", plain)
    return plain[:STEM]


def _is_one_of(word: str, heads: tuple[str, ...]) -> bool:
    """Whether a word is of the family of a head."""
    return any(_stem(word) == _stem(head) or _families(word) & _families(head) for head in heads)


def _families(word: str) -> frozenset[int]:
    low = word.lower()
    return frozenset(
        place
        for place, family in enumerate(_FAMILIES)
        if any(low.startswith(one) and len(low) - len(one) <= STEM for one in family.split())
    )
