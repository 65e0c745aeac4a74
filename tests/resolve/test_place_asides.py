"""Towns that an earlier sentence only tells in passing, and what a place without a name lies in."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Document, Mention, Resolution, Where, Zone, span_of
from fogline.resolve.place_asides import told_in_passing
from fogline.resolve.place_phrases import read_phrases
from fogline.resolve.place_sites import same_class
from fogline.resolve.places import resolve_places
from support.invented import world_places


def _place(text: str, words: str) -> Where:
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="case", text=text, language="en", zones=(zone,))
    start = text.rindex(words)
    mention = Mention(role="place", span=span_of(text, start, start + len(words)))
    claim = Claim(document=document.id, kind="control.capture", span=mention.span, mentions=(mention,))
    found = [one.record for one in resolve_places(document, [claim], world_places())]
    return next(one.where for one in found if isinstance(one, Resolution) and one.where is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian rebels left Idlib, their worst loss since the army took Saraqib. Shells fell on the town.", "Idlib"),
        ("Syrian rebels marched on Idlib after taking Saraqib. Shells fell on the town.", "Saraqib"),
        ("Syrian rebels hold Idlib. When the army entered Saraqib, many fled the town.", "Saraqib"),
    ],
)
def test_the_town_is_seldom_one_that_was_told_in_passing(text: str, expected: str) -> None:
    assert _place(text, "town").name == expected


BEFORE = (
    "Idlib in Syria waits. Idlib burns. Idlib starves. There was no bread on Monday, and nobody knew whether the "
    "bakers would come back."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BEFORE} The army left Saraqib by dusk, giving up the town.", "Saraqib"),
        (f"{BEFORE} The army left Saraqib. Around the mosque people said again that shells fell on the town.", "Idlib"),
    ],
)
def test_the_town_told_of_in_one_breath_is_the_one_just_named(text: str, expected: str) -> None:
    assert _place(text, "town").name == expected


def test_a_clause_that_has_ended_holds_no_name_after_it() -> None:
    text = "When the rains stopped, troops entered Mill."

    assert told_in_passing(text, text.index("Mill")) == -1


def test_a_place_without_a_name_does_not_lie_in_a_town_that_is_told_only_later() -> None:
    text = (
        "Fighters stormed an arms plant. The fire spread, and it was days before anybody could put it out at all. "
        "Later a doctor in Idlib treated four Syrian men."
    )

    assert _place(text, "arms plant").within == ()


def test_a_facility_is_a_place_by_its_own_words() -> None:
    text = "Fighters in Syria took the Ombrosa weapons storage facility on Monday."

    assert _place(text, "Ombrosa weapons storage facility").name == "Ombrosa weapons storage facility"


def test_a_listed_works_is_meant_by_its_proper_name_and_a_kind_of_its_class() -> None:
    phrase = read_phrases("the Ombrosa weapons storage facility", lambda _: False)[0]

    assert "Ombrosa factory" in same_class(phrase)
    assert same_class(read_phrases("the Ombrosa Steel facility", lambda _: False)[0]) == ()


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Rebels meant to take Idlib and the nearby town of Saraqib in Syria. The army attacked the town.",
            "the town",
            "Idlib",
        ),
        ("Rebels took the town of Saraqib, near Idlib in Syria. The army attacked the town.", "the town", "Saraqib"),
        ("Syrian troops shelled Homs. They took the Southern District.", "Southern District", "Southern District"),
    ],
)
def test_a_town_told_beside_another_and_a_district_of_anywhere(text: str, words: str, expected: str) -> None:
    place = _place(text, words)
    assert place.name == expected
    assert (place.id is None) == (expected == "Southern District")


def test_a_people_is_no_ground() -> None:
    assert _place("Six villages near Idlib in Syria fell to the Turks on Friday.", "the Turks").id != "syria:turkey"
