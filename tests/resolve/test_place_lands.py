"""Villages and quarters that a report names and no list has."""

from __future__ import annotations

import pytest

from fogline.resolve.place_lands import named_lands


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Troops left the village of Umm Ombrosa at dusk.", "village", "Umm Ombrosa"),
        ("Troops left Kanya village at dusk.", "village", "Kanya"),
        ("It fell on the al-Malik neighborhood.", "neighbourhood", "al-Malik"),
        ("The Quiquendone district was hit.", "district", "Quiquendone"),
        ("They hid in a hamlet called Santa Olalla.", "hamlet", "Santa Olalla"),
    ],
)
def test_a_name_beside_its_kind(text: str, kind: str, name: str) -> None:
    (land,) = named_lands(text)
    assert (land.kind, land.name) == (kind, name)
    assert text[land.start : land.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "The village was empty.",
        "A Syrian village was hit.",
        "Northern districts were hit, and one Eastern district.",
        "Another village was hit. In Town Hall they met.",
    ],
)
def test_no_name_beside_a_kind(text: str) -> None:
    assert named_lands(text) == ()
