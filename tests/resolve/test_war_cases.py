"""Golden cases of parties with every shipped pack loaded: no war's party enters a report on another war."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fogline.config import home_directory
from fogline.gazetteer import ActorIndex, Pack, PlaceIndex, build_index, find_packs, load_pack
from fogline.model import Resolution, When
from fogline.resolve.actors import resolve_actors
from fogline.resolve.theatre import read_theatre
from support.mentions import one_mention

CASES = Path(__file__).parent.parent / "cases" / "wars"
LINE = re.compile(r"^(?P<day>\S+) \| (?P<before>.*)\[(?P<mention>.+)\](?P<after>.*) => (?P<expected>.+)$")


@cache
def packs() -> tuple[Pack, ...]:
    names = sorted((path.name for path in find_packs()), key=lambda name: (name != "world", name))
    return tuple(map(load_pack, names))


@cache
def every_place() -> PlaceIndex:
    return PlaceIndex.open(build_index(packs(), [], home_directory()))


@cache
def every_actor() -> ActorIndex:
    return ActorIndex(packs())


def cases() -> list[str]:
    lines = [line for path in sorted(CASES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line.strip() and not line.startswith("#")]


def party_of(line: str) -> tuple[str, str]:
    parts = LINE.match(line)
    assert parts, "a case is: day | text with one [mention] => id, or of PACK…"
    before, mention, after = (parts[name].replace("\\n", "\n") for name in ("before", "mention", "after"))
    document, claim = one_mention(before, mention, after)
    day = None if parts["day"] == "-" else parts["day"]
    when = When(earliest=day, latest=day, precision="day", edtf=day) if day else None
    theatre = read_theatre(document, [claim], every_actor(), every_place()).on(when)
    on = date.fromisoformat(day) if day else None
    found = [f.record for f in resolve_actors(document, [claim], every_actor(), on=on, theatre=theatre)]
    ids = [record.party.id for record in found if isinstance(record, Resolution) and record.party]
    return " ; ".join(ids), parts["expected"]


@pytest.mark.parametrize("line", cases())
def test_the_war_of_a_party(line: str) -> None:
    found, expected = party_of(line)
    if expected.startswith("of "):
        assert found.partition(":")[0] in expected.split()[1:], found
    else:
        assert found == expected
