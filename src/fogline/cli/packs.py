"""``fogline pack``: lists and checks conflict packs."""

from __future__ import annotations

from collections.abc import Callable

import click

from fogline.cli.help import Explained, ExplainedGroup
from fogline.cli.layout import Column
from fogline.cli.options import form_options
from fogline.cli.output import Form, Row, emit
from fogline.cli.say import number, say


@click.group("pack", cls=ExplainedGroup)
def pack_command() -> None:
    """Lists and checks conflict packs: the plain files of names, places, sources and dated facts.

    Examples:
      fogline pack list
      fogline pack check packs/ruritania
    """


@pack_command.command("list", cls=Explained)
@form_options
def list_command(*, form: Form | None) -> int:
    """Lists the packs that ship with Fogline.

    Examples:
      fogline pack list
    """
    from fogline.gazetteer import find_packs, load_pack

    rows = [
        {
            "name": pack.name,
            "title": pack.meta.title,
            "version": pack.meta.version,
            "countries": list(pack.meta.countries),
            "sides": len(pack.sides),
            "actors": len(pack.actors),
            "places": len(pack.places),
            "sources": len(pack.sources),
            "facts": len(pack.facts),
        }
        for pack in map(load_pack, find_packs())
    ]
    columns = tuple(Column(name, _cell(name)) for name in ("name", "title", "actors", "places", "sources", "facts"))
    emit(rows, form, columns)
    return 0


def _cell(name: str) -> Callable[[Row], str]:
    return lambda row: str(row[name])


@pack_command.command("check", cls=Explained)
@click.argument("packs", nargs=-1, required=True, metavar="PACK…")
def check_command(*, packs: tuple[str, ...]) -> int:
    """Checks packs by name or path: references, dates, coordinates, sources, names that two actors share.

    Each line names the file and line, what is wrong, a permanent code and the remedy. Exits with 1 when there
    is anything to mend.

    Examples:
      fogline pack check syria
      fogline pack check ./packs/ruritania
    """
    from fogline.gazetteer import check_pack

    faults = 0
    for pack in packs:
        complaints = check_pack(pack)
        faults += len(complaints)
        for complaint in complaints:
            click.echo(str(complaint))
        say(f"{pack}: {number(len(complaints), 'thing')} to mend" if complaints else f"{pack}: nothing to mend")
    return 1 if faults else 0
