"""``fogline read``: the claims of files, without a project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from fogline.cli.bars import Bars
from fogline.cli.claims import COLUMNS
from fogline.cli.clock import now
from fogline.cli.help import Explained
from fogline.cli.options import form_options, quiet_option
from fogline.cli.output import Form, emit
from fogline.cli.say import say
from fogline.cli.telling import collect_options, telling_options
from fogline.config import Settings, load_settings
from fogline.export.claims import Line, claim_line
from fogline.gazetteer import find_packs
from fogline.model import Problem
from fogline.pipeline.project import materials_of
from fogline.pipeline.stateless import read_files
from fogline.pipeline.tools import Tools


@click.command("read", cls=Explained)
@click.argument("paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(allow_dash=True))
@telling_options
@click.option(
    "--pack", "packs", multiple=True, metavar="NAME", help="A pack to use; may be given again. [default: all that ship]"
)
@click.option(
    "--settings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A fogline.toml whose packs, languages and scope to use.",
)
@form_options
@quiet_option
def read_command(
    paths: tuple[str, ...],
    *,
    packs: tuple[str, ...],
    settings: Path | None,
    form: Form | None,
    quiet: bool,
    **told: Any,
) -> int:
    """Prints the claims of files, one JSON object a line; keeps nothing.

    The exit code is 1 when a file had a problem; what could be read is printed all the same.

    Examples:
      fogline read article.txt --published 2016-11-27
      fogline read reports.jsonl > claims.jsonl
      fogline read articles/ --table
      cat article.txt | fogline read - --source "Meridian Wire"
    """
    chosen = load_settings(settings) if settings else Settings(packs=packs or _shipped())
    materials = materials_of(chosen, settings.parent if settings else Path.cwd())
    problems: list[Problem] = []
    with Bars(quiet=quiet) as bars:
        tools = Tools(materials, bars.building)

        def lines() -> Iterator[Line]:
            for one in read_files(paths, collect_options(**told), tools, now, bars):
                if isinstance(one, Problem):
                    problems.append(one)
                    say(f"{one.code}: {one.message}", quiet=quiet)
                else:
                    yield from map(claim_line, one.claims)

        emit(lines(), form or "jsonl", COLUMNS, empty="" if quiet else "no claims found")
    return 1 if problems else 0


def _shipped() -> tuple[str, ...]:
    """Every pack that ships, the world's first."""
    names = [path.name for path in find_packs()]
    return tuple(sorted(names, key=lambda name: (name != "world", name)))
