"""The agency whose wire a report carries, read off its head or foot.

"LINDOW (Meadow Wire) –" and "Source: Meadow Wire" say whose text a report is; "told Meadow Wire" in a sentence does
not. What must stay true: a name counts only in the places where desks put a credit, never wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

HEAD, FOOT = 240, 200
"""Characters from the start and the end of a text in which credits stand."""


def wire_of(text: str, agencies: Mapping[str, str]) -> str | None:
    """The agency that a report credits for its text; `None` where it credits none.

    Args:
        text: of the report.
        agencies: usual name by each name an agency is called by.
    """
    if not agencies:
        return None
    head, foot = _credits(tuple(sorted(agencies)))
    found = head.search(text[:HEAD]) or foot.search(text[-FOOT:])
    return agencies.get(next(name for name in found.groups() if name)) if found else None


@cache
def _credits(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    some = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    dash = r"\s*(?:[-–—]{1,2}|:)\s"
    head = re.compile(rf"\(({some})\)(?:{dash}|\s+[A-Z])|(?:^|[\n,|]\s*)({some}){dash}|(?:^|\n)By ({some})\b")
    foot = re.compile(rf"(?:Source|Credit|Via|Agencies?):\s*({some})\b|\(({some})\)\s*$")
    return head, foot
