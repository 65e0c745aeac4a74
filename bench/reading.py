"""Reads reports for an exam on the very path of `fogline read`: same settings, same packs, same claim lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bench.jsonlines import rows
from fogline.collect import CollectOptions
from fogline.config import Settings
from fogline.export.claims import claim_line
from fogline.gazetteer import find_packs
from fogline.model import Problem
from fogline.pipeline.project import materials_of
from fogline.pipeline.stateless import ReadReport, read_files
from fogline.pipeline.tools import Tools

Row = dict[str, Any]


@cache
def tools() -> Tools:
    """What `fogline read` works with when it is told nothing: every pack that ships, the world's first."""
    names = sorted((path.name for path in find_packs()), key=lambda name: (name != "world", name))
    return Tools(materials_of(Settings(packs=tuple(names)), Path.cwd()))


def reports(paths: Sequence[Path]) -> Iterator[ReadReport]:
    """Reads files; what could not be read is told on standard error, as the command tells it."""
    for one in read_files(paths, CollectOptions(), tools(), lambda: "1970-01-01T00:00:00Z"):
        if isinstance(one, Problem):
            print(f"{one.code}: {one.message}", file=sys.stderr)
        else:
            yield one


def read_claims(paths: Sequence[Path]) -> list[Row]:
    """The claims of files, as `fogline read` prints them."""
    return [json.loads(json.dumps(claim_line(claim))) for report in reports(paths) for claim in report.claims]


def texts_of(paths: Iterable[Path]) -> dict[str, str]:
    """The text of every report by its name, straight from the files: what quotes are checked against."""
    found: dict[str, str] = {}
    for path in paths:
        if path.is_dir():
            found |= texts_of(sorted(one for one in path.iterdir() if one.suffix == ".txt"))
        elif path.suffix == ".txt":
            found[path.name] = path.read_text(encoding="utf-8")
        else:
            found |= {str(row.get("name")): str(row.get("text", "")) for row in rows(path)}
    return found
