"""``fogline places``: the places of a record, and a person's word that two are one or one is two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from fogline.cli.actors import names_of, written
from fogline.cli.help import Explained, ExplainedGroup
from fogline.cli.hints import nothing
from fogline.cli.identity import Which, Word, claims_named, known_in, split_options, take_back, word_options, write
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options
from fogline.cli.output import Form, Row, emit
from fogline.cli.record import reading_of
from fogline.errors import UsageError
from fogline.gazetteer import PlaceIndex
from fogline.model import ReadClaim, Where
from fogline.pipeline.project import Project
from fogline.resolve.place_answer import plain_where
from fogline.review.identity import Told, Value
from fogline.views.cards import PlaceCard, place_cards
from fogline.views.standing import Standing

COLUMNS: Columns = (
    Column("id", lambda row: row["id"]),
    Column("name", lambda row: row["name"]),
    Column("kind", lambda row: row["kind"], 2),
    Column("precision", lambda row: row["precision"], 3),
    Column("country", lambda row: row["country"] or "", 4),
    Column("claims", lambda row: str(row["claims"])),
    Column("written as", lambda row: written(row["names"]), 1, least=28),
)


@click.group("places", cls=ExplainedGroup, invoke_without_command=True)
@click.option("--named", default="", metavar="WORDS", help="Only places with these words in a name.")
@click.option("--project", "-p", default=".", metavar="DIR", help="The project's directory, to list from.")
@form_options
@click.pass_context
def places_command(ctx: click.Context, *, named: str, project: str, form: Form | None) -> int | None:
    """Lists the places that claims name, with their names over time; merges and splits them.

    Examples:
      fogline places
      fogline places --named hajar --jsonl
      fogline places merge "name:ain al hajar" geonames:12345 --why "the village east of the river"
    """
    if ctx.invoked_subcommand is not None:
        return None
    opened = Project.find(Path(project))
    claims = reading_of(opened).claims
    cards = [card for card in place_cards(claims) if _is_named(card, named)]
    emit([_row(card) for card in cards], form, COLUMNS, empty=nothing(opened, "places", len(claims)))
    return 0


@places_command.command("merge", cls=Explained)
@click.argument("what", metavar="ID")
@click.argument("into", metavar="INTO")
@word_options
def merge_command(what: str, into: str, *, word: Word) -> int:
    """Says that a place is another: all its mentions mean INTO, an id of the record or of a gazetteer.

    It concerns the claims that are in the record now. Every table follows; `undo` takes it back.

    Examples:
      fogline places merge "name:ain al hajar" geonames:12345 --why "the village east of the river" --by amira
    """
    index = index_of(word.project)

    def told(standing: Standing) -> Told:
        value = place_named(into, known_in(standing, "place"), index)
        if value is None:
            raise UsageError(f"{into!r} is no place of the record or of a gazetteer; see: fogline places")
        return Told(act="merge", sort="place", what=what, into=value, reason=word.reason)

    if what == into:
        raise UsageError(f"{what} is {into} already")
    return write(word, told)


@places_command.command("split", cls=Explained)
@click.argument("what", metavar="ID")
@split_options
@word_options
def split_command(what: str, *, which: Which, word: Word) -> int:
    """Says that some mentions of a place mean another one; a new name stands without coordinates.

    Examples:
      fogline places split geonames:170654 --names "the city" --into geonames:169577 --why "the report is on Homs"
      fogline places split geonames:170654 --claims claim_1b2c --into "Hill 70" --why "only near it"
    """
    target, index = which.target, index_of(word.project)

    def told(standing: Standing) -> Told:
        value = place_named(target, known_in(standing, "place"), index) or as_new(target)
        claims = claims_named(standing, which.claims)
        return Told(
            act="split", sort="place", what=what, into=value, reason=word.reason, claims=claims, names=which.names
        )

    return write(word, told)


@places_command.command("undo", cls=Explained)
@click.argument("code")
@word_options
def undo_command(code: str, *, word: Word) -> int:
    """Takes a merge or split back by the code that it told: what stood before stands again.

    Examples:
      fogline places undo 1f06697c --why "they were two after all" --by amira
    """
    return take_back(word, code)


def index_of(project: Project) -> PlaceIndex:
    """The names of places that a project works with."""
    from fogline.pipeline.tools import Tools

    return Tools(project.materials()).places


def place_named(wanted: str, known: dict[str, Value], index: PlaceIndex) -> Callable[[ReadClaim], Value] | None:
    """What gives the place of an id; `None` where nobody has that id."""
    place = index.get(wanted)
    found = plain_where(place) if place is not None else known.get(wanted)
    return (lambda _claim: found) if isinstance(found, Where) else None


def as_new(name: str) -> Callable[[ReadClaim], Value]:
    """What gives a place of a name that no gazetteer has."""
    return lambda _claim: Where(name=name)


def _is_named(card: PlaceCard, words: str) -> bool:
    told = (card.id, card.place.name, *(name.text for name in card.names))
    return any(words.lower() in one.lower() for one in told)


def _row(card: PlaceCard) -> Row:
    return {
        "id": card.id,
        "name": f"{card.place.qualifier} {card.place.name}" if card.place.qualifier else card.place.name,
        "kind": card.place.kind,
        "precision": card.place.precision,
        "country": card.place.country,
        "latitude": card.place.latitude,
        "longitude": card.place.longitude,
        "claims": card.claims,
        "first": card.first,
        "last": card.last,
        "names": names_of(card.names),
    }
