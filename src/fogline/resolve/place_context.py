"""What a report as a whole says about where it is: its country, its main place, and the places named in it in order.

Every later decision leans on this: a homonym is settled by the country the report is about, "the city" by the city
named before, an unnamed village by the place around it. Built once a report, from its claim-bearing text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from fogline.gazetteer import Candidate, Place, PlaceIndex
from fogline.gazetteer.actor_common import is_common
from fogline.gazetteer.countries import adjectives, country_names
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import CLAIM_ZONES, Claim, Document
from fogline.resolve.place_asides import told_beside, told_in_passing
from fogline.resolve.place_capitals import OTHER_CAPITAL, capital_of
from fogline.resolve.place_judge import Spotted, spot_places
from fogline.resolve.place_lands import Land, named_lands
from fogline.resolve.place_seen import PlaceContext, Seen
from fogline.resolve.place_senses import Chances, Name, settle
from fogline.resolve.place_words import KIND_WORDS, STATES, is_anywhere, singular

AFTER_COMMA = re.compile(r",\s+((?:[A-Z][\w'’-]*\.?(?:\s+(?=[A-Z])|,?)){1,4})")
"""A capitalised name after a comma."""
WELL_KNOWN = 0.75
"""Weight of a place that is meant even where its name is a piece of a longer one."""
SPEECH_AFTER = re.compile(
    r"^[\s,]*(?:(?:also|again|then|later|first|now|has|have|had)\s+)?(?:said|says|den(?:ied|ies)|accuse[sd]|claim(?:ed|s)|reject(?:ed|s)|warn(?:ed|s)|told|insist(?:ed|s)|"
    r"fear(?:ed|s)|hope[sd]|vow(?:ed|s)|announce[sd]|condemn(?:ed|s)|blame[sd]|believe[sd]|argue[sd])\b|"
    r"^['’]s\s+(?:\w+\s+){0,2}(?:ministry|minister|government|military|army|navy|air force|president|troops|soldiers|"
    r"officials?|spokes\w+|allies|envoy|ambassador|parliament|forces|fighters|jets|warplanes|planes|aircraft|bombers|"
    r"drones|helicopters|gunships|warships|fleet|generals|commanders|proxies|leaders(?:hip)?|regime|rulers|intelligence)\b"
)
"""What follows a name that stands for a government: a verb of saying, or a body or the arms of the state as its own."""
WHOSE_AFTER = re.compile(r"[-–](?:based|backed|led|trained|born|made|brokered|sponsored|funded|supplied|registered)\b")
"""What follows a name that only says whose or from where somebody is ("the Ruritania-based monitor")."""
BANNED_BEFORE = re.compile(r"\b(?:banned|outlawed|prohibited|forbidden) (?:in|by) (?:the )?$")
"""What stands before a country that is only told to have forbidden a party."""
KIND_BEFORE = re.compile(r"\b(town|city|village|suburb|province|governorate) of (?:the )?$", re.IGNORECASE)
KIND_AFTER = re.compile(
    r" (town|city|village|suburb|province|governorate|countryside|oblast|region|district)\b", re.IGNORECASE
)
"""Words that say what kind of place a name is of."""
CAPITAL_BEFORE = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w’'-]*\s$")
"""A capitalised word before a name, which may then be part of a longer one."""
WEIGHTY = 0.35
"""Weight from which a place is meant by a name that lacks or adds an article."""
LOCATIVE = re.compile(
    r"\b(?:in|at|near|on|outside|inside|around|across|throughout|over|into|within|"
    r"(?:city|town|village|district|province|area) of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$"
)
"""A word of place before a name, at most two words (an adjective, a kind word) between."""
ANYWHERE = frozenset({"building", "site", "field", "road", "street", "highway", "route", "square", "checkpoint"})
"""Kinds of sites of which a report may tell several, so that "the road" need not be the one named before."""
NAMED_SITE = re.compile(
    r"\b((?:[A-Z][\w'’-]*[ \t]+(?:al[ -]|de[ ])?){1,4})((?i:"
    + "|".join(kind for kind, (_, precision) in KIND_WORDS.items() if precision == "site" and kind not in ANYWHERE)
    + r"))\b"
)
"""Capitalised words that end in the kind of a building."""
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
    votes = _country_votes(document, hints)
    senses = settle(_names(document, found, index), votes, trusted)
    shares, own = _country_shares(document, found, votes, senses)
    country = max(shares, key=lambda code: shares[code], default="")
    country = country if shares.get(country, 0.0) >= 0.3 else ""
    draft = PlaceContext(country=country, shares=shares, own=own, senses=senses, trusted=trusted)
    seen = tuple(
        Seen(
            start=start,
            end=end,
            place=best,
            words=" ".join(document.text[start:end].split()),
            called=_called(document.text, start, end),
            headline=document.zone_at(start) == "headline",
            speaks=_speaks(document.text, start, end),
            passing=told_in_passing(document.text, start),
            located=LOCATIVE.search(document.text[max(0, start - 48) : start]) is not None,
        )
        for start, end, candidates in found
        if (best := likeliest(document.text[start:end], candidates, draft)) is not None
    )
    named = Counter(id_ for s in seen for id_ in (s.place.id, *s.place.parents))
    lands = tuple(one for one in named_lands(document.text) if not any(_meet(one, listed) for listed in seen))
    capital = capital_of(country, index) if country and not OTHER_CAPITAL.search(document.text) else None
    return replace(
        draft, seen=seen, main=_main(seen), named=dict(named), capital=capital, sites=_sites(document), lands=lands
    )


def _meet(land: Land, listed: Seen) -> bool:
    return land.start < listed.end and listed.start < land.end


def _sites(document: Document) -> tuple[tuple[int, str, str], ...]:
    """What the title and the text name of buildings, in order; the title stands before all."""
    title = ((-1, kind, name) for _, kind, name in _named_sites(document.title or ""))
    return (*title, *_named_sites(document.text))


def _named_sites(text: str) -> Iterator[tuple[int, str, str]]:
    """Buildings that have a name of their own: capitalised words before or with their kind ("Mill Street Hospital")."""
    for found in NAMED_SITE.finditer(text):
        words = found.group(1).split()
        while words and fold_spelling(words[0]) in COMMON:
            words = words[1:]
        if words and not found.group().isupper() and not _is_country(words):
            yield found.start(), found.group(2).lower(), " ".join([*words, found.group(2)])


def _called(text: str, start: int, end: int) -> str:
    """The kind of place that the words right before or after a name say it is; "the town" is not one beside it."""
    if told_beside(text, start):
        return ""
    found = KIND_AFTER.match(text, end) or KIND_BEFORE.search(text[max(0, start - 24) : start])
    return singular(found.group(1)) if found else ""


def _is_country(words: Sequence[str]) -> bool:
    """Whether words only say of which country something is ("Ruritania school")."""
    said = fold_spelling(" ".join(words))
    return said in adjectives() or said in country_names() or said.removesuffix("s") in country_names()


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a name stands for a government: a verb of saying follows, or somebody is for or against it."""
    before = text[max(0, start - 24) : start]
    if before.endswith(("pro-", "anti-")) or BANNED_BEFORE.search(before):
        return True
    return SPEECH_AFTER.match(text[end : end + 24]) is not None or WHOSE_AFTER.match(text[end : end + 14]) is not None


def _names(document: Document, found: Sequence[Named], index: PlaceIndex) -> list[Name]:
    """The names of a report, each with all its mentions taken together."""
    names: dict[str, Name] = {}
    for start, end, candidates in found:
        folded = fold_spelling(document.text[start:end])
        known = names.get(folded) or Name(folded=folded, candidates=candidates, times=0)
        told = known.told | container_after(document.text, end, index)[1]
        names[folded] = replace(known, times=known.times + 1, told=told)
    return list(names.values())


def container_after(text: str, end: int, index: PlaceIndex) -> tuple[str, frozenset[str]]:
    """A province or country told right after a comma ("Douma, Syria", "Alexandria, La."), and what it may be."""
    found = AFTER_COMMA.match(text, end)
    words = found.group(1).split() if found else []
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size]).rstrip(",")
        name = STATES.get(name.replace(".", "").replace(" ", "").lower(), name.rstrip("."))
        places = index.lookup(name, fuzzy=False, limit=6)
        told = frozenset(c.place.id for c in places if c.place.group in ("admin1", "country", "admin2"))
        if told:
            return (f"{name} province" if places[0].place.group == "settlement" else name), told
    return "", frozenset()


def likeliest(name: str, candidates: tuple[Candidate, ...], context: PlaceContext) -> Place | None:
    """The place a listed name most likely means in the report; `None` when it is likely none that is listed."""
    if not candidates:
        return None
    best = max(candidates, key=lambda c: (context.chance(name, c.place), c.score, c.place.weight, c.place.id)).place
    at_home = best.country in ("", context.country) or context.shares.get(best.country, 0.0) > 0.15
    return best if context.trusts(best) or at_home or best.weight >= 0.6 else None


def _zones(document: Document) -> Iterator[tuple[int, int]]:
    zones = [(z.start, z.end) for z in document.zones if z.kind in CLAIM_ZONES or z.kind in ("dateline", "caption")]
    yield from zones or [(0, len(document.text))]


def listed_names(document: Document, index: PlaceIndex) -> list[Named]:
    """The names of places that the text holds and a gazetteer has, with what each may mean."""
    spots = spot_places(document, index)
    whole = {document.text[spot.start : spot.end] for spot in spots if not spot.part}
    found = ((spot, _meant(document, spot)) for spot in spots)
    return [
        (spot.start, spot.end, candidates)
        for spot, candidates in found
        if candidates and (not spot.part or _is_well_known(candidates) or document.text[spot.start : spot.end] in whole)
    ]


def with_claimed(
    document: Document, claims: Iterable[Claim], index: PlaceIndex, listed: Sequence[Named]
) -> list[Named]:
    """The listed names, and those that claims are placed by, wherever the text has them ("… captured Hentzau").

    Args:
        document: the report.
        claims: its claims.
        index: names of places.
        listed: names of places that the text was found to hold.
    """
    taken = [(start, end) for start, end, _ in listed]
    found = list(listed)
    for words, candidates in sorted(_placing(claims, index).items(), key=lambda one: (-len(one[0]), one[0])):
        for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", document.text):
            start, end = match.span()
            beside = document.text[max(0, start - 1) : start], document.text[end : end + 2]
            longer = CAPITAL_BEFORE.search(document.text[max(0, start - 24) : start]) or beside[1][1:].isupper()
            if not longer and not any(start < other_end and other < end for other, other_end in taken):
                taken.append((start, end))
                found.append((start, end, candidates))
    return sorted(found, key=lambda one: one[0])


def _placing(claims: Iterable[Claim], index: PlaceIndex) -> dict[str, tuple[Candidate, ...]]:
    """What single names that claims are placed by may mean: places of that very name that are well enough known."""
    found: dict[str, tuple[Candidate, ...]] = {}
    for words in {mention.span.quote for claim in claims for mention in claim.in_role("place")}:
        if not words[:1].isupper() or words.isupper() or fold_spelling(words) in COMMON:
            continue
        known = (c for c in index.lookup(words, fuzzy=False, limit=6) if c.how == "exact" and not _is_of_any_war(c))
        candidates = tuple(c for c in known if c.place.pack or c.place.weight >= WEIGHTY)
        if candidates:
            found[words] = candidates
    return found


def _is_well_known(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a large place bears the name, so that it is meant even within the name of a body or a person."""
    return any(c.how == "exact" and c.place.weight >= WELL_KNOWN for c in candidates)


def _meant(document: Document, spot: Spotted) -> tuple[Candidate, ...]:
    """What a name may mean; a people is its country only where a word of place stands before ("in the US")."""
    if spot.sort == "people":
        countries = tuple(c for c in spot.candidates if c.place.kind == "country")
        located = LOCATIVE.search(document.text[max(0, spot.start - 48) : spot.start])
        return countries if located else ()
    folded = fold_spelling(document.text[spot.start : spot.end])
    if folded in COMMON or is_anywhere(folded):
        return ()
    return tuple(
        c
        for c in spot.candidates
        if not _is_of_any_war(c) and (c.place.pack or c.place.weight >= WEIGHTY or c.how == "exact")
    )


Named = tuple[int, int, tuple[Candidate, ...]]
"""Start, end and what a listed name may mean."""


def _is_of_any_war(candidate: Candidate) -> bool:
    """Whether a pack's place has a name that towns everywhere have a place of ("the Justice Palace", "the North")."""
    return bool(candidate.place.pack) and is_common(candidate.spelling, candidate.spelling)


def _country_votes(document: Document, hints: tuple[str, ...]) -> dict[str, float]:
    """What speaks for countries besides the names of places: what the record is about, and peoples."""
    votes: defaultdict[str, float] = defaultdict(float)
    for hint in hints:
        votes[hint] += 2
    for start, end in _zones(document):
        for word in re.finditer(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", document.text[start:end]):
            code = adjectives().get(fold_spelling(word.group()))
            if code:
                votes[code] += 1
    return dict(votes)


def _country_shares(
    document: Document, found: Sequence[Named], told: Mapping[str, float], senses: Chances
) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Each country's share of the votes, and what of it each name gave."""
    votes = defaultdict(float, told)
    given: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for start, end, candidates in found:
        name = fold_spelling(document.text[start:end])
        chances = senses.get(name, {})
        for c in candidates:
            if c.place.country and c.place.id in chances:
                votes[c.place.country] += chances[c.place.id]
                given[name][c.place.country] += chances[c.place.id]
    whole = sum(votes.values())
    if not whole:
        return {}, {}
    own = {name: {code: part / whole for code, part in parts.items()} for name, parts in given.items()}
    return {code: votes[code] / whole for code in sorted(votes)}, own


def _main(seen: tuple[Seen, ...]) -> Place | None:
    """The settlement named most, the headline counting three times, the earlier before the later."""
    votes: Counter[str] = Counter()
    places: dict[str, Place] = {}
    for s in seen:
        if s.place.group == "settlement" and not s.speaks:
            votes[s.place.id] += 3 if s.headline else 1
            places.setdefault(s.place.id, s.place)
    return places[votes.most_common(1)[0][0]] if votes else None
