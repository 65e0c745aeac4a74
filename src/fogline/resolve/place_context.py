"""What a report as a whole says about where it is: its country, its main place, and the places named in it in order.

Every later decision leans on this: a homonym is settled by the country the report is about, "the city" by the city
named before, an unnamed village by the place around it. Built once a report, from its claim-bearing text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fogline.gazetteer import Candidate, Place, PlaceIndex
from fogline.gazetteer.actor_common import is_common
from fogline.gazetteer.countries import adjectives
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import CLAIM_ZONES, Document
from fogline.resolve.place_words import DIRECTION_ADJECTIVES, KIND_WORDS, PLAIN_PREPOSITIONS, SHIFTS, singular

NAME_RUN = re.compile(
    r"(?:[A-Z][\w'’‘`]*|[a-z]{2}-[A-Z][\w'’‘`]*)(?:-[\w'’‘`]+)*"
    r"(?:[ -](?:al|el|as|ash|ar|ad|an|at|az|de|del|la|los|of|the|bin|abu|umm|Al|El)?-?[ -]?"
    r"(?:[A-Z][\w'’‘`]*)(?:-[\w'’‘`]+)*)*"
)
LONGEST = 5
"""Words in the longest name looked for."""
SPEECH_AFTER = re.compile(r"^[\s,]*(?:said|says|denied|denies|accused|accuses|claimed|rejected|warned|told|insists?)\b")
WELL_KNOWN = 0.75
"""Weight from which a place's name is taken for it though a person bears it too."""
LOCATIVE = re.compile(
    r"\b(?:in|at|near|on|outside|inside|around|across|throughout|over|into|within|"
    r"(?:city|town|village|district|province|area) of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$"
)
"""A word of place before a name, at most two words (an adjective, a kind word) between."""
COMMON = frozenset(
    "a an as at but by for from he her his i in is it its my no not of on one or our she so some such that the their "
    "then there these they this those to two three four we what when where which while who why with you and if after "
    "before since until during despite although however meanwhile more most many much several other another new old "
    "police army march may june july august sunday monday tuesday wednesday thursday friday saturday january february "
    "april september october november december news best nice reading mobile bath media media date same male center "
    "centre victoria san santa general president minister king prince house white red green black blue union state "
    "states national republic council security north south east west central western eastern northern southern "
    "photo image video file reuters associated press share read comments sign subscribe now today live home world "
    "middle great human rights watch united nations un eu nato us uk god allah islam islamic arab arabs along all "
    "both each even ever every few first last least less like little long our own per since still such than".split()
)
"""Words that are places somewhere and almost never so in a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A listed name in the text and the place it most likely means.

    Attributes:
        headline: it stands in the headline.
        speaks: a verb of saying follows; it stands for a government.
        located: a word of place stands before it ("in", "near").
    """

    start: int
    end: int
    place: Place
    headline: bool = False
    speaks: bool = False
    located: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """What the report says about where it is.

    Attributes:
        country: code of the country it is mostly about; empty when none stands out.
        shares: each country's share of the votes.
        seen: listed names in the order of the text.
        main: the settlement the report is mostly about.
        named: how often each place, or a place within it, is named.
        trusted: packs whose wars the report is about, so that their places are likely; all of them when `None`.
    """

    country: str = ""
    shares: dict[str, float] = field(default_factory=dict)
    seen: tuple[Seen, ...] = ()
    main: Place | None = None
    named: dict[str, int] = field(default_factory=dict)
    trusted: frozenset[str] | None = None

    def trusts(self, place: Place) -> bool:
        """Whether a pack of a war that the report is about names the place."""
        return bool(place.pack) and (self.trusted is None or place.pack in self.trusted)

    def before(self, position: int, kinds: str = "") -> Seen | None:
        """The last place named before a position, of one of the kinds (all when empty); speakers do not count."""
        wanted = kinds.split()
        last = None
        for seen in self.seen:
            if seen.start >= position:
                break
            if not seen.speaks and (not wanted or seen.place.kind in wanted):
                last = seen
        return last

    def meant_by_short_form(self, position: int, kinds: str) -> Seen | None:
        """The place "the city" stands for: the last one named, unless that was one of a list beside the main one."""
        last = self.before(position, kinds)
        if last is None or self.main is None or last.place.id == self.main.id:
            return last
        beside = {s.place.id for s in self.among(last.start - 80, last.end) if s.place.group == last.place.group}
        main = [s for s in self.seen if s.place.id == self.main.id and s.start < position]
        rare = self.named.get(last.place.id, 0) * 3 <= self.named.get(self.main.id, 0)
        return main[-1] if main and self.main.kind in kinds and (len(beside) > 2 or rare) else last

    def among(self, start: int, end: int) -> tuple[Seen, ...]:
        """The places named in a stretch of the text, speakers left out."""
        return tuple(seen for seen in self.seen if seen.start >= start and seen.end <= end and not seen.speaks)


def read_context(
    document: Document,
    index: PlaceIndex,
    hints: tuple[str, ...] = (),
    trusted: frozenset[str] | None = None,
    listed: Sequence[Named] | None = None,
) -> PlaceContext:
    """Reads a report's places.

    Args:
        document: the report.
        index: names of places.
        hints: countries it is likely about.
        trusted: packs whose wars it is about; all when not told.
        listed: its listed names, where they are read already.
    """
    found = listed_names(document, index) if listed is None else list(listed)
    shares = _country_shares(document, found, hints, trusted)
    country = max(shares, key=lambda code: shares[code], default="")
    country = country if shares.get(country, 0.0) >= 0.3 else ""
    draft = PlaceContext(country=country, shares=shares, trusted=trusted)
    seen = tuple(
        Seen(
            start=start,
            end=end,
            place=best,
            headline=document.zone_at(start) == "headline",
            speaks=SPEECH_AFTER.match(document.text[end : end + 24]) is not None,
            located=LOCATIVE.search(document.text[max(0, start - 48) : start]) is not None,
        )
        for start, end, candidates in found
        if (best := likeliest(candidates, draft)) is not None
    )
    named = Counter(id_ for s in seen for id_ in (s.place.id, *s.place.parents))
    return PlaceContext(country=country, shares=shares, seen=seen, main=_main(seen), named=dict(named), trusted=trusted)


def likeliest(candidates: tuple[Candidate, ...], context: PlaceContext) -> Place | None:
    """The place a bare listed name most likely means in the report; `None` when it is likely no place at all."""
    ranked = sorted(candidates, key=lambda c: -_bare_score(c, context))
    if not ranked:
        return None
    best = ranked[0].place
    at_home = best.country in ("", context.country) or context.shares.get(best.country, 0.0) > 0.15
    return best if context.trusts(best) or at_home or best.weight >= 0.6 else None


def _bare_score(candidate: Candidate, context: PlaceContext) -> float:
    place = candidate.place
    return (
        candidate.score
        + place.weight * 0.5
        + (0.35 if context.trusts(place) else 0.0)
        + 0.6 * context.shares.get(place.country, 0.0)
        + (0.15 if place.group == "settlement" else 0.0)
    )


def _zones(document: Document) -> Iterator[tuple[int, int]]:
    zones = [(z.start, z.end) for z in document.zones if z.kind in CLAIM_ZONES or z.kind in ("dateline", "caption")]
    yield from zones or [(0, len(document.text))]


def listed_names(document: Document, index: PlaceIndex) -> list[Named]:
    """Listed names of the text, without those that are part of a person's or group's name somewhere in it."""
    found: list[Named] = []
    partial: set[str] = set()
    for start, end in _zones(document):
        for run in NAME_RUN.finditer(document.text, start, end):
            for name in _names_in(run, index):
                if _is_fragment(run, name):
                    partial.add(document.text[name[0] : name[1]])
                else:
                    found.append(name)
    located = {document.text[a:b] for a, b, _ in found if LOCATIVE.search(document.text[max(0, a - 48) : a])}
    return [
        one
        for one in found
        if (words := document.text[one[0] : one[1]]) not in partial or _is_well_known(one) or words in located
    ]


def _is_well_known(name: Named) -> bool:
    """Whether a place of many people bears the name, so that it is one even where it is a piece of a longer name."""
    best = name[2][0]
    return best.how == "exact" and best.place.weight >= WELL_KNOWN


def _is_fragment(run: re.Match[str], name: Named) -> bool:
    """Whether a listed name is a piece of a longer name, as "Sham" in "Tahrir al-Sham" or "Vladimir" before "Putin"."""
    before = run.string[run.start() : name[0]].split()
    after = run.string[name[1] : run.end()].split()
    if before and not _may_precede(before[-1]):
        return True
    following = re.match(r"\s+([\w-]+)", run.string[name[1] : name[1] + 24])
    kind = KIND_WORDS.get(singular(following[1])) if following and following[1].islower() else None
    if kind is not None and kind[1] == "site":
        return name[2][0].place.precision != "site"
    small = not any(c.place.pack or c.place.weight >= 0.75 for c in name[2])
    return small and bool(after) and singular(after[0].strip(",")) not in KIND_WORDS


def _may_precede(word: str) -> bool:
    lower = word.lower().strip(",.'’")
    plain = {*COMMON, *DIRECTION_ADJECTIVES, *PLAIN_PREPOSITIONS, *SHIFTS}
    return lower in plain or singular(lower) in KIND_WORDS or word.endswith(("'s", "’s", ",")) or lower in adjectives()


def _names_in(run: re.Match[str], index: PlaceIndex) -> Iterator[Named]:
    """The longest listed names in a run of capitalised words, left to right."""
    words = [(m.start() + run.start(), m.end() + run.start()) for m in re.finditer(r"[^\s]+", run.group())]
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + LONGEST), i, -1):
            start, end = words[i][0], words[j - 1][1]
            text = run.string[start:end]
            if text.endswith(("'s", "’s")):
                text, end = text[:-2], end - 2
            candidates = _listed(text, index, alone=j - i == 1)
            if candidates:
                yield start, end, candidates
                i = j
                break
        else:
            i += 1


Named = tuple[int, int, tuple[Candidate, ...]]
"""Start, end and what a listed name may mean."""


def _listed(text: str, index: PlaceIndex, *, alone: bool) -> tuple[Candidate, ...]:
    folded = fold_spelling(text)
    if len(folded) < 3 or folded in COMMON or (alone and folded in adjectives()):
        return ()
    if any(word in COMMON for word in folded.split()[:1]) and len(folded.split()) == 1:
        return ()
    found = index.lookup(text, fuzzy=False, limit=8)
    return tuple(
        c for c in found if not _is_of_any_war(c) and (c.place.pack or c.place.weight >= 0.35 or c.how == "exact")
    )


def _is_of_any_war(candidate: Candidate) -> bool:
    """Whether a pack's place has a name that towns everywhere have a place of ("the Justice Palace", "the North")."""
    return bool(candidate.place.pack) and is_common(candidate.spelling, candidate.spelling)


def _country_shares(
    document: Document, found: list[Named], hints: tuple[str, ...], trusted: frozenset[str] | None
) -> dict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for hint in hints:
        votes[hint] += 2
    for start, end in _zones(document):
        for word in re.finditer(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", document.text[start:end]):
            code = adjectives().get(fold_spelling(word.group()))
            if code:
                votes[code] += 1
    for _, _, candidates in found:
        total = sum(_worth(c, trusted) for c in candidates)
        for c in candidates:
            if c.place.country and total:
                votes[c.place.country] += _worth(c, trusted) / total
    whole = sum(votes.values())
    return {code: votes[code] / whole for code in sorted(votes)} if whole else {}


def _worth(candidate: Candidate, trusted: frozenset[str] | None) -> float:
    place = candidate.place
    return place.weight**2 + (0.8 if place.pack and (trusted is None or place.pack in trusted) else 0.0)


def _main(seen: tuple[Seen, ...]) -> Place | None:
    """The settlement named most, the headline counting three times, the earlier before the later."""
    votes: Counter[str] = Counter()
    places: dict[str, Place] = {}
    for s in seen:
        if s.place.group == "settlement" and not s.speaks:
            votes[s.place.id] += 3 if s.headline else 1
            places.setdefault(s.place.id, s.place)
    return places[votes.most_common(1)[0][0]] if votes else None
