"""Questions to the tables on disk: what is found by what, pages, and what was known on a day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from fogline.model import Where
from fogline.views import Reading, Shelf, Tables, Views, Wanted
from fogline.views.shelf import Order
from fogline.views.store import save
from support.claims import read_claim
from support.projects import a_project, add, run, ticking, write_reports

REPORTS = {
    "early.txt": "Army takes mill\n\nMarch 3, 2031\n\nThe army captured the village of Ain al-Hajar on Sunday.\n",
    "late.txt": "Rebels retake mill\n\nMarch 9, 2031\n\nRebels recaptured the village of Ain al-Hajar on Saturday.\n",
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    directory = tmp_path_factory.mktemp("built")
    project = a_project(directory / "p")
    clock = ticking()
    add(project, [write_reports(directory / "in")], clock)
    run(project, clock)
    with project.ledger() as ledger:
        return Shelf(Views.file(ledger, directory=project.directory))


def every(shelf: Shelf, kind: str, wanted: Wanted | None = None) -> list[str]:
    return [row.id for row in shelf.every(kind, wanted)]


@pytest.mark.parametrize("kind", ["claim", "event", "actor", "place", "source", "document"])
def test_pages_joined_are_every_row_once(shelf: Shelf, kind: str) -> None:
    for order in get_args(Order):
        joined: list[str] = []
        after = None
        while True:
            page = shelf.page(kind, limit=2, after=after, order=order)
            joined += [row.id for row in page.rows]
            after = page.after
            if after is None:
                break
        assert sorted(joined) == sorted(every(shelf, kind))
        assert page.total == shelf.count(kind) == len(joined) > 0


def test_words_are_words_and_never_syntax(shelf: Shelf) -> None:
    assert every(shelf, "claim", Wanted(words="hospit"))
    assert every(shelf, "claim", Wanted(words="HOSPITAL damaged")) == every(
        shelf, "claim", Wanted(words="hospital damaged")
    )
    for words in ('"', "a AND", "NEAR(", "x*", "-", "(((", "col:umn", "'; DROP TABLE row; --"):
        shelf.count("claim", Wanted(words=words))
        shelf.search(words, kinds=("claim", "document"))
    assert not every(shelf, "claim", Wanted(words='"'))


def test_unknown_time_and_place_are_found_by_no_filter_on_them(shelf: Shelf) -> None:
    for claim in shelf.every("claim", Wanted(start="0001-01-01", end="9999-12-31")):
        assert claim.when is not None
    for claim in shelf.every("claim", Wanted(box=(-180, -90, 180, 90))):
        assert any(place.latitude is not None for place in claim.places)


def test_facets_count_what_the_filter_leaves(shelf: Shelf) -> None:
    for name in ("type", "status", "src"):
        for value, many in shelf.facets("claim", name):
            wanted = {
                "type": Wanted(types=(value,)),
                "status": Wanted(statuses=(value,)),
                "src": Wanted(sources=(value,)),
            }
            assert many == shelf.count("claim", wanted[name])


def test_facets_are_the_same_whichever_way_they_are_counted(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    filters = (Wanted(start="2016-11-20"), Wanted(end="2031-03-04"), Wanted(types=("harm",)), Wanted(words="the"))
    names = ("type", "status", "src", "place")
    for kind in ("claim", "event"):
        by_row = [shelf.facets_by(kind, names, wanted) for wanted in filters]
        assert any(told["type"] for told in by_row)
        with monkeypatch.context() as changed:
            changed.setattr("fogline.views.shelf.FEW", 0)
            assert [shelf.facets_by(kind, names, wanted) for wanted in filters] == by_row


def test_tags_are_the_same_with_days_and_without(shelf: Shelf) -> None:
    for kind in ("claim", "event", "toll"):
        known = set(every(shelf, kind, Wanted(start="0001-01-01", end="9999-12-31")))
        for name in ("type", "status", "place", "src"):
            for value, _ in shelf.facets(kind, name, limit=5):
                asked = {
                    "type": Wanted(types=(value,)),
                    "status": Wanted(statuses=(value,)),
                    "place": Wanted(places=(value,)),
                    "src": Wanted(sources=(value,)),
                }[name]
                dated = replace(asked, start="0001-01-01", end="9999-12-31")
                assert set(every(shelf, kind, dated)) == known & set(every(shelf, kind, asked))


def test_a_common_tag_gives_the_same_pages_as_a_rare_one(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [
        Wanted(types=(value,), statuses=status, start=start)
        for value, _ in shelf.facets("claim", "type")
        for status in ((), ("happened",))
        for start in ("", "2031-03-02")
    ]
    rare = [shelf.page("claim", one, limit=3, order="time") for one in asked]
    assert all(page.total == len(every(shelf, "claim", one)) for page, one in zip(rare, asked, strict=True))
    for few, least in ((1, 0), (20_000, 0), (20_000, 20_000)):
        monkeypatch.setattr("fogline.views.shelf.FEW", few)
        monkeypatch.setattr("fogline.views.shelf.RARE", least)
        assert [shelf.page("claim", one, limit=3, order="time") for one in asked] == rare


def test_a_search_finds_the_same_kinds_where_it_finds_too_much_to_rank(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = ("place", "claim", "document")
    best = shelf.search("army", kinds=kinds)
    assert best.ranked
    assert {hit.kind for hit in best.hits} == {"claim", "document"}
    monkeypatch.setattr("fogline.views.shelf.RANKED", 1)
    first = shelf.search("army", kinds=kinds)
    assert not first.ranked
    assert {(hit.kind, hit.row.id) for hit in first.hits} == {(hit.kind, hit.row.id) for hit in best.hits}
    assert len(shelf.search("army", kinds=kinds, limit=1).hits) == 2
    assert shelf.search("…", kinds=kinds).hits == ()


def test_claims_are_counted_by_report_at_once(shelf: Shelf) -> None:
    reports = [card.id for card in shelf.every("document")]
    assert shelf.count_by("claim", "document", [*reports, "document_none"]) == {
        one: shelf.count("claim", Wanted(documents=(one,))) for one in reports
    }


def test_a_box_may_cross_the_date_line(tmp_path: Path) -> None:
    east, west = (
        Where(id=f"v:{lon}", name=f"Isle {lon}", precision="settlement", latitude=-17.0, longitude=float(lon))
        for lon in (179, -179)
    )
    claims = tuple(read_claim("control.capture", f"Rebels took {one.name}.", places=(one,)) for one in (east, west))
    save(tmp_path, "key", Tables(reading=Reading(claims=claims)))
    shelf = Shelf(tmp_path / "views.db")

    assert set(every(shelf, "place", Wanted(box=(170, -30, -170, 0)))) == {"v:179", "v:-179"}
    assert every(shelf, "place", Wanted(box=(-180, -30, -170, 0))) == ["v:-179"]
    assert every(shelf, "place", Wanted(box=(-10, -30, 10, 0))) == []


def test_what_was_known_on_a_day_rests_on_reports_of_that_day(tmp_path: Path) -> None:
    project = a_project(tmp_path / "p")
    clock = ticking()
    add(project, [write_reports(tmp_path / "in", REPORTS)], clock)
    run(project, clock)
    with project.ledger() as ledger:
        now = Shelf(Views.file(ledger, directory=project.directory))
        then = Shelf(Views.file(ledger, directory=project.directory, known_on="2031-03-05"))
        before = Shelf(Views.file(ledger, directory=project.directory, known_on="2031-03-02"))

    assert {card.name for card in now.every("document")} == set(REPORTS)
    assert [card.name for card in then.every("document")] == ["early.txt"]
    assert {claim.document_name for claim in then.every("claim")} == {"early.txt"}
    assert then.count("event") < now.count("event")
    assert before.count("document") == before.count("claim") == before.count("actor") == 0


def test_the_short_ways_tell_what_the_long_ones_do(shelf: Shelf) -> None:
    for kind in ("event", "claim", "control"):
        assert shelf.days(kind) == shelf.days(kind, Wanted(end="9999-12-30"))
        assert shelf.has(kind) == bool(shelf.count(kind))
        days = {step for step, _, _ in shelf.timeline(kind)}
        assert set(shelf.first_days(kind)) == days
        assert list(shelf.first_days(kind)) == sorted(days)
    assert not shelf.has("nothing")
