"""Builders of derived tables and of a small dataset, in words of our own, for exports and the brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.export.dataset import Dataset, SideCard
from fogline.model import (
    Control,
    Dispute,
    Event,
    Forecast,
    Origin,
    ReadClaim,
    Span,
    Toll,
    TollBound,
)
from fogline.views.claims import ReadDocument
from support.claims import ARMY, CITY, CIVILIANS, LEAGUE, MILL, MONITOR, Report, count_of, day, read_claim, says

NORTH = Report()
SOUTH = Report(name="south-courier.txt", source="South Courier", published="2031-05-12")
CAPTURE = "The Crown army captured Mill quarter on 9 May"
KILLED = "=between 20 and 24 civilians were killed in Ostrava"
DENIED = "The League denied losing Mill quarter"
EXPECTED = "The siege may last until the autumn"


def capture() -> ReadClaim:
    """A capture on the army's word."""
    return read_claim(
        "control.capture",
        CAPTURE,
        report=NORTH,
        actors=[ARMY],
        places=[MILL],
        when=day("2031-05-09"),
        said_by=[says(ARMY)],
        at=0,
    )


def killing() -> ReadClaim:
    """Deaths on a monitor's word; the quote begins as a formula does."""
    return read_claim(
        "harm.killed",
        KILLED,
        report=SOUTH,
        actors=[ARMY],
        targets=[CIVILIANS],
        places=[CITY],
        when=day("2031-05-10"),
        said_by=[says(MONITOR)],
        counts=[count_of("civilians killed", 20, 24)],
        at=0,
    )


def denial() -> ReadClaim:
    """A denial of the capture."""
    return read_claim(
        "control.loss",
        DENIED,
        report=SOUTH,
        actors=[LEAGUE],
        places=[MILL],
        when=day("2031-05-09"),
        said_by=[says(LEAGUE)],
        denial=True,
        polarity="negative",
        at=60,
    )


def expectation() -> ReadClaim:
    """A forecast by the report itself."""
    return read_claim("outlook.forecast", EXPECTED, report=NORTH, places=[CITY], time="forecast", at=60)


def event_of(claim: ReadClaim, title: str) -> Event:
    """The event of one claim."""
    origin = Origin(key=claim.id, name="one", claims=(claim.id,), independent=True, why="the first speaker")
    return Event(
        id=f"event_{claim.id[6:20]}",
        kind=claim.claim.kind,
        title=title,
        when=claim.when,
        places=claim.places,
        actors=claim.actors,
        targets=claim.targets,
        counts=claim.counts,
        claims=(claim.id,),
        origins=(origin,),
        status=claim.status,
        grade="weak",
        grade_why="one origin",
    )


def texts_of(claims: Sequence[ReadClaim]) -> dict[str, str]:
    """Texts in which every claim's quote stands where the claim says."""
    texts: dict[str, list[str]] = {}
    for claim in claims:
        span: Span = claim.claim.span
        body = texts.setdefault(claim.document, [" "] * 200)
        body[span.start : span.end] = list(span.quote)
    return {document: "".join(body) for document, body in texts.items()}


def a_dataset() -> Dataset:
    """A record of four claims in two reports, with one table row of each sort."""
    taken, dead, denied, expected = capture(), killing(), denial(), expectation()
    claims = (taken, expected, dead, denied)
    low = TollBound(value=20, claim=dead.id, says="Vale Monitor")
    return Dataset(
        name="War of the Vale",
        made="2031-05-13T09:00:00Z",
        claims=claims,
        documents=tuple(
            ReadDocument(id=one.id, name=one.name, source=one.source, published=one.published) for one in (NORTH, SOUTH)
        ),
        events=(event_of(taken, "Crown army captures Mill quarter"), event_of(dead, "Civilians killed in Ostrava")),
        control=(
            Control(
                place=MILL,
                start="2031-05-09",
                end=None,
                holder="crown",
                holders=("crown",),
                state="claimed",
                besieged_by=None,
                claims=(taken.id,),
                says=("Crown army",),
                why="on its own word",
            ),
        ),
        tolls=(
            Toll(
                id="toll_1",
                scope="incident",
                category="civilians killed",
                side=None,
                when=day("2031-05-10"),
                places=(CITY,),
                low=low,
                best=None,
                high=replace(low, value=24),
                claims=(dead.id,),
                says=("Vale Monitor",),
            ),
        ),
        disputes=(
            Dispute(
                id="dispute_1",
                sort="denial",
                about="Mill quarter",
                why="The League denies what the army says",
                left=(taken.id,),
                right=(denied.id,),
                hard=True,
            ),
        ),
        forecasts=(
            Forecast(
                id="forecast_1",
                claim=expected.id,
                forecaster="North Wire",
                statement=EXPECTED,
                sort="forecast",
                made="2031-05-10",
                horizon=None,
                condition=None,
                probability=None,
                outcome="open",
                outcome_why="nothing later",
            ),
        ),
        texts=texts_of(claims),
        sides={
            "crown": SideCard(id="crown", name="Crown", colour="#D55E00", state=True),
            "league": SideCard(id="league", name="League", colour="#009E73"),
        },
        place_names={"v:ostrava": "Ostrava", "v:marsh_province": "Marsh province", "v:vale": "Vale"},
    )
