"""What only tells where a place lies: "the Mill depot south of the capital" is one place, as is "Ford, west of Mill".

What must stay true: a place without coordinates keeps what is told of where it lies.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fogline.model import Span
from fogline.resolve.place_answer import Answer
from fogline.resolve.place_seen import PlaceContext, Seen
from fogline.resolve.place_shown import plain_where
from fogline.resolve.place_words import NO_PLACE

Told = list[tuple[Span, Answer]]
"""The places of a claim: their words and what they come to."""
REACH = 80
"""Characters within which a town and what its place is told by stand."""
BEARING = re.compile(
    r"[\s,]*(?P<called>(?:a|an|the)\s+(?:[\w-]+\s+){0,2}(?:suburb|town|village|city|district|area)\s+)?"
    r"(?:(?:lying|located|situated|which (?:lies|is))\s+)?"
    r"(?:(?:just|some|about|around|roughly|nearly|only|over|less than|more than|\d[\d.,]*|[a-z]+)\s+"
    r"(?:(?:\d[\d.,]*[\s-]?|[a-z]+\s+)?(?:km|kms|kilomet(?:er|re)s?|miles?)\s+)?)?(?:to the\s+)?"
    r"(?:north|south|east|west)(?:[- ]?(?:north|south)?[- ]?(?:east|west))?\s+of\b"
)
"""What stands between a place and the one that it is told to lie beside."""


def without_bearings(text: str, told: Told, context: PlaceContext) -> Told:
    """The places without those that only tell where the one before them lies, which a list has a point of.

    A claim that takes up nothing but where a town lies ("Ford, a suburb west of the capital that is besieged") is of
    the town.
    """
    out: Told = []
    for span, answer in told:
        out.append((span, _unless_bearing(text, out[-1] if out else None, span, answer, context)))
    return out


def _unless_bearing(
    text: str, first: tuple[Span, Answer] | None, span: Span, answer: Answer, context: PlaceContext
) -> Answer:
    if answer.where is None:
        return answer
    if first is not None:
        if not _lies_beside(text, first, span):
            return answer
        reasons = ("tells where the place before it lies",)
        return replace(answer, where=None, rule=NO_PLACE, rivals=(), reasons=reasons)
    described = _described(text, span, context)
    if described is None:
        return answer
    where = replace(plain_where(described.place), name=context.spelling(described.place))
    return Answer(where=where, rule="described right after its name", confidence=0.7, place=described.place)


def _lies_beside(text: str, first: tuple[Span, Answer], span: Span) -> bool:
    before, answer = first
    if answer.where is None or answer.where.latitude is None or span.start < before.end:
        return False
    return _leads_to(text, before.end, span) is not None


def _described(text: str, span: Span, context: PlaceContext) -> Seen | None:
    """The listed town of which the words tell where it lies ("Ford, a suburb west of [the capital]").

    Either they tell its kind, or commas set them off from the clause that goes on about the town.
    """
    before = (one for one in reversed(context.seen) if span.start - REACH < one.end <= span.start and not one.speaks)
    last = next(before, None)
    if last is None or last.place.latitude is None:
        return None
    found = _leads_to(text, last.end, span)
    aside = found is not None and text[last.end : last.end + 1] == "," and text[span.end : span.end + 1] == ","
    return last if found is not None and (found["called"] or aside) else None


def _leads_to(text: str, end: int, span: Span) -> re.Match[str] | None:
    """The words of a side between the end of a place and the words that it lies beside."""
    found = BEARING.match(text, end)
    near = found is not None and found.end() <= span.end and "," not in text[found.end() : span.start]
    return found if near and found is not None and len(text[found.end() : span.start].split()) <= 2 else None
