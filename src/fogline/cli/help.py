"""Help that people can run: a command's examples stay as they are written, line by line."""

from __future__ import annotations

import difflib

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
        """Writes the examples at the end, after the options or the commands."""
        write_examples(self.help, formatter)
        super().format_epilog(ctx, formatter)


class ExplainedGroup(Explained, click.Group):
    """A group of commands with examples."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the commands, each with the whole first sentence of its help."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, words_of(one.help).partition("\n\n")[0]) for name, one in found if one is not None]
        with formatter.section("Commands"):
            formatter.write_dl([(name, " ".join(words.split())) for name, words in rows])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command that is asked for; for a slip it names the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if near:
                raise click.UsageError(f"No such command {args[0]!r}; did you mean {near[0]!r}?", ctx) from error
            raise


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
