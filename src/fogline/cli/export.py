"""``fogline export``: the record in the shapes that others load."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from fogline.cli.help import Explained
from fogline.cli.options import project_option, quiet_option
from fogline.cli.record import dataset_of
from fogline.cli.say import say
from fogline.errors import UsageError
from fogline.export.formats import BY_NAME, FORMATS, file_name, write_export
from fogline.pipeline.project import Project


@click.command("export", cls=Explained)
@click.option(
    "--format",
    "names",
    multiple=True,
    type=click.Choice([*BY_NAME, "all"]),
    help="The shape; may be given again. Without it, the shapes are listed.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    help="A file, or a folder for several; - is standard output.",
)
@click.option("--outlines", is_flag=True, help="Give geojson the outlines of places too, where a source has them.")
@project_option
@quiet_option
def export_command(*, names: tuple[str, ...], out: Path | None, outlines: bool, project: Project, quiet: bool) -> int:
    """Writes the record as a dataset; a shape that cannot hold everything says beside it what it dropped.

    Examples:
      fogline export
      fogline export --format acled-style --out events.csv
      fogline export --format all --out datasets/
      fogline export --format geojson --outlines --out map.geojson
      fogline export --format geojson --out - | jq '.features | length'
    """
    if not names:
        for one in FORMATS:
            click.echo(f"{one.name:15} {one.what}")
        return 0
    chosen = list(FORMATS) if "all" in names else [BY_NAME[name] for name in dict.fromkeys(names)]
    dataset = dataset_of(project, outlined=outlines)
    if out is None or str(out) == "-":
        if len(chosen) != 1:
            raise UsageError("several formats do not go to standard output; name a folder with --out")
        sys.stdout.buffer.write(chosen[0].write(dataset))
        if chosen[0].dropped:
            say(f"{names[0]} leaves out {', '.join(chosen[0].dropped)}; native has everything", quiet=quiet)
        return 0
    into_folder = len(chosen) > 1 or out.is_dir() or str(out).endswith("/")
    for one in chosen:
        for path in write_export(dataset, one, out / file_name(one) if into_folder else out):
            say(f"{path} written", quiet=quiet)
    return 0
