"""Names that no list has, told only as what was attacked: which of them are places."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Document, Mention, Resolution, Zone, span_of
from fogline.resolve.places import resolve_places
from support.invented import actors, places


def where(text: str, struck: str) -> list[str]:
    """The places of a report's one claim, whose target is the first such word."""
    document = Document(
        capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),)
    )
    start = text.index(struck)
    target = Mention(role="target", span=span_of(text, start, start + len(struck)))
    end = text.index(".") if "." in text else len(text)
    claim = Claim(document=document.id, kind="fighting.offensive", span=span_of(text, 0, end), mentions=(target,))
    found = [f.record for f in resolve_places(document, [claim], places(), hints=("XR",), parties=actors())]
    return [one.where.name for one in found if isinstance(one, Resolution) and one.where]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Rebels attacked Umbrol on Monday", "Umbrol"),
        ("Guns shelled Lower Vask at dawn", "Lower Vask"),
        ("Two hundred men stormed Wad Ketri.", "Wad Ketri"),
        ("In March troops raided Drelmo.", "Drelmo"),
    ],
)
def test_an_unlisted_name_that_was_attacked_is_where_it_was(text: str, struck: str) -> None:
    assert where(text, struck) == [struck]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Rebels attacked Umbrol on Monday. Umbrol fighters fled", "Umbrol"),
        ("Men attacked Karl Umbrol. The wife of Karl Umbrol fled", "Karl Umbrol"),
        ("Men attacked Umbrolians on Monday", "Umbrolians"),
        ("Men attacked Syrian villagers", "Syrian villagers"),
        ("Men mocked Umbrol on Monday", "Umbrol"),
        ("Men attacked UMB on Monday", "UMB"),
    ],
)
def test_a_name_that_may_be_somebodys_is_no_place(text: str, struck: str) -> None:
    assert where(text, struck) == []
