"""Signs of whether a noun fills a role of a claim: how it stands to the predicate, what it is, what the rules say.

Signs are strings of the words and their parse for the trained judge of roles (`role_judge.py`); nothing of
gazetteers, packs or dates. They are made in groups by what they hang on, and the columns of a group are remembered,
because nouns and claims share most of theirs. What must stay true: training and reading see the same signs.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from fogline.extract.candidates import Candidate
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import is_name
from fogline.extract.role_events import taken_up
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_nouns import Asked, noun_of, parties_between
from fogline.extract.role_paths import path_to
from fogline.extract.sentence_spans import sentence_of

NEAR = (0, 1, 3, 7, 15)
"""Bounds of the distances that are told apart, in tokens."""
ENDING = 3
"""Letters of a word's end, which tell people ("separatist", "smuggler") from things."""
OFTEN = 5
"""More mentions of a word than that are as many."""
MOST_BETWEEN = 4
"""More names and people between a noun and the predicate than that are as many."""
GROUPS_KEPT = 2**16
"""Groups of signs whose columns are remembered: those of a few dozen reports, some megabytes."""
BUCKETS = 2**16
Signs = tuple[str, ...]
Group = tuple[Callable[..., Signs], *tuple[str | int, ...]]
"""Signs that hang on the same: what makes them, and what they hang on."""


def bucket(sign: str) -> int:
    """The column of a sign: a stable hash, the same on every machine and in training."""
    return zlib.crc32(sign.encode()) % BUCKETS


class _Columns(dict[Group, tuple[int, ...]]):
    """The columns of groups of signs, worked out when first asked for and forgotten together when they are many.

    A dictionary, since each noun asks for twenty and `lru_cache` takes three times as long to answer.
    """

    def __missing__(self, group: Group) -> tuple[int, ...]:
        if len(self) >= GROUPS_KEPT:
            self.clear()
        make, *told = group
        found = self[group] = tuple([bucket(sign) for sign in make(*told)])
        return found


_columns = _Columns()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What all nouns of a claim share.

    Attributes:
        parsed: the stretch.
        candidate: the claim's predicate and words.
        kind: the claim's kind.
        shape: whether its predicate is a noun, a passive or an active verb.
        verb: the lemma of its event, small letters.
        back: how the event points back to one that was told before.
        sentence: the first token of its sentence.
        ruled: the role that the rules give to the mention that ends before a token: ``actor``, ``acted``, ``place`` or,
            where that is no name, ``ground``.
        others: those roles in short, told together, of all the mentions and without one that ends before a token.
        told_by: where those who speak the claim stand, in characters of the stretch.
        lexicon: classes of nouns.
    """

    parsed: Doc
    candidate: Candidate
    kind: str
    shape: str
    verb: str
    back: str
    sentence: int
    ruled: Mapping[int, str]
    told_by: tuple[tuple[int, int], ...]
    lexicon: Lexicon
    others: Mapping[int | None, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ends: tuple[int | None, ...] = (None, *self.ruled)
        object.__setattr__(self, "others", {own: _others(self.ruled, own) for own in ends})

    @property
    def family(self) -> str:
        """The claim's family, the first part of its kind."""
        return self.kind.partition(".")[0]

    def is_told_by(self, starts: int) -> bool:
        """Whether the word that starts at a character names who speaks the claim."""
        return any(start <= starts < end for start, end in self.told_by)


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
            told[one.tokens[1]] = _side(one, parsed)
    event = parsed[candidate.event]
    return Scene(
        parsed=parsed,
        candidate=candidate,
        kind=kind,
        shape=_shape(parsed, candidate),
        verb=event.lemma_.lower(),
        back=taken_up(event),
        sentence=sentence_of(event).start,
        ruled=told,
        told_by=tuple(told_by),
        lexicon=lexicon,
    )


def _others(ruled: Mapping[int, str], own: int | None) -> str:
    """The roles that the rules give to others than the mention that ends before a token, in short."""
    return "".join(sorted({role[:2] for end, role in ruled.items() if end != own}))


def _side(one: RoleMention, parsed: Doc) -> str:
    """The side of the act that the rules put a mention on; plain ground ("a school") apart from places by name."""
    if one.role == "place":
        noun = parsed[slice(*one.tokens)].root
        return "ground" if noun.pos_ == "NOUN" and not is_name(noun) else "place"
    return "acted" if one.role in ("target", "victim") else one.role


def signs(asked: Asked, scene: Scene) -> list[str]:
    """The signs of one noun; the order does not matter."""
    return [sign for make, *told in _groups(asked, scene) for sign in make(*told)]


def columns(asked: Asked, scene: Scene) -> list[int]:
    """The columns of one noun's signs, each once, in order."""
    return sorted(set().union(*[_columns[group] for group in _groups(asked, scene)]))


def _groups(asked: Asked, scene: Scene) -> list[Group]:
    """The signs of one noun, those together that hang on the same."""
    kind, family, shape, verb = scene.kind, scene.family, scene.shape, scene.verb
    noun, end = noun_of(scene.parsed, asked, scene.lexicon), asked.tokens[1]
    where = noun.before if asked.head < scene.sentence else side_of(asked, scene.candidate)
    path, steps = path_to(scene.parsed, asked.head, scene.candidate.event, scene.candidate.head)
    path = f"in.{path}" if noun.inner else path
    ruled = scene.ruled.get(end, "no")
    others = scene.others[end if end in scene.ruled else None]
    between = parties_between(scene.parsed, asked.head, scene.candidate.event, scene.lexicon)
    found: list[Group] = [
        (_of_sort, noun.sort, shape, kind),
        (_of_place, noun.sort, where, family),
        (_of_rules, ruled, others, shape, kind),
        (_of_rules_for, ruled, noun.sort, family),
        (_of_setting, noun.sort, where, others, shape),
        (_of_path, path, kind, shape, verb),
        (_of_path_to, path, noun.sort, where, ruled, family),
        (_of_word, noun.lemma, noun.sort, noun.dep, noun.over),
        (_of_word_ruled, noun.lemma, ruled, family),
        (_of_standing, noun.dep, where, family, steps),
        (_of_nearness, asked.head - scene.candidate.event, family),
        (_of_times, min(noun.times, OFTEN), noun.sort, where, family),
        (_of_verb, ruled, verb),
        (_of_act, noun.act, noun.sort, where, ruled, family),
        (_of_taking_up, noun.act, scene.back, noun.sort, where, family),
        (_of_rules_back, scene.back, ruled, kind),
        (_of_others_between, min(between, MOST_BETWEEN), noun.act, noun.sort, where, family),
    ]
    if scene.is_told_by(noun.starts):
        found.append((_of_speaking, path, ruled, family))
    if noun.inner:
        found.append((_of_inner, noun.lemma, noun.sort, where, family))
    if noun.counted:
        found.append((_of_number, where, family))
    return found


def claim_signs(scene: Scene) -> list[str]:
    """The signs of a claim that tell whether anybody fills a role of it at all: its kind, its words, its rules."""
    family, own = scene.family, scene.candidate
    told = sorted(set(scene.ruled.values()))
    roles = "".join(role[:2] for role in told)
    found = ["N", f"Nk={scene.kind}", f"Nf={family}", f"No={roles}|{family}"]
    for side in ("actor", "acted"):
        found += [f"N{side}={side in told}|{family}", f"N{side}={side in told}|{scene.kind}"]
    found += [f"Nb={scene.back}|{family}|{roles}", f"Nbl={scene.back}|{scene.verb}"]
    return [*found, *{f"Nw={scene.parsed[i].lower_}" for i in range(own.left, own.right)}]


def _of_sort(sort: str, shape: str, kind: str) -> Signs:
    """What a noun is, by itself and with what is claimed."""
    family = kind.partition(".")[0]
    return (f"c={sort}", f"cf={sort}|{family}", f"ck={sort}|{kind}", f"s={shape}|{family}|{sort}")


def _of_place(sort: str, where: str, family: str) -> Signs:
    """Where a noun stands, by itself and with what it is."""
    return (f"w={where}", f"wf={where}|{family}", f"wcf={where}|{sort}|{family}")


def _of_rules(ruled: str, others: str, shape: str, kind: str) -> Signs:
    """What the rules say of a noun, by itself, with what they say of others and with what is claimed."""
    family = kind.partition(".")[0]
    return (
        f"r={ruled}", f"rf={ruled}|{family}", f"rk={ruled}|{kind}",
        f"ro={ruled}|{others}|{family}", f"rs={ruled}|{shape}|{family}",
    )  # fmt: skip


def _of_rules_for(ruled: str, sort: str, family: str) -> Signs:
    """What the rules say of a noun, with what it is."""
    return (f"rc={ruled}|{sort}|{family}",)


def _of_rules_back(back: str, ruled: str, kind: str) -> Signs:
    """What the rules say of a noun, with how the predicate points back."""
    return (f"br={back}|{ruled}|{kind}",)


def _of_setting(sort: str, where: str, others: str, shape: str) -> Signs:
    """What a noun is and where it stands, with what the rules say of others."""
    return (f"ow={others}|{where}|{sort}", f"so={shape}|{others}|{sort}|{where}")


def _of_speaking(path: str, ruled: str, family: str) -> Signs:
    """That a noun names who speaks the claim."""
    return ("speaks", f"speaks|{family}|{ruled}", f"speaks|{path}")


def _of_inner(lemma: str, sort: str, where: str, family: str) -> Signs:
    """That a mention is the words before its noun."""
    return (f"in|{where}|{family}|{sort}", f"in|{lemma}")


def _of_number(where: str, family: str) -> Signs:
    """That a number stands before a noun."""
    return (f"num|{family}|{where}",)


def _of_path(path: str, kind: str, shape: str, verb: str) -> Signs:
    """A noun's way to the predicate, by itself and with what the claim is."""
    family = kind.partition(".")[0]
    return (
        f"p={path}", f"pf={path}|{family}", f"pk={path}|{kind}", f"ps={path}|{shape}",
        f"psf={path}|{shape}|{family}", f"pv={path}|{verb}",
    )  # fmt: skip


def _of_path_to(path: str, sort: str, where: str, ruled: str, family: str) -> Signs:
    """A noun's way to the predicate with what the noun is."""
    return (f"pc={path}|{sort}", f"pcf={path}|{sort}|{family}", f"pw={path}|{where}", f"rp={ruled}|{path}")


def _of_word(lemma: str, sort: str, dep: str, over: str) -> Signs:
    """A noun's word, its ending and the word it hangs on."""
    return (f"l={lemma}", f"x={lemma[-ENDING:]}|{sort}", f"dh={dep}|{over}")


def _of_word_ruled(lemma: str, ruled: str, family: str) -> Signs:
    """A noun's word with what the rules say of it and what is claimed."""
    return (f"lf={lemma}|{family}", f"lr={lemma}|{ruled}", f"xr={lemma[-ENDING:]}|{ruled}")


def _of_standing(dep: str, where: str, family: str, steps: int) -> Signs:
    """How a noun hangs on its sentence, and how many steps from the predicate."""
    return (f"d={dep}|{family}|{where}", f"len={steps}|{where}")


def _of_nearness(after: int, family: str) -> Signs:
    """How far a noun is from the predicate, and on which side."""
    near = sum(abs(after) > bound for bound in NEAR)
    return (f"n={near}|{after < 0}|{family}",)


def _of_verb(ruled: str, verb: str) -> Signs:
    """What the rules say of a noun, with the predicate."""
    return (f"rv={ruled}|{verb}",)


def _of_act(act: str, sort: str, where: str, ruled: str, family: str) -> Signs:
    """What else is told of a noun."""
    return (f"e={act}|{family}", f"ew={act}|{where}|{family}", f"ec={act}|{sort}|{where}", f"er={act}|{ruled}|{family}")


def _of_taking_up(act: str, back: str, sort: str, where: str, family: str) -> Signs:
    """What else is told of a noun, with how the predicate points back."""
    short = act.partition(".")[0]
    return (
        f"eb={act}|{back}|{where}|{family}", f"es={short}|{back}|{where}|{sort}|{family}",
        f"b={back}|{where}|{sort}|{family}",
    )  # fmt: skip


def _of_others_between(between: int, act: str, sort: str, where: str, family: str) -> Signs:
    """How many others stand between a noun and the predicate."""
    return (f"o={between}|{where}|{sort}|{family}", f"oa={between}|{where}|{act}")


def _of_times(told: int, sort: str, where: str, family: str) -> Signs:
    """How often a noun is told."""
    return (f"m={told}|{sort}", f"mf={told}|{where}|{family}")


def _shape(parsed: Doc, candidate: Candidate) -> str:
    if candidate.nominal:
        return "nominal"
    verbs = (parsed[candidate.head], parsed[candidate.event])
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for one in verbs for child in one.children)
    return "passive" if passive else "active"


def side_of(asked: Asked, own: Candidate) -> str:
    """On which side of the predicate's words a noun of the same sentence stands, or among them."""
    if own.left <= asked.tokens[0] < own.right:
        return "own"
    return "left" if asked.head < own.left else "right"
