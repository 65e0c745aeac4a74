"""The claim line: one claim as one JSON object, the shape that `fogline claims`, `fogline read` and every exam use.

What must stay true: exactly these fields, in this order, whatever is known; what is not known is `null` or empty,
never guessed. `targets` holds targets and victims, `victims` the named persons among them with what is told of them;
`places` leaves out a place that is only assumed from the course of the report, which events and the map still use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fogline.model import Count, Mention, Party, Person, ReadClaim, Role, SpeakerName, When, Where, fold_name

FIELDS = (
    "id",
    "document",
    "start",
    "end",
    "quote",
    "kind",
    "status",
    "polarity",
    "actors",
    "targets",
    "places",
    "when",
    "counts",
    "says",
    "basis",
    "extractor",
    "confidence",
    "victims",
    "told",
)
Line = dict[str, Any]


def claim_line(claim: ReadClaim) -> Line:
    """Gives the line of a claim as plain JSON values."""
    span = claim.claim.span
    return {
        "id": claim.id,
        "document": {
            "id": claim.document,
            "name": claim.document_name,
            "source": claim.source,
            "published": claim.published,
        },
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "kind": claim.claim.kind,
        "status": claim.status,
        "polarity": claim.claim.polarity,
        "actors": _parties(claim, claim.actors, "actor"),
        "targets": [*_parties(claim, claim.targets, "target"), *_parties(claim, claim.victims, "victim")],
        "places": _places(claim),
        "when": when_line(claim.when, claim.when_text),
        "counts": [count_line(count) for count in claim.counts],
        "says": [_speaker(speaker) for speaker in claim.says],
        "basis": claim.says[0].basis if claim.says else None,
        "extractor": claim.extractor,
        "confidence": claim.confidence,
        "victims": [victim_line(party) for party in claim.victims if party.kind == "person"],
        "told": when_line(claim.told, claim.told_text),
    }


def when_line(when: When | None, text: str = "") -> Line | None:
    """Gives a time as plain values; `None` when it is not known."""
    if when is None:
        return None
    return {
        "edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
        "text": text or None,
    }


def count_line(count: Count) -> Line:
    """Gives a number with its bounds as plain values."""
    return {
        "unit": count.unit,
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "cumulative": count.cumulative,
    }


def party_line(party: Party, text: str | None = None) -> Line:
    """Gives a party as plain values."""
    return {"name": party.name, "text": text, "id": party.id, "side": party.side, "kind": party.kind or None}


def victim_line(party: Party) -> Line:
    """Gives a named person who suffered as plain values."""
    told = party.person or Person()
    return {"name": party.name, "id": party.id, "age": told.age, "sex": told.sex, "status": told.status}


def person_words(line: Mapping[str, Any]) -> str:
    """Names a victim in one phrase, with what is known of them: ``Amal Example (9, female, civilian)``."""
    known = ", ".join(str(line[name]) for name in ("age", "sex", "status") if line[name])
    return f"{line['name']} ({known})" if known else str(line["name"])


def place_line(place: Where, text: str | None = None) -> Line:
    """Gives a place as plain values."""
    return {
        "name": place.name,
        "text": text,
        "id": place.id,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
        "radius_m": place.radius_m,
        "within": list(place.within),
        "country": place.country,
    }


def _parties(claim: ReadClaim, parties: Sequence[Party], role: Role) -> list[Line]:
    words = _texts(claim.claim.in_role(role), len(parties))
    return [party_line(party, text) for party, text in zip(parties, words, strict=True)]


def _places(claim: ReadClaim) -> list[Line]:
    """The places, finest first; each with the words it was named by, where the claim has words for it."""
    mentions = claim.claim.in_role("place")
    assumed = (*claim.place_assumed, *(False for _ in claim.places[len(claim.place_assumed) :]))
    words = (*claim.place_words, *("" for _ in claim.places[len(claim.place_words) :]))
    told = [(place, read) for place, read, guess in zip(claim.places, words, assumed, strict=True) if not guess]
    if len(mentions) == len(told) == 1:
        return [place_line(told[0][0], mentions[0].span.quote)]
    named = {place.name for place, _ in told if place.id}
    return [
        place_line(place, read or _naming(place, mentions))
        for place, read in told
        if place.id or place.name not in named
    ]


def _naming(place: Where, mentions: Sequence[Mention]) -> str | None:
    name = f" {fold_name(place.name)} "
    for mention in mentions:
        words = f" {fold_name(mention.span.quote)} "
        if name in words or words in name:
            return mention.span.quote
    return None


def _texts(mentions: Sequence[Mention], wanted: int) -> list[str | None]:
    """The words that name each party where there are as many mentions as answers; else which is whose is not known.

    Of a pronoun they are those it stands for: "they" tells a reader of one line nothing.
    """
    if len(mentions) != wanted:
        return [None] * wanted
    return [mention.named.quote for mention in mentions]


def _speaker(speaker: SpeakerName) -> Line:
    return {**party_line(speaker.party, speaker.text), "basis": speaker.basis}
