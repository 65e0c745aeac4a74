"""``fogline events``: what happened; a person's word that two events are one, one is two, or how two are tied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from fogline.cli.clock import now
from fogline.cli.filters import is_kind
from fogline.cli.help import Explained, ExplainedGroup
from fogline.cli.hints import nothing
from fogline.cli.identity import Command, Word, take_back, word_options
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options
from fogline.cli.output import Form, Row, emit
from fogline.cli.record import dataset_of, views_of
from fogline.cli.say import number, say
from fogline.cli.tables import as_of_option, day_option, place_option
from fogline.errors import UsageError
from fogline.export.placed import Placed
from fogline.export.rows import event_row, tie_lines, with_quotes
from fogline.ledger import Ledger
from fogline.model import Event
from fogline.pipeline.project import Project
from fogline.review.happening import (
    RELATIONS,
    Pair,
    Relation,
    code_of_pairs,
    one_event,
    pair_entries,
    spoken_pairs,
    tied_events,
    two_events,
)
from fogline.review.identity import Deed


def _edtf(row: Row) -> str:
    return row["when"]["edtf"] if row["when"] else "?"


COLUMNS: Columns = (
    Column("when", _edtf),
    Column("what", lambda row: str(row["title"]), least=28),
    Column("status", lambda row: str(row["status"]), 2),
    Column("grade", lambda row: str(row["grade"]), 4),
    Column("origins", lambda row: str(sum(one["independent"] for one in row["origins"])), 6),
    Column("claims", lambda row: str(len(row["claims"])), 5),
    Column("id", lambda row: row["id"][:14]),
)


@click.group("events", cls=ExplainedGroup, invoke_without_command=True)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Family or kind: strike, control.capture.")
@place_option
@click.option("--from", "start", callback=day_option, metavar="DAY", help="Not before this day.")
@click.option("--to", "end", callback=day_option, metavar="DAY", help="Not after this day.")
@as_of_option
@click.option("--project", "-p", default=".", metavar="DIR", help="The project's directory, to list from.")
@form_options
@click.pass_context
def events_command(
    ctx: click.Context,
    /,
    *,
    kinds: tuple[str, ...],
    places: tuple[str, ...],
    project: str,
    form: Form | None,
    **days: str | None,
) -> int | None:
    """Lists what happened: claims about the same thing, fused, with a grade and its reason; merges, splits and ties.

    Examples:
      fogline events --kind strike --from 2016-11-01
      fogline events --place Aleppo --jsonl
      fogline events tie event_1b2c --part-of event_9f3e --why "the first raid of that operation"
    """
    if ctx.invoked_subcommand is not None:
        return None
    opened = Project.find(Path(project))
    dataset = dataset_of(opened, days["as_of"])
    placed = Placed(dataset, places)
    claims = dataset.by_id()
    ties = tie_lines(dataset.ties, {event.id: event.title for event in dataset.events})
    rows = [
        with_quotes(event_row(event, ties.get(event.id, ())), claims)
        for event in dataset.events
        if (not kinds or any(is_kind(event.kind, kind) for kind in kinds))
        and placed.has(*event.places)
        and _in_time(event, days["start"], days["end"])
    ]
    emit(rows, form, COLUMNS, empty=nothing(opened, "events", len(dataset.events)))
    return 0


def _in_time(event: Event, start: str | None, end: str | None) -> bool:
    if not start and not end:
        return True
    when = event.when
    if when is None:
        return False
    return (not start or (when.latest or "9999") >= start) and (not end or (when.earliest or "") <= end)


@events_command.command("merge", cls=Explained)
@click.argument("one", metavar="EVENT")
@click.argument("other", metavar="OTHER")
@word_options
def merge_command(one: str, other: str, *, word: Word) -> int:
    """Says that two events are one; ids or the beginnings of them.

    Examples:
      fogline events merge event_1b2c event_9f3e --why "one raid, told by two outlets" --by amira
    """
    left, right = _named(word.project, one, other)
    return _write(word, "merge", lambda _: one_event(left.claims, right.claims))


@events_command.command("split", cls=Explained)
@click.argument("what", metavar="EVENT")
@click.option("--claims", "claims", multiple=True, required=True, metavar="CLAIM", help="Claims to split off.")
@click.option("--apart", is_flag=True, help="Those split off need not tell of one other event.")
@word_options
def split_command(what: str, claims: tuple[str, ...], *, apart: bool, word: Word) -> int:
    """Says that some claims of an event tell of something else, and are kept apart from the rest.

    Examples:
      fogline events split event_1b2c --claims claim_77aa --claims claim_01cd --why "a week later" --by amira
    """
    (event,) = _named(word.project, what)
    off = [one for one in event.claims if any(one.startswith(told) for told in claims)]
    unknown = [told for told in claims if sum(one.startswith(told) for one in event.claims) != 1]
    if unknown:
        raise UsageError(f"{unknown[0]} is no one claim of {event.id}; see: fogline show {event.id}")
    rest = [one for one in event.claims if one not in off]
    return _write(word, "split", lambda _: two_events(off, rest, together=not apart))


def _relation_option(relation: Relation) -> Callable[[Command], Command]:
    words = f"It {RELATIONS[relation]} this event."
    return click.option(f"--{relation}", relation.replace("-", "_"), metavar="OTHER", default="", help=words)


@events_command.command("tie", cls=Explained)
@click.argument("what", metavar="EVENT")
@_relation_option("part-of")
@_relation_option("has-part")
@_relation_option("follows")
@_relation_option("followed-by")
@_relation_option("no-tie")
@word_options
def tie_command(what: str, *, word: Word, **others: str) -> int:
    """Says what an event is to another: part of it, or following it, or that they have no tie.

    A tie joins no counts. Two that are tied stay two; an event is part of one other at most, and follows one at most.

    Examples:
      fogline events tie event_1b2c --part-of event_9f3e --why "the first raid of that operation" --by amira
      fogline events tie event_1b2c --no-tie event_9f3e --why "another front" --by amira
    """
    told = [(relation, others[relation.replace("-", "_")]) for relation in RELATIONS]
    chosen = [(relation, other) for relation, other in told if other]
    if len(chosen) != 1:
        raise UsageError("say one thing of one other event, with --part-of, --has-part, --follows … or --no-tie")
    relation, other = chosen[0]
    one, two = _named(word.project, what, other)
    if one.id == two.id:
        raise UsageError("an event has no tie to itself")
    about = f"“{one.title[:120]}” {RELATIONS[relation]} “{two.title[:120]}”"

    def pairs(ledger: Ledger) -> list[Pair]:
        return tied_events(one.claims, two.claims, relation, spoken_pairs(ledger, one.claims, two.claims))

    return _write(word, "tie", pairs, about)


@events_command.command("undo", cls=Explained)
@click.argument("code")
@word_options
def undo_command(code: str, *, word: Word) -> int:
    """Takes a merge, split or tie back by the code that it told: what stood before stands again.

    Examples:
      fogline events undo 1f06697c --why "they were two after all" --by amira
    """
    return take_back(word, code)


def _named(project: Project, *wanted: str) -> list[Event]:
    """The events of ids or their beginnings.

    Raises:
        UsageError: no event has such an id, or several begin so.
    """
    known: Sequence[Event] = views_of(project).tables.events
    found: list[Event] = []
    for one in wanted:
        matching = [event for event in known if event.id.startswith(one)]
        if len(matching) != 1:
            raise UsageError(f"{one}: {number(len(matching), 'event')} of that id; see: fogline events")
        found += matching
    return found


def _write(word: Word, deed: Deed, make: Callable[[Ledger], list[Pair]], about: str = "event") -> int:
    """Writes words on pairs of claims as one act, and tells how to take it back."""
    at = now()
    with word.project.ledger(write=True) as ledger:
        pairs = make(ledger)
        ledger.append(pair_entries(deed, pairs, word.reason, person=word.person, at=at, about=about))
    code = code_of_pairs(deed, pairs, word.reason, person=word.person, at=at)
    concerned = number(len({claim for one, other, _ in pairs for claim in (one, other)}), "claim")
    say(f"{deed} {code}: {concerned}; take it back with: fogline events undo {code} --why …", quiet=word.quiet)
    return 0
