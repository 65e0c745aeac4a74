"""Verbs of saying that the parser takes for something else, put back in their place in the tree.

At the end of a sentence "reports" is mostly a noun to the parser ("…, the Lake Observatory reports."), behind a name in
commas "reported" a participle, and a first word with a capital ("Aid workers in Ford reported") a verb. Every stage
that follows reads the tree, so it is mended here, once. What must stay true: no other word changes its tag.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

SINGULAR, PLURAL = frozenset({"reports", "claims", "estimates"}), frozenset({"report", "claim", "estimate"})
"""Forms that are a verb of one and of many, and a noun by their letters."""
TAKING_THAT = frozenset(
    "report state claim announce declare add confirm note write post explain mention recall".split()
)
"""Verbs of which no participle can hang on a speaker and have a "that …" of its own ("told that" is no such)."""
JOINING = frozenset({"of", "for", "in", "at", "on", "and", "&"})
"""Words within the name of a body."""
SAYING = TAKING_THAT | {"say", "tell", "warn"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
LONGEST_NAME = 12
"""Words between the comma and the verb."""
SPEAKING = frozenset(
    "agency media press newspaper paper daily radio television tv channel broadcaster network observatory monitor "
    "group organisation organization ministry army military police website site outlet portal centre center committee "
    "union council service project tracker office correspondent reporter correspondents reporters journalists agencies "
    "outlets monitors groups activists medics witnesses residents officials sources newspapers".split()
)
"""Nouns that report where they stand before such a word; names do as well."""


def restored(parsed: Doc) -> Doc:
    """Mends the tree and tags of a parse in place, and gives it back."""
    for token in list(parsed):
        if token.lower_ in SINGULAR | PLURAL and token.pos_ == "NOUN":
            start = _set_off(token)
            if start is not None:
                _end_with(token, start)
        elif token.dep_ == "acl" and token.tag_ in ("VBN", "VBD") and _says_that(token):
            _make_root(token)
        elif token.dep_ == "csubj" and token.tag_ in ("VB", "VBP") and _opens(token):
            _make_noun(token)
    return parsed


def _set_off(verb: Token) -> int | None:
    """Where the speaker begins that stands between a comma and a last "reports"; none where it is no verb."""
    doc, i = verb.doc, verb.i
    if i < 3 or not (i + 1 == len(doc) or doc[i + 1].text in (".", "!", "?") or doc[i + 1].is_space):
        return None
    start = i
    while start > max(0, i - LONGEST_NAME) and _in_name(doc[start - 1]):
        start -= 1
    if start == i or doc[start - 1].text not in (",", "”", '"') or start - 1 <= verb.sent.start:
        return None
    if doc[start].lower_ in JOINING or not _speaks(doc[start:i], verb):
        return None
    before = doc[verb.sent.start : start - 1]
    if _is_list(before):
        return None
    return start if any(one.tag_ in FINITE for one in before) else None


def _is_list(before: Span) -> bool:
    """Whether things stand one behind the other before the comma ("leaflets, videos, media reports")."""
    commas = [one.i for one in before if one.text == ","]
    item = list(before.doc[commas[-1] + 1 : before.end]) if commas else []
    return bool(item) and not any(one.pos_ in ("VERB", "AUX", "PROPN") for one in item)


def _in_name(token: Token) -> bool:
    if token.lower_ in JOINING or token.tag_ in ("POS", "HYPH", "CD"):
        return True
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "DET") or (token.text[:1].isupper() and token.pos_ == "VERB")


def _speaks(name: Span, verb: Token) -> bool:
    """Whether words before "reports" name who can report, one for "reports" and many for "report"."""
    words = list(name)
    head = _head(words)
    many = head.tag_ in ("NNS", "NNPS") or head.lower_ == "media"
    if head.lower_ in SPEAKING:
        return many if verb.lower_ in PLURAL else not many or head.lower_ == "media"
    named = head.pos_ == "PROPN" and head.text[:1].isupper()
    return named and verb.lower_ in SINGULAR and words[0].tag_ != "NNS"


def _head(words: list[Token]) -> Token:
    """The word of a name that says what is named: the last before "of" or "for", figures aside."""
    cut = next((k for k, word in enumerate(words) if k and word.lower_ in JOINING), len(words))
    nominal = [word for word in words[:cut] if word.pos_ in ("NOUN", "PROPN", "VERB")]
    return nominal[-1] if nominal else words[0]


def _end_with(verb: Token, start: int) -> None:
    """Makes a noun the verb over its sentence, with the words before it as who says it."""
    doc, root = verb.doc, verb.sent.root
    words = list(doc[start : verb.i])
    head = _head(words)
    inside = range(start, verb.i)
    loose = [word for word in words if word is not head and word.head.i not in inside]
    if root.i == verb.i or root.i in inside:
        root = next((one for one in (*root.children, *verb.children) if one.i < start - 1), None)
    verb.head = verb
    if root is not None:
        for below in [one for one in verb.children if one.i < start - 1 and one.i != root.i]:
            below.head = root
        root.head, root.dep_ = verb, "ccomp"
    for word in loose:
        word.head = head
    head.head, head.dep_ = verb, "nsubj"
    verb.dep_, verb.pos_ = "ROOT", "VERB"
    verb.tag_, verb.lemma_ = ("VBZ", verb.lower_[:-1]) if verb.lower_ in SINGULAR else ("VBP", verb.lower_)


def _says_that(verb: Token) -> bool:
    """Whether a supposed participle has a "that …" behind it, and its noun heads a sentence without another verb."""
    noun = verb.head
    if str(verb.lemma_).lower() not in TAKING_THAT or noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if any(child.dep_ in ("agent", "auxpass") for child in verb.children):
        return False
    told = (child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i)
    return any(child.dep_ == "mark" and child.lower_ == "that" for one in told for child in one.children)


def _make_root(verb: Token) -> None:
    """Makes a participle the verb of the noun it hangs on."""
    noun = verb.head
    verb.head, verb.dep_, verb.pos_, verb.tag_ = verb, "ROOT", "VERB", "VBD"
    for below in [one for one in noun.children if one.dep_ in ("punct", "advmod") and one.i > noun.i]:
        below.head = verb
    noun.head, noun.dep_ = verb, "nsubj"


def _opens(word: Token) -> bool:
    """Whether a bare verb opens a sentence as the subject of a verb of saying: English has no such clause."""
    first = word.i == word.sent.start and word.text[:1].isupper() and len(word.text) > 1
    cue = word.head
    object_ = next((one for one in word.children if one.dep_ == "dobj" and one.i < cue.i), None)
    return first and object_ is not None and cue.i > word.i and str(cue.lemma_).lower() in SAYING


def _make_noun(word: Token) -> None:
    """Makes a supposed verb part of the noun it seems to act on ("Aid workers", "Save the Children")."""
    cue = word.head
    noun = next(one for one in word.children if one.dep_ == "dobj")
    noun.head, noun.dep_ = cue, "nsubj"
    for below in list(word.children):
        below.head = noun
    word.head, word.dep_ = noun, "compound"
    word.pos_, word.tag_ = ("NOUN", "NN") if noun.i == word.i + 1 else ("PROPN", "NNP")
