"""The exam of the pages of the app: its wars are like the tables' own, and what it tells is measured."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from bench.web import run

from bench import web_world
from fogline.model import ReadClaim
from fogline.views import Shelf, Wanted
from fogline.views.rows import row_of


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of twelve small wars: ten theatres, two of them with a second war."""
    return tmp_path_factory.mktemp("wars")


@pytest.fixture(scope="module")
def figures(place: Path) -> dict[str, float]:
    whole = pytest.MonkeyPatch()
    whole.setattr(web_world, "BASE", 60)
    try:
        told = run(700, kept=place)
    finally:
        whole.undo()
    assert told["n"] >= 700
    found: dict[str, float] = told["figures"]
    return found


def rows(place: Path, kind: str) -> Sequence[tuple[str, str]]:
    with closing(sqlite3.connect(place / "views.db")) as connection:
        return connection.execute("SELECT id, payload FROM row WHERE kind = ?", (kind,)).fetchall()


def test_every_page_is_measured_against_the_plain_questions(figures: dict[str, float]) -> None:
    for sort in ("first", "map", "time", "filter", "claims"):
        assert figures[f"{sort}.processor"] > 0
        assert figures[f"{sort}.plain_processor"] > 0
    assert figures["ratio"] == max(figures[f"{sort}.ratio"] for sort in ("first", "map", "time", "filter", "claims"))


def test_no_two_wars_share_an_id_and_every_row_can_be_read(figures: dict[str, float], place: Path) -> None:
    for kind in ("claim", "event", "control", "toll", "dispute", "document", "place"):
        found = rows(place, kind)
        assert len({one for one, _ in found}) == len(found) == figures[f"rows_{kind}"]
        assert all(row_of(kind, payload) for _, payload in found)


def test_what_an_event_rests_on_is_there_and_says_so(figures: dict[str, float], place: Path) -> None:
    assert figures
    shelf = Shelf(place / "views.db")
    for event in shelf.every("event"):
        claims: Sequence[ReadClaim] = shelf.of("claim", event.claims)
        assert len(claims) == len(event.claims)
        assert {one.id for claim in claims for one in claim.places} >= {one.id for one in event.places}
        assert shelf.count("event", Wanted(claims=(event.claims[0],))) == 1


def test_a_later_war_of_a_theatre_is_later_and_ends_what_was_held(figures: dict[str, float], place: Path) -> None:
    assert figures
    shelf = Shelf(place / "views.db")
    first = list(shelf.every("control", Wanted(places=("w0:country",))))
    other = list(shelf.every("control", Wanted(places=("w5:country",))))
    last = max(row.start or "" for row in first)
    assert all(row.end is None for row in first if row.start == last)
    assert len(first) == 2 * len(other), "two wars were in the first theatre and one in the sixth"
    assert sum(row.end is None for row in first) == sum(row.end is None for row in other)


def test_names_of_towns_differ_from_theatre_to_theatre() -> None:
    names = {web_world._turned("Strobain", theatre) for theatre in range(web_world.THEATRES)}
    assert len(names) == web_world.THEATRES
    assert {len(name) for name in names} == {8}
