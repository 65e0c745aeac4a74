"""Where troops that withdraw go to: the places of a clause that they make for, and do not leave."""

from __future__ import annotations

import re

from fogline.fuse.control_sign import settled
from fogline.model import Where

STOPS = (
    "from of after before when while since as in at by during leaving abandoning giving vacating evacuating ceding "
    "surrendering losing left abandoned gave outside who which that"
).split()
"""Words after which a place is another one's: "withdrew to the hills, leaving Lindow"."""
MOST_BETWEEN = 8
"""Words between the preposition and the name: room for "towards the hills near Vale, Lindow and Ostrava"."""
TO = rf"\b(?P<way>to|towards?|into)\s+(?:(?!(?:{'|'.join(STOPS)})\b)[\w'’-]+,?\s+){{0,{MOST_BETWEEN}}}"


def way_to(where: Where, quote: str) -> str:
    """How a clause tells of going to a place: "to" or "towards"; empty where it is not told as gone to.

    Args:
        where: the place.
        quote: the clause ("withdrew towards Vale and Lindow", "fell back to the hills near Vale").
    """
    settled_name = settled(where).name
    names = {settled_name.removeprefix(where.qualifier or "").strip() or where.name, settled_name}
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.search(rf"{TO}(?:{named})", quote)
    if found is None:
        return ""
    return "towards" if found["way"].startswith("toward") else "to"
