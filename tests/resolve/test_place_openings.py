"""Places that a sentence opens with before somebody speaks, and names that are listed together."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Document, Resolution, Zone, span_of
from fogline.resolve.places import resolve_places
from support.invented import world_places


def _places(text: str, words: str) -> list[str]:
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="case", text=text, language="en", zones=(zone,))
    start = text.index(words)
    claim = Claim(document=document.id, kind="harm.killed", span=span_of(text, start, start + len(words)))
    found = [one.record for one in resolve_places(document, [claim], world_places())]
    return [one.where.name for one in found if isinstance(one, Resolution) and one.where is not None]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("In Bukavu, in South Kivu,", ["Bukavu", "South Kivu"]),
        ("In Mopti, in central Mali,", ["Mopti", "central Mali"]),
        ("In the village of Ombrosa, in Idlib province,", ["Ombrosa", "Idlib province"]),
        ("Near Bunia,", ["near Bunia"]),
    ],
)
def test_what_somebody_says_was_where_the_sentence_opens(opening: str, expected: list[str]) -> None:
    assert (
        _places(f"{opening} officials said gunmen had killed nine people.", "gunmen had killed nine people") == expected
    )


def test_the_seat_of_who_speaks_abroad_is_not_the_place() -> None:
    text = (
        "In London, a minister said Ukrainian soldiers in Ukraine had told him that shells killed four Ukrainian men."
    )

    assert "London" not in _places(text, "shells killed four Ukrainian men")


def test_both_names_of_a_list_are_places() -> None:
    text = "Gunfire shook Bamako and northern Mopti in Mali."

    assert _places(text, "Gunfire shook Bamako and northern Mopti") == ["Bamako", "northern Mopti"]
