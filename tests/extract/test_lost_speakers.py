"""Two speakers behind the last comma are no more victims and places."""

from __future__ import annotations

import pytest

from support.extracting import claims_of


@pytest.mark.parametrize(
    ("text", "quote", "speakers"),
    [
        (
            "Raiders attacked Solhan, killing 20 people, a security source and a local journalist said.",
            "killing 20 people",
            ["security source", "local journalist"],
        ),
        (
            "A shell hit a bus in Homs, killing 12 people, activists, doctors and state media said.",
            "killing 12 people",
            ["activists", "doctors", "state media"],
        ),
        (
            "Militants stormed a town in Borno, killing nine villagers, local leaders and the police said on Tuesday.",
            "killing nine villagers",
            ["local leaders", "police"],
        ),
        (
            "Syrian troops entered Palmyra, state media and a monitoring group said Sunday.",
            "Syrian troops entered Palmyra",
            ["state media", "monitoring group"],
        ),
        (
            "Government forces recaptured Kunduz, state radio and an army statement said on Monday.",
            "Government forces recaptured Kunduz",
            ["state radio", "army statement"],
        ),
    ],
)
def test_speakers_at_the_end_are_told_apart_from_what_they_tell(text: str, quote: str, speakers: list[str]) -> None:
    claim = next(claim for claim in claims_of(text) if claim.span.quote == quote)
    assert [speaker.named.quote for speaker in claim.speakers] == speakers


@pytest.mark.parametrize(
    ("text", "quote", "speakers"),
    [
        (
            "The bomb killed six people, a policeman and a teacher, the mayor said.",
            "The bomb killed six people, a policeman and a teacher",
            ["mayor"],
        ),
        (
            "Rebels shelled a mosque, a school and a church, said the mayor.",
            "Rebels shelled a mosque, a school and a church",
            ["mayor"],
        ),
    ],
)
def test_a_list_before_its_own_speaker_stays_whole(text: str, quote: str, speakers: list[str]) -> None:
    (claim,) = claims_of(text)
    assert claim.span.quote == quote
    assert [speaker.named.quote for speaker in claim.speakers] == speakers
