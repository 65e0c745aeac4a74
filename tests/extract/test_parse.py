"""The parse: marks that are no words are blanked, and nothing moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.extract.parse import as_prose, stretches, without_marks
from support.extracting import claims_of, document_of, stretch_of


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("They took the **mill** and _half_ of the quay.", "They took the   mill   and  half  of the quay."),
        ("**07:40** – Shells fell.", "            Shells fell."),
        ("- The army left.", "  The army left."),
        ("2. The army left.", "   The army left."),
        ("1. It left.\n2. It came back.", "   It left.\n   It came back."),
        ("It left on May\n12. It came back.", "It left on May\n12. It came back."),
        ("## The port", "   The port"),
        ("a * b and snake_case_word", "a * b and snake_case_word"),
        ("The 3. Brigade left at 07:40 – in haste.", "The 3. Brigade left at 07:40 – in haste."),
    ],
)
def test_marks_of_lists_headings_and_emphasis_are_blanked(text: str, plain: str) -> None:
    assert without_marks(text) == plain


def test_the_parser_sees_no_marks() -> None:
    assert as_prose("**07:40** – Shells fell\non the **quay**.") == "            Shells fell on the   quay  ."


@given(st.text(alphabet="ab *_#-–1:7.\n", max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    blanked = without_marks(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))


def test_a_curly_apostrophe_parses_as_the_straight_one() -> None:
    curly, straight = "The army reported they’d taken Zenda.", "The army reported they'd taken Zenda."
    assert as_prose(curly) == straight
    assert as_prose("‘We’ll stay’, he said") == "‘We'll stay’, he said"


@pytest.mark.parametrize("name", ["Seif al-Dawla", "Deir ez-Zor", "Ahrar al-Sham", "Umm al-Ka'ab"])
def test_a_name_and_its_article_are_one_word(name: str) -> None:
    parsed = stretch_of(f"Barrels fell on the village of {name} and the port on Monday.").parsed
    first, last = name.split()
    words = [token.text.lower() for token in parsed]
    assert last.lower() in words
    assert words[words.index(last.lower()) - 1] == first.lower()
    assert "-" not in words
    assert len(parsed.text) == len(f"Barrels fell on the village of {name} and the port on Monday.")


def test_an_article_apart_from_its_name_ends_no_clause() -> None:
    parsed = stretch_of("Shells hit al- Midan and the port on Monday.").parsed
    assert next(token for token in parsed if token.text == "Midan").pos_ == "PROPN"
    assert [token.text for token in stretch_of("An at-large seat is an add-on.").parsed if token.text == "-"] == [
        "-",
        "-",
    ]


def test_a_parenthesis_between_dashes_leaves_its_sentence_whole() -> None:
    text = "On Sunday various forces—with the group Jabhat al-Raya, now called Dawn, in a lead role—launched an attack."
    parsed = stretch_of(text).parsed
    launched = next(token for token in parsed if token.text == "launched")
    assert launched.dep_ == "ROOT"
    assert {"forces", "attack", "On"} <= {child.text for child in launched.children}


@pytest.mark.parametrize(
    ("text", "subject", "verb", "object_"),
    [
        ("Residents told the radio that rebels still controlled parts of Bama.", "rebels", "controlled", "parts"),
        ("Villagers told the paper that insurgents still controlled parts of it.", "insurgents", "controlled", "parts"),
    ],
)
def test_a_past_tense_read_as_an_adjective_is_a_verb_again(text: str, subject: str, verb: str, object_: str) -> None:
    words = {token.text: token for token in stretch_of(text).parsed}
    assert (words[verb].pos_, words[verb].tag_) == ("VERB", "VBD")
    assert (words[subject].head.text, words[subject].dep_) == (verb, "nsubj")
    assert (words[object_].head.text, words[object_].dep_) == (verb, "dobj")
    assert len({word for word in words.values() if word.head == word}) == 1


@pytest.mark.parametrize("taker", ["The army", "Government troops", "The rebels"])
def test_a_past_that_the_parser_takes_for_a_noun_is_a_claim(taker: str) -> None:
    told = claims_of(f"{taker} retook Lindow on 20 December 1939.")
    assert [claim.kind for claim in told] == ["control.capture"]


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Residents left before the shelling of the port resumed on Friday.", "shelling", "resumed"),
        ("Reports of looting in Khartoum emerged after the offensive on the city began in June.", "offensive", "began"),
    ],
)
def test_a_past_tense_behind_after_and_before_has_the_noun_between_as_its_subject(
    text: str, subject: str, verb: str
) -> None:
    parsed = stretch_of(text).parsed
    told = next(token for token in parsed if token.text == verb)

    assert [child.text for child in told.children if child.dep_ == "nsubj"] == [subject]


def test_a_noun_behind_after_stays_a_phrase_where_another_clause_follows() -> None:
    parsed = stretch_of("Residents left after the raid on the port, which began on Friday.").parsed

    assert next(token for token in parsed if token.text == "raid").dep_ == "pobj"


def test_a_headline_in_capitals_ends_with_its_line_and_runs_on_over_two() -> None:
    text = "Rebels Seize Hill Near\nPort After Days of Fighting\nThe hill was lost\non Monday, a monitor said."
    assert [one.parsed.text for one in stretches(document_of(text))] == [
        "Rebels seize hill near Port after days of fighting",
        "The hill was lost on Monday, a monitor said.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "SAF retook Wad Madani on 21 December.",
        "KDF retook Ostrava.",
        "On 3 May NDLF retook Lindow.",
        "Residents said that NDLF later retook Lindow from MRU.",
        "The army retook the port on Monday.",
        "Retook by KDF in May, the port is empty.",
    ],
)
def test_retook_is_a_verb_behind_any_name(text: str) -> None:
    told = next(word for word in stretch_of(text).parsed if word.lower_ == "retook")
    assert (told.pos_, told.lemma_) == ("VERB", "retake")
    assert told.text in text, "its letters stay"


def test_a_name_without_an_article_retakes_a_place() -> None:
    (claim,) = claims_of("Local sources reported that SAF retook Hasahisa on 21 December.")
    assert (claim.kind, [one.span.quote for one in claim.in_role("actor")]) == ("control.capture", ["SAF"])
