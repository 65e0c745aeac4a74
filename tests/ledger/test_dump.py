from __future__ import annotations

import base64
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.errors import LedgerCorrupt, LedgerError, ProjectError
from fogline.ledger import Ledger, dump, load, verify
from fogline.model import Problem, Review
from support.ledgers import AT, TEXT, a_capture, a_claim, a_document, a_ledger, entry_of, fill


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with every difficulty of writing: erased payload and blob, odd characters, a shared blob."""
    directory = tmp_path_factory.mktemp("rich") / "project"
    with Ledger.create(directory) as ledger:
        one, two = fill(ledger, documents=2)
        shared = ledger.put_blob(one.text.encode())
        ledger.append([entry_of(a_capture(shared, "again.txt"))])
        odd = Problem(code="odd-characters", message="line\u2028end \x85 \x00 \u202e \U0001f54a İ", subject="file")
        ledger.append([entry_of(odd), entry_of(Review(subject=a_claim(two).id, verdict="accept"), by="human:ana")])
        gone = ledger.put_blob(two.text.encode())
        ledger.erase(two.id, "a court ordered it", by="human:ana", at=AT)
        ledger.erase(gone, "a court ordered it", by="human:ana", at=AT)
    return directory


def dumped(directory: Path) -> bytes:
    out = io.BytesIO()
    dump(directory, out)
    return out.getvalue()


def test_dump_of_load_of_dump_is_dump(rich: Path, tmp_path: Path) -> None:
    text = dumped(rich)
    head = load(io.BytesIO(text), tmp_path / "loaded")
    assert dumped(tmp_path / "loaded") == text
    report, before = verify(tmp_path / "loaded"), verify(rich)
    assert report.ok
    assert report.notes == ()
    assert report.head == head == before.head
    assert (report.entries, report.blobs, report.erased) == (before.entries, before.blobs, before.erased)
    assert not list((tmp_path / "loaded").glob(".loading-*"))


def test_a_loaded_ledger_reads_and_grows_like_the_first(rich: Path, tmp_path: Path) -> None:
    load(io.BytesIO(dumped(rich)), tmp_path)
    with Ledger.open(rich) as first, Ledger.open(tmp_path, write=True) as second:
        assert list(first.entries()) == list(second.entries())
        assert first.retracted() == second.retracted()
        assert first.erased() == second.erased()
        fill(second, documents=2, text=f"Another day. {TEXT}")
    assert verify(tmp_path).ok


def test_an_empty_ledger_round_trips(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "one").close()
    text = dumped(tmp_path / "one")
    assert text.count(b"\n") == 1
    load(io.BytesIO(text), tmp_path / "two")
    assert dumped(tmp_path / "two") == text


def test_a_dump_is_lines_anyone_can_read(rich: Path) -> None:
    lines = [json.loads(line) for line in dumped(rich).split(b"\n")[:-1]]
    assert lines[0]["fogline"] == "ledger"
    kinds = [next(key for key in ("blob", "entry", "erased") if key in line) for line in lines[1:]]
    assert kinds.count("blob") == 1
    assert kinds.count("erased") == 1
    assert kinds[:2] == ["blob", "entry"]
    assert lines[-1]["hash"] == lines[0]["head"]["hash"]
    assert base64.b64decode(lines[1]["data"]).decode().startswith("Shells fell")


@settings(max_examples=40)
@given(st.data())
def test_a_tampered_dump_is_refused_and_leaves_nothing(rich: Path, data: st.DataObject) -> None:
    text = dumped(rich)
    place = data.draw(st.integers(0, len(text) - 1))
    mask = data.draw(st.integers(1, 255))
    changed = text[:place] + bytes([text[place] ^ mask]) + text[place + 1 :]
    target = rich.parent / "refused"
    with pytest.raises(LedgerError):
        load(io.BytesIO(changed), target)
    assert not target.exists()


def test_a_dump_without_any_one_of_its_lines_is_refused(rich: Path, tmp_path: Path) -> None:
    lines = dumped(rich).splitlines(keepends=True)
    for number in range(len(lines)):
        shorter = b"".join(lines[:number] + lines[number + 1 :])
        with pytest.raises(LedgerCorrupt):
            load(io.BytesIO(shorter), tmp_path / "loaded")
    with pytest.raises(LedgerCorrupt):
        load(io.BytesIO(b"".join([*lines, lines[-1]])), tmp_path / "loaded")
    with pytest.raises(LedgerCorrupt):
        load(io.BytesIO(b"".join(lines)[:-1]), tmp_path / "loaded")


def test_bits_of_base64_that_decoding_ignores_count(rich: Path, tmp_path: Path) -> None:
    header, blob, *rest = dumped(rich).splitlines(keepends=True)
    data = json.loads(blob)["data"]
    assert data.endswith("=")
    last = len(data.rstrip("=")) - 1
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    changed = data[:last] + digits[digits.index(data[last]) ^ 1] + data[last + 1 :]
    assert base64.b64decode(changed) == base64.b64decode(data)
    text = b"".join([header, blob.replace(data.encode(), changed.encode()), *rest])
    with pytest.raises(LedgerCorrupt, match="line 2"):
        load(io.BytesIO(text), tmp_path / "loaded")


def test_a_blob_that_nothing_names_is_refused(rich: Path, tmp_path: Path) -> None:
    lines = dumped(rich).splitlines(keepends=True)
    stray = b'{"blob":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","data":"aGVsbG8="}\n'
    with pytest.raises(LedgerCorrupt, match="no capture names it"):
        load(io.BytesIO(b"".join([*lines, stray])), tmp_path / "loaded")


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (b"", "line 1"),
        (b"hello\n", "line 1"),
        (b"[]\n", "line 1"),
        (b"\xff\xfe\n", "line 1"),
        (b"[" * 100_000, "line 1"),
        (b'{"fogline":"ledger","format":2,"head":{"hash":"","sequence":0}}\n', "newer Fogline"),
    ],
)
def test_what_is_no_dump_is_refused(tmp_path: Path, text: bytes, match: str) -> None:
    with pytest.raises(LedgerError, match=match):
        load(io.BytesIO(text), tmp_path / "loaded")
    assert not (tmp_path / "loaded").exists()


def test_loading_over_a_ledger_is_refused(rich: Path, tmp_path: Path) -> None:
    text = dumped(rich)
    with pytest.raises(ProjectError, match="already"):
        load(io.BytesIO(text), rich)
    (tmp_path / "fogline.toml").write_text("name = 'kept'\n")
    (tmp_path / "originals").mkdir()
    load(io.BytesIO(text), tmp_path)
    assert (tmp_path / "fogline.toml").exists()


def test_a_damaged_ledger_is_not_dumped(tmp_path: Path) -> None:
    directory = a_ledger(tmp_path / "project")
    with Ledger.open(directory, write=True) as ledger:
        ledger._connection.execute("UPDATE entry SET payload = replace(payload, 'Two', 'Six') WHERE sequence = 3")
    with pytest.raises(LedgerCorrupt, match="entry 3 is not what was written"):
        dumped(directory)
    with pytest.raises(ProjectError):
        dumped(tmp_path)


def test_a_dump_of_a_changed_original_is_refused(tmp_path: Path) -> None:
    directory = a_ledger(tmp_path / "project")
    with Ledger.open(directory) as ledger:
        next(ledger.blobs.files()).write_bytes(b"something else")
    with pytest.raises(LedgerCorrupt, match="have changed"):
        dumped(directory)


def test_documents_survive_the_journey(rich: Path, tmp_path: Path) -> None:
    load(io.BytesIO(dumped(rich)), tmp_path / "loaded")
    with Ledger.open(tmp_path / "loaded") as ledger:
        (stored,) = ledger.documents()
        capture = ledger.get(stored.entry.record.capture)  # type: ignore[union-attr]  # documents() gives documents
        assert capture is not None
        text = ledger.blob(capture.entry.record.blob).decode()  # type: ignore[union-attr]
        assert a_document(capture.entry.record, text).id == stored.id  # type: ignore[arg-type]
