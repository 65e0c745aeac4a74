"""Who says so: the option of commands that write a person's word."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def person_option(command: Command) -> Command:
    """Adds ``--by NAME``."""
    option = click.option(
        "--by",
        "person",
        metavar="NAME",
        default=_login,
        show_default="your login name",
        help="Who says so.",
    )
    return option(command)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise click.UsageError("say who you are with --by NAME") from error
