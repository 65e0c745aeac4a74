"""Builders of small projects and reports, in words of our own, for the pipeline, the command and the journeys."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from fogline.collect import CollectOptions, collect
from fogline.config import Scope, Settings
from fogline.ledger import Ledger
from fogline.pipeline.project import Project
from fogline.pipeline.run import Runner, StageTally
from fogline.pipeline.take_in import Taken, take_in
from fogline.pipeline.tools import Tools
from fogline.review.carry import carry

REPORTS = {
    "hill-post.txt": (
        "Army retakes hill village\n\nBEIRUT, March 3, 2031 –\n\n"
        "The army captured the village of Ain al-Hajar on Sunday, the defence ministry said. "
        "At least 12 fighters were killed in the assault. Rebels denied that the village had fallen.\n"
    ),
    "river-wire.txt": (
        "Shells hit market in Homs\n\nMarch 5, 2031\n\n"
        "Shells hit a market in Homs on Tuesday, killing at least seven people, rescue workers said. "
        "A hospital was damaged. Aid agencies warned that hundreds of families could flee in the coming days.\n"
    ),
    "valley-note.txt": (
        "Clashes north of Hama\n\n"
        "Government forces clashed with rebels north of Hama on 7 March 2031. "
        "Residents said that two bridges had been destroyed.\n"
    ),
}


def ticking() -> Callable[[], str]:
    """A clock that moves on by a second with every look."""
    ticks = itertools.count()

    def look() -> str:
        minutes, seconds = divmod(next(ticks), 60)
        hours, minutes = divmod(minutes, 60)
        return f"2031-03-10T{hours % 24:02d}:{minutes:02d}:{seconds:02d}Z"

    return look


def write_reports(folder: Path, reports: dict[str, str] | None = None) -> Path:
    """Writes reports as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (REPORTS if reports is None else reports).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def a_project(directory: Path, *, processes: int = 1, scope: Scope | None = None) -> Project:
    """A new project with the packs that ship."""
    settings = Settings(name="Vale", packs=("world", "syria"), processes=processes, scope=scope or Scope())
    return Project.create(directory, settings)


def add(project: Project, paths: Sequence[Path], clock: Callable[[], str]) -> Taken:
    """Takes files into a project."""
    with project.ledger(write=True) as ledger:
        return take_in(ledger, collect(paths, options=CollectOptions()), clock)


def run(project: Project, clock: Callable[[], str], tools: Tools | None = None) -> dict[str, StageTally]:
    """Runs a project and gives the tallies by stage."""
    with project.ledger(write=True) as ledger:
        runner = Runner(ledger, tools or Tools(project.materials()), carry=carry, clock=clock)
        return {tally.stage: tally for tally in runner.run()}


def a_read_project(directory: Path, reports: dict[str, str]) -> Project:
    """A project beside a folder of its reports, which are added and read."""
    made, clock = a_project(directory / "vale"), ticking()
    add(made, [write_reports(directory / "reports", reports)], clock)
    run(made, clock)
    return made


def ids(directory: Path, *types: str) -> set[str]:
    """Ids of the records in a ledger, of some types or all."""
    with Ledger.open(directory) as ledger:
        return {stored.id for stored in ledger.entries(types=types or None)}


def standing(directory: Path, *types: str) -> set[str]:
    """Ids of the records that stand."""
    with Ledger.open(directory) as ledger:
        gone = ledger.retracted()
        return {stored.id for stored in ledger.entries(types=types or None) if stored.id not in gone}


def fogline(
    *words: str | Path, stdin: bytes | None = None, expect: Iterable[int] | None = (0,), cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the real command in a process of its own; `expect` are the exit codes that are right."""
    command = [sys.executable, "-m", "fogline.cli.main", *map(str, words)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=dict(os.environ), check=False)
    if expect is not None:
        assert done.returncode in set(expect), done.stderr.decode()
    return done
