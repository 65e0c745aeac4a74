"""Times of claims: which phrase dates them, what they take from the telling, and what stays open."""

from __future__ import annotations

from fogline.model import Claim, Document, Mention, Quantity, Resolution, When, Zone, span_of
from fogline.resolve.times import resolve_times

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")


def report(text: str) -> Document:
    return Document(capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),))


def claim(document: Document, words: str, kind: str, *phrases: str, quantities: tuple[Quantity, ...] = ()) -> Claim:
    start = document.text.index(words)
    mentions = []
    for phrase in phrases:
        at = document.text.index(phrase)
        mentions.append(Mention(role="time", span=span_of(document.text, at, at + len(phrase))))
    span = span_of(document.text, start, start + len(words))
    return Claim(document=document.id, kind=kind, span=span, mentions=tuple(mentions), quantities=quantities)


def times(document: Document, *claims: Claim, published: When | None = SUNDAY) -> list[str | None]:
    found = [one.record for one in resolve_times(document, claims, published)]
    by_claim = {one.subject: one.when for one in found if isinstance(one, Resolution)}
    return [when.edtf if (when := by_claim[one.id]) else None for one in claims]


def test_a_weekday_dates_more_than_current() -> None:
    document = report("The current offensive by the Vale rebels began on Wednesday near the mill.")
    told = claim(
        document, "The current offensive by the Vale rebels began on Wednesday", "fighting.offensive", "current",
        "on Wednesday",
    )  # fmt: skip

    assert times(document, told) == ["2031-07-30"]


def test_a_since_clause_is_dated_by_what_was_told_before_it_and_dates_the_clause_before_it() -> None:
    document = report(
        "Last month the crown encircled the port. Shells have hit two clinics since the army took the coast road. "
        "On Friday the league struck back."
    )
    ring = claim(document, "Last month the crown encircled the port", "control.siege", "Last month")
    shells = claim(document, "Shells have hit two clinics", "strike.shelling")
    road = claim(document, "since the army took the coast road", "control.capture")
    back = claim(document, "On Friday the league struck back", "fighting.offensive", "On Friday")

    assert times(document, ring, shells, road, back) == ["2031-07", "2031-07-01/2031-08-03", "2031-07", "2031-08-01"]


def test_a_since_clause_with_nothing_before_it_stays_open() -> None:
    document = report("Shells have hit two clinics since the army took the coast road. On Friday the league struck.")
    shells = claim(document, "Shells have hit two clinics", "strike.shelling")
    road = claim(document, "since the army took the coast road", "control.capture")
    back = claim(document, "On Friday the league struck", "fighting.offensive", "On Friday")

    assert times(document, shells, road, back) == [None, None, "2031-08-01"]


def test_harm_of_a_whole_operation_is_of_all_its_days() -> None:
    document = report(
        "The army took Hentzau on Friday. It took Zenda by Saturday morning. At least 90 people fled during the "
        "offensive."
    )
    first = claim(document, "The army took Hentzau on Friday", "control.capture", "on Friday")
    second = claim(document, "It took Zenda by Saturday morning", "control.capture", "Saturday morning")
    flight = claim(document, "At least 90 people fled during the offensive", "harm.displaced")

    assert times(document, first, second, flight)[2] == "2031-08-01/2031-08-02"


def test_in_a_report_between_two_days_a_phrase_is_between_two_days() -> None:
    published = When(earliest="2031-08-01", latest="2031-08-20", precision="days", edtf="2031-08-01/2031-08-20")
    document = report("Yesterday the army took Hentzau.")
    told = claim(document, "Yesterday the army took Hentzau", "control.capture", "Yesterday")

    assert times(document, told, published=published) == ["2031-07-31/2031-08-19"]


def test_in_a_report_after_some_day_a_phrase_is_after_some_day() -> None:
    published = When(earliest="2031-08-01", latest=None, precision="open", edtf="2031-08-01/..")
    document = report("Yesterday the army took Hentzau.")
    told = claim(document, "Yesterday the army took Hentzau", "control.capture", "Yesterday")

    assert times(document, told, published=published) == ["2031-07-31/.."]
