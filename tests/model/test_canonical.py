"""Canonical JSON, ids from content, and the codec between records and their wire form."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.model import (
    Claim,
    Count,
    Document,
    Quantity,
    Resolution,
    Review,
    When,
    Zone,
    canonical_json,
    from_wire,
    span_of,
    tagged_hash,
    to_wire,
)
from fogline.model.canonical import HASH_DIGITS

TEXT = "Shells fell on Gao in 1992, Київ and İzmir said."
CLAIM = Claim(
    document="document_1",
    kind="strike.shelling",
    span=span_of(TEXT, 0, 11),
    quantities=(Quantity(span=span_of(TEXT, 22, 26), count=Count(unit="shells", low=1992)),),
    certainty=-2,
    denial=True,
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def test_keys_are_sorted_nothing_is_spaced_and_letters_are_kept() -> None:
    assert canonical_json({"b": 1, "a": ["Київ", None, True]}) == '{"a":["Київ",null,true],"b":1}'


@given(values)
def test_the_text_reads_back_as_the_value(value: Any) -> None:
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(st.text(max_size=4), st.integers(), max_size=5))
def test_the_order_of_keys_makes_no_difference(value: dict[str, int]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical_json(turned) == canonical_json(value)
    assert tagged_hash("case", turned) == tagged_hash("case", value)


def test_what_is_none_or_empty_is_left_out_and_zero_and_false_are_not() -> None:
    wire = to_wire(CLAIM)
    assert "mentions" not in wire
    assert "certainty_cue" not in wire
    assert wire["background"] is False
    assert wire["quantities"][0]["count"] == {"unit": "shells", "low": 1992, "cumulative": False}
    assert to_wire(Count(unit="dead", low=0))["low"] == 0


def test_a_field_added_later_does_not_change_an_id_without_it() -> None:
    @dataclass(frozen=True)
    class Before:
        name: str = "Gao"

    @dataclass(frozen=True)
    class After:
        name: str = "Gao"
        note: str | None = None
        parts: tuple[str, ...] = ()

    assert tagged_hash("case", Before()) == tagged_hash("case", After())
    assert tagged_hash("case", Before()) != tagged_hash("case", After(note=""))


def test_an_id_is_its_tag_and_digits_and_the_tag_goes_into_the_hash() -> None:
    tag, _, digits = CLAIM.id.partition("_")
    assert tag == "claim"
    assert len(digits) == HASH_DIGITS
    assert int(digits, 16) >= 0
    assert tagged_hash("one", "x").split("_")[1] != tagged_hash("other", "x").split("_")[1]


def test_ids_of_the_first_format_stay_what_they_are() -> None:
    assert tagged_hash("case", {"a": "Київ", "n": 1}) == "case_dbf1b1e3c9732a6f2dde1f20e276c825"


@pytest.mark.parametrize(
    "record",
    [
        CLAIM,
        Document(capture="capture_1", name="a.txt", text=TEXT, zones=(Zone(kind="body", start=0, end=9),)),
        Resolution(
            subject=CLAIM.id, matter="time", when=When(earliest="1992-01-01", precision="open", edtf="1992-01-01/..")
        ),
        Review(subject=CLAIM.id, verdict="correct", claim=CLAIM),
    ],
    ids=lambda record: type(record).__name__,
)
def test_records_come_back_from_the_wire(record: Any) -> None:
    back = from_wire(type(record), json.loads(canonical_json(record)))
    assert back == record
    assert back.id == record.id


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"colour": "red"}, "unknown field 'colour'"),
        ({"certainty": "sure"}, "Claim.certainty"),
        ({"certainty": True}, "Claim.certainty"),
        ({"time": "yesterday"}, "none of past, now, planned, forecast"),
        ({"mentions": "Gao"}, "a list is wanted"),
        ({"span": "Gao"}, "a record is wanted"),
        ({"kind": "weather.rain"}, "family must be one of"),
    ],
)
def test_what_is_wrong_on_the_wire_is_named(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        from_wire(Claim, to_wire(CLAIM) | change)


def test_a_missing_field_is_named() -> None:
    wire = to_wire(CLAIM)
    del wire["kind"]
    with pytest.raises(ValueError, match="kind"):
        from_wire(Claim, wire)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", 1j])
def test_what_json_cannot_say_exactly_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no wire form"):
        to_wire({"value": value})


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Out of range|not JSON compliant"):
        canonical_json(float("nan"))


@given(st.integers(-3, 3), st.booleans(), st.sampled_from(["past", "now", "planned", "forecast"]))
def test_every_difference_is_another_id(certainty: int, background: bool, time: Any) -> None:
    other = replace(CLAIM, certainty=certainty, background=background, time=time)
    assert (other.id == CLAIM.id) == (other == CLAIM)
