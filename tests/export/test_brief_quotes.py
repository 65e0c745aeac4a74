"""Whole sentences of reports: exact, whole, and shown where they are cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.export.brief_quotes import Told, quotes_in, sentence_of, stands_in
from fogline.model import ReadClaim, Span
from support.claims import read_claim


def told(text: str, words: str) -> Told:
    claim = read_claim("fighting.battle", words)
    start = text.index(words)
    span = Span(start=start, end=start + len(words), quote=words)
    moved: ReadClaim = replace(claim, claim=replace(claim.claim, span=span))
    return sentence_of(moved, {claim.document: text})


def test_the_sentence_around_a_claim_is_found() -> None:
    found = told(
        "Rain fell. The crown said that its men\nhad crossed the river. Nobody saw it.", "its men\nhad crossed"
    )

    assert found.text == "The crown said that its men had crossed the river."
    assert found.whole


@pytest.mark.parametrize(
    "lead",
    [
        "**07:40** – ",
        "07:40 ",
        "SARAJEVO, April 13 - ",
        "• ",
        "- ",
        "OSTRAVA, 9 May (Meadow Wire) – ",
        "Ostrava, May 9 (Vale Press Office) – ",
        "OSTRAVA (Meadow) ",
        "Mpa - ",
        "Saturday 24 August 2030 ",
    ],
)
def test_what_layout_puts_before_a_sentence_is_no_part_of_it(lead: str) -> None:
    found = told(f"Headline here\n\n{lead}Guns opened fire on the old mill. More.", "Guns opened fire")

    assert found.text == "Guns opened fire on the old mill."
    assert found.whole


@pytest.mark.parametrize(
    "text",
    [
        "It captured the mill on Friday, they said.",
        "Guns fire on the mill at last",
        "and then captured the mill on Friday.",
        "Guns fired (at the mill on the old road.",
        "He said “guns fired at the mill on the old road.",
        " ".join(["Guns"] + ["fired at the mill"] * 12) + ".",
    ],
)
def test_a_sentence_that_does_not_stand_alone_is_not_whole(text: str) -> None:
    assert not told(text, "the mill").whole


@given(st.text(alphabet="abc \n“”\"'‘’.", min_size=1, max_size=60))
def test_a_quoted_sentence_always_passes_the_check(text: str) -> None:
    sentence = Told(text=" ".join(text.split()), document="d", start=0, whole=True)

    for quote in quotes_in(f"The wire wrote: {sentence.quoted}"):
        assert stands_in(quote, [text])


def test_words_that_are_not_there_fail_the_check() -> None:
    assert stands_in("the old mill …", ["They burned the old\nmill."])
    assert not stands_in("the new mill", ["They burned the old mill."])
    assert not stands_in("the old mill", [])


def test_the_short_form_of_a_body_ends_no_sentence() -> None:
    found = told("Guns opened fire on the old mill, the U.N. High Commissioner said. It rained.", "Guns opened fire")

    assert found.text == "Guns opened fire on the old mill, the U.N. High Commissioner said."
    assert told("Guns fired on the mill, said the U.N. The bridge was shut.", "Guns fired").text.endswith("the U.N.")


def test_the_head_of_an_entry_is_no_part_of_its_first_sentence() -> None:
    sentence = "The League says army jets bombed several quarters of Ostrava."
    text = f"13:05 GMT – Toll rises\nLeague accuses army\n{sentence}\n\nEnd."

    assert told(text, "army jets bombed several quarters").text == sentence
