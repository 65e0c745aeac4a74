"""``fogline gazetteer``: imports gazetteer files, and looks names up."""

from __future__ import annotations

import re
from pathlib import Path

import click

from fogline.cli.bars import Bars
from fogline.cli.help import Explained, ExplainedGroup
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options, project_option, quiet_option
from fogline.cli.output import Form, emit
from fogline.cli.say import number, say
from fogline.config import CONFIG_NAME, load_settings
from fogline.errors import ConfigError
from fogline.pipeline.project import Project, materials_of

LISTED = re.compile(r"^gazetteers\s*=\s*\[.*?\]", re.MULTILINE | re.DOTALL)


@click.group("gazetteer", cls=ExplainedGroup)
def gazetteer_command() -> None:
    """Imports gazetteer files into a project, and looks names of places up.

    Examples:
      fogline gazetteer import SY.txt boundaries.geojson
      fogline gazetteer lookup "Jabal Badro" --country SY
    """


@gazetteer_command.command("import", cls=Explained)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@project_option
@quiet_option
def import_command(files: tuple[Path, ...], *, project: Project, quiet: bool) -> int:
    """Adds GeoNames tables, OCHA boundaries or any GeoJSON with names to the project's gazetteers.

    The files stay where they are; the next run resolves places anew with them.

    Examples:
      fogline gazetteer import SY.txt
      fogline gazetteer import syr_admin.geojson.gz neighbourhoods.geojson
    """
    from fogline.pipeline.tools import Tools

    listed = [*project.settings.gazetteers, *(str(path.resolve()) for path in files)]
    wanted = tuple(dict.fromkeys(listed))
    config = project.directory / CONFIG_NAME
    before = config.read_text(encoding="utf-8")
    config.write_text(with_gazetteers(before, wanted), encoding="utf-8")
    try:
        settings = load_settings(config)
        with Bars(quiet=quiet) as bars:
            Tools(materials_of(settings, project.directory), bars.building)
    except BaseException:
        config.write_text(before, encoding="utf-8")
        raise
    added = len(wanted) - len(project.settings.gazetteers)
    say(f"{number(added, 'gazetteer')} added; resolve places with them: fogline run", quiet=quiet)
    return 0


def with_gazetteers(text: str, files: tuple[str, ...]) -> str:
    """The text of a `fogline.toml` with this list of gazetteers, everything else as it was.

    Raises:
        ConfigError: a name cannot be written in TOML on one line.
    """
    for name in files:
        if any(character in name for character in "\n\r\t"):
            raise ConfigError(f"{name!r}: a file with such a name cannot be listed; rename it")
    escaped = (name.replace("\\", "\\\\").replace('"', '\\"') for name in files)
    line = "gazetteers = [" + ", ".join(f'"{name}"' for name in escaped) + "]"
    if LISTED.search(text):
        return LISTED.sub(lambda _: line, text, count=1)
    section = re.search(r"^\[", text, re.MULTILINE)
    at = section.start() if section else len(text)
    gap = "" if not text[:at] or text[:at].endswith("\n") else "\n"
    return f"{text[:at]}{gap}{line}\n{text[at:]}"


@gazetteer_command.command("lookup", cls=Explained)
@click.argument("name")
@click.option("--country", default="", metavar="CODE", help="Two-letter code; also finds likenesses then.")
@project_option
@form_options
def lookup_command(name: str, *, country: str, project: Project, form: Form | None) -> int:
    """Shows which places a name may mean, best first. Exits with 1 when none is known.

    Examples:
      fogline gazetteer lookup Aleppo
      fogline gazetteer lookup "Al Bab" --country SY --jsonl
    """
    from fogline.pipeline.tools import Tools

    index = Tools(project.materials()).places
    rows = [
        {
            "id": one.place.id,
            "name": one.place.name,
            "kind": one.place.kind,
            "country": one.place.country,
            "lat": one.place.latitude,
            "lon": one.place.longitude,
            "radius_m": one.place.radius_m,
            "within": [place.name for place in map(index.get, one.place.parents) if place],
            "score": one.score,
            "how": one.how,
            "source": one.place.source,
        }
        for one in index.lookup(name, country=country.upper())
    ]
    columns: Columns = (
        Column("name", lambda row: row["name"]),
        Column("kind", lambda row: row["kind"]),
        Column("within", lambda row: ", ".join(row["within"]), 2),
        Column("score", lambda row: f"{row['score']:.2f}", 4),
        Column("how", lambda row: row["how"], 5),
        Column("id", lambda row: row["id"], 1),
        Column("source", lambda row: row["source"], 3),
    )
    emit(rows, form, columns, empty=f"no place named {name!r}")
    return 0 if rows else 1
