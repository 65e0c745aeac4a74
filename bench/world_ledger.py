"""The reports of the synthetic war as a ledger holds them: captures, documents, claims and what is resolved of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.world import Report
from fogline.ledger import Ledger
from fogline.model import Capture, Claim, Document, Entry, ReadClaim, Record, Resolution, Zone

BY = "world@1"


def append(ledger: Ledger, *reports: Report) -> None:
    """Files reports with everything a perfect reader would find in them."""
    blob = ledger.put_blob(b"as it was told")
    ledger.append([entry for report in reports for entry in entries_of(report, blob)])


def entries_of(report: Report, blob: str) -> list[Entry]:
    """The entries of a report whose original is filed."""
    at = report.claims[0].recorded
    return [Entry(record=record, by=BY, at=at, confidence=0.8) for record in _records(report, blob)]


def _records(report: Report, blob: str) -> Iterator[Record]:
    first = report.claims[0]
    name = f"{first.document_name}.txt"
    capture = Capture(blob=blob, name=name, media="text/plain", origin=name, source=first.source)
    yield capture
    document = Document(
        capture=capture.id,
        name=name,
        text=report.text,
        zones=(Zone(kind="body", start=0, end=len(report.text)),),
        language="en",
        source=first.source,
    )
    yield document
    yield Resolution(subject=document.id, matter="published", when=first.published_when, rule="stated")
    for claim in report.claims:
        own = replace(claim.claim, document=document.id)
        yield own
        yield from _resolutions(own, claim)


def _resolutions(claim: Claim, read: ReadClaim) -> Iterator[Resolution]:
    """What is resolved of a claim."""
    yield Resolution(subject=claim.id, matter="time", when=read.when)
    actor, place = claim.in_role("actor")[0], claim.in_role("place")[0]
    yield Resolution(subject=claim.id, matter="actor", span=actor.span, party=read.actors[0])
    yield Resolution(subject=claim.id, matter="place", span=place.span, where=read.places[0])
    yield from (Resolution(subject=claim.id, matter="victim", party=party) for party in read.victims)
    for speaker, said in zip(claim.speakers, read.says, strict=True):
        yield Resolution(subject=claim.id, matter="speaker", span=speaker.span, party=said.party)
