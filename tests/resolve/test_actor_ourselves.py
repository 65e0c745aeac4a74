"""Whom "we" and "our forces" mean in the mouth of somebody named."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.model import Claim, Document, Mention, Resolution, Speaker, Zone, span_of
from fogline.resolve.actors import resolve_actors
from support.invented import actors

DAY = date(2033, 6, 1)


def doer(text: str, words: str, speaker: str, kind: str = "control.hold") -> list[str]:
    """The ids of who did what words tell."""
    zones = (Zone(kind="body", start=0, end=len(text)),)
    document = Document(capture="c", name="r", text=text, language="en", zones=zones)
    at, said = text.index(words), text.index(speaker)
    told = Mention(role="actor", span=span_of(text, at, at + len(words)))
    by = Speaker(span=span_of(text, said, said + len(speaker)))
    whole = span_of(text, 0, len(text))
    claim = Claim(document=document.id, kind=kind, span=whole, mentions=(told,), speakers=(by,))
    found = [one.record for one in resolve_actors(document, [claim], actors(), on=DAY)]
    return [r.party.id for r in found if isinstance(r, Resolution) and r.party and r.matter == "actor"]


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ('"We hold Hentzau," Red Banner spokesman Ivo Kern said in Ruritania.', "We", "ruritania:red_banner"),
        (
            '"We hold Hentzau," said Ivo Kern, a spokesman for the Red Banner in Ruritania.',
            "We",
            "ruritania:red_banner",
        ),
        ('In Ruritania Ivo Kern, the Red Banner\'s commander, said: "We hold Hentzau."', "We", "ruritania:red_banner"),
        ('"We hold Hentzau," Ruritanian army spokesman Major Ivo Kern said.', "We", "ruritania:army"),
        ('"We hold Hentzau," Ruritanian Defence Minister Ivo Kern said.', "We", "ruritania:army"),
        ('"Our forces hold Hentzau," Red Banner spokesman Ivo Kern said.', "forces", "ruritania:red_banner"),
        ('"We hold Hentzau," rebel commander Ivo Kern said in Ruritania.', "We", "ruritania:rebels"),
    ],
)
def test_a_body_does_what_its_officer_says_we_did(text: str, words: str, party: str) -> None:
    assert doer(text, words, "Ivo Kern") == [party]


def test_who_is_known_to_hold_an_office_speaks_for_its_body() -> None:
    assert doer('"We hold Hentzau," Flavia Elphberg said.', "We", "Flavia Elphberg") == ["ruritania:army"]


@pytest.mark.parametrize(
    "text",
    [
        '"We hold Hentzau," said Ivo Kern, a doctor in Ruritania.',
        '"We hold Hentzau," said Ivo Kern, head of the Mill hospital.',
        '"We hold Hentzau," Ivo Kern said of the Red Banner commander.',
        '"We hold Hentzau," the Red Banner heard Ivo Kern say.',
    ],
)
def test_the_we_of_others_is_who_speaks(text: str) -> None:
    assert doer(text, "We", "Ivo Kern") == ["new:ivo-kern"]


def test_who_states_a_position_does_so_in_person() -> None:
    said = '"We welcome the truce," Red Banner spokesman Ivo Kern said.'

    assert doer(said, "We", "Ivo Kern", kind="politics.statement") == ["new:ivo-kern"]
