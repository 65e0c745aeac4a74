"""Forms of one unknown body's name come to one id; other bodies keep their own."""

from __future__ import annotations

import pytest

from fogline.resolve.minted_names import is_of_a_body, one_form, without_people


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Battalions of the Salt Road", "the Salt Road Battalions"),
        ("the Operations Room of the Three Wells", "The Three Wells room"),
        ("Usud Tell al-Burj", "the Lions of Tell al-Burj"),
        ("Liwa al-Safsaf", "the Safsaf Brigade"),
        ("the Kestrel Drone collective", "Kestrel Drone"),
        ("Falcons of the Mill brigade", "the Mill Falcons Battalion"),
        ("the Martyrs of the Ford Brigade", "the Ford Martyrs"),
    ],
)
def test_forms_of_one_name_are_one(one: str, other: str) -> None:
    assert one_form(one) == one_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Salt Road Brigade", "the Salt Road Front"),
        ("the Salt Road Battalion", "the Salt Road"),
        ("the Front of the Plain", "the Plain"),
        ("the Mill Falcons Brigade", "the Mill Lions Brigade"),
        ("the Mill Falcons Front", "the Mill Falcons"),
        ("the Military Council of Hentzau", "the Local Council of Hentzau"),
    ],
)
def test_names_of_two_bodies_stay_two(one: str, other: str) -> None:
    assert one_form(one) != one_form(other)


def test_a_head_noun_makes_a_body_and_no_person() -> None:
    assert is_of_a_body("Usud Tell al-Burj")
    assert not is_of_a_body("Ada Holm")
    assert not is_of_a_body("Room")


def test_words_for_its_people_are_no_part_of_a_bodys_name() -> None:
    assert without_people("Fighters of the Mill Brigade") == "Mill Brigade"
    assert without_people("Mill Brigade commanders") == "Mill Brigade"
    assert without_people("members of the River Defence Force") == "River Defence Force"
    assert without_people("men of Hentzau") == "men of Hentzau"
