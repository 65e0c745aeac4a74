"""``fogline actors``: the parties of a record, and a person's word that two are one or one is two."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.cli.actor_ties import ties_of, tree_lines
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
from fogline.cli.record import packs_of, reading_of
from fogline.export.rows import names_rows
from fogline.gazetteer import ActorIndex
from fogline.pipeline.project import Project
from fogline.review.alike import Alike, alike
from fogline.review.named import party_named
from fogline.views.cards import ActorCard, actor_cards

COLUMNS: Columns = (
    Column("id", lambda row: row["id"]),
    Column("name", lambda row: row["name"]),
    Column("kind", lambda row: row["kind"], 2),
    Column("sides", lambda row: ", ".join(row["sides"]), 3),
    Column("war", lambda row: ", ".join(row["wars"]), 4),
    Column("claims", lambda row: str(row["claims"])),
    Column("wikidata", lambda row: row["wikidata"], 6),
    Column("written as", lambda row: written(row["names"]), 1, least=28),
)
PAIR_COLUMNS: Columns = (
    Column("what", lambda row: row["what"]),
    Column("may be", lambda row: row["into"]),
    Column("because", lambda row: "; ".join(row["reasons"]), 1, least=28),
    Column("against", lambda row: "; ".join(row["against"]), 2),
)


@click.group("actors", cls=ExplainedGroup, invoke_without_command=True)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only parties of this kind.")
@click.option("--named", default="", metavar="WORDS", help="Only parties with these words in a name.")
@click.option("--tree", is_flag=True, help="Each party under what it is part of, with dates, backers and Wikidata ids.")
@click.option("--project", "-p", default=".", metavar="DIR", help="The project's directory, to list from.")
@form_options
@click.pass_context
def actors_command(
    ctx: click.Context, *, kinds: tuple[str, ...], named: str, tree: bool, project: str, form: Form | None
) -> int | None:
    """Lists the parties that claims name, with their names over time; merges and splits them.

    Examples:
      fogline actors
      fogline actors --named nusra --jsonl
      fogline actors --tree --kind "armed group"
      fogline actors alike
      fogline actors merge new:the-front syria:nusra --why "the front of the bulletins is this one"
    """
    if ctx.invoked_subcommand is not None:
        return None
    opened = Project.find(Path(project))
    claims = reading_of(opened).claims
    index = ActorIndex(packs_of(opened))
    cards = [
        card
        for card in actor_cards(claims)
        if (not kinds or card.kind in kinds) and is_named(named, card.names, card.id, card.name)
    ]
    rows = [_row(card, index) for card in cards]
    if tree and rows and form is None:
        for line in tree_lines(rows, index):
            click.echo(line)
        return 0
    emit(rows, form, COLUMNS, empty=nothing(opened, "parties", len(claims)))
    return 0


@actors_command.command("alike", cls=Explained)
@click.option("--project", "-p", default=".", metavar="DIR", help="The project's directory.")
@form_options
def alike_command(*, project: str, form: Form | None) -> int:
    """Lists parties that may be one under two names, with what speaks for it and against it; merges nothing.

    A party that no pack knows is one party for each form of its name. Those of one side, one country and tied names
    are listed here, the likeliest first; `merge` says that two are one.

    Examples:
      fogline actors alike
      fogline actors alike --jsonl
    """
    opened = Project.find(Path(project))
    claims = reading_of(opened).claims
    rows = [_pair_row(pair) for pair in alike(claims)]
    emit(rows, form, PAIR_COLUMNS, empty=nothing(opened, "parties that may be one", len(claims)))
    return 0


@actors_command.command("merge", cls=Explained)
@click.argument("what", metavar="ID")
@click.argument("into", metavar="INTO")
@word_options
def merge_command(what: str, into: str, *, word: Word) -> int:
    """Says that a party is another: all its mentions mean INTO, an id of the record or of a pack.

    It concerns the claims that are in the record now. Every table follows; `undo` takes it back.

    Examples:
      fogline actors merge new:the-front syria:nusra --why "the front of the bulletins is this one" --by amira
    """
    return merge(word, "actor", what, into, party_named(ActorIndex(packs_of(word.project))))


@actors_command.command("split", cls=Explained)
@click.argument("what", metavar="ID")
@split_options
@word_options
def split_command(what: str, *, which: Which, word: Word) -> int:
    """Says that some mentions of a party mean another one.

    Examples:
      fogline actors split syria:coalition --names "the coalition" --into iraq:us_coalition --why "all on Mosul"
      fogline actors split new:brigade --claims claim_1b2c --into "Valley Brigade" --why "the report says which"
    """
    return split(word, "actor", what, which, party_named(ActorIndex(packs_of(word.project))))


@actors_command.command("undo", cls=Explained)
@click.argument("code")
@word_options
def undo_command(code: str, *, word: Word) -> int:
    """Takes a merge or split back by the code that it told: what stood before stands again.

    Examples:
      fogline actors undo 1f06697c --why "they were two after all" --by amira
    """
    return take_back(word, code)


def _pair_row(pair: Alike) -> Row:
    return {
        "what": pair.what.id,
        "what_name": pair.what.name,
        "into": pair.into.id,
        "into_name": pair.into.name,
        "reasons": list(pair.reasons),
        "against": list(pair.against),
    }


def _row(card: ActorCard, index: ActorIndex) -> Row:
    return {
        "id": card.id,
        "name": card.name,
        "kind": card.kind,
        "generic": card.generic,
        "sides": list(card.sides),
        "wars": list(index.wars_of(card.id)),
        "wikidata": actor.wikidata if (actor := index.get(card.id)) else "",
        "claims": card.claims,
        **ties_of(card.id, index),
        "first": card.first,
        "last": card.last,
        "names": names_rows(card.names),
        "roles": {role.role: role.times for role in card.roles},
    }
