"""``python -m bench``: runs one exam, all of them, or the ratchet.

Figures go to standard output, one JSON object a line; tables and messages for people go to standard error. Exit codes:
0 done, 1 an exam failed or a figure fell below its floor, 2 the command was wrong, in one line with the remedy.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from bench import floors
from bench.errors import Absent, BenchError
from bench.exams import EXAMS, Request, Result, run
from bench.judge import REPOSITORY, SHARED
from bench.papers import PAPERS, Paper, absent, request_of
from bench.report import Run, write
from bench.table import aligned, table

EPILOG = "exams:\n" + "\n".join(f"  {name:12} {exam.what}" for name, exam in EXAMS.items())
EPILOG += "\n  all          every exam on ../shared\n  floors       the figures that may not fall\n\nexamples:\n"
EPILOG += "\n".join(f"  python -m bench {exam.example}" for exam in EXAMS.values())
EPILOG += "\n  python -m bench all --write docs/evaluation.md\n  python -m bench all --sample 20"
EPILOG += "\n  python -m bench floors\n  python -m bench floors --raise"


class _Parser(argparse.ArgumentParser):
    """Refuses in one line."""

    def error(self, message: str) -> NoReturn:
        raise BenchError(f"{message}; see python -m bench --help")


def main(arguments: Sequence[str]) -> int:
    """Runs what the arguments ask for and gives the exit code."""
    try:
        told = _parser().parse_args(arguments)
        if told.exam == "all":
            return _all(told)
        if told.exam == "floors":
            return _floors(told)
        result = run(_request(told))
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, ensure_ascii=False))
    _tell(result)
    return 0


def _parser() -> _Parser:
    parser = _Parser(
        prog="python -m bench",
        description="Measures how well Fogline reads.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("exam", metavar="EXAM", help="one of the exams below, all, or floors")
    parser.add_argument("--data", nargs="+", type=Path, default=[], metavar="FILE", help=".jsonl or .jsonl.gz")
    parser.add_argument(
        "--documents",
        "--sources",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="reports, for claims and control; texts of sources, for grades",
    )
    parser.add_argument("--gold", type=Path, metavar="FILE", help="their claims, for claims")
    parts = "dev|test|fresh|latest"
    parser.add_argument("--part", default="dev", metavar=parts, help="of our own gold, for claims-own")
    parser.add_argument("--gazetteer", type=Path, metavar="DIR", help="files to import first, for places")
    parser.add_argument("--sample", type=_size, metavar="N", help="only so many records, drawn with a fixed seed")
    parser.add_argument("--shared", type=Path, default=SHARED, metavar="DIR", help="reference material [../shared]")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the evaluation page, for all")
    parser.add_argument("--raise", dest="raised", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--allow-regression", action="store_true", help="with --raise: lower them too")
    return parser


def _size(word: str) -> int:
    size = int(word)
    if size < 1:
        raise argparse.ArgumentTypeError("a sample holds at least one record")
    return size


def _request(told: argparse.Namespace) -> Request:
    return Request(
        exam=told.exam,
        data=tuple(told.data),
        documents=tuple(told.documents),
        gold=told.gold,
        part=told.part,
        gazetteer=told.gazetteer,
        sample=told.sample,
        shared=told.shared,
    )


def _tell(result: Result) -> None:
    """The table for people."""
    print(f"{result['exam']}: {result['data']}, n = {result['n']}, {result['seconds']} s", file=sys.stderr)
    print(aligned(table(result["figures"])), file=sys.stderr)


def _all(told: argparse.Namespace) -> int:
    """Runs every paper in a process of its own, so that times and memory are its own and a failure stays there."""
    if not told.shared.is_dir():
        print(f"bench: {told.shared} is not there, so there is nothing to measure on", file=sys.stderr)
        return 0
    results: dict[str, Result] = {}
    missed: dict[str, str] = {}
    failed = False
    for paper in PAPERS:
        gone = absent(paper, told.shared)
        if gone:
            missed[paper.name] = f"{', '.join(gone)} is not there"
            print(f"bench: {paper.name}: {missed[paper.name]}", file=sys.stderr)
            continue
        result = _apart(paper, told)
        if isinstance(result, int):
            missed[paper.name] = f"the exam was stopped by signal {-result}" if result < 0 else "the exam failed"
            print(f"bench: {paper.name}: {missed[paper.name]}", file=sys.stderr)
            failed = True
            continue
        results[paper.name] = result
        print(json.dumps({"paper": paper.name, **result}, ensure_ascii=False), flush=True)
    if told.write:
        write(_run(results, missed), told.write)
        print(f"bench: wrote {told.write}", file=sys.stderr)
    return 1 if failed else 0


def _apart(paper: Paper, told: argparse.Namespace) -> Result | int:
    """Runs one paper; gives its record, or the exit code it failed with."""
    request = request_of(paper, told.shared)
    words = [sys.executable, "-m", "bench", paper.exam, "--part", paper.part, "--shared", str(told.shared)]
    for option, paths in (("--data", request.data), ("--documents", request.documents)):
        words += [option, *map(str, paths)] if paths else []
    words += ["--gold", str(request.gold)] if request.gold else []
    sample = told.sample or request.sample
    words += ["--sample", str(sample)] if sample else []
    print(f"bench: {paper.name}", file=sys.stderr, flush=True)
    done = subprocess.run(words, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 – our own command
    if done.returncode:
        return done.returncode
    result: Result = json.loads(done.stdout)
    return result


def _run(results: dict[str, Result], missed: dict[str, str]) -> Run:
    return Run(
        results=results,
        missed=missed,
        day=dt.datetime.now(tz=dt.UTC).date().isoformat(),
        commit=_commit(),
        machine=f"{os.cpu_count()} cores of {platform.machine()}, Python {platform.python_version()}",
    )


def _commit() -> str:
    """The commit measured; says so where the code held more than it."""
    head = _git("rev-parse", "--short=12", "HEAD")
    changed = _git("status", "--porcelain", "--", "src", "bench")
    return f"`{head or 'unknown'}`" + (" with changes not committed" if changed else "")


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S603, S607 – fixed words
    return done.stdout.strip()


def _floors(told: argparse.Namespace) -> int:
    """Measures what may not fall, and raises the floors where that is asked."""
    if not told.shared.is_dir():
        raise Absent(f"{told.shared} is not there, and floors are measured on it; tell it with --shared DIR")
    standing = floors.load()
    worse = False
    for paper, now in floors.every(told.shared):
        if now is None:
            print(f"bench: {paper.name}: its data are not there", file=sys.stderr)
            continue
        floor = standing.get(paper.name)
        if told.raised:
            standing[paper.name], faults = floors.raised(floor, now, allow_regression=told.allow_regression)
        else:
            faults = floors.faults(floor, now) if floor else ["it has no floor yet: python -m bench floors --raise"]
        print(json.dumps({"paper": paper.name, "figures": now.figures, "faults": faults}), flush=True)
        for fault in faults:
            print(f"bench: {paper.name}: {fault}", file=sys.stderr)
        worse = worse or bool(faults)
    if told.raised:
        floors.save(standing)
    return 1 if worse else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
