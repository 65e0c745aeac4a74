"""Signs of whether a noun fills a role of a claim: how it stands to the predicate, what it is, what the rules say.

Signs are strings of the words and their parse for the trained judge of roles (`role_judge.py`); nothing of
gazetteers, packs or dates. What must stay true: training and reading see the same signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate, event_noun
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import (
    ITSELF,
    NOT_PLACES,
    Range,
    is_name,
    is_one_another,
    is_proper_adjective,
    name_range,
    party_in_phrase,
)
from fogline.extract.role_mention import RoleMention

FARTHEST = 5
"""Steps of the longest path told step by step."""
TELLING = ("person", "force", "group", "facility", "place", "vehicle", "aircraft", "weapon")
"""Classes that tell most of what can be done by or to a noun, the most telling first."""
NEAR = (0, 1, 3, 7, 15)
"""Bounds of the distances that are told apart, in tokens."""
ENDING = 3
"""Letters of a word's end, which tell people ("separatist", "smuggler") from things."""
OFTEN = 5
"""More mentions of a word than that are as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A noun asked about: its head, and the words that would be the mention."""

    head: int
    tokens: Range


def nouns_asked(parsed: Doc, candidate: Candidate, ruled: Sequence[RoleMention], lexicon: Lexicon) -> list[Asked]:
    """The nouns that may fill a role of a claim: those of its sentence and of the one before, and what rules found."""
    found = {
        one.tokens[1]: Asked(head=parsed[slice(*one.tokens)].root.i, tokens=one.tokens)
        for one in ruled
        if one.role != "place"
    }
    sentence = parsed[candidate.event].sent
    first = parsed[sentence.start - 1].sent.start if sentence.start > 0 else sentence.start
    for i in range(first, sentence.end):
        for asked in _of(parsed[i], lexicon):
            found.setdefault(asked.tokens[1], asked)
    return [one for one in found.values() if one.head != candidate.event or one.tokens[1] - 1 != candidate.event]


def _of(token: Token, lexicon: Lexicon) -> Iterator[Asked]:
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM") or token.lower_.rstrip("s") in NOT_PLACES:
        return
    if token.dep_ in ("compound", "nmod", "nummod", "quantmod", "amod", "npadvmod") and token.head.pos_ in (
        "NOUN",
        "PROPN",
    ):
        return
    if token.pos_ == "PRON" and token.lower_ in (ITSELF | {"there", "what"}):
        return
    if is_one_another(token):
        return
    if token.pos_ == "NOUN" and event_noun(token, lexicon) is not None:
        party = party_in_phrase(token, lexicon)
        if party is not None:
            yield Asked(head=token.i, tokens=party)
    elif token.pos_ == "NOUN" and not lexicon.is_a(token.lemma_.lower(), "person", "force", "group"):
        yield from _people_before(token)
    yield Asked(head=token.i, tokens=name_range(token))


def _people_before(token: Token) -> Iterator[Asked]:
    """The adjective of a people or the name before a plain noun ("the Ruritanian advance")."""
    named = [
        child
        for child in token.lefts
        if child.dep_ in ("amod", "compound", "nmod") and (child.pos_ == "PROPN" or is_proper_adjective(child))
    ]
    if named and named[-1].i - named[0].i == len(named) - 1:
        yield Asked(head=token.i, tokens=(named[0].left_edge.i, named[-1].i + 1))


def path_between(noun: Token, event: Token) -> tuple[str, ...]:
    """The steps of the parse from a noun to a predicate, prepositions by their word; empty across sentences."""
    above = {event.i: 0}
    walk, steps = event, 0
    while walk.head.i != walk.i:
        walk, steps = walk.head, steps + 1
        above[walk.i] = steps
    path: list[str] = []
    at = noun
    while at.i not in above:
        if at.head.i == at.i:
            return ()
        path.append(f"{at.dep_}{':' + at.lower_ if at.dep_ in ('prep', 'agent', 'dative') else ''}")
        at = at.head
    down: list[str] = []
    walk = event
    while walk.i != at.i:
        down.append(f"v{walk.dep_}{':' + walk.lower_ if walk.dep_ in ('prep', 'agent') else ''}")
        walk = walk.head
    return (*path, *reversed(down)) or ("self",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What all nouns of a claim share.

    Attributes:
        parsed: the stretch.
        candidate: the claim's predicate and words.
        kind: the claim's kind.
        ruled: the role that the rules give to the mention that ends before a token: ``actor``, ``acted`` or ``place``.
        told_by: where those who speak the claim stand, in characters of the stretch.
        words: how often each word stands in the stretch, small letters.
        lexicon: classes of nouns.
    """

    parsed: Doc
    candidate: Candidate
    kind: str
    ruled: Mapping[int, str]
    told_by: tuple[tuple[int, int], ...]
    words: Mapping[str, int]
    lexicon: Lexicon

    @property
    def family(self) -> str:
        """The claim's family, the first part of its kind."""
        return self.kind.partition(".")[0]


def scene_of(
    parsed: Doc,
    candidate: Candidate,
    kind: str,
    ruled: Sequence[RoleMention],
    told_by: Sequence[tuple[int, int]],
    lexicon: Lexicon,
) -> Scene:
    """Gathers what the nouns of a claim share.

    Args:
        parsed: the stretch.
        candidate: the claim's predicate and words.
        kind: the claim's kind.
        ruled: the mentions that the rules find.
        told_by: where those who speak the claim stand, in characters of the stretch.
        lexicon: classes of nouns.
    """
    told: dict[int, str] = {}
    for one in ruled:
        if one.role != "place" or one.tokens[1] not in told:
            told[one.tokens[1]] = "acted" if one.role in ("target", "victim") else one.role
    return Scene(
        parsed=parsed,
        candidate=candidate,
        kind=kind,
        ruled=told,
        told_by=tuple(told_by),
        words=_times(parsed),
        lexicon=lexicon,
    )


@lru_cache(maxsize=4)
def _times(parsed: Doc) -> Mapping[str, int]:
    """How often each word stands in a stretch; the last few are remembered, since every claim of one asks."""
    return Counter(one.lower_ for one in parsed)


def signs(asked: Asked, scene: Scene) -> list[str]:
    """The signs of one noun; the order does not matter."""
    parsed, family = scene.parsed, scene.family
    noun, event = parsed[asked.head], parsed[scene.candidate.event]
    last = parsed[asked.tokens[1] - 1]
    inner = last.i != noun.i
    path, steps = _path_to(noun, event, parsed[scene.candidate.head])
    path = f"in.{path}" if inner else path
    sort = _sort(last if inner else noun, scene.lexicon)
    lemma, where, shape = noun.lemma_.lower(), _where(asked, scene), _shape(scene)
    ruled = scene.ruled.get(asked.tokens[1], "no")
    others = "".join(sorted({role[:2] for end, role in scene.ruled.items() if end != asked.tokens[1]}))
    found = list(_of_path(path, scene, event.lemma_.lower(), shape, sort, where))
    found += [
        f"c={sort}", f"cf={sort}|{family}", f"ck={sort}|{scene.kind}",
        f"w={where}", f"wf={where}|{family}", f"wcf={where}|{sort}|{family}",
        f"r={ruled}", f"rf={ruled}|{family}", f"rk={ruled}|{scene.kind}", f"rp={ruled}|{path}",
        f"rc={ruled}|{sort}|{family}", f"rv={ruled}|{event.lemma_.lower()}", f"ro={ruled}|{others}|{family}",
        f"rs={ruled}|{shape}|{family}", f"ow={others}|{where}|{sort}", f"so={shape}|{others}|{sort}|{where}",
        f"s={shape}|{family}|{sort}", f"d={noun.dep_}|{family}|{where}", f"dh={noun.dep_}|{noun.head.lemma_.lower()}",
        f"len={steps}|{where}", f"l={lemma}", f"lf={lemma}|{family}", f"lr={lemma}|{ruled}",
        f"x={lemma[-ENDING:]}|{sort}", f"xr={lemma[-ENDING:]}|{ruled}",
        f"n={_near(asked.head - event.i)}|{asked.head < event.i}|{family}",
    ]  # fmt: skip
    told = min(scene.words[last.lower_], OFTEN)
    found += [f"m={told}|{sort}", f"mf={told}|{where}|{family}"]
    if any(start <= noun.idx < end for start, end in scene.told_by):
        found += ["speaks", f"speaks|{family}|{ruled}", f"speaks|{path}"]
    if inner:
        found += [f"in|{where}|{family}|{sort}", f"in|{lemma}"]
    if any(child.like_num for child in noun.lefts):
        found.append(f"num|{family}|{where}")
    return found


def claim_signs(scene: Scene) -> list[str]:
    """The signs of a claim that tell whether anybody fills a role of it at all: its kind, its words, its rules."""
    family, own = scene.family, scene.candidate
    told = sorted(set(scene.ruled.values()))
    roles = "".join(role[:2] for role in told)
    found = ["N", f"Nk={scene.kind}", f"Nf={family}", f"No={roles}|{family}"]
    for side in ("actor", "acted"):
        found += [f"N{side}={side in told}|{family}", f"N{side}={side in told}|{scene.kind}"]
    return [*found, *{f"Nw={scene.parsed[i].lower_}" for i in range(own.left, own.right)}]


def _of_path(path: str, scene: Scene, verb: str, shape: str, sort: str, where: str) -> Iterator[str]:
    """The signs of a noun's way to the predicate, by itself and with what else is known."""
    family = scene.family
    yield f"p={path}"
    for name, *known in (
        ("pf", family), ("pk", scene.kind), ("ps", shape), ("psf", shape, family), ("pv", verb), ("pc", sort),
        ("pcf", sort, family), ("pw", where),
    ):  # fmt: skip
        yield f"{name}={path}|{'|'.join(known)}"


def _path_to(noun: Token, event: Token, head: Token) -> tuple[str, int]:
    """The shorter of a noun's ways to the event and to the head of its clause, and its steps; 0 across sentences."""
    own = path_between(noun, event)
    other = path_between(noun, head) if head.i != event.i else own
    shorter = min((own, other), key=lambda path: (not path, len(path)))
    if not shorter:
        return "across", 0
    return ">".join(shorter[:FARTHEST]) + ("+" if len(shorter) > FARTHEST else ""), len(shorter)


def _shape(scene: Scene) -> str:
    """Whether the claim's predicate is a noun, a passive or an active verb."""
    if scene.candidate.nominal:
        return "nominal"
    verbs = (scene.parsed[scene.candidate.head], scene.parsed[scene.candidate.event])
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for one in verbs for child in one.children)
    return "passive" if passive else "active"


def _near(steps: int) -> int:
    return sum(abs(steps) > bound for bound in NEAR)


def _where(asked: Asked, scene: Scene) -> str:
    sentence = scene.parsed[scene.candidate.event].sent
    if asked.head < sentence.start:
        noun = scene.parsed[asked.head]
        return f"before.{noun.dep_ if noun.head.dep_ == 'ROOT' else 'deep'}"
    if scene.candidate.left <= asked.tokens[0] < scene.candidate.right:
        return "own"
    return "left" if asked.head < scene.candidate.left else "right"


def _sort(noun: Token, lexicon: Lexicon) -> str:
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PRON":
        return f"pron.{noun.lower_}"
    told = next((name for name in TELLING if lexicon.is_a(lemma, name)), "")
    if is_name(noun) or is_proper_adjective(noun):
        return f"name.{told}"
    if noun.pos_ == "NUM":
        return "num"
    return told or ("event" if event_noun(noun, lexicon) is not None else f"thing.{noun.tag_}")
