"""What a merge concerns, read from the reports that name it, is what all of the ledger would give."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.pipeline.project import Project
from fogline.review.identity import Sort, Told, key_of, meant, standing_of
from fogline.review.named import known_in, new_one
from fogline.views.touched import standing_about
from fogline.web.identity import Chosen, reports_naming
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
