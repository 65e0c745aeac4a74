"""A small pack of another war, written by the how-to alone, is sound and names its parties and places."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from fogline.gazetteer import ActorIndex, PlaceIndex, build_index, check_pack, load_pack

PACK = Path(__file__).parent / "karabakh"
DAY = dt.date(2020, 10, 12)


def test_the_pack_has_nothing_to_mend() -> None:
    assert check_pack(PACK) == []


def test_its_parties_stand_on_their_sides() -> None:
    actors = ActorIndex([load_pack("world"), load_pack(PACK)])
    named = {name: actors.lookup(name, DAY)[0].actor.id for name in ("Karabakh army", "Azerbaijani army")}

    assert named == {"Karabakh army": "karabakh:defence_army", "Azerbaijani army": "world:azerbaijan_military"}


def test_its_places_go_by_both_their_names(tmp_path: Path) -> None:
    index = PlaceIndex.open(build_index([load_pack(PACK)], [], tmp_path, world=False))

    assert [index.lookup(name)[0].place.id for name in ("Shusha", "Khankendi")] == [
        "karabakh:shushi",
        "karabakh:stepanakert",
    ]
    assert index.lookup("Lachin corridor")[0].place.parents[0] == "karabakh:lachin"
