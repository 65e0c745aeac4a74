"""What ``fogline actors`` and ``fogline places`` share: a person's word on who or what is one, written and undone."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import click

from fogline.cli.clock import now
from fogline.cli.options import project_option, quiet_option
from fogline.cli.output import Row
from fogline.cli.people import person_option
from fogline.cli.say import number, say
from fogline.errors import UsageError
from fogline.model import Claim
from fogline.pipeline.project import Project
from fogline.review.identity import Sort, Told, code_of, entries_of, standing_of, undone
from fogline.review.named import Named, known_in, new_one
from fogline.views.cards import NameUse
from fogline.views.standing import Standing

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Who says something of which project, and why."""

    reason: str
    person: str
    project: Project
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which mentions are split off, and what they are."""

    claims: tuple[str, ...]
    names: tuple[str, ...]
    into: str

    @property
    def target(self) -> str:
        """What they are: as told, else by the words themselves.

        Raises:
            UsageError: it does not say which mentions, or not what they are.
        """
        if not (self.claims or self.names):
            raise UsageError("say which mentions, with --claims or --names; to move them all, use merge")
        if not (self.into or self.names):
            raise UsageError("say what they are, with --into")
        return self.into or self.names[0]


def word_options(command: Command) -> Command:
    """Adds what every command that writes a person's word on identity takes; the command gets `word`."""

    @functools.wraps(command)
    def wrapped(*, reason: str, person: str, project: Project, quiet: bool, **rest: Any) -> Any:
        return command(word=Word(reason=reason, person=person, project=project, quiet=quiet), **rest)

    why = click.option("--why", "reason", required=True, metavar="WORDS", help="Why; stays beside what it changes.")
    return cast("Command", why(person_option(project_option(quiet_option(wrapped)))))


def split_options(command: Command) -> Command:
    """Adds which mentions are split off, and what they are; the command gets `which`."""

    @functools.wraps(command)
    def wrapped(*, claims: tuple[str, ...], names: tuple[str, ...], into: str, **rest: Any) -> Any:
        return command(which=Which(claims=claims, names=names, into=into), **rest)

    written = "Only mentions written like this; may be given several times."
    named = click.option("--names", "names", multiple=True, metavar="WORDS", help=written)
    inside = "Only mentions in this claim, by its id or the beginning of it; may be given several times."
    claimed = click.option("--claims", "claims", multiple=True, metavar="CLAIM", help=inside)
    helps = "What they are: an id, or a new name; by default the words themselves."
    target = click.option("--into", "into", default="", metavar="ID|NAME", help=helps)
    return cast("Command", claimed(named(target(wrapped))))


NOBODY: dict[Sort, str] = {
    "actor": "no party of the record or of a pack",
    "place": "no place of the record or of a gazetteer",
}


def merge(word: Word, sort: Sort, what: str, into: str, named: Named) -> int:
    """Says that all mentions of one id mean another.

    Raises:
        UsageError: both are one already, or nobody has the other id.
    """

    def told(standing: Standing) -> Told:
        value = named(into, known_in(standing, sort))
        if value is None:
            raise UsageError(f"{into!r} is {NOBODY[sort]}; see: fogline {sort}s")
        return Told(act="merge", sort=sort, what=what, into=value, reason=word.reason)

    if what == into:
        raise UsageError(f"{what} is {into} already")
    return write(word, told)


def split(word: Word, sort: Sort, what: str, which: Which, named: Named) -> int:
    """Says that some mentions of an id mean another one, or something new.

    Raises:
        UsageError: the claims told are not of the record.
    """
    target = which.target

    def told(standing: Standing) -> Told:
        value = named(target, known_in(standing, sort)) or new_one(sort, target)
        claims = claims_named(standing, which.claims)
        return Told(act="split", sort=sort, what=what, into=value, reason=word.reason, claims=claims, names=which.names)

    return write(word, told)


def is_named(words: str, names: Iterable[NameUse], *also: str) -> bool:
    """Whether some words stand in any of the names."""
    told = (*also, *(name.text for name in names))
    return any(words.lower() in one.lower() for one in told)


def written(names: list[Row]) -> str:
    """The commonest names in a cell, with their days where those are known."""
    told = [f"{' '.join(one['text'].split())}{_days(one)}" for one in names[:3]]
    return "; ".join(told) + (f"; and {len(names) - 3} more" if len(names) > 3 else "")


def _days(name: Row) -> str:
    if not name["first"]:
        return ""
    return f" ({name['first']})" if name["first"] == name["last"] else f" ({name['first']} to {name['last']})"


def claims_named(standing: Standing, wanted: tuple[str, ...]) -> frozenset[str]:
    """The claims of ids or their beginnings.

    Raises:
        UsageError: no claim has such an id, or several begin so.
    """
    told = {one.id for one in standing_claims(standing)}
    found: set[str] = set()
    for one in wanted:
        matching = {claim for claim in told if claim.startswith(one)}
        if len(matching) != 1:
            raise UsageError(f"{one}: {number(len(matching), 'claim')} of that id; see: fogline claims")
        found |= matching
    return frozenset(found)


def standing_claims(standing: Standing) -> list[Claim]:
    """The claims that stand as they were read, and those that people wrote."""
    gone = standing.withdrawn()
    read = [claim for _, _, claim in standing.standing_claims(gone)]
    people = [line.entry.record for line in standing.reviews.values()]
    return read + [claim for review in people if (claim := getattr(review, "claim", None)) is not None]


def write(word: Word, make: Callable[[Standing], Told]) -> int:
    """Writes what a person says, and tells how many mentions it concerns and how to take it back."""
    at = now()
    with word.project.ledger(write=True) as ledger:
        standing = standing_of(ledger)
        told = make(standing)
        entries = entries_of(standing, told, person=word.person, at=at)
        ledger.append(entries)
    code = code_of(told, word.person, at)
    concerned = number(len({entry.basis for entry in entries}), "claim")
    say(
        f"{told.act} {code}: {concerned}; take it back with: fogline {told.sort}s undo {code} --why …", quiet=word.quiet
    )
    return 0


def take_back(word: Word, code: str) -> int:
    """Withdraws all that an act wrote."""
    with word.project.ledger(write=True) as ledger:
        entries = undone(standing_of(ledger), code, word.reason, person=word.person, at=now())
        ledger.append(entries)
    say(f"{code} is undone: {number(len(entries), 'answer')} withdrawn", quiet=word.quiet)
    return 0
