"""What changed: the weightiest first, what belongs together in one sentence, whole towns that passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fogline.export.brief import build_brief
from fogline.export.brief_disputes import disputes_section
from fogline.export.brief_period import About
from fogline.export.brief_words import clause_of
from fogline.export.dataset import Dataset
from fogline.model import Control, Dispute, Party, ReadClaim, Toll, TollBound, Where
from support.claims import (
    ARMY,
    CITY,
    MILL,
    MONITOR,
    REBELS,
    TANNERY,
    TOWN,
    Report,
    count_of,
    day,
    read_claim,
    says,
)
from support.tables import a_dataset, event_of, texts_of


def taken(place: Where, on: str, by: Party = ARMY) -> ReadClaim:
    return read_claim(
        "control.capture", f"{by.name} captured {place.name}", actors=[by], places=[place], when=day(on),
        said_by=[says(MONITOR)], report=Report(name=f"{place.name}.txt"), at=0,
    )  # fmt: skip


def of(claims: Sequence[ReadClaim], control: tuple[Control, ...] = ()) -> Dataset:
    return replace(
        a_dataset(), claims=tuple(claims), events=tuple(event_of(one, "taken") for one in claims), control=control,
        tolls=(), disputes=(), forecasts=(), texts=texts_of(claims),
    )  # fmt: skip


def changed(dataset: Dataset) -> list[tuple[str, str]]:
    brief = build_brief(dataset, About())
    section = next(section for section in brief.sections if section.title == "What changed")
    return [(one.lead, sentence.text) for one in section.paragraphs for sentence in one.sentences]


def test_captures_of_one_day_by_one_side_on_one_word_are_one_sentence() -> None:
    claims = [taken(MILL, "2031-05-09"), taken(TANNERY, "2031-05-09")]
    ((lead, text),) = changed(of(claims))
    assert lead == "9 May 2031"
    assert MILL.name in text
    assert TANNERY.name in text


@pytest.mark.parametrize("second", [("2031-05-10", ARMY), ("2031-05-09", REBELS)])
def test_other_days_and_other_doers_have_sentences_of_their_own(second: tuple[str, Party]) -> None:
    claims = [taken(MILL, "2031-05-09"), taken(TANNERY, *second)]
    assert len(changed(of(claims))) == 2


def row(holder: str | None, start: str, claims: tuple[str, ...]) -> Control:
    return Control(
        place=CITY, start=start, end=None, holder=holder, holders=(), state="held", besieged_by=None, claims=claims,
        says=(), why="",
    )  # fmt: skip


def test_a_town_that_passed_to_a_side_stands_above_all() -> None:
    small, town, again = taken(MILL, "2031-05-09"), taken(CITY, "2031-05-10"), taken(CITY, "2031-05-10")
    rows = (row(None, "2031-05-01", (small.id,)), row("crown", "2031-05-10", (town.id, again.id)))
    lead, text = changed(of([small, town], rows))[0]
    assert lead == "Above all, by 10 May 2031"
    assert "had Ostrava" in text


def test_what_one_claim_alone_gives_a_side_leads_nothing() -> None:
    small, town = taken(MILL, "2031-05-09"), taken(CITY, "2031-05-10")
    rows = (row(None, "2031-05-01", (small.id,)), row("crown", "2031-05-10", (town.id,)))
    assert not changed(of([small, town], rows))[0][0].startswith("Above all, by")


def test_a_town_that_a_side_had_all_along_did_not_pass() -> None:
    small, town = taken(MILL, "2031-05-09"), taken(CITY, "2031-05-10")
    rows = (row("crown", "2031-05-01", (small.id,)), row("crown", "2031-05-10", (town.id,)))
    assert not changed(of([small, town], rows))[0][0].startswith("Above all, by")


def test_a_share_of_a_town_is_told_as_one() -> None:
    claim = read_claim(
        "control.capture", "the Crown army captured large parts of the city", actors=[ARMY], places=[CITY],
        place_words=["the city"], when=day("2031-05-09"),
    )  # fmt: skip
    assert clause_of(claim) == "the Crown army captured large parts of Ostrava"


def test_harm_that_many_tell_of_stands_above_what_one_tells() -> None:
    hamlet = replace(TOWN, id="v:hamlet", name="Hamlet")
    raid = [
        read_claim(
            "harm.killed", f"={dead} people were killed in Lindow", places=[TOWN], when=day("2031-05-09"),
            counts=[count_of("killed", dead, dead)], report=Report(name=f"{dead}.txt", source=f"Courier {dead}"), at=0,
        )
        for dead in (60, 62, 64, 66)
    ]  # fmt: skip
    others = [taken(replace(hamlet, id=f"v:{n}", name=f"Hamlet {n}"), f"2031-05-{10 + n}") for n in range(4)]
    dataset = of([*raid, *others])
    told = event_of(raid[0], "killed")
    events = [replace(told, claims=tuple(one.id for one in raid), origins=told.origins * len(raid))]
    events += [event_of(one, "taken") for one in others]
    lead, text = changed(replace(dataset, events=tuple(events)))[0]
    assert lead == "Above all, 9 May 2031"
    assert "people were killed in Lindow" in text


def test_what_was_over_before_the_first_report_is_no_change() -> None:
    old, new = taken(TOWN, "2024-05-09"), taken(MILL, "2031-05-09")
    assert [text for _, text in changed(of([old, new])) if TOWN.name in text] == []


def test_the_sentence_with_the_dead_tells_an_attack() -> None:
    plain = read_claim("strike.attack", "An attack was reported", when=day("2031-05-09"), at=0)
    dead = read_claim(
        "harm.killed", "Sixty people died in the attack on Lindow", places=[TOWN], when=day("2031-05-09"),
        counts=[count_of("killed", 60, 60)], report=Report(name="two.txt"), at=0,
    )  # fmt: skip
    event = replace(event_of(plain, "attack"), claims=(plain.id, dead.id))
    dataset = replace(of([plain, dead]), events=(event,))
    texts = {name: f"{text.rstrip()}." for name, text in dataset.texts.items()}
    ((_, text),) = changed(replace(dataset, texts=texts))
    assert "Sixty people died" in text


def test_a_strike_is_told_with_its_dead() -> None:
    strike = read_claim(
        "strike.shelling", "Army guns shelled Lindow", actors=[ARMY], places=[TOWN], when=day("2031-05-09"),
        counts=[count_of("killed", 45, 45)], report=Report(name="s.txt"), at=0,
    )  # fmt: skip
    dataset = of([strike])
    [event] = dataset.events
    bound = TollBound(value=45, claim=strike.id, says="s")
    toll = Toll(
        id="t", scope="incident", category="killed", side=None, when=strike.when, places=(TOWN,), low=bound, best=bound,
        high=bound, claims=(strike.id,), says=("s",), event=event.id,
    )  # fmt: skip
    told = [text for _, text in changed(replace(dataset, tolls=(toll,)))]
    assert told[1].startswith("45 people were killed, by the count of ")
    assert len([text for _, text in changed(replace(dataset, tolls=(replace(toll, event="another"),)))]) == 1


def test_a_count_of_many_months_is_no_change() -> None:
    count = read_claim(
        "harm.killed", "700 people were killed in Lindow since the war began", places=[TOWN],
        when=replace(day("2031-05-09"), earliest="2030-05-09", precision="days"), counts=[count_of("killed", 700, 700)],
        report=Report(name="w.txt"), at=0,
    )  # fmt: skip
    other = taken(MILL, "2031-05-10")
    assert not any("700" in text for _, text in changed(of([count, other])))
    assert any("700" in text for _, text in changed(of([replace(count, when=day("2031-05-09")), other])))


def test_a_party_that_no_pack_places_tells_its_own_doing_on_its_own_word() -> None:
    army = replace(ARMY, side=None)
    claim = replace(taken(TOWN, "2031-05-09", army), says=(says(army),))
    [(_, text)] = changed(of([claim]))
    assert text.startswith(("By their own account alone", "By its own account alone"))


def test_a_denial_that_its_teller_took_back_is_told_with_both_days() -> None:
    told = replace(taken(TOWN, "2031-05-09", REBELS), says=(says(ARMY),), published="2031-05-11")
    denial = read_claim(
        "control.capture", "the town had fallen", places=[TOWN], when=day("2031-05-09"), said_by=[says(ARMY)],
        polarity="negative", denial=True, report=Report(name="d.txt"), at=0,
    )  # fmt: skip
    dispute = Dispute(id="d", sort="denial", about="", why="", left=(told.id,), right=(denial.id,), hard=True)

    def lines(day_of_denial: str) -> list[str]:
        claims = [told, replace(denial, published=day_of_denial, status="denied")]
        section, _ = disputes_section(replace(of(claims), disputes=(dispute,)), {one.id: one for one in claims}, 5)
        return [one.text for one in section.sentences]

    [taken_back] = lines("2031-05-10")
    assert "denied on 10 May 2031 that" in taken_back
    assert taken_back.endswith("and acknowledged it on 11 May 2031.")
    assert not any("acknowledged" in one for one in lines("2031-05-12"))
