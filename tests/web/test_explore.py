"""The pages that show the record: what stands on them, whether the map can be drawn or not."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from fogline.pipeline.project import Project
from fogline.views import Shelf, Wanted
from fogline.web.compared import changes_between
from fogline.web.record import Record
from fogline.web.scene import change_days, is_sure, span_of
from fogline.web.tollchart import charts
from fogline.web.wording import agreed_words, day_words


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
    assert "Not told of near this day" in told(client, "/map?at=2020-06-01")


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


def test_an_event_tells_the_number_its_reports_come_to_and_leads_to_its_words(client: httpx.Client) -> None:
    events = [row for row in client.get("/events.json?limit=500").json()["rows"] if row["agreed"]]
    assert events

    for event in events:
        for one in event["agreed"]:
            assert one["claim"] in event["claims"]
            assert 1 <= one["telling"] <= one["reports"]
            assert one["reports"] - one["copies"] >= 2
            page = client.get(f"/events/{event['id']}").text
            assert f"sel={one['claim']}#lit" in page.partition('class="agreed"')[2].partition("</dd>")[0]
            assert agreed_words(one) in told(client, f"/map?sel={event['id']}")
            (row,) = csv.DictReader(io.StringIO(client.get(f"/events/{event['id']}.csv").text))
            assert f"({one['telling']} of {one['reports']} reports, copies: {one['copies']})" in row["agreed"]


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


def test_a_timeline_can_be_asked_for_what_is_sure(example: Path) -> None:
    shelf: Shelf = Record(Project.find(example)).standing().shelf
    every, sure = (sum(row[2] for row in shelf.timeline("event", Wanted(), within=days)) for days in (None, 6))

    assert 0 < sure < every


def test_two_days_compared_tell_what_changed(client: httpx.Client) -> None:
    words = told(client, "/compare?from=2016-11-25&to=2016-11-28")
    swapped = told(client, "/compare?from=2016-11-28&to=2016-11-25")

    assert "Hanano" in words.partition("Newly told of")[2]
    assert swapped == words
    assert "Nothing that is told of changed" in told(client, "/compare?from=2019-01-01&to=2019-01-02")


@pytest.mark.parametrize(
    ("before", "after", "sort"),
    [
        (("held", "a"), ("held", "b"), "Changed hands"),
        (("claimed", "a"), ("held", "a"), "Told in another way"),
        (("old", "a"), ("held", "a"), "Newly told of"),
        (("held", "a"), ("old", "a"), "No longer told of"),
        (("held", "a"), ("held", "a"), None),
        (("old", "a"), ("old", "b"), None),
    ],
)
def test_a_change_is_of_one_sort(before: tuple[str, str], after: tuple[str, str], sort: str | None) -> None:
    def row(told_as: tuple[str, str], day: str) -> dict[str, Any]:
        state, holder = told_as
        common = {"place": {"name": "Mill"}, "holders": [holder], "besieged_by": None, "state": state}
        return {"id": f"control:mill:{day}", "texture": state, "holder": holder, **common}

    found = changes_between([row(before, "2030-01-01")], [row(after, "2030-02-01")])

    assert [one.sort for one in found] == ([sort] if sort else [])


def toll(low: int | None, best: int | None, high: int | None, day: str | None = "2030-01-01") -> dict[str, Any]:
    values = {"low": low, "best": best, "high": high}
    bounds = {name: None if value is None else {"value": value} for name, value in values.items()}
    when = {"earliest": day, "latest": day} if day else None
    return {"category": "killed", "scope": "incident", "when": when, **bounds}


def test_a_chart_keeps_open_bounds_open_and_draws_to_scale() -> None:
    (chart,) = charts([toll(10, None, 20), toll(40, None, None, "2030-01-02"), toll(5, 5, 5, None)])
    first, second = chart.bars

    assert not chart.logarithmic
    assert chart.undated == 1
    assert (chart.floor - first.high) == pytest.approx(2 * (chart.floor - first.low), abs=0.2)
    assert not first.open_above
    assert second.open_above
    assert second.x > first.x


def test_a_long_stretch_without_figures_is_cut_and_marked() -> None:
    (chart,) = charts([toll(1, 1, 1, "2016-01-01"), toll(2, 2, 2, "2024-01-01"), toll(900, 900, 900, "2024-01-02")])

    assert len(chart.cuts) == 1
    assert chart.logarithmic
    (plain,) = charts([toll(0, 0, 0, "2016-01-01"), toll(900, 900, 900, "2016-01-02")])
    assert not plain.logarithmic


def test_the_tolls_stand_in_the_table_with_who_says_so(client: httpx.Client) -> None:
    row = next(row for row in client.get("/tolls.json?limit=100").json()["rows"] if row["low"] and not row["high"])
    words = told(client, f"/tolls/{row['id']}")

    assert f"{row['low']['value']:,}" in words
    assert row["low"]["says"] in words
    assert "not told" in words


def test_a_dispute_has_both_accounts(client: httpx.Client) -> None:
    row = next(row for row in client.get("/disputes.json").json()["rows"] if row["left"] and row["right"])
    one, _, other = told(client, f"/disputes/{row['id']}").partition("The other")

    assert " ".join(row["left_quotes"][0].split()) in one
    assert " ".join(row["right_quotes"][0].split()) in other


def test_scores_are_of_all_forecasts_and_not_of_one_page_of_them(client: httpx.Client) -> None:
    def table(address: str) -> str:
        return told(client, address).partition("How forecasters fared")[2].partition("Happened and did not")[0]

    assert client.get("/forecasts.json").json()["total"] > 1
    assert table("/forecasts?limit=1") == table("/forecasts")


def test_outlets_that_share_a_voice_are_seen_to(client: httpx.Client) -> None:
    words = told(client, "/sources")

    assert "Syrian Observatory for Human Rights" in words.partition("Voices that several outlets")[2]
    assert "Meridian Wire" in told(client, "/sources/meridian%20wire")


def test_names_have_their_days(client: httpx.Client) -> None:
    row = next(
        row for row in client.get("/actors.json").json()["rows"] if len(row["names"]) > 2 and row["names"][0]["first"]
    )
    words = told(client, f"/actors/{row['id']}")

    days = (day_words(use["first"]) if use["first"] else "not known" for use in row["names"])
    assert all(use["text"] in words and day in words for use, day in zip(row["names"], days, strict=True))
    place = told(client, "/places/syria:aleppo.hanano")
    assert "Who held it" in place
    assert "Syrian government" in place


@pytest.mark.parametrize("path", ["tolls", "disputes", "forecasts", "actors", "places", "sources", "events", "compare"])
def test_a_view_without_anything_says_so(client: httpx.Client, path: str) -> None:
    assert client.get(f"/{path}?q=zzzzzz&asof=2001-01-01").status_code == 200
    assert client.get(f"/{path}/nobody-knows-it").status_code == 404


def test_the_lists_of_events_and_of_control_narrow_and_tell(client: httpx.Client) -> None:
    denied = told(client, "/events?status=denied&type=control&limit=5")
    day = told(client, "/control?at=2016-11-28&place=Hanano")

    assert "contested" in denied
    assert "Newest first" in denied
    assert "Taken on 26 November 2016" in day
    assert "No event of the record fits" in told(client, "/events?q=zzzz")


def test_what_is_counted_once_follows_the_record(own_example: Path) -> None:
    before = Record(Project.find(own_example)).standing()
    earlier = Record(Project.find(own_example)).standing("2016-08-10")

    assert change_days(before)[-1] > "2024"
    assert change_days(earlier)[-1] < "2016-09"
    assert span_of(earlier)[1] < span_of(before)[1]


def test_a_holder_without_a_first_day_is_not_carried_back_for_years(client: httpx.Client) -> None:
    rows = client.get("/control.json?limit=500").json()["rows"]
    late = [row for row in rows if row["start"] is None and (row["end"] or "") > "2024"]
    if not late:
        pytest.skip("the example has no such row today")

    assert {texture(client, "2016-11-28", row["place"]["name"]) for row in late} <= {"old", "not there"}


def test_an_event_shows_what_it_is_tied_to_on_its_card_and_in_its_twins(client: httpx.Client) -> None:
    rows = client.get("/events.json?limit=1000").json()["rows"]
    tied = next(row for row in rows if row["ties"])
    tie = tied["ties"][0]
    other = next(row for row in rows if row["id"] == tie["event"])
    back = {"part of": "has part", "has part": "part of", "follows": "followed by", "followed by": "follows"}
    mine = [one for one in other["ties"] if one["event"] == tied["id"]]
    assert back[tie["sort"]] in {one["sort"] for one in mine}, "a tie shows at both of its ends"
    assert other["title"] == tie["title"]

    page = told(client, f"/events/{tied['id']}")
    assert " ".join(tie["title"].split()) in page
    assert tie["why"] in page
    assert client.get(f"/api/v1/events/{tied['id']}").json()["row"]["ties"] == tied["ties"]
    assert tie["event"] in client.get(f"/events/{tied['id']}.csv").text
