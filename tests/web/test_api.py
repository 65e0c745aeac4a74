"""The API of the example: shapes, twins, filters, pages joined, errors, entity tags."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from fogline.web.answer_shapes import ErrorShape, FeaturesShape, OneShape, PageShape
from fogline.web.record import KEPT_DAYS
from fogline.web.shapes import columns
from fogline.web.tables import TABLES, Table
from fogline.web.wholes import WHOLES, Whole

NAMES = [table.name for table in TABLES]
MEDIA = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json"}
PLACED = [table.name for table in TABLES if table.placed]


def rows(client: httpx.Client, address: str, **params: Any) -> list[dict[str, Any]]:
    """Every row of a filter, page by page."""
    found: list[dict[str, Any]] = []
    token: str | None = None
    while True:
        more = {"next": token} if token else {}
        body = client.get(address, params={"limit": 17, **params, **more}).raise_for_status().json()
        found += body["rows"]
        token = body["next"]
        if token is None:
            assert len(found) == body["total"]
            return found


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_every_page_has_its_shape(client: httpx.Client, table: Table) -> None:
    body = client.get(f"/api/v1/{table.name}").raise_for_status().json()

    PageShape[table.shape].model_validate(body)  # type: ignore[name-defined]
    assert body["rows"] or table.name == "problems"
    for row in body["rows"][:5]:
        one = client.get(f"/api/v1/{table.name}/{row['id']}").raise_for_status().json()
        OneShape[table.shape].model_validate(one)  # type: ignore[name-defined]
        assert one["row"] == row


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ["record", "time", "-time"])
def test_pages_joined_are_the_whole(client: httpx.Client, name: str, order: str) -> None:
    paged = rows(client, f"/api/v1/{name}", order=order)
    whole = client.get(f"/api/v1/{name}", params={"limit": 1000, "order": order}).json()["rows"]

    assert [row["id"] for row in paged] == [row["id"] for row in whole]
    assert len({row["id"] for row in paged}) == len(paged)


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_csv_has_the_columns_of_its_shape_and_the_rows_of_the_page(client: httpx.Client, table: Table) -> None:
    answer = client.get(f"/{table.name}.csv").raise_for_status()
    read = list(csv.DictReader(io.StringIO(answer.text)))

    assert answer.headers["content-type"].startswith("text/csv")
    ids = [row["id"] for row in client.get(f"/{table.name}.json?limit=1000").json()["rows"]]
    assert [row["id"] for row in read] == ids
    assert list(read[0]) == list(columns(table.shape))


@pytest.mark.parametrize("name", PLACED)
def test_geojson_has_every_row_with_coordinates(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/{name}.geojson").raise_for_status()
    body = answer.json()

    FeaturesShape.model_validate(body)
    assert answer.headers["content-type"] == "application/geo+json"
    assert body["features"]
    assert len(body["features"]) + body["unplaced"] == body["total"]
    for feature in body["features"]:
        west, north = feature["geometry"]["coordinates"]
        assert -180 <= west <= 180
        assert -90 <= north <= 90


@pytest.mark.parametrize("name", NAMES)
def test_twins_beside_the_page_are_the_api(client: httpx.Client, name: str) -> None:
    assert client.get(f"/{name}.json?limit=3").content == client.get(f"/api/v1/{name}?limit=3").content


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_row_has_its_twins_and_its_page_leads_to_them(client: httpx.Client, table: Table) -> None:
    found = client.get(f"/{table.name}.json?limit=1").json()["rows"]
    if not found:
        assert table.name == "problems"
        return
    one = f"/{table.name}/{quote(found[0]['id'], safe=':')}"

    (read,) = csv.DictReader(io.StringIO(client.get(f"{one}.csv").raise_for_status().text))
    assert read["id"] == found[0]["id"]
    assert list(read) == list(columns(table.shape))
    forms = ["json", "csv", "geojson"] if table.placed else ["json", "csv"]
    if table.placed:
        body = client.get(f"{one}.geojson").raise_for_status().json()
        FeaturesShape.model_validate(body)
        assert len(body["features"]) + body["unplaced"] == body["total"] == 1
    page = client.get(one).raise_for_status().text
    assert [form for form in ("json", "csv", "geojson") if f'href="{one}.{form}"' in page] == forms
    assert client.get(f"/api/v1/{table.name}/none.csv").status_code == 404


@pytest.mark.parametrize("whole", WHOLES, ids=[one.name for one in WHOLES])
def test_a_list_without_pages_has_its_twins(client: httpx.Client, whole: Whole) -> None:
    query = "?q=aleppo" if whole.name == "search" else "?limit=1000"
    body = client.get(f"/{whole.name}.json{query}").raise_for_status().json()
    PageShape[whole.shape].model_validate(body)  # type: ignore[name-defined]
    answer = client.get(f"/{whole.name}.csv{query}").raise_for_status()
    read = list(csv.DictReader(io.StringIO(answer.text)))

    assert body["rows"] or whole.name == "review/said"
    assert len(read) == len(body["rows"])
    assert answer.headers["x-total-count"] == str(body["total"])
    assert answer.text.splitlines()[0].split(",") == list(columns(whole.shape))
    plain = client.get(f"/{whole.name}.json{query}").content
    assert plain == client.get(f"/api/v1/{whole.name}{query}").content
    if whole.placed:
        drawn = client.get(f"/{whole.name}.geojson{query}").raise_for_status().json()
        FeaturesShape.model_validate(drawn)
        assert drawn["features"]
        assert len(drawn["features"]) + drawn["unplaced"] == len(body["rows"])


@pytest.mark.parametrize("whole", [one for one in WHOLES if one.name != "forecasters"], ids=lambda one: one.name)
def test_the_page_of_a_list_leads_to_its_twins(client: httpx.Client, whole: Whole) -> None:
    query = {"search": "?q=aleppo", "review/sample": "?size=3&seed=7", "since": "?since=2020-01-01"}.get(whole.name, "")
    page = client.get(f"/{whole.name}{query}").raise_for_status().text
    links = re.findall(rf'href="(/{whole.name}\.(\w+)[^"]*)" rel="alternate"', page)

    assert [form for _, form in links] == list(whole.forms)
    for link, form in links:
        assert client.get(unescape(link)).raise_for_status().headers["content-type"].startswith(MEDIA[form])
        assert unescape(link).endswith(query)


def test_pages_that_are_no_list_lead_to_no_twin(client: httpx.Client) -> None:
    report = client.get("/documents.json?limit=1").json()["rows"][0]["id"]
    for path in (f"/review/add/{report}", "/review/told", "/share"):
        assert 'rel="alternate"' not in client.get(path).raise_for_status().text


def test_the_map_as_data_is_what_the_map_shows(client: httpx.Client) -> None:
    shown = client.get("/map.json?at=2016-11-28&limit=1000").json()["rows"]
    held = client.get("/control.json?at=2016-11-28&limit=1000").json()["rows"]
    hanano = next(row for row in shown if row["place"] and row["place"]["id"] == "syria:aleppo.hanano")
    events = [row for row in shown if row["table"] == "event"]

    assert {row["id"] for row in shown if row["table"] == "control"} == {row["id"] for row in held}
    assert (hanano["day"], hanano["texture"] in ("held", "claimed"), hanano["drawn"]) == ("2016-11-28", True, True)
    assert hanano["title"].endswith("Syrian government")
    assert events
    assert all(row["when"]["earliest"] <= "2016-11-28" <= row["when"]["latest"] for row in events if row["sure"])


@pytest.mark.parametrize("listed", ["/map.json?from=2016-07-01&to=2016-12-31", "/since.json?since=2020-01-01"])
def test_long_lists_without_an_address_for_each_row_come_page_by_page(client: httpx.Client, listed: str) -> None:
    whole = client.get(f"{listed}&limit=1000").json()
    path, _, query = listed.partition("?")
    joined = rows(client, path, **dict(httpx.QueryParams(query)))

    assert joined == whole["rows"]
    assert len(joined) == whole["total"] > 17
    assert len({(row.get("sort") or row["table"], row["id"]) for row in joined}) == len(joined)
    answer = client.get(listed.replace(".json", ".csv") + "&limit=5")
    assert len(answer.text.splitlines()) == 6
    assert 'rel="next"' in answer.headers["link"]
    token = client.get(f"{listed}&limit=5").json()["next"]
    assert client.get("/events.json", params={"next": token}).status_code == 409
    assert client.get(f"{listed}&next={token[:-4]}").status_code in (400, 409)


def test_the_pages_of_the_map_meet_where_places_end_and_events_begin(client: httpx.Client) -> None:
    address = "/map.json?from=2016-07-01&to=2016-12-31"
    whole = client.get(f"{address}&limit=1000").json()["rows"]
    places = sum(row["table"] == "control" for row in whole)
    assert 0 < places < len(whole)
    for limit in (places - 1, places, places + 1):
        body = client.get(f"{address}&limit={limit}").json()
        more = client.get(f"{address}&limit=1000&next={body['next']}").json()
        assert body["rows"] + more["rows"] == whole


def test_what_is_new_is_filtered_as_everything_else(client: httpx.Client) -> None:
    every = client.get("/since.json?since=2020-01-01&limit=1000").json()["rows"]
    for query, sorts in (
        ("type=report", {"report"}),
        ("type=toll", {"toll"}),
        ("type=toll&type=dispute", {"toll", "dispute"}),
        ("place=hanano", None),
        ("from=2024-01-01&type=event", {"event"}),
        ("src=Meridian Wire", None),
    ):
        found = client.get(f"/since.json?since=2020-01-01&limit=1000&{query}").json()
        assert 0 < found["total"] == len(found["rows"]) < len(every), query
        assert sorts is None or {row["sort"] for row in found["rows"]} == sorts, query
        assert all(row in every for row in found["rows"])
    hanano = client.get("/since.json?since=2020-01-01&place=hanano&type=event&limit=1000").json()["rows"]
    assert {row["id"] for row in hanano} == {row["id"] for row in rows(client, "/events.json", place="hanano")}
    page = client.get("/since?since=2020-01-01&type=toll").text
    assert "Reports that came in" not in page


def test_two_days_as_data_tell_who_held_a_place_on_each(client: httpx.Client) -> None:
    told = client.get("/compare.json?from=2016-11-25&to=2016-11-28").json()["rows"]
    hanano = next(row for row in told if row["place"]["id"] == "syria:aleppo.hanano")

    assert (hanano["before"]["day"], hanano["after"]["day"]) == ("2016-11-25", "2016-11-28")
    assert hanano["after"]["holder"] == "government" != hanano["before"]["holder"]
    assert set(hanano["after"]["claims"]) <= {row["id"] for row in rows(client, "/api/v1/claims")}


def test_the_overview_counts_what_the_lists_have(client: httpx.Client) -> None:
    told = {(row["of"], row["name"]): row["count"] for row in client.get("/overview.json?type=control").json()["rows"]}
    for name in ("claims", "events", "tolls"):
        assert told["table", name] == client.get(f"/{name}.json?type=control&limit=1").json()["total"]


def test_nothing_is_new_since_tomorrow_and_everything_since_ever(client: httpx.Client) -> None:
    assert client.get("/since.json?since=2100-01-01").json()["total"] == 0
    told = client.get("/since.json").json()
    reports = [row["id"] for row in told["rows"] if row["sort"] == "report"]
    assert sorted(reports) == sorted(row["id"] for row in rows(client, "/api/v1/documents"))
    assert all(row["stands"] for row in told["rows"])


def test_the_queue_as_data_is_the_queue_of_the_page(client: httpx.Client) -> None:
    told = client.get("/review.json?limit=7").json()
    page = client.get("/review?limit=7").text

    assert [row["id"] for row in told["rows"]] == re.findall(r'data-item="((?:claim|tie)_[0-9a-f]+)"', page)
    assert [row["place"] for row in told["rows"]] == list(range(1, 8))
    assert told["rows"][0]["claim"]["id"] == told["rows"][0]["id"]
    asked = [row for row in client.get("/review.json?limit=200").json()["rows"] if row["tie"]]
    assert asked
    assert all(row["tie"]["probability"] < 0.75 and row["reason"] == "tie" for row in asked)
    assert (
        client.get("/review.json?type=judgement").json()["total"]
        == client.get("/claims.json?type=judgement&reviewed=unreviewed&limit=1").json()["total"]
    )
    drawn = client.get("/review/sample.json?size=5&seed=3").json()
    assert len(drawn["rows"]) == drawn["total"] == 5
    assert drawn["rows"] != client.get("/review/sample.json?size=5&seed=4").json()["rows"]
    wrong = client.get("/review/sample.json?size=0&seed=3")
    assert (wrong.status_code, wrong.json()["errors"][0]["where"]) == (400, "size")


def test_forecasters_are_those_of_the_forecasts_that_the_filters_let_through(client: httpx.Client) -> None:
    for query in ("", "?from=2024-01-01", "?status=open"):
        told = client.get(f"/forecasts.json{query}").json()["rows"]
        fared = {row["name"]: row for row in client.get(f"/forecasters.json{query}").json()["rows"]}
        assert told
        assert {name: row["made"] for name, row in fared.items()} == Counter(row["forecaster"] for row in told)
        for name, row in fared.items():
            assert row["judged"] == row["happened"] + row["failed"]
            assert row["open"] == sum(one["forecaster"] == name and one["outcome"] == "open" for one in told)


def test_filters_narrow_as_they_say(client: httpx.Client) -> None:
    everything = rows(client, "/api/v1/claims")
    control = rows(client, "/api/v1/claims", type="control")
    hanano = rows(client, "/api/v1/claims", place="Hanano")
    army = rows(client, "/api/v1/claims", actor="syria:army")
    words = rows(client, "/api/v1/claims", q="hanano captured")
    either = rows(client, "/api/v1/claims", type=["control.capture", "strike"])

    assert {row["id"] for row in control} == {row["id"] for row in everything if row["kind"].startswith("control.")}
    assert hanano
    assert all(any(place["name"] == "Hanano" for place in row["places"]) for row in hanano)
    parties = [{one["id"] for one in (*row["actors"], *row["targets"], *row["says"])} for row in army]
    assert army
    assert all("syria:army" in ids for ids in parties)
    assert words
    assert all("hanano" in (row["quote"] + str(row["places"])).lower() for row in words)
    assert {row["kind"].partition(".")[0] for row in either} == {"control", "strike"}
    assert {row["kind"] for row in either if row["kind"].startswith("control")} == {"control.capture"}


def test_a_place_includes_what_lies_within_it(client: httpx.Client) -> None:
    within = rows(client, "/api/v1/claims", place="syria:aleppo")

    assert any("syria:aleppo" in place["within"] for row in within for place in row["places"])
    assert {row["id"] for row in rows(client, "/api/v1/claims", place="Hanano")} < {row["id"] for row in within}


def test_a_period_leaves_out_what_is_wholly_outside_and_what_has_no_time(client: httpx.Client) -> None:
    found = rows(client, "/api/v1/events", **{"from": "2016-11-26", "to": "2016-11-27"})

    assert found
    for row in found:
        assert (row["when"]["latest"] or "9999") >= "2016-11-26"
        assert (row["when"]["earliest"] or "0000") <= "2016-11-27"


def test_control_on_a_day_is_what_holds_on_it(client: httpx.Client) -> None:
    before = {row["place"]["id"]: row["holder"] for row in rows(client, "/api/v1/control", at="2016-11-25")}
    after = {row["place"]["id"]: row["holder"] for row in rows(client, "/api/v1/control", at="2016-11-28")}

    assert before.get("syria:aleppo.hanano") != "government"
    assert after["syria:aleppo.hanano"] == "government"


def test_a_box_holds_only_what_lies_in_it(client: httpx.Client) -> None:
    found = rows(client, "/api/v1/places", bbox="37,36.1,37.3,36.3")

    assert found
    for row in found:
        assert 37 <= row["place"]["lon"] <= 37.3
        assert 36.1 <= row["place"]["lat"] <= 36.3


def test_what_rests_on_a_claim_is_found_by_it(client: httpx.Client) -> None:
    event = client.get("/api/v1/events?limit=1").json()["rows"][0]

    assert [row["id"] for row in rows(client, "/api/v1/events", claim=event["claims"][0])] == [event["id"]]


def test_as_of_a_day_only_earlier_reports_speak(client: httpx.Client) -> None:
    day = "2016-08-31"
    documents = rows(client, "/api/v1/documents", asof=day)
    claims = rows(client, "/api/v1/claims", asof=day)

    assert 0 < len(documents) < len(rows(client, "/api/v1/documents"))
    assert all(row["published"] <= day for row in documents)
    assert all(row["document"]["published"] <= day for row in claims)
    known = {row["id"] for row in claims}
    assert all(known.issuperset(row["claims"]) for row in rows(client, "/api/v1/events", asof=day))


@pytest.mark.parametrize(
    "query",
    [
        "from=2016-13-01", "from=", "limit=0", "limit=x", "limit=10001", "bbox=1,2,3", "bbox=1,nan,2,3", "lat=91",
        "order=upwards", "colour=red", "from=2016-01-01&from=2016-01-02", "type=", "q=%00", "view=evil", "z=nan",
    ],
)  # fmt: skip
def test_wrong_parameters_are_told_in_the_one_shape(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/api/v1/events?{query}")
    body = answer.json()

    ErrorShape.model_validate(body)
    assert answer.status_code == body["status"] == 400
    assert body["errors"][0]["where"] == query.partition("=")[0]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/events/event_0", 404, "not-found"),
        ("/api/v1/nothing", 404, "not-found"),
        ("/events/event_0.json", 404, "not-found"),
        ("/api/v1/events?next=WzFd", 409, "token-unknown"),
    ],
)
def test_what_is_not_there_is_told_in_the_one_shape(client: httpx.Client, path: str, status: int, code: str) -> None:
    answer = client.get(path)

    ErrorShape.model_validate(answer.json())
    assert (answer.status_code, answer.json()["error"]) == (status, code)


def test_a_token_of_another_order_is_refused(client: httpx.Client) -> None:
    token = client.get("/api/v1/events?limit=1").json()["next"]

    assert client.get("/api/v1/events", params={"limit": 1, "order": "time", "next": token}).status_code == 409


def test_an_answer_one_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/api/v1/events?limit=2")
    again = client.get("/api/v1/events?limit=2", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/events?limit=3", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    head, got = client.head("/api/v1/claims?limit=2"), client.get("/api/v1/claims?limit=2")

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["content-length"] == got.headers["content-length"]


def test_the_next_page_is_linked(client: httpx.Client) -> None:
    answer = client.get("/claims.csv?limit=5&type=control")
    link = answer.headers["link"].partition(">")[0].removeprefix("<")
    following = client.get(link)

    first, second = (list(csv.DictReader(io.StringIO(one.text))) for one in (answer, following))
    assert len(first) == len(second) == 5
    assert not {row["id"] for row in first} & {row["id"] for row in second}


def test_days_between_two_publications_are_one_state_of_knowledge(client: httpx.Client, example: Path) -> None:
    days = sorted({row["published"] for row in rows(client, "/api/v1/documents") if row["published"]})
    stamps = {day: client.get("/api/v1/events", params={"asof": day}).json()["stamp"] for day in (days[0], days[1])}
    between = (date.fromisoformat(days[1]) - timedelta(days=1)).isoformat()
    last, later = (client.get("/api/v1/events", params={"asof": day}).json() for day in (days[-1], "9999-12-31"))
    now = client.get("/api/v1/events").json()

    assert days[0] <= between < days[1]
    assert client.get("/api/v1/events", params={"asof": between}).json()["stamp"] == stamps[days[0]] != stamps[days[1]]
    assert (later["asof"], later["rows"]) == ("9999-12-31", now["rows"])
    assert last["rows"] == now["rows"]
    assert client.get("/api/v1/claims", params={"asof": "0001-01-01"}).json()["total"] == 0
    for number in range(40):
        client.get("/api/v1/events", params={"asof": f"20{10 + number % 20}-0{1 + number % 9}-11"}).raise_for_status()
    assert len(list(example.glob("views.db.*"))) <= KEPT_DAYS
