"""The order of the queue, corrections, taking back, what was said in between, the sample and its interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fogline.errors import UsageError
from fogline.ledger import Ledger, verify
from fogline.model import Claim, Count, Dispute, Document, Entry, ReadClaim, Resolution, Review, Where
from fogline.model.span import Span, span_of
from fogline.review.answer import answer, link_entries, link_of, reviews_of
from fogline.review.correct import Correction, correction_entries, date_of, when_of
from fogline.review.measure import measured
from fogline.review.queue import queue
from fogline.review.sample import Drawn, draw, precision_of, weighted, wilson
from fogline.review.undo import in_words, said_since, undo_entries
from fogline.views import fold_entries
from support.ledgers import a_claim, fill

DAYS = [f"2024-12-0{day}T00:00:00Z" for day in range(1, 9)]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "project") as made:
        yield made


@pytest.fixture
def document(ledger: Ledger) -> Document:
    return fill(ledger)[0]


def read(name: str, **more: object) -> ReadClaim:
    claim = Claim(document="document_0", kind="harm.killed", span=Span(start=0, end=len(name), quote=name))
    return ReadClaim(id=name, claim=claim, status="happened", document="document_0", document_name="a", **more)  # type: ignore[arg-type]


def claims(ledger: Ledger) -> dict[str, ReadClaim]:
    return {one.id: one for one in fold_entries((one.sequence, one.entry) for one in ledger.entries()).claims}


def test_contradictions_come_first_then_doubted_tolls_new_places_and_the_rest() -> None:
    many, few = Count(unit="killed", best=300), Count(unit="killed", best=3)
    told = [
        read("rest-sure", confidence=0.9),
        read("rest-doubted", confidence=0.2),
        read("new-place", places=(Where(name="the mill"),), confidence=0.9),
        read("known-place", places=(Where(id="geonames:1", name="Hill"),), confidence=0.9),
        read("toll-sure", counts=(many,), confidence=0.95),
        read("toll-doubted", counts=(many,), confidence=0.3),
        read("small-toll", counts=(few,), confidence=0.3),
        read("quarrel", confidence=0.9),
    ]
    quarrel = Dispute(id="d", sort="denial", about="x", why="one denies", left=("quarrel",), right=(), hard=True)
    order = [(item.claim, item.reason) for item in queue(told, [quarrel])]

    assert order == [
        ("quarrel", "contradiction"),
        ("toll-doubted", "high toll"),
        ("new-place", "new place"),
        ("rest-doubted", "rest"),
        ("small-toll", "rest"),
        ("rest-sure", "rest"),
        ("known-place", "rest"),
        ("toll-sure", "rest"),
    ]
    assert queue(told, [quarrel])[0].why == "one denies"


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("2016-11-27", "2016-11-27", "2016-11-27", "day"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2016", "2016-01-01", "2016-12-31", "year"),
        ("2016-11-26/2016-11-28", "2016-11-26", "2016-11-28", "days"),
    ],
)
def test_dates_are_read_as_people_write_them(words: str, first: str, last: str, precision: str) -> None:
    when = when_of(words)
    assert (when.earliest, when.latest, when.precision, when.edtf) == (first, last, precision, words)


@pytest.mark.parametrize("words", ["2016-02-30", "27", "soon", "2016-11-28/2016-11-26", "2016-13", "0000"])
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        when_of(words)


def test_a_corrected_date_stays_when_the_words_are_corrected_after_it(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document)

    def says(told: Correction, at: str) -> None:
        earlier, gone = reviews_of(ledger, claim.id), ledger.retracted()
        made = correction_entries(claim.id, told, person="ana", at=at, earlier=earlier, retracted=gone)
        assert ledger.append(made).appended == len(made)

    says(Correction(answers=(date_of(claim.id, "2016-11-27"),)), DAYS[3])
    assert claims(ledger)[claim.id].reviewed == "correct"
    shorter = span_of(document.text, claim.span.start, claim.span.end - 1)
    changed = Claim(document=claim.document, kind=claim.kind, span=shorter)
    says(Correction(claim=changed), DAYS[4])

    told = claims(ledger)
    assert claim.id not in told
    assert told[changed.id].when == when_of("2016-11-27")
    assert verify(ledger.directory).ok


def test_a_date_that_cannot_be_known_is_unknown_and_nothing_is_no_correction(
    ledger: Ledger, document: Document
) -> None:
    claim = a_claim(document)
    for at, words in ((DAYS[3], "2016"), (DAYS[4], " ")):
        earlier, gone = reviews_of(ledger, claim.id), ledger.retracted()
        told = Correction(answers=(date_of(claim.id, words),))
        ledger.append(correction_entries(claim.id, told, person="ana", at=at, earlier=earlier, retracted=gone))
    assert claims(ledger)[claim.id].when is None
    with pytest.raises(UsageError, match="changes nothing"):
        correction_entries(claim.id, Correction(claim=claim), person="ana", at=DAYS[5])


def test_taking_back_restores_what_stood_and_only_ones_own(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document)
    first = answer(ledger, Review(subject=claim.id, verdict="reject"), person="ana", at=DAYS[3])
    ledger.append(first)
    second = answer(ledger, Review(subject=claim.id, verdict="accept"), person="ana", at=DAYS[4])
    ledger.append(second)
    with pytest.raises(UsageError, match="not a word of ben"):
        undo_entries(ledger, [one.record.id for one in second], person="ben", at=DAYS[5])
    for at in (DAYS[5], DAYS[5]):
        ledger.append(undo_entries(ledger, [one.record.id for one in second], person="ana", at=at))

    assert claim.id not in claims(ledger)
    assert verify(ledger.directory).ok


def test_what_others_said_since_is_told_and_what_one_said_oneself_is_not(ledger: Ledger, document: Document) -> None:
    claim, seen = a_claim(document), ledger.head().sequence
    assert said_since(ledger, [claim.id], seen) == []
    mine = answer(ledger, Review(subject=claim.id, verdict="accept"), person="ana", at=DAYS[3])
    ledger.append(mine)
    theirs = answer(ledger, Review(subject=claim.id, verdict="reject"), person="ben", at=DAYS[4])
    ledger.append(theirs)
    ledger.append(undo_entries(ledger, [theirs[0].record.id], person="ben", at=DAYS[5]))

    between = said_since(ledger, [claim.id], seen, [mine[0].record.id])
    assert [(one.entry.by, in_words(one.entry)) for one in between] == [
        ("human:ben", "rejected it"),
        ("human:ben", "took back what they had said of it"),
    ]


def test_the_last_word_can_be_said_again_after_another_said_otherwise(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document)
    for at, person, verdict in zip(DAYS, ("ana", "ben", "ana"), ("accept", "reject", "accept"), strict=False):
        ledger.append(answer(ledger, Review(subject=claim.id, verdict=verdict), person=person, at=at))  # type: ignore[arg-type]
    assert claims(ledger)[claim.id].reviewed == "accept"


def test_the_sample_is_of_what_was_read_whatever_people_rejected(ledger: Ledger, document: Document) -> None:
    before = measured(ledger, size=50, seed=7)
    claim = a_claim(document)
    ledger.append(answer(ledger, Review(subject=claim.id, verdict="reject"), person="ana", at=DAYS[3]))
    after = measured(ledger, size=50, seed=7)

    assert [one.claim for one in before.sample] == [one.claim for one in after.sample]
    assert {one.claim: one.verdict for one in after.sample}[claim.id] == "wrong"
    assert {one.verdict for one in before.sample} == {"waiting"}


def test_a_draw_is_of_its_seed_and_has_every_family() -> None:
    kinds = {f"claim_{number}": "strike.attack" for number in range(400)} | {"claim_x": "harm.killed"}
    drawn = draw(kinds, size=40, seed=3)

    assert drawn == draw(dict(reversed(kinds.items())), size=40, seed=3)
    assert len(drawn) == len(set(drawn)) == 40
    assert "claim_x" in drawn
    assert drawn != draw(kinds, size=40, seed=4)
    assert sorted(draw(kinds, size=1000, seed=3)) == sorted(kinds)


def test_precision_with_wilsons_interval() -> None:
    sample = [Drawn(claim=str(number), kind="strike.attack", verdict="right") for number in range(9)]
    sample.append(Drawn(claim="w", kind="strike.attack", verdict="wrong"))
    sample.append(Drawn(claim="q", kind="harm.killed", verdict="waiting"))
    strike, harm, whole = precision_of(sample, {"strike.attack": 100, "harm.killed": 5})

    assert (strike.right, strike.reviewed, strike.share) == (9, 10, 0.9)
    assert strike.low == pytest.approx(0.5958, abs=1e-4)
    assert strike.high == pytest.approx(0.9821, abs=1e-4)
    assert (harm.share, harm.low) == (None, None)
    assert (whole.kind, whole.population, whole.drawn) == ("all", 105, 11)
    assert weighted([strike, harm, whole]) is None
    assert wilson(5, 5)[1] == 1.0


def test_words_on_a_pair_hold_after_one_of_the_two_is_corrected(ledger: Ledger, document: Document) -> None:
    one, other = claims_of_two(ledger, document)
    ledger.append(link_entries(link_of(one.id, other.id, "same"), person="ana", at=DAYS[3]))
    shorter = replace(one, span=span_of(document.text, one.span.start, one.span.end - 1))
    ledger.append(correction_entries(one.id, Correction(claim=shorter), person="ana", at=DAYS[4]))
    (link,) = fold_entries((stored.sequence, stored.entry) for stored in ledger.entries()).links

    assert {link.left, link.right} == {shorter.id, other.id}
    assert link.verdict == "same"


def test_a_persons_date_of_a_claim_outranks_the_machines_of_the_corrected_one(
    ledger: Ledger, document: Document
) -> None:
    claim = a_claim(document)
    told = Correction(answers=(date_of(claim.id, "2016-11-22"),))
    ledger.append(correction_entries(claim.id, told, person="ana", at=DAYS[3]))
    changed = replace(claim, span=span_of(document.text, claim.span.start, claim.span.end - 1))
    ledger.append(correction_entries(claim.id, Correction(claim=changed), person="ben", at=DAYS[4]))
    guess = Resolution(subject=changed.id, matter="time", when=when_of("2026"), rule="guess")
    ledger.append([Entry(record=guess, by="resolve@1", at=DAYS[5], basis=(changed.id,))])

    assert claims(ledger)[changed.id].when == when_of("2016-11-22")


def claims_of_two(ledger: Ledger, document: Document) -> tuple[Claim, Claim]:
    """Two claims of one report that the ledger has."""
    one = a_claim(document)
    other = replace(one, kind="strike.attack")
    ledger.append([Entry(record=other, by="extract@1", at=DAYS[2], basis=(document.id,))])
    return one, other
