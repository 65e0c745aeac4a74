"""The ledger's line: every record type has a wire name, which is the tag of its ids."""

from __future__ import annotations

from typing import Any

import pytest

from fogline.model import (
    RECORD_TYPES,
    Capture,
    Claim,
    Document,
    Link,
    Problem,
    Resolution,
    Retraction,
    Review,
    Visit,
    record_type,
    span_of,
)
from fogline.model.entry import field_names

RECORDS: list[Any] = [
    Capture(blob="sha256:0", name="a.txt", media="text/plain", origin="in/a.txt"),
    Document(capture="capture_1", name="a.txt", text="Gao fell."),
    Claim(document="document_1", kind="control.capture", span=span_of("Gao fell", 0, 8)),
    Resolution(subject="claim_1", matter="place"),
    Link(left="claim_1", right="claim_2", verdict="same"),
    Review(subject="claim_1", verdict="accept"),
    Retraction(subject="claim_1", reason="misread"),
    Visit(stage="extract", version="1", subject="document_1", found=3),
    Problem(code="extract-failed", message="odd", subject="document_1"),
]


def test_these_are_all_types() -> None:
    assert {type(record) for record in RECORDS} == set(RECORD_TYPES.values())


@pytest.mark.parametrize("record", RECORDS, ids=record_type)
def test_the_wire_name_is_the_tag_of_the_id(record: Any) -> None:
    name = record_type(record)
    assert RECORD_TYPES[name] is type(record)
    assert record.id.startswith(f"{name}_")


@pytest.mark.parametrize("record", RECORDS, ids=record_type)
def test_no_record_holds_its_own_id_or_who_wrote_it_and_when(record: Any) -> None:
    assert not {"id", "at", "by", "basis"} & set(field_names(type(record)))
