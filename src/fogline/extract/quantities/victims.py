"""People harmed without a number: "the mayor was killed", "civilians were wounded", "injuries were reported".

Grammar still bounds them: a singular is one, a bare plural at least two. These are no quantities of a claim, whose
count stays unknown; a toll may use the grammatical minimum where no report gives a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from fogline.extract.quantities.found import Harm
from fogline.extract.quantities.lexicon import HarmForm, Lexicon, lexicon
from fogline.extract.quantities.reading import Reading, read_quantities

_PLURAL_TAGS = frozenset(("NNS", "NNPS"))
_PLURAL_WORDS = frozenset(
    ("people", "police", "others", "many", "they", "them", "several", "some", "wounded", "dead", "injured")
)

_NUMBERED = frozenset(("nummod", "quantmod"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """People or a person harmed, whom the words do not number.

    Attributes:
        start, end: characters of the noun phrase's head.
        harm: what happened to them.
        category: which people, empty where the words do not say.
        least: the fewest the grammar allows.
        predicate: index of the word of harm.
    """

    start: int
    end: int
    harm: Harm
    category: str
    least: int
    predicate: int


def unnumbered_victims(parsed: Doc, *, reading: Reading | None = None) -> tuple[Victims, ...]:
    """Finds people harmed whom no number counts.

    Args:
        parsed: the parsed text.
        reading: what `read_quantities` gave for the same parse, to save reading it again.
    """
    known, words = reading or read_quantities(parsed), lexicon()
    counted = {found.head for found in known.quantities if found.head is not None}
    taken = {count.predicate for count in known.casualties}
    found: list[Victims] = []
    for token in parsed:
        forms: dict[HarmForm, Harm] = {word.form: word.harm for word in words.harm.get(token.lower_, ())}
        if forms:
            found.extend(_of_predicate(token, forms, counted, taken, words))
    return tuple(found)


def _of_predicate(
    token: Token, forms: dict[HarmForm, Harm], counted: set[int], taken: set[int], words: Lexicon
) -> Iterator[Victims]:
    if "counted" in forms and token.tag_ in _PLURAL_TAGS and token.i not in counted | taken and not _negated(token):
        named = [token for token in _arguments(token, forms) if token.i not in counted]
        if not named:
            yield _victims(token, forms["counted"], 2, token, words)
            return
    for argument in _arguments(token, forms):
        for member in (argument, *argument.conjuncts):
            if member.i not in counted and _is_person(member, words) and not _negated(member):
                harm = next(iter(forms.values()))
                yield _victims(member, harm, 2 if _plural(member) else 1, token, words)


def _arguments(token: Token, forms: dict[HarmForm, Harm]) -> Iterator[Token]:
    """The arguments that suffer the harm: a passive's subject, an active verb's object, "of" after a noun."""
    passive = any(child.dep_ == "auxpass" for child in token.children)
    suffering = {"nsubjpass"}
    if "intransitive" in forms:
        suffering.add("nsubj")
    if token.pos_ == "VERB" and not passive:
        suffering.add("dobj")
    for child in token.children:
        if child.dep_ in suffering:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of" and token.pos_ == "NOUN":
            yield from (object_ for object_ in child.children if object_.dep_ == "pobj")


def _is_person(noun: Token, words: Lexicon) -> bool:
    if any(child.dep_ in _NUMBERED for child in noun.children):
        return False
    if noun.pos_ == "PROPN" or (noun.pos_ == "PRON" and noun.lower_ in ("he", "she", "him", "her", "they", "them")):
        return True
    return noun.lower_ in words.categories


def _plural(noun: Token) -> bool:
    return noun.tag_ in _PLURAL_TAGS or noun.lower_ in _PLURAL_WORDS


def _negated(noun: Token) -> bool:
    return any(child.lower_ == "no" for child in noun.children)


def _victims(noun: Token, harm: Harm, least: int, predicate: Token, words: Lexicon) -> Victims:
    category = words.categories.get(noun.lower_, "")
    end = noun.idx + len(noun)
    return Victims(start=noun.idx, end=end, harm=harm, category=category, least=least, predicate=predicate.i)
