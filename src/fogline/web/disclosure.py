"""The one gate through which every record passes before it leaves: page, twin, feed or export.

Today there is one profile, `internal`: those who work on the record see all of it. What must stay true: nothing leaves
by another way, so that a profile made later binds every page and every twin at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Profile = Literal["internal"]
Kind = Literal[
    "claim", "event", "control", "toll", "dispute", "forecast", "document", "text", "problem", "actor", "place",
    "source", "history", "forecaster", "count", "news",
]  # fmt: skip
"""What can leave; `text` is the words of a report, `history` the entries about a record, `forecaster` how
somebody's forecasts fared, `count` how much there is of something, `news` what changed since a time."""


def disclose(kind: Kind, row: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """Gives what may leave of a record.

    Args:
        kind: what it is.
        row: the record as plain values.
        profile: who is to see it.

    Raises:
        ValueError: there is no such profile; nothing leaves under a profile nobody has defined.
    """
    if profile != "internal":
        raise ValueError(f"no profile {profile!r} for a {kind}")
    return dict(row)
