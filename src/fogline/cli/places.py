"""``fogline places``: the places of a record, and a person's word that two are one or one is two."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.cli.help import Explained, ExplainedGroup
from fogline.cli.hints import nothing
from fogline.cli.identity import (
    Which,
    Word,
    is_named,
    merge,
    split,
    split_options,
    take_back,
    word_options,
    written,
)
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options
from fogline.cli.output import Form, Row, emit
from fogline.cli.record import reading_of
from fogline.export.rows import names_rows
from fogline.gazetteer import PlaceIndex
from fogline.pipeline.project import Project
from fogline.review.named import place_named
from fogline.views.cards import PlaceCard, place_cards

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
    cards = [card for card in place_cards(claims) if is_named(named, card.names, card.id, card.place.name)]
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
    return merge(word, "place", what, into, place_named(index_of(word.project)))


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
    return split(word, "place", what, which, place_named(index_of(word.project)))


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
        "names": names_rows(card.names),
    }
