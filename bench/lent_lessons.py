"""Makes the lessons of the judge of days: claims, with all times of their report.

    python -m bench.lent_lessons --data ../shared/data --out LESSONS.pkl

Of our own gold, part dev: each time is right or wrong of a claim by the judge that stands beside the gold. The rules
alone answer here, so that nothing is learnt from what was learnt before. Learnt by `bench/train_lent_days.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bench.claims import name_of
from bench.judge import load_judge
from bench.lessons_kept import save
from bench.reading import read_claims
from bench.standoff import join
from fogline.model import Claim, Document, Found, When
from fogline.pipeline import resolving
from fogline.resolve.entry_days import CountryAt
from fogline.resolve.time_lend import is_asked
from fogline.resolve.time_offers import Offers
from fogline.resolve.time_signs import Counts, candidates, signs, words
from fogline.resolve.times import offers_of, resolve_times

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A claim with the times of its report.

    Attributes:
        report: the text it is from.
        signs: of each time, a row each; the first time is none.
        words: buckets of the claim's words.
        right: whether each time is the gold's.
        ruled: which of them the rules say.
        asked: its own words name no time; where they do, theirs stands, and is learnt from all the same.
    """

    report: str
    signs: NDArray[np.float32]
    words: tuple[int, ...]
    right: tuple[bool, ...]
    ruled: int
    asked: bool


def read(documents: Sequence[Row]) -> tuple[dict[str, list[Row]], dict[str, Offers]]:
    """The claims of reports and what each report offers them, by its name."""
    offered: dict[str, Offers] = {}

    def spied(
        document: Document, claims: Sequence[Claim], published: When | None, *, began: str, country_at: CountryAt
    ) -> Iterator[Found]:
        offered[document.name] = offers_of(document, claims, published, began=began, country_at=country_at)
        return resolve_times(document, claims, published, began=began, country_at=country_at)

    with tempfile.TemporaryDirectory() as folder, patch.object(resolving, "resolve_times", spied):
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(dict(one)) + "\n" for one in documents), encoding="utf-8")
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for line in read_claims([path]):
            found[name_of(line)].append(line)
    return found, offered


def lessons(documents: Sequence[Row], gold: Sequence[Row]) -> Iterator[Lesson]:
    """The claims that match the gold's."""
    judge, wanted = load_judge(), defaultdict(list)
    for claim in gold:
        wanted[claim["doc"]].append(dict(claim))
    found, offered = read(documents)
    for name, offers in sorted(offered.items()):
        counts, asked = Counts.of(offers), candidates(offers)
        places = {one.claim.id: place for place, one in enumerate(offers.answers)}
        told = [offers.whens[days].edtf if days in offers.whens else None for days in asked]
        for own, line in judge.match(wanted[name], found[name]):
            place = places[line["id"]]
            answer = offers.answers[place]
            if own["facet"] == judge.family(line) and "when" in own:
                yield Lesson(
                    report=name,
                    signs=signs(offers, counts, place, asked),
                    words=tuple(words(offers, place)),
                    right=tuple(judge.same_when(own["when"], one) for one in told),
                    ruled=asked.index(answer.days),
                    asked=is_asked(answer),
                )


def main() -> None:
    """Makes all lessons and keeps them in a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    told = parser.parse_args()
    part = join("dev", told.data)
    kept = save(lessons(list(part.documents), list(part.claims)), told.out)
    print(f"{kept} claims -> {told.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
