"""Runs: what is pending, what a better version changes, what people said, and that it is the same in any order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from fogline.errors import FoglineError
from fogline.ledger import Ledger, verify
from fogline.model import Claim, Document, Found, Link, Problem, Resolution, Retraction, Review, Visit, When
from fogline.pipeline import run as run_module
from fogline.pipeline import stages, workers
from fogline.pipeline.stages import STAGES, ExtractTask, Stage, check_stages
from fogline.pipeline.tools import Tools
from fogline.review.answer import answer
from support.projects import REPORTS, a_project, add, ids, run, standing, ticking, write_reports


def records(directory: Path, kind: str) -> list[object]:
    with Ledger.open(directory) as ledger:
        gone = ledger.retracted()
        return [one.entry.record for one in ledger.entries(types=(kind,)) if one.id not in gone]


def test_a_run_reads_everything_and_a_second_one_writes_nothing(tmp_path: Path, tools: Tools) -> None:
    clock = ticking()
    project = a_project(tmp_path / "p")
    add(project, [write_reports(tmp_path / "in")], clock)
    first = run(project, clock, tools)
    with project.ledger() as ledger:
        head = ledger.head()
    second = run(project, clock, tools)

    assert (first["read"].inputs, first["read"].added) == (3, 3)
    assert first["extract"].added >= 5
    assert first["resolve"].added >= first["extract"].added
    assert all(tally.inputs == 0 for tally in second.values())
    with project.ledger() as ledger:
        assert ledger.head() == head
    assert verify(project.directory).ok


def test_every_input_has_a_visit_with_what_was_found(tmp_path: Path, tools: Tools) -> None:
    clock = ticking()
    project = a_project(tmp_path / "p")
    add(project, [write_reports(tmp_path / "in")], clock)
    run(project, clock, tools)
    visits = [one for one in records(project.directory, "visit") if isinstance(one, Visit)]

    claims = records(project.directory, "claim")
    assert sum(visit.found for visit in visits if visit.stage == "extract") == len(claims)
    assert {visit.stage for visit in visits} == {"read", "revise", "extract", "resolve"}


def test_adding_a_file_twice_is_adding_it_once(tmp_path: Path) -> None:
    clock = ticking()
    project = a_project(tmp_path / "p")
    folder = write_reports(tmp_path / "in")

    assert (add(project, [folder], clock).added, add(project, [folder], clock).added) == (3, 0)
    assert add(project, [folder], clock).known == 3


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_the_order_of_adding_does_not_matter(tmp_path: Path, tools: Tools, order: tuple[int, ...]) -> None:
    folder = write_reports(tmp_path / "in")
    names = sorted(REPORTS)
    whole, piecewise = a_project(tmp_path / "whole"), a_project(tmp_path / "pieces")
    add(whole, [folder / name for name in names], ticking())
    run(whole, ticking(), tools)
    clock = ticking()
    for position in order:
        add(piecewise, [folder / names[position]], clock)
        run(piecewise, clock, tools)

    assert ids(whole.directory) == ids(piecewise.directory)


@pytest.mark.slow
def test_two_processes_give_the_same_records_as_one(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in")
    one, two = a_project(tmp_path / "one"), a_project(tmp_path / "two", processes=2)
    for project in (one, two):
        clock = ticking()
        add(project, [folder], clock)
        run(project, clock)

    assert ids(one.directory) == ids(two.directory)


EARLIER = (
    "Toll rises in Homs\n\nMarch 5, 2031\n\nShells hit a market in Homs on Tuesday, rescue workers said. "
    "At least seven people were killed and a hospital was damaged. "
    "Streets around the old clock tower were closed until evening.\n"
)
LATER = EARLIER.replace("March 5", "March 6").replace("At least seven", "At least nine")


@pytest.mark.parametrize("swapped", [False, True])
def test_a_later_version_revises_the_earlier_one_whichever_came_first(
    tmp_path: Path, tools: Tools, *, swapped: bool
) -> None:
    rows = [
        f'{{"name": "{name}", "source": "River Wire", "title": "Toll rises in Homs", "published": "{day}", '
        f'"text": {text!r}}}'.replace("'", '"')
        for name, day, text in (("first", "2031-03-05", EARLIER), ("second", "2031-03-06", LATER))
    ]
    clock = ticking()
    project = a_project(tmp_path / "p")
    for number, row in enumerate(reversed(rows) if swapped else rows):
        path = tmp_path / f"{number}.jsonl"
        path.write_text(row + "\n", encoding="utf-8")
        add(project, [path], clock)
        run(project, clock, tools)
    documents = {one.name: one for one in records(project.directory, "document") if isinstance(one, Document)}

    assert set(documents) == {"first", "second"}
    assert documents["second"].revises == documents["first"].id
    assert documents["first"].revises is None
    claims = [one for one in records(project.directory, "claim") if isinstance(one, Claim)]
    assert {claim.document for claim in claims} == {one.id for one in documents.values()}
    assert verify(project.directory).ok


def raised(monkeypatch: pytest.MonkeyPatch, stage: str, version: str, change: object = None) -> None:
    """Puts a newer version of a stage in the table, that finds what `change` makes of it."""

    def replaced(one: Stage) -> Stage:
        if one.name != stage:
            return one
        work = one.work
        assert work is not None

        def changed(task: object, tools: Tools) -> Iterator[Found]:
            for found in work(task, tools):
                yield change(found) if callable(change) else found

        return dataclasses.replace(one, version=lambda _: version, work=changed)

    table = tuple(map(replaced, STAGES))
    by_name = {one.name: one for one in table}
    for module in (stages, run_module, workers):
        if hasattr(module, "STAGES"):
            monkeypatch.setattr(module, "STAGES", table)
        if hasattr(module, "BY_NAME"):
            monkeypatch.setattr(module, "BY_NAME", by_name)


def narrower(found: Found) -> Found:
    """A reader that leaves the last character of every claim out."""
    record = found.record
    if not isinstance(record, Claim) or len(record.span.quote) < 12:
        return found
    span = dataclasses.replace(record.span, end=record.span.end - 1, quote=record.span.quote[:-1])
    return dataclasses.replace(found, record=dataclasses.replace(record, span=span))


def test_a_better_reader_carries_what_people_said(
    tmp_path: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ticking()
    project = a_project(tmp_path / "p")
    add(project, [write_reports(tmp_path / "in")], clock)
    run(project, clock, tools)
    claims = sorted(
        (one for one in records(project.directory, "claim") if isinstance(one, Claim)), key=lambda one: one.id
    )
    left, right = claims[0], claims[1]
    with project.ledger(write=True) as ledger:
        said = answer(ledger, Review(subject=left.id, verdict="reject", note="not so"), person="amira", at=clock())
        ledger.append(said)
        ledger.append([dataclasses.replace(said[0], record=Link(left=left.id, right=right.id, verdict="different"))])
    raised(monkeypatch, "extract", "2.better", narrower)
    tallies = run(project, clock, tools)

    now = {one.id for one in records(project.directory, "claim") if isinstance(one, Claim)}
    assert tallies["extract"].withdrawn == len(claims)
    assert tallies["extract"].carried >= 1
    assert not now & {claim.id for claim in claims}
    reviews = [one for one in records(project.directory, "review") if isinstance(one, Review) and one.subject in now]
    assert [review.verdict for review in reviews] == ["reject"]
    assert reviews[0].note.startswith("not so")
    links = [one for one in records(project.directory, "link") if isinstance(one, Link)]
    assert any({link.left, link.right} <= now for link in links)
    assert verify(project.directory).ok


def test_going_back_to_an_older_reader_restores_what_it_found(
    tmp_path: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ticking()
    project = a_project(tmp_path / "p")
    add(project, [write_reports(tmp_path / "in")], clock)
    run(project, clock, tools)
    before = standing(project.directory, "claim")
    for version, change in (("2", narrower), ("3", None), ("4", narrower), ("5", None)):
        with monkeypatch.context() as patch:
            raised(patch, "extract", version, change)
            run(project, clock, tools)

    assert standing(project.directory, "claim") == before
    assert verify(project.directory).ok


def test_what_a_person_withdrew_stays_withdrawn(tmp_path: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = ticking()
    project = a_project(tmp_path / "p")
    add(project, [write_reports(tmp_path / "in")], clock)
    run(project, clock, tools)
    victim = min(standing(project.directory, "claim"))
    with project.ledger(write=True) as ledger:
        entry = next(ledger.entries(types=("claim",))).entry
        ledger.append(
            [dataclasses.replace(entry, record=Retraction(subject=victim, reason="no"), by="human:amira", basis=())]
        )
    raised(monkeypatch, "extract", "2")
    run(project, clock, tools)

    assert victim not in standing(project.directory, "claim")


def test_a_person_s_date_dates_the_claims_anew(tmp_path: Path, tools: Tools) -> None:
    clock = ticking()
    project = a_project(tmp_path / "p")
    text = "Fighting in Homs\n\nThe army captured a bridge in Homs on Sunday, residents said.\n"
    add(project, [write_reports(tmp_path / "in", {"undated.txt": text})], clock)
    run(project, clock, tools)
    (document,) = standing(project.directory, "document")
    when = When(earliest="2031-03-11", latest="2031-03-11", precision="day", edtf="2031-03-11")
    told = Resolution(subject=document, matter="published", when=when, rule="a person's word")
    with project.ledger(write=True) as ledger:
        ledger.append(answer(ledger, Review(verdict="add", resolution=told), person="amira", at=clock()))
    run(project, clock, tools)
    again = run(project, clock, tools)

    times = [
        one for one in records(project.directory, "resolution") if isinstance(one, Resolution) and one.matter == "time"
    ]
    assert {one.when.edtf for one in times if one.when} == {"2031-03-09"}
    assert again["resolve"].inputs == 0


def test_an_unexpected_failure_is_a_problem_and_the_others_are_read(
    tmp_path: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ticking()
    project = a_project(tmp_path / "p")
    add(project, [write_reports(tmp_path / "in")], clock)
    work = stages.BY_NAME["extract"].work
    assert work is not None

    def failing(task: ExtractTask, tools: Tools) -> Iterator[Found]:
        if task.document.name == "hill-post.txt":
            raise ZeroDivisionError("of no use")
        return work(task, tools)

    table = dict(stages.BY_NAME)
    table["extract"] = dataclasses.replace(table["extract"], work=failing)
    monkeypatch.setattr(stages, "BY_NAME", table)
    tallies = run(project, clock, tools)

    (problem,) = [one for one in records(project.directory, "problem") if isinstance(one, Problem)]
    assert problem.code == "extract-failed"
    assert "ZeroDivisionError: of no use" in problem.message
    assert (tallies["extract"].inputs, tallies["extract"].problems) == (3, 1)
    assert run(project, clock, tools)["extract"].inputs == 0


def test_the_table_of_stages_is_proved(tools: Tools) -> None:
    check_stages(STAGES, tools)
    with pytest.raises(FoglineError, match="which no stage before it writes"):
        check_stages((STAGES[1], *STAGES), tools)
    with pytest.raises(FoglineError, match="two stages"):
        check_stages((*STAGES, STAGES[0]), tools)
