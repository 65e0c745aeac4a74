"""Builders of read claims and of the entries they fold from, in words of our own.

A read claim is made from a sentence; the report is invented around it. Parties and places are few and fixed: the
war is that of the Vale, between the crown (and its ally the coast) and the league, with the hill clans apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from fogline.model import (
    Basis,
    Claim,
    Count,
    Mention,
    Party,
    Polarity,
    Quantity,
    ReadClaim,
    Role,
    Span,
    Speaker,
    SpeakerName,
    Time,
    When,
    Where,
    published_status,
    span_of,
)

CROWN = Party(id="vale:crown", name="Crown government", side="crown", kind="government")
ARMY = Party(id="vale:army", name="Crown army", side="crown", kind="military")
HERALD = Party(id="vale:herald", name="Crown Herald", side="crown", kind="media")
COAST = Party(id="vale:coast", name="Coast state", side="coast", kind="state")
LEAGUE = Party(id="vale:league", name="League", side="league", kind="armed group")
REBELS = Party(id="vale:rebels", name="Vale rebels", side="league", kind="armed group", generic=True)
CLANS = Party(id="vale:clans", name="Hill Clans", side="clans", kind="armed group")
MONITOR = Party(id="vale:monitor", name="Vale Monitor", kind="monitor")
WIRE = Party(id="vale:wire", name="Meadow Wire", kind="media")
RESIDENTS = Party(id="new:residents", name="residents", kind="population")
CIVILIANS = Party(id="new:civilians", name="civilians", kind="population")

COUNTRY = Where(id="v:vale", name="Vale", kind="country", precision="country", country="XV")
PROVINCE = Where(
    id="v:marsh_province", name="Marsh province", kind="province", precision="province", within=("v:vale",)
)
CITY = Where(
    id="v:ostrava",
    name="Ostrava",
    kind="city",
    precision="settlement",
    latitude=50.0,
    longitude=20.0,
    within=("v:marsh_province", "v:vale"),
)
EAST = Where(
    id="v:ostrava.east", name="East Ostrava", kind="city part", precision="city-part",
    within=("v:ostrava", "v:marsh_province", "v:vale"),
)  # fmt: skip
MILL = Where(
    id="v:ostrava.mill", name="Mill quarter", kind="neighbourhood", precision="neighbourhood",
    latitude=50.01, longitude=20.01, within=("v:ostrava.east", "v:ostrava", "v:marsh_province", "v:vale"),
)  # fmt: skip
TANNERY = Where(
    id="v:ostrava.tannery", name="Tannery quarter", kind="neighbourhood", precision="neighbourhood",
    latitude=50.02, longitude=20.02, within=("v:ostrava.east", "v:ostrava", "v:marsh_province", "v:vale"),
)  # fmt: skip
ROAD = Where(id="v:north_road", name="North Road", kind="road", precision="site", within=("v:marsh_province", "v:vale"))
TOWN = Where(
    id="v:lindow", name="Lindow", kind="town", precision="settlement", latitude=50.4, longitude=20.9,
    within=("v:marsh_province", "v:vale"),
)  # fmt: skip


def day(value: str, part: str | None = None) -> When:
    """One day."""
    return When(earliest=value, latest=value, precision="day" if part is None else "part-of-day", edtf=value, part=part)


def days(earliest: str | None, latest: str | None) -> When:
    """An interval of days, either end open."""
    edtf = f"{earliest or '..'}/{latest or '..'}"
    return When(earliest=earliest, latest=latest, precision="days" if earliest and latest else "open", edtf=edtf)


def says(party: Party, basis: Basis = "statement", text: str = "") -> SpeakerName:
    """A speaker."""
    return SpeakerName(party=party, basis=basis, text=text or party.name)


def count_of(unit: str, low: int | None, high: int | None = None, *, cumulative: bool = False) -> Count:
    """A count; one number without a second is exact."""
    return Count(unit=unit, low=low, best=low, high=low if high is None else high, cumulative=cumulative)


def at_least(unit: str, low: int, *, cumulative: bool = False) -> Count:
    """A count that is open above, as the number reader gives it."""
    return Count(unit=unit, low=low, best=low, high=None, cumulative=cumulative)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An invented report that claims are made for."""

    name: str = "north-wire.txt"
    source: str | None = "North Wire"
    published: str | None = "2031-05-10"
    machine_written: bool = False

    @property
    def id(self) -> str:
        """The document's id."""
        return f"document_{self.name}"


_places_in_text = count(0, 400)


def read_claim(
    kind: str,
    sentence: str,
    *,
    report: Report | None = None,
    actors: Sequence[Party] = (),
    targets: Sequence[Party] = (),
    victims: Sequence[Party] = (),
    places: Sequence[Where] = (),
    place_words: Sequence[str] = (),
    when: When | None = None,
    said_by: Sequence[SpeakerName] = (),
    counts: Sequence[Count] = (),
    time: Time = "past",
    certainty: int = 3,
    polarity: Polarity = "positive",
    denial: bool = False,
    background: bool = False,
    opinion: bool = False,
    at: int | None = None,
    recorded: str = "2031-05-11T08:00:00Z",
) -> ReadClaim:
    """A claim of one sentence, resolved as told.

    Args:
        place_words: the words of the sentence that name each place, where they are not the place's own name.
        at: where the sentence stands in its report; each claim has its own place when `None`.
    """
    told = report or Report()
    offset = next(_places_in_text) if at is None else at
    words = [*place_words, *(place.name for place in places[len(place_words) :])]
    claim = Claim(
        document=told.id,
        kind=kind,
        span=Span(start=offset, end=offset + len(sentence), quote=sentence),
        mentions=tuple(_mention("place", sentence, one, offset) for one in words if one in sentence),
        quantities=tuple(Quantity(span=_shifted(sentence, sentence[:1], offset), count=one) for one in counts),
        speakers=tuple(
            Speaker(span=_shifted(sentence, sentence[:1], offset), basis=one.basis)  # type: ignore[arg-type]
            for one in said_by
        ),
        time=time,
        certainty=certainty,
        polarity=polarity,
        denial=denial,
        background=background,
        opinion=opinion,
    )
    published = told.published
    return ReadClaim(
        id=claim.id,
        claim=claim,
        status=published_status(claim),
        document=told.id,
        document_name=told.name,
        source=told.source,
        published=published,
        published_when=day(published) if published else None,
        actors=tuple(actors),
        targets=tuple(targets),
        victims=tuple(victims),
        places=tuple(places),
        when=when,
        says=tuple(said_by),
        counts=tuple(counts),
        machine_written=told.machine_written,
        extractor="extract@1",
        recorded=recorded,
    )


def _mention(role: Role, sentence: str, words: str, offset: int) -> Mention:
    return Mention(role=role, span=_shifted(sentence, words, offset))


def _shifted(sentence: str, words: str, offset: int) -> Span:
    start = sentence.index(words)
    found = span_of(sentence, start, start + len(words))
    return replace(found, start=found.start + offset, end=found.end + offset)
