"""Independence: on how many words, not on how many reports, something stands.

The first speaker is the origin: five outlets that quote one monitor are one. A report that asserts something itself
is an origin of its own, unless a machine wrote it or its text is a copy or retelling of an earlier one: what such a
report does not attribute adds nothing. What it carries on an agency's wire is the agency's word, however often it is
carried. What must stay true: adding a copy of a report never adds an origin.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.fuse.facts import Facts
from fogline.fuse.independence_wires import wire_of
from fogline.fuse.prose import side_by_side
from fogline.fuse.sides import voice_side
from fogline.model import Origin, ReadClaim, SpeakerName, fold_name

SHINGLE = 5
"""Words in a row whose sharing shows copying."""
COPIED = 0.5
"""Part of a text's shingles found in an earlier one from which it is a copy or retelling."""
FEW = 12
"""Shingles under which a text is too short to tell."""
SAMPLE = 4
"""Of long texts one shingle in so many is kept."""
LONG = 400
COMMONPLACE = 25
"""Texts that share a shingle beyond which it is boilerplate."""
FOOTAGE = frozenset({"footage", "geolocated-footage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The origin of one claim.

    Attributes:
        key: equal for claims with one origin.
        name: for people.
        side: the side that speaks.
        independent: whether it counts as an origin.
        basis: what its word rests on.
        why: the reason, for people.
    """

    key: str
    name: str
    side: str | None
    independent: bool
    basis: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """A report that copies or retells an earlier one.

    Attributes:
        of: the first report of its wording that the record has.
        shared: part of its wording that stands in `source`.
        source: the earlier report with which it shares most.
    """

    of: str
    shared: float
    source: str = ""


@dataclass(slots=True)
class Independence:
    """Origins of the claims of a record."""

    facts: Facts = field(default_factory=Facts)
    echoes: dict[str, Echo] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    wires: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Sequence[ReadClaim], texts: Mapping[str, str], facts: Facts | None = None) -> Independence:
        """Looks for copies among the reports of claims.

        Args:
            claims: all of the record.
            texts: text of each report by document id; reports without text are taken as originals.
            facts: which outlets speak for which side.
        """
        order = ranks_of(claims)
        ordered = sorted(order, key=lambda document: order[document])
        return cls.among(claims, texts, facts, find_echoes(ordered, texts))

    @classmethod
    def among(
        cls, claims: Sequence[ReadClaim], texts: Mapping[str, str], facts: Facts | None, echoes: dict[str, Echo]
    ) -> Independence:
        """Origins of some claims, where the copies among their reports are known already.

        Args:
            claims: of those reports and of the reports they copy.
            texts: text by document id.
            facts: what the packs know.
            echoes: copies, by document id.
        """
        names = {claim.document: claim.source or claim.document_name for claim in claims}
        known = facts or Facts()
        wires = {
            document: wire
            for document in names
            if (wire := wire_of(texts.get(document, ""), known.agencies))
            and bare_name(wire) != bare_name(names[document])
        }
        return cls(facts=known, echoes=echoes, names=names, wires=wires)

    def voice(self, claim: ReadClaim) -> Voice:
        """The origin of one claim: its first speaker, or its report."""
        side = voice_side(claim, self.facts)
        if not claim.says:
            return self._report(claim, side)
        return _speaking(claim, claim.says[0], side)

    def spoken(self, claim: ReadClaim) -> list[Voice]:
        """Every speaker of a claim's chain as a voice, the first first."""
        return [_speaking(claim, speaker, speaker.party.side) for speaker in claim.says]

    def _beside(self, claim: ReadClaim) -> Iterator[Voice]:
        """The further origins of a claim: those who say it beside its first speaker."""
        for speaker in claim.says[1 : side_by_side(claim)]:
            yield _speaking(claim, speaker, speaker.party.side)

    def _report(self, claim: ReadClaim, side: str | None) -> Voice:
        name = claim.source or claim.document_name or "a person's own entry"
        echo = self.echoes.get(claim.document)
        independent, why = True, "the report asserts it itself"
        if claim.machine_written:
            independent, why = False, "the report says that a machine wrote it, and names no source for this"
        elif claim.source is None and claim.title is None and claim.document_name and not claim.reviewed:
            independent, why = False, "the report names no outlet, author or headline, and no source for this"
        elif echo is not None:
            independent, why = (
                False,
                f"the report copies or retells {self.names.get(echo.of, echo.of)} ({echo.shared:.0%})",
            )
        elif claim.document in self.wires:
            wire = self.wires[claim.document]
            key, why = f"wire {bare_name(wire)}", f"{name} carries it on {wire}'s wire"
            return Voice(key=key, name=wire, side=side, independent=True, basis="report", why=why)
        return Voice(key=claim.document, name=name, side=side, independent=independent, basis="report", why=why)

    def voices(self, claims: Sequence[ReadClaim]) -> list[Voice]:
        """The origins of claims about one happening, claim by claim.

        What a report tells flatly it has from the speaker whom it quotes for the same happening.
        """
        found = [self.voice(claim) for claim in claims]
        found = self._through(claims, found)
        quoted: dict[str, Voice] = {}
        for claim, voice in zip(claims, found, strict=True):
            if claim.says and voice.key != "footage" and not claim.claim.denial and claim.claim.polarity == "positive":
                quoted.setdefault(claim.document, voice)
        return [
            replace(voice, independent=False, why=f"the report has it from {quoted[claim.document].name}")
            if not claim.says and voice.independent and claim.document in quoted
            else voice
            for claim, voice in zip(claims, found, strict=True)
        ]

    def _through(self, claims: Sequence[ReadClaim], found: Sequence[Voice]) -> list[Voice]:
        """Gives what a report has from an outlet of the record the origin that the outlet's own report has it from."""
        own: dict[str, Voice] = {}
        for claim, voice in zip(claims, found, strict=True):
            if claim.source:
                own.setdefault(bare_name(claim.source), voice)
        through = []
        for claim, voice in zip(claims, found, strict=True):
            outlet = bare_name(claim.says[0].party.name) if claim.says else ""
            first = own.get(outlet) if outlet != bare_name(claim.source or "") else None
            relayed = first is not None and first.key != voice.key
            why = f"the report has it from {voice.name}, which the record holds"
            through.append(replace(first, independent=False, why=why) if first and relayed else voice)
        return through

    def origins(self, claims: Sequence[ReadClaim]) -> tuple[Origin, ...]:
        """The origins of claims about one happening, each with the claims that carry it, in the claims' order."""
        carried: dict[str, list[str]] = defaultdict(list)
        voices: dict[str, Voice] = {}
        for claim, first in zip(claims, self.voices(claims), strict=True):
            for voice in (first, *self._beside(claim)):
                carried[voice.key].append(claim.id)
                voices.setdefault(voice.key, voice)
        return tuple(
            Origin(key=key, name=voice.name, claims=tuple(carried[key]), independent=voice.independent, why=voice.why)
            for key, voice in voices.items()
        )


def bare_name(name: str) -> str:
    """An outlet's name to compare by: folded, without its article."""
    return fold_name(name).removeprefix("the ")


def _speaking(claim: ReadClaim, speaker: SpeakerName, side: str | None) -> Voice:
    """The origin that a speaker of a claim is."""
    name, basis = speaker.party.name, speaker.basis
    relayed = len(claim.says) > side_by_side(claim)
    why = f"{name} says so; the others relay it" if relayed else f"{name} says so"
    if basis in FOOTAGE:
        # Two reports on footage of one happening have mostly seen the same pictures.
        return Voice(key="footage", name=name, side=None, independent=True, basis=basis, why="pictures show it")
    key = speaker.party.id
    if key.startswith("new:") and speaker.party.kind in ("", "population", "person"):
        key = f"{key} in {claim.document}"
    return Voice(key=key, name=name, side=side, independent=True, basis=basis, why=why)


def ranks_of(claims: Iterable[ReadClaim]) -> dict[str, tuple[str, str, str]]:
    """By what reports stand in the order in which they can have been copied: published, recorded, id."""
    order: dict[str, tuple[str, str, str]] = {}
    for claim in claims:
        key = (claim.published or "9999", claim.recorded, claim.document)
        order[claim.document] = min(order.get(claim.document, key), key)
    return order


def find_echoes(ordered: Sequence[str], texts: Mapping[str, str]) -> dict[str, Echo]:
    """Finds reports most of whose wording stands in an earlier one.

    Args:
        ordered: document ids, the earliest first.
        texts: text by document id.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    echoes: dict[str, Echo] = {}
    rank = {document: position for position, document in enumerate(ordered)}
    for document in ordered:
        kept = shingles(texts.get(document, ""))
        if len(kept) < FEW:
            continue
        shared: dict[str, int] = defaultdict(int)
        for shingle in kept:
            known = holders[shingle]
            if len(known) <= COMMONPLACE:
                for other in known:
                    shared[other] += 1
        best = max(shared, key=lambda other: (shared[other], -rank[other]), default=None) if shared else None
        if best is not None and shared[best] / len(kept) >= COPIED:
            root = echoes[best].of if best in echoes else best
            echoes[document] = Echo(of=root, shared=shared[best] / len(kept), source=best)
        for shingle in kept:
            holders[shingle].append(document)
    return echoes


def shingles(text: str) -> frozenset[int]:
    """Hashes of the runs of words of a text, a fixed sample of them where it is long."""
    words = fold_name(text).split()
    hashed = {
        zlib.crc32(" ".join(words[start : start + SHINGLE]).encode()) for start in range(len(words) - SHINGLE + 1)
    }
    if len(hashed) <= LONG:
        return frozenset(hashed)
    return frozenset(one for one in hashed if one % SAMPLE == 0)
