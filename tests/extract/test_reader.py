"""The reader as a whole: its laws on any text, and what it puts together from its parts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fogline.extract.parse import stretches
from fogline.extract.reader import extract, judged, prepare, problem_for, version
from fogline.model import CLAIM_ZONES, Claim, Document, Problem, Zone, ZoneKind, to_wire
from support.extracting import claims_of, document_of, words_in

PIECES = (
    "Rebels captured the mill on Saturday, and the bridge by Sunday morning.",
    "“We buried nine people,” said Omar Saleh, a ferryman.",
    "At least 20 civilians were killed and 30 wounded in Gao, the mayor told Radio Lasta.",
    "ARMY RETAKES PORT",
    "the army, which denied it, no longer holds",
    "İstanbul’da 🜂 5 öldü; Київ під обстрілом.",
    "The so-called “safe zone” was shelled – twice – in 2014",
    "They could attack next week, according to him",
    "| 12 killed | 3 injured |",
    "* 14:05 Shells hit the ﬁve mills",
    "e\u0301\u0323\u200d\u202e",
    "“",
    ",",
    "\n",
    "\n\n",
    " ",
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), min_size=1, max_size=6).map(" ".join)
CREDITED = "* 14:05 Shells hit the ﬁve mills  :B0"
"""White space stands between what happened and who is said to say so."""
ZONES: tuple[ZoneKind, ...] = ("headline", "body", "quotation", "caption", "furniture", "comment", "author-note")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A text cut into zones of any kind."""
    text = draw(texts)
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=3))})
    zones = tuple(Zone(kind=draw(st.sampled_from(ZONES)), start=start, end=end) for start, end in pairwise(cuts))
    return Document(capture="capture_0", name="any.txt", text=text, zones=zones, language="en")


@settings(max_examples=60)
@given(documents())
@example(document_of("".join(PIECES)))
@example(replace(document_of(CREDITED), zones=(Zone(kind="headline", start=0, end=len(CREDITED)),)))
def test_every_span_is_in_the_text_and_every_claim_in_a_zone_that_yields_claims(document: Document) -> None:
    for claim in claims_of(document):
        for span in claim.spans():
            span.check(document.text)
        assert document.zone_at(claim.span.start) in CLAIM_ZONES
        assert document.zone_at(claim.span.end - 1) in CLAIM_ZONES
        assert claim.span.quote == claim.span.quote.strip()


@settings(max_examples=20)
@given(documents())
def test_the_same_document_gives_the_same_claims(document: Document) -> None:
    once, again = list(extract(document)), list(extract(document))
    assert [to_wire(found) for found in once] == [to_wire(found) for found in again]
    assert [found.record.id for found in once] == [found.record.id for found in again]


@settings(max_examples=80)
@given(st.text(max_size=120))
def test_no_text_raises(text: str) -> None:
    found = list(extract(document_of(text)))
    assert all(isinstance(one.record, Claim | Problem) for one in found)


@settings(max_examples=20)
@given(st.text(alphabet=" \n\t\r\u2028\u00a0\ufeff", max_size=20))
def test_white_space_says_nothing(text: str) -> None:
    assert claims_of(document_of(text)) == []


def test_claims_stand_in_the_order_of_the_text_with_basis_confidence_and_reason() -> None:
    document = document_of("Shells hit the school in Gao. The army said rebels fled the town. Nine people died.")
    found = list(extract(document))
    starts = [one.record.span.start for one in found if isinstance(one.record, Claim)]
    assert len(starts) >= 3
    assert starts == sorted(starts)
    for one in found:
        assert one.basis == (document.id,)
        assert one.confidence is not None
        assert 0 <= one.confidence <= 1
        assert one.reasons


def test_only_zones_that_yield_claims_are_parsed() -> None:
    text = "Army captures port\n\nThe army captured the port on Monday.\n\nRebels captured my village."
    document = document_of(text, ("headline", "Army captures port"), ("comment", "Rebels captured my village."))
    assert [one.zone for one in stretches(document)] == ["headline"]
    assert "Rebels captured my village" not in [claim.span.quote for claim in claims_of(document)]


def test_a_document_without_zones_yields_nothing() -> None:
    assert claims_of(replace(document_of("Rebels captured Gao."), zones=())) == []


def test_speakers_of_one_stretch_are_known_in_the_next() -> None:
    text = "“We hold the port of Gao,” said General Idris Osei.\n\nHe said that his soldiers had captured the bridge."
    captured = next(claim for claim in claims_of(text) if claim.kind == "control.capture")
    assert captured.speakers[0].named.quote.endswith("Idris Osei")


def test_a_place_that_only_names_the_speaker_is_no_place_of_the_claim() -> None:
    killed = next(
        claim
        for claim in claims_of("Nine people were killed in Gao, according to the Lake Monitor.")
        if claim.family == "harm"
    )
    assert words_in(killed, "place") == ["Gao"]
    assert [speaker.span.quote for speaker in killed.speakers] == ["Lake Monitor"]


def test_the_reporting_frame_is_not_in_the_claims_words() -> None:
    for text in (
        "According to the mayor, rebels captured the port.",
        "Rebels captured the port, according to the mayor.",
        "The mayor said rebels captured the port.",
    ):
        assert [claim.span.quote.lower() for claim in claims_of(text)] == ["rebels captured the port"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("According to traders who left the town, rebels captured the port.", "rebels captured the port"),
        ("According to a list kept by the clinic, soldiers shot nine men.", "soldiers shot nine men"),
        ("According to two clerks reached by phone, rebels captured the port.", "rebels captured the port"),
        ("According to the mayor, rebels trained abroad captured the port.", "rebels trained abroad captured the port"),
    ],
)
def test_what_describes_the_speaker_is_not_in_the_claims_words(text: str, told: str) -> None:
    assert told in [claim.span.quote for claim in claims_of(text)]


def test_the_same_words_are_not_told_twice() -> None:
    report = prepare(document_of("The bombing of the market in Gao killed nine people and wounded twelve."))
    kept = judged(report)[0]
    told = [(one.verdict.kind.partition(".")[0], one.candidate.left) for one in kept]
    assert len(told) == len(set(told))


def test_an_outlook_lies_ahead_and_a_judgement_is_an_opinion() -> None:
    outlook = claims_of("Analysts warn that the offensive could lead to a wider regional war.")
    assert [(claim.family, claim.time) for claim in outlook] == [("outlook", "forecast")]
    judged = claims_of("The fall of the town is a turning point, according to the analyst.")
    assert [(claim.family, claim.opinion) for claim in judged if claim.family == "judgement"] == [("judgement", True)]


def test_wire_copy_in_capitals_is_read_and_its_quotes_are_its_own_words() -> None:
    text = "REBELS CAPTURED THE TOWN OF GAO ON MONDAY. NINE SOLDIERS WERE KILLED IN THE FIGHTING."
    found = claims_of(text)
    assert {"control.capture", "harm.killed"} <= {claim.kind for claim in found}
    assert all(claim.span.quote.isupper() for claim in found)


def test_the_version_names_code_lexicons_and_weights() -> None:
    parts = version().split(".")
    assert len(parts) >= 3
    assert version() == version()


def test_a_failure_becomes_a_problem_that_names_the_document() -> None:
    document = document_of("Gao.")
    problem = problem_for(document, ValueError("odd"))
    assert problem.code == "extract-failed"
    assert problem.subject == document.id
    assert "case.txt" in problem.message
    assert "odd" in problem.message


@pytest.mark.parametrize("size", [25_000, 60_000])
def test_a_stretch_without_end_is_cut_and_nothing_of_it_is_lost(size: int) -> None:
    sentence = "The night was quiet and no bridge was cut "
    text = sentence * (size // len(sentence))
    found = list(stretches(document_of(text)))
    assert len(found) > 1
    assert " ".join(one.parsed.text.strip() for one in found).split() == text.split()
    assert all(text[one.offset : one.offset + 5] == one.parsed.text[:5] for one in found)


def test_we_are_those_who_speak() -> None:
    told = claims_of("Farmers watched. Omar Saleh said: “We have taken the port of Kutum.”")
    (doer,) = [mention for claim in told for mention in claim.in_role("actor")]
    assert doer.antecedent is not None
    assert doer.antecedent.quote == "Omar Saleh"
