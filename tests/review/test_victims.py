"""Victims that people name: several of one mention, after other corrections, under another name, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fogline.ledger import Ledger, verify
from fogline.model import Claim, Document, Entry, Mention, Party, Person, ReadClaim, Resolution, Span
from fogline.review.answer import reviews_of
from fogline.review.correct import BY_PERSON, Correction, correction_entries
from fogline.review.history import people_named, words_on
from fogline.review.identity import Told, entries_of, standing_of
from fogline.review.numbers import number_in
from fogline.review.undo import in_words, undo_entries
from fogline.views import fold_entries
from support.ledgers import fill, find

DAYS = [f"2031-03-{day:02d}T00:00:00Z" for day in range(1, 29)]
ADA = Party(id="person:ada-hill", name="Ada Hill", kind="person", person=Person(age="9", sex="female"))
BO = Party(id="person:bo-hill", name="Bo Hill", kind="person", person=Person(status="civilian"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path) as made:
        yield made


@pytest.fixture
def claim(ledger: Ledger) -> Claim:
    """A claim of two mentions in the role of who suffers."""
    (document,) = fill(ledger)
    return with_victims(ledger, document)


def with_victims(ledger: Ledger, document: Document) -> Claim:
    words = ("Two bakers", "bakers were hurt")
    mentions = tuple(Mention(role="victim", span=find(document.text, one)) for one in words)
    span = find(document.text, "Two bakers were hurt")
    made = Claim(document=document.id, kind="harm.injured", span=span, mentions=mentions[:1])
    ledger.append([Entry(record=made, by="extract@1", at=DAYS[0], basis=(document.id,))])
    return made


def naming(claim: Claim, *people: Party, span: Span | None = None) -> Resolution:
    at = span or claim.mentions[0].span
    return Resolution(subject=claim.id, matter="victim", span=at, people=people, rule=BY_PERSON)


def says(ledger: Ledger, claim: Claim, told: Correction, at: str) -> None:
    earlier, gone = reviews_of(ledger, claim.id), ledger.retracted()
    made = correction_entries(claim.id, told, person="ana", at=at, earlier=earlier, retracted=gone)
    assert ledger.append(made).appended == len(made)


def read(ledger: Ledger) -> dict[str, ReadClaim]:
    return {one.id: one for one in fold_entries((one.sequence, one.entry) for one in ledger.entries()).claims}


def test_all_the_people_of_one_mention_are_its_victims_with_what_is_told_of_them(ledger: Ledger, claim: Claim) -> None:
    says(ledger, claim, Correction(answers=(naming(claim, ADA, BO),)), DAYS[1])

    assert read(ledger)[claim.id].victims == (ADA, BO)
    assert people_named(ledger, claim.id) == {claim.mentions[0].span: (ADA, BO)}
    (word,) = words_on(ledger, claim.id)
    assert in_words(word.entry) == "named the victims Ada Hill, age 9, female; Bo Hill, civilian"
    assert verify(ledger.directory).ok


def test_the_last_list_holds_and_an_empty_one_leaves_the_words_alone(ledger: Ledger, claim: Claim) -> None:
    for at, people in ((DAYS[1], (ADA, BO)), (DAYS[2], (BO,))):
        says(ledger, claim, Correction(answers=(naming(claim, *people),)), at)
    assert read(ledger)[claim.id].victims == (BO,)
    says(ledger, claim, Correction(answers=(naming(claim),)), DAYS[3])
    assert [one.name for one in read(ledger)[claim.id].victims] == ["Two bakers"]


def test_names_outlive_a_correction_of_the_words_and_of_the_other_names(ledger: Ledger, claim: Claim) -> None:
    says(ledger, claim, Correction(answers=(naming(claim, ADA),)), DAYS[1])
    other = replace(claim.mentions[0].span, start=claim.span.start + 4, quote=claim.mentions[0].span.quote[4:])
    wider = replace(claim, mentions=(*claim.mentions, Mention(role="victim", span=other)), certainty=1)
    says(ledger, claim, Correction(claim=wider), DAYS[2])

    assert read(ledger)[wider.id].victims == (ADA,)
    assert people_named(ledger, wider.id)[claim.mentions[0].span] == (ADA,)


def test_naming_the_people_of_other_words_takes_nobody_back(ledger: Ledger, claim: Claim) -> None:
    says(ledger, claim, Correction(answers=(naming(claim, ADA),)), DAYS[1])
    elsewhere = replace(claim.span, end=claim.span.start + 3, quote=claim.span.quote[:3])
    says(ledger, claim, Correction(answers=(naming(claim, BO, span=elsewhere),)), DAYS[2])

    assert set(people_named(ledger, claim.id)) == {claim.mentions[0].span, elsewhere}


def test_a_person_under_another_name_keeps_what_is_told_of_them_and_the_others_stay(
    ledger: Ledger, claim: Claim
) -> None:
    says(ledger, claim, Correction(answers=(naming(claim, ADA, BO),)), DAYS[1])
    known = Party(id="person:ada-field", name="Ada Field", kind="person")
    told = Told(act="merge", sort="actor", what=ADA.id, into=lambda _: known, reason="her married name")
    entries = entries_of(standing_of(ledger), told, person="ana", at=DAYS[2])
    ledger.append(entries)

    assert read(ledger)[claim.id].victims == (replace(known, person=ADA.person), BO)
    ledger.append(undo_entries(ledger, [one.record.id for one in entries], person="ana", at=DAYS[3]))
    assert read(ledger)[claim.id].victims == (ADA, BO)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("two", (2, 2, 2)),
        ("At least 20", (20, 20, None)),
        ("up to twenty-one", (None, 21, 21)),
        ("between 3 and 5 people", (3, None, 5)),
        ("dozens", (24, None, 99)),
        ("1,200", (1200, 1200, 1200)),
        ("no one", (0, 0, 0)),
        ("the third", None),
        ("bakers", None),
    ],
)
def test_a_number_that_a_person_marks_has_the_bounds_of_its_words(
    words: str, bounds: tuple[int | None, int | None, int | None] | None
) -> None:
    found = number_in(words)
    assert (None if found is None else (found.low, found.best, found.high)) == bounds
