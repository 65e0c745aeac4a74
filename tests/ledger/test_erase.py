from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fogline.errors import AppendRefused, LedgerError
from fogline.ledger import Ledger, verify
from fogline.ledger.schema import DATABASE
from fogline.model import Document, Retraction, Visit
from support.ledgers import AT, TEXT, a_capture, a_claim, a_document, entry_of, fill

BY = "human:ana"
HIDDEN = "The miller Oderbrucher keeps the key under the third stone."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "project") as made:
        yield made


@pytest.fixture
def document(ledger: Ledger) -> Document:
    """A document of many pages with a secret in it, a claim on it, and another document behind."""
    text = TEXT + f"{HIDDEN} " * 300
    capture = a_capture(ledger.put_blob(text.encode()), "secret.txt")
    document = a_document(capture, text)
    ledger.append([entry_of(capture), entry_of(document), entry_of(a_claim(document))])
    fill(ledger)
    return document


def stored_bytes(ledger: Ledger) -> bytes:
    return b"".join(path.read_bytes() for path in ledger.directory.rglob("*") if path.is_file())


def test_an_erased_payload_is_gone_from_the_disk_and_the_ledger_still_verifies(
    ledger: Ledger, document: Document
) -> None:
    assert stored_bytes(ledger).count(b"Oderbrucher") >= 600
    blob = next(ledger.entries()).entry.record.blob  # type: ignore[union-attr]  # the first entry is the capture
    ledger.erase(document.id, "a court ordered it", by=BY, at=AT)
    ledger.erase(blob, "a court ordered it", by=BY, at=AT)
    assert b"Oderbrucher" not in stored_bytes(ledger)
    assert b"a court ordered it" in stored_bytes(ledger)
    report = verify(ledger.directory)
    assert report.faults == ()
    assert report.erased == 2
    ledger.close()
    assert b"Oderbrucher" not in stored_bytes(ledger)
    assert verify(ledger.directory).notes == ()


def test_an_erased_record_is_not_read_and_stays_known(ledger: Ledger, document: Document) -> None:
    ledger.erase(document.id, "a court ordered it", by=BY, at=AT)
    assert ledger.get(document.id) is None
    assert document.id not in {item.id for item in ledger.entries()}
    assert ledger.has(document.id)
    assert ledger.erased() == {document.id}
    assert document.id in ledger.retracted()
    assert [item.id for item in ledger.claims_of(document.id)] == [a_claim(document).id]


def test_what_was_erased_does_not_come_back_by_reading_again(ledger: Ledger, document: Document) -> None:
    text = document.text.encode()
    blob = ledger.put_blob(text)
    ledger.erase(document.id, "a court ordered it", by=BY, at=AT)
    assert ledger.append([entry_of(document)]).known == 1
    assert ledger.get(document.id) is None
    with pytest.raises(AppendRefused, match="is erased, so its quotes cannot be checked"):
        ledger.append([entry_of(a_claim(document, "denied firing"))])
    ledger.erase(blob, "a court ordered it", by=BY, at=AT)
    with pytest.raises(AppendRefused, match="was erased from this ledger"):
        ledger.put_blob(text)
    assert verify(ledger.directory).ok


def test_erasing_twice_is_erasing_once(ledger: Ledger, document: Document) -> None:
    ledger.erase(document.id, "a court ordered it", by=BY, at=AT)
    head = ledger.head()
    ledger.erase(document.id, "a court ordered it", by="human:ben", at="2025-01-01T00:00:00Z")
    assert ledger.head() == head


def test_a_retraction_whose_words_are_erased_still_counts(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document)
    retraction = Retraction(subject=claim.id, reason="the neighbour Oderbrucher told me so")
    ledger.append([entry_of(retraction, by=BY)])
    ledger.erase(retraction.id, "names a person", by=BY, at=AT)
    assert claim.id in ledger.retracted()
    assert verify(ledger.directory).ok


def test_what_cannot_be_erased(ledger: Ledger, document: Document) -> None:
    visit = Visit(stage="extract", version="1", subject=document.id, found=1)
    ledger.append([entry_of(visit)])
    with pytest.raises(LedgerError, match="a visit holds no words"):
        ledger.erase(visit.id, "why not", by=BY, at=AT)
    with pytest.raises(LedgerError, match="needs a reason"):
        ledger.erase(document.id, " ", by=BY, at=AT)
    with pytest.raises(LedgerError, match="there is no entry"):
        ledger.erase("claim_0", "why not", by=BY, at=AT)
    with pytest.raises(AppendRefused, match="no blob of any capture"):
        ledger.erase("sha256:" + "0" * 64, "why not", by=BY, at=AT)
    ledger.erase(document.id, "a court ordered it", by=BY, at=AT)
    (erasure,) = (item.id for item in ledger.resting_on(document.id, types=("retraction",)))
    with pytest.raises(LedgerError, match="the reason of an erasure stays"):
        ledger.erase(erasure, "why not", by=BY, at=AT)
    assert verify(ledger.directory).ok


def test_a_crash_before_the_blob_is_deleted_is_a_fault_until_the_next_writer(
    ledger: Ledger, document: Document
) -> None:
    data = document.text.encode()
    address = ledger.put_blob(data)
    ledger.erase(address, "a court ordered it", by=BY, at=AT)
    ledger.close()
    ledger.blobs.path(address).write_bytes(data)
    report = verify(ledger.directory)
    assert [(fault.where, fault.code) for fault in report.faults] == [(f"blob {address}", "erasure-incomplete")]
    Ledger.open(ledger.directory, write=True).close()
    assert not ledger.blobs.has(address)
    assert verify(ledger.directory).ok


def test_a_payload_that_came_back_is_a_fault(ledger: Ledger, document: Document) -> None:
    query = "SELECT payload FROM entry WHERE id = ?"
    payload = ledger._connection.execute(query, (document.id,)).fetchone()[0]
    ledger.erase(document.id, "a court ordered it", by=BY, at=AT)
    ledger._connection.execute("UPDATE entry SET payload = ? WHERE id = ?", (payload, document.id))
    assert {fault.code for fault in verify(ledger.directory).faults} == {"erasure-incomplete"}


def test_a_reader_in_the_way_is_told(ledger: Ledger, document: Document) -> None:
    ledger._connection.execute("PRAGMA busy_timeout=0")
    with Ledger.open(ledger.directory) as reader:
        reader._connection.execute("BEGIN")
        assert reader.head() == ledger.head()
        with pytest.raises(LedgerError, match="erased, but another process still reads"):
            ledger.erase(document.id, "a court ordered it", by=BY, at=AT)
    ledger.erase(document.id, "a court ordered it", by=BY, at=AT)
    assert b"Oderbrucher" not in (ledger.directory / DATABASE).read_bytes()
