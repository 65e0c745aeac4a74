"""``fogline add``: takes reports in; reading them is `run`'s work."""

from __future__ import annotations

from typing import Any

import click

from fogline.cli.clock import now
from fogline.cli.help import Explained
from fogline.cli.options import project_option, quiet_option
from fogline.cli.say import number, say
from fogline.cli.telling import collect_options, telling_options
from fogline.pipeline.project import Project


@click.command("add", cls=Explained)
@click.argument("paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(allow_dash=True))
@telling_options
@project_option
@quiet_option
def add_command(paths: tuple[str, ...], *, project: Project, quiet: bool, **told: Any) -> int:
    """Takes in files, folders, tables or standard input (-); nothing is read until `fogline run`.

    Reads text, Markdown, HTML, PDF, JSON Lines, JSON and CSV, also compressed with gzip.

    Examples:
      fogline add articles/ --sidecar articles/sources.csv
      fogline add report.txt --published 2016-11-27 --source "The Barada Courier"
      fogline add archive.csv --map text=body,published=date
      curl -s https://example.org/report | fogline add - --name report.html
    """
    from fogline.collect import collect
    from fogline.pipeline.take_in import take_in

    options = collect_options(**told)
    with project.ledger(write=True) as ledger:
        taken = take_in(ledger, collect(paths, options=options), now)
    for problem in taken.problems:
        say(f"{problem.code}: {problem.message}", quiet=quiet)
    known = f", {taken.known:,} known already" if taken.known else ""
    bad = f", {number(len(taken.problems), 'problem')}" if taken.problems else ""
    then = "; read them with: fogline run" if taken.added else ""
    say(f"{number(taken.added, 'report')} added{known}{bad}{then}", quiet=quiet)
    return 0 if taken.added or taken.known else 1
