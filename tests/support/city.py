"""A city that the Crown, its ally and the League fight for, and who holds what of it."""

from __future__ import annotations

from fogline.fuse.control import ControlAnswer, control_table
from fogline.fuse.facts import Alliance, Facts
from fogline.model import Party, ReadClaim, Where
from support.claims import ARMY, CITY, MILL, MONITOR, Report, day, read_claim, says

ALLIED = Facts(
    side_names={"crown": "the Crown", "league": "the League", "clans": "the Hill Clans", "coast": "the Coast"},
    alliances=(Alliance(side="crown", ally="coast", start="2030-01-01"),),
)
TAKEN = "Crown troops took the Mill quarter"


def asked(claims: list[ReadClaim], place: str = CITY.id or "", on: str = "2031-05-10") -> ControlAnswer:
    """Who holds a place on a day, by the claims."""
    return control_table(claims, ALLIED).holder_on(place, on)


def capture(
    where: Where = MILL, by: Party = ARMY, on: str = "2031-05-08", *, teller: Party = MONITOR, report: str = "a.txt"
) -> ReadClaim:
    """A claim that a party took a place on a day."""
    sentence = f"{by.name} troops took {where.name}"
    return read_claim(
        "control.capture", sentence, actors=[by], places=[where], when=day(on), said_by=[says(teller)],
        report=Report(name=report),
    )  # fmt: skip
