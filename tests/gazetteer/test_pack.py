"""Packs: what is in the files is in the pack, and what is wrong is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fogline.errors import PackError
from fogline.gazetteer import check_pack, find_packs, load_pack
from support.invented import PACK, pack

HEAD = 'name = "p"\ntitle = "t"\n'


def written(folder: Path, **files: str) -> Path:
    (folder / "pack.toml").write_text(files.pop("pack", HEAD), encoding="utf-8")
    for name, text in files.items():
        suffix = "csv" if name == "places" else "toml"
        (folder / f"{name}.{suffix}").write_text(text, encoding="utf-8")
    return folder


def test_a_pack_holds_what_its_files_say() -> None:
    ruritania = pack()
    banner = next(actor for actor in ruritania.actors if actor.id == "ruritania:red_banner")

    assert ruritania.meta.start == "2031-05-01"
    assert ruritania.meta.countries == ("XR",)
    assert [side.id for side in ruritania.sides] == ["crown", "red_banner"]
    assert banner.lineage[0].of == "ruritania:old_banner"
    assert banner.sides[0].start == "2033-02-01"
    assert {place.kind for place in ruritania.places} >= {"country", "province", "city", "road"}
    assert ruritania.sources[0].name == "Strelsau Herald"
    assert ruritania.facts[0].bound == "not_before"


def test_a_sound_pack_has_no_complaints() -> None:
    assert check_pack(PACK) == []


@pytest.mark.parametrize("name", [path.name for path in find_packs()])
def test_shipped_packs_load(name: str) -> None:
    assert load_pack(name).name == name


@pytest.mark.parametrize("name", [path.name for path in find_packs()])
def test_shipped_packs_have_nothing_to_mend(name: str) -> None:
    assert check_pack(name) == []


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    one = load_pack(written(tmp_path)).digest
    (tmp_path / "pack.toml").write_text(HEAD + 'summary = "more"\n', encoding="utf-8")

    assert load_pack(tmp_path).digest != one


def test_no_such_pack_names_the_shipped_ones() -> None:
    with pytest.raises(PackError, match=r"no pack 'nowhere'.*world"):
        load_pack("nowhere")


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"actors": '[[actor]]\nid = "p:a"\nname = "A"\nsde = []\n'}, "unknown key 'sde'; did you mean 'side'?"),
        ({"actors": '[[actor]]\nname = "A"\n'}, "'id' is missing"),
        ({"actors": '[[actr]]\nid = "p:a"\n'}, "unknown table 'actr'"),
        ({"actors": '[[actor]]\nid = "p:a"\nname = 3\n'}, "3 is not a text"),
        ({"actors": "[[actor\n"}, "not TOML"),
        ({"places": "id,nom\np:x,X\n"}, "the columns are id"),
        ({"places": "id,name,kind,lat\np:x,X,city,north\n"}, "'north' is not a number"),
        ({"places": "id,name,kind\np:x,X, Y,city\n"}, "a comma in a cell needs quotes"),
        ({"places": "id,name,kind\n,X,city\n"}, "'id' and 'name' are wanted"),
        ({"pack": 'title = "no name"\n'}, "'name' is missing"),
    ],
)
def test_mistakes_of_form_are_refused_and_named(tmp_path: Path, files: dict[str, str], complaint: str) -> None:
    folder = written(tmp_path, **files)

    with pytest.raises(PackError) as refused:
        load_pack(folder)

    assert complaint in str(refused.value)
    assert any(complaint in str(line) for line in check_pack(folder))


ACTOR = '[[actor]]\nid = "p:a"\nname = "A"\n'


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"actors": ACTOR + ACTOR}, "actor 'p:a': stands 2 times"),
        ({"actors": ACTOR + 'member_of = [{of = "p:b"}]\n'}, "member_of names 'p:b', which no actor is"),
        ({"actors": ACTOR + 'founded = "2031-13"\n'}, "'2031-13' is no date"),
        ({"actors": ACTOR + 'founded = "2032"\ndissolved = "2031-05"\n'}, "from 2032 comes after to 2031-05"),
        ({"actors": ACTOR.replace("p:a", "A b")}, "an id is pack:slug"),
        (
            {"pack": HEAD + '[[side]]\nid = "s"\nname = "S"\n', "actors": ACTOR + 'side = [{id = "t"}]\n'},
            "side 't' is none of s",
        ),
        ({"pack": HEAD + '[[side]]\nid = "s"\nname = "S"\ncolour = "red"\n'}, "'red' is not #rrggbb"),
        ({"places": "id,name,kind,lat,lon\np:x,X,city,91,0\n"}, "lat 91.0 is not on the globe"),
        ({"places": "id,name,kind,lat,lon\np:x,X,city,1,\n"}, "only one of lat and lon"),
        ({"places": "id,name,kind\np:x,X,castel\n"}, "kind 'castel' is none of"),
        ({"places": "id,name,kind,parent\np:x,X,city,p:y\n"}, "parent 'p:y' is no place of the pack"),
        (
            {"actors": ACTOR + ACTOR.replace("p:a", "p:b")},
            "the name 'a' means p:a, p:b at one time",
        ),
    ],
)
def test_mistakes_of_content_are_listed(tmp_path: Path, files: dict[str, str], complaint: str) -> None:
    folder = written(tmp_path, **files)
    if "name 'a' means" in complaint:
        text = (folder / "actors.toml").read_text(encoding="utf-8").replace('name = "A"', 'name = "Aa"')
        (folder / "actors.toml").write_text(text, encoding="utf-8")
        complaint = complaint.replace("'a'", "'aa'")

    assert any(complaint in str(line) for line in check_pack(folder))


SIDE = '[[side]]\nid = "s"\nname = "S"\n'
PLACES = "id,name,kind,parent,country,lat,lon,source\n"


@pytest.mark.parametrize(
    ("files", "code", "where", "what"),
    [
        ({"pack": f'{HEAD}{SIDE}members = ["p:none"]\n'}, "pack-reference", "pack.toml:6", "members names 'p:none'"),
        ({"pack": HEAD + SIDE}, "pack-side-unused", "pack.toml:4", "side 's': nobody is on it"),
        (
            {"pack": f'{HEAD}{SIDE}members = ["world:france"]\nallied_with = [{{id = "t"}}]\n'},
            "pack-side",
            "pack.toml:7",
            "allied_with 't' is none of s",
        ),
        ({"pack": f'{HEAD}requires = ["nowhere"]\n'}, "pack-requires", "pack.toml:3", "requires 'nowhere'"),
        ({"actors": ACTOR + 'founded = "2033-02-31"\n'}, "pack-date", "actors.toml:4", "'2033-02-31' is no date"),
        ({"actors": ACTOR + 'founded = "0000"\n'}, "pack-date", "actors.toml:4", "'0000' is no date"),
        ({"actors": ACTOR}, "pack-source", "actors.toml:2", "actor 'p:a': has no source"),
        ({"sources": '[[source]]\nid = "x"\nnames = ["X"]\n'}, "pack-source", "sources.toml:2", "source 'x'"),
        ({"places": f"{PLACES}p:x,Xo,city,,,,,\n"}, "pack-source", "places.csv:2", "place 'p:x'"),
        (
            {"sources": '[[source]]\nid = "x"\nactor = "p:none"\n'},
            "pack-reference",
            "sources.toml:3",
            "actor names 'p:none'",
        ),
        ({"actors": ACTOR.replace("p:a", "q:a")}, "pack-id-stray", "actors.toml:2", "'q' is no pack known here"),
        ({"actors": ACTOR + 'wikidata = "42"\n'}, "pack-wikidata", "actors.toml:4", "'42' is not Q and digits"),
        (
            {"actors": f'{ACTOR}wikidata = "Q4"\n{ACTOR.replace("p:a", "p:b")}wikidata = "Q4"\n'},
            "pack-wikidata-twice",
            "actors.toml:8",
            "'Q4' is already that of 'p:a'",
        ),
        (
            {"actors": f'{ACTOR}member_of = ["p:b"]\n{ACTOR.replace("p:a", "p:b")}member_of = ["p:a"]\n'},
            "pack-circle",
            "actors.toml:4",
            "is part of itself, through p:b",
        ),
        (
            {"places": f"{PLACES}p:x,Xo,city,p:y,,,,x\np:y,Yo,city,p:x,,,,x\n"},
            "pack-circle",
            "places.csv:2",
            "contains itself",
        ),
        ({"places": f"{PLACES}p:x,Xo,city,,UA,30.5,50.4,x\n"}, "pack-far", "places.csv:2", "seem exchanged"),
        (
            {"places": f"{PLACES}p:x,Xo,city,,UA,50.4,30.5,x\np:y,Yo,area,p:x,UA,50.9,30.5,x\n"},
            "pack-far",
            "places.csv:3",
            "lies 56 km from its parent 'p:x'",
        ),
    ],
)
def test_every_mistake_has_its_file_line_code_and_remedy(
    tmp_path: Path, files: dict[str, str], code: str, where: str, what: str
) -> None:
    found = [one for one in check_pack(written(tmp_path, **files)) if one.code == code]

    assert any(f"{where}: " in str(one) and what in str(one) and one.remedy for one in found), found


def test_being_part_of_each_other_at_different_times_is_no_circle(tmp_path: Path) -> None:
    first = ACTOR + 'source = "x"\nmember_of = [{of = "p:b", to = "2030"}]\n'
    second = first.replace("p:a", "p:c").replace("p:b", "p:a").replace("p:c", "p:b").replace("to =", "from =")
    second = second.replace('"A"', '"B"').replace("2030", "2031")

    assert check_pack(written(tmp_path, actors=first + second)) == []


def test_states_need_no_entry_to_be_named(tmp_path: Path) -> None:
    pack = f'{HEAD}{SIDE}members = ["country:CO.navy"]\n'

    assert check_pack(written(tmp_path, pack=pack)) == []


def test_an_id_by_rule_is_refused_where_a_pack_has_the_body_under_its_own(tmp_path: Path) -> None:
    pack = f'{HEAD}{SIDE}members = ["country:CO.army"]\n'

    assert "a pack has it under an id of its own" in str(check_pack(written(tmp_path, pack=pack))[0])


def test_the_how_to_makes_a_pack_with_nothing_to_mend(tmp_path: Path) -> None:
    """Takes the how-to's blocks as a reader would, file by file."""
    text = (Path(__file__).parents[2] / "docs" / "howto" / "write-a-pack.md").read_text(encoding="utf-8")
    for language, name, block in re.findall(r"```(toml|csv)\n(?:# mywar/(\S+)\n)?(.*?)```", text, re.DOTALL):
        file = tmp_path / (name or "places.csv")
        assert name or language == "csv"
        file.write_text(block, encoding="utf-8")

    assert check_pack(tmp_path) == []
    assert {path.name for path in tmp_path.iterdir()} >= {"pack.toml", "actors.toml", "sources.toml", "places.csv"}


def test_a_renamed_actor_may_keep_the_old_name_dated(tmp_path: Path) -> None:
    first = '[[actor]]\nid = "p:a"\nname = "Old Front"\ndissolved = "2030"\nsource = "x"\n'
    second = '[[actor]]\nid = "p:b"\nname = "New Front"\nnames = [{name = "Old Front", from = "2031"}]\nsource = "x"\n'

    assert check_pack(written(tmp_path, actors=first + second)) == []
