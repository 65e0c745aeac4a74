"""Gapped coordination: one predicate with several objects, each on a day of its own.

"The advance took the mill on Saturday, and the bridge by Sunday morning" tells two captures, and so does "the mill fell
on Saturday and the bridge on Sunday". The second part has no verb, so the parse gives one clause; it is cut where a
coordinated noun follows a time phrase and is itself followed by another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from fogline.extract.candidates import OBJECTS, SUBJECTS, Candidate
from fogline.extract.names import name_range
from fogline.timex import TimeExpression

LIGHT = frozenset({"dark", "nightfall", "dusk", "dawn", "daybreak", "sunset", "sunrise", "midnight"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a gapped clause: its tokens, and the noun it is about."""

    candidate: Candidate
    noun: int


def parts(parsed: Doc, candidate: Candidate, times: list[TimeExpression]) -> list[Part]:
    """Cuts a clause into its parts; empty where nothing is gapped."""
    if candidate.nominal:
        return []
    nouns = list(_coordinated(parsed, candidate))
    starts = [token.idx for token in nouns]
    if len(nouns) < 2 or not all(
        _has_time(times, start, following) or _at_nightfall(parsed, candidate, start, following)
        for start, following in _stretches(parsed, starts, candidate)
    ):
        return []
    found = []
    for position, noun in enumerate(nouns):
        left = candidate.left if position == 0 else _start(noun)
        right = candidate.right if position + 1 == len(nouns) else _start(nouns[position + 1])
        right = _trimmed(parsed, left, right)
        if left >= right:  # one noun stands within the words of the other, so that nothing is left between them
            return []
        found.append(Part(candidate=replace(candidate, left=left, right=right), noun=noun.i))
    return found


def _coordinated(parsed: Doc, candidate: Candidate) -> Iterator[Token]:
    """What the predicate is about, objects before subjects, and the nouns coordinated to it in the clause."""
    heads = {candidate.head, candidate.event}
    objects = any(child.dep_ in OBJECTS for head in heads for child in parsed[head].children)
    wanted = OBJECTS if objects else SUBJECTS
    for i in range(candidate.left, candidate.right):
        token = parsed[i]
        if token.dep_ in wanted and token.head.i in heads and token.pos_ in ("NOUN", "PROPN"):
            yield token
            for i_other in range(token.i + 1, candidate.right):
                other = parsed[i_other]
                if (
                    other.dep_ in ("conj", "npadvmod", "appos", "dep")
                    and other.pos_ in ("NOUN", "PROPN")
                    and _is_joined(other)
                ):
                    yield other
            return


def _start(noun: Token) -> int:
    """Where the noun's words begin, with its article."""
    left = name_range(noun)[0]
    while left > 0 and noun.doc[left - 1].dep_ == "det" and noun.doc[left - 1].head.i == noun.i:
        left -= 1
    return left


def _is_joined(token: Token) -> bool:
    """Whether the noun's name follows directly on "and" or a comma."""
    left = _start(token)
    return left > 0 and token.doc[left - 1].lower_ in ("and", ",", ";", "then")


def _stretches(parsed: Doc, starts: list[int], candidate: Candidate) -> Iterator[tuple[int, int]]:
    last = parsed[candidate.right - 1]
    yield from zip(starts, [*starts[1:], last.idx + len(last)], strict=True)


def _has_time(times: list[TimeExpression], start: int, end: int) -> bool:
    return any(start < one.start and one.end <= end and one.kind in ("DATE", "TIME") for one in times)


def _at_nightfall(parsed: Doc, candidate: Candidate, start: int, end: int) -> bool:
    """Whether a stretch of a clause is placed in a day by its light alone ("and the bridge after dark")."""
    inside = [token for token in parsed[candidate.left : candidate.right] if start <= token.idx < end]
    return any(token.lower_ in LIGHT and token.nbor(-1).pos_ in ("ADP", "SCONJ") for token in inside if token.i)


def _trimmed(parsed: Doc, left: int, right: int) -> int:
    while right - 1 > left and (parsed[right - 1].is_punct or parsed[right - 1].lower_ in ("and", "then", "or")):
        right -= 1
    return right
