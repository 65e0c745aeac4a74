"""Speakers of a claim: the innermost attribution that holds it, the original first."""

from __future__ import annotations

import pytest

from fogline.extract.attribution import Attribution, attributions_in_report
from fogline.extract.attribution import Stretch as SpokenStretch
from fogline.extract.speakers import MOST_SPEAKERS, chain, colour, first_person
from support.extracting import stretch_of


def spoken(text: str) -> list[Attribution]:
    return attributions_in_report([SpokenStretch(parsed=stretch_of(text).parsed, offset=0)])


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The mayor said that the mill burned.", "the mill burned", ["mayor"]),
        ("The mill burned, the mayor told Radio Lasta.", "The mill burned", ["mayor", "Radio Lasta"]),
        (
            "The ministry said that the mayor had told it that the mill had burned.",
            "the mill had burned",
            ["mayor", "ministry"],
        ),
        ("The mill burned. The mayor said that the bridge was cut.", "The mill burned", []),
    ],
)
def test_the_chain(text: str, words: str, names: list[str]) -> None:
    found = chain(text, spoken(text), *span(text, words))
    assert [speaker.span.quote for speaker in found] == names
    for speaker in found:
        speaker.span.check(text)
        assert speaker.cue is not None
        speaker.cue.check(text)
    assert len(found) <= MOST_SPEAKERS


@pytest.mark.parametrize(
    ("text", "words", "strength"),
    [
        ("The mill burned.", "The mill burned", "none"),
        ("The mayor said that the mill burned.", "the mill burned", "neutral"),
        ("The mayor denied that the mill burned.", "the mill burned", "denying"),
        ("The mayor claimed that the mill burned.", "the mill burned", "distancing"),
        ("The mayor confirmed that the mill burned.", "the mill burned", "affirming"),
        ("The mayor did not confirm that the mill burned.", "the mill burned", "doubting"),
    ],
)
def test_how_the_reporting_words_colour_it(text: str, words: str, strength: str) -> None:
    assert colour(text, spoken(text), *span(text, words)) == strength


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("The mayor said: “We burned the mill.”", "We burned the mill", "mayor"),
        ("Ana Roz arrived. She said that we had burned the mill.", "we had burned the mill", "Ana Roz"),
        ("We burned the mill.", "We burned the mill", None),
    ],
)
def test_who_we_are_in_what_somebody_said(text: str, words: str, meant: str | None) -> None:
    found = first_person(spoken(text), *span(text, words))
    assert (text[slice(*found)].removeprefix("The ") if found else None) == meant


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Lusa Nor, a 30-year-old farmer who hid in the mill, said that the mill burned.", "witness"),
        ("Lusa, a resident of Korvo, said that the mill burned.", "witness"),
        ("Lusa Nor, a lecturer, said that the mill burned.", "statement"),
        ("Lusa Nor, a member of the residents' council, said that the mill burned.", "statement"),
    ],
)
def test_who_is_described_as_being_there_is_a_witness(text: str, basis: str) -> None:
    assert [one.basis for one in chain(text, spoken(text), *span(text, "the mill burned"))] == [basis]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lusa, a baker, left Korvo on Monday. The mill burned, he said.", "Lusa"),
        ("Lusa, 27, walked to Korvo with her sons. The mill burned, she said.", "Lusa"),
        ("Colonel Adan Reth arrived on Monday. Lusa, a tailor, left Korvo. The mill burned, he said.", "Lusa"),
        ("The army, a force of conscripts, left Korvo. The mill burned, he said.", "he"),
    ],
)
def test_he_is_who_was_told_of_with_age_or_work(text: str, who: str) -> None:
    assert [one.named.quote for one in chain(text, spoken(text), *span(text, "The mill burned"))] == [who]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("Lusa Nor (@lusanor) 4 May 2031", ["Lusa Nor"]),
        ("Korvo Relief (@korvo)", ["Korvo Relief"]),
        ("Additional reporting by Lusa Nor (Lasta News)", []),
        ("Lusa Nor (@lusanor) wrote on Monday that the bridge had been cut as well by the men.", []),
    ],
)
def test_who_signs_a_post_says_what_stands_above(below: str, names: list[str]) -> None:
    text = f"The mill burned in the night.\n\n{below}"
    first = stretch_of("The mill burned in the night.").parsed
    parts = [
        SpokenStretch(parsed=first, offset=0),
        SpokenStretch(parsed=stretch_of(below).parsed, offset=len(text) - len(below)),
    ]
    found = chain(text, attributions_in_report(parts), *span(text, "The mill burned"))
    assert [one.span.quote for one in found] == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["The mayor said:", "the mill burned;", "two men fled."], ["mayor"]),
        (["The mayor said on Monday:", "the bridge was cut;", "the mill burned;", "two men fled."], ["mayor"]),
        (["The night in figures:", "the mill burned;", "two men fled."], []),
        (["The mayor said:", "the mill burned.", "two men fled."], []),
        (["The mayor said:", "the bridge was cut;", "two men fled.", "In Korvo the mill burned."], []),
    ],
)
def test_items_closed_by_semicolons_are_told_by_who_leads_them_in(lines: list[str], names: list[str]) -> None:
    text = "\n\n".join(lines)
    parts = [SpokenStretch(parsed=stretch_of(line).parsed, offset=text.index(line)) for line in lines]
    found = chain(text, attributions_in_report(parts), *span(text, "the mill burned"))
    assert [one.span.quote for one in found] == names
