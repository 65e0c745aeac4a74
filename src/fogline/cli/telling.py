"""What the reports that are added may be told about: the options of ``add`` and ``read``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from fogline.collect import CollectOptions, Told, parse_mapping

Command = TypeVar("Command", bound=Callable[..., Any])
DAY = re.compile(r"\d{4}-\d\d-\d\d([T ].*)?")


def telling_options(command: Command) -> Command:
    """Adds the options; the command gets them as keywords for `collect_options`."""
    options = (
        click.option(
            "--published", metavar="DAY", callback=day_of, help="Day of publication of bare files, YYYY-MM-DD."
        ),
        click.option("--source", metavar="NAME", help="Outlet of bare files."),
        click.option("--url", metavar="ADDRESS", help="Address of the report."),
        click.option("--title", metavar="WORDS", help="Title of the report."),
        click.option("--language", metavar="CODE", help="Language of the reports, as in en."),
        click.option(
            "--sidecar",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="A table with file,source,published,url,title of bare files.",
        ),
        click.option(
            "--map", "mapping", metavar="FIELD=COLUMN,…", help="Columns of a table, as in text=body,title=headline."
        ),
        click.option("--name", metavar="NAME", help="Name of what comes from standard input.", default="stdin.txt"),
    )
    for option in reversed(options):
        command = option(command)
    return command


def day_of(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Checks that an option's value is a day, for click."""
    if value is not None and not DAY.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a day; write YYYY-MM-DD, as in 2016-11-27")
    return value


def collect_options(**told: Any) -> CollectOptions:
    """Makes the options of collecting from what the command was given."""
    mapping = told.pop("mapping") or ""
    sidecar, name = told.pop("sidecar"), told.pop("name")
    return CollectOptions(told=Told(**told), sidecar=sidecar, mapping=parse_mapping(mapping), stdin_name=name)
