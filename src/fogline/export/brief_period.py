"""What a brief is about: a place and a period, and which claims, events, control, tolls and forecasts belong to them.

Asked for no first day, a brief is of the record's latest stretch: a pile that holds two battles years apart makes one
brief for each, never one of both. What must stay true: the brief says where its stretch begins and what lies before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.export.brief_ground import last_word, published_days
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, listed
from fogline.model import ReadClaim, When, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a brief is about; empty fields ask for nothing.

    Attributes:
        place: name, for the title.
        has_place: whether a place lies in what is wanted.
        start, end: first and last day.
        earlier, later: first and last day of the reports before and after the stretch; empty where there are none.
    """

    place: str = ""
    has_place: Callable[[Where], bool] = lambda _: True
    start: str = ""
    end: str = ""
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


QUIET = 90
"""Days without a report after which what follows is another stretch of the war."""
TENTH = 10
BACK = 30
"""Days before the first report of a stretch that may still be its news."""
NEWS = frozenset({"day", "days", "part-of-day"})


def settled(dataset: Dataset, about: About) -> About:
    """The same with its first day: as asked, else the first of the latest stretch of reports.

    A stretch with less than a tenth of the reports, as one wrongly dated report makes, is left to a brief of its own.
    """
    if about.start:
        return about
    claims = [
        claim
        for claim in narrowed(dataset, about).claims
        if claim.published and (not about.end or claim.published <= about.end)
    ]
    stretches = _stretches(claims)
    at = max((i for i, one in enumerate(stretches) if len(one) * TENTH >= sum(map(len, stretches))), default=0)
    if at:
        first = stretches[at][0]
        told = [_first_news(claim, first) for claim in claims if (claim.published or "") >= first]
        about = replace(
            about, start=min([first, *filter(None, told)]), earlier=(stretches[0][0], stretches[at - 1][-1])
        )
    if at < len(stretches) - 1:
        about = replace(about, end=stretches[at][-1], later=(stretches[at + 1][0], stretches[-1][-1]))
    return about


def _stretches(claims: Iterable[ReadClaim]) -> list[list[str]]:
    """The days of the reports, one for each report, cut where nothing was reported for long."""
    days = sorted({(claim.published, claim.document) for claim in claims if claim.published})
    found: list[list[str]] = []
    for day, _ in days:
        if found and _days(found[-1][-1], day) <= QUIET:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _first_news(claim: ReadClaim, first: str) -> str:
    """The first day of what a claim tells as news; empty where it looks farther back."""
    when = claim.when
    if when is None or when.earliest is None or claim.claim.background or when.precision not in NEWS:
        return ""
    return when.earliest if 0 <= _days(when.earliest, first) <= BACK else ""


def news_from(dataset: Dataset, about: About) -> str:
    """The first day of what is news: that of the period, else a month before the first report; empty without either."""
    first = min((claim.published for claim in dataset.claims if claim.published), default="")
    if about.start or not first:
        return about.start
    return (date.fromisoformat(first) - timedelta(days=BACK)).isoformat()


def in_words(about: About) -> str:
    """Place and period in words."""
    place = about.place or ("All places" if about.start or about.end else "The whole record")
    if about.start and about.end:
        return f"{place}, {day_in_words(about.start)} to {day_in_words(about.end)}"
    if about.start:
        return f"{place}, from {day_in_words(about.start)}"
    return f"{place}, to {day_in_words(about.end)}" if about.end else place


def before_in_words(about: About) -> str:
    """What lies outside the stretch, and how to ask for it; empty where nothing does."""
    asked = [(about.earlier, "--to", -1), (about.later, "--from", 0)]
    told = [f"{_reports(*days)} (ask for it with {option} {days[end]})" for days, option, end in asked if days]
    return f"Left to a brief of their own are {listed(told)}" if told else ""


def _reports(first: str, last: str) -> str:
    told = f"of {day_in_words(first)}" if first == last else f"from {day_in_words(first)} to {day_in_words(last)}"
    return f"reports {told}"


def narrowed(dataset: Dataset, about: About) -> Dataset:
    """The tables of a place and a period; claims outside the project's scope are left out."""
    claims = tuple(claim for claim in dataset.claims if claim.inside is not False and _is_about(claim, about))
    kept = {claim.id for claim in claims}
    return replace(
        dataset,
        claims=claims,
        events=tuple(one for one in dataset.events if not kept.isdisjoint(one.claims) and _in(one.when, about)),
        control=tuple(one for one in dataset.control if about.has_place(one.place)),
        tolls=tuple(one for one in dataset.tolls if not kept.isdisjoint(one.claims) and _in(one.when, about)),
        disputes=tuple(one for one in dataset.disputes if not kept.isdisjoint((*one.left, *one.right))),
        forecasts=tuple(one for one in dataset.forecasts if one.claim in kept),
    )


def on_the_map(dataset: Dataset, about: About) -> Dataset:
    """The tables for the map of a brief: without places last told of before its first day."""
    part = narrowed(dataset, about)
    told = published_days(part)
    return replace(part, control=tuple(row for row in part.control if last_word(row, told) >= about.start))


def _is_about(claim: ReadClaim, about: About) -> bool:
    if claim.places and not any(about.has_place(place) for place in claim.places):
        return False
    if claim.when is not None:
        return _in(claim.when, about)
    return _in(claim.published_when, about)


def _in(when: When | None, about: About) -> bool:
    if when is None or not (about.start or about.end):
        return True
    return (not about.start or (when.latest or "9999") >= about.start) and (
        not about.end or (when.earliest or "") <= about.end
    )


def latest_day(dataset: Dataset) -> str:
    """The last day that the record tells of as past, for the map."""
    days = [claim.published for claim in dataset.claims if claim.published]
    days += [row.start for row in dataset.control if row.start]
    return max(days, default="")
