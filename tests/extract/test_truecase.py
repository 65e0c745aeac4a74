"""The case of words in text written in capitals: names come back as names, and nothing moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.extract import truecase
from fogline.extract.case_words import words_of
from fogline.extract.parse import as_prose, english, shouted, stretches
from fogline.extract.truecase import COMMON, NO_ENGLISH, evidence_of, habit, recased, table
from support.extracting import document_of
from support.timing import calls_of


def back(text: str) -> str:
    return recased(text, english())


@pytest.mark.parametrize(
    "plain",
    [
        "The mayor said on Monday that rebels had killed three soldiers near Damascus.",
        "President Julio Zelaya told reporters that the guerrillas had left the town.",
        "Two policemen were wounded when a bomb exploded in San Roque, the Nicaraguan police reported.",
        "Troops of the Russian Federation shelled the village in March, but no one died.",
        "The United Nations says aid may reach the town by 12 May.",
        "The governor's car was burned; he wasn't in it.",
    ],
)
def test_plain_sentences_come_back_as_they_were(plain: str) -> None:
    assert back(plain.upper()) == plain


@pytest.mark.parametrize(
    ("shouting", "name"),
    [
        ("THE MAYOR, TEODORO QUIZAPA, WAS KIDNAPPED YESTERDAY.", "Teodoro Quizapa"),
        ("THE REBELS ATTACKED ZARKHOLUM AT DAWN.", "Zarkholum"),
        ("AN AFGHAN WAS ARRESTED IN BURKINA FASO.", "Afghan"),
        ("AN AFGHAN WAS ARRESTED IN BURKINA FASO.", "Burkina Faso"),
        ("IT HAPPENED IN BOSNIA AND HERZEGOVINA.", "Bosnia and Herzegovina"),
        ("A SPEECH BY JOHN MCALLAN.", "McAllan"),
    ],
)
def test_names_that_no_table_holds_get_their_capitals(shouting: str, name: str) -> None:
    assert name in back(shouting)


def test_a_short_form_in_brackets_is_in_capitals_wherever_it_stands() -> None:
    first = "THE POPULAR RURAL UNITY LEAGUE [PRUL] DENIED IT."
    second = "A MAN OF THE PRUL WAS SHOT, AND THE PRUL BURIED HIM."
    known = evidence_of([], [first, second], english())
    assert known.short == {"prul"}
    assert "Popular Rural Unity League [PRUL]" in recased(first, english(), known)
    assert recased(second, english(), known).count("PRUL") == 2


def test_a_short_form_may_stand_for_its_name_in_another_order() -> None:
    assert evidence_of([], ["THE LIGHTHOUSE KEEPERS UNION (UKL) LEFT."]).short == {"ukl"}


def test_words_in_brackets_that_stand_for_nothing_are_no_short_forms() -> None:
    assert evidence_of([], ["THE LIGHTHOUSE KEEPERS (WHO) LEFT."]).short == frozenset()


def test_the_rest_of_a_report_tells_how_its_names_are_printed() -> None:
    known = evidence_of(["The men of al-Qubaysh and the iVorn group came."], [])
    assert "iVorn" in recased("THE IVORN GROUP LEAVES", NO_ENGLISH, known)


def test_the_place_of_a_dateline_is_a_name_throughout() -> None:
    first = "   PUERTO ALMENDRO, 3 JAN 90 -- A BRIDGE WAS BLOWN UP."
    known = evidence_of([], [first], english())
    assert recased(first, english(), known).startswith("   Puerto Almendro, 3 Jan 90")


def test_a_month_beside_a_number_is_a_name_and_a_modal_is_none() -> None:
    assert "on 4 May" in back("IT HAPPENED ON 4 MAY IN THE TOWN.")
    assert "may have" in back("THE REBELS MAY HAVE LEFT THE TOWN.")


@pytest.mark.parametrize("end", ["GEN.", "COL.", "DR."])
def test_a_title_cut_short_ends_no_sentence(end: str) -> None:
    words = words_of(f"THEY SAW {end} THE OTHERS LEFT. THEN IT RAINED.")
    assert [word.lower for word in words if word.initial] == ["they", "then"]


@given(st.text(alphabet="ABCDEZ ÉİßŞ'’.,:()[]-–19\n\"", max_size=80))
def test_length_never_changes_and_letters_stay_the_same_letters(text: str) -> None:
    out = recased(text)
    assert len(out) == len(text)
    assert all(old == new or old.lower() == new for old, new in zip(text, out, strict=True))


@given(
    st.lists(
        st.sampled_from(("Rebels took the town.", "He left.", "US and UN", "A-10 jets", "ATGM", "Col. Vey")), max_size=6
    )
)
def test_plain_print_is_left_to_the_bit(parts: list[str]) -> None:
    text = " ".join(parts)
    assert not shouted(f"Some men of the town said so. {text}")
    assert as_prose(f"Some men of the town said so. {text}") == f"Some men of the town said so. {text}"


def test_a_line_in_capitals_above_plain_print_is_read_as_a_headline() -> None:
    text = "REBELS TAKE TOWN\nThe rebels took Zarkholum on Monday, the army said."
    assert as_prose(text) == "Rebels take town The rebels took Zarkholum on Monday, the army said."


@pytest.mark.parametrize("short", ["SDF YPG PKK", "NATO", "US UK UAE", "BBC"])
def test_short_forms_alone_are_no_headline(short: str) -> None:
    assert as_prose(short) == short


def test_words_that_are_not_in_capitals_stay_as_they_are() -> None:
    assert "deGroot" in back("THE MAYOR MET deGroot IN THE TOWN.")


def test_a_report_tells_its_headline_how_names_are_printed() -> None:
    report = document_of("MEN OF DEVORN LEAVE THE TOWN\n\nThe men of deVorn left by night.")
    headline, *_ = stretches(report)
    assert "deVorn" in headline.parsed.text


def test_the_same_text_gives_the_same_case() -> None:
    text = "THE MAYOR, TEODORO QUIZAPA, WAS KIDNAPPED YESTERDAY."
    assert back(text) == back(text)


@pytest.mark.parametrize(
    ("counts", "letter"),
    [((100, 0, 0), "L"), ((5, 0, 0), "K"), ((0, 50, 0), "C"), ((0, 3, 0), "D"), ((0, 0, 60), "U"), ((60, 40, 0), "l")],
)
def test_habits_follow_counts(counts: tuple[int, int, int], letter: str) -> None:
    assert habit(*counts) == letter


def test_the_table_is_small_and_loads_at_once() -> None:
    table()
    table.cache_clear()
    assert calls_of(table) < 10_000
    known = table()
    assert known.habits["said"] in COMMON
    assert sum(len(word) for word in known.habits) < 300_000
    assert truecase.digest()


@pytest.mark.parametrize(
    ("headline", "plain"),
    [
        ("Gunmen Kill 20 Villagers in North Kivu", "Gunmen kill 20 villagers in North Kivu"),
        ("RSF Shells Hospital in El Fasher, Killing Nine", "RSF shells hospital in El Fasher, killing nine"),
        ("Fuel Depot Bombed\nIt burned all night.", "Fuel Depot Bombed It burned all night."),
        ("Human Rights Watch Middle East Division", "Human Rights Watch Middle East Division"),
        ("They met the Free Syrian Army there.", "They met the Free Syrian Army there."),
    ],
)
def test_a_headline_in_capitals_word_by_word_gets_the_case_of_plain_print(headline: str, plain: str) -> None:
    assert as_prose(headline) == plain
