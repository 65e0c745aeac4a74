"""The derived tables of a ledger: kept, read back, rebuilt when it moved; steps make no difference; what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.fuse.facts import Facts
from fogline.gazetteer import load_pack
from fogline.ledger import Ledger
from fogline.model import (
    Capture,
    Claim,
    Document,
    Entry,
    Link,
    Mention,
    Quantity,
    ReadClaim,
    Record,
    Resolution,
    Retraction,
    Zone,
    span_of,
)
from fogline.views import Diff, Growing, Reading, Tables, Views, build_tables, facts_of, forget
from fogline.views.store import VIEWS_NAME
from support.claims import (
    ARMY,
    CITY,
    CLANS,
    LEAGUE,
    MILL,
    MONITOR,
    TANNERY,
    TOWN,
    Report,
    at_least,
    count_of,
    day,
    read_claim,
    says,
)
from support.timing import effort

LINES = (
    "The army took the Mill quarter.",
    "The League took the Tannery quarter.",
    "At least 12 people were killed in Ostrava.",
    "Ostrava may fall soon.",
)
KINDS = ("control.capture", "control.capture", "harm.killed", "outlook.forecast")
FACTS = Facts(side_names={"crown": "the Crown", "league": "the League"})


def document(number: int, blob: str = "sha256:0") -> tuple[Capture, Document]:
    text = f"{' '.join(LINES)} Report {number}."
    capture = Capture(blob=blob, name=f"{number}.txt", media="text/plain", origin=f"{number}.txt")
    made = Document(
        capture=capture.id, name=f"{number}.txt", text=text, zones=(Zone(kind="body", start=0, end=len(text)),),
        source=f"Wire {number}",
    )  # fmt: skip
    return capture, made


def records(number: int, blob: str = "sha256:0") -> Iterator[Record]:
    """A report with its claims and what is resolved of them."""
    capture, made = document(number, blob)
    yield capture
    yield made
    published = day(f"2031-05-{10 + number:02}")
    yield Resolution(subject=made.id, matter="published", when=published, rule="stated")
    for line, kind in zip(LINES, KINDS, strict=True):
        start = made.text.index(line)
        whole = span_of(made.text, start, start + len(line))
        name = "Ostrava" if "Ostrava" in line else "Mill quarter" if "Mill" in line else "Tannery quarter"
        at = made.text.index(name, start)
        place = span_of(made.text, at, at + len(name))
        count = Quantity(span=span_of(made.text, start, start + 5), count=at_least("killed", 12))
        claim = Claim(
            document=made.id, kind=kind, span=whole, mentions=(Mention(role="place", span=place),),
            quantities=(count,) if kind == "harm.killed" else (),
            time="forecast" if kind == "outlook.forecast" else "past",
        )  # fmt: skip
        yield claim
        where = CITY if name == "Ostrava" else MILL if name == "Mill quarter" else TANNERY
        yield Resolution(subject=claim.id, matter="place", span=place, where=where)
        yield Resolution(subject=claim.id, matter="time", when=published)
        if kind == "control.capture":
            party = ARMY if "army" in line else LEAGUE
            yield Resolution(subject=claim.id, matter="actor", party=party)


def entries(*numbers: int, blob: str = "sha256:0") -> list[Entry]:
    return [
        Entry(record=record, by="stage@1", at=f"2031-06-{number + 1:02}T08:00:00Z", confidence=0.8)
        for number in numbers
        for record in records(number, blob)
    ]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "project") as made:
        blob = made.put_blob(b"original")
        made.append(entries(0, 1, blob=blob))
        yield made


def test_the_tables_of_a_ledger(ledger: Ledger) -> None:
    tables = Views.open(ledger, FACTS).tables
    assert len(tables.claims) == 8
    assert {event.kind for event in tables.events} == {"control.capture", "harm.killed"}
    assert tables.control.holder_on("Mill quarter", "2031-05-12").holder == "crown"
    assert len(tables.forecasts) == 2
    assert tables.event_of()[tables.events[0].claims[0]] == tables.events[0].id
    assert tables.claim(tables.claims[0].id) == tables.claims[0]


def test_what_is_read_back_is_what_was_built(ledger: Ledger) -> None:
    built = Views.open(ledger, FACTS).tables
    kept = ledger.directory / VIEWS_NAME
    before = kept.stat().st_mtime_ns
    assert Views.open(ledger, FACTS).tables == built
    assert kept.stat().st_mtime_ns == before, "the same ledger is not built twice"


def test_views_are_built_anew_when_the_ledger_or_the_facts_move_or_the_file_is_gone_or_damaged(ledger: Ledger) -> None:
    built = Views.open(ledger, FACTS).tables
    blob = ledger.put_blob(b"another")
    ledger.append(entries(2, blob=blob))
    assert len(Views.open(ledger, FACTS).tables.claims) == 12
    assert Views.open(ledger, Facts()).tables.control.rows != built.control.rows
    kept = ledger.directory / VIEWS_NAME
    kept.write_bytes(b"no database at all")
    assert len(Views.open(ledger, FACTS).tables.claims) == 12
    kept.unlink()
    assert len(Views.open(ledger, FACTS).tables.claims) == 12


def test_tables_of_another_code_are_not_read(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    Views.open(ledger, FACTS)
    kept = ledger.directory / VIEWS_NAME
    before = kept.stat().st_mtime_ns
    monkeypatch.setattr("fogline.views.views.code_digest", lambda: "other code")
    Views.open(ledger, FACTS)
    assert kept.stat().st_mtime_ns != before


def test_where_nothing_can_be_kept_the_tables_are_the_same(ledger: Ledger, tmp_path: Path) -> None:
    nowhere = tmp_path / "no such folder"
    assert Views.open(ledger, FACTS, directory=nowhere) == Views.open(ledger, FACTS)
    assert not nowhere.exists()


def test_nothing_is_left_but_the_tables_and_they_can_be_forgotten(ledger: Ledger) -> None:
    Views.open(ledger, FACTS)
    assert [path.name for path in ledger.directory.glob(f"{VIEWS_NAME}*")] == [VIEWS_NAME]
    forget(ledger.directory)
    forget(ledger.directory)
    assert not list(ledger.directory.glob(f"{VIEWS_NAME}*"))


def test_what_is_new_since_a_time(ledger: Ledger) -> None:
    views = Views.open(ledger, FACTS)

    def since(time: str) -> Diff:
        return views.diff(Views.recorded_before(ledger, time, FACTS), time)

    told = since("2031-06-02T00:00:00Z")
    assert [card.name for card in told.documents] == ["1.txt"]
    assert len(told.claims) == 4
    assert {change.sort for change in told.changes} >= {"event", "control"}
    assert since("2031-07-01").is_empty
    everything = since("2031-01-01").changes
    assert {change.turn for change in everything} <= {"new", "opened"}
    assert [change.after for change in everything if change.sort == "event"] == list(views.tables.events)


def test_claims_outside_the_scope_are_listed_and_go_into_nothing() -> None:
    told = [(number, entry) for number, entry in enumerate(entries(0), start=1)]
    claims = Views.build(told, FACTS).tables.claims
    outside = [
        Entry(
            record=Resolution(subject=claim.id, matter="scope", inside=False), by="stage@1", at="2031-06-02T08:00:00Z"
        )
        for claim in claims
    ]
    tables = Views.build([*told, *enumerate(outside, start=1000)], FACTS).tables
    assert len(tables.claims) == 4
    assert (tables.events, tables.control.rows, tables.tolls, tables.forecasts) == ((), (), (), ())


def test_a_force_that_its_own_names_call_paramilitaries_is_not_its_state() -> None:
    facts = facts_of([load_pack("world")])
    assert facts.state_of("world:rsf_sudan") is None
    assert facts.state_of("world:sudan_military") == facts.state_of("world:sudan")


def test_the_facts_of_the_packs() -> None:
    facts = facts_of([load_pack("world"), load_pack("syria")])
    assert facts.side_names["rebels"]
    assert facts.allied("government", "russia", "2016-01-01")
    assert not facts.allied("government", "russia", "2014-01-01")
    assert not facts.allied("government", "rebels", None)
    assert facts.outlet_side("SANA") == "government"
    assert facts.conflict_start == "2011-03-15"
    founded = {term.party: term.start for term in facts.terms}
    assert founded["syria:hts"] > "2017"


CLAIM_IDS = sorted(record.id for number in range(3) for record in records(number) if isinstance(record, Claim))
EXTRA: list[Record] = [
    Retraction(subject=CLAIM_IDS[0], reason="not found"),
    Link(left=CLAIM_IDS[1], right=CLAIM_IDS[2], verdict="different"),
    Link(left=CLAIM_IDS[3], right=CLAIM_IDS[4], verdict="same"),
]


@given(st.randoms(), st.lists(st.integers(0, 60), max_size=3))
def test_step_by_step_is_the_same_as_from_scratch(shuffle: Random, cuts: list[int]) -> None:
    pool = [*entries(0, 1, 2), *(Entry(record=one, by="human:ida", at="2031-06-09T08:00:00Z") for one in EXTRA)]
    shuffle.shuffle(pool)
    told = list(enumerate(pool, start=1))
    growing = Growing(FACTS)
    for start, end in pairwise([0, *sorted(min(cut, len(told)) for cut in cuts), len(told)]):
        growing.take(told[start:end])
        growing.views()
    assert growing.last_sequence == len(told)
    assert growing.views() == Views.build(told, FACTS)


@pytest.mark.slow
def test_ten_times_the_claims_is_not_a_hundred_times_the_work() -> None:
    few, many = in_a_year(1_000), in_a_year(10_000)
    made: list[Tables] = []
    work = effort(lambda: made.append(build_tables(Reading(claims=many))), tries=1)
    assert work < 40 * effort(lambda: build_tables(Reading(claims=few)), tries=1)  # about 19 times, as it stands
    assert made[0].events
    assert made[0].control.rows


def in_a_year(wanted: int) -> tuple[ReadClaim, ...]:
    """Claims of several kinds in 250 villages on the days of a year."""
    random = Random(11)
    places = [
        replace(TOWN, id=f"v:{number}", name=f"Village {number}", latitude=40 + number / 10, longitude=20.0)
        for number in range(250)
    ]
    kinds = ("control.capture", "control.hold", "harm.killed", "strike.shelling", "fighting.battle", "control.entry")
    claims = []
    for number in range(wanted):
        kind = random.choice(kinds)
        actor = random.choice([ARMY, LEAGUE, CLANS])
        month, date = random.randint(1, 12), random.randint(1, 28)
        place = random.choice(places)
        claim = read_claim(
            kind,
            f"{actor.name} did it at {place.name}",
            actors=[actor],
            places=[place],
            when=day(f"2031-{month:02}-{date:02}"),
            said_by=[says(MONITOR)] if number % 3 else [],
            counts=[count_of("killed", random.randint(1, 40)), at_least("injured", 5)] if kind == "harm.killed" else [],
            report=Report(name=f"{number // 6}.txt", published=f"2031-{month:02}-{date:02}"),
            at=(number % 6) * 300,
        )
        claims.append(claim)
    return tuple(claims)
