from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fogline.errors import AppendRefused
from fogline.ledger import Ledger, verify
from fogline.model import (
    Document,
    Entry,
    Link,
    Mention,
    Problem,
    Record,
    Resolution,
    Retraction,
    Review,
    Rival,
    Span,
    Visit,
    Where,
)
from support.ledgers import AT, TEXT, a_capture, a_claim, a_document, a_full_claim, entry_of, fill, find

NOWHERE = "0" * 32


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "project") as made:
        yield made


@pytest.fixture
def document(ledger: Ledger) -> Document:
    return fill(ledger)[0]


def refused(ledger: Ledger, record: Record, match: str, *, basis: tuple[str, ...] = ()) -> None:
    before = ledger.head()
    good = entry_of(Visit(stage="first", version="1", subject="a", found=0))
    with pytest.raises(AppendRefused, match=match):
        ledger.append([good, entry_of(record, basis=basis)])
    assert ledger.head() == before
    assert not ledger.visits("first", "1")


def test_appending_twice_is_appending_once_whoever_appends(ledger: Ledger, document: Document) -> None:
    head = ledger.head()
    again = Entry(record=a_claim(document), by="human:ana", at="2025-01-01T00:00:00Z", reasons=("seen again",))
    result = ledger.append([again, again])
    assert (result.appended, result.known) == (0, 2)
    assert ledger.head() == head


def test_the_same_record_twice_in_a_batch_is_written_once(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document, "denied firing")
    result = ledger.append([entry_of(claim), entry_of(claim)])
    assert (result.appended, result.known) == (1, 1)


def test_a_quote_that_is_not_there_is_refused(ledger: Ledger, document: Document) -> None:
    span = find(document.text, "Two bakers")
    moved = Span(start=span.start + 1, end=span.end + 1, quote=span.quote)
    refused(ledger, replace(a_claim(document), span=moved), "quote is not in document_")
    refused(ledger, replace(a_claim(document), mentions=(Mention(role="victim", span=moved),)), "quote is not in")
    refused(ledger, Resolution(subject=a_claim(document).id, matter="victim", span=moved), "quote is not in")
    refused(ledger, Resolution(subject=document.id, matter="published", span=moved), "quote is not in")
    refused(ledger, Review(verdict="add", claim=replace(a_claim(document), span=moved)), "quote is not in")
    bad = Resolution(subject=a_claim(document).id, matter="victim", span=moved)
    refused(ledger, Review(subject=a_claim(document).id, verdict="correct", resolution=bad), "quote is not in")


def test_a_resolution_may_be_of_a_claim_that_its_review_brings(ledger: Ledger, document: Document) -> None:
    own = a_claim(document, "denied firing")
    resolution = Resolution(subject=own.id, matter="actor", span=find(document.text, "river guard"))
    ledger.append([entry_of(Review(verdict="add", claim=own, resolution=resolution))])
    assert ledger.has(resolution.id)
    assert [item.type for item in ledger.resting_on(resolution.id)] == ["review"]


def test_what_rests_on_nothing_is_refused(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document)
    other = a_full_claim(document)
    unknown, low = f"claim_{NOWHERE}", min(claim.id, other.id)
    refused(ledger, replace(claim, document=f"document_{NOWHERE}"), "document 'document_0+' is not in the ledger")
    refused(ledger, replace(document, capture=f"capture_{NOWHERE}"), "capture 'capture_0+' is not in the ledger")
    refused(ledger, replace(document, revises=f"document_{NOWHERE}"), "revises 'document_0+' is not in the ledger")
    refused(ledger, Resolution(subject=unknown, matter="place"), "subject 'claim_0+' is not in the ledger")
    refused(ledger, Review(subject=unknown, verdict="accept"), "subject 'claim_0+' is not in the ledger")
    refused(ledger, Retraction(subject=unknown, reason="wrong"), "subject 'claim_0+' is not in the ledger")
    refused(ledger, Retraction(subject=claim.id, reason="wrong", successor=unknown), "successor 'claim_0+' is not in")
    refused(ledger, Link(left=unknown, right=low, verdict="same"), "left 'claim_0+' is not in the ledger")
    refused(ledger, Problem(code="some-code", message="m", subject="file"), "basis 'x' is not in", basis=("x",))
    refused(ledger, Retraction(subject="sha256:" + "0" * 64, reason="wrong"), "no blob of any capture")


def test_roles_hold_records_of_their_type(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document)
    refused(ledger, replace(claim, document=document.capture), "is not the id of a document")
    refused(ledger, replace(document, capture=document.id), "is not the id of a capture")
    refused(ledger, Review(subject=document.id, verdict="accept"), "is not the id of a claim or resolution")
    refused(ledger, Resolution(subject=document.capture, matter="published"), "is not the id of a claim or document")
    low, high = sorted((claim.id, document.id))
    refused(ledger, Link(left=low, right=high, verdict="same"), "is not the id of a claim")


def test_what_comes_later_in_the_batch_is_no_basis(ledger: Ledger) -> None:
    capture = a_capture(ledger.put_blob(TEXT.encode()))
    with pytest.raises(AppendRefused, match="is not in the ledger before it"):
        ledger.append([entry_of(a_document(capture)), entry_of(capture)])
    with pytest.raises(AppendRefused, match="is not in the ledger before it"):
        ledger.append([entry_of(capture, basis=(capture.id,))])


def test_a_capture_comes_after_its_blob(ledger: Ledger) -> None:
    refused(ledger, a_capture("sha256:" + "0" * 64), "put the blob first")


def test_reviews_must_say_what_about(ledger: Ledger, document: Document) -> None:
    refused(ledger, Review(verdict="accept"), "must name what it is about")
    refused(ledger, Review(verdict="add"), "must bring a claim or a resolution")
    refused(ledger, Review(verdict="correct", subject=a_claim(document).id), "must bring the corrected")
    same = a_claim(document).id
    refused(ledger, Retraction(subject=same, reason="wrong", successor=same), "its own subject as the successor")


@pytest.mark.parametrize(
    ("entry", "match"),
    [
        (Entry(record=Visit(stage="s", version="1", subject="x", found=0), by=" ", at=AT), "nobody is named"),
        (Entry(record=Visit(stage="s", version="1", subject="x", found=0), by="a", at="yesterday"), "not a time"),
        (
            Entry(record=Visit(stage="s", version="1", subject="x", found=0), by="a", at=AT, confidence=1.5),
            "not within 0 and 1",
        ),
        (
            Entry(record=Visit(stage="s", version="1", subject="x", found=0), by="a", at=AT, confidence=float("nan")),
            "no exact written form",
        ),
        (Entry(record=Visit(stage="s", version="1", subject="\ud800", found=0), by="a", at=AT), "no exact written"),
    ],
)
def test_entries_without_a_sound_form_are_refused(ledger: Ledger, entry: Entry, match: str) -> None:
    with pytest.raises(AppendRefused, match=match):
        ledger.append([entry])
    assert ledger.head().sequence == 0


def test_a_number_that_would_come_back_as_another_text_is_refused(ledger: Ledger, document: Document) -> None:
    place = Where(name="Ostrava-by-the-Marsh", latitude=36, longitude=37.5)
    refused(ledger, Resolution(subject=a_claim(document).id, matter="place", where=place), "give it as a decimal")
    rival = Rival(where=replace(place, latitude=36.0), score=0.25)
    resolution = Resolution(subject=a_claim(document).id, matter="place", rivals=(rival,))
    ledger.append([entry_of(resolution)])
    stored = ledger.get(resolution.id)
    assert stored is not None
    assert stored.entry.record.id == resolution.id


def test_a_whole_number_as_confidence_is_kept_as_a_decimal(ledger: Ledger) -> None:
    visit = Visit(stage="s", version="1", subject="x", found=0)
    ledger.append([Entry(record=visit, by="a", at=AT, confidence=1)])
    assert verify(ledger.directory).ok
    stored = ledger.get(visit.id)
    assert stored is not None
    assert stored.entry.confidence == 1.0


def test_an_iterable_that_fails_writes_nothing(ledger: Ledger) -> None:
    def entries() -> Iterator[Entry]:
        yield entry_of(Visit(stage="s", version="1", subject="x", found=0))
        raise RuntimeError("the stage broke")

    with pytest.raises(RuntimeError, match="the stage broke"):
        ledger.append(entries())
    assert ledger.head().sequence == 0
    ledger.append([entry_of(Visit(stage="s", version="1", subject="x", found=0))])
    assert ledger.head().sequence == 1


def test_the_reserved_reason_of_an_erasure_is_refused(ledger: Ledger, document: Document) -> None:
    refused(ledger, Retraction(subject=document.id, reason="erased: it was not"), "written by an erasure alone")
