"""A person's word that two parties or places of the record are one, or that one is two.

It becomes one answer of that person for every mention concerned, each with the reason and the short code of the act,
so that all of them can be withdrawn together. People's answers stand before the machine's, hence every derived table
follows. What must stay true: what else the same words mean stays as it was; undoing restores what stood before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from fogline.errors import UsageError
from fogline.ledger import Ledger
from fogline.model import Claim, Entry, Link, Party, ReadClaim, Resolution, Review, Span, Where, fold_name
from fogline.model.resolution import Matter
from fogline.review.answer import withdrawal
from fogline.review.correct import BY_PERSON, answer_entry
from fogline.views.answers import Answer, clean_words, minted
from fogline.views.cards import place_key
from fogline.views.claims import read_standing
from fogline.views.standing import Standing

Act = Literal["merge", "split"]
Deed = Act | Literal["tie"]
"""What is done under a code; a tie is between events only."""
Sort = Literal["actor", "place"]
Value = Party | Where
MATTERS: dict[Sort, tuple[Matter, ...]] = {"actor": ("actor", "target", "victim", "speaker"), "place": ("place",)}
_CODE = re.compile(r"^(merge|split|tie) ([0-9a-f]{8}): ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One mention of a claim with everything that its words mean as the record stands.

    Attributes:
        span: the mention; `None` where the claim has the party or place from what stands around it.
        values: what it means, each with the words that say so.
    """

    claim: ReadClaim
    matter: Matter
    span: Span | None
    values: tuple[tuple[Span | None, Value], ...]

    def means(self, wanted: str) -> bool:
        """Whether it means a party or place of that id."""
        return any(key_of(value) == wanted for _, value in self.values)

    def is_called(self, names: Collection[str]) -> bool:
        """Whether it is written as one of some folded names."""
        told = [self.span, *(span for span, _ in self.values)]
        return any(fold_name(clean_words(span.quote)) in names for span in told if span is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says: all or some mentions of one party or place mean another.

    Attributes:
        act: what they do.
        sort: parties or places.
        what: id that the mentions have now.
        into: what each means, given its claim.
        claims: ids of the claims that are meant; all when empty.
        names: names as written that are meant; all when empty.
    """

    act: Act
    sort: Sort
    what: str
    into: Callable[[ReadClaim], Value]
    reason: str
    claims: Collection[str] = field(default_factory=frozenset)
    names: Collection[str] = field(default_factory=frozenset)


def key_of(value: Value) -> str:
    """The id under which a party or place stands in the lists."""
    return value.id if isinstance(value, Party) else place_key(value)


def standing_of(ledger: Ledger) -> Standing:
    """What stands in a ledger."""
    standing = Standing()
    standing.take((stored.sequence, stored.entry) for stored in ledger.entries())
    return standing


def acts_in(ledger: Ledger) -> Standing:
    """What people said in a ledger, which is all that undoing an act needs."""
    standing = Standing()
    entries = ledger.entries(types=("review", "link", "retraction"))
    standing.take((stored.sequence, stored.entry) for stored in entries)
    return standing


def uses(standing: Standing, sort: Sort) -> Iterator[Use]:
    """Every mention of a party or place in the claims that stand, with what it means."""
    gone = standing.withdrawn()
    answers = standing.answers(gone, standing.verdicts(gone))
    for claim in read_standing(standing).claims:
        for matter in MATTERS[sort]:
            told = [one for one in answers.get(claim.id, ()) if one[1].matter == matter]
            for span, other in _mentions(claim.claim, matter):
                values = tuple(_values(told, span, other)) or _unanswered(matter, other or span)
                yield Use(claim=claim, matter=matter, span=span, values=values)
            around = tuple(_values(told, None, None))
            if around:
                yield Use(claim=claim, matter=matter, span=None, values=around)


def entries_of(standing: Standing, told: Told, *, person: str, at: str) -> tuple[Entry, ...]:
    """The entries that a person's word comes to, one for every mention and meaning.

    Raises:
        UsageError: there is no reason, or nothing that stands is meant.
    """
    if not told.reason.strip():
        raise UsageError("say why, with --why; the reason stays readable beside what it changes")
    note = f"{told.act} {code_of(told, person, at)}: {told.what}: {told.reason.strip()}"
    entries = [
        answer_entry(one, person=person, at=at, note=note)
        for use in meant(standing, told)
        for one in _restated(use, told)
    ]
    if not entries:
        raise UsageError(f"no mention that is meant has the id {told.what!r}; see: fogline {told.sort}s")
    return tuple(entries)


def meant(standing: Standing, told: Told) -> Iterator[Use]:
    """The mentions that a person's word is about."""
    names = {fold_name(clean_words(name)) for name in told.names}
    for use in uses(standing, told.sort):
        chosen = (not told.claims or use.claim.id in told.claims) and (not names or use.is_called(names))
        if chosen and use.means(told.what):
            yield use


def code_of(told: Told, person: str, at: str) -> str:
    """The short code by which an act is undone."""
    words = (told.act, told.sort, told.what, told.reason, *sorted(told.claims), *sorted(told.names), person, at)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


def undone(standing: Standing, code: str, reason: str, *, person: str, at: str) -> tuple[Entry, ...]:
    """The retractions that undo an act by its code.

    Raises:
        UsageError: no act of that code stands, or there is no reason.
    """
    gone = standing.withdrawn()
    found = [record_id for record_id, told in acts(standing) if told == code and record_id not in gone]
    if not found:
        raise UsageError(f"no merge, split or tie {code!r} stands; its code was told when it was made")
    words = f"undone {code} at {at}: {reason.strip()}" if reason.strip() else ""
    return tuple(withdrawal(record_id, words, person=person, at=at) for record_id in found)


def acts(standing: Standing) -> Iterator[tuple[str, str]]:
    """Ids of what merging, splitting and tying wrote, each with the code of its act."""
    for record_id, line in (*standing.reviews.items(), *standing.links.items()):
        code = code_in(line.entry)
        if code:
            yield record_id, code


def code_in(entry: Entry) -> str:
    """The code of the act that an entry is part of; empty where it is part of none."""
    record = entry.record
    found = _CODE.match(record.note) if isinstance(record, Review | Link) else None
    return found[2] if found else ""


def deed_in(entry: Entry) -> str:
    """What kind of act an entry is part of; empty where it is part of none."""
    record = entry.record
    found = _CODE.match(record.note) if isinstance(record, Review | Link) else None
    return found[1] if found else ""


def _mentions(claim: Claim, matter: Matter) -> Iterator[tuple[Span, Span | None]]:
    if matter == "speaker":
        yield from ((one.span, one.antecedent) for one in claim.speakers)
    elif matter in ("actor", "target", "victim", "place"):
        yield from ((one.span, one.antecedent) for one in claim.mentions if one.role == matter)


def _values(told: Sequence[Answer], span: Span | None, other: Span | None) -> Iterator[tuple[Span | None, Value]]:
    """What holds for a mention: people's answers where there are any, of two for the same words the later."""
    spans = [one for one in (span, other) if one is not None]
    about = [one for one in told if _is_about(one[1].span, spans)]
    about = [one for one in about if one[0].by_person] or about
    latest: dict[tuple[object, ...], Answer] = {}
    for one in sorted(about, key=lambda answer: answer[0].rank):
        record = one[1]
        place = key_of(record.where) if record.where else None
        latest[record.span, place] = one
    for _, record in latest.values():
        for value in record.parties or ((record.where,) if record.where else ()):
            yield record.span, value


def _is_about(told: Span | None, spans: Sequence[Span]) -> bool:
    return told is None if not spans else told is not None and any(told.overlaps(span) for span in spans)


def _unanswered(matter: Matter, span: Span) -> tuple[tuple[Span | None, Value], ...]:
    """A mention that nobody knew shows as its own words."""
    value = Where(name=clean_words(span.quote)) if matter == "place" else minted(span.quote)
    return ((span, value),)


def _restated(use: Use, told: Told) -> Iterator[Resolution]:
    """All that a mention means, with one meaning changed: people's answers hide what the machine says of it."""
    people = [(span, value) for span, value in use.values if isinstance(value, Party) and value.person is not None]
    for span in dict.fromkeys(span for span, _ in people):
        named = tuple(_as_told(value, use, told) for at, value in people if at == span)
        yield Resolution(subject=use.claim.id, matter=use.matter, span=span, people=named, rule=BY_PERSON)
    for span, value in use.values:
        if (span, value) in people:
            continue
        kept = told.into(use.claim) if key_of(value) == told.what else value
        party, where = (kept, None) if isinstance(kept, Party) else (None, kept)
        made = Resolution(subject=use.claim.id, matter=use.matter, span=span, party=party, where=where, rule=BY_PERSON)
        yield replace(made, span=use.span) if span is None and use.span is not None else made


def _as_told(person: Party, use: Use, told: Told) -> Party:
    """One of several named persons; what is told of them stays with them under another name."""
    if person.id != told.what:
        return person
    meaning = told.into(use.claim)
    return replace(meaning, person=person.person) if isinstance(meaning, Party) else person
