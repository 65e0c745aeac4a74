"""How many people one clause lists: "a man and his daughter were killed" are two, "killed with two guards" three.

Reports that name the dead often give no total of them. What one clause joins by "and", "with" or "alongside" is one
list, and its length is what the clause tells; nothing is added across clauses, let alone reports. What must stay true:
every member is one person or has its own number, else the list has no length ("a woman and her children"); what says
again who somebody is ("his mother, Ruth Orr") is no member.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from fogline.timex.lexicon import NUMBERS as NUMBER_WORDS

Sort = Literal["name", "person", "people", "open"]
NUMBERS = {word: value for word, value in NUMBER_WORDS.items() if value}
HARMED = {
    "killed": r"(?:(?:shot and )?killed|murdered|slain|martyred|(?:shot|found|pronounced) dead|"
    r"(?:shot|stabbed|beaten|burned) to death|fatally (?:shot|wounded|injured))",
    "injured": r"(?:wounded|injured|hurt)",
}
HARMING = {
    "killed": r"(?:kill(?:ed|ing|s)|murder(?:ed|ing|s)|(?:claim(?:ed|ing)|took|taking) the li(?:fe|ves) of|"
    r"(?:deaths?|killings?|murders?|bodies) of)",
    "injured": r"(?:wound(?:ed|ing|s)|injur(?:ed|ing|es)|injur(?:y|ies) (?:of|to))",
}
BE = r"(?:was|were|has been|have been|had been)(?: (?:also|all|both|each|\w+ly))*"
WITH = r"(?:along ?with|together with|alongside|as well as|with)"
ASIDE = re.compile(
    r"\s*\([^)]*\)|\b(?:aged )?\d{1,3} ?-? ?(?:years?|months?|days?)[ -]old\b,?|, (?:aged )?\d{1,2}(?=,| and )"
)
"""Ages and what stands in brackets, which count nobody."""
SHARED = re.compile(r"\W*(?:and|or) (?:\w+ )?(?:wounded|injured|hurt|killed|dead)\b", re.IGNORECASE)
"""What joins two harms of the same people, who are not known to have suffered both."""
COUNTED = re.compile(
    rf"(?:(?:at least|another|some|about|around|his|her|their|its|the|all) )*(\d{{1,3}}|{'|'.join(NUMBERS)})\b(?= )",
    re.IGNORECASE,
)
SELF = re.compile(r"(?:him|her)self\b", re.IGNORECASE)
OWNED = re.compile(r"(?:an?|another|his|her|their|its|my|our|the) ", re.IGNORECASE)
PARTICLE = r"(?:[A-Z][\w'’.-]*|al|el|bin|ibn|de|van|von)"
NAME = re.compile(rf"{PARTICLE}(?: {PARTICLE})+")
STOP = re.compile(
    r" (?:when|while|after|before|who|whom|which|that|where|in|on|at(?! least)|by|during|from|near|inside|including|"
    r"among|because|until|since|for)\b|[.;:–—“”\"]| - "
)
JOIN = re.compile(rf",? (?:and|&) |,? {WITH} |, ")
IRREGULAR = {
    "person": "people", "child": "children", "grandchild": "grandchildren", "wife": "wives", "life": "lives",
}  # fmt: skip
KIN = frozenset(
    "father mother son daughter brother sister wife husband uncle aunt cousin nephew niece grandson granddaughter "
    "grandfather grandmother".split()
)
"""Who may be listed without an article ("the father, mother and sister"); "a cook and driver" may be one."""
NOT_ONE = frozenset("people staff crew wounded injured dead killed remains lives elderly displaced personnel".split())
"""Words of the lists of people that are of several, or of as many as are told."""
HEAD = 5
"""Words of a member in which the noun for a person stands."""


class _Member(NamedTuple):
    size: int
    sort: Sort


def listed_people(quote: str, harm: str) -> int | None:
    """How many people a clause lists as harmed; `None` where it lists none, or leaves the number of some open.

    Args:
        quote: the clause.
        harm: ``killed`` or ``injured``; nothing is listed of other harms.
    """
    if harm not in HARMED:
        return None
    words = " ".join(ASIDE.sub("", quote).replace(" ,", ",").split())
    return max((size for size in _lists(words, harm) if size), default=None)


def tells_of_several(words: str) -> bool:
    """Whether words without a number name more than one person ("displaced civilians", "others")."""
    return any(_noun(word) == "many" for word in words.split())


def _lists(words: str, harm: str) -> Iterator[int | None]:
    died = "|died" if harm == "killed" else ""
    for found in re.finditer(rf"\b(?:({BE}) {HARMED[harm]}{died})\b", words, re.IGNORECASE):
        yield _suffered(words[: found.start()].rstrip(" ,"), found[1] or "", words[found.end() :])
    for found in re.finditer(rf"\b({BE} )?{HARMING[harm]} ", words, re.IGNORECASE):
        if not found[1]:
            yield _length(_members(words[found.end() :])[0])


def _suffered(before: str, verb: str, after: str) -> int | None:
    """Those before a verb of being harmed, and those who suffered it along with them."""
    if SHARED.match(after):
        return None
    single = verb.lower().startswith(("was", "has"))
    subject = None if single else _length(_backward(before))
    along = re.match(rf",? {WITH} ", after)
    company = _members(after[along.end() :])[0] if along else []
    if not company or company[0].sort == "name" or not (single or subject):
        return subject
    return None if any(one.sort == "open" for one in company) else (subject or 1) + sum(one.size for one in company)


def _length(members: Sequence[_Member]) -> int | None:
    if len(members) < 2 or any(one.sort == "open" for one in members):
        return None
    return sum(one.size for one in members)


def _backward(words: str) -> Sequence[_Member]:
    """The members of the longest list that ends with the last word."""
    for start in (0, *(found.end() for found in re.finditer(" ", words))):
        members, rest = _members(words[start:])
        if members and not rest:
            return members
    return ()


def _members(words: str) -> tuple[list[_Member], str]:
    """The members of a list from its first word on, as far as they are people, and the words that are left."""
    end = STOP.search(words)
    made: list[_Member] = []
    for join, piece, rest in _pieces(words[: end.start()] if end else words):
        member = _member(piece)
        # "Two people, a man and a woman" says who they are, and tells of no more of them.
        if member is None or (join == ", " and made and made[-1].sort == "people"):
            return made, rest
        if not (join == ", " and made and _says_again(made[-1], member, piece)):
            made.append(member)
    return made, words[end.start() :] if end else ""


def _pieces(words: str) -> Iterator[tuple[str, str, str]]:
    """The parts of a list, each with what joins it to the one before and all words from it on."""
    start, join = 0, ""
    for found in JOIN.finditer(words):
        yield join, words[start : found.start()], words[start:]
        start, join = found.end(), found[0]
    yield join, words[start:], words[start:]


def _says_again(before: _Member, member: _Member, piece: str) -> bool:
    """Whether a part after a comma says who the one before it is ("his mother, Ruth Orr", "Ruth Orr, a nurse")."""
    if member.sort == "name":
        return before.sort == "person"
    return before.sort == "name" and piece.lower().startswith(("a ", "an ", "the "))


def _member(piece: str) -> _Member | None:
    """Reads one part of a list; `None` where it is of no people."""
    if SELF.match(piece):
        return _Member(1, "person")
    counted = COUNTED.match(piece)
    if counted:
        number = NUMBERS.get(counted[1].lower()) or int(counted[1])
        told = _noun(piece[counted.end() :])
        return _Member(number, "people" if number > 1 else "person") if told else None
    told = _noun(piece)
    if told is None:
        named = NAME.match(piece)
        return _Member(1, "name") if named and named.end() == len(piece) else None
    if told == "many":
        return _Member(0, "open")
    single = OWNED.match(piece) or re.search(r"(?:^| )[A-Z]", piece) or piece.split(maxsplit=1)[0] in KIN
    return _Member(1, "person") if single else None


def _noun(words: str) -> Literal["one", "many"] | None:
    """Whether the first noun for people among the first words is of one or of many."""
    for word in words.lower().split()[:HEAD]:
        if word.strip(",") in _nouns():
            return _nouns()[word.strip(",")]
    return None


@cache
def _nouns() -> dict[str, Literal["one", "many"]]:
    """Nouns for people, from the base pack; families are as many as they are."""
    file = resources.files("fogline.packs") / "base" / "quantities.toml"
    people = tomllib.loads(file.read_text(encoding="utf-8"))["people"]
    groups = [nouns for name, nouns in people["categories"].items() if name not in ("families", "police")]
    known: dict[str, Literal["one", "many"]] = dict.fromkeys(IRREGULAR.values(), "many")
    for noun in {noun for nouns in (people["plain"], *groups) for noun in nouns} - NOT_ONE:
        known |= {IRREGULAR.get(noun) or _plural(noun): "many", noun: "one"}
    return known | dict.fromkeys(NOT_ONE, "many")


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
