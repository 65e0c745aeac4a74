"""The index of places: built once from its inputs, read only, lenient in spelling and strict in place."""

from __future__ import annotations

import gzip
import json
import pickle
import zipfile
from pathlib import Path

import pytest

from fogline.errors import GazetteerError
from fogline.gazetteer import IndexFile, PlaceIndex, build_index, load_pack
from fogline.gazetteer.imports import read_import
from fogline.gazetteer.merge import Merger
from fogline.gazetteer.place_types import Place, Row
from support.invented import pack, places
from support.timing import effort


def first(name: str, country: str = "", within: str = "") -> str:
    found = places().lookup(name, country=country, within=within)
    return found[0].place.id if found else ""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Strelsau", "ruritania:strelsau"),
        ("STRELSAU", "ruritania:strelsau"),
        ("the Strelsaw", "ruritania:strelsau"),
        ("سترلساو", "ruritania:strelsau"),
        ("Tell Rifaat", "ruritania:tell_rifaat"),
        ("تل رفعت", "ruritania:tell_rifaat"),
        ("Zenda Governorate", "ruritania:zenda_province"),
        ("Nowhereham", ""),
        ("", ""),
    ],
)
def test_names_lead_to_places(name: str, place: str) -> None:
    assert first(name, country="XR") == place


def test_likeness_is_sought_only_where_the_country_is_told() -> None:
    assert first("Tarlenkeim", country="XR") == "ruritania:strelsau.tarlenheim"
    assert first("Tarlenkeim") == ""


def test_a_container_constrains() -> None:
    assert first("Zenda", within="ruritania:zenda_province") in ("ruritania:zenda", "ruritania:zenda_province")
    assert first("Hentzau", within="ruritania:zenda_province") == ""


def test_parents_come_nearest_first() -> None:
    hentzau = places().get("ruritania:strelsau.hentzau")

    assert hentzau is not None
    assert hentzau.parents == (
        "ruritania:strelsau.east",
        "ruritania:strelsau",
        "ruritania:strelsau_province",
        "ruritania:country",
    )
    assert places().contains("ruritania:strelsau", "ruritania:strelsau.hentzau")
    assert not places().contains("ruritania:strelsau.hentzau", "ruritania:strelsau")
    assert not places().contains("ruritania:strelsau", "ruritania:strelsau")


def test_distance_needs_both_ends() -> None:
    off = places().distance("ruritania:strelsau", "ruritania:zenda")

    assert off is not None
    assert 130_000 < off < 160_000
    assert places().distance("ruritania:strelsau", "nowhere") is None


def test_countries_and_provinces_of_the_world_need_no_pack() -> None:
    sudan = places().lookup("Sudan", fuzzy=False)
    darfur = places().lookup("South Darfur", fuzzy=False)

    assert sudan[0].place.kind == "country"
    assert sudan[0].place.country == "SD"
    assert darfur[0].place.kind == "province"
    assert places().contains(sudan[0].place.id, darfur[0].place.id)


def test_the_same_inputs_give_the_same_file_and_another_pack_another(tmp_path: Path) -> None:
    one = build_index([pack()], [], tmp_path, world=False)
    stamp = one.path.stat().st_mtime_ns
    again = build_index([pack()], [], tmp_path, world=False)

    assert (again.path, again.digest, again.path.stat().st_mtime_ns) == (one.path, one.digest, stamp)
    assert build_index([], [], tmp_path, world=False).digest != one.digest
    assert not list(tmp_path.rglob("*.partial"))


def test_another_file_under_the_name_is_refused(tmp_path: Path) -> None:
    file = build_index([pack()], [], tmp_path, world=False)

    with pytest.raises(GazetteerError, match="another index"):
        PlaceIndex.open(IndexFile(path=file.path, digest="0" * 64))
    with pytest.raises(GazetteerError, match="no index"):
        PlaceIndex.open(IndexFile(path=tmp_path / "none.sqlite", digest="0" * 64))
    (tmp_path / "bad.sqlite").write_bytes(b"not a database, though long enough to be read as one" * 40)
    with pytest.raises(GazetteerError, match="no index"):
        PlaceIndex.open(IndexFile(path=tmp_path / "bad.sqlite", digest="0" * 64))


def test_an_index_travels_to_another_process_by_its_name() -> None:
    travelled = pickle.loads(pickle.dumps(places()))  # noqa: S301 - our own bytes

    assert travelled.lookup("Zenda") == places().lookup("Zenda")


def test_a_name_looked_up_again_costs_next_to_nothing() -> None:
    def first() -> None:
        pickle.loads(pickle.dumps(places())).lookup("Strelsau", country="XR")  # noqa: S301 - our own bytes

    def again() -> None:
        for _ in range(1_000):
            places().lookup("Strelsau", country="XR")

    assert effort(again) < 100 * effort(first, tries=20)


def collection(*features: dict[str, object]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def polygon(lon: float, lat: float, size: float) -> dict[str, object]:
    ring = [[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size], [lon, lat]]
    return {"type": "Polygon", "coordinates": [ring]}


OCHA_ONE = {
    "adm1_name": "Mittel",
    "adm1_name1": "وسط",
    "adm1_pcode": "XM01",
    "adm0_pcode": "XM",
    "adm0_name": "Mitteland",
}
OCHA_TWO = {**OCHA_ONE, "adm2_name": "Obermark", "adm2_pcode": "XM0101"}


def test_ocha_levels_come_with_codes_parents_and_outlines(tmp_path: Path) -> None:
    path = tmp_path / "xm.geojson.gz"
    features: tuple[dict[str, object], ...] = (
        {"type": "Feature", "properties": OCHA_ONE, "geometry": polygon(10, 10, 2)},
        {"type": "Feature", "properties": OCHA_TWO, "geometry": polygon(10, 10, 1)},
    )
    path.write_bytes(gzip.compress(collection(*features).encode()))
    index = PlaceIndex.open(build_index([], [path], tmp_path, world=False))
    obermark = index.lookup("Obermark")[0].place

    assert obermark.id == "ocha:XM0101"
    assert obermark.kind == "district_admin"
    assert obermark.parents[0] == "ocha:XM01"
    assert obermark.latitude == 10.5
    assert 75_000 < (obermark.radius_m or 0) < 80_000
    assert index.lookup("وسط")[0].place.id == "ocha:XM01"
    assert len(index.outline("ocha:XM01")[0]) == 5
    assert index.contains("ocha:XM01", "ocha:XM0101")


def test_any_geojson_with_names_can_be_imported_and_lies_where_its_outline_is(tmp_path: Path) -> None:
    districts = tmp_path / "town_districts.geojson"
    districts.write_text(
        collection(
            {"properties": {"Name_En": "Old Quay", "Names": "الرصيف"}, "geometry": polygon(30.09, 60.19, 0.01)},
            {"properties": {"area": 3}, "geometry": polygon(0, 0, 1)},
            {"properties": {"name": "Beyond"}, "geometry": {"type": "Point", "coordinates": [999, 0]}},
            {"properties": {"name": "Torn"}, "geometry": {"type": "Polygon", "coordinates": [[]]}},
        ),
        encoding="utf-8",
    )
    index = PlaceIndex.open(build_index([pack()], [districts], tmp_path, world=False))
    quay = index.lookup("Old Quay")[0].place

    assert quay.kind == "neighbourhood"
    assert quay.arabic == "الرصيف"
    assert quay.parents[0] == "ruritania:strelsau"
    assert not index.lookup("Beyond")
    assert not index.lookup("Torn", fuzzy=False)


GEONAMES = "77\tNeuburg\tNeuburg\tNoiburg,https://x.org\t59.5\t31.0\tP\tPPLX\tXR\t\t01\t\t\t\t900\t\t10\tX\t2020-01-01"


def test_geonames_tables_can_be_imported(tmp_path: Path) -> None:
    path = tmp_path / "XR.txt"
    path.write_text(GEONAMES + "\n", encoding="utf-8")
    row = next(read_import(path))

    assert (row.id, row.kind, row.names, row.country) == ("geonames:77", "neighbourhood", ("Noiburg",), "XR")


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01binary", b"one\ttwo\n", b"{", b'{"features": 3}', b"\x1f\x8bbroken", b"PKbroken", b"[" * 20_000],
)
def test_files_of_other_forms_are_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.geojson"
    path.write_bytes(content)

    if content == b"":
        assert list(read_import(path)) == []
    else:
        with pytest.raises(GazetteerError, match=r"odd\.geojson"):
            list(read_import(path))


@pytest.mark.slow
def test_the_whole_world_is_found() -> None:
    from support.invented import world_places

    index = world_places()
    probes = {
        "Mariupol": "UA",
        "Khartoum": "SD",
        "Mosul": "IQ",
        "Sana'a": "YE",
        "San Salvador": "SV",
        "Goma": "CD",
        "Stepanakert": "AZ",
        "Sittwe": "MM",
        "Misrata": "LY",
    }
    found = {name: index.lookup(name)[0].place.country for name in probes}

    assert found == probes
    assert load_pack("syria").places


def test_a_division_that_is_not_imported_is_the_province_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "xr_adm2.geojson"
    codes = {"ADM2_EN": "Lower Ford", "ADM2_PCODE": "XR0201", "ADM1_EN": "Zenda", "ADM1_PCODE": "XR02"}
    told = {**codes, "ADM0_EN": "Ruritania", "ADM0_PCODE": "XR"}
    path.write_text(collection({"properties": told, "geometry": polygon(31.3, 59.0, 0.1)}), encoding="utf-8")
    index = PlaceIndex.open(build_index([pack()], [path], tmp_path, world=False))
    ford = index.get("ocha:XR0201")

    assert ford is not None
    assert ford.parents[0] == "ruritania:zenda_province"
    assert ford.source == "OCHA COD-AB"
    assert (found := index.get("ocha:XR02")) is not None
    assert found.id == "ruritania:zenda_province"


def test_a_place_without_a_country_has_that_of_what_lies_around_it(tmp_path: Path) -> None:
    path = tmp_path / "wells.geojson"
    point = {"type": "Point", "coordinates": [30.3, 60.1]}
    far = {"type": "Point", "coordinates": [-140.0, -40.0]}
    wells = (
        {"properties": {"name": "Three Wells"}, "geometry": point},
        {"properties": {"name": "Lone Rock"}, "geometry": far},
    )
    path.write_text(collection(*wells), encoding="utf-8")
    index = PlaceIndex.open(build_index([pack()], [path], tmp_path, world=False))

    assert index.lookup("Three Wells")[0].place.country == "XR"
    assert index.lookup("Lone Rock")[0].place.country == ""


def test_of_the_table_of_the_whole_world_only_the_wanted_countries_are_read(tmp_path: Path) -> None:
    path = tmp_path / "allCountries.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("allCountries.txt", f"{GEONAMES}\n{GEONAMES.replace('XR', 'XS')}\n")

    assert [row.country for row in read_import(path, frozenset({"XS"}))] == ["XS"]
    assert [row.country for row in read_import(path)] == ["XR", "XS"]


def test_a_damaged_row_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "XR.txt"
    path.write_text(f"{GEONAMES}\nodd\n", encoding="utf-8")

    with pytest.raises(GazetteerError, match=r"XR\.txt: line 2"):
        list(read_import(path))


def test_a_place_of_two_packs_is_of_both_and_lies_in_the_finer_of_what_they_say() -> None:
    merger = Merger()
    merger.add_source([
        Row(id="a:land", name="Ruritania", kind="country", country="XR", pack="a"),
        Row(id="a:mill", name="Mill", kind="city", country="XR", latitude=1, longitude=1, parent="a:land", pack="a"),
    ])  # fmt: skip
    merger.add_source([
        Row(id="b:vale", name="Vale", kind="province", country="XR", latitude=1, longitude=1.1, pack="b"),
        Row(id="b:mill", name="Mill", kind="city", country="XR", latitude=1, longitude=1, parent="b:vale", pack="b"),
    ])  # fmt: skip
    row = merger.places[merger.number["b:mill"]].row
    assert (row.id, row.pack, row.parent) == ("a:mill", "a b", "b:vale")
    mill = Place(id=row.id, name=row.name, pack=row.pack)
    assert mill.is_in_pack({"b"})
    assert not mill.is_in_pack({"c"})
