"""Ways and ground told by their two ends: "the highway between Vale and Kapell" is one place, and neither town.

What must stay true: a town that is only an end is neither taken, held, besieged nor freed by what befalls the way.
"""

from __future__ import annotations

import re

from fogline.fuse.control_places import words_before
from fogline.model import ReadClaim, Where

_WAY = (
    r"(?:road|roads|highway|motorway|route|railway|railroad|corridor|supply (?:line|route|road)|lifeline|artery|axis|"
    r"(?:rail|train) line)"
)
_NAME = r"((?-i:[A-Z])[\w’'‘`-]*(?:\s+(?:(?:al|el|of|de|la)\s+)?(?-i:[A-Z])[\w’'‘`-]*){0,3})"
_KIND = r"(?:the\s+)?(?:(?:city|town|village|port|capital)\s+(?:of\s+)?)?"
WAY = re.compile(
    rf"\b({_WAY})\b(?:\s+(?:that|which)\s+(?:\w+\s+)?|,?\s+(?:which\s+)?(?:\w+ing\s+)?)?\s*"
    r"\b(?:between|from|links?|linking|connects?|connecting|joins?|joining|leads? from)\s+"
    rf"{_KIND}{_NAME}\s+(?:and|to|with)\s+{_KIND}{_NAME}",
    re.IGNORECASE,
)
"""A way and its two ends."""
END = re.compile(
    rf"\bbetween\s+{_KIND}$|\bbetween\s+[^.;,]{{2,50}}?\s+and\s+{_KIND}$|"
    rf"\b{_WAY}\b[^.;,]{{0,30}}?\b(?:from|links?|linking|connects?|connecting|joins?|joining)\s+{_KIND}$|"
    rf"\b{_WAY}\b[^.;,]{{0,30}}?\b(?:from|links?|linking|connects?|connecting|joins?|joining)\s+[^.;,]{{2,40}}?"
    rf"\s+(?:and|to|with)\s+{_KIND}$",
    re.IGNORECASE,
)
"""Words right before a place that is only an end of something."""
RAIL = re.compile(r"rail|train", re.IGNORECASE)


def way_told(claim: ReadClaim) -> Where | None:
    """The way that a clause tells by its two ends, called alike whichever end comes first."""
    found = WAY.search(claim.claim.span.quote)
    if found is None:
        return None
    ends = sorted(found.group(2, 3))
    kind = "railway" if RAIL.search(found.group(1)) else "road"
    country = next((where.country for where in claim.places if where.country), None)
    name = f"{kind} between {ends[0]} and {ends[1]}"
    return Where(id=None, name=name, kind="road", precision="vague", country=country)


def is_end(claim: ReadClaim, where: Where) -> bool:
    """Whether a clause names a place only as an end of something that lies between it and another."""
    return END.search(words_before(claim, where)) is not None
