"""Taking reports in one by one comes to the same as building from scratch: whatever the order, and whoever corrects."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from bench.world import FACTS, Report, World
from bench.world_ledger import append

from fogline.ledger import Ledger
from fogline.model import Claim, Entry, Link, Problem, Record, Resolution, Retraction, Review
from fogline.views import Views, store, surroundings, views
from fogline.views.rows import ROW_TYPES
from fogline.views.store import VIEWS_NAME
from support.claims import day

PLAIN = ("meta", "tally", "block", "edge", "telling", "main", "spread", "shingle", "ranked", "echo")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "project") as made:
        yield made


def told(seed: int, size: int) -> list[Report]:
    """Reports of a small war, so that many are about one place."""
    return list(islice(World(seed=seed, towns=4).reports(), size))


def contents(path: Path) -> dict[str, list[object]]:
    """All that the file holds, but for the numbers of rows."""
    found: dict[str, list[object]] = {}
    with closing(sqlite3.connect(path)) as connection:
        rows = "kind, place, id, document, recorded, published, first, last, latitude, longitude, payload"
        for kind in ROW_TYPES:
            query = f"SELECT {rows} FROM row WHERE kind = ? ORDER BY place"
            found[kind] = connection.execute(query, (kind,)).fetchall()
        tags = "SELECT row.kind, row.place, name, value FROM tag JOIN row USING (number) ORDER BY 1, 2, 3, 4"
        found["tag"] = connection.execute(tags).fetchall()
        for table in PLAIN:
            found[table] = (
                connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
                if table not in ("meta", "ranked", "main")
                else connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            )
    return found


def is_same(ledger: Ledger, scratch: Path) -> None:
    """Holds the tables on disk against those built from scratch."""
    scratch.mkdir(exist_ok=True)
    (scratch / VIEWS_NAME).unlink(missing_ok=True)
    Views.file(ledger, FACTS, directory=scratch)
    grown, built = contents(ledger.directory / VIEWS_NAME), contents(scratch / VIEWS_NAME)
    for name, rows in built.items():
        missing, more = [one for one in rows if one not in grown[name]], [one for one in grown[name] if one not in rows]
        assert (name, missing[:3], more[:3]) == (name, [], [])
        assert len(rows) == len(grown[name])


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each step was taken in, or the tables were built from scratch."""
    taken: list[bool] = []

    def watched(*arguments: object) -> bool:
        taken.append(store.advanced(*arguments))  # type: ignore[arg-type]
        return taken[-1]

    monkeypatch.setattr(views, "advanced", watched)
    return taken


@pytest.mark.parametrize("seed", [3, 4])
def test_reports_that_come_one_by_one_in_any_order(
    ledger: Ledger, tmp_path: Path, steps: list[bool], seed: int
) -> None:
    reports = told(seed, 110)
    Random(seed).shuffle(reports)
    for report in reports[:70]:
        append(ledger, report)
    Views.file(ledger, FACTS, directory=ledger.directory)
    for number, report in enumerate(reports[70:]):
        append(ledger, report)
        Views.file(ledger, FACTS, directory=ledger.directory)
        if number % 8 == 7:
            is_same(ledger, tmp_path / "scratch")
    assert sum(steps) >= 36, "most reports are taken in without building from scratch"


def test_where_surroundings_would_cost_more_all_of_the_record_is_worked_out(
    ledger: Ledger, tmp_path: Path, steps: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = told(5, 72)
    append(ledger, *reports[:66])
    Views.file(ledger, FACTS, directory=ledger.directory)
    monkeypatch.setattr(surroundings, "STATES", 1_000)
    monkeypatch.setattr(surroundings.FuseAgain, "_is_sure", _never)
    for report in reports[66:]:
        append(ledger, report)
        Views.file(ledger, FACTS, directory=ledger.directory)
    is_same(ledger, tmp_path / "scratch")
    assert all(steps[-6:])


def _never(*_: object) -> bool:
    raise AssertionError("no surroundings are tried")


@pytest.mark.parametrize("seed", [8])
def test_reports_on_a_war_of_years(ledger: Ledger, tmp_path: Path, steps: list[bool], seed: int) -> None:
    chance = Random(seed)
    reports = list(islice(World(seed=seed, towns=5).reports(), 2_800))[::7]  # few a week, for more than a year
    late = [reports.pop(chance.randrange(len(reports))) for _ in range(24)] + reports[-6:]
    append(ledger, *reports[:-6])
    Views.file(ledger, FACTS, directory=ledger.directory)
    for number, report in enumerate(late):
        append(ledger, report)
        if number % 3 == 0:
            act(ledger, chance)
        Views.file(ledger, FACTS, directory=ledger.directory)
    is_same(ledger, tmp_path / "scratch")
    assert sum(steps) == 30


def by_ida(record: Record, basis: tuple[str, ...] = ()) -> Entry:
    return Entry(record=record, by="human:ida", at="2032-01-01T08:00:00Z", basis=basis)


def act(ledger: Ledger, chance: Random) -> None:
    """Something that a person, or a newer reader, does to what is there."""
    claims = [one for one in ledger.entries(types=("claim",)) if isinstance(one.entry.record, Claim)]
    one, other = sorted(chance.sample(claims, 2), key=lambda stored: stored.id)
    claim = one.entry.record
    assert isinstance(claim, Claim)
    acts: dict[str, Callable[[], Record]] = {
        "accept": lambda: Review(subject=one.id, verdict="accept"),
        "reject": lambda: Review(subject=one.id, verdict="reject"),
        "correct": lambda: Review(subject=one.id, verdict="correct", claim=replace(claim, kind="fighting.offensive")),
        "date": lambda: Review(
            verdict="add", resolution=Resolution(subject=claim.document, matter="published", when=day("2031-01-20"))
        ),
        "same": lambda: Link(left=one.id, right=other.id, verdict="same", note=str(chance.random())),
        "different": lambda: Link(left=one.id, right=other.id, verdict="different", note=str(chance.random())),
        "part": lambda: Link(left=one.id, right=other.id, verdict="part-of", note=str(chance.random())),
        "follows": lambda: Link(left=one.id, right=other.id, verdict="follows", note=str(chance.random())),
        "no tie": lambda: Link(left=one.id, right=other.id, verdict="no-tie", note=str(chance.random())),
        "problem": lambda: Problem(code="report-odd", message=f"odd {chance.random()}", subject=claim.document),
        "withdraw": lambda: Retraction(subject=one.id, reason=f"not found {chance.random()}"),
        "scope": lambda: Review(verdict="add", resolution=Resolution(subject=one.id, matter="scope", inside=False)),
    }
    done = [stored.id for stored in ledger.entries(types=("link", "review", "retraction", "problem"))]
    if done and chance.random() < 0.2:
        ledger.append([by_ida(Retraction(subject=chance.choice(done), reason=f"undone {chance.random()}"))])
        return
    ledger.append([by_ida(acts[chance.choice(sorted(acts))]())])


@pytest.mark.parametrize("seed", [5, 6])
def test_what_people_do_to_the_record(ledger: Ledger, tmp_path: Path, steps: list[bool], seed: int) -> None:
    chance = Random(seed)
    reports = told(seed, 80)
    chance.shuffle(reports)
    append(ledger, *reports[:66])
    Views.file(ledger, FACTS, directory=ledger.directory)
    for number in range(40):
        if number % 4 == 3:
            append(ledger, reports.pop())
        act(ledger, chance)
        Views.file(ledger, FACTS, directory=ledger.directory)
        if number % 5 == 4:
            is_same(ledger, tmp_path / "scratch")
    assert sum(steps) >= 30


def test_a_claim_that_leaves_the_scope_leaves_what_a_person_joined_it_with(
    ledger: Ledger, tmp_path: Path, steps: list[bool]
) -> None:
    append(ledger, *told(6, 66))
    claims = [one for one in ledger.entries(types=("claim",)) if isinstance(one.entry.record, Claim)]
    left, right = sorted((claims[0].id, claims[-1].id))
    ledger.append([by_ida(Link(left=left, right=right, verdict="same"), basis=(left, right))])
    Views.file(ledger, FACTS, directory=ledger.directory)
    ledger.append([by_ida(Review(verdict="add", resolution=Resolution(subject=left, matter="scope", inside=False)))])
    Views.file(ledger, FACTS, directory=ledger.directory)
    is_same(ledger, tmp_path / "scratch")
    assert steps[-1]
