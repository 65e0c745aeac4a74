"""``fogline actors`` and ``fogline places``: listing, merging, splitting and taking it back, through the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fogline.cli.actor_ties import ties_of, tree_lines
from fogline.gazetteer import Actor, ActorIndex, Pack
from fogline.gazetteer.pack_types import PackMeta, Tie
from fogline.pipeline.project import Project
from support.projects import a_read_project, fogline

REPORTS = {
    "one.txt": (
        "Homs, March 3, 2031 –\n\nRed Banner Brigade fighters captured the village of Ain al-Hajar on Sunday. "
        "The Red Banner Brigade said it had killed 12 soldiers.\n"
    ),
    "two.txt": (
        "Homs, March 9, 2031 –\n\nThe Banner Column captured the village of Ain Issa on Saturday. "
        "Red Banner Brigade fighters shelled Homs on Friday.\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_read_project(tmp_path, REPORTS)


def listed(project: Project, sort: str) -> dict[str, dict[str, Any]]:
    done = fogline(sort, "--jsonl", "-p", project.directory)
    return {row["id"]: row for row in map(json.loads, done.stdout.decode().splitlines())}


def code_in(told: bytes) -> str:
    return told.decode().split(":")[0].split()[-1]


def id_called(rows: dict[str, dict[str, Any]], words: str) -> str:
    return next(
        one
        for one, row in rows.items()
        if any(words in told for told in (row["name"], *(name["text"] for name in row["names"])))
    )


def test_actors_are_listed_with_names_over_time_and_merged_and_split_and_all_of_it_is_undone(project: Project) -> None:
    before = listed(project, "actors")
    column, brigade = id_called(before, "Banner Column"), id_called(before, "Red Banner Brigade")
    assert before[brigade]["claims"] >= 2
    assert {name["first"] for name in before[column]["names"]} == {"2031-03-09"}

    why = ("--why", "one body under two names", "--by", "amira", "-p", project.directory)
    merged = fogline("actors", "merge", column, brigade, *why)
    after = listed(project, "actors")
    assert column not in after
    assert after[brigade]["claims"] == before[brigade]["claims"] + before[column]["claims"]
    assert any("Banner Column" in name["text"] for name in after[brigade]["names"])

    events = [json.loads(line) for line in fogline("events", "--jsonl", "-p", project.directory).stdout.splitlines()]
    assert column not in {actor["id"] for event in events for actor in event["actors"]}

    fogline("actors", "undo", code_in(merged.stderr), *why)
    assert listed(project, "actors") == before

    claim = next(
        json.loads(line)["id"]
        for line in fogline("claims", "--jsonl", "-p", project.directory).stdout.splitlines()
        if any(actor["id"] == brigade for actor in json.loads(line)["actors"])
    )
    split = fogline("actors", "split", brigade, "--claims", claim, "--into", "Second Column", *why)
    rows = listed(project, "actors")
    assert rows["new:second-column"]["claims"] == 1
    assert rows[brigade]["claims"] == before[brigade]["claims"] - 1

    fogline("actors", "undo", code_in(split.stderr), *why)
    assert listed(project, "actors") == before
    fogline("verify", "-p", project.directory)


def test_places_are_merged_by_a_person_whose_word_and_reason_stand_in_the_record(project: Project) -> None:
    before = listed(project, "places")
    village, homs = id_called(before, "Ain Issa"), id_called(before, "Homs")

    merged = fogline(
        "places", "merge", village, homs, "--why", "a quarter of it", "--by", "amira", "-p", project.directory
    )
    after = listed(project, "places")

    assert village not in after
    assert after[homs]["claims"] > before[homs]["claims"]
    with project.ledger() as ledger:
        last = [one.entry for one in ledger.entries(types=("review",))][-1]
    assert last.by == "human:amira"
    assert "a quarter of it" in getattr(last.record, "note", "")

    fogline("places", "undo", code_in(merged.stderr), "--why", "no", "--by", "amira", "-p", project.directory)
    assert listed(project, "places") == before


@pytest.mark.parametrize(
    "words",
    [
        ("actors", "merge", "new:nobody-at-all", "syria:hts", "--why", "x"),
        ("actors", "merge", "syria:hts", "new:nobody-at-all", "--why", "x"),
        ("actors", "split", "syria:hts", "--why", "x"),
        ("actors", "undo", "00000000", "--why", "x"),
        ("places", "merge", "name:nowhere at all", "geonames:0", "--why", "x"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(project: Project, words: tuple[str, ...]) -> None:
    done = fogline(*words, "--by", "amira", "-p", project.directory, expect=(1, 2))

    assert len(done.stderr.decode().strip().splitlines()) == 1


def test_the_tree_of_parties_shows_what_each_is_part_of_since_when_and_who_backs_it() -> None:
    unit = Actor(id="war:unit", name="Mill Battalion", member_of=(Tie(of="war:front", start="2014", relation="unit"),))
    front = Actor(id="war:front", name="Mill Front", wikidata="Q1", backed_by=(Tie(of="war:state", end="2015"),))
    actors = (unit, front, Actor(id="war:state", name="Karsk"))
    index = ActorIndex([Pack(path=Path(), digest="", meta=PackMeta(name="war"), actors=actors)])
    rows = [{"id": "war:unit", "name": "Mill Battalion", "claims": 1, **ties_of("war:unit", index)}]

    assert list(tree_lines(rows, index)) == [
        "Mill Front (war:front): backed by Karsk to 2015; Q1",
        "  Mill Battalion (war:unit): unit since 2014; 1 claim",
    ]
    assert rows[0]["part_of"][0]["from"] == "2014"


def test_parties_that_may_be_one_are_listed_with_reasons(tmp_path: Path) -> None:
    project = a_read_project(
        tmp_path,
        {
            "one.txt": "Homs, March 3, 2031 –\n\nThe Dibbat Storm Battalion shelled Homs on Sunday.\n",
            "two.txt": "Homs, March 9, 2031 –\n\nThe Dibbat Battalion shelled Homs on Saturday.\n",
        },
    )
    (pair,) = map(json.loads, fogline("actors", "alike", "--jsonl", "-p", project.directory).stdout.splitlines())
    assert pair["what_name"] == "Dibbat Battalion"
    assert pair["into_name"] == "Dibbat Storm Battalion"
    assert "told of the same places" in pair["reasons"]
