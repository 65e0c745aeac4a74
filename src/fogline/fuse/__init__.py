"""Clusters into events, control, tolls, disputes and forecasts.

Public functions:
    control_table(claims, facts) -> ControlTable        .holder_on(place, day), .on(day)
    tolls(claims, facts, *, events) -> tuple[Toll, ...]
    events(groups, claims, independence) -> tuple[Event, ...]
    what_each_adds(event, claims, independence) -> tuple[Addition, ...]
    disputes(claims, *, events, tolls, control, facts) -> tuple[Dispute, ...]
    forecasts(claims, texts) -> tuple[Forecast, ...]
    Independence.of(claims, texts, facts)
    told_by_reports(claims, harm, facts) -> tuple[Told, ...]     agreed(told, copies) -> Told | None
    agreements(claims, copies, facts) -> tuple[Agreement, ...]   of the killed and the injured of one event
    gathered(claims, harm, facts) -> (low, high)                 of a report that gathers what others say
"""

from fogline.fuse.consensus import agreed, agreements, told_by_reports
from fogline.fuse.control import ControlAnswer, ControlTable, control_table
from fogline.fuse.disputes import disputes
from fogline.fuse.events import Addition, events, what_each_adds
from fogline.fuse.facts import Alliance, Facts, Term
from fogline.fuse.forecasts import forecasts, overdue
from fogline.fuse.gathering import gathered
from fogline.fuse.independence import Independence
from fogline.fuse.tolls import tolls

__all__ = [
    "Addition",
    "Alliance",
    "ControlAnswer",
    "ControlTable",
    "Facts",
    "Independence",
    "Term",
    "agreed",
    "agreements",
    "control_table",
    "disputes",
    "events",
    "forecasts",
    "gathered",
    "overdue",
    "told_by_reports",
    "tolls",
    "what_each_adds",
]
