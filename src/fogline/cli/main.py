"""The command: finds the subcommand, and turns every error into one line and an exit code.

Data go to standard output, messages and progress to standard error. Exit codes: 0 all is well; 1 a check failed, or
what was asked for has problems; 2 the command was not used as it must be.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from fogline import __version__
from fogline.cli.help import ExplainedGroup
from fogline.cli.say import complain
from fogline.errors import FoglineError

INTERRUPTED = 130
COMMANDS: dict[str, str] = {
    "new": "project",
    "add": "add",
    "run": "run",
    "documents": "documents",
    "claims": "claims",
    "events": "events",
    "control": "tables",
    "tolls": "tables",
    "disputes": "tables",
    "forecasts": "tables",
    "actors": "actors",
    "places": "places",
    "brief": "brief",
    "export": "export",
    "serve": "serve",
    "people": "accounts",
    "evaluate": "evaluate",
    "diff": "diff",
    "show": "show",
    "explain": "explain",
    "problems": "problems",
    "verify": "custody",
    "dump": "custody",
    "load": "custody",
    "erase": "custody",
    "gazetteer": "gazetteer",
    "pack": "packs",
    "read": "read",
    "version": "version",
}
"""Each command and the module of this package that holds it, under the command's name."""


class Commands(ExplainedGroup):
    """Loads a command's module only when it is asked for, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"fogline.cli.{COMMANDS[cmd_name]}")
        found = getattr(module, cmd_name.replace("-", "_") + "_command")
        return found if isinstance(found, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="fogline")
@click.option("--trace", is_flag=True, help="Show where in the program an error arose.")
@click.pass_context
def fogline(ctx: click.Context, *, trace: bool) -> None:
    """Reads reporting on an armed conflict and keeps who says what happened, where, when, to whom, and how sure.

    Examples:
      fogline new aleppo && cd aleppo
      fogline add ../articles --sidecar ../articles/sources.csv
      fogline run
      fogline claims --kind control --table
      fogline read article.txt --published 2016-11-27
    """
    ctx.obj = {"trace": trace}


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command and exits with its code."""
    sys.exit(run_command(arguments))


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        result = fogline.main(args=words, prog_name="fogline", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click leaves by SystemExit when the pipe breaks
        # whoever reads our output has had enough, as in `fogline claims | head`; nothing more may be written there
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        complain("stopped; what was done is kept")
        return INTERRUPTED
    except Exception as error:
        if "--trace" in words:
            raise
        return _told(error)
    return result if isinstance(result, int) else 0


def _told(error: Exception) -> int:
    """Tells an error in one line with the remedy, never as a traceback, and gives the exit code."""
    if isinstance(error, FoglineError):
        complain(str(error))
        return error.exit_code
    if isinstance(error, OSError):  # a folder that is not there, a disk that is full, a file that may not be read
        complain(f"{error.filename or 'the machine'}: {error.strerror or error}")
        return 1
    last = f"{type(error).__name__}: {error}".strip().splitlines()[0]
    complain(f"this is a mistake in Fogline ({last}); run fogline --trace … and report what it shows")
    return 1


if __name__ == "__main__":
    main()
