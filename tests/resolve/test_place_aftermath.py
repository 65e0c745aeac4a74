"""The place of harm told right after the act that did it, and what is told there of something else."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Count, Document, Mention, Quantity, Resolution, Zone, span_of
from fogline.resolve.place_aftermath import RULE
from fogline.resolve.places import resolve_places
from support.invented import places

KINDS = {"fell": "strike.shelling", "ambushed": "fighting.battle", "killed": "harm.killed", "found": "harm.killed"}


def rules(text: str, killed: int = 0) -> list[str]:
    """The rule by which the last sentence of a report got its place, with the place; a sentence is a claim each."""
    document = Document(
        capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),)
    )
    claims, at = [], 0
    for sentence in text.split(". "):
        start = text.index(sentence, at)
        at = start + len(sentence)
        kind = next(told for word, told in KINDS.items() if word in sentence)
        mentions: list[Mention] = []
        for role, names in (
            ("place", ("Strelsau", "Zenda")),
            ("actor", ("The army", "Rescuers")),
            ("time", ("on Monday",)),
        ):
            for name in names:
                if name in sentence:
                    begin = text.index(name, start)
                    mentions.append(Mention(role=role, span=span_of(text, begin, begin + len(name))))  # type: ignore[arg-type]
        span = span_of(text, start, at)
        numbers = (Quantity(span=span, count=Count(unit="killed", low=killed, best=killed, high=killed)),)
        told = numbers if killed and "killed" in sentence else ()
        claims.append(Claim(document=document.id, kind=kind, span=span, mentions=tuple(mentions), quantities=told))
    found = [f.record for f in resolve_places(document, claims, places(), hints=("XR",))]
    return [
        f"{r.rule}: {r.where.name}"
        for r in found
        if isinstance(r, Resolution) and r.where and r.subject == claims[-1].id
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Strelsau. Eight people were killed",
        "Shells fell on Strelsau. Rescuers found five bodies in the rubble. Two more people were killed",
        "Men ambushed a patrol in Strelsau. Six soldiers were killed",
    ],
)
def test_the_dead_lie_where_the_act_before_was(text: str) -> None:
    assert rules(text) == [f"{RULE}: Strelsau"]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Strelsau. Elsewhere, eight people were killed",
        "Shells fell on Strelsau. Since January 300 people were killed",
        "Shells fell on Strelsau. The army killed 30 men",
        "Shells fell on Strelsau. Eight people were killed on Monday",
        "Shells fell on Strelsau and Zenda. Eight people were killed",
    ],
)
def test_what_may_be_elsewhere_only_supposes_its_place(text: str) -> None:
    assert all(RULE not in rule for rule in rules(text))


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Strelsau. The office said 700 people were killed since the war began",
        "Men ambushed a patrol in Zenda. 90 people were killed since the start of the conflict",
        "Shells fell on Zenda. 90 people were killed since the invasion's start",
    ],
)
def test_the_dead_of_a_whole_war_do_not_lie_in_the_town_told_before(text: str) -> None:
    assert not any("Strelsau" in one or "Zenda" in one for one in rules(text, killed=90))


def test_the_dead_since_a_day_of_the_week_lie_where_the_act_was() -> None:
    assert rules("Shells fell on Zenda. 90 people were killed since the shelling began", killed=90)[0].endswith("Zenda")
