"""Attribution by a phrase or a single word: "according to …", "in the words of …", "reportedly", "alleged"."""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.report import Range, Report, child, subtree
from fogline.extract.attribution.speakers import RELATIVE, TIME_WORDS, clipped, is_name, lemma, phrase_before

SURVEYS = frozenset({"poll", "survey", "study", "census"})
IN_SURVEY = Cue(lemma="in", frames=frozenset({"phrase"}), sort="evidence")
COPULAS = frozenset("was is were are be has had have as".split())
NAMING_SO = frozenset({"call", "describe", "term", "label"})
"""Cues that name what "what" stands for without a verb of being."""
FARTHEST_WHAT = 12
"""Tokens between "what" and the cue that is said of it."""
COMES_FROM = Cue(lemma="come from", frames=frozenset({"phrase"}), sort="evidence")
TOLD_THINGS = frozenset("number figure toll count tally account information estimate report claim allegation".split())
"""What "comes from" whoever told it."""
BY_COUNT = Cue(lemma="by", frames=frozenset({"phrase"}), sort="evidence")
COUNTS = frozenset("count counts tally tallies estimate estimates reckoning calculation calculations figures".split())
LONGEST_COUNTER = 7
"""Tokens between "by" and "count" that name who counts."""
MEASURES = frozenset(
    "timetable schedule calendar type size location need law rule standard criterion principle circumstance ability "
    "taste preference procedure age rank gender sect ethnicity religion weight height availability priority".split()
)
"""What things are done or sorted by: "according to" them nobody speaks."""
MARKS = frozenset({",", ";", "–", "—", "--", ":"})
LONGEST_SOURCE = 40
"""Tokens in the speaker phrase after "according to"; a longer find has swallowed the clause."""


def phrase(report: Report, i: int, floor: int) -> Draft | None:
    """Reads a phrase that introduces a speaker and the clause it belongs to."""
    for words, cue in report.lexicon.phrases.get(report.words[i], ()):
        if report.words[i : i + len(words)] != words:
            continue
        begin, end = report.sentence(i)
        source = _source(report, i, i + len(words), end)
        if source is None:
            return None
        tokens, head = source
        if head is not None and lemma(report.parsed[head]) in MEASURES:
            return None
        content = _content(report, max(begin, floor), end, i, tokens[1])
        if content:
            return Draft(
                content=content,
                cue=(i, i + len(words)),
                entry=cue,
                shape="phrase",
                source=tokens,
                head=head,
                frame=(i, tokens[1]),
            )
    return None


def _source(report: Report, start: int, here: int, end: int) -> tuple[Range, int | None] | None:
    """The speaker phrase after the cue: the parser's object, cut where a clause or a new sentence part begins."""
    if here >= end:
        return None
    last = report.parsed[here - 1]
    inner = child(last, "pobj", "pcomp")
    stop, head = end, None
    if inner is not None and inner.i >= here:
        stop, head = min(end, inner.right_edge.i + 1), inner.i
    if start == report.sentence(start)[0]:
        stop = _before_main_clause(report, here, stop)
    for k in range(here + 1, min(stop, here + LONGEST_SOURCE)):
        if report.words[k] in (",", ";", ":") and not _goes_on(report, k, stop):
            stop = k
            break
        if report.parsed[k].tag_ == "VBG" and report.words[k] in ("adding", "saying", "citing"):
            stop = k
            break
    while (
        stop > here
        and (report.parsed[stop - 1].is_punct or report.parsed[stop - 1].is_space)
        and report.words[stop - 1] != ")"
    ):
        stop -= 1
    return ((here, stop), head) if stop > here else None


def _goes_on(report: Report, comma: int, stop: int) -> bool:
    """Whether the speaker phrase runs on behind a comma with an apposition or a relative clause."""
    following = comma + 1
    if following >= stop:
        return False
    word = report.words[following]
    return word in RELATIVE or word in ("a", "an", "the", "whose") or is_name(report.parsed[following])


def _before_main_clause(report: Report, here: int, stop: int) -> int:
    """Where a phrase opens the sentence and its comma is lost, the speaker ends before the main clause's subject."""
    medium = next(
        (n for n in report.lexicon.media.get(report.words[here], ()) if report.words[here : here + len(n)] == n), ()
    )
    behind = here + len(medium)
    if (
        medium
        and behind < stop
        and is_name(report.parsed[here])
        and report.parsed[behind].pos_ in ("DET", "PRON", "PROPN", "ADJ", "NUM")
    ):
        return behind
    for k in range(here + 1, stop):
        if report.words[k] in MARKS:
            return k
        token = report.parsed[k]
        opens = report.parsed[token.left_edge.i]
        if opens.tag_ in ("NN", "NNS") and report.parsed[opens.i - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
            continue
        if token.lower_ in ("who", "which") and token.head.dep_ == "relcl":
            continue
        if token.dep_ in ("nsubj", "nsubjpass", "expl") and token.head.i > k and token.left_edge.i > here:
            return int(token.left_edge.i)
        if (
            token.pos_ in ("DET", "PRON")
            and k > here + 1
            and token.lower_ in ("this", "that", "it", "there", "they", "he", "she")
        ):
            return k
    return stop


def _content(report: Report, begin: int, end: int, cue: int, stop: int) -> tuple[Range, ...]:
    before = report.trimmed((begin, cue))
    after = report.trimmed((stop, end))
    if before is not None and report.words[before[1] - 1] in ("and", "but", "while", "because", "that"):
        before = None if before[1] - before[0] < 4 else before
    if before is None or before[1] - before[0] < 2:
        return (after,) if after and after[1] - after[0] > 1 else ()
    if after is None or after[1] - after[0] < 3 or not _resumes(report, stop):
        return (before,)
    return before, after


def _resumes(report: Report, stop: int) -> bool:
    """Whether what follows the speaker goes on with the clause before the cue."""
    i = stop
    while i < len(report.words) and report.words[i] in MARKS:
        i += 1
    first = report.parsed[i]
    return i > stop and first.tag_ != "VBG" and first.lower_ not in ("who", "which", "whose", "citing", "a", "an", "as")


def survey(report: Report, token: Token) -> Draft | None:
    """Reads "in a poll by …, …": what a survey or study holds, said without a verb of saying."""
    noun = child(token, "pobj")
    if noun is None or lemma(noun) not in SURVEYS or noun.tag_ != "NN":
        return None
    if not any(other.lower_ in ("a", "an") or other.pos_ == "PROPN" for other in noun.lefts):
        return None
    begin, end = report.sentence(token.i)
    source = subtree(noun)
    before, after = report.trimmed((begin, token.i)), report.trimmed((source[1], end))
    content = before if before is not None and report.has_verb(before) else after if before is None else None
    if content is None or not report.has_verb(content):
        return None
    return Draft(
        content=(content,), cue=(token.i, token.i + 1), entry=IN_SURVEY, shape="phrase", source=source, head=noun.i
    )


def reckoning(report: Report, token: Token) -> Draft | None:
    """Reads "by the ministry's count …" and "…, by Red Cross estimates": what holds on somebody's reckoning."""
    begin, end = report.sentence(token.i)
    counted = next((k for k in range(token.i + 2, min(end, token.i + LONGEST_COUNTER)) if report.words[k] in COUNTS), 0)
    inside = [report.parsed[k] for k in range(token.i + 1, counted)]
    owned = bool(inside) and inside[-1].text in ("'s", "’s", "'", "’")
    if not inside or not (owned or inside[-1].pos_ == "PROPN") or any(one.pos_ in OUTSIDE_NAMES for one in inside):
        return None
    source = report.trimmed((token.i + 1, counted - owned))
    before, after = report.trimmed((begin, token.i)), report.trimmed((counted + 1, end))
    content = before if before is not None and report.has_verb(before) else after
    if source is None or content is None or not report.has_verb(content):
        return None
    return Draft(
        content=(content,), cue=(token.i, token.i + 1), entry=BY_COUNT, shape="phrase", source=source,
        head=source[1] - 1, frame=(token.i, counted + 1),
    )  # fmt: skip


def origin_told(report: Report, token: Token) -> Draft | None:
    """Reads "The number comes from the ministry": on whose word the sentence before it stands."""
    subject, leads = child(token, "nsubj"), next((one for one in token.children if one.lower_ == "from"), None)
    if subject is None or leads is None or lemma(subject) not in TOLD_THINGS:
        return None
    named = child(leads, "pobj")
    begin, _ = report.sentence(token.i)
    if named is None or begin == 0 or report.paragraphs[begin - 1] != report.paragraphs[begin]:
        return None
    content = report.trimmed(report.sentence(begin - 1))
    definite = any(one.lower_ in ("the", "this", "that", "these", "those", "both") for one in subject.lefts)
    if content is None or not definite:
        return None
    return Draft(
        content=(content,), cue=(token.i, leads.i + 1), entry=COMES_FROM, shape="phrase",
        source=clipped(report, subtree(named)), head=named.i,
    )  # fmt: skip


OUTSIDE_NAMES = frozenset({"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "NUM"})
"""Sorts of words that never stand between "by" and "count" in the name of who counts."""


def adverb(report: Report, token: Token, cue: Cue) -> Draft | None:
    """Reads "reportedly" and its like: the clause it stands in is the content, nobody is named."""
    head = token.head
    start, end = subtree(head)
    if head.pos_ not in ("VERB", "AUX"):
        start, end = (token.i + 1, head.i + 1) if head.i > token.i else (start, end)
    content = tuple(
        part
        for part in (report.trimmed((start, token.i)), report.trimmed((token.i + 1, end)))
        if part and part[1] > part[0]
    )
    if not content:
        return None
    return Draft(content=content, cue=(token.i, token.i + 1), entry=cue, shape="adverb")


def adjective(token: Token, cue: Cue) -> Draft | None:
    """Reads "alleged" before a noun, and "is confident that …" with the clause after it."""
    if cue.takes("noun"):
        if token.dep_ != "amod" or token.head.i < token.i or token.head.lower_ in TIME_WORDS:
            return None
        return Draft(content=((token.i + 1, token.head.i + 1),), cue=(token.i, token.i + 1), entry=cue, shape="adverb")
    return None


def free_relative(report: Report, verb: Token, cue: Cue) -> Draft | None:
    """Reads "in what the rebels called a massacre", "what two groups said was an ambush": what it is, they say."""
    if not cue.takes("that", "object+") or verb.i + 2 >= len(report.words):
        return None
    begin, end = report.sentence(verb.i)
    before = range(verb.i - 1, max(begin, verb.i - FARTHEST_WHAT) - 1, -1)
    opens = next((i for i in before if report.words[i] == "what"), -1)
    source = phrase_before(report, verb.i)
    if opens <= begin or report.parsed[opens - 1].pos_ not in ("ADP", "VERB", "SCONJ") or source is None:
        return None
    if report.has_verb((opens + 1, verb.i)) or source[0] <= opens:
        return None
    copula = report.words[verb.i + 1] in COPULAS
    if not copula and cue.lemma not in NAMING_SO:
        return None
    start = verb.i + 1
    stop = next((i for i in range(start, end) if report.words[i] in (",", ";", ".")), end)
    if stop - start < 2:
        return None
    return Draft(
        content=((start, stop),), cue=(verb.i, verb.i + 1), entry=cue, shape="clause", source=source, head=source[1] - 1
    )
