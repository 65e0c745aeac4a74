"""Where names and acting people stand in a report: runs of capitalised words, and subjects with a rank or work."""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.attribution.naming import core
from fogline.extract.attribution.people import parted
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.short_forms import BODIES_FOR, PARTICLES, PLACING
from fogline.extract.attribution.speakers import TIME_WORDS, lemma, starts_media

OPENERS = frozenset(
    "while whilst although though but and yet when where as after before if since because once only both earlier later "
    "meanwhile however also then afterwards elsewhere".split()
)
"""Words that open a clause with a capital and belong to no name, whatever the parser takes them for."""
WORKERS = frozenset(
    "trader merchant baker builder tailor carpenter mechanic rescuer shepherd herder fisherman labourer laborer worker "
    "engineer vendor seller nurse cook guard clerk butcher barber electrician plumber miner grocer housewife pensioner "
    "retiree lecturer porter cleaner waiter caretaker pupil teenager orphan paramedic accountant".split()
)
"""What people do for a living or are, besides ranks and kin."""


def capitalised(report: Report) -> list[Range]:
    """Runs of capitalised name words, joined by "of", "for" and "and" inside."""
    runs: list[Range] = []
    start: int | None = None
    for i, token in enumerate(report.parsed):
        named = token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in TIME_WORDS | OPENERS
        if start is not None and (token.is_sent_start or (i > start and starts_media(report, i))):
            runs.append((start, i))
            start = None
        joined = start is not None and _joins(report, i)
        if named or joined:
            start = i if start is None else start
            continue
        if start is not None:
            runs.append((start, i))
        start = None
    if start is not None:
        runs.append((start, len(report.parsed)))
    return [part for run in runs if run[1] - run[0] <= 10 for part in parted(report, run)]


def _joins(report: Report, i: int) -> bool:
    token = report.parsed[i]
    if i + 2 < len(report.parsed) and report.words[i] in PARTICLES and report.words[i + 1] == "-":
        return bool(report.parsed[i + 2].text[:1].isupper())
    if i + 1 >= len(report.parsed):
        return False
    if report.words[i] in ("of", "for") and report.words[i + 1] == "the" and i + 2 < len(report.parsed):
        return bool(report.parsed[i + 2].text[:1].isupper() and report.parsed[i - 1].lower_ in BODIES_FOR)
    if not report.parsed[i + 1].text[:1].isupper():
        return False
    return (
        token.lower_ in ("of", "for", "al", "-", "&", "de")
        or _is_the_within(report, i)
        or (token.pos_ == "ADJ" and token.text[:1].isupper())
    )


def _is_the_within(report: Report, i: int) -> bool:
    """Whether "the" stands inside a body's name ("Organisation for the Prevention of Mines")."""
    return report.words[i] == "the" and report.words[i - 1] in ("of", "for") and report.parsed[i + 1].pos_ == "PROPN"


def is_located(report: Report, tokens: Range) -> bool:
    """Whether a name stands where places stand ("in New York", "the fall of Jabal Badro")."""
    before = tokens[0] - 1
    while before >= 0 and report.parsed[before].pos_ in ("DET", "ADJ", "NOUN") and before > tokens[0] - 4:
        before -= 1
    return before >= 0 and report.words[before] in PLACING


def acting_people(report: Report) -> list[Range]:
    """The persons that are subjects of clauses, by rank, work or name, in order."""
    found = []
    for token in report.parsed:
        if token.dep_ != "nsubj" or token.tag_ not in ("NN", "NNP") or token.lower_ in TIME_WORDS:
            continue
        titled = token.pos_ == "NOUN" and lemma(token) in report.lexicon.titles
        apposed = any(child.dep_ == "appos" and lemma(child) in report.lexicon.titles for child in token.children)
        if titled or (token.pos_ == "PROPN" and (apposed or is_described(report, token))):
            found.append(core(report, own_words(token)))
    return found


def is_described(report: Report, token: Token) -> bool:
    """Whether what stands behind a name's comma tells of a person ("Lusa, a trader, …", "Lusa, 34, …")."""
    for child in token.rights:
        if child.dep_ != "appos" or report.words[child.left_edge.i - 1] != ",":
            continue
        aged = child.like_num and child.i + 1 < len(report.words) and report.words[child.i + 1] == ","
        one = child.tag_ == "NN" and report.words[child.left_edge.i] in ("a", "an")
        if aged or (
            one
            and (lemma(child) in WORKERS | report.lexicon.titles or report.lexicon.basis.get(lemma(child)) == "witness")
        ):
            return True
    return False


def own_words(token: Token) -> Range:
    """A subject's own words, without what is said of it behind a comma."""
    end = token.i + 1
    for child in token.rights:
        if child.dep_ in ("prep", "flat", "compound"):
            end = child.right_edge.i + 1
        elif child.dep_ in ("punct", "appos", "relcl", "acl"):
            break
    while end < len(token.doc) and (token.doc[end].pos_ == "PROPN" or token.doc[end].text in ("-", "al")):
        end += 1  # "the group Ajnad al-Bahr": the parser often leaves the name behind a kind word to the verb
    return int(token.left_edge.i), int(end)
