from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.errors import ProjectError
from fogline.ledger import FAULT_CODES, NOTE_CODES, Head, Ledger, Report, verify
from fogline.ledger.line import GENESIS, Line, digest, id_of_wire, json_text, line_hash, rests_on
from fogline.ledger.line import entry_of as entry_of_payload
from fogline.ledger.schema import DATABASE
from fogline.model import Visit
from support.ledgers import a_claim, a_ledger, entry_of, fill

LATER = "2024-12-03T00:00:00Z"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = a_ledger(tmp_path_factory.mktemp("sound"), documents=2)
    with Ledger.open(directory, write=True) as ledger:
        visits = (Visit(stage="extract", version="1", subject=item.id, found=2) for item in ledger.documents())
        ledger.append([entry_of(visit) for visit in visits])
        fill(ledger, documents=3)
        ledger.erase(a_claim(fill(ledger)[0]).id, "the person named asked for it", by="human:ana", at=LATER)
    return directory


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "copy"))


def change(directory: Path, statement: str, *values: object) -> None:
    """Changes the database behind the ledger's back."""
    with closing(sqlite3.connect(directory / DATABASE, isolation_level=None)) as connection:
        changed = connection.execute(statement, values).rowcount
        assert changed != 0


def codes(report: Report) -> set[str]:
    return {fault.code for fault in report.faults}


def at(report: Report, place: str) -> set[str]:
    return {fault.code for fault in report.faults if fault.where.startswith(place)}


def test_a_sound_ledger_has_no_faults_and_no_notes(sound: Path) -> None:
    report = verify(sound)
    assert report.ok
    assert report.notes == ()
    assert report.erased == 1
    assert report.blobs == 3
    assert report.head.sequence == report.entries


def test_progress_reaches_the_end(sound: Path) -> None:
    told: list[tuple[int, int]] = []
    report = verify(sound, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (report.entries, report.entries)


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no ledger"):
        verify(tmp_path)


def test_a_head_kept_elsewhere_must_be_on_the_chain(sound: Path) -> None:
    head = verify(sound).head
    assert verify(sound, expect=head).ok
    with Ledger.open(sound) as ledger:
        fourth = next(ledger.entries(since=3))
    assert verify(sound, expect=Head(sequence=4, hash=fourth.hash)).ok
    assert codes(verify(sound, expect=Head(sequence=4, hash=head.hash))) == {"head-differs"}
    assert "entry-missing" in codes(verify(sound, expect=Head(sequence=head.sequence + 5, hash=head.hash)))


@settings(max_examples=60)
@given(st.data())
def test_any_changed_byte_of_any_payload_shows_at_its_entry(sound: Path, data: st.DataObject) -> None:
    directory = Path(shutil.copytree(sound, sound.parent / "flipped"))
    try:
        with closing(sqlite3.connect(directory / DATABASE, isolation_level=None)) as connection:
            rows = connection.execute("SELECT sequence, CAST(payload AS BLOB) FROM entry WHERE payload IS NOT NULL")
            sequence, payload = data.draw(st.sampled_from(rows.fetchall()))
            place = data.draw(st.integers(0, len(payload) - 1))
            mask = data.draw(st.integers(1, 255))
            flipped = payload[:place] + bytes([payload[place] ^ mask]) + payload[place + 1 :]
            query = "UPDATE entry SET payload = CAST(? AS TEXT) WHERE sequence = ?"
            connection.execute(query, (flipped, sequence))
        report = verify(directory)
        assert "content-changed" in at(report, f"entry {sequence} ")
    finally:
        shutil.rmtree(directory)


def test_removing_any_entry_shows_where(sound: Path, tmp_path: Path) -> None:
    last = verify(sound).entries
    for sequence in range(1, last + 1):
        directory = Path(shutil.copytree(sound, tmp_path / str(sequence)))
        change(directory, "DELETE FROM rest WHERE sequence = ?", sequence)
        change(directory, "DELETE FROM entry WHERE sequence = ?", sequence)
        assert at(verify(directory), f"entry {sequence}") >= {"entry-missing"}


def test_removing_and_renumbering_shows(copy: Path) -> None:
    change(copy, "DELETE FROM rest WHERE sequence = 3")
    change(copy, "DELETE FROM entry WHERE sequence = 3")
    change(copy, "UPDATE rest SET sequence = sequence - 1 WHERE sequence > 3")
    change(copy, "UPDATE entry SET sequence = sequence - 1 WHERE sequence > 3")
    assert at(verify(copy), "entry 3 ") >= {"chain-broken", "payload-invalid"}


def test_removing_the_last_entries_and_their_head_in_the_database_shows(copy: Path) -> None:
    last = verify(copy).entries
    change(copy, "DELETE FROM rest WHERE sequence > ?", last - 2)
    change(copy, "DELETE FROM entry WHERE sequence > ?", last - 2)
    query = "UPDATE head SET sequence = ?, hash = (SELECT hash FROM entry WHERE sequence = ?)"
    change(copy, query, last - 2, last - 2)
    assert at(verify(copy), f"entries {last - 1}-{last}") == {"entry-missing"}


def test_putting_entries_in_another_order_shows(copy: Path) -> None:
    change(copy, "UPDATE entry SET sequence = 1000 WHERE sequence = 3")
    change(copy, "UPDATE entry SET sequence = 3 WHERE sequence = 4")
    change(copy, "UPDATE entry SET sequence = 4 WHERE sequence = 1000")
    assert {"chain-broken"} <= at(verify(copy), "entry 3 ")
    assert {"chain-broken"} <= at(verify(copy), "entry 4 ")


def test_a_changed_hash_shows_once_and_where(copy: Path) -> None:
    change(copy, "UPDATE entry SET hash = ? WHERE sequence = 5", "0" * 64)
    report = verify(copy)
    assert at(report, "entry 5 ") == {"chain-broken"}
    assert at(report, "entry 6 ") == set()


@pytest.mark.parametrize(
    ("statement", "place", "code"),
    [
        ("UPDATE entry SET type = 'claim' WHERE sequence = 1", "entry 1 ", "index-differs"),
        ("UPDATE entry SET at = '2020-01-01T00:00:00Z' WHERE sequence = 4", "entry 4 ", "index-differs"),
        ("UPDATE entry SET id = 'claim_x' WHERE sequence = 4", "entry 4 ", "index-differs"),
        ("UPDATE entry SET payload = NULL WHERE sequence = 4", "entry 4 ", "payload-missing"),
        ("UPDATE rest SET target = 'claim_x' WHERE sequence = 4 AND place = 0", "entry 4 ", "index-differs"),
        ("UPDATE rest SET role = 'about' WHERE sequence = 4 AND place = 0", "entry 4 ", "index-differs"),
        ("DELETE FROM rest WHERE sequence = 4", "entry 4 ", "index-differs"),
        ("INSERT INTO rest VALUES (4, 9, 'basis', 'claim_x')", "entry 4 ", "index-differs"),
        ("INSERT INTO rest VALUES (4000, 0, 'basis', 'claim_x')", "ledger.db", "index-differs"),
        ("DELETE FROM visit", "entry 9 ", "index-differs"),
        ("UPDATE visit SET subject = 'x'", "entry 9 ", "index-differs"),
        ("INSERT INTO visit VALUES ('extract', '9', 'x', 9)", "ledger.db", "index-differs"),
        ("UPDATE head SET sequence = sequence - 1", "the head in the database", "head-differs"),
        ("UPDATE head SET sequence = sequence + 1", "entry 16", "entry-missing"),
        ("DELETE FROM head", "ledger.db", "head-differs"),
        ("DROP INDEX rest_by_target", "ledger.db", "schema-changed"),
        ("CREATE TABLE extra (x)", "ledger.db", "schema-changed"),
        ("UPDATE migration SET name = 'x'", "ledger.db", "schema-changed"),
        ("PRAGMA user_version = 7", "ledger.db", "schema-changed"),
        ("DROP TABLE entry", "ledger.db", "schema-changed"),
    ],
)
def test_each_change_behind_the_ledgers_back_shows(copy: Path, statement: str, place: str, code: str) -> None:
    change(copy, statement)
    assert code in at(verify(copy), place)


def forge(directory: Path, sequence: int, edit: Callable[[dict[str, Any]], None]) -> None:
    """Rewrites a payload with its digest and the whole chain behind it: what a knowing forger would do."""
    with closing(sqlite3.connect(directory / DATABASE, isolation_level=None)) as connection:
        (text,) = connection.execute("SELECT payload FROM entry WHERE sequence = ?", (sequence,)).fetchone()
        payload = json.loads(text)
        edit(payload)
        text = json_text(payload)
        query = "UPDATE entry SET id = ?, payload = ?, content = ? WHERE sequence = ?"
        connection.execute(query, (payload["id"], text, digest(text.encode()), sequence))
        connection.execute("DELETE FROM rest WHERE sequence = ?", (sequence,))
        entry = entry_of_payload(payload)
        rests = enumerate(rests_on(entry.record, entry.basis))
        rows = [(sequence, place, role, target) for place, (role, target) in rests]
        connection.executemany("INSERT INTO rest VALUES (?, ?, ?, ?)", rows)
        rechain(connection)


def rechain(connection: sqlite3.Connection) -> None:
    chained = GENESIS
    rows = connection.execute("SELECT sequence, id, type, at, content FROM entry ORDER BY sequence").fetchall()
    for sequence, record_id, kind, when, content in rows:
        query = "SELECT role, target FROM rest WHERE sequence = ? ORDER BY place"
        rests = tuple((role, target) for role, target in connection.execute(query, (sequence,)))
        line = Line(sequence=sequence, id=record_id, type=kind, at=when, rests=rests, content=content)
        chained = line_hash(chained, line)
        connection.execute("UPDATE entry SET hash = ? WHERE sequence = ?", (chained, sequence))
    connection.execute("UPDATE head SET hash = ?", (chained,))


def test_forging_nothing_changes_nothing(copy: Path) -> None:
    forge(copy, 7, lambda payload: None)
    assert verify(copy).ok


def test_a_forger_who_rehashes_the_chain_is_met_by_the_signed_head_and_by_the_id(copy: Path) -> None:
    forge(copy, 7, lambda payload: payload["record"].update(kind="harm.killed"))
    report = verify(copy)
    assert at(report, "entry 7 ") == {"id-differs"}
    assert at(report, "ledger.head") == {"head-differs"}


def test_a_forged_quote_shows_by_itself(copy: Path) -> None:
    def edit(payload: dict[str, Any]) -> None:
        payload["record"]["span"]["quote"] = "Six bakers were hurt"
        payload["id"] = id_of_wire("claim", payload["record"])

    forge(copy, 7, edit)
    assert at(verify(copy), "entry 7 ") == {"quote-not-found"}


def test_a_forged_basis_shows_by_itself(copy: Path) -> None:
    forge(copy, 7, lambda payload: payload.update(basis=["claim_" + "0" * 32]))
    assert at(verify(copy), "entry 7 ") == {"basis-missing"}


def test_a_forged_place_in_the_chain_shows_by_itself(copy: Path) -> None:
    forge(copy, 7, lambda payload: payload.update(sequence=8))
    assert at(verify(copy), "entry 7 ") == {"payload-invalid"}


def test_payloads_that_are_no_entries_show(copy: Path) -> None:
    for sequence, text in enumerate(("[]", "{}", "null", "[" * 5000, '{"type":"claim","record":{}}'), start=4):
        query = "UPDATE entry SET payload = ?, content = ? WHERE sequence = ?"
        change(copy, query, text, digest(text.encode()), sequence)
        assert "payload-invalid" in at(verify(copy), f"entry {sequence} "), text[:20]


def test_originals_are_proved(copy: Path) -> None:
    with Ledger.open(copy) as ledger:
        first, second, third = (path for path in ledger.blobs.files())
        names = [str(ledger.blobs.address(path)) for path in (first, second, third)]
    data = bytearray(first.read_bytes())
    data[len(data) // 2] ^= 1
    first.write_bytes(data)
    second.unlink()
    third.rename(third.with_name(third.name[:-1]))
    report = verify(copy)
    assert at(report, f"blob {names[0]}") == {"blob-changed"}
    assert at(report, f"blob {names[1]}") == {"blob-missing"}
    assert at(report, f"blob {names[2]}") == {"blob-missing"}
    assert {note.code for note in report.notes} == {"blob-stray"}


def test_an_orphan_is_a_note_unless_it_is_damaged(copy: Path) -> None:
    with Ledger.open(copy, write=True) as ledger:
        address = ledger.put_blob(b"nobody named me yet")
        path = ledger.blobs.path(address)
    report = verify(copy)
    assert report.ok
    assert [(note.where, note.code) for note in report.notes] == [(f"blob {address}", "blob-orphan")]
    path.write_bytes(b"nobody named me ever")
    assert at(verify(copy), f"blob {address}") == {"blob-changed"}


def test_every_byte_of_the_small_files_counts(copy: Path) -> None:
    for name, place in (("ledger.head", "ledger.head"), ("ledger.seal", "ledger.")):
        path = copy / name
        whole = path.read_bytes()
        for offset in range(len(whole)):
            path.write_bytes(whole[:offset] + bytes([whole[offset] ^ 1]) + whole[offset + 1 :])
            report = verify(copy)
            seen = {fault.where for fault in report.faults} | {note.code for note in report.notes}
            assert any(item.startswith(place) or item in ("unsealed", "head-behind") for item in seen) or not report.ok
        path.write_bytes(whole)
    assert verify(copy).ok


def test_a_missing_head_file_is_a_fault_and_a_missing_seal_a_note(copy: Path) -> None:
    (copy / "ledger.head").unlink()
    (copy / "ledger.seal").unlink()
    report = verify(copy)
    assert codes(report) == {"head-missing"}
    assert {note.code for note in report.notes} == {"unsealed"}


def test_a_head_file_that_is_behind_is_a_note(copy: Path) -> None:
    behind = (copy / "ledger.head").read_bytes()
    with Ledger.open(copy, write=True) as ledger:
        fill(ledger, documents=4)
    (copy / "ledger.head").write_bytes(behind)
    report = verify(copy)
    assert report.ok
    assert {note.code for note in report.notes} == {"head-behind"}


def flipped(directory: Path, whole: bytes, offset: int, bit: int) -> Report:
    changed = bytearray(whole)
    changed[offset] ^= 1 << bit
    (directory / DATABASE).write_bytes(changed)
    for suffix in ("-wal", "-shm"):
        (directory / f"{DATABASE}{suffix}").unlink(missing_ok=True)
    return verify(directory)


def test_any_flipped_bit_of_the_file_shows(copy: Path) -> None:
    whole = (copy / DATABASE).read_bytes()
    chance = random.Random(20241201)
    for _ in range(200):
        offset, bit = chance.randrange(len(whole)), chance.randrange(8)
        assert not flipped(copy, whole, offset, bit).ok, (offset, bit)


def test_any_flipped_bit_that_carries_data_shows_without_the_seal(copy: Path) -> None:
    (copy / "ledger.seal").unlink()
    whole = (copy / DATABASE).read_bytes()
    chance = random.Random(20161126)
    filled = [offset for offset, byte in enumerate(whole) if byte and offset >= 100]
    for offset in chance.sample(filled, 200):
        assert not flipped(copy, whole, offset, chance.randrange(8)).ok, offset


@pytest.mark.parametrize("keep", [0, 1, 99, 100, 4096, 5000, 20000])
def test_a_file_cut_short_is_a_fault(copy: Path, keep: int) -> None:
    whole = (copy / DATABASE).read_bytes()
    (copy / DATABASE).write_bytes(whole[:keep])
    assert not verify(copy).ok


def test_pages_of_noise_are_faults_and_the_walk_goes_on(copy: Path) -> None:
    whole = bytearray((copy / DATABASE).read_bytes())
    chance = random.Random(7)
    for page in range(1, len(whole) // 4096):
        noisy = bytearray(whole)
        noisy[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
        (copy / DATABASE).write_bytes(noisy)
        assert not verify(copy).ok


def test_codes_are_documented() -> None:
    assert all(meaning.endswith(".") for meaning in (*FAULT_CODES.values(), *NOTE_CODES.values()))
    assert not set(FAULT_CODES) & set(NOTE_CODES)
