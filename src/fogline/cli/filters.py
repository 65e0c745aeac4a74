"""Which claims are wanted: the filter options of the commands that list them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from fogline.export.placed import is_within, place_ids
from fogline.model import FAMILIES, ReadClaim, fold_name

Command = TypeVar("Command", bound=Callable[..., Any])
TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")
STATUSES = ("happened", "ongoing", "planned", "forecast", "claimed", "denied", "background", "opinion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What claims are wanted; an empty field asks for nothing.

    Attributes:
        kinds: families or whole kinds.
        places: folded names or ids; what lies within one is wanted too.
        actors: folded names, ids or sides.
        since: recorded at or after this time.
        inside: within the project's scope.
    """

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    since: str = ""
    inside: bool | None = None


def filter_options(command: Command) -> Command:
    """Adds the filter options; the command gets them as keywords for `wanted_of`."""
    options = (
        click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only of this status."),
        click.option(
            "--kind",
            "kinds",
            multiple=True,
            callback=_kinds,
            metavar="KIND",
            help="Family or kind: control, harm.killed.",
        ),
        click.option("--place", "places", multiple=True, metavar="NAME", help="In this place or within it."),
        click.option("--actor", "actors", multiple=True, metavar="NAME", help="By or on this party or side."),
        click.option("--document", "documents", multiple=True, metavar="NAME", help="From this report."),
        click.option(
            "--since", default="", callback=_time, metavar="TIME", help="Recorded since, YYYY-MM-DD[THH:MM:SSZ]."
        ),
        click.option("--inside/--outside", "inside", default=None, help="Inside or outside the project's scope."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _kinds(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    for kind in value:
        if kind.partition(".")[0] not in FAMILIES:
            raise click.BadParameter(f"{kind!r}: a kind begins with one of {', '.join(FAMILIES)}")
    return value


def _time(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if value and not TIME.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ")
    return f"{value}T00:00:00Z" if len(value) == 10 else value


def wanted_of(**told: Any) -> Wanted:
    """Makes the filter from what the command was given."""
    return Wanted(**told)


def chosen(claims: Sequence[ReadClaim], wanted: Wanted) -> Iterator[ReadClaim]:
    """The claims that are wanted, in their order."""
    ids = place_ids(wanted.places, (where for claim in claims for where in claim.places))
    names = {fold_name(name) for name in wanted.places}
    actors = {fold_name(name) for name in wanted.actors} | set(wanted.actors)
    for claim in claims:
        if (
            (not wanted.kinds or any(is_kind(claim.claim.kind, kind) for kind in wanted.kinds))
            and (not wanted.statuses or claim.status in wanted.statuses)
            and (not wanted.documents or _is_document(claim, wanted.documents))
            and (not wanted.since or claim.recorded >= wanted.since)
            and (wanted.inside is None or claim.inside is wanted.inside)
            and (not wanted.places or any(is_within(where, ids, names) for where in claim.places))
            and (not actors or _has_party(claim, actors))
        ):
            yield claim


def is_kind(kind: str, wanted: str) -> bool:
    """Whether a kind is the wanted one or belongs to the wanted family."""
    return kind == wanted or kind.startswith(f"{wanted}.")


def _is_document(claim: ReadClaim, documents: Sequence[str]) -> bool:
    return any(claim.document_name == one or claim.document.startswith(one) for one in documents)


def _has_party(claim: ReadClaim, wanted: set[str]) -> bool:
    return any(
        party.id in wanted or party.side in wanted or fold_name(party.name) in wanted
        for party in (*claim.actors, *claim.targets, *claim.victims, *(speaker.party for speaker in claim.says))
    )
