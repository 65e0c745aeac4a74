"""The nouns that may fill a role of a claim, and what each is by itself, whatever is asked of it.

A sentence's nouns are asked about by every claim of it and of the next sentence, so what does not hang on the claim is
worked out once a stretch and remembered while the stretch is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

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
from fogline.extract.role_events import act_over
from fogline.extract.role_mention import RoleMention
from fogline.extract.sentence_spans import sentence_of

TELLING = ("person", "force", "group", "facility", "place", "vehicle", "aircraft", "weapon")
"""Classes that tell most of what can be done by or to a noun, the most telling first."""
BODIES = frozenset("authority administration ministry council parliament leadership agency".split())
"""Nouns of bodies, which a people's adjective names together with them ("the Ruritanian authorities")."""
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss"})
"""Relations in which nouns take part in what is told."""
STRETCHES_KEPT = 4
"""Stretches of which all is remembered: one is read at a time."""
SENTENCES_KEPT, NOUNS_KEPT = 32, 512
"""Sentences whose nouns are remembered, and nouns: those of a few sentences around the one read."""


class Asked(NamedTuple):
    """A noun asked about: its head, and the words that would be the mention. Looked up too often for a dataclass."""

    head: int
    tokens: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a noun asked about is by itself.

    Attributes:
        lemma, dep: of its head, small letters.
        over: the lemma of the word that the head hangs on.
        sort: its class or kind of word; that of the mention's last word where that is not the head.
        times: how often that last word stands in the stretch.
        before: how it stands in its sentence to a claim of the next one.
        starts: its first character in the stretch.
        inner: whether the mention leaves its head out.
        counted: whether a number stands before it.
        act: the act told over it in the parse, and how it stands to that.
    """

    lemma: str
    dep: str
    over: str
    sort: str
    times: int
    before: str
    starts: int
    inner: bool
    counted: bool
    act: str


def nouns_asked(parsed: Doc, candidate: Candidate, ruled: Sequence[RoleMention], lexicon: Lexicon) -> list[Asked]:
    """The nouns that may fill a role of a claim: those of its sentence and of the one before, and what rules found."""
    found = {
        one.tokens[1]: Asked(head=parsed[slice(*one.tokens)].root.i, tokens=one.tokens)
        for one in ruled
        if one.role != "place"
    }
    sentence = sentence_of(parsed[candidate.event])
    before = sentence_of(parsed[sentence.start - 1]).start if sentence.start > 0 else sentence.start
    for first, last in ((before, sentence.start), (sentence.start, sentence.end)):
        for asked in _nouns_of(parsed, first, last, lexicon):
            found.setdefault(asked.tokens[1], asked)
    return [one for one in found.values() if one.head != candidate.event or one.tokens[1] - 1 != candidate.event]


@lru_cache(maxsize=SENTENCES_KEPT)
def _nouns_of(parsed: Doc, first: int, last: int, lexicon: Lexicon) -> tuple[Asked, ...]:
    return tuple(asked for i in range(first, last) for asked in _of(parsed[i], lexicon))


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
    if is_one_another(token) or _is_short_form(token):
        return
    if token.pos_ == "NOUN" and event_noun(token, lexicon) is not None:
        party = party_in_phrase(token, lexicon)
        if party is not None:
            yield Asked(head=token.i, tokens=party)
    elif token.pos_ == "NOUN" and not (
        token.lemma_.lower() in BODIES or lexicon.is_a(token.lemma_.lower(), "person", "force", "group")
    ):
        yield from _people_before(token)
    yield Asked(head=token.i, tokens=name_range(token))


def _is_short_form(token: Token) -> bool:
    """Whether a word is the short form of the name right before it ("the Lake Defence Forces (LDF)")."""
    return bool(token.dep_ == "appos" and token.is_upper and token.i > 0 and token.nbor(-1).text == "(")


def _people_before(token: Token) -> Iterator[Asked]:
    """The adjective of a people or the name before a plain noun ("the Ruritanian advance")."""
    named = [
        child
        for child in token.lefts
        if child.dep_ in ("amod", "compound", "nmod") and (child.pos_ == "PROPN" or is_proper_adjective(child))
    ]
    if named and named[-1].i - named[0].i == len(named) - 1:
        yield Asked(head=token.i, tokens=(named[0].left_edge.i, named[-1].i + 1))


@lru_cache(maxsize=NOUNS_KEPT)
def noun_of(parsed: Doc, asked: Asked, lexicon: Lexicon) -> Noun:
    """What a noun asked about is by itself; remembered, since several claims ask about the same ones."""
    own, last = parsed[asked.head], parsed[asked.tokens[1] - 1]
    over = own.head
    return Noun(
        lemma=own.lemma_.lower(),
        dep=own.dep_,
        over=over.lemma_.lower(),
        sort=_sort(last, lexicon),
        times=_times(parsed)[last.lower],
        before=f"before.{own.dep_ if over.dep_ == 'ROOT' else 'deep'}",
        starts=own.idx,
        inner=last.i != own.i,
        counted=any(child.like_num for child in own.lefts),
        act=act_over(own, lexicon, before=last.i != own.i),
    )


def parties_between(parsed: Doc, one: int, other: int, lexicon: Lexicon) -> int:
    """How many names and people stand as arguments between two tokens of a stretch."""
    left, right = sorted((one, other))
    told = _parties_up_to(parsed, lexicon)
    return told[max(left + 1, right)] - told[left + 1]


@lru_cache(maxsize=STRETCHES_KEPT)
def _parties_up_to(parsed: Doc, lexicon: Lexicon) -> list[int]:
    """How many names and people stand as arguments before each token."""
    told = (
        one.dep_ in ARGUMENTS
        and (one.pos_ == "PROPN" or (one.pos_ == "NOUN" and lexicon.is_a(one.lemma_.lower(), *TELLING[:3])))
        for one in parsed
    )
    return list(accumulate(told, initial=0))


@lru_cache(maxsize=STRETCHES_KEPT)
def _times(parsed: Doc) -> Mapping[int, int]:
    """How often each word stands in a stretch, by the number that its small letters have in the vocabulary."""
    return Counter(parsed.to_array("LOWER").tolist())


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
