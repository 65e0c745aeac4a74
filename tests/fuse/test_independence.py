"""Who said it first: wires, chains of speakers, copies and outlets that cite one another, laid out as a way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.fuse.facts import Facts
from fogline.fuse.independence import Independence
from fogline.fuse.independence_graph import Provenance, provenance
from fogline.fuse.independence_wires import wire_of
from fogline.model import Party, ReadClaim
from support.claims import ARMY, CITY, MILL, MONITOR, Report, day, read_claim, says

AGENCIES = {"Meadow Wire": "Meadow Wire", "MW": "Meadow Wire"}
FACTS = Facts(agencies=AGENCIES)
STORY = (
    "In the grey of the morning the drums were heard from the mill race, and before noon the bridge was in other "
    "hands. The ferryman counted forty boats on the water, each with a lamp, and none of them answered his call. "
)
HILL = "Goats were seen on the hill. Nobody had an eye for the road that day, since the fair had come to the valley. "


def capture(report: str, *said: Party, source: str | None = None, told: str = "2031-05-10") -> ReadClaim:
    return read_claim(
        "control.capture", "the army took the Mill quarter", actors=[ARMY], places=[MILL, CITY], when=day("2031-05-08"),
        said_by=[says(one) for one in said], report=Report(name=report, source=source or report, published=told),
    )  # fmt: skip


def way(claims: list[ReadClaim], texts: dict[str, str] | None = None) -> Provenance:
    found = {f"document_{name}": text for name, text in (texts or {}).items()}
    return provenance(claims, Independence.of(claims, found, FACTS))


@pytest.mark.parametrize(
    "text",
    [
        "LINDOW (Meadow Wire) - The mill fell.",
        "LINDOW, May 10 (MW) The mill fell.",
        "MW - The mill fell.",
        "By MW\nThe mill fell.",
        "The mill fell.\nSource: Meadow Wire",
        "The mill fell. (MW)",
    ],
)
def test_a_credit_names_the_wire(text: str) -> None:
    assert wire_of(text, AGENCIES) == "Meadow Wire"


@pytest.mark.parametrize(
    "text",
    [
        "The mill fell, a clerk told Meadow Wire on Sunday.",
        "Meadow Wire reporters saw the mill.",
        f"The mill fell. {'Nothing moved. ' * 30}A man (MW) said so. {'Nothing moved. ' * 30}",
        "",
    ],
)
def test_a_name_in_a_sentence_is_no_credit(text: str) -> None:
    assert wire_of(text, AGENCIES) is None
    assert wire_of("LINDOW (Meadow Wire) - The mill fell.", {}) is None


def test_two_outlets_on_one_wire_are_one_origin() -> None:
    one, other = capture("Herald"), capture("Courier")
    texts = {"Herald": f"LINDOW (MW) - {STORY}", "Courier": f"LINDOW (Meadow Wire) - {HILL}"}
    found = way([one, other], texts)
    assert [origin.name for origin in found.origins] == ["Meadow Wire"]
    assert {(step.how, step.target) for step in found.steps} == {
        ("carries", "document_Herald"),
        ("carries", "document_Courier"),
    }
    assert len(way([one, other]).origins) == 2


def test_an_agencys_own_report_is_its_own() -> None:
    own = capture("MW", source="Meadow Wire")
    assert [origin.sort for origin in way([own], {"MW": f"LINDOW (MW) - {STORY}"}).origins] == ["report"]


def test_five_outlets_that_quote_one_monitor_have_one_start() -> None:
    claims = [capture(f"r{number}", MONITOR, told=f"2031-05-1{number}") for number in range(5)]
    found = way(claims)
    assert [(one.name, one.depth) for one in found.origins] == [("Vale Monitor", 0)]
    assert [one.name for one in found.after(MONITOR.id)] == ["r0", "r1", "r2", "r3", "r4"]
    assert {step.how for step in found.steps} == {"tells"}


def test_a_relay_stands_between_the_first_speaker_and_the_report() -> None:
    clerk = Party(id="vale:clerk", name="the clerk", kind="person")
    chain = capture("r0", MONITOR, clerk)
    found = way([chain])
    assert [one.name for one in found.stations] == ["Vale Monitor", "the clerk", "r0"]
    assert [(step.source, step.how) for step in found.steps] == [("vale:clerk", "tells"), (MONITOR.id, "relays")]
    assert [one.name for one in found.origins] == ["Vale Monitor"]


def test_a_copy_comes_after_what_it_copies_and_adds_no_origin() -> None:
    first, copy = capture("r0"), capture("r1", told="2031-05-12")
    found = way([copy, first], {"r0": STORY, "r1": STORY})
    assert [one.name for one in found.origins] == ["r0"]
    assert [(step.source, step.target, step.how) for step in found.steps] == [("document_r0", "document_r1", "copies")]
    assert found.steps[0].claims == (copy.id,)


def test_what_a_report_has_from_an_outlet_of_the_record_comes_from_that_outlets_report() -> None:
    herald = Party(id="vale:paper", name="Herald", kind="media")
    first, later = capture("Herald"), capture("r1", herald, told="2031-05-12")
    found = way([first, later])
    assert [one.name for one in found.origins] == ["Herald"]
    assert [(step.source, step.how) for step in found.steps] == [("document_Herald", "cites")]


@given(st.integers(1, 5), st.integers(0, 4))
def test_copies_however_many_add_no_start(originals: int, copies: int) -> None:
    texts = {f"r{number}": f"{STORY} {number} " * (number + 1) + HILL for number in range(1)}
    texts |= {f"r{number}": f"{HILL[number:]} said {number}" for number in range(1, originals)}
    claims = [capture("r0"), *(capture(f"c{number}", told="2031-05-20") for number in range(copies))]
    texts |= {f"c{number}": texts["r0"] for number in range(copies)}
    assert len(way(claims, texts).origins) == 1
