"""The judge of roles: which nouns around a claim name who did it, and to whom or what.

The rules of `roles.py` read what the grammar says outright. A linear model over signs (`role_signs.py`), the rules'
word among them, and a small network over the encoder's vectors (`role_vectors.py`), added up, drop what they take
wrongly and find what they cannot, as the party of the sentence before. Both were trained by `bench/train_roles.py` on
our own annotations. What must stay true: places stay the rules', and without weights so does everything.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from fogline.extract.anaphora import antecedent
from fogline.extract.candidates import event_noun
from fogline.extract.encoder import fits
from fogline.extract.encoder.model import Vectors
from fogline.extract.lexicon import Lexicon
from fogline.extract.role_members import members
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_nouns import Asked, nouns_asked
from fogline.extract.role_signs import Scene, bucket, claim_signs, columns
from fogline.extract.role_turns import VIOLENT, is_under_attack
from fogline.extract.role_vectors import seen_of
from fogline.extract.sentence_spans import sentence_of
from fogline.model import Role

WEIGHTS = "roles.npz"
ACTOR, ACTED = "actor", "acted"
COLUMN = {ACTOR: 0, ACTED: 1}
"""Where the head for parties tells each side of an act."""
Fits = tuple[Vectors, Vectors]
"""What the head for parties says of each noun, and of nobody."""
RULES_ALONE = frozenset({"outlook", "control", "judgement"})
"""Families whose doers are the rules' where they name any: there the model takes more away than it gives, or gives a
judgement to another than its holder (the seeds' answer key)."""
GROUND = frozenset({"outlook", "control", "force"})
"""Families of who expects, who holds the ground and whose forces come: who does so must be surest."""
SERVING = frozenset({"soldier", "troop", "officer", "serviceman", "policeman", "guard", "personnel", "conscript"})
"""Those who serve somebody, most often whoever tells of the harm that they came to."""
RULED = {ACTOR: 2.5, ACTED: 1.5}
"""Times that a noun counts which the rules name, by side of the act; from 1 to 3 little changes in cross-validation."""
BESIDE = {ACTOR: 0.4, ACTED: 0.3}
"""The share of all from which a noun is taken beside the likeliest, by side of the act."""
TOGETHER = 0.05
"""The share of the likeliest's from which the rules' nouns stay together ("the army and its allies"). Like the two
before it chosen by cross-validation over documents on our own gold's dev part."""
UNRULED, BLAMED, HELD = (0.3, 0.4), (0.45, 0.7), (0.6, 0.65)
"""The shares of all that a first doer needs whom the rules do not name, of the claim's own sentence and of the one
before; the second pair is for violence, the third for who expects, holds and sends. With less, strikes that a report
lays on nobody were laid to one of the parties told before them (the seeds' answer key)."""
PLAIN = 14
"""Tokens of a sentence up to which one that is a single claim says outright who did what: the rules' word stands."""


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """The trained weights of the signs: per side of an act a weight for every bucket of a noun's signs.

    Attributes:
        columns: weights of a noun's signs.
        nobody: weights of the claim's own signs, for nobody at all.
        version: the name of the weights.
        seeing: whether what the encoder's vectors tell (`role_vectors.py`) was learnt beside the signs.
    """

    columns: dict[str, NDArray[np.float32]]
    nobody: dict[str, NDArray[np.float32]]
    version: str
    seeing: bool = False


@dataclass(frozen=True, slots=True)
class Ragged:
    """The columns of several nouns in one row, and where each noun's begin."""

    flat: NDArray[np.intp]
    starts: list[int]


def _ragged(rows: Sequence[Sequence[int]]) -> Ragged:
    flat = np.fromiter(chain.from_iterable(rows), dtype=np.intp)
    return Ragged(flat, list(accumulate(map(len, rows[:-1]), initial=0)) if rows else [])


@cache
def role_weights() -> RoleWeights | None:
    """Loads the trained weights once; `None` where none are shipped."""
    file = resources.files("fogline.extract") / WEIGHTS
    if not file.is_file():
        return None
    with resources.as_file(file) as path, np.load(path) as data:
        return RoleWeights(
            columns={one: _unpacked(data, one) for one in BESIDE},
            nobody={one: _unpacked(data, f"{one}_nobody") for one in BESIDE},
            version=str(data["version"]),
            seeing=True,
        )


def _unpacked(data: Mapping[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    weights: NDArray[np.float32] = data[name].astype(np.float32) * np.float32(data[f"{name}_scale"])
    return weights


def judged_roles(scene: Scene, ruled: Sequence[RoleMention]) -> list[RoleMention]:
    """The mentions of a claim in its roles, by the rules and the model together.

    Args:
        scene: what the nouns of the claim share.
        ruled: the mentions that the rules find.
    """
    model = role_weights()
    if model is None:
        return list(ruled)
    parsed, lexicon = scene.parsed, scene.lexicon
    asked = nouns_asked(parsed, scene.candidate, ruled, lexicon)
    nouns = _ragged([columns(one, scene) for one in asked])
    claim = sorted({bucket(sign) for sign in claim_signs(scene)})
    seen = _seen(scene, asked, model)
    found = [one for one in ruled if one.role == "place"]
    doers = [one for one in ruled if one.role == "actor"]
    acted_on = [one for one in ruled if one.role in ("target", "victim")]
    plain, under = _is_plain(scene), is_under_attack(parsed[scene.candidate.event])
    if doers and (plain or scene.family in RULES_ALONE or _tells_of_itself(doers, scene)):
        found += doers
    else:
        odds, nobody = _odds(nouns, claim, model, ACTOR, seen)
        struck = {one.tokens for one in acted_on if one.role == "target"} if under else set()
        odds = [-math.inf if one.tokens in struck else odd for one, odd in zip(asked, odds, strict=True)]
        taken = chosen(asked, odds, nobody, scene.ruled, ACTOR, unruled=lambda one: _unruled(one, scene))
        found += _listed_too([*_mentions(taken, "actor", parsed, doers, lexicon)], doers, parsed)
    if acted_on and (plain or under):
        return [*found, *acted_on]
    doing = {one.tokens for one in found if one.role == "actor"}
    told, nobody = _odds(nouns, claim, model, ACTED, seen)
    likely = [
        -math.inf if one.tokens in doing or _cannot_be_acted_on(one, parsed, lexicon) else odd
        for one, odd in zip(asked, told, strict=True)
    ]
    taken = chosen(asked, likely, nobody, scene.ruled, ACTED)
    told_of = [*_mentions(taken, "victim" if scene.family == "harm" else "target", parsed, acted_on, lexicon)]
    found += _members_too(told_of, acted_on, parsed, lexicon)
    return found


def _tells_of_itself(doers: Sequence[RoleMention], scene: Scene) -> bool:
    """Whether who says it says it of themselves by a pronoun ("the group said it had shot down a jet")."""
    parsed, first = scene.parsed, doers[0]
    pronoun, above = parsed[first.tokens[0]], parsed[scene.candidate.head].head
    if len(doers) > 1 or pronoun.pos_ != "PRON" or first.antecedent is None:
        return False
    if (
        pronoun.dep_ != "nsubj"
        or parsed[scene.candidate.head].dep_ != "ccomp"
        or pronoun.head.i != scene.candidate.head
    ):
        return False
    return any(
        child.dep_ == "nsubj" and first.antecedent[0] <= child.i < first.antecedent[1] for child in above.children
    )


def _listed_too(taken: list[RoleMention], ruled: Sequence[RoleMention], parsed: Doc) -> Iterator[RoleMention]:
    """The doers taken, with those that the rules find listed beside one of them ("the army and Russian jets")."""
    yield from taken
    heads = {parsed[slice(*one.tokens)].root.i for one in taken}
    for one in ruled:
        listed = {other.i for other in parsed[slice(*one.tokens)].root.conjuncts}
        if one not in taken and heads & listed:
            yield one


def _members_too(
    taken: list[RoleMention], ruled: Sequence[RoleMention], parsed: Doc, lexicon: Lexicon
) -> Iterator[RoleMention]:
    """Those acted on, with those whom the rules find told apart within them ("40 people, among them three nurses")."""
    yield from taken
    heads = (parsed[slice(*one.tokens)].root for one in taken)
    inside = {member.i for head in heads for member in members(head, lexicon)}
    yield from (one for one in ruled if one not in taken and parsed[slice(*one.tokens)].root.i in inside)


def _unruled(one: Asked, scene: Scene) -> float:
    """The share of all that a noun needs as the first doer where the rules do not name it."""
    if scene.family in GROUND and scene.is_told_by(scene.parsed[one.head].idx):
        return 1.0  # that the army says a town was taken does not say by whom
    if scene.family == "harm" and _are_its_men(one, scene):
        return 1.0
    here, before = BLAMED if scene.family in VIOLENT else HELD if scene.family in GROUND else UNRULED
    return here if one.head >= scene.sentence else before


def _are_its_men(one: Asked, scene: Scene) -> bool:
    """Whether who tells of harm may be the army of those who suffered ("the army said a drone killed two soldiers")."""
    acted = (scene.parsed[end - 1].lemma_.lower() for end, side in scene.ruled.items() if side == "acted")
    return scene.is_told_by(scene.parsed[one.head].idx) and any(noun in SERVING for noun in acted)


def _is_plain(scene: Scene) -> bool:
    """Whether a short sentence is one claim of a verb and nothing else ("The army fought rebels in Gao.")."""
    sentence, own = sentence_of(scene.parsed[scene.candidate.event]), scene.candidate
    if own.nominal or len(sentence) > PLAIN:
        return False
    rest = [
        one for one in sentence if not (own.left <= one.i < own.right or one.is_punct or one.pos_ in ("DET", "ADP"))
    ]
    return not rest


def _cannot_be_acted_on(one: Asked, parsed: Doc, lexicon: Lexicon) -> bool:
    """Whether words are a bare number, or name the party of an attack: whose shelling it is was not shelled."""
    own = parsed[one.head]
    if own.like_num and one.tokens[1] - one.tokens[0] == 1:
        return True
    if own.dep_ == "compound" and own.head.tag_ == "VBG":
        return True
    kind = event_noun(own, lexicon) if one.tokens[1] <= one.head else None
    return kind is not None and kind.partition(".")[0] in ("strike", "fighting")


def _seen(scene: Scene, asked: Sequence[Asked], model: RoleWeights) -> Fits | None:
    """What the encoder's vectors say of the nouns and of nobody; nothing where the weights were learnt without."""
    if not model.seeing or not asked:
        return None
    seen = seen_of(scene, asked)
    return fits(seen.claim, seen.nouns)


def _odds(
    nouns: Ragged, claim: Sequence[int], model: RoleWeights, side: str, seen: Fits | None
) -> tuple[list[float], float]:
    """The logarithms of the odds of each noun and of nobody: the weights of the signs and what the vectors say."""
    nobody = float(model.nobody[side][list(claim)].sum())
    if not nouns.starts:
        return [], nobody
    odds = np.add.reduceat(model.columns[side][nouns.flat], nouns.starts)
    if seen is None:
        return odds.tolist(), nobody
    column = COLUMN[side]
    return (odds + seen[0][:, column]).tolist(), nobody + float(seen[1][0, column])


def chosen(
    asked: Sequence[Asked],
    odds: Sequence[float],
    nobody: float,
    ruled: Mapping[int, str],
    side: str,
    *,
    unruled: Callable[[Asked], float] | None = None,
) -> Iterator[Asked]:
    """The nouns taken on one side of the act, likeliest first: none where nobody is likelier than each of them.

    Args:
        asked: the nouns.
        odds: the logarithm of the odds of each.
        nobody: the same of nobody at all.
        ruled: the role that the rules give to the mention that ends before a token; what they hold for a place is
            nothing acted on.
        side: the side of the act.
        unruled: the share of all that a first noun needs which the rules do not name; none where it is not given.
    """
    open_ = [
        (odd, one)
        for odd, one in zip(odds, asked, strict=True)
        if odd > -math.inf and not (side == ACTED and ruled.get(one.tokens[1]) == "place")
    ]
    most = max([nobody, *(odd for odd, _ in open_)])
    none = math.exp(nobody - most)
    told = {one: ruled.get(one.tokens[1]) == side for _, one in open_}
    shares = [(math.exp(odd - most) * (RULED[side] if told[one] else 1), one) for odd, one in open_]
    total = none + sum(share for share, _ in shares)
    shares.sort(key=lambda pair: (-pair[0], pair[1].tokens))
    if not shares or shares[0][0] <= none:
        return
    likeliest, first = shares[0]
    if not told[first] and unruled is not None and likeliest < unruled(first) * total:
        return
    yield first
    for share, one in shares[1:]:
        least = TOGETHER * likeliest if told[first] and told[one] else BESIDE[side] * total
        if share >= least:
            yield one


def _mentions(
    taken: Iterator[Asked], role: Role, parsed: Doc, ruled: Sequence[RoleMention], lexicon: Lexicon
) -> Iterator[RoleMention]:
    """The chosen nouns as mentions; those that the rules found stay as they are."""
    own = {one.tokens: one for one in ruled}
    for one in taken:
        if one.tokens in own:
            yield own[one.tokens]
        else:
            whole = one.tokens[1] - 1 == one.head
            fuller = antecedent(parsed[one.head], lexicon) if whole else None
            yield RoleMention(role=role, tokens=one.tokens, antecedent=fuller)
