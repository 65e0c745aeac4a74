"""What people say and what the machine says of its work."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fogline.model import Link, Problem, Review, Visit, from_wire


@pytest.mark.parametrize(("left", "right"), [("claim_2", "claim_1"), ("claim_1", "claim_1")])
def test_a_pair_has_one_form(left: str, right: str) -> None:
    with pytest.raises(ValueError, match="smaller id first"):
        Link(left=left, right=right, verdict="same")


def test_another_verdict_on_a_pair_is_another_record() -> None:
    same = Link(left="claim_1", right="claim_2", verdict="same")
    assert same.id != replace(same, verdict="different").id
    assert same.id != replace(same, note="seen on the map").id


@pytest.mark.parametrize(
    ("type_", "wire"),
    [
        (Link, {"left": "claim_1", "right": "claim_2", "verdict": "maybe"}),
        (Review, {"subject": "claim_1", "verdict": "like"}),
        (Visit, {"stage": "extract", "version": "1", "subject": "document_1", "found": "many"}),
    ],
)
def test_words_outside_the_scheme_are_refused(type_: type, wire: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=type_.__name__):
        from_wire(type_, wire)


def test_reading_again_with_another_version_is_another_visit() -> None:
    visit = Visit(stage="extract", version="1", subject="document_1", found=3)
    assert visit.id == replace(visit).id
    assert visit.id != replace(visit, version="2").id


def test_a_problem_is_about_one_thing() -> None:
    problem = Problem(code="extract-failed", message="odd", subject="document_1")
    assert problem.id != replace(problem, subject="document_2").id
    assert problem.id != replace(problem, start=0, end=3).id
