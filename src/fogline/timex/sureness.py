"""How sure a time is that a rule gives, by how often the rule was right on the tuning corpus.

Shares of the phrases of TimeBank whose value is right, drawn towards the rest where a rule is rare. Where the corpus
only writes a coarser or finer value for the same days (weeks, "a year ago"), the place counts and not the notation.
"""

from __future__ import annotations

USUAL = 0.92
"""A phrase that names its time: a date, a weekday, a month, today."""
BY_RULE = {
    "date": 0.95,
    "month-and-year": 0.95,
    "day": 0.97,
    "day-and-month": 0.96,
    "month": 0.96,
    "now": 0.96,
    "quarter": 0.95,
    "year": 0.91,
    "week": 0.8,
    "weekend": 0.8,
    "weekday-ahead": 0.8,
    "season": 0.84,
    "set": 0.83,
    "part-of-day": 0.86,
    "part-of-anchor-day": 0.8,
    "stretch-past": 0.84,
    "stretch-next": 0.83,
    "stretch-next-vague": 0.77,
    "stretch-past-vague": 0.58,
    "offset": 0.7,
    "offset-vague": 0.7,
    "year-from-time-before": 0.75,
    "quarter-told-before": 0.64,
    "offset-from-time-before": 0.6,
}
"""Rules that are surer than most, or less sure."""


def sureness(rule: str) -> float:
    """How sure a time is, from 0 to 1, by the rule that gave it."""
    return BY_RULE.get(rule, USUAL)
