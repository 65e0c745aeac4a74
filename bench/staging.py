"""Lays out the files an exam reads: packed where it wants them packed, sampled where only some are asked for.

Exams take whole files; what is made here stands in a folder that goes when the exam is done, under the names the
exam tells its data by.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.errors import Absent, BenchError
from bench.jsonlines import Row, lines, rows, sampled, write_packed
from bench.standoff import join


@contextmanager
def staged_data(paths: Sequence[Path], sample: int | None) -> Iterator[list[Path]]:
    """Gives packed files, each with only `sample` of its records where that is told.

    Raises:
        BenchError: a file is not there or not JSON Lines.
    """
    for path in paths:
        if not path.is_file():
            raise Absent(f"{path}: no such file; tell where the data stand with --data")
    if sample is None and all(path.suffix == ".gz" for path in paths):
        yield list(paths)
        return
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for number, path in enumerate(paths):
            name = path.name if path.suffix == ".gz" else f"{path.name}.gz"
            target = Path(folder) / str(number) / path.resolve().parent.name / name
            write_packed(target, sampled(list(lines(path)), sample))
            made.append(target)
        yield made


@contextmanager
def staged_claims(documents: Sequence[Path], gold: Path, sample: int | None) -> Iterator[tuple[list[Path], Path]]:
    """Gives reports and gold; where `sample` is told, so many reports and the claims of those.

    Raises:
        BenchError: a file is not there.
    """
    for path in (*documents, gold):
        if not path.exists():
            raise Absent(f"{path}: no such file; tell reports with --documents and their claims with --gold")
    if sample is None:
        yield list(documents), gold
        return
    told: list[Row | Path] = []
    for path in documents:
        texts = sorted(path.glob("*.txt")) if path.is_dir() else [path] if path.suffix == ".txt" else None
        told += rows(path) if texts is None else texts
    kept = sampled(told, sample)
    names = {one.name if isinstance(one, Path) else str(one.get("name")) for one in kept}
    with tempfile.TemporaryDirectory() as folder:
        reports = [one for one in kept if isinstance(one, Path)]
        listed = [json.dumps(one, ensure_ascii=False) for one in kept if not isinstance(one, Path)]
        if listed:
            reports.append(Path(folder) / "documents.jsonl.gz")
            write_packed(reports[-1], listed)
        chosen = Path(folder) / "claims.jsonl.gz"
        write_packed(chosen, (json.dumps(one, ensure_ascii=False) for one in rows(gold) if one["doc"] in names))
        yield reports, chosen


@contextmanager
def staged_gold(part: str, data: Path, sample: int | None) -> Iterator[tuple[list[Path], Path]]:
    """Gives reports and gold of a part of our own gold, joined with the texts below `data`.

    Raises:
        BenchError: there is no such part, or a text is not the one that was annotated.
    """
    if not data.is_dir():
        raise Absent(f"{data} is not there; our own gold holds no texts, tell the folder of its corpora with --shared")
    joined = join(part, data)
    if not joined.claims:
        raise BenchError(f"our own gold has no claims in part {part!r}")
    with tempfile.TemporaryDirectory() as folder:
        reports, gold = Path(folder) / "documents.jsonl.gz", Path(folder) / "claims.jsonl.gz"
        write_packed(reports, (json.dumps(one, ensure_ascii=False) for one in joined.documents))
        write_packed(gold, (json.dumps(one, ensure_ascii=False) for one in joined.claims))
        with staged_claims([reports], gold, sample) as staged:
            yield staged
