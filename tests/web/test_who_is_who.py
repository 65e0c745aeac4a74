"""What a merge concerns, read from the reports that name it, is what all of the ledger would give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fogline.model import Review
from fogline.pipeline.project import Project
from fogline.review.answer import answer
from fogline.review.identity import Sort, Told, entries_of, key_of, meant, standing_of
from fogline.review.named import known_in, new_one
from fogline.views import Wanted
from fogline.views.standing import Standing
from fogline.views.touched import standing_about
from fogline.web.identity import Chosen, now_and_then, reports_naming
from fogline.web.record import Record


@pytest.mark.parametrize("sort", ["actor", "place"])
def test_the_reports_that_name_it_tell_all_that_a_merge_concerns(example: Path, sort: Sort) -> None:
    project = Project.find(example)
    shelf = Record(project).standing().shelf
    names = [card.id for card in shelf.page(sort, limit=5000).rows]
    with project.ledger() as ledger:
        whole = standing_of(ledger)
        known = known_in(whole, sort)
        few, documents = 0, len(whole.documents)
        for what in names[:: max(1, len(names) // 40)]:
            into = next(name for name in reversed(names) if name != what)
            chosen = Chosen(act="merge", sort=sort, what=what, into=into)
            told = Told(act="merge", sort=sort, what=what, into=new_one(sort, "another"), reason="shown")
            reports = reports_naming(shelf, chosen)
            part = standing_about(ledger, reports)
            assert {(use.claim.id, use.span) for use in meant(part, told)} == {
                (use.claim.id, use.span) for use in meant(whole, told)
            }
            assert key_of(known_in(part, sort)[into]) == key_of(known[into])
            few += len(reports) < documents
    assert few > len(names[:: max(1, len(names) // 40)]) / 2, "most of them are told of in a part of the reports"


@pytest.mark.parametrize("behind", [True, False], ids=["tables behind", "tables of now"])
def test_what_stands_and_what_stood_are_read_from_a_part_of_the_ledger_whoever_said_what_in_between(
    own_example: Path, behind: bool
) -> None:
    project = Project.find(own_example)
    before = Record(project).standing()
    reads = before.shelf.page("claim", Wanted(actors=("syria:army",)), limit=40).rows
    with project.ledger(write=True) as ledger:
        for number, one in enumerate(reads[:6]):
            told = Review(subject=one.id, verdict="reject" if number % 2 else "accept")
            ledger.append(answer(ledger, told, person="amira", at=f"2031-01-01T00:00:{number:02d}Z"))
        army = Told(act="merge", sort="actor", what="syria:army", into=new_one("actor", "another"), reason="w")
        part = replace(army, claims=frozenset(one.id for one in reads[6:12]))
        ledger.append(entries_of(standing_of(ledger), part, person="amira", at="2031-01-01T00:01:00Z"))
    shown = before if behind else Record(project).standing()
    chosen = Chosen(act="merge", sort="actor", what="syria:army", into="syria:government")
    with project.ledger() as ledger:
        now, then = now_and_then(shown, ledger, chosen, before.sequence)
        whole = Standing()
        whole.take((one.sequence, one.entry) for one in ledger.entries(until_sequence=before.sequence))
        expected = [{(use.claim.id, use.span) for use in meant(one, army)} for one in (standing_of(ledger), whole)]
        assert [{(use.claim.id, use.span) for use in meant(one, army)} for one in (now, then)] == expected
        assert expected[0] < expected[1]
        assert len(now.documents) < len(standing_of(ledger).documents)
