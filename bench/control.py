"""Exam: who holds a place on a day, from a fresh record of the reports.

Reports are read as a project with every pack that ships would read them, and the derived table of control is asked
for each fact's place and day. Where facts name the report they are of, figures are those of a record of that report
alone, and `together.` those of one record of all reports; otherwise there is one record. Beside it, in the same run,
two trivial answers: the commonest holder of all facts (`baseline_`), and whoever the last sentence with the place and
a word of capture names first (`last_word_`).

`read.` are figures of the facts whose errors were read while the rules were made, `unseen.` of the others. Figures are
over the facts that have a holder; `no_holder_right` is over the others.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.control_scores import Fact, Given, facts_in, figures_of, intervals_of, is_unseen, known_names, majority
from bench.control_words import last_word
from bench.errors import Absent, BenchError
from bench.jsonlines import Row, rows, sampled, write_packed
from bench.reading import reports, tools
from bench.standoff import GOLD
from fogline.fuse.control import ControlTable, control_table
from fogline.fuse.facts import Facts
from fogline.fuse.sided import sided
from fogline.model import ReadClaim
from fogline.views import facts_of

FACTS = GOLD / "control.jsonl"
"""Our own facts, on battle articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a record comes to for this exam: its table, and what its sides are called."""

    table: ControlTable
    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, claims: Sequence[ReadClaim], facts: Facts) -> Record:
        """Derives it from claims, as the views do."""
        inside = [claim for claim in claims if claim.inside is not False]
        return cls(table=control_table(inside, facts), names=known_names(sided(inside, facts).claims, facts))

    def asked(self, fact: Fact) -> Given:
        """The answer to a fact's question, under the first of its names that the record knows."""
        answers = [self.table.holder_on(name, fact.day) for name in (fact.place, *fact.aliases)]
        answer = next((one for one in answers if one.row is not None), answers[0])
        return Given(
            holder=answer.holder,
            names=self.names.get(answer.holder or "", frozenset()),
            state=answer.state,
            besieged_by=answer.besieged_by,
            besieger_names=self.names.get(answer.besieged_by or "", frozenset()),
        )


def texts_of(paths: Iterable[Path]) -> list[Row]:
    """The reports of files as rows for the reader, each with a name of its own.

    Raises:
        BenchError: a file is not there, or two reports have one name.
    """
    found: list[Row] = []
    for path in paths:
        if path.is_dir():
            found += texts_of(sorted(path.glob("*.txt")))
        elif path.suffix == ".txt":
            if not path.is_file():
                raise Absent(f"{path}: no such file; tell reports with --documents")
            found.append({"name": path.name, "text": path.read_text(encoding="utf-8")})
        else:
            found += [_row(row) for row in rows(path)]
    names = [row["name"] for row in found]
    if len(set(names)) < len(names):
        raise BenchError(f"two reports are called {next(name for name in names if names.count(name) > 1)!r}")
    return found


def _row(row: Row) -> Row:
    name = str(row.get("id") or row.get("name") or "")
    if not name or "text" not in row:
        raise BenchError("reports want `text` and a name, `id` or `name`")
    kept = {key: row[key] for key in ("title", "source", "published", "url") if row.get(key)}
    return {"name": name, "text": str(row["text"]), **kept}


def read(told: Sequence[Row]) -> dict[str, tuple[ReadClaim, ...]]:
    """The claims of reports, by the name of the report."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl.gz"
        write_packed(file, (json.dumps(one, ensure_ascii=False) for one in told))
        return {report.document.name: report.claims for report in reports([file])}


def run(documents: Sequence[Path], data: Sequence[Path], sample: int | None = None) -> dict[str, Any]:
    """Reads the reports and asks who holds what.

    Args:
        documents: text files, folders of them, or JSON Lines with `id` or `name` and `text`.
        data: JSON Lines of facts.
        sample: only so many of the reports that facts name, drawn with a fixed seed.
    """
    started = time.perf_counter()
    asked = facts_in([row for path in data for row in rows(path)])
    told = texts_of(documents)
    texts = {str(row["name"]): str(row["text"]) for row in told}
    own = bool(asked) and all(fact.document in texts for fact in asked)
    if own:
        wanted = sampled(sorted({fact.document for fact in asked}), sample)
        asked = [fact for fact in asked if fact.document in wanted]
        told = [row for row in told if row["name"] in wanted]
    if not asked or not told:
        raise BenchError("control needs reports with --documents and facts on them with --data")
    claims = read(told)
    figures = measured(asked, claims, {row["name"]: row["text"] for row in told}, own=own, halves=_are_ours(data))
    figures["data_sha256"] = hashlib.sha256(b"".join(path.read_bytes() for path in data)).hexdigest()
    figures["reports"] = len(told)
    seconds = round(time.perf_counter() - started, 1)
    return {"exam": "control", "data": [p.name for p in data], "n": len(asked), "figures": figures, "seconds": seconds}


def _are_ours(data: Sequence[Path]) -> bool:
    return [path.resolve() for path in data] == [FACTS.resolve()]


def measured(
    asked: Sequence[Fact],
    claims: Mapping[str, Sequence[ReadClaim]],
    texts: Mapping[str, str],
    *,
    own: bool,
    halves: bool = False,
) -> dict[str, Any]:
    """Every figure of the exam.

    Args:
        asked: the facts.
        claims: of the reports, by name.
        texts: the same.
        own: facts name their report, which is then a record of its own.
        halves: the facts are our own, of which one half was read.
    """
    facts = facts_of(tools().packs)
    whole = Record.of([claim for name in sorted(claims) for claim in claims[name]], facts)
    together = [whole.asked(fact) for fact in asked]
    given = _each_alone(asked, claims, facts) if own else together
    figures = figures_of(asked, given)
    figures["interval"] = intervals_of(asked, given)
    for name, unseen in (("read", False), ("unseen", True)):
        kept = [(fact, one) for fact, one in zip(asked, given, strict=True) if is_unseen(fact) == unseen]
        if halves and kept:
            figures[name] = figures_of(*map(list, zip(*kept, strict=True)), detail=False)
    if own:
        figures["together"] = figures_of(asked, together, detail=False)
    figures["baseline_accuracy"] = majority(asked)
    figures["last_word_accuracy"] = _last_words(asked, texts)
    return figures


def _each_alone(asked: Sequence[Fact], claims: Mapping[str, Sequence[ReadClaim]], facts: Facts) -> list[Given]:
    by_document: dict[str, list[int]] = defaultdict(list)
    for position, fact in enumerate(asked):
        by_document[fact.document].append(position)
    given: dict[int, Given] = {}
    for document, positions in by_document.items():
        record = Record.of(claims.get(document, ()), facts)
        given |= {position: record.asked(asked[position]) for position in positions}
    return [given[position] for position in range(len(asked))]


def _last_words(asked: Sequence[Fact], texts: Mapping[str, str]) -> float:
    """What answering by the last sentence with the place and a capture gives; it is told the holders to choose from."""
    everything = "\n".join(texts.values())
    holders: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for fact in asked:
        if fact.holder:
            holders[fact.document][fact.holder] = fact.accepted
    scored = [fact for fact in asked if fact.holder]
    said = [
        last_word(texts.get(fact.document, everything), (fact.place, *fact.aliases), holders[fact.document])
        for fact in scored
    ]
    return round(sum(one == fact.holder for one, fact in zip(said, scored, strict=True)) / (len(scored) or 1), 3)
