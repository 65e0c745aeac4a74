"""Custody of the record: ``verify``, ``dump``, ``load``, ``erase``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from fogline.cli.bars import Bars
from fogline.cli.clock import now
from fogline.cli.help import Explained
from fogline.cli.layout import Column
from fogline.cli.options import form_options, project_option, quiet_option
from fogline.cli.output import Form, emit
from fogline.cli.people import person_option
from fogline.cli.say import number, say
from fogline.config import CONFIG_NAME, Settings, dump_settings
from fogline.errors import ProjectError, UsageError
from fogline.ledger import Fault, dump, head_text, load, parse_head, verify
from fogline.pipeline.project import LEDGER_NAME, Project
from fogline.review.answer import human
from fogline.views import forget


@click.command("verify", cls=Explained)
@click.option("--head", metavar="HEAD", help="A head you kept elsewhere; the record must pass through it.")
@click.option(
    "--project", "-p", default=".", metavar="DIR", type=click.Path(path_type=Path), help="The project's directory."
)
@form_options
@quiet_option
def verify_command(*, head: str | None, project: Path, form: Form | None, quiet: bool) -> int:
    """Proves that the record is what was written: every hash, id, quote, basis and original.

    Exits with 1 and says where when anything was changed or removed. Keep the head that it prints elsewhere: it
    proves later that nothing was taken away.

    Examples:
      fogline verify
      fogline verify --head "$(cat kept-elsewhere.head)"
      fogline verify --jsonl
    """
    try:
        expected = parse_head(head.strip() + "\n") if head else None
    except ValueError as error:
        raise UsageError("--head: that is no head; give the whole of what verify prints after the word head") from error
    with Bars(quiet=quiet) as bars:
        report = verify(
            _directory(project), expect=expected, progress=lambda done, all_: bars.building("verify", done, all_)
        )
    found = [*(_row(one, "fault") for one in report.faults), *(_row(one, "note") for one in report.notes)]
    if found or form:
        columns = tuple(Column(name, _cell(name)) for name in ("sort", "where", "code", "message"))
        emit(found, form, columns)
    erased = f", {report.erased:,} erased" if report.erased else ""
    sound = "sound" if report.ok else f"NOT sound: {number(len(report.faults), 'fault')}"
    counted = f"{number(report.entries, 'entry', 'entries')}, {number(report.blobs, 'original')}{erased}"
    say(f"{counted}: {sound}\nhead {head_text(report.head).strip()}", quiet=quiet)
    return 0 if report.ok else 1


def _directory(start: Path) -> Path:
    for directory in (start.resolve(), *start.resolve().parents):
        if (directory / LEDGER_NAME).is_file():
            return directory
    raise ProjectError(f"no project in {start} or above; make one with: fogline new DIRECTORY")


def _row(fault: Fault, sort: str) -> dict[str, str]:
    return {"sort": sort, "where": fault.where, "code": fault.code, "message": fault.message}


def _cell(name: str) -> Any:
    return lambda row: row[name]


@click.command("dump", cls=Explained)
@click.argument("out", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@project_option
@quiet_option
def dump_command(out: str, *, project: Project, quiet: bool) -> int:
    """Writes the whole record, originals included, as plain text; `load` makes the same record of it again.

    Examples:
      fogline dump record.jsonl
      fogline dump | gzip > record.jsonl.gz
    """
    if out == "-":
        head = dump(project.directory, sys.stdout.buffer)
    else:
        with Path(out).open("wb") as file:
            head = dump(project.directory, file)
    say(f"{number(head.sequence, 'entry', 'entries')} written", quiet=quiet)
    return 0


@click.command("load", cls=Explained)
@click.argument("source", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@quiet_option
def load_command(source: str, directory: Path, *, quiet: bool) -> int:
    """Makes a project of a dump and proves it whole; a dump that was changed is refused.

    Examples:
      fogline load record.jsonl restored
      gunzip -c record.jsonl.gz | fogline load - restored
    """
    if source == "-":
        head = load(sys.stdin.buffer, directory)
    else:
        with Path(source).open("rb") as file:
            head = load(file, directory)
    config = directory / CONFIG_NAME
    if not config.exists():
        config.write_text(dump_settings(Settings(name=directory.resolve().name)), encoding="utf-8")
        say(f"a plain {CONFIG_NAME} was written; put your packs and scope in it", quiet=quiet)
    say(f"{number(head.sequence, 'entry', 'entries')} loaded into {directory}", quiet=quiet)
    return 0


@click.command("erase", cls=Explained)
@click.argument("target")
@click.option("--reason", required=True, metavar="WORDS", help="Why; stays readable, so do not repeat what is erased.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@person_option
@project_option
@quiet_option
def erase_command(target: str, *, reason: str, yes: bool, person: str, project: Project, quiet: bool) -> int:
    """Forgets a record or an original for legal reasons; its line, its hash and the reason stay.

    Examples:
      fogline erase claim_1b2c… --reason "court order 12/2025" --by amira
      fogline erase sha256:9f2c… --reason "request by a person named in it" --yes
    """
    if not yes:
        click.confirm(f"Erase {target} for ever?", abort=True, err=True)
    with project.ledger(write=True) as ledger:
        resting = 0 if target.startswith("sha256:") else sum(1 for _ in ledger.resting_on(target))
        ledger.erase(target, reason, by=human(person), at=now())
    forget(project.directory)  # the tables repeat the words of the record
    say(f"{target} is erased", quiet=quiet)
    if resting:
        rest = number(resting, "entry rests", "entries rest")
        say(f"{rest} on it and may repeat its words; see: fogline show {target}", quiet=quiet)
    return 0
