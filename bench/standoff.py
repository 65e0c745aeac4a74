"""Our own gold, which holds no text: joins its offsets and labels with the texts they were marked in.

`bench/gold/claims.jsonl` has labels over characters of texts named ``corpus:id``; `bench/gold/documents.json` says
which stretch of each text was read, what the whole text hashes to, and of which part it is: `dev` to learn from, the
kept `test`, or `fresh` and `later`, kept too, of the reports that were marked in a second and a third round.
What must stay true: a label is never laid over a text other than the one it was marked in – the hash decides.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.errors import Absent, BenchError
from bench.jsonlines import Row, rows

GOLD = Path(__file__).resolve().parent / "gold"
LEARNT = "dev"
KEPT = ("test", "fresh", "latest")
"""Parts that nothing is learnt from and no rule is made after."""
PARTS = (LEARNT, *KEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Where the texts of a corpus stand, and which of its fields say what.

    Attributes:
        file: below the data folder.
        key, text: fields of the name and of the text.
        source: field of the outlet, or the outlet itself with a leading ``=``; empty where it is not told.
        published, title: fields; empty where it is not told.
    """

    file: str
    key: str = "id"
    text: str = "text"
    source: str = ""
    published: str = ""
    title: str = ""


CORPORA: dict[str, Corpus] = {
    "fakes": Corpus(file="fakes/fakes.jsonl.gz", source="source", published="date", title="title"),
    "airwars_gaza": Corpus(
        file="airwars_gaza/incidents.jsonl.gz",
        key="code",
        text="assessment_text",
        source="=Airwars",
        published="date",
        title="location",
    ),
    "airwars_syria": Corpus(
        file="airwars_syria/source_texts.jsonl.gz",
        key="source_id",
        source="publisher",
        published="pub_date",
        title="title",
    ),
    "wikievents": Corpus(file="wikievents/dev.jsonl.gz", key="doc_id"),
    "wiki_battles": Corpus(file="wiki_battles/battles.jsonl.gz", source="=Wikipedia", title="title"),
    "muc4": Corpus(file="muc4/muc4_full_templates.jsonl.gz"),
    "re3d": Corpus(file="re3d/re3d.jsonl.gz", source="corpus", title="title"),
    "timebank": Corpus(file="timeml/timebank.jsonl.gz", published="dct"),
    "polnear": Corpus(file="polnear/train.jsonl.gz", source="publisher", published="date", title="title"),
}
"""Corpus by the first part of a document's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Gold with its texts: reports as `fogline read` takes them, and claims with quotes, offsets into those."""

    documents: tuple[Row, ...]
    claims: tuple[Row, ...]


def join(part: str, data: Path, *, gold: Path = GOLD) -> Joined:
    """Joins one part of the gold with the texts below `data`.

    Args:
        part: one of `PARTS`.
        data: folder of the corpora.
        gold: folder of the gold.

    Raises:
        Absent: a corpus is not there.
        BenchError: there is no such part, or a text is not the one that was annotated.
    """
    told = [one for one in _told(gold) if one["part"] == part]
    if not told:
        raise BenchError(f"our own gold has no part {part!r}; it has {', '.join(PARTS)}")
    return _joined(told, rows(gold / "claims.jsonl"), data)


def join_second(data: Path, *, gold: Path = GOLD) -> tuple[Joined, Joined]:
    """Joins what both readers marked in the reports that were read twice: the first reader's, the second's."""
    told = [one for one in _told(gold) if one.get("second")]
    first, second = (_joined(told, rows(gold / name), data) for name in ("claims.jsonl", "second.jsonl"))
    return first, second


def _joined(told: Sequence[Row], claims: Iterable[Row], data: Path) -> Joined:
    documents = tuple(_document(one, data) for one in told)
    excerpts = {one["doc"]: (one["start"], document) for one, document in zip(told, documents, strict=True)}
    found = (_claim(row, *excerpts[row["doc"]]) for row in claims if row["doc"] in excerpts)
    return Joined(documents=documents, claims=tuple(found))


def digest_lines(part: str, gold: Path = GOLD) -> Iterator[str]:
    """The lines of one part as they stand, for its digest: any change to documents or labels shows."""
    told = [one for one in _told(gold) if one["part"] == part]
    docs = {one["doc"] for one in told}
    yield from (json.dumps({k: v for k, v in one.items() if k != "second"}, sort_keys=True) for one in told)
    yield from (json.dumps(row, sort_keys=True) for row in rows(gold / "claims.jsonl") if row["doc"] in docs)


def file_name(doc: str) -> str:
    """The file name under which a text of the gold is read."""
    return doc.replace(":", "_").replace("/", "_") + ".txt"


def _told(gold: Path) -> list[Row]:
    path = gold / "documents.json"
    if not path.is_file():
        raise BenchError(f"{path} is not there; the checkout is incomplete")
    told: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return told


def _document(one: Mapping[str, Any], data: Path) -> Row:
    name, _, key = one["doc"].partition(":")
    corpus = CORPORA.get(name)
    if corpus is None:
        raise BenchError(f"{one['doc']}: no corpus is called {name!r}; the known ones: {', '.join(CORPORA)}")
    row = _annotated(_rows(data / corpus.file, corpus.key).get(key, []), corpus, one)
    return {
        "name": file_name(one["doc"]),
        "text": row[corpus.text][one["start"] : one["end"]],
        "title": _field(row, corpus.title),
        "source": _field(row, corpus.source),
        "published": _field(row, corpus.published),
    }


def _annotated(candidates: Iterable[Row], corpus: Corpus, one: Mapping[str, Any]) -> Row:
    """The record whose text is the annotated one; a corpus may hold a name twice."""
    for row in candidates:
        if hashlib.sha256((row.get(corpus.text) or "").encode()).hexdigest() == one["sha256"]:
            return row
    raise BenchError(f"{one['doc']}: the text in {corpus.file} is not the one that was annotated; restore that corpus")


def _field(row: Row, field: str) -> str | None:
    return field[1:] if field.startswith("=") else (row.get(field) or None) if field else None


def _claim(row: Row, start: int, document: Row) -> Row:
    first, last = row["start"] - start, row["end"] - start
    return {**row, "doc": document["name"], "start": first, "end": last, "quote": document["text"][first:last]}


@cache
def _rows(path: Path, key: str) -> dict[str, list[Row]]:
    """The records of a corpus by name."""
    if not path.is_file():
        raise Absent(f"{path} is not there; our own gold has no texts, they stand in that corpus")
    named: dict[str, list[Row]] = {}
    for row in rows(path):
        named.setdefault(str(row[key]), []).append(row)
    return named
