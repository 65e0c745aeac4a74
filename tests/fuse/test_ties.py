"""What is part of what, what follows from what, and that neither ever goes round in a circle or back in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.fuse.events import events
from fogline.fuse.facts import Alliance, Facts
from fogline.fuse.independence import Independence
from fogline.fuse.ties import ties
from fogline.fuse.tolls import tolls
from fogline.model import Event, Link, ReadClaim, Span, Tie, When
from support.claims import (
    ARMY,
    CITY,
    CIVILIANS,
    CLANS,
    COAST,
    EAST,
    MILL,
    PROVINCE,
    REBELS,
    TOWN,
    Report,
    count_of,
    day,
    days,
    read_claim,
)

FACTS = Facts(alliances=(Alliance(side="crown", ally="coast"),))


def told(*claims: ReadClaim, links: Sequence[Link] = (), text: str | None = None) -> tuple[Tie, ...]:
    """The ties of a record in which each claim is an event of its own."""
    texts = {claim.document: text for claim in claims} if text else {}
    return ties(alone(claims, texts), claims, texts, FACTS, links)


def alone(claims: Sequence[ReadClaim], texts: dict[str, str] | None = None) -> tuple[Event, ...]:
    return events([(claim.id,) for claim in claims], claims, Independence.of(claims, texts or {}, FACTS))


def pairs(found: Sequence[Tie], *claims: ReadClaim) -> set[tuple[str, int, int]]:
    """Ties by the places of their claims in what was given."""
    made = {event.id: claims.index(claim) for claim in claims for event in alone([claim])}
    return {(one.sort, made[one.event], made[one.of]) for one in found}


def offensive(**changes: Any) -> ReadClaim:
    plain: dict[str, Any] = {
        "report": Report(name="offensive.txt", published="2031-05-20"),
        "actors": [ARMY],
        "targets": [REBELS],
        "places": [CITY],
        "when": days("2031-05-01", "2031-05-18"),
    }
    return read_claim("fighting.offensive", "The army's offensive on Ostrava lasted two weeks", **(plain | changes))


def shelling(**changes: Any) -> ReadClaim:
    plain: dict[str, Any] = {
        "report": Report(name="shelling.txt", published="2031-05-09"),
        "actors": [ARMY],
        "places": [MILL],
        "when": day("2031-05-09"),
    }
    return read_claim("strike.shelling", "The army shelled the Mill quarter", **(plain | changes))


def test_a_shelling_within_an_offensive_is_part_of_it_and_says_why() -> None:
    small, large = shelling(), offensive()
    (tie,) = told(small, large)
    assert pairs((tie,), small, large) == {("part of", 0, 1)}
    assert tie.rule == "within"
    assert "Mill quarter lies in Ostrava" in tie.why
    assert "in its days" in tie.why
    assert "same side or its ally" in tie.why


def test_what_is_elsewhere_earlier_or_by_others_is_no_part() -> None:
    assert not told(shelling(places=[TOWN]), offensive())
    assert not told(shelling(when=day("2031-04-20")), offensive())
    assert not told(shelling(when=day("2031-06-20")), offensive())
    assert not told(shelling(actors=[CLANS]), offensive())
    assert not told(shelling(actors=[REBELS], targets=[ARMY]), offensive())
    assert told(shelling(actors=[COAST]), offensive()), "an ally's guns are"


def test_a_report_that_says_part_of_need_not_say_where() -> None:
    text = "Guns fired from the ridge as part of the operation in the valley, which began in May."
    small = at(text, "Guns fired from the ridge", "strike.shelling", actors=[ARMY], when=day("2031-09-09"))
    large = at(
        text, "the operation in the valley", "fighting.offensive", actors=[ARMY], places=[PROVINCE],
        when=day("2031-05-01"),
    )  # fmt: skip
    found = told(small, large, text=text)
    assert pairs(found, small, large) == {("part of", 0, 1)}
    assert "the report says it was part of it" in found[0].why


def at(text: str, words: str, kind: str, name: str = "one.txt", **told_of: Any) -> ReadClaim:
    """A claim whose words stand in a text."""
    return read_claim(kind, words, at=text.index(words), report=Report(name=name), **told_of)


def test_an_answer_told_as_such_follows_what_it_answers() -> None:
    text = "The army shelled the Mill quarter in retaliation for the bombing of a barracks in Lindow."
    answer = at(text, "The army shelled the Mill quarter", "strike.shelling", places=[MILL], when=day("2031-05-09"))
    first = at(text, "the bombing of a barracks", "strike.bombing", places=[TOWN], when=day("2031-05-08"))
    (tie,) = told(answer, first, text=text)
    assert pairs((tie,), answer, first) == {("follows", 0, 1)}
    assert tie.rule == "said"


def test_words_that_open_with_after_tell_the_earlier_of_two() -> None:
    text = "Rebels left Lindow more than a week after the army stormed the Mill quarter."
    later = at(text, "Rebels left Lindow", "control.withdrawal", actors=[REBELS], places=[TOWN], when=day("2031-05-09"))
    first = at(
        text, "more than a week after the army stormed the Mill quarter", "fighting.offensive", actors=[ARMY],
        places=[MILL], when=day("2031-05-01"),
    )  # fmt: skip
    assert pairs(told(later, first, text=text), later, first) == {("follows", 0, 1)}


def test_after_midnight_ties_nothing() -> None:
    text = "Shells fell on Lindow shortly after midnight rockets struck the Mill quarter."
    one = at(text, "Shells fell on Lindow", "strike.shelling", places=[TOWN], when=day("2031-05-09"))
    other = at(text, "rockets struck the Mill quarter", "strike.attack", places=[MILL], when=day("2031-05-09"))
    assert not told(one, other, text=text)


def test_a_death_of_wounds_days_later_follows_the_strike() -> None:
    strike = shelling(places=[MILL])
    words = "A baker died of the wounds that she had received when shells fell on the Mill quarter"
    death = read_claim(
        "harm.killed", words, places=[MILL], victims=[CIVILIANS], when=day("2031-05-13"),
        report=Report(name="later.txt", published="2031-05-13"), counts=[count_of("civilians killed", 1)],
    )  # fmt: skip
    assert pairs(told(death, strike), death, strike) == {("follows", 0, 1)}
    plain = read_claim("harm.killed", "A robber shot a baker", places=[MILL], when=day("2031-05-13"))
    assert not told(plain, strike)
    late = replace(death, when=day("2031-09-13"))
    assert not told(late, strike)


def test_a_condemnation_of_something_else_follows_nothing() -> None:
    text = "Shells fell on the Mill quarter. The envoy condemned the shelling. The envoy condemned new taxes."
    strike = at(text, "Shells fell on the Mill quarter", "strike.shelling", places=[MILL], when=day("2031-05-09"))
    one = at(text, "The envoy condemned the shelling", "politics.statement", when=day("2031-05-10"))
    other = at(text, "The envoy condemned new taxes", "politics.statement", when=day("2031-05-10"))
    assert pairs(told(strike, one, other, text=text), strike, one, other) == {("follows", 1, 0)}


def test_an_arrest_follows_what_it_is_over_and_not_what_happened_beside_it() -> None:
    text = "A bomb killed two in the Mill quarter. Police arrested a man over the bombing. Guards arrested a thief."
    bomb = at(text, "A bomb killed two in the Mill quarter", "strike.bombing", places=[MILL], when=day("2031-05-09"))
    over = at(text, "Police arrested a man", "harm.detained", places=[MILL], when=day("2031-05-10"))
    beside = at(text, "Guards arrested a thief", "harm.detained", places=[MILL], when=day("2031-05-10"))
    assert pairs(told(bomb, over, beside, text=text), bomb, over, beside) == {("follows", 1, 0)}


def link_of(one: ReadClaim, other: ReadClaim, verdict: Any, turned: Any) -> Link:
    if one.id < other.id:
        return Link(left=one.id, right=other.id, verdict=verdict)
    return Link(left=other.id, right=one.id, verdict=turned)


def test_a_persons_word_stands_above_the_machines() -> None:
    small, large, other = shelling(), offensive(), offensive(places=[TOWN], report=Report(name="town.txt"))
    assert pairs(told(small, large, other), small, large, other) == {("part of", 0, 1)}
    part = link_of(small, other, "part-of", "has-part")
    found = told(small, large, other, links=[part])
    assert pairs(found, small, large, other) == {("part of", 0, 2)}
    assert (found[0].rule, found[0].why) == ("person", "A person says so.")
    assert not told(small, large, links=[link_of(small, large, "no-tie", "no-tie")])
    follows = link_of(large, small, "follows", "followed-by")
    assert ("follows", 1, 0) in pairs(told(small, large, links=[follows]), small, large)


def test_people_who_say_that_each_is_part_of_the_other_say_nothing() -> None:
    small, large = shelling(places=[TOWN]), offensive()
    both = [link_of(small, large, "part-of", "has-part"), link_of(large, small, "part-of", "has-part")]
    assert not told(small, large, links=both)


KINDS = (
    "fighting.offensive", "fighting.battle", "control.siege", "control.capture", "control.entry", "strike.shelling",
    "strike.airstrike", "strike.attack", "harm.killed", "harm.injured", "harm.displaced", "civil.rescue",
    "politics.statement",
)  # fmt: skip
WORDS = (
    "{}", "{} in response to an attack", "died of wounds after {}", "condemned the shelling: {}", "during {}",
)  # fmt: skip
FIRST = date(2031, 5, 1)


@st.composite
def claims(draw: st.DrawFn) -> ReadClaim:
    kind = draw(st.sampled_from(KINDS))
    begin = draw(st.integers(0, 20))
    end = begin + draw(st.sampled_from((0, 0, 1, 6, 30)))
    when: When | None = days(*(str(FIRST + timedelta(days=one)) for one in (begin, end)))
    number = draw(st.integers(0, 10_000))
    return read_claim(
        kind,
        draw(st.sampled_from(WORDS)).format(f"it was told as number {number}"),
        report=Report(name=f"{draw(st.integers(0, 2))}.txt"),
        actors=draw(st.sampled_from(([], [ARMY], [REBELS], [COAST]))),
        targets=draw(st.sampled_from(([], [ARMY], [REBELS]))),
        places=draw(st.sampled_from(([], [MILL], [EAST], [CITY], [PROVINCE], [TOWN]))),
        when=when if draw(st.booleans()) or draw(st.booleans()) else None,
        counts=[count_of("killed", number)] if kind == "harm.killed" else (),
    )


VERDICTS = ("part-of", "has-part", "follows", "followed-by", "no-tie")


@settings(max_examples=150, deadline=None)
@given(st.lists(claims(), min_size=2, max_size=9, unique_by=lambda one: one.id), st.data())
def test_no_event_is_part_of_itself_and_nothing_follows_what_is_later(
    made: list[ReadClaim], data: st.DataObject
) -> None:
    ends = st.tuples(st.sampled_from(made), st.sampled_from(made), st.sampled_from(VERDICTS))
    said = data.draw(st.lists(ends, max_size=5))
    links = [
        Link(left=min(one.id, other.id), right=max(one.id, other.id), verdict=verdict)  # type: ignore[arg-type]
        for one, other, verdict in said
        if one.id != other.id
    ]
    happened = {event.id: event for event in alone(made)}
    found = ties(tuple(happened.values()), made, {}, FACTS, links)
    whole = {tie.event: tie.of for tie in found if tie.sort == "part of"}
    for start in whole:
        seen, here = {start}, whole.get(start)
        while here is not None:
            assert here not in seen, "a part of itself"
            seen.add(here)
            here = whole.get(here)
    for tie in found:
        later, earlier = happened[tie.event].when, happened[tie.of].when
        if tie.sort == "follows" and tie.rule != "person" and later and earlier and later.latest and earlier.earliest:
            assert later.latest >= earlier.earliest
    assert len({(tie.event, tie.sort) for tie in found}) == len(found), "one whole, and one that it follows"


@settings(max_examples=40, deadline=None)
@given(st.lists(claims(), min_size=2, max_size=8, unique_by=lambda one: one.id))
def test_the_order_of_events_makes_no_difference(made: list[ReadClaim]) -> None:
    happened = alone(made)
    assert ties(happened, made, {}, FACTS) == ties(happened[::-1], made[::-1], {}, FACTS)


def test_ties_are_never_added_to_a_toll() -> None:
    part = read_claim(
        "harm.killed",
        "Shells killed 3 in the Mill quarter",
        places=[MILL],
        actors=[ARMY],
        victims=[CIVILIANS],
        when=day("2031-05-09"),
        counts=[count_of("civilians killed", 3)],
    )
    whole = offensive(counts=[count_of("civilians killed", 40)], victims=[CIVILIANS])
    found = told(part, whole)
    assert pairs(found, part, whole) == {("part of", 0, 1)}
    made = tolls(
        [part, whole], FACTS, events={claim: event.id for event in alone([part, whole]) for claim in event.claims}
    )
    highest = {toll.high.value for toll in made if toll.high}
    assert 43 not in highest
    assert {len(event.counts) for event in alone([part, whole])} == {1}, "each event keeps its own count"


def test_a_claim_longer_than_its_report_ties_nothing_and_raises_nothing() -> None:
    broken = shelling()
    quote = broken.claim.span.quote
    odd = replace(broken, claim=replace(broken.claim, span=Span(start=5000, end=5000 + len(quote), quote=quote)))
    large = offensive()
    assert pairs(told(odd, large, text="A short text."), odd, large) == {("part of", 0, 1)}
