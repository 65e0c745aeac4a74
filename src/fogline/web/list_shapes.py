"""The shapes of lists that are given whole: what the pages that are no table show."""

from __future__ import annotations

from typing import Literal

from fogline.web.shapes import ClaimShape, PlaceShape, Shape, WhenShape


class HitShape(Shape):
    """What a search found: a row of a kind, with words to know it by."""

    kind: str
    id: str
    title: str
    words: str
    url: str


class ForecasterShape(Shape):
    """How the forecasts of one forecaster fared; `brier` is `null` where no probability can be judged."""

    name: str
    made: int
    happened: int
    failed: int
    open: int
    judged: int
    chances: int
    brier: float | None


class MarkShape(Shape):
    """What the map of a day shows: a place and who held it (`control`), or an event of the period.

    `drawn` says whether the map can have it; `sure` whether its time is known to the week or lies in the period;
    `told` is the last day by then on which anybody told of a holder.
    """

    id: str
    table: Literal["control", "event"]
    title: str
    kind: str
    day: str | None
    when: WhenShape | None
    sure: bool
    told: str | None
    texture: Literal["held", "contested", "claimed", "divided", "unknown", "old"] | None
    colours: list[str]
    besieged_by: str | None
    drawn: bool
    place: PlaceShape | None
    claims: list[str]


class StandShape(Shape):
    """How a place stood on one of two days; `null` where nobody told of it."""

    day: str
    control: str | None
    state: str | None
    holder: str | None
    holder_name: str | None
    holder_names: list[str]
    besieged_by: str | None
    claims: list[str]


class ChangeShape(Shape):
    """A place that is told of otherwise on the second of two days."""

    id: str
    sort: Literal["changed hands", "told in another way", "newly told of", "no longer told of"]
    place: PlaceShape
    before: StandShape
    after: StandShape


class AmountShape(Shape):
    """How much there is of a table, of a family of claims, or for people to look at; with the days of the events."""

    of: Literal["table", "family of claims", "review"]
    name: str
    count: int
    first: str | None
    last: str | None


class NewsShape(Shape):
    """What came in or is otherwise than at a time; `stands` is false for what is gone."""

    sort: Literal["report", "event", "control", "toll", "dispute", "forecast"]
    turn: str
    id: str
    title: str
    stands: bool


class NearShape(Shape):
    """A claim that may tell of the same thing, how likely, and why."""

    id: str
    why: str
    probability: float


class AskedTieShape(Shape):
    """A tie between two events of which the machine is unsure, with a claim of each."""

    sort: Literal["part of", "follows"]
    event: str
    title: str
    of: str
    of_title: str
    of_claim: str
    probability: float


class WaitingShape(Shape):
    """A claim or a tie that waits for a person: its place in the queue, and why it stands there.

    Of a tie, `id` is the tie's and `claim` is one of the part, or of what follows.
    """

    id: str
    place: int
    reason: str
    why: str
    near: list[NearShape]
    tie: AskedTieShape | None
    claim: ClaimShape


class SaidShape(Shape):
    """What somebody said of a claim; `act` is the code of the merge or split that it is part of."""

    id: str
    by: str
    at: str
    words: str
    note: str
    claim: str
    quote: str
    withdrawn: bool
    act: str
