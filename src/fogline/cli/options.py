"""Options that several commands share: the project, the form of the output, quiet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from fogline.cli.output import Form
from fogline.pipeline.project import Project

Command = TypeVar("Command", bound=Callable[..., Any])


def project_option(command: Command) -> Command:
    """Adds ``--project DIR``; the command gets the opened project."""
    option = click.option(
        "--project",
        "-p",
        default=".",
        metavar="DIR",
        show_default="the folder you are in, or one above it",
        callback=lambda _ctx, _param, value: Project.find(Path(value)),
        help="The project's directory.",
    )
    return option(command)


def quiet_option(command: Command) -> Command:
    """Adds ``--quiet``."""
    return click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")(command)


def form_options(command: Command) -> Command:
    """Adds ``--table --jsonl --json --csv``; the command gets ``form``, `None` where none was asked for."""
    helps: dict[Form, str] = {
        "csv": "Comma-separated values, one row each.",
        "json": "One JSON list.",
        "jsonl": "JSON Lines, one object a line; what you get when output is not a terminal.",
        "table": "A table for reading; what you get on a terminal.",
    }
    for form, words in helps.items():
        command = click.option(f"--{form}", "form", flag_value=form, default=None, help=words)(command)
    return command
