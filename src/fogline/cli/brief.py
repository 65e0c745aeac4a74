"""``fogline brief``: the situation report."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.cli.help import Explained
from fogline.cli.hints import nothing
from fogline.cli.options import project_option, quiet_option
from fogline.cli.record import dataset_of
from fogline.cli.say import number, say
from fogline.cli.tables import as_of_option, day_option
from fogline.errors import UsageError
from fogline.export.brief import build_brief
from fogline.export.brief_period import About, on_the_map, settled
from fogline.export.brief_render import Shape, render_brief
from fogline.export.map_picture import control_map
from fogline.export.placed import Placed
from fogline.pipeline.project import Project

MAP = "map.svg"


@click.command("brief", cls=Explained)
@click.option("--place", metavar="NAME", default="", help="About this place and what lies within it.")
@click.option("--from", "start", callback=day_option, metavar="DAY", help="First day of the period.")
@click.option("--to", "end", callback=day_option, metavar="DAY", help="Last day of the period; the day of the map.")
@click.option(
    "--format", "shape", type=click.Choice(["md", "html"]), default="md", show_default=True, help="Markdown or HTML."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file; the map goes beside it.")
@as_of_option
@project_option
@quiet_option
def brief_command(
    *, place: str, shape: Shape, out: Path | None, project: Project, quiet: bool, **period: str | None
) -> int:
    """Writes a situation report in which every sentence cites its claims, each with its verified quote.

    Without --from it is of the latest stretch of the record: what follows a gap of 90 days without a report.

    With --as-of it is the brief of that day: reports published later do not rewrite it.

    Examples:
      fogline brief --place Aleppo --from 2016-11-26 --to 2016-12-02
      fogline brief --format html --out brief.html
    """
    start, end = period["start"] or "", period["end"] or ""
    if start and end and start > end:
        raise UsageError(f"--from {start} is after --to {end}")
    dataset = dataset_of(project, period["as_of"])
    placed = Placed(dataset, (place,) if place else ())
    if place and dataset.claims and not placed.is_known:
        raise UsageError(f"the record has nothing at {place!r}; see the places in: fogline claims")
    about = settled(dataset, About(place=place, has_place=placed.has, start=start, end=end))
    brief = build_brief(dataset, about)
    if not brief.citations:
        say(nothing(project, "claims", len(dataset.claims))(), quiet=quiet)
    drawn = control_map(on_the_map(dataset, about), brief.as_of, "svg") if brief.as_of else None
    if out is None:
        picture = _inline(drawn) if shape == "html" else ""
        click.echo(render_brief(brief, shape, picture=picture), nl=False)
        return 0
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(MAP if out.stem == "brief" else f"{out.stem}.{MAP}")
    if drawn is not None:
        beside.write_bytes(drawn)
        say(f"{beside} written", quiet=quiet)
    picture = _inline(drawn) if shape == "html" else beside.name if drawn else ""
    out.write_text(render_brief(brief, shape, picture=picture), encoding="utf-8")
    say(f"{out} written, {number(len(brief.citations), 'claim')} cited", quiet=quiet)
    return 0


def _inline(svg: bytes | None) -> str:
    """An SVG to stand inside a page: without its XML declaration and document type."""
    return svg.decode()[svg.decode().index("<svg") :] if svg else ""
