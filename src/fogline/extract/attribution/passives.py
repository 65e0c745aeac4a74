"""Cue verbs in the passive: "was reported by …", "is believed to …", "claimed by …", and "seems to …"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft, is_negated
from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.report import Range, Report, child, subtree
from fogline.extract.attribution.speakers import clipped
from fogline.extract.attribution.verbs import after_preposition, clause_after, object_allowed

ADDRESSED = frozenset({"tell", "inform", "notify", "assure", "remind", "ask", "advise", "brief", "warn"})
"""Verbs whose passive subject is the listener."""
NAMING = frozenset({"call", "name", "dub", "label", "brand", "read"})
"""Verbs whose passive gives a name and reports nothing."""


def passive(report: Report, verb: Token, cue: Cue) -> Draft | None:
    """Reads a passive cue verb: its subject and what is said of it are the content, the agent is the speaker."""
    agent = _agent(verb)
    if cue.lemma in NAMING:
        return None
    if cue.sort == "attitude" and agent is None:
        return None
    content = _content(report, verb, cue, agent) or _as_reported(report, verb, agent)
    if not content:
        return None
    kept = cue if agent is not None or cue.hedge != "neutral" else replace(cue, strength=min(cue.strength, 2))
    return Draft(
        content=content,
        cue=(verb.i, verb.i + 1),
        entry=kept,
        shape="passive",
        source=clipped(report, subtree(agent)) if agent is not None else None,
        head=agent.i if agent is not None else None,
        negated=is_negated(verb),
    )


def _agent(verb: Token) -> Token | None:
    by = child(verb, "agent") or next((o for o in verb.rights if o.dep_ == "prep" and o.lower_ == "by"), None)
    if by is None:
        return None
    found = child(by, "pobj")
    return found if found is not None and found.pos_ in ("NOUN", "PROPN", "PRON") else None


def _as_reported(report: Report, verb: Token, agent: Token | None) -> tuple[Range, ...]:
    """The main clause beside "as confirmed by …"."""
    marked = any(other.lower_ == "as" and other.i == verb.i - 1 for other in verb.lefts)
    if not marked or agent is None:
        return ()
    begin, end = report.sentence(verb.i)
    before, after = report.trimmed((begin, verb.i - 1)), report.trimmed((agent.right_edge.i + 1, end))
    chosen = before if before is not None and report.has_verb(before) else after
    return (chosen,) if chosen is not None and chosen[1] - chosen[0] > 1 else ()


def _content(report: Report, verb: Token, cue: Cue, agent: Token | None) -> tuple[Range, ...]:
    after = _complement(report, verb, cue)
    subject = child(verb, "nsubjpass", "nsubj")
    if cue.lemma in ADDRESSED:
        asked = after or (after_preposition(verb, cue) if cue.lemma == "ask" else None)
        return (asked,) if asked and (agent is not None or cue.lemma == "ask") else ()
    if verb.dep_ == "acl":
        return _participle(report, verb, cue, agent, after)
    if subject is None:
        return ()
    if subject.lower_ == "it" and after is not None:
        return (after,)
    if not (after or cue.takes("object", "object+", "that")) or not object_allowed(
        report.lexicon, cue, subject, passive=True
    ):
        return ()
    if after is None and agent is None and not cue.takes("object", "passive"):
        return ()
    before = subtree(subject)
    if before[1] > verb.i:
        return ()
    return (before, after) if after else (before,)


def _participle(report: Report, verb: Token, cue: Cue, agent: Token | None, after: Range | None) -> tuple[Range, ...]:
    """Reads "attacks claimed by …": the noun before is the content, with what is said of it where that follows."""
    noun = verb.head
    if agent is None and after is not None and _only_describes(verb):
        return ()
    if after is None and not cue.takes("object", "object+", "that", "quote", "passive"):
        return ()
    if (
        (agent is None and after is None)
        or not object_allowed(report.lexicon, cue, noun, passive=True)
        or noun.i > verb.i
    ):
        return ()
    before = (noun.left_edge.i, verb.i)
    if after is None and agent is not None:
        beyond = [o for o in verb.rights if o.dep_ == "prep" and o.i > agent.right_edge.i]
        after = (beyond[0].left_edge.i, beyond[-1].right_edge.i + 1) if beyond else None
    return (before, after) if after else (before,)


def _only_describes(verb: Token) -> bool:
    """Whether a participle tells what its noun is held to be ("gunmen believed to be deserters"), which is no act."""
    return any(
        other.dep_ == "xcomp" and other.lemma_ == "be" and any(one.dep_ in ("attr", "acomp") for one in other.children)
        for other in verb.rights
    )


def _complement(report: Report, verb: Token, cue: Cue) -> Range | None:
    for other in verb.rights:
        if other.dep_ in ("xcomp", "oprd", "acomp") and other.dep_ != "punct":
            return subtree(other)
        if other.dep_ == "prep" and other.lower_ == "as" and cue.takes("object+", "as"):
            return subtree(other)
    return clause_after(report, verb, cue) if cue.takes("that") else None


def appearing(verb: Token, cue: Cue) -> Draft | None:
    """Reads "seems to …" and "appears that …": distance without a speaker."""
    subject = child(verb, "nsubj", "expl")
    after = next((o for o in verb.rights if o.dep_ in ("xcomp", "oprd", "acomp", "ccomp")), None)
    if after is None:
        return None
    content: tuple[Range, ...] = (subtree(after),)
    if subject is not None and subject.lower_ not in ("it", "there"):
        before = subtree(subject)
        if before[1] > verb.i:
            return None
        content = (before, *content)
    return Draft(content=content, cue=(verb.i, verb.i + 1), entry=cue, shape="passive", negated=is_negated(verb))
