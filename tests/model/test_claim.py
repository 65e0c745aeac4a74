"""Claims: what the scheme refuses, which spans they rest on, and the one table of published statuses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.errors import QuoteError
from fogline.model import Claim, Count, Mention, Quantity, Speaker, published_status, span_of
from fogline.model.claim import CLAIMED_BELOW
from support.ledgers import find

TEXT = "The army shelled Gao. It denied that nine people died there, a radio of the capital said on Friday."
CLAIM = Claim(document="document_1", kind="strike.shelling", span=find(TEXT, "The army shelled Gao"))


@pytest.mark.parametrize("kind", ["", "weather", "weather.rain", "Strike.shelling", ".shelling"])
def test_a_kind_outside_the_scheme_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="the family must be one of"):
        replace(CLAIM, kind=kind)


@pytest.mark.parametrize("certainty", [-4, 4, 99])
def test_a_certainty_outside_the_scale_is_refused(certainty: int) -> None:
    with pytest.raises(ValueError, match="not within"):
        replace(CLAIM, certainty=certainty)


def test_the_family_is_the_first_part_of_the_kind() -> None:
    assert CLAIM.family == "strike"
    assert replace(CLAIM, kind="harm").family == "harm"


def test_mentions_come_by_role_in_the_claims_order() -> None:
    place, actor = Mention(role="place", span=find(TEXT, "Gao")), Mention(role="actor", span=find(TEXT, "The army"))
    full = replace(CLAIM, mentions=(place, actor))
    assert full.in_role("actor") == (actor,)
    assert full.in_role("actor", "place") == (place, actor)
    assert full.in_role("victim") == ()


def test_short_forms_are_resolved_by_what_they_stand_for() -> None:
    short, full = find(TEXT, "It"), find(TEXT, "The army")
    assert Mention(role="actor", span=short, antecedent=full).named == full
    assert Mention(role="actor", span=short).named == short
    assert Speaker(span=short, antecedent=full).named == full
    assert Speaker(span=short).named == short


def test_every_span_it_rests_on_is_told() -> None:
    spans = [
        find(TEXT, words) for words in ("The army shelled Gao", "It", "The army", "nine", "radio", "said", "capital")
    ]
    claim, short, full, nine, radio, said, capital = spans
    cue = find(TEXT, "denied")
    whole = replace(
        CLAIM,
        span=claim,
        mentions=(Mention(role="actor", span=short, antecedent=full),),
        quantities=(Quantity(span=nine, count=Count(unit="killed", low=9)),),
        speakers=(Speaker(span=radio, cue=said, antecedent=capital),),
        certainty_cue=cue,
    )
    assert set(whole.spans()) == {*spans, cue}
    assert list(CLAIM.spans()) == [CLAIM.span]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, "happened"),
        ({"time": "now"}, "ongoing"),
        ({"time": "planned"}, "planned"),
        ({"time": "forecast"}, "forecast"),
        ({"background": True}, "background"),
        ({"opinion": True}, "opinion"),
        ({"denial": True}, "denied"),
        ({"certainty": 1}, "claimed"),
        ({"certainty": -1}, "claimed"),
        ({"certainty": CLAIMED_BELOW}, "happened"),
        ({"certainty": -3, "polarity": "negative"}, "happened"),
        ({"denial": True, "opinion": True, "time": "forecast"}, "denied"),
        ({"opinion": True, "time": "forecast"}, "opinion"),
        ({"time": "forecast", "certainty": 0}, "forecast"),
        ({"background": True, "certainty": 0}, "background"),
        ({"time": "now", "certainty": 1}, "claimed"),
    ],
)
def test_the_table_of_statuses(change: dict[str, Any], status: str) -> None:
    assert published_status(replace(CLAIM, **change)) == status


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_span_is_made_of_the_texts_own_words_or_refused(start: int, end: int) -> None:
    if start >= end:
        with pytest.raises(QuoteError):
            span_of(TEXT, start, end)
        return
    span = span_of(TEXT, start, end)
    span.check(TEXT)
    with pytest.raises(QuoteError, match="the text has"):
        span.check(TEXT[: end - 1])


def test_spans_overlap_and_contain_by_half_open_ranges() -> None:
    army, shelled, both = find(TEXT, "The army"), find(TEXT, " shelled"), find(TEXT, "The army shelled")
    assert not army.overlaps(shelled)
    assert army.overlaps(both)
    assert both.contains(army)
    assert both.contains(both)
    assert not army.contains(both)
