"""Features of a candidate, as strings for the trained judge.

Every feature is of the words and their parse: nothing of gazetteers, packs or dates, so that a claim's kind
never changes because one of those did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import OBJECTS, SUBJECTS, Candidate
from fogline.extract.hints import arguments
from fogline.extract.lexicon import Lexicon
from fogline.extract.sentence_spans import sentence_of


def features(parsed: Doc, candidate: Candidate, lexicon: Lexicon, kinds: Sequence[str]) -> list[str]:
    """The features of one candidate, with the kinds the lexicon sees in it; the order does not matter."""
    head, event = parsed[candidate.head], parsed[candidate.event]
    found = [f"event={event.lemma_.lower()}", f"tag={event.tag_}", f"dep={head.dep_}", f"nominal={candidate.nominal}"]
    if head.i != event.i:
        found.append(f"over={head.lemma_.lower()}")
    found += [f"hint={kind}" for kind in kinds[:4]]
    found += [f"family={family}" for family in {kind.partition(".")[0] for kind in kinds[:4]}]
    found.append(f"first={kinds[0].partition('.')[0] if kinds else 'none'}:{candidate.nominal}")
    found += _argument_features(event, head, lexicon)
    found += _context_features(parsed, candidate, head)
    found += _word_features(parsed, candidate, lexicon)
    return found


def _argument_features(event: Token, head: Token, lexicon: Lexicon) -> Iterator[str]:
    for name, deps in (("subject", SUBJECTS), ("object", OBJECTS)):
        seen = False
        for noun in [*arguments(head, deps), *(arguments(event, deps) if event.i != head.i else ())]:
            seen = True
            yield f"{name}={noun.lemma_.lower()}"
            yield f"{name}-pos={noun.pos_}"
            yield from (f"{name}-class={one}" for one in lexicon.classes.get(noun.lemma_.lower(), ()))
        if not seen:
            yield f"{name}=none"
    for child in event.children:
        if child.dep_ == "prep":
            yield f"prep={child.lower_}"
            for noun in child.children:
                yield f"prep={child.lower_}:{noun.pos_}"
                yield from (f"prep={child.lower_}:{one}" for one in lexicon.classes.get(noun.lemma_.lower(), ()))
        elif child.dep_ in ("prt", "neg", "aux", "auxpass", "mark", "acomp"):
            yield f"{child.dep_}={child.lower_}"


def _context_features(parsed: Doc, candidate: Candidate, head: Token) -> Iterator[str]:
    above = head.head
    if above.i != head.i:
        yield f"above={above.lemma_.lower()}"
        yield f"above-pos={above.pos_}:{head.dep_}"
    sentence = sentence_of(head)
    yield f"length={min(candidate.right - candidate.left, 30) // 3}"
    yield f"first-word={parsed[candidate.left].lower_}"
    yield f"at-start={candidate.left == sentence.start}"
    yield f"children={min(sum(1 for _ in head.children), 6)}"
    yield f"whole={candidate.right - candidate.left >= len(sentence) - 2}"
    if candidate.left > 0:
        yield f"before={parsed[candidate.left - 1].lower_}"
    if any(child.dep_ == "ccomp" for child in head.children):
        yield "has-ccomp"
    yield f"root-verb={sentence.root.lemma_.lower()}"


def _word_features(parsed: Doc, candidate: Candidate, lexicon: Lexicon) -> Iterator[str]:
    names = numbers = 0
    classes: set[str] = set()
    for i in range(candidate.left, candidate.right):
        token = parsed[i]
        names += token.pos_ == "PROPN"
        numbers += token.pos_ == "NUM" or token.like_num
        if token.pos_ in ("NOUN", "VERB", "ADJ"):
            yield f"word={token.lemma_.lower()}"
        classes |= lexicon.classes.get(token.lemma_.lower(), frozenset())
    yield f"names={min(names, 4)}"
    yield f"numbers={min(numbers, 3)}"
    yield from (f"class={one}" for one in sorted(classes))
