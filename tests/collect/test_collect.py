"""Files, folders, tables and standard input into captures."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from pathlib import Path

import pytest

from fogline.collect import PROBLEM_CODES, CollectOptions, Gathered, Told, collect, parse_mapping
from fogline.errors import UsageError
from fogline.model import Capture, Problem
from fogline.read import read

TEXT = "Rebels took the bridge at Tel Amar on Monday, a monitor said. "


def gather(*paths: Path | str, **options: object) -> tuple[list[Capture], list[Problem], list[Gathered]]:
    found = list(collect(paths, options=CollectOptions(**options)))  # type: ignore[arg-type]
    captures = [item.record for item in found if isinstance(item.record, Capture)]
    problems = [item.record for item in found if isinstance(item.record, Problem)]
    assert {problem.code for problem in problems} <= set(PROBLEM_CODES)
    for item in found:
        if isinstance(item.record, Capture):
            assert item.blob is not None
            assert item.record.blob == "sha256:" + hashlib.sha256(item.blob).hexdigest()
    return captures, problems, found


def test_a_folder_is_walked_in_order_and_hidden_files_are_left(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/page.html", ".hidden.txt", ".git/x.txt", "picture.png", "ledger.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "x.txt").write_text(TEXT)
    captures, problems, _ = gather(tmp_path)
    assert [(item.name, item.media) for item in captures] == [
        ("b.txt", "text/plain"),
        ("page.html", "text/html"),
        ("z.md", "text/markdown"),
    ]
    assert [(item.code, item.subject) for item in problems] == [("media-unsupported", "picture.png")]


def test_bytes_outrank_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf<!DOCTYPE html><html></html>")
    (tmp_path / "c").write_bytes(b'{"text": "one"}\n{"text": "two"}\n')
    captures, _, _ = gather(tmp_path)
    assert [item.media for item in captures] == ["application/pdf", "text/html", "application/json", "application/json"]


def test_json_lines_keep_the_exact_bytes_of_each_line(tmp_path: Path) -> None:
    lines = [
        b'{"text":  "one \\u2013 1",  "name": "first", "date": "2019-05-07"}',
        b"{broken",
        b'{"text": "two"}\r',
        b"[1]",
    ]
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n\n")
    captures, problems, found = gather(path)
    assert found[0].blob == lines[0]
    assert [(item.name, item.record, item.published) for item in captures] == [
        ("first", 0, "2019-05-07"),
        ("reports.jsonl#2", 2, None),
    ]
    assert [(item.code, item.subject) for item in problems] == [
        ("row-malformed", "reports.jsonl#1"),
        ("row-malformed", "reports.jsonl#3"),
    ]


def test_a_table_is_read_row_by_row_and_bad_rows_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'id,headline,body,outlet\n1,One,"{TEXT}, and so on",Corvid\n2,Two\n\n3,Three,"{TEXT}",Heron\n')
    captures, problems, found = gather(path)
    assert [(item.name, item.title, item.source, item.record) for item in captures] == [
        ("1", "One", "Corvid", 0),
        ("3", "Three", "Heron", 2),
    ]
    assert [item.subject for item in problems] == ["t.csv#1"]
    kept = json.loads(found[0].blob or b"")
    assert kept["row"]["body"] == f"{TEXT}, and so on"
    assert kept["file"] == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    documents = [
        entry.record
        for item in found
        if item.blob and isinstance(item.record, Capture)
        for entry in read(item.record, item.blob)
    ]
    assert [getattr(record, "text", None) for record in documents] == [f"{TEXT}, and so on", TEXT]


@pytest.mark.parametrize(
    "damage", [b'text\n"never closed', b"text\nok\n\xff\xfe\x00\x01", b"\x00\x01\x02\x03", b"a,b\n1,2\n"]
)
def test_a_damaged_table_ends_in_problems(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(damage)
    _, problems, _ = gather(path)
    assert problems


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(json.dumps({"story": TEXT, "text": "not this", "when": "2019-05-07"}) + "\n")
    captures, _, found = gather(path, mapping=parse_mapping("text=story, published=when"))
    assert captures[0].published == "2019-05-07"
    assert [
        entry.record.text for entry in read(captures[0], found[0].blob or b"") if hasattr(entry.record, "text")
    ] == [TEXT]
    with pytest.raises(UsageError, match="FIELD=COLUMN"):
        parse_mapping("words=story")


def test_a_table_in_another_encoding_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(f"text;source\nCafé «{TEXT}»;Étoile\n".encode("cp1252"))
    captures, problems, _ = gather(path)
    assert len(captures) == 1
    assert [item.code for item in problems] == ["table-encoding-guessed"]


def test_a_sidecar_tells_of_bare_files_and_is_none_itself(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "b.txt").write_text(TEXT)
    table = tmp_path / "sources.csv"
    table.write_text(
        "file,source,published,url,title\nin/a.txt,Corvid,2019-05-07,https://c.example.org,Bridge\nin/gone.txt,X,,,\n"
    )
    captures, problems, _ = gather(tmp_path / "in", sidecar=table, told=Told(source="Told", published="2019-01-01"))
    assert [(item.name, item.source, item.published) for item in captures] == [
        ("a.txt", "Corvid", "2019-05-07"),
        ("b.txt", "Told", "2019-01-01"),
    ]
    assert [item.code for item in problems] == ["sidecar-unmatched"]
    found, _, _ = gather(tmp_path)
    assert [(item.name, item.source) for item in found] == [("a.txt", "Corvid"), ("b.txt", None)]


def test_a_sidecar_that_is_none_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "s.csv"
    table.write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="file"):
        gather(tmp_path, sidecar=table)


def test_standard_input_has_the_name_it_is_given() -> None:
    captures, _, _ = gather("-", stdin=io.BytesIO(b'{"text": "one"}\n'), stdin_name="feed.jsonl")
    assert [(item.name, item.origin) for item in captures] == [("feed.jsonl#0", "stdin")]


def test_compressed_files_are_opened_and_damaged_ones_told(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT.encode()) + gzip.compress(b"More.")
    (tmp_path / "a.txt.gz").write_bytes(packed)
    (tmp_path / "b.txt.gz").write_bytes(packed[:40])
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"0" * 2_000_000))
    captures, problems, found = gather(tmp_path, largest=1_000_000)
    assert [item.name for item in captures] == ["a.txt"]
    assert found[0].blob == TEXT.encode() + b"More."
    assert [item.code for item in problems] == ["gzip-damaged", "file-too-large"]


def test_what_is_not_there_or_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(TEXT * 10)
    _, problems, _ = gather(tmp_path / "none.txt", tmp_path / "big.txt", largest=100)
    assert [item.code for item in problems] == ["file-unreadable", "file-too-large"]


def test_collecting_twice_gives_the_same_captures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert [item.id for item in gather(tmp_path)[0]] == [item.id for item in gather(tmp_path)[0]]


def test_the_example_corpus_comes_in_whole(repository: Path) -> None:
    example = repository / "examples" / "aleppo"
    captures, problems, _ = gather(example / "dispatches", sidecar=example / "sources.csv")
    assert len(captures) == 20
    assert problems == []
    assert sum(item.source is not None for item in captures) == 18
