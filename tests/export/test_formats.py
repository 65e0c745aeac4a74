"""Every export is loaded as its users would load it, and every row leads back to its claims."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.export import acled, cells, geo, hxl, plain_csv, ucdp
from fogline.export.cells import safe_cell
from fogline.export.claims import FIELDS, claim_line
from fogline.export.dataset import Dataset, PlaceShape
from fogline.export.formats import BY_NAME, FORMATS, file_name, write_export
from fogline.model import Count, Party, Person
from support.claims import CLANS, COAST, LEAGUE, at_least, count_of
from support.tables import CAPTURE, a_dataset, event_of, killing


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def test_the_claim_line_has_exactly_its_fields_in_order() -> None:
    line = claim_line(a_dataset().claims[0])

    assert tuple(line) == FIELDS
    assert line["document"] == {
        "id": "document_north-wire.txt",
        "name": "north-wire.txt",
        "source": "North Wire",
        "published": "2031-05-10",
    }
    assert line["actors"][0]["name"] == "Crown army"
    assert line["places"][0]["text"] == "Mill quarter"
    assert line["when"]["edtf"] == "2031-05-09"
    assert line["basis"] == "statement"


def test_an_unknown_time_is_null() -> None:
    assert claim_line(a_dataset().claims[1])["when"] is None


def test_native_holds_every_record_and_loads_back_whole() -> None:
    dataset = a_dataset()
    found = lines(BY_NAME["native"].write(dataset))

    by_type: dict[str, int] = {}
    for line in found:
        by_type[line["type"]] = by_type.get(line["type"], 0) + 1
    assert by_type == {
        "record": 1, "document": 2, "claim": 4, "event": 2, "control": 1, "toll": 1, "dispute": 1, "forecast": 1,
    }  # fmt: skip


def test_acled_style_has_the_31_columns_and_tells_the_capture_by_who_took_it() -> None:
    dataset = a_dataset()
    taken, dead = rows(acled.acled_csv(dataset))

    assert tuple(taken) == acled.COLUMNS
    assert len(acled.COLUMNS) == 31
    assert taken["sub_event_type"] == "Government regains territory"
    assert (taken["event_date"], taken["time_precision"]) == ("09 May 2031", "1")
    assert (dead["event_type"], dead["inter2"]) == ("Violence against civilians", "Civilians")
    assert (dead["fatalities"], dead["civilian_targeting"]) == ("20", "Civilian targeting")
    assert dataset.claims[0].id in taken["tags"]


def test_a_capture_by_rebels_is_told_as_theirs() -> None:
    dataset = a_dataset()
    event = replace(dataset.events[0], actors=(LEAGUE,))

    assert rows(acled.acled_csv(replace(dataset, events=(event,))))[0]["sub_event_type"] == (
        "Non-state actor overtakes territory"
    )


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (count_of("killed", 24, 99), 12),
        (count_of("killed", 200, 999), 100),
        (at_least("civilians killed", 45), 45),
        (Count(unit="killed", low=None, high=30), 0),
        (count_of("injured", 9), 0),
    ],
)
def test_fatalities_are_the_conservative_figure(count: Count, wanted: int) -> None:
    assert acled.fatalities((count,)) == wanted


def test_interaction_does_not_hang_on_who_comes_first() -> None:
    assert acled.interaction("Rebel group", "State forces") == acled.interaction("State forces", "Rebel group")
    assert acled.interaction("Civilians", "External/Other forces") == "External/Other forces-Civilians"
    assert acled.interaction("State forces", "") == "State forces only"


bounds = st.one_of(st.none(), st.integers(min_value=0, max_value=10_000))


@given(
    st.lists(
        st.tuples(
            bounds,
            bounds,
            bounds,
            st.sampled_from(["killed", "civilians killed", "soldiers killed", "fighters killed"]),
        ),
        max_size=5,
    )
)
def test_ucdp_bounds_are_in_order_and_the_parts_never_exceed_the_best(told: list[tuple[Any, Any, Any, str]]) -> None:
    counts = tuple(Count(unit=unit, low=low, best=best, high=high) for low, best, high, unit in told)
    deaths = ucdp.deaths_of(replace(event_of(killing(), "x"), counts=counts))

    if deaths is None:
        assert all(count.low is None and count.best is None and count.high is None for count in counts)
    else:
        assert 0 <= deaths.low <= deaths.best <= deaths.high
        assert deaths.a + deaths.b + deaths.civilians + deaths.unknown == deaths.best


def test_ucdp_style_has_the_49_columns_and_only_events_with_deaths() -> None:
    dataset = a_dataset()
    (row,) = rows(ucdp.ucdp_csv(dataset))

    assert tuple(row) == ucdp.COLUMNS
    assert len(ucdp.COLUMNS) == 49
    assert (row["low"], row["best"], row["high"], row["deaths_civilians"]) == ("20", "20", "24", "20")
    assert (row["type_of_violence"], row["date_prec"]) == ("3", "1")
    assert dataset.events[1].claims[0] in row["source_article"]


def test_geojson_draws_only_what_has_coordinates() -> None:
    found = json.loads(geo.geojson(a_dataset()))

    assert [one["properties"]["type"] for one in found["features"]] == ["event", "event", "control"]
    for feature in found["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert feature["properties"]["claims"]


def test_kml_is_well_formed_whatever_is_in_the_words() -> None:
    dataset = a_dataset()
    odd = replace(dataset.events[0], title="<b>A & B\x00</b>")
    root = ET.fromstring(geo.kml(replace(dataset, events=(odd,))))  # noqa: S314 - we wrote it ourselves

    names = [element.text for element in root.iter(f"{{{geo.KML}}}name")]
    assert "<b>A & B</b>" in names
    assert len(list(root.iter(f"{{{geo.KML}}}Point"))) == 2


def test_hxl_has_its_hashtags_in_the_second_row() -> None:
    tags, *events = rows(hxl.hxl_csv(a_dataset()))

    assert all(tag.startswith("#") for tag in tags.values())
    assert [event["killed_best"] for event in events] == ["", "20"]


def test_ftm_entities_link_to_entities_that_are_there() -> None:
    found = lines(BY_NAME["ftm"].write(a_dataset()))
    ids = {entity["id"] for entity in found}

    assert len(ids) == len(found)
    for entity in found:
        for name in ("involved", "addressEntity", "proof"):
            assert set(entity["properties"].get(name, ())) <= ids


def test_annotations_stand_at_their_offsets() -> None:
    dataset = a_dataset()
    for line, claim in zip(lines(BY_NAME["web-annotation"].write(dataset)), dataset.claims, strict=True):
        quote, position = line["target"]["selector"]
        text = dataset.texts[claim.document]
        assert text[position["start"] : position["end"]] == quote["exact"] == claim.claim.span.quote
        assert text[: position["start"]].endswith(quote["prefix"])


def test_parquet_loads_with_nested_columns() -> None:
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(BY_NAME["parquet"].write(a_dataset())))

    assert table.column_names == list(FIELDS)
    assert table["quote"].to_pylist()[0] == CAPTURE
    assert table["counts"].to_pylist()[2][0]["high"] == 24


def test_plover_keeps_who_did_what_to_whom() -> None:
    taken, dead = lines(BY_NAME["plover"].write(a_dataset()))

    assert (taken["event"], "territory" in taken["context"]) == ("ASSAULT", True)
    assert dead["recipient"][0]["name"] == "civilians"
    assert taken["actor"][0]["sector"] == "MIL"


@pytest.mark.parametrize("form", [one for one in FORMATS if one.suffix == ".csv"], ids=lambda one: one.name)
def test_no_cell_of_a_csv_is_run_as_a_formula(form: Any) -> None:
    data = form.write(a_dataset())

    for row in csv.reader(io.StringIO(data.decode(), newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


@given(st.text(max_size=20))
def test_defusing_changes_nothing_else(text: str) -> None:
    cell = safe_cell(text)

    assert cell in (text, f"'{text}")
    assert not str(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_each_lossy_format_says_what_it_dropped(form: Any, tmp_path: Path) -> None:
    dataset = a_dataset()
    written = write_export(dataset, form, tmp_path / file_name(form))

    assert written[0].read_bytes() == form.write(dataset)
    if form.name == "native":
        assert len(written) == 1
        return
    note = json.loads(written[1].read_text(encoding="utf-8"))
    assert written[1].name == f"{file_name(form)}.lossy.json"
    assert note["dropped"]
    assert note["the_record_holds"]["claims"] == 4


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_an_empty_record_exports(form: Any) -> None:
    assert isinstance(form.write(Dataset(name="empty")), bytes)


def test_foreign_states_are_not_the_home_state() -> None:
    dataset = a_dataset()
    event = replace(dataset.events[0], actors=(COAST,), targets=(CLANS,))
    row = rows(acled.acled_csv(replace(dataset, events=(event,))))[0]

    assert (row["inter1"], row["inter2"]) == ("External/Other forces", "Rebel group")


def test_a_record_of_no_claims_still_has_the_columns_of_a_claim() -> None:
    empty = plain_csv.claims_csv(replace(a_dataset(), claims=())).decode()
    assert empty.split("\r\n")[1:] == [""]
    assert empty.splitlines()[0] == plain_csv.claims_csv(a_dataset()).decode().splitlines()[0]
    told = {name for claim in a_dataset().claims for name in cells.flat(claim_line(claim))}
    assert told - {"when", "told"} <= set(plain_csv.COLUMNS)


def test_a_named_victim_is_a_row_of_their_own_and_a_person_for_ftm() -> None:
    dataset = a_dataset()
    who = Party(id="person:ada", name="Ada", kind="person", person=Person(age="9", sex="female", status="civilian"))
    claim = replace(dataset.claims[0], victims=(who, Party(id="person:bo", name="Bo", kind="person")))
    event = replace(dataset.events[0], targets=(who,))
    named = replace(dataset, claims=(claim, *dataset.claims[1:]), events=(event,))

    first, second = rows(BY_NAME["victims"].write(named))
    assert (first["name"], first["age"], first["sex"], first["status"]) == ("Ada", "9", "female", "civilian")
    assert (first["claim.id"], first["claim.quote"]) == (claim.id, CAPTURE)
    assert (second["name"], second["age"]) == ("Bo", "")
    assert rows(BY_NAME["csv"].write(named))[0]["victims"] == "Ada (9, female, civilian); Bo"
    assert rows(BY_NAME["victims"].write(dataset)) == []
    (person,) = [one for one in lines(BY_NAME["ftm"].write(named)) if one["schema"] == "Person"]
    assert person["properties"] == {"name": ["Ada"], "gender": ["female"], "status": ["civilian"], "notes": ["age 9"]}


def test_outlines_are_features_of_their_own_closed_and_counterclockwise() -> None:
    clockwise = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0))
    line = ((5.0, 5.0), (6.0, 6.0), (5.0, 5.0))
    vale = PlaceShape(
        id="vale:mill", name="Mill quarter", kind="neighbourhood", source="survey", rings=(clockwise, line)
    )
    plain, outlined = (json.loads(geo.geojson(replace(a_dataset(), shapes=some))) for some in ((), (vale,)))
    added = outlined["features"][len(plain["features"]) :]

    assert outlined["features"][: len(plain["features"])] == plain["features"]
    assert [one["properties"]["type"] for one in added] == ["place"]
    assert added[0]["geometry"] == {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}


def test_a_place_in_several_pieces_is_a_multipolygon() -> None:
    piece = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))
    isles = PlaceShape(id="vale:isles", name="Isles", rings=(piece, piece))
    found = json.loads(geo.geojson(replace(a_dataset(), shapes=(isles,))))["features"][-1]

    assert found["geometry"]["type"] == "MultiPolygon"
    assert [len(polygon) for polygon in found["geometry"]["coordinates"]] == [1, 1]


def test_followthemoney_has_the_wikidata_id_of_a_party() -> None:
    dataset = a_dataset()
    party = dataset.events[0].actors[0].id
    found = lines(BY_NAME["ftm"].write(replace(dataset, wikidata={party: "Q4"})))

    assert [one["properties"]["wikidataId"] for one in found if "wikidataId" in one["properties"]] == [["Q4"]]
