"""The exam of actors: what counts as right, and how answers are weighed."""

from __future__ import annotations

from bench.actors import Case, Given, Marked, answer, figures_of, longest_name
from bench.reading import tools

from fogline.model import Document
from fogline.model.resolution import Resolution
from fogline.pipeline.stateless import ReadReport
from fogline.views.claims import ReadDocument


def a_case(text: str, mention: str, right: str = "", **told: str) -> Case:
    start = text.index(mention)
    plain = {"side": "", "same_as": "", "war": "ruritania", "difficulty": "plain", "published": "2016-12-01"}
    return Case(
        id=told.pop("id", "x1"),
        text=text,
        start=start,
        end=start + len(mention),
        right=frozenset({right} - {""}),
        **{**plain, **told},
    )


def marked(given: str, right: str = "", confidence: float = 0.9, **told: str) -> Marked:
    return Marked(case=a_case("They met.", "They", right, **told), given=Given(id=given, confidence=confidence))


def test_an_unknown_party_is_right_when_no_party_of_a_pack_is_named() -> None:
    assert marked("new:red-banner").is_right
    assert marked("").is_right
    assert not marked("syria:hts").is_right


def test_wrong_and_sure_is_counted_apart_from_wrong_and_open() -> None:
    told = [
        marked("syria:hts", "syria:hts"),
        marked("syria:fsa", "syria:hts"),
        marked("syria:fsa", "syria:hts", 0.6),
        marked("", "syria:hts"),
    ]

    figures = figures_of(told)

    assert figures["accuracy"] == 0.25
    assert figures["answered"] == 0.75
    assert figures["accuracy_of_answered"] == round(1 / 3, 4)
    assert figures["confidently_wrong"] == 1


def test_two_mentions_of_one_unknown_party_should_come_to_one_minted_party() -> None:
    same = [marked("new:a", id="x1", same_as="x2"), marked("new:a", id="x2", same_as="x1")]
    other = [marked("new:a", id="x1", same_as="x2"), marked("new:b", id="x2", same_as="x1")]

    assert figures_of(same)["minted_same"] == 1.0
    assert figures_of(other)["minted_same"] == 0.0


def test_a_mention_that_no_claim_names_is_put_to_the_resolver() -> None:
    case = a_case("A festival of jazz, with thanks to Hezbollah, was held in Beirut.", "Hezbollah")
    document = Document(capture="exam", name="x1", text=case.text, language="en")
    report = ReadReport(document=document, card=ReadDocument(id=document.id, name="x1"), claims=(), entries=())

    given = answer(case, report)

    assert given.is_listed
    assert tools().actors.actors[given.id].name == "Hezbollah"
    assert not any(isinstance(entry.record, Resolution) for entry in report.entries)


def test_the_trivial_answer_takes_the_longest_listed_name_whatever_the_day() -> None:
    case = a_case("Fighters of Hayat Tahrir al-Sham left.", "Hayat Tahrir al-Sham", published="1999-01-01")

    assert longest_name(case, tools().actors).id == "syria:hts"
