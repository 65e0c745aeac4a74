"""Parties that may be one under two names: offered with reasons, never where something rules it out."""

from __future__ import annotations

import pytest

from fogline.model import Party, ReadClaim, Where
from fogline.review.alike import alike
from fogline.review.alike_names import tie_of
from support.claims import day, read_claim

ORE = Where(name="Ore", country="SY", within=("g:hills",), precision="settlement")
FAR = Where(name="Far", country="UA", within=("g:steppe",), precision="settlement")


def new(name: str, *, side: str | None = None, kind: str = "armed group") -> Party:
    return Party(id="new:" + "-".join(name.lower().split()), name=name, side=side, kind=kind)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Tell Dibbat", "Tell Dibbat Storm Battalion"),
        ("Drevlianets", "Ostap Drevlianets"),
        ("Abu Zuhdi", "Abu Zuhdi al-Kafranouni"),
        ("Springs room", "Operations Room of the Two Springs"),
        ("Syria Street Lions", "Young Lions of Syria Street"),
        ("Qarnoub Martyrs", "Liwa Shuhada Tell Qarnoub"),
        ("Zuqaq al-Ward page", "Zuqaq al-Ward Lens"),
        ("HRB", "Hills Resistance Brigade"),
        ("Kafranouni Column", "Kafranuni Column"),
        ("Major Ostap Drevlianets", "Ostap Drevlianets"),
    ],
)
def test_names_that_may_be_one(short: str, long: str) -> None:
    assert tie_of(short, long)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northern Brigade", "Northern Front"),
        ("Free Army", "Free Army of the Hills"),
        ("Qarnoub Front", "Qarnoub Brigade"),
        ("Red Valley Martyrs", "Blue Valley Martyrs"),
        ("Ostap Drevlianets", "Ivan Drevlianets"),
        ("Martyrs Brigade", "Tell Qarnoub Martyrs Brigade"),
        ("HRB", "Hills Column"),
        ("Abu Zuhdi", "Abu Karim"),
    ],
)
def test_names_that_tie_nobody(one: str, other: str) -> None:
    assert not tie_of(one, other)
    assert not tie_of(other, one)


def told(party: Party, *, on: str = "2031-03-03", at: Where = ORE, targets: tuple[Party, ...] = ()) -> ReadClaim:
    return read_claim("fighting.clash", "They fought.", actors=(party,), targets=targets, places=(at,), when=day(on))


def test_a_pair_tells_what_speaks_for_it() -> None:
    short, full = new("Tell Dibbat"), new("Tell Dibbat Storm Battalion")
    foe = new("River Guard")
    claims = [told(short, targets=(foe,)), told(full, on="2031-05-01", targets=(foe,))]
    (pair,) = alike(claims)
    assert (pair.what, pair.into) == (short, full)
    assert pair.reasons == (
        "“Tell Dibbat” is a short form of “Tell Dibbat Storm Battalion”",
        "told of the same places",
        "met the same parties",
        "told of at about the same time",
    )
    assert not pair.against


def test_years_between_and_several_fuller_names_speak_against_it() -> None:
    short = new("Dibbat Column")
    claims = [told(short), told(new("Dibbat Storm Column"), on="2036-03-03"), told(new("Dibbat River Column"))]
    pairs = alike(claims)
    assert [pair.into.name for pair in pairs] == ["Dibbat River Column", "Dibbat Storm Column"]
    assert all("2 parties could be meant by “Dibbat Column”" in pair.against for pair in pairs)
    assert "5 years lie between them" in pairs[1].against


def test_a_party_of_a_pack_stays() -> None:
    listed = Party(id="hills:dibbat", name="Dibbat", kind="armed group")
    (pair,) = alike([told(new("Dibbat Storm Battalion")), told(listed)])
    assert pair.into == listed


@pytest.mark.parametrize("case", ["countries", "sides", "fought", "both listed", "no name", "a state"])
def test_what_cannot_be_one_is_not_offered(case: str) -> None:
    short, full = new("Tell Dibbat", side="one"), new("Tell Dibbat Storm Battalion", side="one")
    claims = {
        "countries": lambda: [told(short), told(full, at=FAR)],
        "sides": lambda: [told(short), told(new("Tell Dibbat Storm Battalion", side="two"))],
        "fought": lambda: [told(short, targets=(full,)), told(full)],
        "a state": lambda: [told(Party(id="hills:dibbat", name="Dibbat", kind="state")), told(new("Dibbat Fund"))],
        "both listed": lambda: [
            told(Party(id=f"hills:{name}", name=name)) for name in ("Tell Dibbat", "Tell Dibbat Battalion")
        ],
        "no name": lambda: [
            told(Party(id=f"new:{name}", name=name, generic=True)) for name in ("dibbat men", "dibbat men group")
        ],
    }[case]()
    assert not alike(claims)


def test_a_claim_without_parties_ties_nobody() -> None:
    assert not alike([read_claim("fighting.clash", "They fought.")])
