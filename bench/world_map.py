"""Where the synthetic war is and who is in it: invented towns with quarters, two sides, a monitor, outlets."""

from __future__ import annotations

import random
from dataclasses import dataclass

from fogline.model import Party, Where

NORTH = Party(id="world:north", name="Northern army", side="north", kind="military")
SOUTH = Party(id="world:south", name="Southern front", side="south", kind="armed group")
MONITOR = Party(id="world:monitor", name="Civil Monitor", kind="monitor")
CIVILIANS = Party(id="new:civilians", name="civilians", kind="population")
PARTIES = {"north": NORTH, "south": SOUTH}
ONSETS = "b br d dr f g gr h k kl l m n p r s sk st t tr v z".split()
CORES = "a e i o u ai ei ou".split()
ENDS = "n r l s m k nd rg lm".split()
QUARTERS = ("Mill quarter", "Tannery quarter", "Harbour quarter", "Castle quarter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes.

    Attributes:
        name: of the outlet.
        side: the side it speaks for; `None` for none.
    """

    name: str
    side: str | None


OUTLETS = (
    Outlet(name="Plain Wire", side=None),
    Outlet(name="River Post", side=None),
    Outlet(name="Harbour Daily", side=None),
    Outlet(name="Hill Radio", side=None),
    Outlet(name="Northern Herald", side="north"),
    Outlet(name="Southern Voice", side="south"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town and its quarters as a gazetteer has them."""

    place: Where
    quarters: tuple[Where, ...]


def drawn_map(seed: int, towns: int) -> tuple[Town, ...]:
    """Draws towns with names of their own, some kilometres apart."""
    chance = random.Random(f"map {seed}")
    names: dict[str, None] = {}
    while len(names) < towns:
        names[_name(chance)] = None
    return tuple(_town(number, name) for number, name in enumerate(names))


def _name(chance: random.Random) -> str:
    parts = [chance.choice(ONSETS) + chance.choice(CORES) for _ in range(2)]
    return ("".join(parts) + chance.choice(ENDS)).capitalize()


def _town(number: int, name: str) -> Town:
    province = f"w:province{number % 4}"
    latitude, longitude = 45 + (number // 10) * 0.3, 20 + (number % 10) * 0.3
    place = Where(
        id=f"w:town{number}",
        name=name,
        kind="town",
        precision="settlement",
        latitude=latitude,
        longitude=longitude,
        within=(province, "w:country"),
    )
    quarters = tuple(
        Where(
            id=f"w:town{number}.{position}",
            name=f"{quarter} of {name}",
            kind="neighbourhood",
            precision="neighbourhood",
            latitude=latitude + 0.01 * position,
            longitude=longitude + 0.01,
            within=(f"w:town{number}", province, "w:country"),
        )
        for position, quarter in enumerate(QUARTERS)
    )
    return Town(place=place, quarters=quarters)
