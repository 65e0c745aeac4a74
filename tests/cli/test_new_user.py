"""What somebody meets in the first ten minutes: an empty record, every form of every list, slips of the hand."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fogline.cli.main import run_command
from support.projects import a_project, add, run, ticking, write_reports

LISTS = ("documents", "claims", "events", "control", "tolls", "disputes", "forecasts", "problems")
QUOTED = {
    "claims": ("quote",),
    "events": ("quotes",),
    "control": ("quotes",),
    "tolls": ("quotes",),
    "disputes": ("left_quotes", "right_quotes"),
    "forecasts": ("quote",),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with three reports, read, and a file that is none."""
    folder = tmp_path_factory.mktemp("user")
    made, clock = a_project(folder / "p"), ticking()
    write_reports(folder / "in")
    (folder / "in" / "picture.txt").write_bytes(bytes(range(256)) * 40)
    add(made, [folder / "in"], clock)
    run(made, clock)
    return made.directory


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return a_project(tmp_path / "empty").directory


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command in this process and gives code, standard output, standard error."""

    def call(*words: str | Path) -> tuple[int, str, str]:
        code = run_command([str(word) for word in words])
        return code, *capsys.readouterr()

    return call


@pytest.mark.parametrize("form", ["--table", "--jsonl", "--json", "--csv"])
@pytest.mark.parametrize("name", LISTS)
def test_an_empty_record_says_what_to_do(name: str, form: str, empty: Path, said: Any) -> None:
    code, out, err = said(name, "-p", empty, form)

    assert (code, out) == (0, "[]\n" if form == "--json" else "")
    assert err == "the record is empty; add reports with: fogline add FILE…\n"


def test_reports_that_were_not_read_are_told_and_so_is_a_filter_that_nothing_fits(
    empty: Path, project: Path, said: Any, tmp_path: Path
) -> None:
    said("add", "-p", empty, write_reports(tmp_path / "in"))
    _, _, unread = said("claims", "-p", empty)
    code, _, unfit = said("events", "-p", project, "--place", "Atlantis")

    assert "fogline run" in unread
    assert code == 0
    assert unfit.startswith("no events fit; there are ")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_comes_in_every_form_with_ids_and_quotes(name: str, project: Path, said: Any) -> None:
    code, text, _ = said(name, "-p", project, "--json")
    rows = json.loads(text)
    lines = [json.loads(line) for line in said(name, "-p", project, "--jsonl")[1].splitlines()]
    cells = list(csv.DictReader(io.StringIO(said(name, "-p", project, "--csv")[1])))

    assert code == 0
    assert lines == rows
    assert len(cells) == len(rows)
    if name != "disputes":
        assert rows
        assert len(said(name, "-p", project, "--table")[1].splitlines()) > len(rows)
    for row, cell in zip(rows, cells, strict=True):
        assert name == "control" or (row["id"] and cell["id"] == row["id"])
        assert all(row[key] and cell[key] for key in QUOTED.get(name, ()))


def test_every_id_of_a_table_can_be_shown(project: Path, said: Any) -> None:
    for name in ("documents", "claims", "events", "tolls", "forecasts"):
        for row in json.loads(said(name, "-p", project, "--json")[1])[-1:]:
            code, out, _ = said("show", "-p", project, row["id"][:20])
            assert code == 0
            assert json.loads(out)["id"] == row["id"]


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("name", LISTS)
def test_no_table_is_wider_than_the_terminal(
    name: str, width: int, project: Path, said: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    _, out, _ = said(name, "-p", project, "--table")

    assert all(len(line) <= width for line in out.splitlines())


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("dump", "-p", "PROJECT", "/no/such/folder/x"), 1, "No such file or directory"),
        (("verify", "-p", "PROJECT", "--head", "abc"), 2, "no head"),
        (("show", "-p", "PROJECT", "toll_"), 2, "too short"),
        (("show", "-p", "PROJECT", "event_000000"), 2, "nothing has an id"),
        (("brief", "-p", "PROJECT", "--place", "Atlantis"), 2, "nothing at 'Atlantis'"),
        (("brief", "-p", "PROJECT", "--from", "2031-04-01", "--to", "2031-03-01"), 2, "is after"),
        (("clams",), 2, "did you mean 'claims'?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_slips_are_told_in_one_line_without_a_traceback(
    words: tuple[str, ...], code: int, told: str, project: Path, said: Any
) -> None:
    found, out, err = said(*(str(project) if word == "PROJECT" else word for word in words))

    assert (found, out) == (code, "")
    assert told in err
    assert "Traceback" not in err
    assert "mistake in Fogline" not in err


def test_a_reader_that_has_had_enough_is_no_error(project: Path) -> None:
    command = f"{sys.executable} -m fogline.cli.main export -p {project} --format native; echo $? >&2"
    done = subprocess.run(["sh", "-c", f"({command}) | head -c 1"], capture_output=True, check=False)

    assert done.stderr.decode().split() == ["0"]
