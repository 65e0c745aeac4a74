"""``fogline events``: listing, merging, splitting, tying and taking it back, through the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fogline.pipeline.project import Project
from support.projects import a_read_project, fogline

REPORTS = {
    "one.txt": (
        "Homs, March 3, 2031 –\n\nRed Banner Brigade fighters captured the village of Ain al-Hajar on Sunday. "
        "Shelling killed 12 people in Homs on Saturday.\n"
    ),
    "two.txt": (
        "Homs, March 9, 2031 –\n\nThe Banner Column captured the village of Ain Issa on Saturday. "
        "Air strikes hit a market in Rastan on Friday.\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_read_project(tmp_path, REPORTS)


def events(project: Project) -> dict[str, dict[str, Any]]:
    done = fogline("events", "--jsonl", "-p", project.directory)
    return {row["id"]: row for row in map(json.loads, done.stdout.decode().splitlines())}


def say(project: Project, *words: str, person: str = "amira", expect: list[int] | None = None) -> str:
    told = ("-p", project.directory, "--why", "so says the report", "--by", person)
    done = fogline("events", *words, *told, expect=expect or [0])
    return done.stderr.decode().split(":")[0].split()[-1] if done.returncode == 0 else done.stderr.decode()


def ties(project: Project, one: str, other: str) -> list[str]:
    return [tie["sort"] for tie in events(project)[one]["ties"] if tie["event"] == other]


def test_a_tie_is_said_the_later_word_holds_and_it_is_taken_back(project: Project) -> None:
    one, other = sorted(events(project))[:2]
    before = ties(project, one, other)
    say(project, "tie", one[:20], "--part-of", other)
    assert ties(project, one, other) == ["part of"]
    assert ties(project, other, one) == ["has part"]
    later = say(project, "tie", other, "--follows", one, person="bo")
    assert ties(project, one, other) == ["followed by"]
    say(project, "tie", one, "--no-tie", other)
    assert ties(project, one, other) == []
    say(project, "undo", later)
    assert ties(project, one, other) == []
    assert before == []


def test_two_events_are_one_and_one_is_two_again(project: Project) -> None:
    before = {tuple(sorted(row["claims"])) for row in events(project).values()}
    one, other = sorted(events(project))[:2]
    both = {*events(project)[one]["claims"], *events(project)[other]["claims"]}
    code = say(project, "merge", one, other)
    (merged,) = [row for row in events(project).values() if both <= set(row["claims"])]
    off = min(both)
    split = say(project, "split", merged["id"], "--claims", off)
    assert [set(row["claims"]) for row in events(project).values() if off in row["claims"]] == [{off}]
    for act in (split, code):
        say(project, "undo", act)
    assert {tuple(sorted(row["claims"])) for row in events(project).values()} == before


def test_what_cannot_be_meant_is_told_and_nothing_is_written(project: Project) -> None:
    one, other = sorted(events(project))[:2]
    before = events(project)
    for words in (
        ("tie", one),
        ("tie", one, "--part-of", other, "--follows", other),
        ("tie", one, "--part-of", one),
        ("tie", one, "--part-of", "event_none"),
        ("merge", one, "event_"),
        ("split", one, "--claims", "claim_none"),
        ("undo", "00000000"),
    ):
        assert say(project, *words, expect=[2])
    assert events(project) == before
