"""Values that admit vagueness: unknown is nothing, never zero."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from fogline.model import Count, Party, When, Where, from_wire, to_wire

VALUES: list[Any] = [
    Count(unit="killed", low=20),
    When(precision="open", edtf=".."),
    When(earliest="1995-07-11", latest="1995-07-11", precision="part-of-day", edtf="1995-07-11", part="morning"),
    Where(name="Gao"),
    Where(id="geonames:2457161", name="Gao", latitude=16.0, longitude=0, within=("geonames:2453866",), country="ML"),
    Party(id="new:red-banner", name="Red Banner"),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_the_wire_keeps_them(value: Any) -> None:
    assert from_wire(type(value), to_wire(value)) == value


def test_what_is_not_known_is_told_as_nothing() -> None:
    assert to_wire(Count(unit="killed", low=20)) == {"unit": "killed", "low": 20, "cumulative": False}
    place = to_wire(Where(name="Gao"))
    assert "latitude" not in place
    assert "country" not in place
    assert place["precision"] == "vague"
    assert "earliest" not in to_wire(When(precision="open", edtf=".."))


def test_zero_is_a_number() -> None:
    assert to_wire(Count(unit="killed", low=0, best=0, high=0))["best"] == 0
    assert Count(unit="killed", low=0) != Count(unit="killed")


@pytest.mark.parametrize(
    ("type_", "wire"),
    [
        (When, {"precision": "fortnight", "edtf": ".."}),
        (Where, {"name": "Gao", "precision": "exact"}),
        (Count, {"unit": "killed", "low": 2.5}),
        (Count, {"unit": "killed", "low": "20"}),
    ],
)
def test_words_outside_the_scheme_are_refused(type_: type, wire: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=type_.__name__):
        from_wire(type_, wire)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_nobody_changes_them(value: Any) -> None:
    for field in fields(value):
        with pytest.raises(FrozenInstanceError):
            setattr(value, field.name, "other")
