"""What helps when a page cannot be had: a sentence and where to go on, told by the address that was asked for.

What must stay true: it is made from the address and the kind of error alone, so that it tells a visitor nothing of the
record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.web.tables import TABLES

DERIVED = frozenset({"events", "control", "tolls", "disputes", "forecasts"})
"""Tables whose rows are made anew from the claims, and then have other ids."""
FIRST = ("The map, which is the first page", "/")
SENTENCES = {
    401: "Log in, then open the address again.",
    403: "Whoever runs this server can give your name another role.",
    409: "The record has changed since this list was begun; begin it anew.",
    429: "Wait a minute, then try again.",
    500: "Try it again. Where it happens again, the log of the server has more, and nothing that was recorded is lost.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What helps.

    Attributes:
        words: a sentence; empty where the error says enough.
        links: where to go on, each with what it is.
        search: whether looking for it is of use.
    """

    words: str = ""
    links: Sequence[tuple[str, str]] = (FIRST,)
    search: bool = False


def remedy_for(path: str, status: int) -> Remedy:
    """What helps with an error.

    Args:
        path: that was asked for.
        status: of the answer.
    """
    table = next((one for one in TABLES if path.startswith(f"/{one.name}/")), None)
    if status == 404 and table is not None:
        links = [(f"All {table.name}", f"/{table.name}"), FIRST]
        return Remedy(words=_gone(table.name), links=links, search=True)
    if status == 404:
        return Remedy(links=[FIRST, ("Overview of all that is here", "/overview")], search=True)
    if status in (400, 409) and path.startswith("/"):
        return Remedy(words=SENTENCES.get(status, ""), links=[("The same page without any choice", path), FIRST])
    return Remedy(words=SENTENCES.get(status, ""), links=[("Log in", "/login")] if status == 401 else [FIRST])


def _gone(name: str) -> str:
    if name in DERIVED:
        return (
            "It is made anew from the claims whenever they change, and then it may have another address. "
            "Look for it in the list, or by its words."
        )
    if name == "claims":
        return (
            "A claim that a person corrected or rejected has another address since, or none. "
            "What was said of late leads to it; so does the page of its report."
        )
    return "It may have been withdrawn, or not have been known on the day that was asked for."
