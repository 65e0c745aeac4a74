"""``fogline new``: makes a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fogline.cli.help import Explained
from fogline.cli.options import quiet_option
from fogline.cli.say import say
from fogline.config import Scope, Settings
from fogline.pipeline.project import Project


@click.command("new", cls=Explained)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", metavar="WORDS", help="Title of the record, shown on its brief.")
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="A conflict pack to use; may be given again.")
@click.option(
    "--place", "places", multiple=True, metavar="NAME", help="A place the record is about; may be given again."
)
@click.option("--from", "start", default="", metavar="DAY", help="First day the record is about.")
@click.option("--to", "end", default="", metavar="DAY", help="Last day the record is about.")
@click.option(
    "--party", "parties", multiple=True, metavar="NAME", help="A party the record is about; may be given again."
)
@quiet_option
def new_command(directory: Path, *, name: str | None, packs: tuple[str, ...], quiet: bool, **scope: Any) -> int:
    """Makes a project: a directory with fogline.toml, ledger.db and originals/.

    A fogline.toml that is there already is kept and used.

    Examples:
      fogline new aleppo --pack syria --place Aleppo --from 2016-07-01
      fogline new .
    """
    from fogline.gazetteer import load_pack

    chosen = tuple(dict.fromkeys(("world", *packs)))
    for pack in chosen:
        load_pack(pack)
    title = name or directory.resolve().name
    project = Project.create(directory, Settings(name=title, packs=chosen, scope=Scope(**scope)))
    say(f"{project.directory} is ready; add reports with: fogline add -p {directory} FILE…", quiet=quiet)
    return 0
