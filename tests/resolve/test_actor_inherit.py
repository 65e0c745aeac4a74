"""Harm takes the doer of an act that is told in the same words, and not of who only came after it."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Mention, Party, Resolution, span_of
from fogline.resolve.actor_inherit import inherit_actors

TEXT = "The police arrested twelve people over the bombing of a mill."
POLICE = Party(id="hills:police", name="Hill police", kind="government")


@pytest.mark.parametrize(("kind", "given"), [("harm.killed", ["Hill police"]), ("harm.detained", [])])
def test_who_arrests_lends_no_doer(kind: str, given: list[str]) -> None:
    doer = Mention(role="actor", span=span_of(TEXT, 0, 10))
    whole = Claim(document="r", kind=kind, span=span_of(TEXT, 0, len(TEXT)), mentions=(doer,), time="past")
    start = TEXT.index("the bombing")
    act = Claim(document="r", kind="strike.bombing", span=span_of(TEXT, start, len(TEXT) - 1), time="past")
    known = {whole.id: [Resolution(subject=whole.id, matter="actor", party=POLICE, rule="listed")]}
    found = [one.record for one in inherit_actors([whole, act], known)]
    assert [one.party.name for one in found if isinstance(one, Resolution) and one.party] == given


def test_an_act_that_another_answers_takes_no_doer_from_it() -> None:
    text = "The guard fired rockets at Stone in retaliation for the killing of two of its men."
    doer = Mention(role="actor", span=span_of(text, 0, 9))
    whole = Claim(document="r", kind="strike.shelling", span=span_of(text, 0, len(text)), mentions=(doer,), time="past")
    start = text.index("the killing")
    act = Claim(document="r", kind="harm.killed", span=span_of(text, start, len(text) - 1), time="past")
    known = {whole.id: [Resolution(subject=whole.id, matter="actor", party=POLICE, rule="listed")]}
    assert not list(inherit_actors([whole, act], known))
