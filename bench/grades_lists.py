"""Incidents with the list of their sources, as a project could know them: who tells it, where, and whom they name.

What a source says is its text, where the record has it, else the words of its address, in which most outlets write
their headline. No coded field of an incident is read here, nor the recorder's own pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from bench.jsonlines import Row
from fogline.fuse.scorecard import Listed
from fogline.gazetteer import find_packs, load_pack
from fogline.gazetteer.pack_types import SideSpell
from fogline.model import fold_name

LONGEST = 2500
"""Characters of a text that are looked at: what comes later is mostly of other happenings."""
RECORDER = "airwars.org"
PARTIES = {
    "Russian Military": r"russia|روسي|الروس",
    "U.S.-led Coalition": r"coalition|american|u\.s\.|pentagon|centcom|inherent ?resolve|تحالف|أمريك|امريك",
    "Turkish Military": r"turk|ترك|أردوغان",
    "Israeli Military": r"israel|إسرائيل|اسرائيل|الاحتلال|صهيون",
    "Iranian Military": r"iran|إيران|ايران",
    "YPG": r"\b(?:ypg|sdf|pyd)\b|kurdish|قسد|سوريا الديمقراطية|الحماية|الوحدات الكردية",
    "Jordanian Military": r"jordan|الأردن|الاردن|أردني|اردني",
    "Syrian government": r"regime|assad|syrian (?:army|government|air)|barrel|النظام|الأسد|الاسد|أسدي|براميل",
}
"""Words of the parties that are accused in these incidents, in the two languages that their sources write."""
SIDES = {"Russian Military": "russia", "Iranian Military": "iran"}
"""The sides, as packs call them, of parties that fight beside the state of a country."""
STRIKING = (
    r"(?:strike|shell|bomb|raid|attack|drone|missile|artillery|warplane|aircraft|\bjets?\b|\bfired?\b|target|killed by|"
    r"massacre|قصف|غار|استهد|ضرب|طيران|طائر|مسي|قذائف|صاروخ|صواريخ|مدفع|مجزر)"
)
NAMED = {party: re.compile(words, re.IGNORECASE) for party, words in PARTIES.items()}
ACCUSED = {
    party: re.compile(
        rf"(?:(?:{words})[^\n.!؟]{{0,50}}{STRIKING}|{STRIKING}[^\n.!؟]{{0,50}}(?:{words}))", re.IGNORECASE
    )
    for party, words in PARTIES.items()
}
OFFICIAL = re.compile(
    r"\b(?:cjtf|inherent resolve|coalition (?:monthly|civ|casualty)|pentagon|centcom|department of (?:defen[cs]e|war)|"
    r"ministry of defen[cs]e|army command|armed forces|military spokes\w+|congress)|\.mil\b|defense\.gov",
    re.IGNORECASE,
)
KINDS = {
    "monitor": re.compile(r"human rights|observatory|violations|documentation|\bsn4?hr\b|\bsohr\b", re.IGNORECASE),
    "rescue service": re.compile(r"civil ?def|white helmets|red crescent|syriacivild|ambulance", re.IGNORECASE),
}
PLATFORMS = frozenset("twitter.com x.com facebook.com youtube.com youtu.be t.me instagram.com".split())
HANDLED = frozenset("twitter.com x.com facebook.com t.me".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One source of an incident.

    Attributes:
        marks: by what its outlet is known: its name and its address, folded.
        words: its texts, or the words of its address.
    """

    listed: Listed
    marks: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What a project could know of an incident, and beside it what its recorder made of it.

    Attributes:
        named: of how many texts or headlines each party is named in.
        accused: the same, near a word of striking.
        telling: texts or headlines that accuse anybody.
        grade, parties: the recorder's.
    """

    name: str
    day: str
    told: tuple[Told, ...]
    named: Mapping[str, int]
    accused: Mapping[str, int]
    telling: int
    grade: str
    parties: frozenset[str]

    @property
    def listed(self) -> tuple[Listed, ...]:
        """The list as the scorecard wants it."""
        return tuple(one.listed for one in self.told)


def incidents(found: Sequence[Row], texts: Sequence[Row] = ()) -> list[Incident]:
    """Incidents that have a list of sources.

    Args:
        found: with `sources` (name, url …) and, to score by, `harm_grade` or `grade`, and `belligerent`.
        texts: of sources, with `incident_ids`, `publisher`, `url` and `text`.
    """
    by_incident: dict[str, list[Row]] = defaultdict(list)
    for text in texts:
        for name in text.get("incident_ids") or ():
            by_incident[str(name)].append(text)
    made = (_incident(row, by_incident.get(str(row.get("id")), [])) for row in found)
    return [one for one in made if one.told]


def _incident(row: Row, texts: Sequence[Row]) -> Incident:
    kept = [one for one in row.get("sources") or () if not _of_recorder(one)]
    told = tuple(_told(one, texts) for one in kept)
    narrative = [str(row["assessment_text"])[:LONGEST]] if row.get("assessment_text") else []
    pieces = list(dict.fromkeys([*(word for one in told for word in one.words), *map(_words_of, texts), *narrative]))
    accused = [frozenset(party for party, words in ACCUSED.items() if words.search(piece)) for piece in pieces]
    return Incident(
        name=str(row.get("id") or row.get("code") or row.get("file")),
        day=str(row.get("date") or ""),
        told=told,
        named={party: sum(1 for piece in pieces if words.search(piece)) for party, words in NAMED.items()},
        accused={party: sum(party in one for one in accused) for party in PARTIES},
        telling=sum(1 for one in accused if one),
        grade=str(row.get("harm_grade") or row.get("grade") or "").casefold(),
        parties=frozenset(one.strip() for one in str(row.get("belligerent") or "").split(",") if one.strip()),
    )


def _of_recorder(source: Mapping[str, Any]) -> bool:
    return RECORDER in (urlsplit(str(source.get("url") or "")).netloc, fold_name(str(source.get("name") or "")))


def _told(source: Mapping[str, Any], texts: Sequence[Row]) -> Told:
    name = re.sub(r"\(\d+\)", "", str(source.get("name") or "")).strip(" '")
    address = str(source.get("url") or "")
    said = str(source.get("platform_lang") or " ".join(source.get("tags") or ()))
    site = _site(address)
    own = [_words_of(text) for text in texts if text.get("url") == address]
    headline = re.sub(r"[-_/+.]+", " ", unquote(address.partition("?")[0]).partition("://")[2])
    words = tuple(own or [headline])
    accuses = frozenset(party for party, told in NAMED.items() if any(told.search(piece) for piece in words))
    return Told(
        listed=Listed(
            origin=re.sub(r"\d+$", "", re.sub(r"\W", "", fold_name(name))) or site,
            kind=_kind(name, site),
            accuses=accuses,
            foreign="English" in said,
            pictures="Video" in said or site.startswith("youtu"),
        ),
        marks=frozenset({f"n:{re.sub(r'[^a-z0-9]', '', fold_name(name))}", f"d:{site}"}),
        words=words,
    )


def _words_of(text: Row) -> str:
    return f"{str(text.get('title') or '')[:300]} . {str(text.get('text') or '')[:LONGEST]}"


def _site(address: str) -> str:
    """The site of an address; of a platform the account on it."""
    parts = urlsplit(address)
    site = re.sub(r"^(?:www|mobile|m|web)\.", "", parts.netloc.casefold())
    account = parts.path.strip("/").partition("/")[0].casefold()
    return f"{site}/{account}" if site in HANDLED and account else site


def _kind(name: str, site: str) -> str:
    """What a source is, by the packs, else by its name; an account that no pack knows is a witness."""
    if OFFICIAL.search(name) or OFFICIAL.search(site):
        return "official"
    names, sites = _known()
    kind = names.get(fold_name(name).removeprefix("the ")) or sites.get(site, "")
    if kind in ("military", "government"):
        return "official"
    if kind in ("", "social media"):
        kind = next((one for one, words in KINDS.items() if words.search(f"{name} {site}")), "")
    return kind or ("witness" if site.partition("/")[0] in PLATFORMS else "")


@cache
def _known() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The kinds of the outlets that the packs know, by folded name and by domain."""
    sources = [source for path in find_packs() for source in load_pack(path).sources]
    names = {fold_name(name).removeprefix("the "): one.kind for one in sources for name in one.names}
    return names, {domain: one.kind for one in sources for domain in one.domains}


def beside_state(party: str, day: str) -> bool:
    """Whether a party fights, on a day, beside the government of a country of whose war a pack is."""
    spells = [spell for spell in _allies_of_states() if spell.id == SIDES.get(party)]
    return any((not one.start or one.start <= day) and (not one.end or day <= one.end) for one in spells)


@cache
def _allies_of_states() -> tuple[SideSpell, ...]:
    sides = [side for path in find_packs() for side in load_pack(path).sides if side.id.endswith("government")]
    return tuple(ally for side in sides for ally in side.allied_with)
