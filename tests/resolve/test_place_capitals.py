"""Which town "the capital" is, and what only tells where a place lies."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Document, Mention, Resolution, Zone, span_of
from fogline.resolve.places import resolve_places
from support.invented import world_places


def _places(text: str, *mentions: str) -> list[str]:
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="case", text=text, language="en", zones=(zone,))
    spans = [span_of(text, text.rindex(words), text.rindex(words) + len(words)) for words in mentions]
    claim = Claim(
        document=document.id,
        kind="control.capture",
        span=span_of(text, 0, len(text)),
        mentions=tuple(Mention(role="place", span=span) for span in spans),
    )
    found = [one.record for one in resolve_places(document, [claim], world_places())]
    return [one.where.name for one in found if isinstance(one, Resolution) and one.where is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels in Libya shelled Zawiya and Misrata. Militiamen took the capital.", ["Tripoli"]),
        ("Fighting raged near Kharkiv in Ukraine. Missiles then fell on the capital.", ["Kyiv"]),
        ("Gunmen in Burkina Faso attacked Djibo. Soldiers then took the capital.", ["Ouagadougou"]),
    ],
)
def test_the_capital_is_that_of_the_country(text: str, expected: list[str]) -> None:
    assert _places(text, "capital") == expected


def test_the_capital_of_a_province_is_not_taken_for_that_of_the_country() -> None:
    text = "Rebels in Congo took Goma, the provincial capital. Aid reached the capital."

    assert _places(text, "capital") == ["Goma"]


def test_the_name_after_the_capital_is_its_own() -> None:
    assert _places("Bombs in Yemen fell on the capital, Sanaa.", "capital, Sanaa") == ["Sanaa"]


def test_what_tells_where_a_listed_place_lies_is_no_second_place() -> None:
    assert _places("In Syria, rebels took Douma, a suburb east of the capital.", "Douma", "capital") == ["Douma"]
    assert _places("In Syria, fighters took Douma, 12 km east of Damascus.", "Douma", "Damascus") == ["Douma"]


def test_a_place_that_no_list_has_keeps_what_is_told_of_where_it_lies() -> None:
    found = _places("In Syria, rebels took Ombrosa Farm, south of the capital.", "Ombrosa Farm", "capital")

    assert found[-1] == "south of Damascus"


def test_what_is_told_of_a_suburb_by_where_it_lies_is_of_the_suburb() -> None:
    text = "Planes bombed Douma in Syria. In Douma, a suburb east of the capital that has been besieged, ten died."

    assert _places(text, "capital") == ["Douma"]
