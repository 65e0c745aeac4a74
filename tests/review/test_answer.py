from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fogline.errors import UsageError
from fogline.ledger import Ledger, verify
from fogline.model import Document, Entry, Resolution, Review
from fogline.review.answer import answer, human, link_entries, link_of, links_of, review_entries, reviews_of, withdrawal
from support.ledgers import a_claim, a_full_claim, entry_of, fill, find

DAYS = [f"2024-12-0{day}T00:00:00Z" for day in range(1, 9)]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "project") as made:
        yield made


@pytest.fixture
def document(ledger: Ledger) -> Document:
    return fill(ledger)[0]


def says(ledger: Ledger, subject: str, verdict: Any, *, person: str = "ana", at: str, **more: Any) -> list[str]:
    """Records an answer and gives what stands of it, as who says what."""
    ledger.append(answer(ledger, Review(subject=subject, verdict=verdict, **more), person=person, at=at))
    assert verify(ledger.directory).ok
    withdrawn = ledger.retracted()
    standing = [entry for entry in reviews_of(ledger, subject) if entry.record.id not in withdrawn]
    return [f"{entry.by} {entry.record.verdict}" for entry in standing if isinstance(entry.record, Review)]


def test_the_last_word_of_a_person_stands_however_often_they_change_their_mind(
    ledger: Ledger, document: Document
) -> None:
    claim = a_claim(document)
    for day, verdict in zip(DAYS, ["accept", "reject", "accept", "reject", "reject", "accept"], strict=False):
        assert says(ledger, claim.id, verdict, at=day) == [f"human:ana {verdict}"]


def test_the_words_of_two_people_both_stand(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document)
    says(ledger, claim.id, "accept", at=DAYS[0])
    assert says(ledger, claim.id, "accept", person="ben", at=DAYS[1]) == ["human:ana accept", "human:ben accept"]
    assert says(ledger, claim.id, "reject", person="ben", at=DAYS[2]) == ["human:ana accept", "human:ben reject"]


def test_saying_the_same_again_adds_nothing(ledger: Ledger, document: Document) -> None:
    claim = a_claim(document)
    says(ledger, claim.id, "accept", at=DAYS[0])
    says(ledger, claim.id, "accept", person="ben", at=DAYS[1])
    head = ledger.head()
    assert answer(ledger, Review(subject=claim.id, verdict="accept"), person="ana", at=DAYS[2]) == ()
    assert answer(ledger, Review(subject=claim.id, verdict="accept"), person="ben", at=DAYS[2]) == ()
    assert ledger.head() == head


def test_a_correction_brings_what_is_right(ledger: Ledger, document: Document) -> None:
    claim, right = a_claim(document), a_full_claim(document)
    assert says(ledger, claim.id, "correct", at=DAYS[0], claim=right) == ["human:ana correct"]
    resolution = Resolution(subject=claim.id, matter="victim", span=find(document.text, "bakers"))
    ledger.append([entry_of(resolution)])
    says(ledger, resolution.id, "correct", at=DAYS[1], resolution=resolution)
    for review in (
        Review(subject=claim.id, verdict="accept", claim=right),
        Review(subject=claim.id, verdict="correct"),
        Review(verdict="add"),
    ):
        with pytest.raises(UsageError, match="and nothing else, brings"):
            answer(ledger, review, person="ana", at=DAYS[0])


def test_a_claim_of_their_own(ledger: Ledger, document: Document) -> None:
    own = a_claim(document, "The river guard denied firing", "judgement.denial")
    (entry,) = review_entries(Review(verdict="add", claim=own), person="ana", at=DAYS[0])
    assert (entry.by, entry.basis) == ("human:ana", ())
    ledger.append([entry])
    assert ledger.has(own.id)


def test_links_have_one_form_and_the_last_word_stands(ledger: Ledger, document: Document) -> None:
    one, other = a_claim(document).id, a_full_claim(document).id
    assert link_of(one, other, "same") == link_of(other, one, "same")
    verdicts: list[Any] = ["same", "different", "same"]
    for day, verdict in zip(DAYS, verdicts, strict=False):
        earlier, retracted = links_of(ledger, one, other), ledger.retracted()
        link = link_of(one, other, verdict)
        ledger.append(link_entries(link, person="ana", at=day, earlier=earlier, retracted=retracted))
        withdrawn = ledger.retracted()
        standing = [entry for entry in links_of(ledger, other, one) if entry.record.id not in withdrawn]
        assert [entry.record.verdict for entry in standing] == [verdict]  # type: ignore[union-attr]  # links alone
    with pytest.raises(UsageError, match="between two claims"):
        link_of(one, one, "same")
    assert verify(ledger.directory).ok


def test_a_withdrawal_says_why(ledger: Ledger, document: Document) -> None:
    claim, better = a_claim(document), a_full_claim(document)
    ledger.append([withdrawal(claim.id, "counted twice", person="ana", at=DAYS[0], successor=better.id)])
    assert ledger.retracted() == {claim.id}
    with pytest.raises(UsageError, match="needs a reason"):
        withdrawal(claim.id, "  ", person="ana", at=DAYS[0])


@pytest.mark.parametrize("name", ["", "two words", "human:ana", "extract@1", "a\nb"])
def test_names_to_sign_with(name: str) -> None:
    with pytest.raises(UsageError, match="name to sign with"):
        human(name)
    assert human("Aïcha-2") == "human:Aïcha-2"


def test_people_state_nothing_else(document: Document) -> None:
    from fogline.review.answer import _stated

    with pytest.raises(TypeError, match="reviews and links"):
        _stated(Entry(record=a_claim(document), by="human:ana", at=DAYS[0]), (), ())
