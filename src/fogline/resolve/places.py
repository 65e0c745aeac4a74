"""Resolves the place mentions of claims: which place each means, or that it stays open.

`resolve_places` yields one resolution per claim and place (a list of places gives one each), then one for every claim
that names none and can be placed by its surroundings. What must stay true: no coordinates for what has none, the span
is the very words, and what the report leaves open stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fogline.config import Scope
from fogline.gazetteer import PlaceIndex
from fogline.model import Claim, Document, Found, Mention, Resolution, Span, span_of
from fogline.resolve.place_answer import Answer, Answerer
from fogline.resolve.place_context import PlaceContext, read_context
from fogline.resolve.place_inherit import inherit
from fogline.resolve.place_phrases import read_phrases

DEFINITE = re.compile(
    r"^(?:(?:in|at|on|into|inside|within|from|to|across|of|near|outside|around)\s+)*(?:the|this|that|its|their)\b",
    re.IGNORECASE,
)
DEFINITE_BEFORE = re.compile(r"\b(?:the|this|that|its|their)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""A determiner that stands before the span, with at most two words between."""


def resolve_places(
    document: Document,
    claims: Iterable[Claim],
    index: PlaceIndex,
    *,
    country_hint: str = "",
    scope: Scope | None = None,
) -> Iterator[Found]:
    """Resolves every place mention of a report's claims, and places the claims that name none where it can.

    Args:
        document: the report.
        claims: its claims.
        index: names of places.
        country_hint: two-letter code of a country the report is likely about (its packs').
        scope: the project's scope; the countries of its places are likely.
    """
    context = read_context(document, index, _hints(index, country_hint, scope))
    answerer = Answerer(index, context)
    placed: list[tuple[Claim, list[Answer]]] = []
    for claim in claims:
        answers: list[Answer] = []
        for mention in place_mentions(claim, answerer):
            for span, answer in _answers(document, mention, answerer):
                answers.append(answer)
                yield _found(claim, span, answer)
        placed.append((claim, answers))
    yield from inherit(document, placed, context)


def place_mentions(claim: Claim, answerer: Answerer) -> tuple[Mention, ...]:
    """The mentions to place: those in the place role; where there are none, targets of control that are places."""
    told = claim.in_role("place")
    if told or claim.family != "control":
        return told
    return tuple(mention for mention in claim.in_role("target") if _is_place(mention.named.quote, answerer))


def _is_place(words: str, answerer: Answerer) -> bool:
    phrases = read_phrases(words, answerer.known)
    return bool(phrases) and all(phrase.kind or (phrase.name and answerer.known(phrase.name)) for phrase in phrases)


def _hints(index: PlaceIndex, country_hint: str, scope: Scope | None) -> tuple[str, ...]:
    hints = [country_hint] if country_hint else []
    for name in scope.places if scope else ():
        place = index.get(name) or next((c.place for c in index.lookup(name, fuzzy=False, limit=1)), None)
        if place is not None and place.country:
            hints.append(place.country)
    return tuple(hints)


def _answers(document: Document, mention: Mention, answerer: Answerer) -> Iterator[tuple[Span, Answer]]:
    """Answers a mention, phrase by phrase; a list's items have spans of their own."""
    own = read_phrases(mention.span.quote, answerer.known)
    named = any(phrase.name for phrase in own)
    fuller = mention.antecedent if mention.antecedent and not named else None
    phrases = read_phrases(fuller.quote, answerer.known) if fuller else own
    source = fuller or mention.span
    for phrase in phrases:
        before = document.text[max(0, source.start + phrase.start - 40) : source.start + phrase.start]
        told = DEFINITE.match(source.quote[phrase.start :]) or DEFINITE_BEFORE.search(before)
        definite = told is not None or phrase.words[:1].isupper()
        answer = answerer.answer(phrase, source.start + phrase.start, definite=definite)
        one = len(phrases) == 1 or fuller is not None
        span = mention.span if one else _trimmed(document, source.start + phrase.start, source.start + phrase.end)
        yield span, answer


def _trimmed(document: Document, start: int, end: int) -> Span:
    while end - start > 1 and document.text[end - 1] in " ,;.":
        end -= 1
    return span_of(document.text, start, end)


def _found(claim: Claim, span: Span, answer: Answer) -> Found:
    resolution = Resolution(
        subject=claim.id,
        matter="place",
        span=span,
        where=answer.where,
        rule=answer.rule,
        rivals=answer.rivals,
    )
    return Found(record=resolution, basis=(claim.id,), confidence=answer.confidence, reasons=answer.reasons)


__all__ = ["PlaceContext", "place_mentions", "resolve_places"]
