"""Harm whose words come back to an event told before is where that was; words of another event take nothing."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Mention, Time, Where, span_of
from fogline.resolve.place_again import told_again

MILL = Where(name="Mill", id="g:mill", within=("g:ford", "g:shire"), precision="site")
FORD = Where(name="Ford", id="g:ford", within=("g:shire",), precision="settlement")
ZENDA = Where(name="Zenda", id="g:zenda", within=("g:hills",), precision="settlement")


def claim(kind: str, words: str, *, at: int, place: str = "", time: Time = "past") -> Claim:
    text = " " * at + words
    start = text.index(place) if place else 0
    mentions = (Mention(role="place", span=span_of(text, start, start + len(place))),) if place else ()
    return Claim(document="r", kind=kind, span=span_of(text, at, len(text)), mentions=mentions, time=time)


def told(*events: tuple[str, Where]) -> list[tuple[Claim, Where | None]]:
    return [(claim(kind, "It was told.", at=40 * number), where) for number, (kind, where) in enumerate(events)]


@pytest.mark.parametrize(
    "words",
    [
        "The blast killed five people",
        "eleven others were hurt in the air raid",
        "The Ruritanian shelling also wounded two guards",
        "as a result of this bombing three persons died",
        "the strikes left a warehouse in ruins",
    ],
)
def test_harm_of_the_blow_told_before_is_where_that_fell(words: str) -> None:
    assert told_again(claim("harm.killed", words, at=300), told(("strike.shelling", MILL))) == MILL


def test_harm_of_a_fight_is_where_the_fight_was_and_not_where_something_else_fell() -> None:
    events = told(("fighting.battle", ZENDA), ("strike.shelling", FORD))
    assert told_again(claim("harm.killed", "nine men died in the clashes", at=300), events) == ZENDA


def test_what_lies_around_the_place_is_no_other_place() -> None:
    events = told(("strike.shelling", MILL), ("strike.shelling", FORD))
    assert told_again(claim("harm.killed", "The blast killed five", at=300), events) == MILL


@pytest.mark.parametrize(
    "words",
    [
        "another strike killed five people",
        "the attack on Zenda killed five people",
        "the second blast killed five people",
        "the bomber’s death",
        "five people were killed",
        "the deadliest attack killed ninety",
        "the strikes have killed thousands since spring",
    ],
)
def test_words_of_another_event_take_nothing(words: str) -> None:
    assert told_again(claim("harm.killed", words, at=300), told(("strike.shelling", MILL))) is None


def test_several_events_in_different_places_and_far_ones_lend_nothing() -> None:
    blast = claim("harm.killed", "The blast killed five", at=300)
    assert told_again(blast, told(("strike.shelling", MILL), ("strike.shelling", ZENDA))) is None
    far = claim("harm.killed", "The blast killed five", at=3000)
    assert told_again(far, told(("strike.shelling", MILL))) is None


def test_only_harm_without_a_place_of_its_own_comes_back() -> None:
    events = told(("strike.shelling", MILL))
    assert told_again(claim("politics.statement", "The blast killed nobody's hope", at=300), events) is None
    own = claim("harm.killed", "The blast killed five in Zenda", at=300, place="Zenda")
    assert told_again(own, events) is None
