"""What the packs say a party is part of and who backs it, for the lists of parties and for their tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fogline.cli.output import Row
from fogline.gazetteer import Actor, ActorIndex
from fogline.gazetteer.pack_types import Tie

DEEPEST = 6
"""Levels of a tree; packs that tie two parties to each other do not make it endless."""


def ties_of(actor_id: str, index: ActorIndex) -> Row:
    """What a party is part of or a unit of, who backs it, both with their dates, and its Wikidata id.

    Empty for a party that no pack lists.
    """
    actor = index.get(actor_id)
    return {
        "part_of": [_tie(tie, index) for tie in actor.member_of] if actor else [],
        "backed_by": [_tie(tie, index) for tie in actor.backed_by] if actor else [],
        "wikidata": actor.wikidata if actor else "",
    }


def told_ties(rows: Sequence[Row]) -> str:
    """Ties in the words of a table: "Northern Front 2014-05 to 2016"."""
    return ", ".join(f"{row['name']}{_dates(row)}" for row in rows)


def tree_lines(rows: Sequence[Row], index: ActorIndex) -> Iterator[str]:
    """The parties of a list, each under what it is part of, with whoever stands above them.

    Args:
        rows: the list's rows, as `ties_of` completes them.
        index: the packs.
    """
    listed = {str(row["id"]): row for row in rows}
    wanted = dict.fromkeys(one for row in rows for one in (str(row["id"]), *_above(str(row["id"]), index)))
    below: dict[str, list[str]] = {}
    for one in wanted:
        for above in _parents(one, index) or [""]:
            below.setdefault(above, []).append(one)
    yield from _branch("", below, listed, index, ())


def _branch(
    top: str, below: Mapping[str, Sequence[str]], listed: Mapping[str, Row], index: ActorIndex, over: tuple[str, ...]
) -> Iterator[str]:
    for one in below.get(top, ()):
        if one in over or len(over) >= DEEPEST:
            continue
        yield "  " * len(over) + _line(one, top, listed.get(one), index)
        yield from _branch(one, below, listed, index, (*over, one))


def _line(one: str, top: str, row: Row | None, index: ActorIndex) -> str:
    """One party of the tree: its name and id, how it belongs above, its backers, and how many claims name it."""
    actor = index.get(one)
    name = row["name"] if row else actor.name if actor else one
    tie = next((tie for tie in actor.member_of if tie.of == top), None) if actor else None
    parts = [f"{tie.relation or 'member'}{_dates(_tie(tie, index))}"] if tie else []
    ties = ties_of(one, index)
    if ties["backed_by"]:
        parts.append(f"backed by {told_ties(ties['backed_by'])}")
    if ties["wikidata"]:
        parts.append(ties["wikidata"])
    if row:
        parts.append(f"{row['claims']} claims" if row["claims"] != 1 else "1 claim")
    return f"{name} ({one})" + (f": {'; '.join(parts)}" if parts else "")


def _parents(one: str, index: ActorIndex) -> list[str]:
    """The ids of what a party is or was part of, each once."""
    actor = index.get(one)
    return list(dict.fromkeys(tie.of for tie in actor.member_of if index.get(tie.of))) if actor else []


def _above(one: str, index: ActorIndex) -> Iterable[str]:
    """Everything above a party, the nearest first."""
    seen: dict[str, None] = {}
    level = _parents(one, index)
    for _ in range(DEEPEST):
        level = [above for above in level if above not in seen and above != one]
        seen.update(dict.fromkeys(level))
        level = [higher for above in level for higher in _parents(above, index)]
    return seen


def _tie(tie: Tie, index: ActorIndex) -> Row:
    other: Actor | None = index.get(tie.of)
    name = other.name if other else tie.of
    return {"id": tie.of, "name": name, "relation": tie.relation, "from": tie.start, "to": tie.end}


def _dates(row: Row) -> str:
    """The dates of a tie after its words."""
    if row["from"] and row["to"]:
        return f" {row['from']} to {row['to']}"
    return f" since {row['from']}" if row["from"] else f" to {row['to']}" if row["to"] else ""
