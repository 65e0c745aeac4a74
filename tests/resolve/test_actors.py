"""Parties of claims: sides, speakers, roles, and the laws that hold whatever the words are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.model import Claim, Document, Mention, Resolution, Role, Speaker, Zone, span_of
from fogline.resolve.actor_items import split_items
from fogline.resolve.actor_words import plural, singular
from fogline.resolve.actors import resolve_actors
from support.invented import actors

DAY = date(2033, 6, 1)


def report(text: str) -> Document:
    return Document(capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),))


def mention(document: Document, role: Role, words: str) -> Mention:
    at = document.text.index(words)
    return Mention(role=role, span=span_of(document.text, at, at + len(words)))


def parties(document: Document, claim: Claim, on: date | None = DAY) -> list[Resolution]:
    return [f.record for f in resolve_actors(document, [claim], actors(), on=on) if isinstance(f.record, Resolution)]


def test_every_role_is_resolved_and_places_are_not_parties() -> None:
    document = report("The Ruritanian army shelled Red Banner fighters in Hentzau, killing 12 civilians.")
    place = mention(document, "place", "Hentzau")
    mentions = (
        mention(document, "actor", "The Ruritanian army"),
        mention(document, "target", "Red Banner fighters"),
        Mention(role="target", span=place.span),
        mention(document, "victim", "12 civilians"),
        place,
    )
    whole = span_of(document.text, 0, len(document.text))
    claim = Claim(document=document.id, kind="strike.shelling", span=whole, mentions=mentions)
    found = [(r.matter, r.party.id, r.party.side) for r in parties(document, claim) if r.party]

    assert found == [
        ("actor", "ruritania:army", "crown"),
        ("target", "ruritania:red_banner", "red_banner"),
        ("victim", "new:civilians", None),
    ]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("A spokesman for the Red Banner", "ruritania:red_banner"),
        ("the army's statement", "ruritania:army"),
        ("the Strelsau Herald", "ruritania:src.herald"),
        ("Strelsau", "ruritania:state"),
        ("residents", "new:residents"),
        ("a source at the Mill hospital", "new:source-at-the-mill-hospital"),
    ],
)
def test_speakers_are_the_bodies_that_speak(words: str, party: str) -> None:
    document = report(f"Ruritania was quiet, {words} said.")
    at = document.text.index(words)
    speaker = Speaker(span=span_of(document.text, at, at + len(words)))
    claim = Claim(document=document.id, kind="civil.fact", span=span_of(document.text, 0, 19), speakers=(speaker,))

    assert [r.party.id for r in parties(document, claim) if r.party] == [party]


def test_a_pronoun_takes_its_antecedent() -> None:
    document = report("The Red Banner advanced. They shelled the mill.")
    fuller = mention(document, "actor", "The Red Banner").span
    at = document.text.index("They")
    they = Mention(role="actor", span=span_of(document.text, at, at + 4), antecedent=fuller)
    claim = Claim(document=document.id, kind="strike.shelling", span=they.span, mentions=(they,))
    found = parties(document, claim)

    assert [(r.span and r.span.quote, r.party and r.party.id) for r in found] == [("They", "ruritania:red_banner")]


def test_who_says_we_is_who_speaks() -> None:
    document = report("The Red Banner said we shelled the mill.")
    span = mention(document, "actor", "The Red Banner").span
    whole = span_of(document.text, 0, len(document.text))
    told = (mention(document, "actor", "we"),)
    spoken = Claim(
        document=document.id, kind="strike.shelling", span=whole, mentions=told, speakers=(Speaker(span=span),)
    )
    nobodys = Claim(document=document.id, kind="strike.shelling", span=whole, mentions=told)

    assert [r.party.id for r in parties(document, spoken) if r.party and r.matter == "actor"] == [
        "ruritania:red_banner"
    ]
    assert not [r for r in parties(document, nobodys) if r.matter == "actor"]


def test_a_label_is_not_carried_into_a_report_about_another_country() -> None:
    document = report("Sudanese officials in Sudan met. The Sudanese capital of Sudan heard the army and the Sudanese.")
    claim = Claim(
        document=document.id,
        kind="fighting.clash",
        span=span_of(document.text, 0, 10),
        mentions=(mention(document, "actor", "the army"),),
    )

    assert [r.party.id for r in parties(document, claim) if r.party] == ["country:SD.army"]


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("The Ruritanian army and Red Banner fighters", ["The Ruritanian army", "Red Banner fighters"]),
        ("Ruritanian and\nGraustarkian troops", ["Ruritanian", "Graustarkian troops"]),
    ],
)
def test_parties_listed_in_one_mention_have_words_of_their_own(words: str, spans: list[str]) -> None:
    document = report(f"{words} met in Hentzau.")
    whole = span_of(document.text, 0, len(document.text))
    claim = Claim(
        document=document.id, kind="fighting.clash", span=whole, mentions=(mention(document, "actor", words),)
    )
    found = [one for one in parties(document, claim) if one.party]

    assert [one.span.quote for one in found if one.span] == spans
    assert len({one.party.id for one in found if one.party}) == len(spans)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("A, B and C", ["A", "B", "C"]),
        ("Syrian and Russian warplanes", ["Syrian warplanes", "Russian warplanes"]),
        ("the Ministry of Trade and Roads", ["the Ministry of Trade and Roads"]),
        ("rebels, including the Red Banner", ["rebels"]),
        ("hospitals and markets", ["hospitals", "markets"]),
    ],
)
def test_lists_are_parted(words: str, items: list[str]) -> None:
    assert split_items(words, {"the Ministry of Trade and Roads"}.__contains__) == items


@pytest.mark.parametrize(
    ("word", "one", "many"),
    [
        ("children", "child", "children"),
        ("women", "woman", "women"),
        ("hospitals", "hospital", "hospitals"),
        ("families", "family", "families"),
        ("bodies", "body", "bodies"),
        ("buses", "bus", "buses"),
        ("gunmen", "gunman", "gunmen"),
    ],
)
def test_number(word: str, one: str, many: str) -> None:
    assert singular(word) == one
    assert plural(one) == many


WORDS = st.sampled_from(
    "the Ruritanian army and , of rebels 20 civilians Red Banner 's said spokesman for president US-backed forces "
    "İ ﷺ “ – women Karimov who helicopters".split()
)


@settings(max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_whatever_the_words_the_laws_hold(words: list[str]) -> None:
    document = report(f"Yesterday {' '.join(words)} moved.")
    claim = Claim(
        document=document.id,
        kind="fighting.clash",
        span=span_of(document.text, 0, len(document.text)),
        mentions=(mention(document, "actor", " ".join(words)),),
    )
    found = parties(document, claim)

    assert found == parties(document, claim)
    assert len({r.party.id for r in found if r.party}) == len(found)
    for resolution in found:
        assert resolution.party is not None
        assert resolution.party.name.strip()
        assert not resolution.party.id.startswith("new:") or " " not in resolution.party.id


def test_two_peoples_in_one_word_are_two_parties() -> None:
    people = {"ruritanian": "XR", "freedonian": "XF"}
    assert split_items("Ruritanian-Freedonian forces", lambda _: False, people.get) == [
        "Ruritanian forces",
        "Freedonian forces",
    ]
    assert split_items("Anglo-Ruritanian forces", lambda _: False, people.get) == ["Anglo-Ruritanian forces"]


@pytest.mark.parametrize("words", ["Warplanes", "Fighter jets", "Helicopters", "Drones"])
def test_bare_aircraft_are_nobodys(words: str) -> None:
    document = report(f"Fighting went on in Ruritania. {words} struck a depot in Hentzau on Friday.")
    actor = mention(document, "actor", words)
    claim = Claim(document=document.id, kind="strike.airstrike", span=actor.span, mentions=(actor,))
    (party,) = [r.party for r in parties(document, claim) if r.party]
    assert party.id.startswith("new:")
    assert party.name.lower() == words.lower()
