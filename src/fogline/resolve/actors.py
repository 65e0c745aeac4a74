"""Resolves the parties of claims: who acts, who is acted on, who suffers, who speaks.

By the words where a pack knows them on the day, by the report where they are short or ambiguous, and where nobody
knows them a party is minted from the report's own words. What must stay true: the same words in the same report give
the same party; a common noun is a population or a thing, never a guess at a named body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from fogline.gazetteer import ActorIndex
from fogline.model import Claim, Document, Found, Resolution, Rival, Span
from fogline.model.resolution import Matter
from fogline.resolve.actor_context import read_actor_context
from fogline.resolve.actor_items import split_items, words_of_items
from fogline.resolve.actor_joined import joined_name
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_ourselves import is_of_speaker
from fogline.resolve.actor_party import Namer
from fogline.resolve.actor_words import ORGANISATION_WORDS, singular
from fogline.resolve.theatre import Theatre, read_theatre

LOCATED = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|into|towards?|reach(?:ed|ing)?|left|"
    r"(?:airport|city|town|streets?|square|suburbs?|outskirts|edges?|province|capital|centre|skies) of)"
    r"\s+(?:the\s+)?(?:[a-z]+\s+)?$"
)
"""A word of place before a name."""
FIRST_PERSON = frozenset({"we", "us", "i", "me", "ourselves"})
METONYM = "pack metonym"
OF_PLACES = frozenset({METONYM, "pack country", "pack label"})
"""How a name of a place is read as a party."""
OURS = re.compile(r"\b[Oo]ur\s+$")
"""What mentions leave out of "our forces"."""
PHYSICAL = frozenset({"fighting", "strike", "control", "harm"})
"""Families of acts on the ground: who bombs a capital does not bomb the government that its name may stand for."""
DEEDS = frozenset({"fighting", "strike", "control"})
"""Families of acts that a state does by its forces."""
MINTED = "minted from the words"
PLACES = frozenset(
    "town city village district area neighborhood neighbourhood camp road street settlement line point site".split()
)
"""Places, which do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Words to resolve in a role of a claim."""

    matter: Matter
    span: Span
    named: Span


def resolve_actors(
    document: Document,
    claims: Iterable[Claim],
    index: ActorIndex,
    *,
    on: date | None,
    theatre: Theatre | None = None,
) -> Iterator[Found]:
    """Resolves every actor, target, victim and speaker of a report's claims.

    Args:
        document: the report.
        claims: its claims.
        index: names of parties.
        on: the day on which names are looked up; `None` when the report's date is not known.
        theatre: which war the report is about, where that is read.
    """
    claims = list(claims)
    namer = Namer(index, read_actor_context(theatre or read_theatre(document, claims, index), index, on))
    doing = {one.span for claim in claims if claim.family in DEEDS for one in claim.in_role("actor")}
    told: dict[_Asked, list[tuple[Span | None, Named]]] = {}
    for claim in claims:
        subject = claim.id
        for asked in _asked(claim, namer.listed.is_body):
            meant = _themselves(claim, asked)
            struck = asked.matter in ("target", "victim") and claim.family in PHYSICAL
            if meant not in told:  # who speaks is asked for every claim in what they say
                acts = asked.matter == "actor" and asked.span in doing
                told[meant] = [*_named_by(document.text, meant, namer, acts=acts)]
            for span, named in _spoken_for(told[meant], asked, claim, namer):
                if not (struck and named.rule == METONYM) and not _is_no_party(asked, named, namer, claim.family):
                    yield _found(subject, asked if span is None else replace(asked, span=span), named)


def _themselves(claim: Claim, asked: _Asked) -> _Asked:
    """Who says "we" and "I" means whoever speaks the claim."""
    if asked.matter == "speaker" or asked.span.quote.lower() not in FIRST_PERSON or not claim.speakers:
        return asked
    speaker = claim.speakers[0]
    return _Asked(matter=asked.matter, span=speaker.span, named=speaker.named)


def _spoken_for(
    told: Iterable[tuple[Span | None, Named]], asked: _Asked, claim: Claim, namer: Namer
) -> Iterator[tuple[Span | None, Named]]:
    """What words are told to mean; "we" and "our men", of what is done on the ground, mean the body of who speaks."""
    text, start = namer.context.theatre.scan.text, asked.span.start
    words = f"{'our ' if OURS.search(text, max(0, start - 5), start) else ''}{asked.span.quote}"
    if asked.matter == "speaker" or claim.family not in PHYSICAL or not claim.speakers or not is_of_speaker(words):
        yield from told
        return
    speaker = claim.speakers[0].named
    said_by = namer.name(speaker.quote, speaker.start, speaks=True)
    acts = asked.matter == "actor"
    body = namer.ourselves.meant(words, speaker, said_by, acts=acts) if said_by is not None else None
    yield from told if body is None else [(None, body)]


def resolve_mention(
    document: Document, span: Span, index: ActorIndex, *, on: date | None, theatre: Theatre
) -> Iterator[Found]:
    """Resolves the words of one span of a report as an actor's, also where no claim names them.

    Args:
        document: the report; what is found is about it.
        span: the words; a list of parties gives one answer each, words that name nobody, or a place where they
            stand, give none.
        index: names of parties.
        on: the day on which names are looked up.
        theatre: which war the report is about, and who is in it.
    """
    namer = Namer(index, read_actor_context(theatre, index, on))
    asked = _Asked(matter="actor", span=span, named=span)
    located = LOCATED.search(document.text[max(0, span.start - 48) : span.start]) is not None
    for _, named in _parties(asked, namer):
        if not (located and named.rule in OF_PLACES):
            yield _found(document.id, asked, named)


def _asked(claim: Claim, is_party: Callable[[str], bool]) -> Iterator[_Asked]:
    """What a claim asks about; what it names as a place too is a party only by a name that no place bears."""
    places = {mention.span for mention in claim.in_role("place")}
    for role in ("actor", "target", "victim"):
        for mention in claim.in_role(role):
            if mention.span not in places or is_party(mention.span.quote):
                yield _Asked(matter=role, span=mention.span, named=mention.named)
    for speaker in claim.speakers:
        yield _Asked(matter="speaker", span=speaker.span, named=speaker.named)


def _named_by(text: str, asked: _Asked, namer: Namer, *, acts: bool) -> Iterator[tuple[Span | None, Named]]:
    """The parties that words name; either half of a listed name with an "and" is of whoever bears the name."""
    whole = joined_name(text, asked.named, namer.listed.is_known)
    yield from _parties(asked if whole is None else replace(asked, span=whole, named=whole), namer, acts=acts)


def _is_no_party(asked: _Asked, named: Named, namer: Namer, family: str) -> bool:
    """Whether words are only a place that no list has as a party, or who acts is a thing that does nothing."""
    if asked.matter == "speaker":
        return False
    if named.party.kind == "thing":
        acts = asked.matter == "actor" and family in PHYSICAL
        return acts and singular(named.party.name.rsplit(maxsplit=1)[-1]) in PLACES
    minted = named.rule == MINTED and not (ORGANISATION_WORDS & {*named.party.name.lower().split()})
    return minted and namer.context.theatre.is_place(asked.named.start, asked.named.end)


def _parties(asked: _Asked, namer: Namer, *, acts: bool = False) -> Iterator[tuple[Span | None, Named]]:
    """The parties that words name; of those that words list each with its own words, but for who speaks.

    Words have one answer: parties listed in one mention would each take the place of the one before.
    """
    source = asked.span if namer.listed.is_named(asked.span.quote) else asked.named
    items = split_items(source.quote, namer.listed.is_known, namer.index.states.code)
    listed = len(items) > 1 and asked.matter != "speaker"
    spans = words_of_items(source, items) if listed else [None for _ in items]
    found: set[str] = set()
    for item, span in zip(items, spans, strict=True):
        named = namer.name(item, source.start, speaks=asked.matter == "speaker", acts=acts)
        if named is not None and named.party.id not in found:
            found.add(named.party.id)
            yield span, named


def _found(subject: str, asked: _Asked, named: Named) -> Found:
    resolution = Resolution(
        subject=subject,
        matter=asked.matter,
        span=asked.span,
        party=named.party,
        rule=named.rule,
        rivals=tuple(Rival(party=party, score=min(score, named.confidence)) for party, score in named.rivals),
    )
    return Found(record=resolution, basis=(subject,), confidence=named.confidence, reasons=named.reasons)
