"""The reference page of the API, from its own description: addresses, parameters, fields."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from pydantic import BaseModel

from fogline.web import answer_shapes, list_shapes, shapes
from fogline.web.api import PREFIX
from fogline.web.state import PARAMETERS
from fogline.web.tables import TABLES
from fogline.web.wholes import WHOLES

ANSWERS: tuple[type[BaseModel], ...] = (answer_shapes.PageShape, answer_shapes.FeaturesShape, answer_shapes.ErrorShape)
PARTS: tuple[type[BaseModel], ...] = (
    shapes.WhenShape,
    shapes.PlaceShape,
    shapes.PartyShape,
    shapes.SpeakerShape,
    shapes.CountShape,
    shapes.VictimShape,
    shapes.ReportShape,
    shapes.AgreementShape,
    shapes.OriginShape,
    shapes.BoundShape,
    shapes.NameShape,
    shapes.RoleShape,
    list_shapes.StandShape,
    list_shapes.NearShape,
)


def api_parts() -> Iterator[str]:
    """The parts of the page, as Markdown."""
    yield "## Addresses\n\n| address | what | also as |\n|---|---|---|"
    for table in TABLES:
        forms = ", ".join(f"`.{form}`" for form in table.forms[1:])
        yield f"| `{PREFIX}/{table.name}` | {table.what} | {forms} |"
        yield f"| `{PREFIX}/{table.name}/ID` | one row of it | {forms} |"
    for whole in WHOLES:
        asks = (
            "?q=WORDS" if whole.name == "search" else "".join(f"&{name}=…" for name in whole.more).replace("&", "?", 1)
        )
        needs = f"; for a {whole.role}" if whole.role != "viewer" else ""
        forms = ", ".join(f"`.{form}`" for form in whole.forms[1:])
        yield f"| `{PREFIX}/{whole.name}{asks}` | {whole.what}{needs} | {forms} |"
    yield f"| `{PREFIX}/openapi.json` | this, for programs | |\n"
    yield "## Parameters\n\n| parameter | value | meaning |\n|---|---|---|"
    for one in PARAMETERS.values():
        repeated = ", repeatable" if one.many else ""
        yield f"| `{one.name}` | {_value(one.schema['type'], one.schema)}{repeated} | {one.what} |"
    yield "\n## Answers\n"
    yield from (_shape(shape) for shape in ANSWERS)
    yield "## Rows\n"
    for table in TABLES:
        yield _shape(table.shape, f"{table.name}: ")
    yield from (_shape(whole.shape, f"{whole.name}: ") for whole in WHOLES)
    yield "## Parts of rows\n"
    for shape in PARTS:
        yield _shape(shape)


def _value(kind: str, schema: object) -> str:
    if not isinstance(schema, dict):
        return kind
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if schema.get("format") == "date":
        return "day, `YYYY-MM-DD`"
    if "minimum" in schema:
        return f"{schema['minimum']} to {schema['maximum']}"
    return "text"


def _shape(shape: type[BaseModel], before: str = "") -> str:
    words = (inspect.getdoc(shape) or "").partition("\n")[0]
    lines = [f"### {before}{shape.__name__}\n", f"{words}\n", "| field | type |", "|---|---|"]
    lines += [f"| `{name}` | `{_type(field.annotation)}` |" for name, field in shape.model_fields.items()]
    return "\n".join(lines) + "\n"


def _type(annotation: object) -> str:
    told = annotation.__name__ if isinstance(annotation, type) and "[" not in str(annotation) else str(annotation)
    return re.sub(r"fogline\.web\.\w+\.", "", told).replace("typing.", "").replace("|", "\\|").replace("~", "")
