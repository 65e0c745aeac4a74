"""Acts laid to somebody."""

from __future__ import annotations

import pytest

from fogline.extract.laying import act_laid_by, laid_to
from fogline.extract.parse import pipeline


@pytest.mark.parametrize(
    ("text", "verb", "to"),
    [
        ("The raid on Orsa was blamed on the league.", "blamed", ["league"]),
        ("The mayor attributed the raid to the militia.", "attributed", ["militia"]),
        ("The league is blamed for the raid on Orsa.", "blamed", ["league"]),
        ("The mayor blamed the league for the raid.", "blamed", ["league"]),
        ("The mayor blamed the league for burning the mill.", "blamed", ["league"]),
        ("The mayor blamed the league for the failure of the talks.", "blamed", []),
        ("The league raided Orsa on Friday.", "raided", []),
    ],
)
def test_an_act_is_laid_to_somebody(text: str, verb: str, to: list[str]) -> None:
    (token,) = [token for token in pipeline()(text) if token.text == verb]
    assert [one.text for one in laid_to(token)] == to


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor accused the league of burning the mill.", "burning"),
        ("The league is suspected of having burned the mill.", "burned"),
        ("The mayor blamed the league for burning the mill.", "burning"),
        ("The mayor accused the league of treason.", None),
        ("The mayor accused the league of firing them.", None),
        ("The mayor spoke of burning the mill.", None),
    ],
)
def test_an_accusation_holds_the_act(text: str, act: str | None) -> None:
    parsed = pipeline()(text)
    found = [act_laid_by(token) for token in parsed if token.pos_ == "VERB"]
    assert next((parsed[i].text for i in found if i is not None), None) == act
