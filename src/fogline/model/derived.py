"""Derived values: what the record comes to when it is all read. Never stored as truth; rebuilt at will."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fogline.model.claim import Claim, Status
from fogline.model.values import Count, Party, When, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerName:
    """A speaker of a claim as resolved, with the report's fullest words for it: for "he" the name told elsewhere."""

    party: Party
    basis: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """A claim with everything resolved: the unit that linking, fusing, views and exports work on.

    Attributes:
        id, claim, status: the claim, its id and its published status.
        document, document_name, source, published: the report and the date used for it.
        published_when: the date used, with its vagueness.
        actors, targets, victims: the resolved parties in the roles (or minted ones).
        places: resolved places, most specific first.
        place_words: for each place the words it was read from, empty where the context gave it.
        place_assumed: for each place whether only the report's course gave it: good for a map and for linking, and
            no part of what the claim says.
        when: the claim's time; `None` when not knowable.
        when_text: the phrase the time came from.
        told: when it was told or came to be known, where the report says so; `None` where it does not.
        told_text: the words that say it.
        says: the speaker chain, original first.
        counts: numbers.
        inside: inside the project's scope; `None` when no scope is set or it cannot be told.
        confidence: of the extraction.
        reviewed: a person's verdict, where there is one.
        machine_written: the report says that a machine wrote it.
        extractor: who found it (``extract@1`` or ``human:…``).
        recorded: when it entered the ledger.
    """

    id: str
    claim: Claim
    status: Status
    document: str
    document_name: str
    source: str | None = None
    title: str | None = None
    published: str | None = None
    published_when: When | None = None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    victims: tuple[Party, ...] = ()
    places: tuple[Where, ...] = ()
    place_words: tuple[str, ...] = ()
    place_assumed: tuple[bool, ...] = ()
    when: When | None = None
    when_text: str = ""
    told: When | None = None
    told_text: str = ""
    says: tuple[SpeakerName, ...] = ()
    counts: tuple[Count, ...] = ()
    inside: bool | None = None
    confidence: float = 0.5
    reviewed: str | None = None
    machine_written: bool = False
    extractor: str = ""
    recorded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent origin of a statement: the first speaker, or the report itself where it asserts.

    Attributes:
        key: equal for claims that share the origin.
        name: for people.
        claims: ids of the claims that carry it.
        independent: false for machine-written or retold reports, which add no origin for what they do not attribute.
        why: the reason, for people.
    """

    key: str
    name: str
    claims: tuple[str, ...]
    independent: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The one number that several reports of one event come to, by a vote in which a copy counts a quarter.

    Attributes:
        unit: what was suffered.
        low, high: bounds, as the reports give them; `high` is `None` for "at least".
        claim: id of the claim whose words give it: in figures, as a list of people, or as those shot who lived.
        reports: how many reports of the event tell such a number, two of them no copies at least.
        telling: how many of these tell this very one.
        copies: how many of `reports` copy an earlier report.
    """

    unit: Literal["killed", "injured"]
    low: int | None
    high: int | None
    claim: str
    reports: int
    telling: int
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims about the same thing, fused.

    Attributes:
        counts: the range of all numbers told, by unit.
        agreed: of the killed and the injured the one number that its reports come to, where two or more tell one.
    """

    id: str
    kind: str
    title: str
    when: When | None
    places: tuple[Where, ...]
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    counts: tuple[Count, ...]
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    status: Status
    grade: str
    grade_why: str
    agreed: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What joins two events that are not the same: one is part of the other, or follows from it.

    Attributes:
        sort: what joins them.
        event: id of the part, or of what follows.
        of: id of the whole, or of what it follows.
        rule: how it was found: ``within`` (kind, place, days and parties), ``said`` (in the words of a report),
            ``aftermath`` (a sort of event that something goes before) or ``person``.
        probability: 0 … 1.
        why: the reasons with their weights in log-odds, for people.
        claims: the first claim of each, or those that a person tied.
    """

    id: str
    sort: Literal["part of", "follows"]
    event: str
    of: str
    rule: Literal["within", "said", "aftermath", "person"]
    probability: float
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who holds a place from one day to another, as whose claim.

    Attributes:
        place: the place.
        start, end: days, inclusive; `end` is `None` while nothing later is known.
        holder: side id; when contested, the side that was said to have all of it before others were in parts.
            `None` when unknown, divided or without such a side.
        holders: all sides with a claim to it.
        state: held, contested, claimed (one party's word only), divided or unknown.
        besieged_by: side id.
        claims: ids that bear on it.
        says: on whose word.
        why: the reason, for people.
    """

    place: Where
    start: str | None
    end: str | None
    holder: str | None
    holders: tuple[str, ...]
    state: Literal["held", "contested", "claimed", "divided", "unknown"]
    besieged_by: str | None
    claims: tuple[str, ...]
    says: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TollBound:
    """One bound of a toll and the claim that sets it."""

    value: int
    claim: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A range of one category for one period or event.

    Attributes:
        scope: ``incident`` or ``running``; the two are never summed.
        category: ``civilians killed``, ``killed``, ``injured``, ``displaced``, ``hospitals hit`` …
        part_of: id of the toll this is a stated part of.
    """

    id: str
    scope: Literal["incident", "running"]
    category: str
    side: str | None
    when: When | None
    places: tuple[Where, ...]
    low: TollBound | None
    best: TollBound | None
    high: TollBound | None
    claims: tuple[str, ...]
    says: tuple[str, ...]
    part_of: str | None = None
    event: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims that cannot all be true, and why; or accounts to be read side by side."""

    id: str
    sort: Literal["number", "population", "holder", "denial", "blame", "target", "date", "initiative", "account"]
    about: str
    why: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    hard: bool
    opened: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Who expected what by when; resolved later from the record."""

    id: str
    claim: str
    forecaster: str
    statement: str
    sort: Literal["forecast", "warning", "intent", "threat"]
    made: str | None
    horizon: When | None
    condition: str | None
    probability: tuple[float, float] | None
    outcome: Literal["open", "happened", "did not happen", "cannot be judged"]
    outcome_why: str
    outcome_claims: tuple[str, ...] = ()
