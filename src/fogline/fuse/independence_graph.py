"""The way of a statement, from who first said it to the last report that echoes it.

A step leads from a speaker to the one who relays it, from there to the report, and from a report to its copies and to
the reports that have it from that outlet. What must stay true: a report that only echoes starts no way of its own;
every step names the claims that show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from fogline.fuse.independence import Independence, Voice, bare_name
from fogline.fuse.prose import side_by_side
from fogline.model import ReadClaim

Sort = Literal["speaker", "pictures", "wire", "report"]
How = Literal["tells", "relays", "carries", "copies", "cites"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One place on the way: a speaker, pictures, an agency's wire or a report.

    Attributes:
        key: equal for one and the same; of a report its document id.
        name: for people.
        sort: what it is.
        day: the first day on which it is known to have told this; empty when not known.
        starts: nothing in the record comes before it.
        independent: it starts and counts as an origin.
        depth: steps from the farthest start.
    """

    key: str
    name: str
    sort: Sort
    day: str
    starts: bool
    independent: bool
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one station to the next, with the claims that show it.

    Attributes:
        how: the source ``tells`` a report; is ``relay``-ed by a speaker; its wire is ``carries``-d; a report
            ``copies`` another or ``cites`` its outlet.
    """

    source: str
    target: str
    how: How
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The stations and steps of what is told of one happening, in the order of days and depth."""

    stations: tuple[Station, ...]
    steps: tuple[Step, ...]

    @property
    def origins(self) -> tuple[Station, ...]:
        """The stations that start a way and count as origins."""
        return tuple(one for one in self.stations if one.independent)

    def after(self, key: str) -> tuple[Station, ...]:
        """Every station that comes after one, first echoes first."""
        reached, edge = {key}, [key]
        while edge:
            edge = [step.target for step in self.steps if step.source in edge and step.target not in reached]
            reached.update(edge)
        return tuple(one for one in self.stations if one.key in reached and one.key != key)


def provenance(claims: Sequence[ReadClaim], independence: Independence) -> Provenance:
    """Lays out the way of what some claims tell, most often those of one event.

    Args:
        claims: in any order.
        independence: origins and copies of the whole record.
    """
    ordered = sorted(claims, key=lambda one: (one.published or "9999", one.document, one.claim.span.start, one.id))
    drawing = _Drawing(independence)
    for claim, voice in zip(ordered, independence.voices(ordered), strict=True):
        drawing.add(claim, voice)
    return drawing.provenance()


class _Drawing:
    """Stations and steps while they are gathered."""

    def __init__(self, independence: Independence) -> None:
        self._independence = independence
        self._known: dict[str, tuple[str, Sort, str]] = {}
        self._counts: dict[str, bool] = {}
        self._steps: dict[tuple[str, str, How], list[str]] = {}
        self._outlets: dict[str, str] = {}

    def add(self, claim: ReadClaim, voice: Voice) -> None:
        """Adds one claim: its speakers, its report, and what its report has from elsewhere."""
        report = claim.document
        self._station(report, claim.source or claim.document_name, "report", claim.published)
        for source, target, how in self._way(claim, voice):
            if source != target:
                self._steps.setdefault((source, target, how), []).append(claim.id)
        if not claim.says:
            self._counts[report] = self._counts.get(report, False) or (voice.independent and voice.key == report)
        if claim.source:
            self._outlets.setdefault(bare_name(claim.source), report)

    def _way(self, claim: ReadClaim, voice: Voice) -> Iterator[tuple[str, str, How]]:
        report, echo = claim.document, self._independence.echoes.get(claim.document)
        if echo is not None:
            self._station(echo.of, self._independence.names.get(echo.of, echo.of), "report", None)
            yield echo.of, report, "copies"
            if claim.says:
                return
        if claim.says:
            yield from self._spoken(claim)
        elif voice.key.startswith("wire "):
            self._station(voice.key, voice.name, "wire", claim.published)
            self._counts[voice.key] = voice.independent
            yield voice.key, report, "carries"

    def _spoken(self, claim: ReadClaim) -> Iterator[tuple[str, str, How]]:
        """From the first speakers through each relay to the report."""
        keys = [self._speaker(voice, claim) for voice in self._independence.spoken(claim)]
        first = side_by_side(claim)
        before, relays = keys[:first], keys[first:]
        for relay in relays:
            yield from ((one, relay, "relays") for one in before)
            before = [relay]
        for one in before:
            yield one, claim.document, "cites" if self._known[one][1] == "report" else "tells"

    def _speaker(self, voice: Voice, claim: ReadClaim) -> str:
        """The station of a speaker; of an outlet whose own report the record holds, that report."""
        cited = self._outlets.get(bare_name(voice.name))
        if cited is not None and cited != claim.document:
            return cited
        self._station(voice.key, voice.name, "pictures" if voice.key == "footage" else "speaker", claim.published)
        self._counts.setdefault(voice.key, voice.independent)
        return voice.key

    def _station(self, key: str, name: str, sort: Sort, day: str | None) -> None:
        before = self._known.get(key)
        if before is None or (day and (not before[2] or day < before[2])):
            self._known[key] = (before[0] if before else name, sort, day or "")

    def provenance(self) -> Provenance:
        """What was gathered, laid out."""
        targets = {target for _, target, _ in self._steps}
        depth = self._depths()
        stations = [
            Station(
                key=key,
                name=name,
                sort=sort,
                day=day,
                starts=key not in targets,
                independent=key not in targets and self._counts.get(key, False),
                depth=depth.get(key, 0),
            )
            for key, (name, sort, day) in self._known.items()
        ]
        steps = (
            Step(source=source, target=target, how=how, claims=tuple(found))
            for (source, target, how), found in sorted(self._steps.items())
        )
        return Provenance(
            stations=tuple(sorted(stations, key=lambda one: (one.day or "9999", one.depth, one.key))),
            steps=tuple(steps),
        )

    def _depths(self) -> dict[str, int]:
        """Steps from the farthest start; a circle of relays is cut where it closes."""
        depth = dict.fromkeys(self._known, 0)
        for _ in range(len(depth)):
            moved = False
            for source, target, _how in self._steps:
                if depth[target] <= depth[source] < len(depth):
                    depth[target], moved = depth[source] + 1, True
            if not moved:
                break
        return depth
