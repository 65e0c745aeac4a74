"""Acts that somebody is accused of, and what they came to: the parse hangs them on who accuses.

"Ruritania accused Zenda of shelling Stone, killing two": the model lets Ruritania kill, and the accusers in "has been
accused by rights groups of killing farmers". What must stay true: only a participle behind the act, without a subject
or a preposition of its own, is moved; what is told before the act, and what the accuser does by word ("…, adding
that"), stays.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from fogline.extract.laying import BLAMING

LEADS = frozenset({"of", "for", "with", "over"})
"""Prepositions between who is accused and the act."""
SPEAKING = frozenset(
    {"add", "say", "call", "note", "warn", "claim", "cite", "stress", "insist", "argue", "vow", "describe", "demand",
     "urge", "tell", "refer", "point", "accuse", "blame", "threaten", "promise", "put", "use", "quote"}
)  # fmt: skip
"""Participles of the accuser's own."""


def with_results_of_acts(parsed: Doc) -> Doc:
    """Hangs participles on the act that somebody is accused of, where the parse hangs them on the accusing."""
    for verb in parsed:
        if verb.tag_ == "VBN" and verb.lemma_ in BLAMING:
            _with_accusers_apart(verb)
        if verb.tag_ == "VBG" and verb.head.lemma_ in BLAMING and verb.head.i < verb.i:
            act = _act(verb)
            if act is not None:
                verb.head, verb.dep_ = act, "advcl"
    return parsed


def _with_accusers_apart(verb: Token) -> None:
    """Gives "of killing" back to "accused by rights groups of killing civilians"; the groups kill nobody."""
    for by in verb.children:
        if by.dep_ != "agent":
            continue
        for of in [one for one in by.subtree if one.lower_ in LEADS and one.i > by.i]:
            if any(child.dep_ == "pcomp" for child in of.children):
                of.head, of.dep_ = verb, "prep"
                return


def _act(result: Token) -> Token | None:
    """The act of the accusation that a participle stands behind; `None` where it is the accuser's own."""
    if result.dep_ not in ("advcl", "acl") or result.lemma_ in SPEAKING or result.left_edge.i != result.i:
        return None
    leads = [one for one in result.head.children if one.dep_ == "prep" and one.lower_ in LEADS]
    leads += [far for one in result.head.children if one.dep_ == "dobj" for far in one.children if far.lower_ in LEADS]
    acts = [one for lead in leads for one in lead.children if one.dep_ == "pcomp" and one.tag_ == "VBG"]
    before = [act for act in acts if act.i < result.i]
    return before[-1] if before and result.nbor(-1).text == "," else None
