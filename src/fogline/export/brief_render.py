"""A brief as Markdown or HTML, through the templates beside this file."""

from __future__ import annotations

from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from fogline.export.brief_parts import Brief
from fogline.fuse.prose import day_in_words

Shape = Literal["md", "html"]
MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_<>#|"})


def render_brief(brief: Brief, shape: Shape, *, picture: str = "") -> str:
    """Writes a brief.

    Args:
        brief: checked by `check_brief`.
        shape: Markdown or HTML.
        picture: for Markdown the address of the map's file, for HTML the SVG itself; empty for none.
    """
    environment = Environment(
        loader=PackageLoader("fogline.export", "templates"),
        autoescape=shape == "html",  # noqa: S701 - Markdown is escaped by the filter `md`
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = lambda text: str(text).translate(MARKDOWN)
    environment.filters["day"] = lambda day: day_in_words(day) if day else "no day"
    environment.filters["single"] = lambda text: " ".join(str(text).split())
    values: dict[str, Any] = {"brief": brief, "picture": picture}
    return environment.get_template(f"brief.{shape}.j2").render(**values)
