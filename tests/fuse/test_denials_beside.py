"""Denials against what is told of the very act outside their event: there and then, or placeless in the report."""

from __future__ import annotations

import pytest

from fogline.fuse.disputes import disputes
from fogline.fuse.events import events
from fogline.fuse.facts import Facts
from fogline.fuse.independence import Independence
from fogline.model import Dispute, Party, ReadClaim, Where
from support.claims import ARMY, LEAGUE, MILL, MONITOR, TANNERY, Report, day, read_claim, says

FACTS = Facts(side_names={"crown": "the Crown", "league": "the League"})


def denials_of(*claims: ReadClaim) -> list[Dispute]:
    """The denials of a record in which every claim is an event of its own."""
    made = events([[one.id] for one in claims], claims, Independence.of(claims, {}))
    return [one for one in disputes(claims, events=made, facts=FACTS) if one.sort == "denial"]


def denied(report: str = "a.txt", on: str = "2031-05-08") -> ReadClaim:
    return read_claim(
        "strike.shelling", "denied that the army had shelled the mill", actors=[ARMY], places=[MILL], when=day(on),
        report=Report(name=report), said_by=[says(ARMY)], denial=True, polarity="negative",
    )  # fmt: skip


def test_an_accusation_in_the_report_names_no_place() -> None:
    accused = read_claim(
        "strike.attack", "the monitor blamed army guns for the shells", actors=[ARMY], when=day("2031-05-08"),
        report=Report(name="a.txt"), said_by=[says(MONITOR)],
    )  # fmt: skip
    no = denied()
    (dispute,) = denials_of(accused, no)
    assert (dispute.left, dispute.right) == ((accused.id,), (no.id,))


@pytest.mark.parametrize(
    ("place", "on", "doer", "kind", "number"),
    [
        (MILL, "2031-05-08", ARMY, "strike.shelling", 1),
        (TANNERY, "2031-05-08", ARMY, "strike.shelling", 0),
        (MILL, "2031-05-12", ARMY, "strike.shelling", 0),
        (MILL, "2031-05-08", LEAGUE, "strike.shelling", 0),
        (MILL, "2031-05-08", ARMY, "strike.airstrike", 0),
    ],
)
def test_the_very_act_there_and_then(place: Where, on: str, doer: Party, kind: str, number: int) -> None:
    told = read_claim(
        kind, "the mill was hit", actors=[doer], places=[place], when=day(on), report=Report(name="b.txt"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert len(denials_of(told, denied())) == number
