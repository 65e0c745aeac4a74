"""The laws of the house as properties of any ledger: append, identity, quote, basis.

A world of records is drawn, some sound and some not; whatever is appended in whatever batches, the laws hold.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.errors import AppendRefused
from fogline.ledger import Ledger, StoredEntry, verify
from fogline.ledger.blobs import address_of
from fogline.model import (
    Capture,
    Claim,
    Count,
    Document,
    Entry,
    Link,
    Mention,
    Problem,
    Quantity,
    Record,
    Resolution,
    Retraction,
    Review,
    Span,
    Visit,
    Where,
    record_type,
    span_of,
    tagged_hash,
)
from support.ledgers import AT

ALPHABET = "abc .,’“İıﬁﷺКиївé\u0301\u200d👩\U0001f3fd\u202e\n"
texts = st.text(ALPHABET, min_size=3, max_size=60)
few = settings(max_examples=25)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return span_of(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def claims(draw: st.DrawFn, document: Document) -> Claim:
    words = spans(document.text)
    mention = st.builds(Mention, role=st.sampled_from(["actor", "place"]), span=words, antecedent=st.none() | words)
    counts = st.builds(Count, unit=st.just("people"), low=st.none() | st.integers(0, 10**6))
    return Claim(
        document=document.id,
        kind=draw(st.sampled_from(["harm.killed", "control.capture", "outlook.warning"])),
        span=draw(words),
        mentions=tuple(draw(st.lists(mention, max_size=2))),
        quantities=tuple(draw(st.lists(st.builds(Quantity, span=words, count=counts), max_size=1))),
        certainty=draw(st.integers(-3, 3)),
    )


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[bytes], list[Record]]:
    """Originals and records in an order in which each rests on earlier ones."""
    blobs: list[bytes] = []
    records: list[Record] = []
    for number in range(draw(st.integers(1, 3))):
        text = draw(texts)
        blobs.append(text.encode())
        address = address_of(blobs[-1])
        capture = Capture(blob=address, name=f"{number}.txt", media="text/plain", origin="in")
        document = Document(capture=capture.id, name=capture.name, text=text)
        made = draw(st.lists(claims(document), min_size=1, max_size=3))
        records += [capture, document, *made]
        for claim in made:
            records += draw(st.lists(judgements(document, claim), max_size=2))
        ids = sorted({claim.id for claim in made})
        records += [Link(left=left, right=right, verdict="same") for left, right in pairwise(ids)]
    return blobs, records


@st.composite
def judgements(draw: st.DrawFn, document: Document, claim: Claim) -> Record:
    place = Where(name=draw(texts), latitude=draw(st.none() | st.floats(-90, 90)))
    drawn: st.SearchStrategy[Record] = st.one_of(
        st.builds(Resolution, subject=st.just(claim.id), matter=st.just("place"), span=spans(document.text)),
        st.just(Resolution(subject=claim.id, matter="place", where=place)),
        st.just(Review(subject=claim.id, verdict="accept")),
        st.builds(Review, subject=st.just(claim.id), verdict=st.just("correct"), claim=claims(document)),
        st.builds(Review, verdict=st.just("add"), claim=claims(document)),
        st.just(Retraction(subject=claim.id, reason="read again")),
        st.just(Visit(stage="extract", version="1", subject=document.id, found=1)),
        st.just(Problem(code="some-code", message="m", subject=document.id, start=0, end=1)),
    )
    return draw(drawn)


@contextmanager
def a_new_ledger(blobs: list[bytes]) -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as name, Ledger.create(Path(name) / "project") as ledger:
        for blob in blobs:
            ledger.put_blob(blob)
        yield ledger


def entries_of(records: list[Record]) -> list[Entry]:
    return [Entry(record=record, by="extract@1", at=AT, confidence=0.5) for record in records]


def unique(records: list[Record]) -> list[Record]:
    return list({record.id: record for record in records}.values())


@few
@given(worlds(), st.data())
def test_append_what_was_written_never_changes(world: tuple[list[bytes], list[Record]], data: st.DataObject) -> None:
    blobs, records = world
    with a_new_ledger(blobs) as ledger:
        entries, seen = entries_of(records), list[StoredEntry]()
        while entries:
            size = data.draw(st.integers(1, len(entries)))
            ledger.append(entries[:size])
            del entries[:size]
            now = list(ledger.entries())
            assert now[: len(seen)] == seen
            seen = now
        assert [stored.entry.record for stored in seen] == unique(records)
        assert verify(ledger.directory).ok


@few
@given(worlds(), st.data())
def test_identity_of_what_is_read_back_and_appended_twice(
    world: tuple[list[bytes], list[Record]], data: st.DataObject
) -> None:
    blobs, records = world
    with a_new_ledger(blobs) as ledger:
        ledger.append(entries_of(records))
        head = ledger.head()
        again = data.draw(st.lists(st.sampled_from(records), max_size=5))
        result = ledger.append([Entry(record=record, by="human:ana", at="2030-01-01T00:00:00Z") for record in again])
        assert (result.appended, result.known) == (0, len(again))
        assert ledger.head() == head
        for record in records:
            stored = ledger.get(record.id)
            assert stored is not None
            assert stored.entry.record == record
            assert stored.entry.record.id == stored.id == tagged_hash(record_type(record), record)


@few
@given(worlds(), st.data())
def test_the_chain_depends_on_every_entry_and_their_order(
    world: tuple[list[bytes], list[Record]], data: st.DataObject
) -> None:
    blobs, records = world
    whole = unique(records)
    free = [record for record in whole if isinstance(record, Capture)]
    left_out = data.draw(st.sampled_from(whole))
    with a_new_ledger(blobs) as one, a_new_ledger(blobs) as two, a_new_ledger(blobs) as three:
        one.append(entries_of(whole))
        two.append(entries_of([*reversed(free), *(record for record in whole if record not in free)]))
        assert (one.head() == two.head()) == (whole == [*reversed(free), *(r for r in whole if r not in free)])
        try:
            three.append(entries_of([record for record in whole if record is not left_out]))
        except AppendRefused:
            return  # something rests on it
        assert one.head() != three.head()


@few
@given(worlds(), st.data())
def test_quote_no_span_off_its_text_is_ever_written(
    world: tuple[list[bytes], list[Record]], data: st.DataObject
) -> None:
    blobs, records = world
    documents = {record.id: record for record in records if isinstance(record, Document)}
    claim = data.draw(st.sampled_from([record for record in records if isinstance(record, Claim)]))
    text = documents[claim.document].text
    start = data.draw(st.integers(0, len(text) + 3))
    quote = data.draw(texts)
    span = Span(start=start, end=start + len(quote), quote=quote)
    forged: list[Record] = [
        replace(claim, span=span),
        replace(claim, mentions=(Mention(role="actor", span=claim.span, antecedent=span),)),
        Review(verdict="add", claim=replace(claim, certainty_cue=span)),
        Resolution(subject=claim.id, matter="actor", span=span),
    ]
    with a_new_ledger(blobs) as ledger:
        ledger.append(entries_of(records))
        head = ledger.head()
        record = data.draw(st.sampled_from(forged))
        if text[span.start : span.end] == quote:
            ledger.append(entries_of([record]))
        else:
            with pytest.raises(AppendRefused, match="a quote is not in"):
                ledger.append(entries_of([record]))
            assert ledger.head() == head
        assert verify(ledger.directory).ok


@few
@given(worlds(), st.data())
def test_basis_in_any_order_what_is_written_rests_on_what_was(
    world: tuple[list[bytes], list[Record]], data: st.DataObject
) -> None:
    blobs, records = world
    shuffled = data.draw(st.permutations(unique(records)))
    with a_new_ledger(blobs) as ledger:
        for entry in entries_of(shuffled):
            try:
                ledger.append([entry])
            except AppendRefused as refusal:
                assert "is not in the ledger before it" in str(refusal)  # noqa: PT017 - whether it raises is drawn
        assert verify(ledger.directory).ok
        for entry in entries_of(records):
            ledger.append([entry])
        assert {stored.id for stored in ledger.entries()} == {record.id for record in records}
        assert verify(ledger.directory).ok


@few
@given(worlds(), st.data())
def test_a_refused_batch_leaves_no_trace(world: tuple[list[bytes], list[Record]], data: st.DataObject) -> None:
    blobs, records = world
    place = data.draw(st.integers(0, len(records)))
    orphan = Review(subject="claim_" + "0" * 32, verdict="reject")
    with a_new_ledger(blobs) as ledger:
        before = ledger.head()
        with pytest.raises(AppendRefused):
            ledger.append(entries_of([*records[:place], orphan, *records[place:]]))
        assert ledger.head() == before
        assert list(ledger.entries()) == []
        assert verify(ledger.directory).entries == 0
        ledger.append(entries_of(records))
        assert verify(ledger.directory).ok
