"""What is asked for ends before the clause that tells on what occasion it was asked."""

from __future__ import annotations

import pytest

from fogline.extract.attribution.read import attributions
from support.extracting import stretch_of


def contents(text: str) -> list[str]:
    found = attributions(stretch_of(text).parsed)
    return [" ".join(text[start:end] for start, end in one.content) for one in found]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The council called on the army to stop shelling Strelsau after three children were killed there.",
            "to stop shelling Strelsau",
        ),
        ("The mayor urged both sides to halt the fighting after shells killed six people.", "to halt the fighting"),
        (
            "The envoy demanded that both sides stop fighting after a shell killed two children.",
            "both sides stop fighting",
        ),
    ],
)
def test_the_occasion_is_told_by_the_report(text: str, content: str) -> None:
    assert [told for told in contents(text) if "killed" in told] == []
    assert any(content in told for told in contents(text))


@pytest.mark.parametrize(
    "text",
    [
        "The army said it would leave after the talks ended.",
        "Officials said the talks failed after shells killed six people.",
        "The mayor said that people fled after soldiers burned the mill.",
    ],
)
def test_what_is_said_of_the_past_or_of_a_later_day_is_said_as_a_whole(text: str) -> None:
    assert any("after" in told for told in contents(text))
