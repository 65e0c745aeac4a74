"""What a pronoun or a short form stands for in the same report.

Only plain cases are resolved: the nearest earlier subject that fits in number and animacy, and for "the city" the
nearest earlier named place. Where nothing fits, the pronoun stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from fogline.extract.done_to import done_to
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import NOT_PLACES, Range, is_proper_adjective, name_range
from fogline.extract.sentence_spans import sentence_of

PLURAL = frozenset({"they", "them", "their", "we", "us"})
SINGULAR_PERSON = frozenset({"he", "him", "his", "she", "her"})
THING = frozenset({"it", "its"})
RELATIVE = frozenset({"which", "who", "that", "whom", "whose"})
SHORT_PLACES = frozenset(
    {
        "city",
        "town",
        "village",
        "district",
        "neighborhood",
        "neighbourhood",
        "area",
        "province",
        "region",
        "country",
        "capital",
        "suburb",
        "camp",
        "enclave",
    }
)
TOLD_BEFORE = SHORT_PLACES - {"capital"}
"""Those by which a report calls a place again that it has named; "the capital" is the country's."""
OBJECT_FORMS = frozenset({"them", "him", "it", "us"})
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
"""Words for who speaks."""
ACRONYM = range(2, 7)
"""Letters of a capitalised short form, which nearly always names a body of people ("HTS remains … their goals")."""
LOOK_BACK = 3
"""Sentences searched behind the pronoun's own; farther subjects are seldom meant (dev texts: under 4 %)."""


def antecedent(token: Token, lexicon: Lexicon, *, besides: Token | None = None) -> Range | None:
    """The token range that a pronoun stands for, or `None`.

    Args:
        token: the pronoun.
        lexicon: classes of nouns.
        besides: a predicate whose own subjects are not meant ("the quay came under its control").
    """
    word = token.lower_
    if word in RELATIVE:
        return _relative(token)
    if word == "others":
        return _of_the_same(token, lexicon)
    if word not in PLURAL | SINGULAR_PERSON | THING:
        return None
    plain = _told_by_grammar(token, lexicon)
    if plain is not None:
        return name_range(plain)
    own = _own_subjects(token)
    earlier = (one for one in _earlier_subjects(token) if besides is None or one.head.i != besides.i)
    fitting = [candidate for candidate in earlier if candidate.i not in own and _fits(word, candidate, lexicon)]
    heads = {one.i for one in fitting}
    fitting = [one for one in fitting if one.dep_ != "poss" or one.head.i not in heads]  # "Darmia's army … it"
    if not fitting:
        return None
    meant = _many(token, fitting) if word in PLURAL else fitting[0]
    return name_range(_called(meant) or _said_to_be(meant) if word in SINGULAR_PERSON else _said_to_be(meant))


def _told_by_grammar(token: Token, lexicon: Lexicon) -> Token | None:
    """The noun that the pronoun's place in the sentence points at, whatever subjects stand nearer."""
    word = token.lower_
    things = _things_above(token, lexicon) if word in PLURAL else None
    found = things or done_to(token, lexicon)
    if found is not None:
        return found
    speaking = _speaking(token) if word in PLURAL - FIRST_PERSON else None
    if speaking is not None and _fits(word, speaking, lexicon) and lexicon.is_a(speaking.lemma_.lower(), "force"):
        return speaking
    given = _receiver(token)
    return given if given is not None and _fits(word, given, lexicon) else None


def _of_the_same(others: Token, lexicon: Lexicon) -> Range | None:
    """The people that counted "others" are more of ("killed two nurses and injured nine others")."""
    counted = any(child.dep_ in ("nummod", "amod", "quantmod") for child in others.lefts) or others.head.lower_ == "of"
    if not counted:
        return None
    before = (others.doc[i] for i in range(others.i - 1, sentence_of(others).start - 1, -1))
    people = (one for one in before if one.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") and one.tag_ in ("NN", "NNS"))
    same = next((one for one in people if lexicon.is_a(one.lemma_.lower(), "person", "force")), None)
    return None if same is None else (same.i, same.i + 1)


def is_first_person(parsed: Doc, tokens: Range) -> bool:
    """Whether words are those by which a speaker names themselves ("we")."""
    word = parsed[tokens[0]]
    return tokens[1] - tokens[0] == 1 and word.lower_ in FIRST_PERSON and word.pos_ == "PRON" and word.text != "US"


def _things_above(token: Token, lexicon: Lexicon) -> Token | None:
    """The things that "they" takes up from the clause above ("two car bombs were destroyed before they …")."""
    clause = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ != "advcl":
        return None
    subjects = (child for child in clause.head.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i)
    things = (child for child in subjects if child.tag_ == "NNS")
    return next((one for one in things if lexicon.is_a(one.lemma_.lower(), "weapon", "vehicle", "aircraft")), None)


def _speaking(token: Token) -> Token | None:
    """The subject of the verb whose content a clause is ("the army lost it, but rebel forces claimed that they …")."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ccomp":
        return None
    return next((one for one in token.head.head.children if one.dep_ == "nsubj" and one.i < token.i), None)


def _receiver(token: Token) -> Token | None:
    """Who is given what a clause is about ("handing Ruritania its biggest gain since it captured the port")."""
    above = token.head.head if token.dep_ in ("nsubj", "nsubjpass", "poss") else token
    given = (child for child in above.children if child.dep_ == "dative" and child.pos_ in ("NOUN", "PROPN"))
    return next((child for child in given if child.i < token.i), None)


def _own_subjects(token: Token) -> frozenset[int]:
    """Whom an object cannot mean: the subjects of its own predicate ("the council considers them rebels")."""
    is_subject = token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX")
    if token.lower_ not in OBJECT_FORMS or is_subject:
        return frozenset()
    above = token.head
    while above.head.i != above.i:
        subjects = {child.i for child in above.children if child.dep_ in ("nsubj", "nsubjpass")} - {token.i}
        if subjects:
            return frozenset(subjects)
        above = above.head
    return frozenset(child.i for child in above.children if child.dep_ in ("nsubj", "nsubjpass"))


def _said_to_be(noun: Token) -> Token:
    """The name that a plain noun is said to bear ("the main force being the League")."""
    if noun.pos_ != "NOUN" or noun.dep_ != "nsubj" or noun.head.lemma_.lower() != "be":
        return noun
    return next((other for other in noun.head.children if other.dep_ == "attr" and other.pos_ == "PROPN"), noun)


def _called(noun: Token) -> Token | None:
    """The name set beside somebody's office, which a parse may hang on the place ("the mayor of Ford, Ana Petrel,")."""
    if noun.pos_ != "NOUN":
        return None
    of = (below for child in noun.children if child.lower_ == "of" for below in child.children)
    beside = (child for one in (noun, *of) for child in one.children)
    return next((child for child in beside if child.dep_ == "appos" and child.tag_ == "NNP"), None)


def _many(token: Token, fitting: list[Token]) -> Token:
    """For "they": a plural subject of the same sentence before a collective one ("the army says the rebels … they")."""
    here = [one for one in fitting if sentence_of(one).start == sentence_of(token).start]
    plural = [one for one in here if one.tag_ in ("NNS", "NNPS") and one.dep_ in ("nsubj", "nsubjpass")]
    return plural[-1] if plural and here[0].dep_ == "poss" else fitting[0]


def _relative(token: Token) -> Range | None:
    clause = token.head
    while clause.dep_ not in ("relcl", "ROOT") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "relcl" or clause.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return name_range(clause.head)


def _earlier_subjects(token: Token) -> list[Token]:
    """Nouns before the token within a few sentences, subjects first within each sentence, nearest sentence first."""
    sentences = [sentence for sentence in token.doc.sents if sentence.start <= token.i]
    found: list[Token] = []
    for sentence in reversed(sentences[-1 - LOOK_BACK :]):
        nouns = [other for other in sentence if other.i < token.i and other.pos_ in ("NOUN", "PROPN")]
        found += [noun for noun in nouns if noun.dep_ in ("nsubj", "nsubjpass", "poss")]
        found += [noun for noun in nouns if noun.dep_ in ("pobj", "dobj") and noun.head.lower_ in ("by", "of")]
    return found


def _fits(word: str, candidate: Token, lexicon: Lexicon) -> bool:
    lemma = candidate.lemma_.lower()
    if word in SINGULAR_PERSON and candidate.dep_ == "pobj" and candidate.head.lower_ == "of":
        return False  # "the governor of Northmark … he"
    if word in SINGULAR_PERSON:
        someone = candidate.pos_ == "PROPN" or lexicon.is_a(lemma, "person", "commander")
        return someone and candidate.tag_ in ("NNP", "NN")
    if word in THING and candidate.tag_ == "NNPS":  # "the Rapid Support Forces said it …"
        return lexicon.is_a(lemma.removesuffix("s"), "force", "group")
    if word in THING:
        return candidate.tag_ in ("NNP", "NN") and (candidate.pos_ == "PROPN" or lexicon.is_a(lemma, "force", "group"))
    short = candidate.pos_ == "PROPN" and candidate.text.isupper() and len(candidate.text) in ACRONYM
    plural = short or candidate.tag_ in ("NNS", "NNPS") or any(other.dep_ == "conj" for other in candidate.children)
    return (plural or lexicon.is_a(lemma, "force")) and (
        candidate.pos_ == "PROPN" or lexicon.is_a(lemma, "force", "person")
    )


def earlier_place(token: Token) -> Range | None:
    """For "the city" and the like: the nearest earlier proper name that stood as a place; "the capital" is none."""
    if token.lemma_.lower() not in TOLD_BEFORE or not _is_definite(token):
        return None
    return _nearest(token, 0, _stands_as_place)


def place_of_it(token: Token) -> Range | None:
    """The nearest earlier place that "it" stands for as what is taken, lost or held, in this sentence or the last.

    What another predicate acts on by its name is one as well ("took Karsa and held it").
    """
    before = token.doc[max(0, sentence_of(token).start - 1)]
    return _nearest(
        token,
        sentence_of(before).start,
        lambda other: other.lower_ not in NOT_PLACES and (other.dep_ == "dobj" or _stands_as_place(other)),
    )


def _nearest(token: Token, floor: int, fits: Callable[[Token], bool]) -> Range | None:
    """The nearest proper name before a token, no farther than a floor, that fits."""
    parsed: Doc = token.doc
    before = (parsed[i] for i in range(token.i - 1, floor - 1, -1))
    found = next((other for other in before if other.pos_ == "PROPN" and fits(other)), None)
    return None if found is None else name_range(found)


def _stands_as_place(name: Token) -> bool:
    return name.dep_ == "pobj" and _leads_place(name.head)


def _leads_place(preposition: Token) -> bool:
    """Whether a preposition surely leads to a place, not to a person spoken to or of."""
    word, above = preposition.lower_, preposition.head
    if word in ("in", "near", "around", "into", "outside", "inside"):
        return True
    return word == "of" and above.lemma_.lower() in SHORT_PLACES


def _is_definite(token: Token) -> bool:
    if any(child.pos_ == "PROPN" or is_proper_adjective(child) for child in token.lefts):
        return False
    if any(child.dep_ == "prep" and child.lower_ == "of" for child in token.rights):
        return False
    return any(child.lower_ in ("the", "this", "that") for child in token.lefts if child.dep_ == "det")
