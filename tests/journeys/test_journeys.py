"""From files to brief through the real command, in processes of their own."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fogline.ledger import verify
from support.pdf import make_pdf
from support.projects import REPORTS, fogline, ids, write_reports

CLAIM_FIELDS = {
    "id", "document", "start", "end", "quote", "kind", "status", "polarity", "actors", "targets", "places", "when",
    "counts", "says", "basis", "extractor", "confidence", "victims", "told",
}  # fmt: skip


@pytest.mark.slow
def test_the_example_from_files_to_brief(tmp_path: Path, repository: Path) -> None:
    example, project = repository / "examples" / "aleppo", tmp_path / "p"
    project.mkdir()
    shutil.copy(example / "fogline.toml", project)
    fogline("new", project)
    fogline("add", "-p", project, example / "dispatches", "--sidecar", example / "sources.csv")
    fogline("run", "-p", project)
    claims = [json.loads(line) for line in fogline("claims", "-p", project, "--jsonl").stdout.splitlines()]
    held = fogline("control", "-p", project, "--place", "Hanano", "--on", "2016-11-28", "--jsonl").stdout
    fogline("brief", "-p", project, "--place", "Aleppo", "--format", "html", "--out", tmp_path / "brief.html")
    fogline("export", "-p", project, "--format", "all", "--out", tmp_path / "data")
    fogline("verify", "-p", project)

    assert all(set(claim) == CLAIM_FIELDS for claim in claims)
    replaced = {"08-jub-al-qubba-shelling.txt"}  # 12 corrects it, so that its claims stand no more
    documents = [json.loads(line) for line in fogline("documents", "-p", project, "--jsonl").stdout.splitlines()]
    assert len(documents) == 20
    assert {claim["document"]["name"] for claim in claims} == {one["name"] for one in documents} - replaced
    assert {json.loads(line)["holder"] for line in held.splitlines()} == {"government"}
    assert "map.svg" in {path.name for path in tmp_path.iterdir()}
    assert len(list((tmp_path / "data").glob("*.lossy.json"))) == 11
    texts = {path.name: path.read_text(encoding="utf-8") for path in (example / "dispatches").glob("*.txt")}
    for claim in claims:
        text = texts.get(claim["document"]["name"])
        assert text is None or text[claim["start"] : claim["end"]] == claim["quote"]


def test_claims_of_standard_input() -> None:
    text = REPORTS["hill-post.txt"].encode()
    done = fogline("read", "-", "--published", "2031-03-03", "--source", "Hill Post", stdin=text)
    claims = [json.loads(line) for line in done.stdout.splitlines()]

    assert claims
    assert {claim["document"]["source"] for claim in claims} == {"Hill Post"}
    for claim in claims:
        assert text.decode()[claim["start"] : claim["end"]] == claim["quote"]


def test_reading_without_a_project_gives_what_a_project_records(tmp_path: Path) -> None:
    folder, project = write_reports(tmp_path / "in"), tmp_path / "p"
    fogline("new", project, "--pack", "syria")
    fogline("add", "-p", project, folder)
    fogline("run", "-p", project)
    recorded = fogline("claims", "-p", project, "--jsonl").stdout
    config = project / "fogline.toml"
    read = fogline("read", folder, "--settings", config).stdout

    assert read
    assert sorted(recorded.splitlines()) == sorted(read.splitlines())


def damaged(folder: Path) -> Path:
    """One file of every damaged kind, beside a sound report."""
    write_reports(folder, {"sound.txt": REPORTS["hill-post.txt"]})
    pdf = make_pdf([[(72, 700, "The army captured a bridge.")]])
    files = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 40,
        "one-line.txt": b"a" * 50_000_000,
        "wrong-encoding.txt": "Le général a déclaré que la ville était tombée hier soir, près de la frontière.".encode(
            "cp1252"
        ),
        "truncated.pdf": pdf[: len(pdf) // 2],
        "malformed.jsonl": b'{"text": "The army captured a hill."}\n{"text": \n',
        "malformed.csv": b'text,title\n"never closed,x\n',
        "deep.html": b"<html><body>" + b"<div>" * 10_000 + b"The army captured a hill." + b"</div>" * 10_000,
        "cut.txt.gz": gzip.compress(b"The army captured a hill. " * 100)[:40],
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.slow
def test_every_damaged_input_ends_in_a_problem_and_a_run_that_completes(tmp_path: Path) -> None:
    folder, project = damaged(tmp_path / "in"), tmp_path / "p"
    fogline("new", project)
    fogline("add", "-p", project, folder)
    fogline("run", "-p", project)
    problems = [json.loads(line) for line in fogline("problems", "-p", project, "--jsonl").stdout.splitlines()]
    claims = fogline("claims", "-p", project, "--document", "sound.txt", "--jsonl").stdout
    fogline("verify", "-p", project)

    told = " ".join(problem["message"] for problem in problems)
    for name in (
        "empty.txt",
        "binary.txt",
        "one-line.txt",
        "wrong-encoding.txt",
        "truncated.pdf",
        "malformed.jsonl",
        "cut.txt",
    ):
        assert name in told, name
    assert any(problem["code"] == "html-too-deep" for problem in problems)
    assert claims


def started(project: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "fogline.cli.main", "run", "-p", str(project)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ))


@pytest.mark.slow
def test_killed_at_any_moment_nothing_committed_is_lost_and_the_next_run_completes(tmp_path: Path) -> None:
    reports = {
        f"{number:02}-{name}": text.replace("Homs", f"Homs {number}")
        for number in range(12)
        for name, text in REPORTS.items()
    }
    folder = write_reports(tmp_path / "in", reports)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    for project in (whole, killed):
        fogline("new", project)
        fogline("add", "-p", project, folder)
    fogline("run", "-p", whole)
    chance = random.Random(4)
    before: set[str] = set()
    for _ in range(4):
        process = started(killed)
        time.sleep(chance.uniform(0.8, 2.6))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        now = ids(killed)
        assert before <= now
        before = now
    fogline("run", "-p", killed)

    assert verify(killed).ok
    assert ids(killed) == ids(whole)


def test_a_dump_makes_the_same_record_again(tmp_path: Path) -> None:
    folder, project = write_reports(tmp_path / "in"), tmp_path / "p"
    fogline("new", project)
    fogline("add", "-p", project, folder)
    fogline("run", "-p", project)
    text = fogline("dump", "-p", project).stdout
    fogline("load", "-", tmp_path / "again", stdin=text)

    assert fogline("dump", "-p", tmp_path / "again").stdout == text
    fogline("verify", "-p", tmp_path / "again")


def test_a_changed_original_is_found_and_told(tmp_path: Path) -> None:
    folder, project = write_reports(tmp_path / "in"), tmp_path / "p"
    fogline("new", project)
    fogline("add", "-p", project, folder)
    original = next(path for path in (project / "originals").rglob("*") if path.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b"x")
    done = fogline("verify", "-p", project, "--jsonl", expect=[1])

    assert [json.loads(line)["code"] for line in done.stdout.splitlines()] == ["blob-changed"]
    assert b"NOT sound" in done.stderr
