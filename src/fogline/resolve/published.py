"""Publication dates: the stated one that holds, or what the report's own words allow.

Of several stated dates the reader's order holds: what was given, unless the report's own dateline contradicts it.
A dateline that names another weekday than that of the only
stated date moves it back to the last such day: the report was written before it was filed.
Without any stated date the report's words still bound it:
it cannot be older than the latest day it tells of in the past, nor than a name it uses; it cannot be younger than a
body it treats as standing. Within these bounds a day that the report itself counts to, or the one weekday it gives its
own day, is taken. Nothing is guessed beyond that; an interval stays an interval.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from fogline.model import CLAIM_ZONES, Claim, DatePrecision, Document, Found, Resolution, StatedDate, When, fold_name
from fogline.resolve.counted_days import counted_days, told_weekday
from fogline.resolve.standing_names import NameBound, used_until
from fogline.timex import normalise, recognise
from fogline.timex.forms import Calendar

WEEK = 7
SURE_OF_A_NAME = 0.8
"""A file's name can carry the day of its download."""
SLIP = 2
"""Days by which a report may be dated after its weekday; what is further off is no slip of filing."""


def resolve_published(document: Document, bounds: Sequence[NameBound], claims: Sequence[Claim] = ()) -> Iterator[Found]:
    """Says when the report was published, with its reason.

    Args:
        document: the report.
        bounds: names that bound a date, from the packs.
        claims: the report's claims; what they tell of its present bounds it too.

    Yields:
        One `Resolution` with matter ``published``; open (`when` is `None`) where nothing bounds it.
    """
    stated = best_stated(document.dates)
    if stated is not None:
        yield _from_stated(document, stated)
        return
    earliest, latest, reasons = _bounds(document, bounds, claims)
    counted = _counted(document, bounds, earliest, latest)
    if counted is not None:
        yield counted
        return
    if earliest is None and latest is None:
        yield _found(document, None, "open", 0.0, ("the report names no date and nothing in it bounds one",))
        return
    edtf = f"{earliest or '..'}/{latest or '..'}"
    precision: DatePrecision = "years" if earliest and latest else "open"
    when = When(earliest=earliest, latest=latest, precision=precision, edtf=edtf)
    yield _found(document, when, "bounded by its own words", 0.7, tuple(reasons))


def _from_stated(document: Document, stated: StatedDate) -> Found:
    reason = f"the date is {_basis_words(stated)}"
    written = date.fromisoformat(stated.value)
    back = 0 if stated.weekday is None else (written.weekday() - stated.weekday) % 7
    if not back:
        sure = SURE_OF_A_NAME if stated.basis == "name" else 0.95
        return _found(document, _on(stated.value), f"stated: {stated.basis}", sure, (reason,))
    if stated.basis in ("dateline", "text") and back > SLIP:
        when = When(earliest=stated.value, latest=stated.value, precision="day", edtf=f"{stated.value}?")
        unsure = f"{reason} as {stated.value}, which is no such weekday: one of the two is wrong"
        return _found(document, when, f"stated: {stated.basis}, at odds with its weekday", 0.6, (unsure,))
    day = (written - timedelta(days=back)).isoformat()
    moved = f"{reason} as {stated.value}, but the dateline names another weekday: the last such day before it"
    return _found(document, _on(day), f"stated: {stated.basis}, at the dateline's weekday", 0.75, (moved,))


def _on(day: str) -> When:
    return When(earliest=day, latest=day, precision="day", edtf=day)


def _counted(document: Document, bounds: Sequence[NameBound], earliest: str | None, latest: str | None) -> Found | None:
    """The one day that the report's counts lead to, or its weekday leaves of a week; `None` for none or several."""
    known = {bound.name: (bound.earliest, bound.why) for bound in bounds if bound.earliest}
    days = {one.day.isoformat(): one.why for one in counted_days(document, known, earliest)}
    days = {day: why for day, why in days.items() if (earliest or "") <= day <= (latest or "9999")}
    rule = "counted from a day it tells"
    weekday = told_weekday(document) if not days and earliest and latest else None
    if weekday is not None and earliest and latest:
        span = (date.fromisoformat(latest) - date.fromisoformat(earliest)).days
        within = [date.fromisoformat(earliest) + timedelta(days=i) for i in range(min(span, WEEK) + 1)]
        days = {day.isoformat(): "its own weekday" for day in within if span < WEEK and day.weekday() == weekday}
        rule = "the only such weekday within its bounds"
    if len(days) != 1:
        return None
    ((day, why),) = days.items()
    return _found(document, _on(day), rule, 0.7, (why,))


def _found(document: Document, when: When | None, rule: str, confidence: float, reasons: tuple[str, ...]) -> Found:
    record = Resolution(subject=document.id, matter="published", when=when, rule=rule)
    return Found(record=record, basis=(document.id,), confidence=confidence, reasons=reasons)


def _basis_words(stated: StatedDate) -> str:
    return {
        "given": "given with the report",
        "dateline": "in the report's dateline",
        "metadata": "in the page's metadata",
        "text": "named in the text as the day of the report",
        "name": "in the name of its file or its address",
    }[stated.basis]


def best_stated(dates: Sequence[StatedDate]) -> StatedDate | None:
    """The stated date that holds.

    The reader puts the best first: what was given, unless the report's own dateline contradicts it. A dateline that
    names a weekday that does not fit its own date is the one thing that cannot be relied on.
    """
    sound = [stated for stated in dates if stated.weekday is None or stated.weekday == _weekday(stated)]
    return next(iter([*sound, *dates]), None)


def _weekday(stated: StatedDate) -> int:
    return date.fromisoformat(stated.value).weekday()


def _bounds(
    document: Document, bounds: Sequence[NameBound], claims: Sequence[Claim]
) -> tuple[str | None, str | None, list[str]]:
    reasons: list[str] = []
    earliest = _latest_past_day(document, reasons)
    latest: str | None = None
    folded = f" {fold_name(_read_text(document))} "
    for bound in bounds:
        if bound.use != "any" or f" {fold_name(bound.name)} " not in folded:
            continue
        if bound.earliest and (earliest is None or bound.earliest > earliest):
            earliest = bound.earliest
            reasons.append(f"uses “{bound.name}”, not in use before {bound.earliest} ({bound.why})")
        if bound.latest and (latest is None or bound.latest < latest):
            latest = bound.latest
            reasons.append(f"uses “{bound.name}” as it stood until {bound.latest} ({bound.why})")
    for day, why in used_until(_read_text(document), claims, bounds):
        if latest is None or day < latest:
            latest = day
            reasons.append(why)
    if earliest and latest and earliest > latest:
        reasons.append(f"the bounds contradict each other, so the later one ({latest}) is left out")
        latest = None
    return earliest, latest, reasons


def _read_text(document: Document) -> str:
    return " ".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind in CLAIM_ZONES)


def _latest_past_day(document: Document, reasons: list[str]) -> str | None:
    """The latest absolute day or year that the report tells of; reports are not older than what they tell."""
    best: tuple[str, str] | None = None
    for zone in document.zones:
        if zone.kind not in CLAIM_ZONES:
            continue
        for expression in recognise(document.text, zone.start, zone.end):
            form = expression.form
            if not isinstance(form, Calendar) or form.year is None or _is_ahead(document.text, expression.start):
                continue
            when = normalise(expression, anchor=date(form.year, 12, 31), direction="past").when
            if when is not None and when.earliest and (best is None or when.earliest > best[0]):
                best = (when.earliest, expression.text)
    if best is None:
        return None
    reasons.append(f"tells of “{best[1]}” as past")
    return best[0]


def _is_ahead(text: str, start: int) -> bool:
    """Whether the words just before the date put it ahead ("by 2030", "will … in 2026")."""
    before = text[max(0, start - 40) : start].lower()
    return any(word in before.split() for word in ("by", "until", "will", "would", "before", "end"))


def anchor_of(published: When | None) -> date | None:
    """The day against which relative phrases are read: the publication date where it is one day."""
    if published is None or published.earliest is None or published.earliest != published.latest:
        return None
    return date.fromisoformat(published.earliest)
