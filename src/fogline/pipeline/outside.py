"""What packs know that fusing needs: names of sides, alliances, outlets that speak for a side, founding dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.fuse.facts import Alliance, Facts, Term
from fogline.gazetteer import Pack
from fogline.model import fold_name
from fogline.pipeline.tools import first_day, last_day


def facts_of(packs: Sequence[Pack]) -> Facts:
    """Gathers the facts of packs; later packs win."""
    return Facts(
        side_names={side.id: side.name for pack in packs for side in pack.sides},
        alliances=tuple(
            Alliance(side=side.id, ally=ally.id, start=_first(ally.start), end=_last(ally.end))
            for pack in packs
            for side in pack.sides
            for ally in side.allied_with
        ),
        source_sides={
            fold_name(name): source.side
            for pack in packs
            for source in pack.sources
            if source.side
            for name in source.names
        },
        terms=tuple(term for pack in packs for term in _terms(pack)),
    )


def _terms(pack: Pack) -> Iterator[Term]:
    for fact in pack.facts:
        for name in fact.names:
            if fact.bound == "not_before":
                yield Term(name=name, start=_first(fact.on), what=fact.what)
            elif fact.bound == "not_after":
                yield Term(name=name, end=_last(fact.on), what=fact.what)


def _first(day: str) -> str:
    return first_day(day) if day else ""


def _last(day: str) -> str:
    return last_day(day) if day else ""
