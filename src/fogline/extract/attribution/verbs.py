"""Cue verbs whose content follows them: clauses, infinitives, objects and prepositional phrases."""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft, Shape, is_negated
from fogline.extract.attribution.lexicon import Cue, CueLexicon
from fogline.extract.attribution.report import Range, Report, child, subtree
from fogline.extract.attribution.speakers import TIME_WORDS, can_speak, lemma, phrase_before
from fogline.extract.attribution.subjects import Subject, subject_of

CLAUSES = ("ccomp", "xcomp", "advcl")
BACKSHIFTED = frozenset({"would", "had", "could", "will", "can"})
"""Auxiliaries that show a coordinated clause to be reported as well."""
NOMINATIVE = frozenset({"they", "he", "she", "we", "i"})
"""Pronouns that begin the clause even where the parser makes them the cue's object."""
PLAIN = frozenset(
    {"say", "report", "state", "add", "announce", "claim", "confirm", "indicate", "tell", "note", "stress"}
)
"""Cues that are followed by a clause wherever "that" follows them."""
OPENERS = frozenset({"“", '"', "''", "``", "«", "„"})
FARTHEST_QUOTE = 14
"""Tokens between a cue and the mark that introduces its quotation ("said in a statement on Monday:")."""
PRESENT = frozenset({"is", "are", "has", "have"})
"""Auxiliaries that a past cue cannot be coordinated with."""
FARTHEST_SUBJECT = 6
"""Words before the speaker that may open a sentence ("On Monday the army said …")."""
NO_SUBJECTS = frozenset(
    "it this that so what something nothing anything everything little much more word yes no".split()
)
"""Objects of "said" that begin no clause."""
NO_CLAUSE_WORDS = frozenset(
    {"if", "when", "while", "after", "before", "because", "as", "since", "until", "unless", "although", "though", "so"}
)


def is_cue_verb(token: Token) -> bool:
    """Whether a form of a cue verb stands as a verb; tags decide, except for forms that are nothing else."""
    if token.lower_ in ("said", "says", "told"):
        return bool(token.tag_ != "JJ" and token.dep_ != "amod")
    follows = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "that"
    if follows and token.i > 0 and (token.nbor(-1).lower_ == "to" or token.nbor(-1).pos_ in ("PRON", "AUX")):
        return True
    return bool(token.pos_ in ("VERB", "AUX")) and token.dep_ not in ("amod", "compound", "aux")


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: by its auxiliary or subject, or a participle after its noun."""
    if any(other.dep_ in ("auxpass", "nsubjpass", "agent") for other in verb.children):
        return True
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":
        return not any(other.dep_ in ("aux", "nsubj") for other in verb.lefts)
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD")


def active(report: Report, verb: Token, cue: Cue) -> Draft | None:
    """Reads an active cue verb with its content to the right."""
    if cue.hedge == "denying" and verb.dep_ == "relcl" and verb.head.lower_ in report.lexicon.nouns:
        return None  # "an accusation that the army denied": what follows is no more of it
    content = clause_after(report, verb, cue)
    shape = "clause"
    if content is None:
        shape = "object"
        content = _plain_clause(report, verb, cue) or _object(report, verb, cue) or after_preposition(verb, cue)
    if content is None:
        return None
    subject = subject_of(report, verb) or _plain_subject(report, verb)
    if subject is not None and shape == "object" and not _may_speak(subject, report.lexicon):
        return None
    return _drafted(verb, cue, content, subject, "clause" if shape == "clause" else "object")


def _plain_subject(report: Report, verb: Token) -> Subject | None:
    """The noun phrase right before the verb, where the parser gives it no subject."""
    found = phrase_before(report, verb.i) if verb.tag_ != "VBG" else None
    return None if found is None else Subject(tokens=found, head=report.parsed[found[1] - 1])


def before_quote(report: Report, verb: Token, cue: Cue) -> Draft | None:
    """Reads a cue verb that introduces a quotation: "said in a statement: “…”"."""
    content = _quoted_after(report, verb) if cue.takes("quote") else None
    return None if content is None else _drafted(verb, cue, content, subject_of(report, verb), "clause")


def _drafted(verb: Token, cue: Cue, content: Range, subject: Subject | None, shape: Shape) -> Draft:
    return Draft(
        content=(content,),
        cue=(verb.i, verb.i + 1),
        entry=cue,
        shape=shape,
        source=subject.tokens if subject else None,
        head=subject.head.i if subject else None,
        stands_for=subject.stands_for if subject else None,
        negated=is_negated(verb),
        borrowed=subject is not None and not subject.own,
    )


def _quoted_after(report: Report, verb: Token) -> Range | None:
    """A quotation that a colon or comma behind the verb introduces, also in the next paragraph."""
    end = report.sentence(verb.i)[1]
    for i in range(verb.i + 1, min(end, verb.i + FARTHEST_QUOTE)):
        if report.words[i] not in (":", ","):
            continue
        start = i + 1
        while start < len(report.words) and report.parsed[start].is_space:
            start += 1
        if start < len(report.words) and report.words[start] in OPENERS:
            return start, start + 1
    return None


def _may_speak(subject: Subject, lexicon: CueLexicon) -> bool:
    return can_speak(subject.head, lexicon) or subject.head.pos_ in ("PROPN", "PRON", "NOUN")


def clause_after(report: Report, verb: Token, cue: Cue) -> Range | None:
    """The complement clause to the right of a verb, from its "that" or first word to its last."""
    taken = child(verb, "dobj")
    if taken is not None and lemma(taken) in ("responsibility", "credit"):
        return None
    for other in verb.rights:
        if other.dep_ not in CLAUSES and not (other.dep_ in ("dobj", "dep", "parataxis") and _has_that(report, other)):
            continue
        if other.dep_ == "advcl" and not _has_that(report, other):
            continue
        if report.words[verb.i + 1] == ";":
            break  # a frame behind its words: what follows is told on, or by another
        found = _clause(report, verb, other, cue)
        if found is not None and report.has_verb(found):
            return found
    return _plain_that(report, verb, cue)


def _plain_that(report: Report, verb: Token, cue: Cue) -> Range | None:
    """The rest of the sentence after "said that", where the parser saw no clause (upper-case and damaged text)."""
    end = report.sentence(verb.i)[1]
    start = verb.i + 1 + (report.words[verb.i + 1 : verb.i + 2] == ("only",))
    if not cue.takes("that") or start + 2 >= end or report.words[start] != "that":
        return None
    plain = cue.lemma in PLAIN or start > verb.i + 1
    return (start, end) if plain and report.parsed[start].dep_ != "dobj" else None


def _plain_clause(report: Report, verb: Token, cue: Cue) -> Range | None:
    """The rest of the sentence after "said" that the parser took for an object ("said some of them infiltrated …").

    Nobody says or adds a thing with a verb of its own behind it; what stands there is a clause without "that".
    """
    taken = child(verb, "dobj")
    begin, end = report.sentence(verb.i)
    subject = next((other for other in verb.lefts if other.dep_ == "nsubj"), None)
    if cue.lemma not in ("say", "add") or taken is None or subject is None or taken.left_edge.i != verb.i + 1:
        return None
    if subject.left_edge.i - begin > FARTHEST_SUBJECT or not _may_act(taken) or report.words[verb.i + 1] in OPENERS:
        return None
    marks = [i for i in range(verb.i + 1, end) if report.words[i] in (",", ":", ";", "“", '"')]
    stop = marks[0] if marks else end
    acts = [token for token in report.parsed[taken.i + 1 : stop] if _is_its_act(token, taken)]
    return (verb.i + 1, end) if acts else None


def _is_its_act(verb: Token, noun: Token) -> bool:
    """Whether a verb behind a supposed object is what that does, or what another one does beside it."""
    if verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or verb.dep_ == "relcl":
        return False
    own = any(other.dep_ in ("nsubj", "nsubjpass") for other in verb.lefts)
    return (verb.dep_ == "acl" and noun.is_ancestor(verb)) or (verb.dep_ == "conj" and own and verb.head == noun.head)


def _may_act(noun: Token) -> bool:
    """Whether a supposed object can be the subject of what is said."""
    return noun.pos_ in ("NOUN", "PROPN", "DET", "NUM", "PRON") and noun.lower_ not in TIME_WORDS | NO_SUBJECTS


def _has_that(report: Report, head: Token) -> bool:
    first = head.left_edge.i
    return bool(report.words[first] == "that" or report.words[first : first + 2] == ("only", "that"))


def _clause(report: Report, verb: Token, head: Token, cue: Cue) -> Range | None:
    start, end = subtree(head)
    start = max(start, verb.i + 1)
    start += report.words[start : start + 2] == ("only", "that")
    if start - verb.i <= 4 and report.words[verb.i + 1] in NOMINATIVE:
        start = verb.i + 1
    if head.dep_ == "xcomp":
        wanted = _infinitive_frame(head)
        if not cue.takes(wanted):
            return None
        return start, end
    if not cue.takes("that") or (head.tag_ == "VBG" and head.dep_ != "ccomp"):
        return None
    if report.words[start] in NO_CLAUSE_WORDS and not (
        report.words[start] == "if" and cue.lemma in ("ask", "wonder", "doubt", "know")
    ):
        return None
    return (start, _with_more(report, verb, end)) if end - start >= 2 else None


def _with_more(report: Report, verb: Token, end: int) -> int:
    """Takes a coordinated clause along that the parser hung on the cue ("… and that …", "… but would …")."""
    for other in verb.rights:
        start, stop = subtree(other)
        if other.dep_ == "ccomp" and end <= start <= end + 1:
            end = stop
        if other.dep_ != "conj" or start < end or start - end > 3:
            continue
        apart = "," in report.words[end:start]
        reported = report.words[start] == "that"
        modal = any(child.dep_ == "aux" and child.lower_ in BACKSHIFTED for child in other.lefts)
        own = any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in other.lefts)
        shifted = verb.tag_ == "VBD" and not own and any(child.lower_ in PRESENT for child in other.lefts)
        if reported or shifted or (not apart and (modal or own)) or (own and modal):
            end = stop
    return end


def _infinitive_frame(head: Token) -> str:
    if any(other.dep_ == "aux" and other.lower_ == "to" for other in head.children):
        return "to"
    if head.tag_ == "VBG" or any(other.dep_ == "aux" and other.lower_ == "having" for other in head.lefts):
        return "ing"
    return "that" if head.tag_ in ("VBD", "VBZ", "VBP") else "object+"


def _object(report: Report, verb: Token, cue: Cue) -> Range | None:
    """The object, with what is said of it where the verb wants that."""
    if cue.takes("object+"):
        return _object_and_more(report, verb, cue)
    found = child(verb, "dobj")
    if found is None or found.i < verb.i:
        return None
    if not object_allowed(report.lexicon, cue, found) and not _is_done_to(report.lexicon, cue, found):
        return None
    if cue.takes("figure"):
        return found.left_edge.i, max(found.right_edge.i, verb.right_edge.i) + 1
    if cue.takes("object"):
        return subtree(found)
    if cue.takes("shown", "seen"):
        subject = subject_of(report, verb)
        shows = subject is not None and (
            lemma(subject.head) in report.lexicon.evidence or subject.head.lower_ in report.lexicon.evidence
        )
        return (found.left_edge.i, _shown_end(verb, found)) if shows else None
    return None


def _shown_end(verb: Token, found: Token) -> int:
    """Takes what the shown thing does along ("footage shows soldiers leaving the town")."""
    said = [
        other for other in verb.rights if other.dep_ in ("acl", "advcl", "ccomp", "xcomp", "prep") and other.i > found.i
    ]
    last: int = max([found.right_edge.i, *(other.right_edge.i for other in said)])
    return last + 1


def _object_and_more(report: Report, verb: Token, cue: Cue) -> Range | None:
    kept = [
        other
        for other in verb.rights
        if other.dep_ in ("dobj", "ccomp", "xcomp", "oprd", "dative", "acomp")
        or (other.dep_ == "prep" and other.lower_ in ("of", "as", "for", "to", "with", "against", "on"))
    ]
    first = next((other for other in kept if other.dep_ != "prep"), None)
    if first is None or not object_allowed(report.lexicon, cue, first):
        return None
    start, end = first.left_edge.i, max(other.right_edge.i for other in kept) + 1
    return (start, end) if start > verb.i else None


def object_allowed(lexicon: CueLexicon, cue: Cue, found: Token, *, passive: bool = False) -> bool:
    """Whether the lexicon lets the verb attribute with this object."""
    word = lemma(found)
    required = lexicon.required.get(cue.lemma)
    return word not in lexicon.excluded.get(cue.lemma, ()) and (passive or required is None or word in required)


def _is_done_to(lexicon: CueLexicon, cue: Cue, found: Token) -> bool:
    """Whether a claim is of what was done to things ("claimed thirty tanks destroyed")."""
    if cue.lemma != "claim" or lemma(found) in lexicon.excluded.get(cue.lemma, ()):
        return False
    return any(other.dep_ == "acl" and other.tag_ in ("VBN", "VBD") for other in found.rights)


def after_preposition(verb: Token, cue: Cue) -> Range | None:
    """The phrase after a preposition that the cue takes ("warned of …", "called for …")."""
    for other in verb.rights:
        word = "to-noun" if other.lower_ == "to" else other.lower_
        if other.dep_ not in ("prep", "prt", "agent", "dative") or not cue.takes(word):
            continue
        inner = child(other, "pobj", "pcomp")
        if inner is None:
            continue
        if word == "on" and cue.lemma == "call":
            return inner.left_edge.i, verb.right_edge.i + 1
        return inner.left_edge.i, other.right_edge.i + 1
    return None
