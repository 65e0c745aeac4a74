"""Help that people can run: a command's examples stay as they are written, line by line."""

from __future__ import annotations

import click

MARK = "Examples:"


class Explained(click.Command):
    """A command whose help ends with examples, set off by a line ``Examples:`` in its docstring."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the help without the examples."""
        whole = self.help
        self.help = words_of(whole)
        super().format_help_text(ctx, formatter)
        self.help = whole

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the examples after the options."""
        write_examples(self.help, formatter)
        super().format_epilog(ctx, formatter)


class ExplainedGroup(click.Group):
    """A group of commands with examples."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the help without the examples."""
        whole = self.help
        self.help = words_of(whole)
        super().format_help_text(ctx, formatter)
        self.help = whole

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the examples after the commands."""
        write_examples(self.help, formatter)
        super().format_epilog(ctx, formatter)


def words_of(text: str | None) -> str:
    """The part of a docstring before its examples."""
    return (text or "").partition(MARK)[0].rstrip()


def examples_of(text: str | None) -> list[str]:
    """The example lines of a docstring."""
    return [line.strip() for line in (text or "").partition(MARK)[2].splitlines() if line.strip()]


def write_examples(text: str | None, formatter: click.HelpFormatter) -> None:
    """Writes the examples as a section."""
    lines = examples_of(text)
    if lines:
        with formatter.section("Examples"):
            for line in lines:
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
