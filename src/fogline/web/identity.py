"""Who is who: what a merge or split would change, what it may be merged with, and what was done by the code of an act.

What must stay true: nothing is written without having been shown; whoever did not see what another said in between is
told that, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from fogline.errors import UsageError
from fogline.gazetteer import ActorIndex
from fogline.ledger import Ledger, StoredEntry
from fogline.model import Entry, Link, ReadClaim, Retraction, Review, fold_name
from fogline.review.identity import Act, Sort, Told, Use, Value, code_in, deed_in, key_of, meant, standing_of
from fogline.review.named import Meaning, Named, known_in, new_one, party_named, place_named
from fogline.review.undo import in_words
from fogline.views import Shelf, Wanted
from fogline.views.standing import Standing
from fogline.views.touched import standing_about, touched_by
from fogline.web.asking import Asked, record_of
from fogline.web.disclosure import disclose
from fogline.web.errors import Refusal
from fogline.web.record import Standing as Shown
from fogline.web.rows import Row, rows_of
from fogline.web.state import Fault
from fogline.web.wording import moment_words

CANDIDATES = 12
NEAR_DAYS = 10
MOST_SINCE = 2000
"""Entries since a page was made, from which on all of the ledger is read at once and not what each of them touches."""
LISTED = 60
"""Claims of a preview that are shown with their words; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What somebody is about to say.

    Attributes:
        act: what they do.
        sort: of parties or of places.
        what: id that the mentions have.
        into: id or new name that they come to mean.
        names, claims: which mentions, for a split.
    """

    act: Act
    sort: Sort
    what: str
    into: str
    names: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def reports_naming(shelf: Shelf, chosen: Chosen) -> frozenset[str]:
    """The reports that tell what a choice is about: those that name what is merged, and one that names the other."""
    found = {claim.document for claim in naming(shelf, chosen.sort, chosen.what)}
    other = naming(shelf, chosen.sort, chosen.into.strip())
    return frozenset(found | {claim.document for claim in islice(other, 1)})


def now_and_then(shown: Shown, ledger: Ledger, chosen: Chosen, seen: int) -> tuple[Standing, Standing]:
    """What stands of what a choice is about, and what stood of it when a page was made; the same where nothing came in.

    The tables tell which reports name it; another may have changed just what they tell by, so the reports that
    anything touched since are read as well.

    Args:
        shown: the tables, as of an entry that need not be the last.
        ledger: open, with whatever came in since.
        chosen: what is about to be said.
        seen: number of the last entry that the page showed.
    """
    last, since = ledger.head().sequence, min(seen, shown.sequence)
    if last - since > MOST_SINCE:
        return standing_of(ledger), _as_seen(ledger, seen)
    reports = reports_naming(shown.shelf, chosen) | touched_by(ledger, ledger.entries(since=since)).documents
    now = standing_about(ledger, reports)
    return (now, now) if last == seen else (now, standing_about(ledger, reports, until=seen))


def _as_seen(ledger: Ledger, sequence: int) -> Standing:
    """What stood when a page was made."""
    standing = Standing()
    standing.take((one.sequence, one.entry) for one in ledger.entries(until_sequence=sequence))
    return standing


def told_of(chosen: Chosen, standing: Standing, named: Named, reason: str) -> Told:
    """What is said, as the record is asked and written.

    Raises:
        UsageError: it does not say which mentions, or not what they are, or nobody has the id.
    """
    into, what = chosen.into.strip(), chosen.what
    if chosen.act == "split" and not (chosen.names or chosen.claims):
        raise UsageError("choose the names or the claims that mean another")
    if not into or into == what:
        raise UsageError(f"say what it is, other than {what} itself")
    meaning: Meaning | None = named(into, known_in(standing, chosen.sort))
    if meaning is None and (chosen.act == "merge" or ":" in into):
        raise UsageError(f"nothing in the record, the packs or the gazetteer has the id {into!r}")
    return Told(
        act=chosen.act,
        sort=chosen.sort,
        what=what,
        into=meaning or new_one(chosen.sort, into),
        reason=reason,
        claims=chosen.claims,
        names=chosen.names,
    )


def named_by(asked: Asked, sort: Sort) -> Named:
    """What an id means, as the project's packs and gazetteer have it."""
    record = record_of(asked.request)
    if sort == "actor":
        return party_named(ActorIndex(record.packs))

    def named(wanted: str, known: dict[str, Value]) -> Meaning | None:
        with record.places() as index:
            return place_named(index)(wanted, known)

    return named


def preview(asked: Asked, standing: Standing, told: Told) -> dict[str, Any]:
    """What a merge or split would change: each mention with what it comes to mean, and what rests on it.

    Raises:
        UsageError: nothing that stands is meant.
    """
    found = list(meant(standing, told))
    if not found:
        raise UsageError("no mention that is meant has this id any more")
    ids = tuple(dict.fromkeys(use.claim.id for use in found))
    rows = {row["id"]: row for row in asked.of("claim", ids[:LISTED])}
    value = told.into(found[0].claim)
    return {
        "becomes": disclose("history", {"id": key_of(value), "name": value.name}, asked.profile),
        "mentions": len(found),
        "claims": len(ids),
        "uses": [{"claim": rows[one.claim.id], "words": _words(one)} for one in found if one.claim.id in rows],
        "rests": rests_on(asked, ids),
    }


def _words(use: Use) -> str:
    return use.span.quote if use.span is not None else ""


def rests_on(asked: Asked, claims: Collection[str]) -> dict[str, int]:
    """How many rows of each derived table rest on some claims, and are made anew."""
    wanted = Wanted(claims=tuple(claims)[:400])
    return {kind: asked.standing.shelf.count(kind, wanted) for kind in ("event", "control", "toll", "dispute")}


def others(asked: Asked, sort: Sort, row: Row, find: str) -> list[Row]:
    """What a party or place may be merged with: of the record first, then of packs and gazetteer."""
    name = row["name"] if sort == "actor" else row["place"]["name"]
    shelf = asked.standing.shelf
    hits = []
    for words in [find] if find else _telling_words(name):
        hits += [hit.row for hit in shelf.search(words, kinds=(sort,), limit=CANDIDATES).hits]
    found = {one["id"]: _line(sort, one) for one in rows_of(sort, hits, asked.standing, asked.profile)}
    listed = _listed_parties if sort == "actor" else _listed_places
    for one in listed(asked, find or name):
        found.setdefault(one["id"], disclose("history", one, asked.profile))
    found.pop(row["id"], None)
    return list(found.values())[:CANDIDATES]


def _telling_words(name: str) -> list[str]:
    """The whole name, then its longer words, which others may share."""
    folded = fold_name(name).split()
    return [name, *sorted((word for word in folded if len(word) > 3), key=len, reverse=True)[:3]]


def _line(sort: Sort, row: Row) -> Row:
    name = row["name"] if sort == "actor" else row["place"]["name"]
    names = ", ".join(dict.fromkeys(" ".join(one["text"].split()) for one in row["names"][:4]))
    return {
        "id": row["id"],
        "name": name,
        "words": f"{row['claims']} claim{'s' if row['claims'] != 1 else ''}; {names}",
    }


def _listed_parties(asked: Asked, name: str) -> Iterable[Row]:
    index = ActorIndex(record_of(asked.request).packs)
    exact = index.get(name.strip())
    actors = [exact] if exact else [one.actor for one in index.lookup(name)]
    for actor in actors:
        yield {"id": actor.id, "name": actor.name, "words": f"listed in a pack; {actor.kind or 'kind not known'}"}


def _listed_places(asked: Asked, name: str) -> Iterable[Row]:
    with record_of(asked.request).places() as index:
        exact = index.get(name.strip())
        places = [exact] if exact else [one.place for one in index.lookup(name, limit=CANDIDATES)]
    for place in places:
        spot = "not on a map" if place.latitude is None else f"{place.latitude:.3f}, {place.longitude:.3f}"
        words = ", ".join(part for part in (place.kind, place.country, spot) if part)
        yield {"id": place.id, "name": place.name, "words": f"in the gazetteer; {words}"}


def naming(shelf: Shelf, sort: Sort, row_id: str) -> Iterator[ReadClaim]:
    """The claims that name a party or place itself, not only what lies within it or fights on its side."""
    wanted = Wanted(actors=(row_id,)) if sort == "actor" else Wanted(places=(row_id,))
    for claim in shelf.every("claim", wanted):
        parties = (*claim.actors, *claim.targets, *claim.victims, *(one.party for one in claim.says))
        named = (one.id for one in parties) if sort == "actor" else map(key_of, claim.places)
        if row_id in named:
            yield claim


def near_events(asked: Asked, row: Row, find: str) -> list[Row]:
    """Events that one may be the same as: what is looked for, else those of its places and days, its own kind first."""
    shelf = asked.standing.shelf
    if find:
        found = [hit.row for hit in shelf.search(find, kinds=("event",), limit=3 * CANDIDATES).hits]
        exact = shelf.one("event", find.strip())
        found = [exact, *found] if exact else found
    else:
        found = list(shelf.page("event", _around(row), limit=200).rows)
    rows = [one for one in rows_of("event", found, asked.standing, asked.profile) if one["id"] != row["id"]]
    ranked = rows if find else sorted(rows, key=lambda one: -_likeness(row, one))
    return ranked[:CANDIDATES]


def _around(row: Row) -> Wanted:
    places = tuple(place["id"] for place in row["places"][:2] if place["id"])
    when, width = row["when"] or {}, timedelta(days=NEAR_DAYS)
    first, last = when.get("earliest"), when.get("latest") or when.get("earliest")
    begin = (date.fromisoformat(first) - width).isoformat() if first else ""
    end = (date.fromisoformat(last) + width).isoformat() if last else ""
    return Wanted(places=places, start=begin, end=end)


def _likeness(row: Row, other: Row) -> int:
    def ids(one: Row, name: str) -> set[str]:
        return {value["id"] for value in one[name] if value["id"]}

    same: bool = row["kind"] == other["kind"]
    family: bool = row["kind"].partition(".")[0] == other["kind"].partition(".")[0]
    shared = sum(bool(ids(row, name) & ids(other, name)) for name in ("actors", "targets", "places"))
    return 4 * same + 2 * family + shared


def faults_of(between: Sequence[StoredEntry]) -> tuple[Fault, ...]:
    """What others said in between, the entries of one act told once."""
    found: dict[str, Fault] = {}
    for one in between:
        words = f"{_act_in_words(one.entry)}, on {moment_words(one.entry.at)}"
        found.setdefault(code_in(one.entry) or one.id, Fault(where=one.entry.by.removeprefix("human:"), message=words))
    return tuple(found.values())


def _act_in_words(entry: Entry) -> str:
    record = entry.record
    return _note(record.note) if code_in(entry) and isinstance(record, Review | Link) else in_words(entry)


def _note(note: str) -> str:
    """The note of an act without its signature."""
    return note.rpartition(" (human:")[0] or note


def act_of(asked: Asked, code: str) -> dict[str, Any]:
    """What one merge, split or tie said, who said it, whether it stands, and the claims it is about.

    Raises:
        Refusal: no act has this code.
    """
    with record_of(asked.request).ledger() as ledger:
        found = [one for one in ledger.entries(types=("review", "link")) if code_in(one.entry) == code]
        gone = ledger.retracted()
        back = _taken_back(ledger, found[0]) if found and found[0].id in gone else None
    if not found:
        raise Refusal(404, "not-found", f"no merge, split or tie has the code {code!r}")
    claims = tuple(dict.fromkeys(claim for one in found for claim in one.entry.basis))
    entry = found[0].entry
    told = {"by": entry.by.removeprefix("human:"), "at": entry.at, "words": _act_in_words(entry), "back": back}
    rows = asked.of("claim", claims[:LISTED])
    events = asked.standing.shelf.page("event", Wanted(claims=claims[:400]), limit=LISTED).rows
    return {
        **disclose("history", told, asked.profile),
        "code": code,
        "deed": deed_in(entry),
        "many": len(claims),
        "rows": rows,
        "into": _into(found),
        "events": rows_of("event", events, asked.standing, asked.profile),
    }


def _taken_back(ledger: Ledger, stored: StoredEntry) -> Mapping[str, str] | None:
    for one in ledger.resting_on(stored.id, roles=("subject",), types=("retraction",)):
        record = one.entry.record
        if isinstance(record, Retraction):
            return {"by": one.entry.by.removeprefix("human:"), "at": one.entry.at, "why": record.reason}
    return None


def _into(found: Sequence[StoredEntry]) -> list[tuple[str, str, str]]:
    """Page, id and name of every party and place that an act's answers name."""
    made: dict[str, tuple[str, str, str]] = {}
    for one in found:
        record = one.entry.record
        told = record.resolution if isinstance(record, Review) else None
        value = (told.party or told.where) if told else None
        if told and value is not None:
            made[key_of(value)] = ("actors" if told.party else "places", key_of(value), value.name)
    return list(made.values())
