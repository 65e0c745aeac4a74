"""What sides are called: by the packs, else as the record's own claims call them."""

from __future__ import annotations

from fogline.export.dataset import SideCard
from fogline.export.naming import told_sides
from fogline.model import Control, Party
from support.claims import CITY, read_claim

FRONT = Party(id="world:front", name="Orchard Front", kind="armed group")
PACKED = SideCard(id="crown", name="Crown", colour="#123456")


def _row(*holders: str, besieger: str | None = None) -> Control:
    return Control(
        place=CITY,
        start="2031-05-10",
        end=None,
        holder=holders[0],
        holders=holders,
        state="held",
        besieged_by=besieger,
        claims=(),
        says=(),
        why="",
    )


def test_a_side_that_no_pack_lists_is_called_as_the_claims_call_its_party() -> None:
    claims = [read_claim("control.capture", "The Orchard Front took the city.", actors=[FRONT], places=[CITY])]

    found = told_sides([_row("world:front", "crown")], claims, {"crown": PACKED}, {})

    assert {one: card.name for one, card in found.items()} == {"crown": "Crown", "world:front": "Orchard Front"}
    assert found["crown"] is PACKED


def test_a_state_that_no_claim_names_has_its_usual_name() -> None:
    found = told_sides([_row("country:XX", besieger="new:hill-men")], [], {}, {"country:XX": "Vale"})

    assert {one: card.name for one, card in found.items()} == {"country:XX": "Vale", "new:hill-men": "hill men"}


def test_parties_that_hold_nothing_are_no_sides() -> None:
    claims = [read_claim("fighting.battle", "The Orchard Front fought.", actors=[FRONT])]

    assert told_sides([], claims, {"crown": PACKED}, {}) == {"crown": PACKED}
