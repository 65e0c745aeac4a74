"""Exam: a synthetic war of many claims, put together again and held against what was so.

Events: B³ over the reports' main claims. Origins: of every event that was told, how many independent origins it is
given, against how many first tellings there were. Tolls: how often the truth lies within low and high, against how
often it lies within what the reports say. Control: who held each town, every ten days from the first report on it.
Beside each, in the same run, the plain way: same kind, place and day are one event; every report is an origin; the
first report's number; the last capture published.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bench.world import FACTS, Report, World
from fogline.model import Count, Toll
from fogline.views import Reading
from fogline.views.tables import Tables, build_tables

CLAIMS = 10_000
SEED = 7
STEP = 10
"""Days from one question on a town to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A war as far as it was told: the reports, and the record of them."""

    world: World
    reports: Sequence[Report]
    tables: Tables


def told_war(size: int, seed: int) -> tuple[World, list[Report]]:
    """Draws a war until its reports hold so many claims."""
    world, reports, claims = World(seed=seed), [], 0
    for report in world.reports():
        reports.append(report)
        claims += len(report.claims)
        if claims >= size:
            break
    return world, reports


def run(size: int = CLAIMS, seed: int = SEED) -> dict[str, Any]:
    """Draws a war, derives its tables and measures them.

    Args:
        size: how many claims.
        seed: of the war.
    """
    started = time.perf_counter()
    world, reports = told_war(size, seed)
    drawn = time.perf_counter()
    claims = tuple(claim for report in reports for claim in report.claims)
    texts = {report.document: report.text for report in reports}
    tables = build_tables(Reading(claims=claims, texts=texts), FACTS)
    seconds = time.perf_counter() - drawn
    told = Told(world=world, reports=reports, tables=tables)
    figures = {**events_of(told), **origins_of(told), **tolls_of(told), **control_of(told)}
    figures = {name: round(value, 3) for name, value in figures.items()}
    figures |= {"reports": len(reports), "happenings": len({one.happening for one in reports}), "seed": seed}
    figures |= {"seconds_drawing": round(drawn - started, 2), "seconds_deriving": round(seconds, 2)}
    total = round(time.perf_counter() - started, 1)
    return {"exam": "world", "data": f"seed {seed}", "n": len(claims), "figures": figures, "seconds": total}


def true_event(report: Report) -> str:
    """What a report is of; a false capture is an event of its own, that was only told."""
    return f"{report.happening}{':false' if report.false else ''}"


def events_of(told: Told) -> dict[str, float]:
    """B³ of the main claims, and of the plain way."""
    event_of = told.tables.event_of()
    gold = {report.claims[0].id: true_event(report) for report in told.reports}
    plain = {}
    for report in told.reports:
        claim = report.claims[0]
        plain[claim.id] = (claim.claim.kind, claim.places[0].id, claim.when.latest if claim.when else None)
    found = b_cubed({claim: event_of.get(claim, claim) for claim in gold}, gold)
    baseline = b_cubed(plain, gold)
    return {**{f"events_{k}": v for k, v in found.items()}, "baseline_events_b3_f1": baseline["b3_f1"]}


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> dict[str, float]:
    """Precision, recall and F1 of a grouping, item by item.

    Args:
        found: group of each item.
        gold: the true one.
    """
    pairs = Counter((found[item], gold[item]) for item in gold)
    sizes, wanted = Counter(found[item] for item in gold), Counter(gold.values())
    precision = sum(n * n / sizes[group] for (group, _), n in pairs.items()) / len(gold)
    recall = sum(n * n / wanted[group] for (_, group), n in pairs.items()) / len(gold)
    return {"b3_p": precision, "b3_r": recall, "b3_f1": 2 * precision * recall / (precision + recall)}


def origins_of(told: Told) -> dict[str, float]:
    """How often an event has as many independent origins as it had first tellings, and how far off it is."""
    event_of = told.tables.event_of()
    events = {event.id: event for event in told.tables.events}
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in told.reports:
        groups[true_event(report)].append(report)
    right, off, plain = 0, 0, 0
    for group in groups.values():
        homes = Counter(event_of[report.claims[0].id] for report in group if report.claims[0].id in event_of)
        true = len({report.origin for report in group})
        home = events[homes.most_common(1)[0][0]] if homes else None
        given = sum(one.independent for one in home.origins) if home else 0
        right, off, plain = right + (given == true), off + abs(given - true), plain + (len(group) == true)
    return {
        "origins_right": right / len(groups),
        "origins_off": off / len(groups),
        "baseline_origins_right": plain / len(groups),
    }


def tolls_of(told: Told) -> dict[str, float]:
    """How often the truth lies within the toll of what was told of a strike."""
    by_claim: dict[str, list[Toll]] = defaultdict(list)
    for toll in told.tables.tolls:
        for claim in toll.claims:
            by_claim[claim].append(toll)
    groups: dict[int, list[Report]] = defaultdict(list)
    for report in told.reports:
        if len(report.claims) > 1:
            groups[report.happening].append(report)
    within, exact, first, reachable = 0, 0, 0, 0
    for number, group in groups.items():
        killed = told.world.truth.happenings[number].killed
        uses = Counter(toll.id for report in group for toll in by_claim[report.claims[1].id])
        named = {toll.id: toll for report in group for toll in by_claim[report.claims[1].id]}
        chosen = named[uses.most_common(1)[0][0]] if uses else None
        within += chosen is not None and _holds(chosen, killed)
        exact += chosen is not None and chosen.best is not None and chosen.best.value == killed
        counts = group[0].claims[1].counts
        first += bool(counts) and counts[0].best == killed
        reachable += _reaches([report.claims[1].counts[0] for report in group], killed)
    shared = len(groups) or 1
    return {
        "tolls_within": within / shared,
        "tolls_within_reach": reachable / shared,
        "tolls_best": exact / shared,
        "baseline_tolls_best": first / shared,
    }


def _reaches(counts: Sequence[Count], killed: int) -> bool:
    """Whether what was told holds the truth between its lowest and its highest number."""
    low = min(count.low for count in counts if count.low is not None)
    return low <= killed and (any(count.high is None for count in counts) or killed <= max(c.high or 0 for c in counts))


def _holds(toll: Toll, killed: int) -> bool:
    low, high = toll.low.value if toll.low else 0, toll.high.value if toll.high else killed
    return low <= killed <= high


def control_of(told: Told) -> dict[str, float]:
    """How often the record has the true holder of a town, every so many days since the first capture told of it."""
    captures: dict[str, list[Report]] = defaultdict(list)
    for report in told.reports:
        if report.claims[0].claim.kind == "control.capture":
            captures[report.claims[0].places[0].id or ""].append(report)
    last = max(report.claims[0].published or "" for report in told.reports)
    asked = right = answered = plain = 0
    for number, town in enumerate(told.world.map()):
        known = captures.get(town.place.id or "", [])
        day = min((_day_told(report) for report in known if not report.false), default=last)
        while day < last:
            truth = told.world.truth.holder_on(number, day)
            given = told.tables.control.holder_on(town.place.id or "", day).holder
            named = [report for report in known if (report.claims[0].published or "") <= day]
            asked, right, answered = asked + 1, right + (given == truth), answered + (given is not None)
            plain += bool(named) and named[-1].claims[0].actors[0].side == truth
            day = (date.fromisoformat(day) + timedelta(days=STEP)).isoformat()
    shared = asked or 1
    return {
        "control_accuracy": right / shared,
        "control_answered": answered / shared,
        "control_accuracy_answered": right / (answered or 1),
        "baseline_control_accuracy": plain / shared,
    }


def _day_told(report: Report) -> str:
    when = report.claims[0].when
    return (when.latest if when else None) or ""
