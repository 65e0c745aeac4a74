"""What goes wrong when an exam is asked for: told in one line with the remedy, never as a traceback."""

from __future__ import annotations


class BenchError(Exception):
    """An exam cannot be run as asked; the message says what is wrong and what to do."""


class Absent(BenchError):
    """Material that is not part of the repository is not there; `all` skips what needs it."""
