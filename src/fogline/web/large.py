"""What is asked of a record that is too large for it: told at once, before the server is busy with it for minutes."""

from __future__ import annotations

from fogline.web.asking import Asked
from fogline.web.errors import Refusal


def refuse_large(asked: Asked, largest: int, what: str, instead: str) -> None:
    """Refuses what would read a whole record that is very large.

    Args:
        asked: the request.
        largest: claims that a record may have for it.
        what: is made of all claims, as a clause without its end.
        instead: what can be done, as a clause.

    Raises:
        Refusal: the record has more claims.
    """
    many = asked.standing.shelf.count("claim")
    if many > largest:
        told = f"{what} all {many:,} claims of this record, and a server does that for {largest:,} at most; {instead}"
        raise Refusal(413, "record-large", told)
