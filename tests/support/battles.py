"""A battle of two sides that one page tells from day to day, and who holds what by it."""

from __future__ import annotations

from fogline.fuse.control import ControlAnswer, control_table
from fogline.fuse.facts import Facts
from fogline.model import ReadClaim
from support.claims import ARMY, LEAGUE, TANNERY, Report, day, read_claim

SIDES = Facts(side_names={"crown": "the Crown", "league": "the League"})
PAGE = Report(name="history.txt")


def told(kind: str, sentence: str, on: str | None, **roles: object) -> ReadClaim:
    at = roles.pop("at", 0)
    when = day(on) if on else None
    return read_claim(kind, sentence, when=when, report=PAGE, at=at, **roles)  # type: ignore[arg-type]


def course() -> list[ReadClaim]:
    """Five days of a war of two, told by one page."""
    sentence = "the Crown army took Tannery quarter from the League"
    return [
        told(
            "control.capture",
            sentence,
            f"2031-03-{number:02}",
            actors=[ARMY],
            targets=[LEAGUE],
            places=[TANNERY],
            at=at,
        )
        for at, number in enumerate((1, 6, 11, 16, 21), start=1)
    ]


def asked(claims: list[ReadClaim], place: str, on: str) -> ControlAnswer:
    return control_table(claims, SIDES).holder_on(place, on)
