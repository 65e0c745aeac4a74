from __future__ import annotations

from pathlib import Path

import pytest

from fogline.errors import LedgerCorrupt, LedgerError, ProjectError
from fogline.ledger import EMPTY, Ledger
from fogline.model import Record, Resolution, Retraction, Review, Visit
from support.ledgers import AT, TEXT, a_capture, a_claim, a_document, a_full_claim, a_ledger, entry_of, fill, find


def test_a_new_ledger_is_empty_and_signed_off(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "project") as ledger:
        assert ledger.head() == EMPTY
        assert list(ledger.entries()) == []
    assert sorted(path.name for path in (tmp_path / "project").iterdir()) == [
        "ledger.db",
        "ledger.head",
        "ledger.seal",
        "originals",
    ]


def test_what_is_appended_is_read_back_in_order_and_equal(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        capture = a_capture(ledger.put_blob(TEXT.encode()))
        document = a_document(capture)
        records: list[Record] = [capture, document, a_full_claim(document)]
        entries = [entry_of(record) for record in records]
        result = ledger.append(entries)
        assert (result.appended, result.known) == (3, 0)
    with Ledger.open(tmp_path) as ledger:
        stored = list(ledger.entries())
        assert [item.entry for item in stored] == entries
        assert [item.sequence for item in stored] == [1, 2, 3]
        assert [item.id for item in stored] == [record.id for record in records]
        assert ledger.head().hash == stored[-1].hash


def test_readers_cannot_write(tmp_path: Path) -> None:
    a_ledger(tmp_path)
    with Ledger.open(tmp_path) as ledger:
        with pytest.raises(LedgerError, match="reading only"):
            ledger.append([])
        with pytest.raises(LedgerError, match="reading only"):
            ledger.put_blob(b"more")


def test_a_reader_sees_what_is_committed_while_a_writer_has_the_ledger(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as writer, Ledger.open(tmp_path) as reader:
        fill(writer)
        assert reader.head() == writer.head()
        assert [item.id for item in reader.entries()] == [item.id for item in writer.entries()]


def test_two_writers_take_turns(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as one, Ledger.open(tmp_path, write=True) as two:
        fill(one)
        document = fill(two, documents=2)[0]
        one.append([entry_of(Visit(stage="extract", version="1", subject=document.id, found=2))])
        assert one.head() == two.head()
        assert [item.sequence for item in two.entries()] == list(range(1, two.head().sequence + 1))


def test_opening_what_is_not_there_and_making_what_is(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no ledger"):
        Ledger.open(tmp_path / "nowhere")
    a_ledger(tmp_path)
    with pytest.raises(ProjectError, match="already"):
        Ledger.create(tmp_path)


def test_opening_something_else_than_a_database(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_bytes(b"no database at all" * 100)
    for write in (False, True):
        with pytest.raises(LedgerCorrupt, match="fogline verify"):
            Ledger.open(tmp_path, write=write)


def test_reading_by_type_time_and_place_in_the_chain(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        documents = fill(ledger, documents=3)
        late = Visit(stage="extract", version="1", subject=documents[0].id, found=2)
        ledger.append([entry_of(late, at="2024-12-02T00:00:00Z")])
        assert [item.id for item in ledger.documents()] == [document.id for document in documents]
        assert [item.sequence for item in ledger.entries(types=("capture", "document"))] == [1, 2, 5, 6, 9, 10]
        assert [item.id for item in ledger.entries(since="2024-12-01T12:00:00Z")] == [late.id]
        assert [item.id for item in ledger.entries(since="2025-01-01T00:00:00Z")] == []
        assert [item.sequence for item in ledger.entries(since=AT, types=("claim",))] == [3, 4, 7, 8, 11, 12]
        assert [item.sequence for item in ledger.entries(since=4, until_sequence=7)] == [5, 6, 7]
        assert list(ledger.entries(types=())) == []


def test_reading_by_what_entries_rest_on(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        one, two = fill(ledger, documents=2)
        claim = a_claim(one)
        resolution = Resolution(subject=claim.id, matter="victim", span=find(one.text, "bakers"))
        ledger.append([entry_of(resolution), entry_of(Review(subject=claim.id, verdict="accept"), by="human:ana")])
        assert {item.id for item in ledger.claims_of(one.id)} == {claim.id, a_full_claim(one).id}
        assert {item.id for item in ledger.claims_of(two.id)} == {a_claim(two).id, a_full_claim(two).id}
        assert [item.type for item in ledger.resting_on(claim.id)] == ["resolution", "review"]
        assert [item.type for item in ledger.resting_on(claim.id, types=("review",))] == ["review"]
        assert [item.type for item in ledger.resting_on(one.capture, roles=("capture",))] == ["document"]


def test_ids_are_known_as_entries_and_inside_reviews(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        (document,) = fill(ledger)
        own = a_claim(document, "denied firing", "judgement.denial")
        assert not ledger.has(own.id)
        review = Review(verdict="add", claim=own)
        ledger.append([entry_of(review, by="human:ana")])
        assert ledger.has(own.id)
        assert ledger.get(own.id) is None
        stored = ledger.get(review.id)
        assert stored is not None
        assert stored.entry.record == review
        ledger.append([entry_of(Resolution(subject=own.id, matter="actor", span=find(document.text, "river guard")))])


def test_visits_are_those_of_one_stage_at_one_version(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        first, second = (document.id for document in fill(ledger, documents=2))
        visits = [("extract", "1", first), ("extract", "1", second), ("extract", "2", first), ("read", "1", first)]
        records = (Visit(stage=stage, version=version, subject=subject, found=1) for stage, version, subject in visits)
        ledger.append(entry_of(record) for record in records)
        assert ledger.visits("extract", "1") == {first, second}
        assert ledger.visits("extract", "2") == {first}
        assert ledger.visits("extract", "3") == set()


def test_a_withdrawn_retraction_counts_no_more(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        (document,) = fill(ledger)
        claim = a_claim(document)
        first = Retraction(subject=claim.id, reason="counted twice")
        ledger.append([entry_of(first)])
        assert ledger.retracted() == {claim.id}
        second = Retraction(subject=first.id, reason="it was not counted twice")
        ledger.append([entry_of(second)])
        assert ledger.retracted() == {first.id}
        ledger.append([entry_of(Retraction(subject=second.id, reason="it was after all"))])
        assert ledger.retracted() == {claim.id, second.id}


def test_entries_may_be_appended_while_entries_are_read(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        fill(ledger, documents=2)
        seen = 0
        for stored in ledger.entries():
            seen += 1
            ledger.append([entry_of(Visit(stage="look", version="1", subject=stored.id, found=0))])
        assert seen == 8
        assert ledger.head().sequence == 16


def test_a_blob_is_filed_once_and_read_with_proof(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        address = ledger.put_blob(b"as it came")
        before = ledger.blobs.path(address).stat()
        assert ledger.put_blob(b"as it came") == address
        assert ledger.blobs.path(address).stat().st_mtime_ns == before.st_mtime_ns
        assert ledger.blob(address) == b"as it came"
        ledger.blobs.path(address).write_bytes(b"as it cams")
        with pytest.raises(LedgerCorrupt, match=address):
            ledger.blob(address)
        with pytest.raises(LedgerError, match="no blob"):
            ledger.blob("sha256:" + "0" * 64)
        with pytest.raises(LedgerError, match="not a blob's address"):
            ledger.blob("sha256:../../etc/passwd")


def test_a_writer_refuses_a_ledger_whose_last_entries_are_gone(tmp_path: Path) -> None:
    a_ledger(tmp_path / "short", documents=1)
    a_ledger(tmp_path / "long", documents=2)
    (tmp_path / "long" / "ledger.head").replace(tmp_path / "short" / "ledger.head")
    with pytest.raises(LedgerCorrupt, match="lost or changed"):
        Ledger.open(tmp_path / "short", write=True)


def test_a_writer_completes_a_head_that_a_crash_left_behind(tmp_path: Path) -> None:
    with Ledger.create(tmp_path) as ledger:
        fill(ledger)
        behind = (tmp_path / "ledger.head").read_bytes()
        fill(ledger, documents=2)
    ahead = (tmp_path / "ledger.head").read_bytes()
    (tmp_path / "ledger.head").write_bytes(behind)
    Ledger.open(tmp_path, write=True).close()
    assert (tmp_path / "ledger.head").read_bytes() == ahead


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    a_ledger(tmp_path)
    with Ledger.open(tmp_path, write=True) as ledger:
        ledger._connection.execute("PRAGMA user_version=99")
    for write in (False, True):
        with pytest.raises(LedgerError, match="newer Fogline"):
            Ledger.open(tmp_path, write=write)
