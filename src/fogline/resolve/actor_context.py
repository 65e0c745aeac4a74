"""What a report says about who is in it: its country, the known parties it names, and the fuller names it introduces.

Short forms lean on it: "the Observatory" after the Syrian Observatory for Human Rights, "Khatib" after Hamza Khatib,
"the army" in a report about Sudan. Built once a report from its text and the mentions of its claims.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fogline.gazetteer import Actor, ActorIndex
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import CLAIM_ZONES, Claim, Document, Span

CAPITALISED = re.compile(
    r"(?:[A-Z][\w'’.-]*|[a-z]{2}-[A-Z][\w'’-]*)(?:\s+(?:(?:of|for|the|and|al|de|bin|ibn|abu|to)\s+)*"
    r"(?:[A-Z][\w'’.-]*|[a-z]{2}-[A-Z][\w'’-]*))*"
)

LED_IN = re.compile(r"(?:According|Thanks|Due|Close|Next|Speaking|Talking)\s+to\s+(?:the\s+)?")
"""Words that open a sentence with a capital and are no part of the name after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A party of the packs named in the text."""

    start: int
    actor: Actor
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """A fuller name in the text that no pack knows; later short forms of it mean the same."""

    start: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorContext:
    """What the report says about who is in it.

    Attributes:
        country: code of the country the report is mostly about; empty when none stands out.
        shares: each country's share of the votes.
        known: parties of the packs in the order of the text.
        introduced: fuller names that no pack knows, in the order of the text.
        on: the day for dated names.
    """

    country: str
    shares: dict[str, float]
    known: tuple[Known, ...]
    introduced: tuple[Introduced, ...]
    on: date | None

    def named(self, actor_id: str, before: int | None = None) -> bool:
        """Whether the report names the party (before a position) by a name of its own."""
        return any(k.actor.id == actor_id and (before is None or k.start < before) for k in self.known)


def read_actor_context(document: Document, claims: Iterable[Claim], index: ActorIndex, on: date | None) -> ActorContext:
    """Reads who is in a report."""
    found: dict[int, Known] = {}
    introduced: dict[int, Introduced] = {}
    for start, words in (*_runs(document), *_mentioned(claims)):
        for matched, at in _pieces(words, start, index, on):
            found.setdefault(at, Known(start=at, actor=matched, words=words))
        if len(words.split()) > 1 and not index.lookup(words, on):
            introduced.setdefault(start, Introduced(start=start, words=words))
    shares = _country_shares(document, found.values(), index)
    best = max(sorted(shares), key=lambda code: shares[code], default="")
    return ActorContext(
        country=best if shares.get(best, 0.0) >= 0.25 else "",
        shares=shares,
        known=tuple(found[at] for at in sorted(found)),
        introduced=tuple(introduced[at] for at in sorted(introduced)),
        on=on,
    )


def _runs(document: Document) -> Iterable[tuple[int, str]]:
    zones = [(zone.start, zone.end) for zone in document.zones if zone.kind in CLAIM_ZONES]
    for start, end in zones or [(0, len(document.text))]:
        for run in CAPITALISED.finditer(document.text, start, end):
            led_in = LED_IN.match(run.group())
            words = run.group()[led_in.end() :] if led_in else run.group()
            yield run.end() - len(words), words.rstrip(".")


def _mentioned(claims: Iterable[Claim]) -> Iterable[tuple[int, str]]:
    for claim in claims:
        spans: list[Span] = [mention.named for mention in claim.in_role("actor", "target", "victim")]
        spans += [speaker.named for speaker in claim.speakers]
        for span in spans:
            if any(c.isupper() for c in span.quote):
                yield span.start, span.quote


def _pieces(words: str, start: int, index: ActorIndex, on: date | None) -> Iterable[tuple[Actor, int]]:
    """Known parties in a run of capitalised words, the longest first."""
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", words)]
    i = 0
    while i < len(tokens):
        for j in range(min(len(tokens), i + 7), i, -1):
            piece = words[tokens[i][0] : tokens[j - 1][1]]
            matches = [m for m in index.lookup(piece, on) if m.how == "name" and not m.generic and m.score >= 0.6]
            if matches:
                yield matches[0].actor, start + tokens[i][0]
                i = j
                break
        else:
            i += 1


def _country_shares(document: Document, known: Iterable[Known], index: ActorIndex) -> dict[str, float]:
    """How much each country is spoken of: by adjective, by name, by the parties of its conflict's pack."""
    votes: defaultdict[str, float] = defaultdict(float)
    homes = {pack.name: pack.meta.countries for pack in index.packs}
    for country in (country for countries in homes.values() for country in countries):
        votes[country] += 1
    zones = [(zone.start, zone.end) for zone in document.zones if zone.kind in CLAIM_ZONES]
    for start, end in zones or [(0, len(document.text))]:
        for word in re.finditer(r"[A-Z][\w]+(?: [A-Z][\w]+)?", document.text[start:end]):
            folded = fold_spelling(word.group())
            code = index.states.code(folded) or index.states.code(folded.split()[0])
            if code:
                votes[code] += 1
    for one in known:
        for country in homes.get(one.actor.id.partition(":")[0], ()):
            votes[country] += 1
    whole = sum(votes.values())
    return {code: votes[code] / whole for code in sorted(votes)} if whole else {}
