"""Candidates: every clause and every event phrase that might be a claim, with its span.

A claim is one clause with one predicate. A candidate is found for each verb that heads a clause and for each
event noun with something of its own to say; whether it is a claim, and of which kind, is decided elsewhere.
Spans are built from the parse: the predicate with its subject and complements, without the attribution frame,
without clauses that are candidates themselves at either edge, without outer punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from fogline.extract.edges import KEEP_EDGE, trim
from fogline.extract.lexicon import Lexicon, lexicon
from fogline.extract.sentence_spans import sentence_of
from fogline.extract.tallies import TALLIED, counted_from, is_tally

CLAUSE_DEPS = frozenset(
    {
        "ROOT",
        "ccomp",
        "advcl",
        "conj",
        "relcl",
        "acl",
        "pcomp",
        "parataxis",
        "csubj",
        "csubjpass",
        "dep",
        "appos",
        "xcomp",
    }
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "agent"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative", "nsubjpass"})
LIGHT_VERBS = frozenset(
    "launch carry conduct stage mount make take begin start wage perform execute commit undertake intensify resume "
    "continue lead hold have do step press see witness suffer face impose lay open end break stop halt".split()
)
RAISING = frozenset(
    "manage try attempt begin start continue fail seek struggle refuse agree plan intend want aim vow pledge promise "
    "threaten decide prepare hope force oblige help allow let make keep stop appear seem tend go come be use set "
    "expect believe think report say know consider suspect fear oblige cause lead urge ask order tell schedule "
    "slate".split()
)
"""Verbs whose infinitive complement carries the event ("managed to escape", "was forced to redeploy")."""
PROMISING = frozenset({"agree", "vow", "pledge", "promise"})
ENDING = frozenset({"stop", "halt", "end", "cease", "suspend", "refrain", "pause"})
"""Verbs of what shall be no more, and before them those by which somebody promises it ("agreed to stop fighting")."""
IMPENDING = frozenset({"due", "set", "about", "scheduled", "slated", "poised", "likely", "ready", "expected", "bound"})
"""Adjectives whose infinitive complement carries the event ("is due to leave", "are about to enter")."""
ABLE = frozenset({"able", "unable", "powerless"})
"""Adjectives of what somebody can do, whose infinitive complement carries the event ("were unable to take it")."""
LETTING = frozenset("let make have help allow enable permit cause order force ask urge tell want".split())
"""Verbs under which somebody else does what is told ("let the trucks enter the town")."""
FIGURES = frozenset("tens dozens scores hundreds thousands millions many several most more".split())
"""Words that count whom another word names."""
RESULTS = frozenset(
    "kill injure wound claim leave destroy damage displace cause maim martyr burn force wreck massacre slaughter "
    "shatter ignite flatten".split()
)
"""Verbs whose participle behind an act tells its harm; parsers hang it on the nearest noun."""
MIN_PLURAL = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible claim: its predicate and its tokens.

    Attributes:
        head: index of the syntactic head (finite verb or noun).
        event: index of the token that names the event (an infinitive complement, a noun under a light verb).
        left, right: first token and one past the last.
        nominal: an event phrase rather than a clause.
        partner: head index of a second predicate told in the same claim ("killed … and wounded …").
    """

    head: int
    event: int
    left: int
    right: int
    nominal: bool = False
    partner: int | None = None


def candidates(parsed: Doc, lexicon: Lexicon) -> list[Candidate]:
    """Finds the candidates of a parsed stretch, in order of their spans."""
    tallies = [token for token in parsed if is_tally(token)]
    heads = [token for token in parsed if is_clause_head(token) and token not in tallies]
    merged = _harm_partners(heads, lexicon)
    partners = set(merged.values())
    found = [_clause(token, merged.get(token.i), parsed) for token in heads if token.i not in partners]
    found += [_phrase(token) for token in parsed if is_event_phrase(token, lexicon)]
    found += [_tally(token) for token in tallies]
    found = [one for one in found if not _is_within_tally(one, found, parsed)]
    unique = {(one.left, one.right, one.nominal): one for one in found if one.right > one.left}
    return sorted(unique.values(), key=lambda one: (one.left, one.right))


def is_clause_head(token: Token) -> bool:
    """Whether the token is the predicate of a clause of its own."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod", "compound", "prep", "det", "mark"):
        return False
    if token.dep_ == "xcomp":
        return token.head.lemma_.lower() not in RAISING and token.head.pos_ == "VERB" and _has_object(token)
    if token.dep_ == "acl":
        return token.tag_ in ("VBN", "VBG", "VB", "VBD") and any(
            child.dep_ not in ("punct", "aux") for child in token.children
        )
    if token.dep_ == "ccomp" and _is_let(token):
        return False
    if token.dep_ == "pcomp" and token.head.head.lower_ == "short":
        return False
    if token.dep_ == "pcomp":
        return _is_absolute(token) or any(child.dep_ in OBJECTS for child in token.children)
    return token.dep_ in CLAUSE_DEPS or token.dep_ not in ("nmod", "npadvmod", "case", "advmod", "poss")


def _is_let(verb: Token) -> bool:
    """Whether a verb completes another one, though it has a subject of its own ("made the men dig graves")."""
    over = verb.head
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and over.lemma_ in ("let", "make"))
    if not bare or over.i > verb.i or over.lemma_.lower() not in LETTING:
        return False
    joined = any(child.tag_ == "MD" or child.dep_ == "mark" for child in verb.children)
    return not joined and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_absolute(verb: Token) -> bool:
    """Whether a participle has its own subject behind "with" ("with rebels fleeing into the hills").

    A bare figure is no such subject: it counts whom the clause is about ("an exodus, with thousands fleeing").
    """
    own = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i)
    people = (child for child in own if child.pos_ not in ("NUM", "PRON") and child.lower_ not in FIGURES)
    return verb.dep_ == "pcomp" and verb.head.lower_ == "with" and any(people)


def _has_object(token: Token) -> bool:
    return any(child.dep_ in OBJECTS or child.dep_ == "prep" for child in token.children)


def event_token(head: Token) -> Token:
    """Follows infinitive complements of raising and light verbs down to the token that names the event."""
    current = head
    for _ in range(4):
        below = _infinitive(current)
        if below is None or current.lemma_.lower() not in RAISING or _promises_an_end(current, below):
            return current
        current = below
    return current


def _promises_an_end(verb: Token, below: Token) -> bool:
    """Whether a verb promises that something will be no more, and so is itself what happened ("agreed to stop …")."""
    return verb.lemma_.lower() in PROMISING and below.lemma_.lower() in ENDING


def _infinitive(verb: Token) -> Token | None:
    """The verb that completes another, by itself or under an adjective ("is about to enter", "was unable to")."""
    kinds, words = ("acomp", "oprd", "prep"), IMPENDING | ABLE
    ahead = [child for child in verb.children if child.dep_ in kinds and child.lower_ in words]
    if verb.lemma_ == "stop":
        ahead += (of for child in verb.children if child.lower_ == "short" for of in child.children)
    for over in (verb, *ahead):
        for child in over.children:
            if child.dep_ == "ccomp" and _is_let(child):
                return child
            if (
                child.dep_ in ("xcomp", "pcomp")
                and child.tag_ in ("VB", "VBG", "VBN")
                and child.pos_ in ("VERB", "AUX")
            ):
                return child
    return None


def _harm_partners(heads: list[Token], lexicon: Lexicon) -> dict[int, int]:
    """Pairs of killed/injured predicates told as one claim: head index -> partner index."""

    def sort(token: Token) -> str:
        kinds = lexicon.verbs.get(token.lemma_.lower(), ())
        return next((kind for kind in ("harm.killed", "harm.injured") if kind in kinds), "")

    pairs: dict[int, int] = {}
    for token in heads:
        above = token.head
        if (
            token.dep_ in ("conj", "advcl")
            and above.i < token.i
            and {sort(token), sort(above)} == {"harm.killed", "harm.injured"}
        ) or (sort(token) and _is_counted_state(token)):
            pairs[above.i] = token.i
    return pairs


TAKING = frozenset("leave be have receive report count treat record admit see".split())
"""Verbs that take two figures, of which the second has its state behind it ("received 36 bodies and 172 wounded")."""


def _is_counted_state(token: Token) -> bool:
    """Whether a participle is the second of two figures under one verb ("left five dead and 12 wounded")."""
    above = token.head
    if token.tag_ not in ("VBN", "VBD") or above.i >= token.i or above.lemma_ not in TAKING:
        return False
    children = list(token.children)
    if any(child.pos_ != "NUM" and child.dep_ not in ("punct", "advmod") for child in children):
        return False
    if token.dep_ == "advcl":
        return not children and token.nbor(-1).pos_ == "NUM"
    return token.tag_ == "VBN" and token.dep_ == "conj" and bool(children)


def _clause(head: Token, partner: int | None, parsed: Doc) -> Candidate:
    kept = set(_kept(head, partner))
    if head.dep_ in ("relcl", "acl") and not (_is_result(head) and _leads_elsewhere(head)):
        kept |= _antecedent(head)
    left, right = _contiguous(kept, head)
    left, right = trim(left, min([right, *_next_clauses(head, partner)]), parsed, head.i)
    return Candidate(head=head.i, event=event_token(head).i, left=left, right=right, partner=partner)


def _tally(token: Token) -> Candidate:
    """A line that counts people without a verb: from their number to the end of what is told of their state."""
    kept = set(_argument(token)) | {token.i}
    _, right = _contiguous(kept, token)
    begin = counted_from(token)
    left, right = trim(token.i if begin is None else begin, right, token.doc, token.i)
    return Candidate(head=token.i, event=token.i, left=left, right=right)


def _is_within_tally(one: Candidate, found: list[Candidate], parsed: Doc) -> bool:
    """Whether a line's figure is told within another's words ("10 killed, 25 wounded in market blast")."""
    if parsed[one.head].lower_ not in TALLIED or one.nominal:
        return False
    return any(
        other.head < one.head and other.left < one.left and one.right <= other.right
        for other in found
        if parsed[other.head].lower_ in TALLIED and not other.nominal
    )


def _kept(head: Token, partner: int | None) -> Iterator[int]:
    """The tokens of a clause: the head's subtree without clauses of their own."""
    yield head.i
    for child in head.children:
        if child.i == partner:
            yield from _kept(child, None)
        elif (
            child.lower_ != "according"
            and not _is_joint(child)
            and not _stands_alone(child)
            and not _leads_absolute(child)
        ):
            yield from _argument(child)


def _next_clauses(head: Token, partner: int | None) -> Iterator[int]:
    """Where clauses with a subject of their own begin that are joined behind a predicate; its own words end there."""
    for child in head.children:
        if child.dep_ == "conj" and child.i > head.i and child.i != partner and _stands_alone(child):
            own = [noun for noun in child.children if noun.dep_ in ("nsubj", "nsubjpass") and noun.i > head.i]
            yield from (noun.left_edge.i for noun in own)


def _is_joint(child: Token) -> bool:
    """Whether a dependent only joins clauses: punctuation, "and", "that" ("if" and "since" belong to the clause)."""
    return child.dep_ in ("punct", "cc") or (child.dep_ == "mark" and child.lower_ not in KEEP_EDGE)


def _stands_alone(child: Token) -> bool:
    """Whether a dependent of a predicate is a clause that makes a candidate of its own."""
    if child.pos_ not in ("VERB", "AUX"):
        return False
    return child.dep_ in ("ccomp", "conj", "parataxis", "advcl", "csubj", "dep") and is_clause_head(child)


def _argument(token: Token) -> Iterator[int]:
    """A complement with all below it, but for coordinate clauses and relative clauses at its right edge."""
    yield token.i
    for child in token.children:
        if child.i > token.i and is_clause_head(child) and (child.dep_ in ("relcl", "advcl") or _is_result(child)):
            continue
        yield from _argument(child)


def _is_result(child: Token) -> bool:
    """Whether a participle on a noun tells what the predicate led to ("shells hit the market killing nine")."""
    return child.dep_ == "acl" and child.tag_ == "VBG" and child.lemma_.lower() in RESULTS


def _leads_elsewhere(result: Token) -> bool:
    """Whether a result's act is not the noun it hangs on: "shelled the port killing nine", not "a raid killing"."""
    return result.head.i + 1 < result.i or event_noun(result.head, lexicon()) is None


def _leads_absolute(child: Token) -> bool:
    """Whether a dependent leads an act told beside the clause: "with rebels fleeing", "after capturing the port"."""
    if child.dep_ != "prep":
        return False
    if child.lower_ in ("after", "before"):
        return any(below.dep_ == "pcomp" and is_clause_head(below) for below in child.children)
    return any(_is_absolute(below) for below in child.children)


def _antecedent(head: Token) -> set[int]:
    """The noun phrase that a relative or participial clause says something of, without other clauses."""
    noun = head.head
    return {i for i in _argument(noun) if i < head.i} | {noun.i}


def _contiguous(kept: set[int], head: Token) -> tuple[int, int]:
    """The stretch around the head that the kept tokens cover."""
    sentence = sentence_of(head)
    inside = sorted(i for i in kept if sentence.start <= i < sentence.end) or [head.i]
    return inside[0], inside[-1] + 1


def is_event_phrase(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun names an event and has something of its own to say about it."""
    if token.pos_ not in ("NOUN", "PROPN") or event_noun(token, lexicon) is None:
        return False
    if token.dep_ in ("compound", "nmod", "poss", "amod"):
        return False
    governor = token.head
    if token.dep_ == "dobj" and governor.lemma_.lower() in LIGHT_VERBS:
        return False
    return any(_says_something(child) for child in token.children)


def _says_something(child: Token) -> bool:
    if child.dep_ == "prep":
        return any(grandchild.dep_ == "pobj" for grandchild in child.children)
    if child.dep_ in ("acl", "relcl"):
        return True
    return child.dep_ in ("poss", "compound", "amod", "nmod") and child.pos_ == "PROPN"


def noun_lemma(token: Token) -> str:
    """The lemma of a noun in lower case; headlines' capitals make names of plurals ("Air Raids"), mended here."""
    lemma = str(token.lemma_).lower()
    return lemma[:-1] if token.tag_ in ("NNPS", "NNP") and lemma.endswith("s") and len(lemma) > MIN_PLURAL else lemma


def event_noun(token: Token, lexicon: Lexicon) -> str | None:
    """The kind that a noun makes, by itself or with the word before it."""
    lemma = noun_lemma(token)
    before = noun_lemma(token.nbor(-1)) if token.i > 0 else ""
    return lexicon.nouns.get(f"{before} {lemma}") or lexicon.nouns.get(lemma)


def _phrase(token: Token) -> Candidate:
    parsed = token.doc
    kept = {token.i}
    for child in token.children:
        if child.dep_ in ("punct", "cc", "conj", "appos"):
            continue
        if child.dep_ == "relcl" and is_clause_head(child) and child.i > token.i:
            continue
        kept |= set(_argument(child))
    left, right = _contiguous(kept, token)
    left, right = trim(left, right, parsed, token.i)
    return Candidate(head=token.i, event=token.i, left=left, right=right, nominal=True)
