"""Events: titles, times, origins, grades, and that nothing in them comes from outside their claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.fuse.events import event_when, events, fuse_event, what_each_adds
from fogline.fuse.facts import Alliance, Facts
from fogline.fuse.independence import Independence, find_echoes
from fogline.fuse.prose import words_of
from fogline.model import Basis, Event, Party, ReadClaim, Span, Speaker
from support.claims import (
    ARMY,
    CITY,
    COAST,
    CROWN,
    HERALD,
    LEAGUE,
    MILL,
    MONITOR,
    RESIDENTS,
    TOWN,
    WIRE,
    Report,
    at_least,
    count_of,
    day,
    days,
    read_claim,
    says,
)

FACTS = Facts(alliances=(Alliance(side="crown", ally="coast"),), source_sides={"herald": "crown"})
STORY = (
    "In the grey of the morning the drums were heard from the mill race, and before noon the bridge was in other "
    "hands. The ferryman counted forty boats on the water, each with a lamp, and none of them answered his call "
    "that day. "
)


def capture(
    report: str = "a.txt",
    said_by: Party | None = None,
    *,
    by: Party = ARMY,
    basis: Basis = "statement",
    on: str = "2031-05-08",
    machine: bool = False,
    source: str | None = "Wire",
    denial: bool = False,
) -> ReadClaim:
    return read_claim(
        "control.capture", "the army took the Mill quarter", actors=[by], places=[MILL, CITY], when=day(on),
        said_by=[says(said_by, basis)] if said_by else [], denial=denial, polarity="negative" if denial else "positive",
        report=Report(name=report, machine_written=machine, source=source),
    )  # fmt: skip


def fused(*claims: ReadClaim, texts: dict[str, str] | None = None) -> Event:
    return fuse_event(claims, Independence.of(claims, texts or {}, FACTS))


def test_words_that_tell_what_is_not_deny_nobody() -> None:
    quiet = read_claim(
        "civil.service", "no hospital in Ostrava works", places=[CITY], polarity="negative", when=day("2031-05-08")
    )
    assert fused(quiet).title == "“no hospital in Ostrava works”"
    assert fused(quiet).status == "happened"
    spared = read_claim("control.capture", "the army has not taken Ostrava", places=[CITY], polarity="negative")
    assert fused(spared).status == "denied"


def test_a_report_without_any_name_is_not_called_a_machine_s() -> None:
    nameless = read_claim(
        "strike.airstrike", "air strikes on Ostrava", places=[CITY], report=Report(name="n.txt", source=None)
    )
    assert fused(nameless).title == "Air strikes on Ostrava (no source named)"


def test_a_title_is_one_plain_line() -> None:
    assert (
        fused(capture(said_by=MONITOR)).title == "Crown army captures Mill quarter, Ostrava (claimed by Vale Monitor)"
    )
    assert fused(capture(), capture("b.txt")).title == "Crown army captures Mill quarter, Ostrava"
    deaths = read_claim(
        "harm.killed",
        "at least 20 died",
        places=[CITY],
        counts=[at_least("civilians killed", 20)],
        when=day("2031-05-08"),
    )
    assert fused(deaths).title == "At least 20 civilians killed in Ostrava"
    nobody = read_claim("strike.airstrike", "air strikes on Ostrava", places=[CITY])
    assert fused(nobody).title == "Air strikes on Ostrava"


def test_relays_of_one_speaker_are_one_origin() -> None:
    event = fused(*(capture(name, MONITOR) for name in ("a.txt", "b.txt", "c.txt")))
    assert [origin.name for origin in event.origins] == ["Vale Monitor"]
    assert len(event.origins[0].claims) == 3
    assert event.grade == "weak"


def test_what_a_report_has_from_an_outlet_of_the_record_has_that_outlets_origin() -> None:
    relay = Party(id="new:harbour-post", name="Harbour Post", kind="media")
    first = capture("a.txt", RESIDENTS, basis="witness", source="The Harbour Post")
    event = fused(first, capture("b.txt", relay, source="Digest"))
    assert [origin.name for origin in event.origins if origin.independent] == ["residents"]


def test_two_independent_origins_are_fair_and_two_of_one_side_are_not() -> None:
    assert fused(capture("a.txt", MONITOR), capture("b.txt", RESIDENTS, basis="witness")).grade == "fair"
    assert fused(capture("a.txt", ARMY), capture("b.txt", CROWN)).grade == "weak"
    assert fused(capture("a.txt", ARMY), capture("b.txt", COAST)).grade == "weak"
    assert fused(capture("a.txt", ARMY), capture("b.txt", HERALD)).grade == "weak"


def test_a_word_against_the_speakers_interest_confirms() -> None:
    event = fused(capture("a.txt", ARMY), capture("b.txt", LEAGUE))
    assert event.grade == "confirmed"
    assert "against its own interest" in event.grade_why
    own = read_claim(
        "harm.killed", "dozens of its soldiers died", counts=[count_of("soldiers killed", 30)], said_by=[says(ARMY)],
        victims=[ARMY], places=[CITY],
    )  # fmt: skip
    assert fused(own).grade == "confirmed"


def test_placed_pictures_confirm() -> None:
    event = fused(capture("a.txt", WIRE, basis="geolocated-footage"))
    assert event.grade == "confirmed"
    assert event.origins[0].key == "footage"


def test_a_kind_that_says_too_little_is_titled_by_the_words_of_a_report() -> None:
    looted = read_claim("civil.other", "Looters emptied the stores of the mill.", places=[TOWN])
    long = read_claim("politics.other", " ".join(f"word{number}" for number in range(30)))

    assert fused(looted).title == f"{TOWN.name}: “Looters emptied the stores of the mill”"
    assert (
        fused(long).title
        == "“word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 …”"
    )


def test_people_counted_among_others_do_not_lower_a_number() -> None:
    dead = read_claim(
        "harm.killed", "13 soldiers were killed, including nine Hillmen", places=[TOWN],
        counts=[count_of("soldiers killed", 13), count_of("killed", 9)],
    )  # fmt: skip

    assert [(count.unit, count.low) for count in fused(dead).counts] == [("soldiers killed", 13)]


def test_a_denial_contests_and_is_named_in_the_title() -> None:
    event = fused(capture("a.txt", ARMY), capture("b.txt", LEAGUE, denial=True))
    assert event.grade == "contested"
    assert event.title.endswith("(denied by League)")
    assert fused(capture("b.txt", LEAGUE, denial=True)).status == "denied"


def test_a_machine_written_text_adds_no_origin_for_what_it_does_not_attribute() -> None:
    alone = fused(capture(machine=True))
    assert alone.grade == "discounted"
    assert not alone.origins[0].independent
    relayed = fused(capture(said_by=MONITOR, machine=True))
    assert relayed.grade == "weak"
    assert relayed.origins[0].independent


def test_what_a_report_tells_flatly_it_has_from_whom_it_quotes() -> None:
    event = fused(capture("a.txt", ARMY), capture("a.txt"))
    assert [origin.independent for origin in event.origins] == [True, False]
    assert event.grade == "weak"


def test_a_copy_is_no_origin() -> None:
    first, copy = capture("a.txt"), capture("b.txt")
    texts = {first.document: STORY, copy.document: f"From our correspondent. {STORY}"}
    event = fused(first, copy, texts=texts)
    assert [origin.independent for origin in event.origins] == [True, False]
    assert event.grade == "weak"
    assert fused(first, copy).grade == "fair"


def test_copies_are_found_back_to_the_first_and_other_texts_are_left_alone() -> None:
    other = " ".join(f"word{number}" for number in range(60))
    found = find_echoes(["a", "b", "c", "d"], {"a": STORY, "b": STORY, "c": f"{STORY} And more was told.", "d": other})
    assert {name: echo.of for name, echo in found.items()} == {"b": "a", "c": "a"}


def test_the_time_is_what_all_allow_or_all_they_span() -> None:
    def at(earliest: str, latest: str) -> ReadClaim:
        return read_claim("fighting.battle", "a battle", when=days(earliest, latest))

    when, why = event_when([at("2031-05-01", "2031-05-05"), at("2031-05-04", "2031-05-09")])
    assert when is not None
    assert (when.earliest, when.latest) == ("2031-05-04", "2031-05-05")
    assert "all reports allow" in why
    when, why = event_when([at("2031-05-01", "2031-05-02"), at("2031-05-04", "2031-05-09")])
    assert when is not None
    assert (when.earliest, when.latest) == ("2031-05-01", "2031-05-09")
    assert "differ" in why


def test_an_undated_happening_is_bounded_by_its_reports() -> None:
    past = read_claim("fighting.battle", "a battle", report=Report(published="2031-05-10"))
    now = read_claim("fighting.battle", "a battle", time="now", report=Report(published="2031-05-10"))
    assert event_when([past])[0] == days(None, "2031-05-10")
    when = event_when([now])[0]
    assert when is not None
    assert when.earliest == "2031-05-10"
    assert event_when([read_claim("fighting.battle", "x", report=Report(published=None))]) == (None, "")


def test_each_source_is_told_by_what_it_adds() -> None:
    first = capture("a.txt", MONITOR)
    second = read_claim(
        "harm.killed", "twelve died", places=[MILL], when=day("2031-05-08"), counts=[count_of("killed", 12)],
        said_by=[says(RESIDENTS, "witness")], report=Report(name="b.txt"),
    )  # fmt: skip
    independence = Independence.of([first, second], {})
    event = fuse_event([first, second], independence)
    added = what_each_adds(event, {one.id: one for one in (first, second)}, independence)
    assert added[0].adds == ("on 8 May 2031", "at Mill quarter", "at Ostrava", "by Crown army")
    assert added[1].adds == ("12 killed",)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_claims_makes_no_difference(order: tuple[int, int]) -> None:
    claims = [capture("a.txt", MONITOR), capture("b.txt", LEAGUE)]
    expected = fused(*claims)
    assert fused(*(claims[index] for index in order)) == expected


def test_everything_in_an_event_stands_in_its_claims() -> None:
    claims = [capture("a.txt", MONITOR), capture("b.txt", LEAGUE, by=CROWN)]
    (event,) = events([[claim.id for claim in claims], ["claim_nobody"]], claims, Independence.of(claims, {}))
    assert set(event.claims) == {claim.id for claim in claims}
    assert set(event.actors) == {ARMY, CROWN}
    assert set(event.places) <= {MILL, CITY}


def speaker(words: str, start: int, cue: int) -> Speaker:
    told = "according to"
    return Speaker(
        span=Span(start=start, end=start + len(words), quote=words),
        cue=Span(start=cue, end=cue + len(told), quote=told),
    )


def said_by_two(second: int, cue: int) -> ReadClaim:
    """The Monitor's word, with the residents named at an offset after it; the second's cue stands at another."""
    claim = capture("a.txt", MONITOR)
    speakers = (speaker("Vale Monitor", 100, 80), speaker("residents", second, cue))
    return replace(claim, claim=replace(claim.claim, speakers=speakers), says=(says(MONITOR), says(RESIDENTS)))


def test_two_who_say_it_side_by_side_are_two_origins() -> None:
    event = fused(said_by_two(117, 80))  # "according to the Vale Monitor and residents"
    assert [origin.name for origin in event.origins] == ["Vale Monitor", "residents"]
    assert words_of(said_by_two(117, 80)) == "Vale Monitor and residents"


@pytest.mark.parametrize(("second", "cue"), [(125, 112), (140, 80)])
def test_one_to_whom_it_was_told_is_a_relay(second: int, cue: int) -> None:
    event = fused(said_by_two(second, cue))
    assert [origin.name for origin in event.origins] == ["Vale Monitor"]
    assert words_of(said_by_two(second, cue)) == "Vale Monitor through residents"


def test_what_nobody_signs_adds_no_word_of_its_own() -> None:
    bare, headed = capture(source=None), replace(capture("b.txt", source=None), title="The mill is taken")
    assert [origin.independent for origin in fused(bare).origins] == [False]
    assert [origin.independent for origin in fused(headed).origins] == [True]
    assert [origin.independent for origin in fused(capture(said_by=MONITOR, source=None)).origins] == [True]


def test_whoever_tells_an_attack_and_that_it_failed_denies_nothing() -> None:
    fought = read_claim("fighting.battle", "troops repelled five attacks", places=[CITY], when=day("2031-05-08"))
    failed = read_claim(
        "fighting.offensive", "rebels failed to advance", places=[CITY], polarity="negative", when=day("2031-05-08")
    )
    assert "denied" not in fused(fought, failed).title
    other = Report(name="other.txt", source="Meadow Wire")
    apart = read_claim(
        "fighting.battle",
        "no battle took place",
        places=[CITY],
        polarity="negative",
        report=other,
        when=day("2031-05-08"),
    )
    assert "denied by" in fused(fought, apart).title


def test_a_kind_that_says_what_changed_titles_the_event() -> None:
    vague = read_claim("control.change", "the town changed hands", places=[CITY], when=day("2031-05-08"))
    left = read_claim(
        "control.withdrawal",
        "the army left",
        actors=[ARMY],
        places=[CITY],
        when=day("2031-05-08"),
        report=Report(name="b.txt"),
    )
    assert fused(vague, left).kind == "control.withdrawal"


def test_who_leaves_a_place_did_not_take_it() -> None:
    left = read_claim(
        "control.withdrawal", "the army left Lindow", actors=[ARMY], places=[TOWN], when=day("2031-05-08")
    )
    fell = read_claim("control.capture", "Lindow had been taken", places=[TOWN], when=day("2031-05-08"))
    event = fuse_event([left, fell], Independence())
    assert (event.kind, event.actors) == ("control.capture", ())
