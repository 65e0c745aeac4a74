"""Golden cases of parties: one sentence, one mention, the parties it comes to. Anyone can add a line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from fogline.model import Resolution
from fogline.resolve.actors import resolve_actors
from support.invented import actors
from support.mentions import one_mention

CASES = Path(__file__).parent.parent / "cases" / "actors"
LINE = re.compile(r"^(?P<day>\S+) \| (?P<before>.*)\[(?P<mention>.+)\](?P<after>.*) => (?P<expected>.+)$")


def cases() -> list[str]:
    lines = [line for path in sorted(CASES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", cases())
def test_the_parties_of_a_mention(line: str) -> None:
    parts = LINE.match(line)
    assert parts, "a case is: day | text with one [mention] => Name = id"
    document, claim = one_mention(parts["before"], parts["mention"], parts["after"])
    on = None if parts["day"] == "-" else date.fromisoformat(parts["day"])

    found = [f.record for f in resolve_actors(document, [claim], actors(), on=on)]
    shown = [f"{r.party.name} = {r.party.id}" for r in found if isinstance(r, Resolution) and r.party]

    assert " ; ".join(shown) == (parts["expected"] if parts["expected"] != "nobody" else "")
