"""``--as-of``: what was known on a day, which later reports do not rewrite."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fogline.cli.main import run_command
from support.projects import a_project, add, run, ticking, write_reports

EARLY = (
    "3 March 2016\n\nThe Syrian Army captured the town of Maaloula on Wednesday, the Syrian Observatory for Human "
    "Rights said. At least 12 civilians were killed in Maaloula on Wednesday."
)
LATE = (
    "9 March 2016\n\nRebels recaptured the town of Maaloula on 3 March, the Syrian Observatory for Human Rights said. "
    "At least 30 civilians were killed in Maaloula on 2 March."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two reports, the later one on the days of the earlier one."""
    folder = tmp_path_factory.mktemp("as-of")
    project, clock = a_project(folder / "record"), ticking()
    add(project, [write_reports(folder / "in", {"early.txt": EARLY, "late.txt": LATE})], clock)
    run(project, clock)
    return folder / "record"


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    assert run_command([str(word) for word in words]) == 0
    return capsys.readouterr().out


def test_a_later_report_does_not_rewrite_what_was_known(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def holders(*words: str) -> set[str]:
        out = told(capsys, "control", "-p", record, "--place", "Maaloula", "--on", "2016-03-04", "--jsonl", *words)
        return {str(json.loads(line)["holder"]) for line in out.splitlines()}

    assert holders() == {"rebels"}
    assert holders("--as-of", "2016-03-05") == {"government"}
    assert holders("--as-of", "2016-03-01") == set(), "nothing had been published"


@pytest.mark.parametrize("table", ["events", "tolls", "disputes", "forecasts"])
def test_every_table_can_be_asked_as_of_a_day(record: Path, table: str, capsys: pytest.CaptureFixture[str]) -> None:
    def rows(*words: str) -> list[str]:
        return told(capsys, table, "-p", record, "--jsonl", *words).splitlines()

    assert rows("--as-of", "2016-03-01") == []
    known = rows("--as-of", "2016-03-05")
    assert "late.txt" not in "".join(known)
    if table in ("events", "tolls"):
        assert known
        assert known != rows()


def test_the_brief_of_a_day_stays_as_it_was(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    then = told(capsys, "brief", "-p", record, "--as-of", "2016-03-05")
    assert "Maaloula" in then
    assert "30" not in then.partition("Sources")[0]
    assert then != told(capsys, "brief", "-p", record)


def test_a_day_is_asked_for_in_full(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["events", "-p", str(record), "--as-of", "March"]) == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err


def test_control_is_explained_with_its_words_the_rule_and_what_would_change_it(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("control", "-p", record, "--why", "Maaloula", "--on", "2016-03-04")
    words = told(capsys, *asked)
    assert words.startswith("Maaloula, 4 March 2016: held by ")
    assert "Rebels recaptured the town of Maaloula" in words
    assert "The rule (last-capture)" in words
    assert "What would change it:" in words
    assert "Before: " in words
    row = json.loads(told(capsys, *asked, "--json"))
    assert (row["holder"], row["rule"]) == ("rebels", "last-capture")
    assert "for" in {one["bearing"] for one in row["evidence"]}
    known = json.loads(told(capsys, *asked, "--jsonl", "--as-of", "2016-03-05"))
    assert known["holder"] == "government"
    assert run_command([str(word) for word in (*asked, "--csv")]) == 2
