"""Whom "them" and "they were …" mean: those to whom something was just done, where the grammar says so."""

from __future__ import annotations

import pytest

from fogline.extract.done_to import done_to
from fogline.extract.lexicon import lexicon
from support.extracting import stretch_of


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("Soldiers arrested four students on Monday. They tortured them overnight.", "them", "students"),
        ("Guards separated the men from the women. They took them to a mill and killed them.", "them", "men"),
        ("Gunmen rounded up the men of Karsa. They beat several of them.", "them", "men"),
        ("Soldiers dragged six men from their homes and shot them.", "them", "men"),
        ("Police arrested a journalist on Monday. They beat him with cables.", "him", "journalist"),
        ("The rebels detained three teachers on Monday. They were released on Friday.", "They", "teachers"),
        ("Gunmen kidnapped ten girls. The army said that they were freed two days later.", "they", "girls"),
        # Who acts is named anew, so that "them" may be either.
        ("Rebels attacked the soldiers. The army drove them out.", "them", None),
        # Nobody was taken, so that who suffers may be who attacked.
        ("Gunmen ambushed a patrol near the mill. They were killed by guards.", "They", None),
        ("Rebels attacked the base on Monday. They were repelled.", "They", None),
        ("They were released.", "They", None),
    ],
)
def test_who_suffered_before_suffers_again(text: str, word: str, noun: str | None) -> None:
    pronoun = [token for token in stretch_of(text).parsed if token.text == word][-1]
    found = done_to(pronoun, lexicon())
    assert (None if found is None else found.text) == noun
