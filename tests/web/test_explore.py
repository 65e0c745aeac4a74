"""The pages that show the record: what stands on them, whether the map can be drawn or not."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import httpx
import pytest

from fogline.views import Shelf, Wanted
from fogline.web.scene import is_sure


def told(client: httpx.Client, address: str) -> str:
    """The words of a page, without its marks."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def data(client: httpx.Client, address: str, name: str) -> Any:
    """What a page hands its script."""
    found = re.search(rf'data-part="data"[^>]* data-{name}="([^"]*)"', client.get(address).text)
    assert found
    return json.loads(unescape(found[1]))


def texture(client: httpx.Client, day: str, place: str) -> str:
    marks = {mark["name"]: mark for mark in data(client, f"/map?at={day}", "marks")}
    return str(marks[place]["texture"]) if place in marks else "not there"


def test_the_map_has_the_change_of_hands_and_the_same_list_beside_it(client: httpx.Client) -> None:
    rows = client.get("/control.json?place=Hanano&limit=50").json()["rows"]
    taken = next(row for row in rows if row["holder"] == "government" and row["start"] and row["start"] < "2017")
    before, after = "2016-11-20", taken["start"]

    assert texture(client, before, "Hanano") != taken["state"]
    assert texture(client, after, "Hanano") == taken["state"]
    assert "Hanano" in told(client, f"/map?at={after}").partition("Who held what on")[2]


def test_a_kind_that_is_chosen_leaves_the_places_alone(client: httpx.Client) -> None:
    every = data(client, "/map?from=2016-11-01&to=2016-12-31", "points")
    strikes = data(client, "/map?from=2016-11-01&to=2016-12-31&type=strike", "points")

    assert 0 < len(strikes) < len(every)
    assert {point["family"] for point in strikes} == {"strike"}
    assert data(client, "/map?from=2016-11-01&to=2016-12-31&type=strike", "marks") == data(
        client, "/map?from=2016-11-01&to=2016-12-31", "marks"
    )


def test_what_was_told_of_long_ago_is_grey_and_said_to_be(client: httpx.Client) -> None:
    assert texture(client, "2016-11-29", "Hanano") == "claimed"
    assert texture(client, "2020-06-01", "Hanano") == "old"
    assert "Last told of long before" in told(client, "/map?at=2020-06-01")


def test_no_event_is_no_nought(client: httpx.Client) -> None:
    assert "That is not to say that nothing happened" in told(client, "/map?at=2019-01-01")


@pytest.mark.parametrize(
    ("first", "last", "sure"),
    [
        ("2016-11-28", "2016-11-28", True),
        ("2016-11-25", "2016-12-01", True),
        ("2016-11-25", "2016-12-02", False),
        ("2016-11-03", "2016-11-29", True),
        (None, "2016-11-28", False),
    ],
)
def test_only_what_is_known_to_the_week_or_within_the_period_is_drawn(
    first: str | None, last: str, *, sure: bool
) -> None:
    assert is_sure({"when": {"earliest": first, "latest": last}}, ("2016-11-01", "2016-11-30")) is sure


def test_bars_leave_out_what_is_known_only_vaguely(client: httpx.Client) -> None:
    band = data(client, "/map?at=2016-11-28", "band")
    days = {row["when"]["earliest"] for row in client.get("/events.json?limit=1000").json()["rows"] if row["when"]}

    assert min(days - {None}) < "2016"
    assert min(step for step, _, _ in band["strip"]) >= "2016"


def test_a_card_has_grade_words_and_range(client: httpx.Client) -> None:
    event = next(row for row in client.get("/events.json?limit=500").json()["rows"] if row["counts"])
    words = told(client, f"/events/{event['id']}")

    assert event["grade_why"] in words
    assert all(" ".join(quote.split()) in words for quote in event["quotes"])
    assert words == words.replace("None", "")
    assert event["title"] in told(client, f"/map?sel={event['id']}")


def test_a_cell_tells_what_would_change_it(client: httpx.Client) -> None:
    row = next(row for row in client.get("/control.json?limit=500").json()["rows"] if row["state"] == "claimed")
    words = told(client, f"/control/{row['id']}")

    assert row["why"] in words
    assert "What would change it" in words


def test_a_selection_that_is_gone_leaves_the_page_open(client: httpx.Client) -> None:
    assert client.get("/map?sel=event_gone").status_code == 200
    assert client.get("/map?sel=control:nowhere:..").status_code == 200
    assert client.get("/control/control:nowhere:..").status_code == 404
    assert client.get("/map?at=9999-12-31").status_code == 200
    assert client.get("/map?at=0001-01-01&to=0001-01-02").status_code == 200


def test_a_timeline_can_be_asked_for_what_is_sure(example: Any) -> None:
    from fogline.pipeline.project import Project
    from fogline.web.record import Record

    shelf: Shelf = Record(Project.find(example)).standing().shelf
    every, sure = (sum(row[2] for row in shelf.timeline("event", Wanted(), within=days)) for days in (None, 6))

    assert 0 < sure < every
