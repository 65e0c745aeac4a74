"""Golden cases of places: one sentence, one mention, the places it comes to. Anyone can add a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fogline.model import Claim, Document, Mention, Resolution, Zone, span_of
from fogline.resolve.places import resolve_places
from support.invented import actors, places

CASES = Path(__file__).parent.parent / "cases" / "places"
LINE = re.compile(r"^(?P<before>.*)\[(?P<mention>.+)\](?P<after>.*) => (?P<expected>.+)$")


def cases() -> list[str]:
    lines = [line for path in sorted(CASES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", cases())
def test_the_places_of_a_mention(line: str) -> None:
    parts = LINE.match(line)
    assert parts, "a case is: text with one [mention] => Name = id (precision)"
    text = parts["before"] + parts["mention"] + parts["after"]
    start = len(parts["before"])
    document = Document(
        capture="c", name="case", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),)
    )
    mention = Mention(role="place", span=span_of(text, start, start + len(parts["mention"])))
    claim = Claim(document=document.id, kind="strike.shelling", span=span_of(text, 0, len(text)), mentions=(mention,))

    found = [f.record for f in resolve_places(document, [claim], places(), hints=("XR",), parties=actors())]
    shown = []
    for resolution in found:
        assert isinstance(resolution, Resolution)
        if resolution.span is None:
            continue
        resolution.span.check(text)
        where = resolution.where
        if where is None:
            shown.append("open")
            continue
        id_ = (where.id or "-") if (where.id or "-").startswith(("ruritania", "-")) else "naturalearth"
        shown.append(f"{where.name} = {id_} ({where.precision})")

    assert " ; ".join(shown) == parts["expected"].strip()
