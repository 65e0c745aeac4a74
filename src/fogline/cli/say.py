"""Messages to people: one line each, on standard error, in colour only where a person sees it.

What must stay true: nothing here writes to standard output, which is for data.
"""

from __future__ import annotations

import sys

import click


def say(message: str, *, quiet: bool = False) -> None:
    """Tells something worth knowing, unless quiet was asked for."""
    if not quiet:
        click.echo(message, err=True)


def complain(message: str) -> None:
    """Tells what went wrong, in one line."""
    line = " ".join(message.split())
    click.echo(f"fogline: {line}", err=True)


def is_watched() -> bool:
    """Whether a person watches standard error, so that a bar makes sense."""
    return sys.stderr.isatty()


def number(count: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 claim``, ``1,204 claims``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
