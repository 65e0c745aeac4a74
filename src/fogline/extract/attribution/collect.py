"""All drafts of a report: every cue is tried with the rules that fit it, trailing frames first."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.attribution.doing import only_does
from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.nouns import noun
from fogline.extract.attribution.passives import appearing, passive
from fogline.extract.attribution.phrases import (
    BY_COUNT,
    COMES_FROM,
    IN_SURVEY,
    adjective,
    adverb,
    free_relative,
    origin_told,
    phrase,
    reckoning,
    survey,
)
from fogline.extract.attribution.quotations import Quotations
from fogline.extract.attribution.quoting import quoted_saying
from fogline.extract.attribution.report import Report
from fogline.extract.attribution.trailing import is_misread, is_set_off, trailing
from fogline.extract.attribution.verbs import active, before_quote, is_cue_verb, is_passive

COMING = frozenset({"come", "comes", "came"})
UNLISTED = COMING | {"in", "by"}
"""Words that begin a cue of a pattern of its own, outside the lexicon."""


def drafts(report: Report, quotes: Quotations) -> list[Draft]:
    """Tries every cue of the report; at most one draft a cue, in order of the cues."""
    found: list[Draft] = []
    floor = 0
    sentence = -1
    for token, cue, table in _cues(report):
        if report.sentence_of[token.i] != sentence:
            sentence, floor = report.sentence_of[token.i], 0
        draft = _draft(report, quotes, token, cue, table, floor)
        if draft is None:
            continue
        found.append(draft)
        if draft.frame is not None and draft.end <= draft.frame[0]:
            floor = max(floor, draft.frame[1])
    return found


def _cues(report: Report) -> Iterator[tuple[Token, Cue, str]]:
    """Every token that can be a cue, with the table it was found in."""
    tables = (
        ("verb", report.lexicon.verbs),
        ("noun", report.lexicon.nouns),
        ("adverb", report.lexicon.adverbs),
        ("adjective", report.lexicon.adjectives),
    )
    parsed = report.parsed
    known = (
        report.lexicon.verbs.keys()
        | report.lexicon.nouns.keys()
        | report.lexicon.adverbs.keys()
        | report.lexicon.adjectives.keys()
        | report.lexicon.phrases.keys()
    )
    for i, word in enumerate(report.words):
        if word not in known and word not in UNLISTED:
            continue
        token = parsed[i]
        unlisted = _unlisted(word)
        if unlisted is not None:
            yield token, *unlisted
            continue
        if word in report.lexicon.phrases:
            for words, cue in report.lexicon.phrases[word]:
                if report.words[i : i + len(words)] == words:
                    yield token, cue, "phrase"
        for name, table in tables:
            if word in table and _fits(token, name):
                yield token, table[word], name
                break


def _unlisted(word: str) -> tuple[Cue, str] | None:
    """The cue of a word that no table has: "in a survey", "by its count", "comes from"."""
    if word == "in":
        return IN_SURVEY, "survey"
    if word == "by":
        return BY_COUNT, "reckoning"
    return (COMES_FROM, "origin") if word in COMING else None


def _fits(token: Token, table: str) -> bool:
    if table == "verb":
        return is_cue_verb(token)
    if table == "noun":
        return bool(token.pos_ == "NOUN")
    return table == "adverb" or token.pos_ in ("ADJ", "VERB")


def _draft(
    report: Report,
    quotes: Quotations,
    token: Token,
    cue: Cue,
    table: str,
    floor: int,
) -> Draft | None:
    if table == "phrase":
        return phrase(report, token.i, floor)
    if table == "survey":
        return survey(report, token)
    if table == "origin":
        return origin_told(report, token)
    if table == "reckoning":
        return reckoning(report, token)
    if table == "noun":
        return noun(report, token, cue)
    if table == "adverb":
        return adverb(report, token, cue)
    if table == "adjective":
        return adjective(token, cue)
    return _verb(report, quotes, token, cue, floor)


def _verb(report: Report, quotes: Quotations, token: Token, cue: Cue, floor: int) -> Draft | None:
    if only_does(token):
        return None
    found = quoted_saying(report, quotes, token, cue) or _of_verb(report, quotes, token, cue, floor)
    # What goes on in words is quoted: who "continued the advance" says nothing.
    silent = (
        found is not None and cue.lemma == "continue" and not any(quotes.overlapping(*part) for part in found.content)
    )
    return None if silent else found


def _of_verb(report: Report, quotes: Quotations, token: Token, cue: Cue, floor: int) -> Draft | None:
    if cue.takes("appearing"):
        return appearing(token, cue)
    meant = free_relative(report, token, cue)
    if meant is not None:
        return meant
    if is_passive(token):
        around = trailing(report, quotes, token, cue, floor) if _is_frame(report, token, cue) else None
        return around or passive(report, token, cue)
    if cue.hedge == "denying" and any(other.dep_ == "dobj" for other in token.rights):
        return active(report, token, cue)
    if cue.takes("quote") and is_set_off(report, quotes, token):
        around = trailing(report, quotes, token, cue, floor)
        if around is not None and around.start < token.i:
            return around
    found = active(report, token, cue)
    if cue.takes("quote") and (found is None or found.shape == "object"):
        around = trailing(report, quotes, token, cue, floor)
        if around is not None and (found is None or around.start < token.i):
            return around
        return found or before_quote(report, token, cue)
    return found


def _is_frame(report: Report, token: Token, cue: Cue) -> bool:
    return cue.takes("quote", "that") and is_misread(report, token)
