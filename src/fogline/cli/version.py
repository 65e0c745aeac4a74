"""``fogline version``: what is installed, down to the versions of the stages."""

from __future__ import annotations

import click

from fogline import __version__
from fogline.cli.help import Explained
from fogline.cli.layout import Column
from fogline.cli.options import form_options
from fogline.cli.output import Form, emit


@click.command("version", cls=Explained)
@form_options
def version_command(form: Form | None) -> int:
    """Shows the versions of Fogline, its stages and its packs.

    Examples:
      fogline version
      fogline version --json
    """
    from fogline.extract import reader
    from fogline.gazetteer import find_packs, load_pack
    from fogline.pipeline.stages import COLLECT_VERSION, RESOLVE_VERSION
    from fogline.read import VERSION as READ_VERSION

    rows = [
        {"part": "fogline", "version": __version__},
        {"part": "collect", "version": COLLECT_VERSION},
        {"part": "read", "version": READ_VERSION},
        {"part": "extract", "version": reader.version()},
        {"part": "resolve", "version": RESOLVE_VERSION},
    ]
    for path in find_packs():
        pack = load_pack(path)
        rows.append({"part": f"pack {pack.name}", "version": f"{pack.meta.version} ({pack.digest[:8]})"})
    emit(rows, form, (Column("part", lambda row: row["part"]), Column("version", lambda row: row["version"])))
    return 0
