"""A correction by a person: other words, another kind, other roles, another date, as the entries it becomes.

What must stay true: every span stands in the report's frozen text; a date that cannot be read is refused and never
guessed at; what a person does not touch stays as it was read.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.errors import UsageError
from fogline.model import Claim, Entry, Resolution, Review, When
from fogline.review.answer import human, review_entries

BY_PERSON = "by a person"
"""The rule of a resolution that a person gives."""
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says is right.

    Attributes:
        claim: as it should read; `None` where its words and roles stay.
        answers: about the claim as it was: its date, what a mention is.
        note: why.
    """

    claim: Claim | None = None
    answers: tuple[Resolution, ...] = ()
    note: str = ""


def correction_entries(
    subject: str,
    told: Correction,
    *,
    person: str,
    at: str,
    earlier: Sequence[Entry] = (),
    retracted: Collection[str] = (),
) -> tuple[Entry, ...]:
    """What a correction of a claim adds to the ledger.

    Args:
        subject: id of the claim.
        told: what is right.
        person: who says it.
        at: recorded time.
        earlier: every review of the claim that the ledger has.
        retracted: ids of what stands withdrawn.

    Raises:
        UsageError: nothing is corrected.
    """
    changed = told.claim if told.claim is not None and told.claim.id != subject else None
    if changed is None and not told.answers:
        raise UsageError("this correction changes nothing")
    first = None if changed is not None else told.answers[0]
    review = Review(subject=subject, verdict="correct", claim=changed, resolution=first, note=told.note)
    entries = review_entries(review, person=person, at=at, earlier=earlier, retracted=retracted)
    rest = told.answers if changed is not None else told.answers[1:]
    about = changed.id if changed is not None else subject
    return (*entries, *(answer_entry(replace(one, subject=about), person=person, at=at) for one in rest))


def answer_entry(answer: Resolution, *, person: str, at: str, note: str = "") -> Entry:
    """The entry of an answer that a person gives beside the machine's, such as who a mention is."""
    # Said, taken back and said again it is another word each time, hence the signature.
    signed = f"{note} ({human(person)}, {at})".strip()
    record = Review(verdict="add", resolution=answer, note=signed)
    return Entry(record=record, by=human(person), at=at, basis=(answer.subject,))


def date_of(claim: str, words: str) -> Resolution:
    """A person's word on when what a claim tells of was; no words mean that it cannot be known.

    Raises:
        UsageError: the words are not a date.
    """
    when = when_of(words) if words.strip() else None
    return Resolution(subject=claim, matter="time", when=when, rule=BY_PERSON)


def when_of(words: str) -> When:
    """Reads a date as people write it into a field: a day, a month, a year, or two of them with a slash between.

    Raises:
        UsageError: it is none of these, there is no such day, or the first is after the last.
    """
    first, slash, last = words.strip().partition("/")
    earliest, begins = _interval(first.strip())
    if not slash:
        return When(earliest=earliest[0], latest=earliest[1], precision=begins, edtf=first.strip())  # type: ignore[arg-type]
    latest, _ = _interval(last.strip())
    if latest[1] < earliest[0]:
        raise UsageError(f"{first.strip()} is after {last.strip()}")
    edtf = f"{first.strip()}/{last.strip()}"
    return When(earliest=earliest[0], latest=latest[1], precision="days", edtf=edtf)


def _interval(words: str) -> tuple[tuple[str, str], str]:
    try:
        if day := _DAY.fullmatch(words):
            told = date(*map(int, day.groups())).isoformat()
            return (told, told), "day"
        if month := _MONTH.fullmatch(words):
            year, number = int(month[1]), int(month[2])
            last = calendar.monthrange(year, number)[1]
            return (date(year, number, 1).isoformat(), date(year, number, last).isoformat()), "month"
        if _YEAR.fullmatch(words):
            return (date(int(words), 1, 1).isoformat(), date(int(words), 12, 31).isoformat()), "year"
    except ValueError as error:
        raise UsageError(f"{words!r} is no day of any calendar: {error}") from error
    raise UsageError(f"{words[:40]!r} is not a date; write YYYY-MM-DD, YYYY-MM, YYYY, or two of them with a slash")
