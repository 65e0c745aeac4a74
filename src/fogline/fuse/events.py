"""Events: what claims about one happening come to, with what each source adds and how well founded it is.

Places, parties and kind are those that most claims give; the time is what all dated claims allow together, or all
they span where they disagree. What must stay true: everything an event says stands in one of its claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.fuse.consensus import agreements
from fogline.fuse.days import interval
from fogline.fuse.facts import Facts
from fogline.fuse.grades import Grade, Testimony, grade, marked
from fogline.fuse.independence import Independence, Voice
from fogline.fuse.prose import denier_of, listed, spares, when_in_words
from fogline.fuse.sides import sides_of
from fogline.fuse.titles import NOUNS, event_title, place_words
from fogline.fuse.toll_items import ARMED, counts_of_wholes
from fogline.model import FINENESS, Count, Event, Party, ReadClaim, Status, When, Where, tagged_hash

GAINS = frozenset({"control.capture", "control.gain", "control.entry", "control.siege", "control.hold"})
LOSSES = frozenset({"control.loss", "control.withdrawal"})
SHORT_PARTS = frozenset({"they", "them", "which", "who", "that", "it", "he", "she"})


def events(
    groups: Iterable[Sequence[str]], claims: Sequence[ReadClaim], independence: Independence
) -> tuple[Event, ...]:
    """Fuses groups of claims into events, in the order of their days.

    Args:
        groups: ids of the claims of each happening.
        claims: all of the record.
        independence: origins of its claims.
    """
    by_id = {claim.id: claim for claim in claims}
    made = [
        fuse_event([by_id[name] for name in group if name in by_id], independence)
        for group in groups
        if any(name in by_id for name in group)
    ]
    return tuple(sorted(made, key=_day_order))


def _day_order(event: Event) -> tuple[str, str]:
    when = event.when
    return (when.earliest or when.latest or "9999" if when else "9999", event.id)


def fuse_event(told: Sequence[ReadClaim], independence: Independence) -> Event:
    """Fuses the claims of one happening."""
    claims = sorted(told, key=lambda one: (one.published or "9999", one.document, one.claim.span.start, one.id))
    kind = _kind(claims)
    when, when_why = event_when(claims)
    places, actors, targets = _places(claims), _doers(claims, kind), _parties(claims, "targets", "victims")
    counts = _counts(claims)
    voices = independence.voices(claims)
    denying = _denying(claims, voices)
    graded = grade(
        [
            testimony(claim, voice, independence.facts, denies=claim.id in denying)
            for claim, voice in zip(claims, voices, strict=True)
        ],
        independence.facts,
        when.latest if when else None,
    )
    ids = tuple(claim.id for claim in claims)
    status = _status(claims)
    note = _note(claims, voices, denying, status, graded, independence)
    title = event_title(kind, actors, targets, places, counts, _words(claims, kind))
    return Event(
        id=tagged_hash("event", sorted(ids)),
        kind=kind,
        title=f"{title} ({note})" if note else title,
        when=when,
        places=places,
        actors=actors,
        targets=targets,
        counts=counts,
        claims=ids,
        origins=independence.origins(claims),
        status=status,
        grade=graded.word,
        grade_why=" ".join(part for part in (graded.why, marked(graded), when_why) if part),
        agreed=agreements(claims, independence.echoes, independence.facts),
    )


def _kind(claims: Sequence[ReadClaim]) -> str:
    """The kind most claims give; of a strike and the harm it did, the strike."""
    told = Counter(claim.claim.kind for claim in claims)
    strikes = {kind: number for kind, number in told.items() if kind.startswith("strike.")}
    pool = strikes or dict(told)
    usual = min(pool, key=lambda kind: (-pool[kind], kind))
    family = usual.partition(".")[0]
    # "control.change" says that something changed; a kind beside it that says what tells more.
    telling = {kind: number for kind, number in pool.items() if kind in NOUNS and kind.startswith(f"{family}.")}
    return usual if usual in NOUNS or not telling else min(telling, key=lambda kind: (-telling[kind], kind))


def event_when(claims: Sequence[ReadClaim]) -> tuple[When | None, str]:
    """The time of an event and, where claims differ, how it was found.

    Returns:
        The days that all dated claims allow, else the days they span together; `None` when none is dated.
    """
    dated = [claim.when for claim in claims if claim.when is not None and (claim.when.earliest or claim.when.latest)]
    if not dated:
        return _bounded_by_reports(claims)
    if len({(when.earliest, when.latest) for when in dated}) == 1:
        return dated[0], ""
    first = max((when.earliest for when in dated if when.earliest), default=None)
    last = min((when.latest for when in dated if when.latest), default=None)
    if first is None or last is None or first <= last:
        return _interval(first, last), f"Its time, {when_in_words(_interval(first, last))}, is what all reports allow."
    first = min((when.earliest for when in dated if when.earliest), default=None)
    last = max((when.latest for when in dated if when.latest), default=None)
    return _interval(
        first, last
    ), f"The reports differ on its time, which lies {when_in_words(_interval(first, last))}."


def _bounded_by_reports(claims: Sequence[ReadClaim]) -> tuple[When | None, str]:
    """What nobody dates is not later than its first report; what goes on is of the reports' own days."""
    spans = [interval(claim) for claim in claims]
    lasts = [last for _, last in spans if last]
    if not lasts:
        return None, ""
    firsts = [first for first, _ in spans if first]
    first = min(firsts, default=None) if len(firsts) == len(spans) else None
    last = max(lasts) if first else min(lasts)
    return _interval(first, last), "No report says when; the reports themselves bound it."


def _interval(first: str | None, last: str | None) -> When:
    if first is not None and first == last:
        return When(earliest=first, latest=last, precision="day", edtf=first)
    edtf = f"{first or '..'}/{last or '..'}"
    return When(earliest=first, latest=last, precision="days" if first and last else "open", edtf=edtf)


def _places(claims: Sequence[ReadClaim]) -> tuple[Where, ...]:
    """Places by how many claims give them, finer ones first among equals."""
    votes: Counter[str] = Counter()
    known: dict[str, Where] = {}
    for claim in claims:
        for where in claim.places:
            key = f"{where.id or ''}|{where.name}|{where.qualifier or ''}"
            votes[key] += 1
            known.setdefault(key, where)
    return tuple(
        known[key] for key in sorted(votes, key=lambda key: (-votes[key], FINENESS.index(known[key].precision), key))
    )


def _doers(claims: Sequence[ReadClaim], kind: str) -> tuple[Party, ...]:
    """Who did it: those whom claims tell to leave a place or to lose it did not take it, nor the other way round."""
    other = LOSSES if kind in GAINS else GAINS if kind in LOSSES else frozenset()
    return _parties([claim for claim in claims if claim.claim.kind not in other], "actors")


def _parties(claims: Sequence[ReadClaim], *roles: str) -> tuple[Party, ...]:
    """Parties by how many claims give them; named ones before labels, pronouns left out where anybody is named."""
    votes: Counter[str] = Counter()
    known: dict[str, Party] = {}
    for claim in claims:
        for party in (one for role in roles for one in getattr(claim, role)):
            votes[party.id] += 1
            known.setdefault(party.id, party)
    named = [one for one in votes if known[one].name.casefold() not in SHORT_PARTS]
    pool = named or list(votes)
    return tuple(known[one] for one in sorted(pool, key=lambda one: (-votes[one], known[one].generic, one)))


def _counts(claims: Sequence[ReadClaim]) -> tuple[Count, ...]:
    """One range per unit: the lowest low, the highest high, open where any claim leaves it open."""
    by_unit: dict[str, list[Count]] = {}
    for claim in claims:
        for count in counts_of_wholes(claim):
            by_unit.setdefault(count.unit, []).append(count)
    return tuple(_joined(unit, told) for unit, told in sorted(by_unit.items()))


def _joined(unit: str, told: Sequence[Count]) -> Count:
    if len(told) == 1:
        return told[0]
    lows = [count.low for count in told if count.low is not None]
    highs = [count.high for count in told if count.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if high is not None and any(count.high is None and (count.low or 0) > high for count in told):
        high = None
    best = low if low is not None and low == high else None
    return Count(unit=unit, low=low, best=best, high=high, cumulative=all(count.cumulative for count in told))


def _status(claims: Sequence[ReadClaim]) -> Status:
    """One word for the event: the plainest that any telling claim gives."""
    told = {claim.status for claim in claims if not _denies(claim)}
    if not told:
        return "denied"
    order: tuple[Status, ...] = ("happened", "ongoing", "claimed", "background")
    return next((status for status in order if status in told), claims[0].status)


def _denies(claim: ReadClaim) -> bool:
    """Whether a claim says of what the event's title will tell that it is not so.

    Where a title quotes ("“No hospital in the town works”") the words tell what is not, and deny nobody's account.
    """
    return claim.claim.denial or (claim.claim.polarity == "negative" and claim.claim.kind in NOUNS)


def _denying(claims: Sequence[ReadClaim], voices: Sequence[Voice]) -> frozenset[str]:
    """The claims that deny what others tell; who tells an attack and that it "failed to advance" denies nothing."""
    told = list(zip(claims, voices, strict=True))
    tellers = {voice.key for claim, voice in told if not _denies(claim)}
    return frozenset(
        claim.id for claim, voice in told if _denies(claim) and (claim.claim.denial or voice.key not in tellers)
    )


def testimony(claim: ReadClaim, voice: Voice, facts: Facts, *, denies: bool) -> Testimony:
    """How a claim bears on the grade: whether it denies, and whether its side gains or loses by it."""
    gains, against = _interest(claim, voice.side, facts)
    return Testimony(
        voice=voice,
        denies=denies,
        against=against,
        gains=gains,
        doubted=abs(claim.claim.certainty) < 2,
        blames=_blames(claim),
    )


def _blames(claim: ReadClaim) -> frozenset[str]:
    """The sides that a claim says struck or did harm; those who fight each other are not blamed for it."""
    harmful = claim.claim.kind.startswith(("strike.", "harm."))
    return frozenset(sides_of(claim.actors)) if harmful and not _denies(claim) else frozenset()


def _interest(claim: ReadClaim, side: str | None, facts: Facts) -> tuple[bool, bool]:
    """Whether the speaker's side gains by what it tells, and whether it tells it against its interest."""
    if side is None or _denies(claim):
        return False, False
    kind, day = claim.claim.kind, claim.published
    doers, suffering = sides_of(claim.actors), sides_of((*claim.targets, *claim.victims))
    own_doing = any(facts.allied(side, doer, day) for doer in doers)
    own_loss = any(facts.allied(side, one, day) for one in suffering)
    if kind in GAINS and doers:
        return own_doing, not own_doing
    if kind in LOSSES and doers:
        return not own_doing, own_doing
    if kind.startswith("harm.") and _of_armed(claim):
        return not own_loss and bool(suffering), own_loss or _says_its_own(claim)
    if kind.startswith("strike.") and own_doing and not suffering:
        return False, bool(claim.victims) and not _of_armed(claim)
    return own_doing or (bool(doers) and own_loss), False


def _of_armed(claim: ReadClaim) -> bool:
    units = {word for count in claim.counts for word in count.unit.split()}
    return bool(units & ARMED) or bool(sides_of(claim.victims))


def _says_its_own(claim: ReadClaim) -> bool:
    quote = claim.claim.span.quote.casefold()
    return any(f"{own} " in quote for own in (" its", " his", " their", " our")) and bool(claim.says)


def _words(claims: Sequence[ReadClaim], kind: str) -> str:
    """What the first report to tell of an event says of it."""
    telling = [claim for claim in claims if claim.claim.kind == kind and not _denies(claim)] or claims
    return telling[0].claim.span.quote


def _denier(claim: ReadClaim, independence: Independence) -> str:
    denier = denier_of(claim)
    return denier.name if denier else independence.voice(claim).name


def _note(
    claims: Sequence[ReadClaim],
    said: Sequence[Voice],
    denying: frozenset[str],
    status: Status,
    graded: Grade,
    independence: Independence,
) -> str:
    """Whose word the event is, where that must stand in its title."""
    voices = [voice for claim, voice in zip(claims, said, strict=True) if not _denies(claim)]
    against = (claim for claim in claims if claim.id in denying and not spares(claim, claims))
    deniers = listed(dict.fromkeys(_denier(claim, independence) for claim in against))
    if status == "denied":
        return f"denied by {deniers}"
    if deniers:
        return f"denied by {deniers}"
    names = listed(list(dict.fromkeys(voice.name for voice in voices))[:2])
    if status == "claimed" or (graded.word == "weak" and voices and voices[0].basis != "report"):
        return f"claimed by {names}"
    if graded.word != "discounted":
        return ""
    return "machine-written text only" if any(claim.machine_written for claim in claims) else "no source named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What one claim adds to what the claims before it told of an event."""

    claim: str
    origin: str
    adds: tuple[str, ...]


def what_each_adds(event: Event, claims: Mapping[str, ReadClaim], independence: Independence) -> tuple[Addition, ...]:
    """Goes through an event's claims in order and says what each brings that none before it had."""
    known: set[str] = set()
    made: list[Addition] = []
    for name in event.claims:
        claim = claims[name]
        new = [(key, words) for key, words in _told(claim) if key not in known]
        known.update(key for key, _ in new)
        made.append(Addition(claim=name, origin=independence.voice(claim).name, adds=tuple(words for _, words in new)))
    return tuple(made)


def _told(claim: ReadClaim) -> Iterator[tuple[str, str]]:
    if claim.when is not None:
        yield f"when {claim.when.edtf}", when_in_words(claim.when)
    for where in claim.places:
        yield f"where {where.id or where.name}", f"at {place_words([where])}"
    for party in claim.actors:
        yield f"who {party.id}", f"by {party.name}"
    for party in (*claim.targets, *claim.victims):
        yield f"whom {party.id}", f"upon {party.name}"
    for count in claim.counts:
        yield f"count {count.unit} {count.low} {count.high}", _count_words(count)
    if _denies(claim):
        yield f"denial {claim.document}", "a denial"


def _count_words(count: Count) -> str:
    if count.low == count.high:
        return f"{count.low} {count.unit}"
    return (
        f"{count.low if count.low is not None else '…'} to {count.high if count.high is not None else '…'} {count.unit}"
    )
