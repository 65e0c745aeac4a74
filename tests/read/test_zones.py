"""The laws of zones: whatever the text, every printed character lies in exactly one zone, and in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.model import Zone
from fogline.read.layout import split_units
from fogline.read.zones import find_zones

WORDS = st.sampled_from(
    [
        "Rebels took the bridge at Tel Amar on Monday, a monitor said.",
        "Read also",
        "Comments (3)",
        "Photo: a street",
        "• ada",
        "Sign up for our newsletter",
        "TEL AMAR, 3 May 2019 (Agency) –",
        "He said:",
        "3 hours ago",
        "Reply",
        "\t",
        "Tags Amar River ",
        "â€œ it’s\xa0lost â€",
        "\ufeff",
        "﷽",
        "İstanbul",
    ]
)
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=30)), max_size=14).flatmap(
    lambda parts: st.lists(st.sampled_from(["\n", "\n\n", " ", "\r\n"]), min_size=len(parts), max_size=len(parts)).map(
        lambda gaps: "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
    )
)


def zones_of(text: str, *, title: str | None = None, source: str | None = None) -> tuple[Zone, ...]:
    return find_zones(text, split_units(text), title=title, source=source)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("EL AMAR, Ruritania - ", True),
        ("AL AMAR (Agency) – ", True),
        ("ZEN'DA, Ruritania — ", True),
        ("TEL AMAR/ZENDA, May 3 – ", True),
        ("(Zenda) – ", True),
        ("(Zenda, May 3, 2019) – ", True),
        ("ZENDA, Ruritania: ", True),
        ("ZENDA: ", False),
        ("ARMY SAYS: ", False),
        ("(most of them) – ", False),
    ],
)
def test_a_dateline_stands_before_the_telling(head: str, told: bool) -> None:
    text = f"{head}The army shelled the market on Friday, killing ten people."
    zones = [(zone.kind, text[zone.start : zone.end]) for zone in zones_of(text)]
    assert (zones[0] == ("dateline", head.strip())) is told
    assert zones[-1][1].endswith("The army shelled the market on Friday, killing ten people.")


@given(TEXTS, st.sampled_from([None, "Rebels took the bridge at Tel Amar"]))
def test_every_printed_character_lies_in_exactly_one_zone(text: str, title: str | None) -> None:
    zones = zones_of(text, title=title)
    covered = [0] * len(text)
    for zone in zones:
        assert 0 <= zone.start < zone.end <= len(text)
        for offset in range(zone.start, zone.end):
            covered[offset] += 1
    for offset, character in enumerate(text):
        if not character.isspace() and character != "\ufeff":
            assert covered[offset] == 1
    assert all(count <= 1 for count in covered)


@given(TEXTS)
def test_zones_begin_and_end_with_print(text: str) -> None:
    for zone in zones_of(text):
        assert not text[zone.start].isspace()
        assert not text[zone.end - 1].isspace()
