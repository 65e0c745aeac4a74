"""Cues that follow or interrupt their content: "…, the ministry said", "“…,” said Noor, “…”".

The frame (speaker, cue, and what hangs on the cue) is read from the words around the cue first and from the parse
second, because where commas are lost the parser gives the speaker to the clause before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft, is_negated
from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.quotations import Quotation, Quotations
from fogline.extract.attribution.report import Range, Report, subtree
from fogline.extract.attribution.speakers import (
    TIME_WORDS,
    can_speak,
    clipped,
    is_relative,
    phrase_after,
    phrase_before,
)

MARKS = frozenset({",", "–", "—", "--", "-", "”", '"', "''", "’", "»", "?", "!"})
STOPS = frozenset({",", ";", ":", ".", "–", "—", "--", "“", '"', "``", "”"})
LONGEST_BEHIND = 25
"""Tokens between a quotation and its cue that can be one speaker with an apposition."""
GAP_WORDS = frozenset({"what", "that", "which", "as", "than", "who", "how", "whatever", "where"})


def trailing(report: Report, quotes: Quotations, verb: Token, cue: Cue, floor: int) -> Draft | None:
    """Reads a cue without content on its right as a frame around what stands before it.

    Args:
        report: the report.
        lexicon: the words.
        quotes: all quotations, in order.
        verb: the cue verb.
        cue: its entry.
        floor: first token that the content may take; frames before in the sentence have used what is earlier.
    """
    begin, end = report.sentence(verb.i)
    if not _is_finite(verb) and not is_misread(report, verb):
        return None
    if any(other.dep_ == "nsubj" and is_relative(other) for other in verb.lefts):
        return None
    spoken = _speaker_before(report, verb, quotes) or _speaker_after(report, verb, quotes)
    if spoken is None:
        return None
    source, head, inverted = spoken
    start = min(source[0], verb.i) if not inverted else _group_start(report, verb)
    stop = _frame_end(report, max(source[1], verb.i + 1), end)
    if start > begin and report.words[start - 1] == "as" and not inverted:
        start -= 1
    elif start > 0 and report.words[start - 1] in GAP_WORDS and report.parsed[start - 1].text != "WHO":
        return None
    content = _content(report, quotes, max(begin, floor), (start, stop), inverted=inverted)
    if not content:
        return None
    return Draft(
        content=content,
        cue=(verb.i, verb.i + 1),
        entry=cue,
        shape="trailing",
        source=source,
        head=head,
        negated=is_negated(verb),
        frame=(start, stop),
    )


def is_set_off(report: Report, quotes: Quotations, verb: Token) -> bool:
    """Whether marks show a cue to stand beside its content: behind a quotation, or between two commas."""
    begin, end = report.sentence(verb.i)
    quote = quotes.last_before(verb.i)
    if quote is not None and begin < quote.end <= verb.i and quote.pauses and _behind_mark(report, quote.end, verb.i):
        return True
    follows = verb.i + 1 < end and report.words[verb.i + 1] in (",", "–", "—", "--")
    subject = next((other for other in verb.lefts if other.dep_ == "nsubj"), None)
    if not follows or subject is None or is_relative(subject):
        return False
    start = subject.left_edge.i
    return bool(start > begin and report.words[start - 1] in (",", "–", "—", "--"))


def _behind_mark(report: Report, start: int, verb: int) -> bool:
    """Whether only a speaker, auxiliaries and adverbs can stand between a quotation's end and the verb."""
    between = [report.parsed[i] for i in range(start, verb)]
    return len(between) <= LONGEST_BEHIND and not any(
        token.pos_ == "VERB" or (token.tag_ in ("VBZ", "VBD", "VBP") and token.head.i != verb) or token.text in ".;:“"
        for token in between
    )


def _is_finite(verb: Token) -> bool:
    """Whether the verb can carry a frame; damaged text tags plain past forms as participles."""
    if verb.tag_ in ("VB", "VBG"):
        return False
    return verb.lower_ in ("said", "told") or verb.tag_ != "VBN" or any(o.dep_ == "aux" for o in verb.lefts)


def is_misread(report: Report, verb: Token) -> bool:
    """Whether a frame's cue was parsed as a participle ("…, the Lake agency reported on Friday").

    Nobody is told by whom, and nothing but the day or a mark stands behind it.
    """
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or noun.i != verb.i - 1:
        return False
    if any(child.dep_ in ("agent", "dobj", "ccomp", "xcomp") for child in verb.children):
        return False
    opens, behind = noun.left_edge.i, report.words[verb.i + 1] if verb.i + 1 < len(report.words) else "."
    dated = behind in TIME_WORDS or (behind == "on" and report.words[verb.i + 2 : verb.i + 3] != ())
    ends = behind in STOPS or (dated and not _says_where(report, verb))
    told = can_speak(noun, report.lexicon) or noun.pos_ == "PROPN"
    return bool(ends and told and opens > report.sentence(verb.i)[0])


def _says_where(report: Report, verb: Token) -> bool:
    """Whether "on" behind a participle is of no day ("a blast reported on the road")."""
    after = report.words[verb.i + 1 : verb.i + 5]
    return after[0] == "on" and TIME_WORDS.isdisjoint(after[1:])


def _group_start(report: Report, verb: Token) -> int:
    """First token of the verb group: its auxiliaries and the adverbs between."""
    start: int = verb.i
    while (
        start > 0
        and (report.parsed[start - 1].pos_ in ("AUX", "ADV", "PART"))
        and not report.parsed[start - 1].is_sent_end
    ):
        start -= 1
    return start


def _speaker_before(report: Report, verb: Token, quotes: Quotations) -> tuple[Range, int | None, bool] | None:
    """A speaker phrase that ends right before the verb group."""
    begin = report.sentence(verb.i)[0]
    until = _group_start(report, verb)
    if until <= begin:
        return None
    behind = _behind_quote(report, quotes, begin, until)
    if behind is not None:
        return behind, None, False
    for other in reversed([o for o in verb.lefts if o.dep_ == "nsubj"]):
        left, right = subtree(other)
        right = min(right, until)
        gap = [i for i in range(right, until) if report.words[i] not in (",", ")", "]", "-", "–", "—")]
        if not gap and right > left and _is_phrase(report, (left, right), other, quotes):
            if (
                left > begin
                and report.parsed[left - 1].pos_ == "PROPN"
                and report.parsed[left].pos_ not in ("DET", "PRON")
            ):
                break
            return clipped(report, (left, right)), other.i, False
    found = phrase_before(report, until)
    if found is None or quotes.holds(found[0]):
        return None
    return found, None, False


def _behind_quote(report: Report, quotes: Quotations, begin: int, until: int) -> Range | None:
    """The words between a quotation and the cue behind it, where they can be nothing but the speaker."""
    quote = quotes.last_before(until)
    if quote is None or not begin < quote.end < until or not quote.closed or not (quote.speech or quote.pauses):
        return None
    found = report.trimmed((quote.end, until))
    if found is None or found[1] - found[0] > LONGEST_BEHIND or report.has_verb(found):
        return None
    return found if report.parsed[found[0]].pos_ in ("PROPN", "DET", "NOUN", "ADJ", "PRON", "NUM") else None


def _is_phrase(report: Report, tokens: Range, head: Token, quotes: Quotations) -> bool:
    """Whether a parsed subject is a plain noun phrase and not a swallowed clause."""
    start, end = tokens
    if any(quote.speech for quote in quotes.overlapping(start, end)):
        return False
    finite = [i for i in range(start, end) if report.parsed[i].tag_ in ("VBD", "VBZ", "VBP", "MD")]
    if finite:
        return any(report.words[i] in ("who", "which", "whose", ",") for i in range(start, finite[0]))
    return (
        end - start <= 30
        and not any(
            report.words[i] in TIME_WORDS and i + 1 < end and report.words[i - 1] in ("on", "in")
            for i in range(start, end)
        )
        and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
    )


def _speaker_after(report: Report, verb: Token, quotes: Quotations) -> tuple[Range, int | None, bool] | None:
    """A speaker phrase right after the verb ("said the ministry"), where something to attribute stands before."""
    begin = report.sentence(verb.i)[0]
    start = _group_start(report, verb)
    quote = quotes.last_before(start)
    after_mark = start > 0 and (report.words[start - 1] in MARKS or (quote is not None and quote.end == start))
    if not after_mark and not (start > begin and report.has_verb((begin, start))):
        return None
    heads = [o for o in verb.rights if o.dep_ in ("nsubj", "dobj", "attr", "oprd", "npadvmod", "ccomp", "dep", "appos")]
    for other in heads:
        if other.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        found = phrase_after(report, verb.i + 1, other)
        if found is not None and can_speak(other, report.lexicon):
            return found, other.i, True
    return None


def _frame_end(report: Report, start: int, end: int) -> int:
    """Where the frame's own words end: at the next mark, or where another cue's participle begins."""
    i = start
    while i < end:
        word = report.words[i]
        if word in STOPS or report.paragraphs[i] != report.paragraphs[start]:
            break
        if word.endswith("ing") and word in report.lexicon.verbs:
            break
        i += 1
    return i


def _content(report: Report, quotes: Quotations, begin: int, frame: Range, *, inverted: bool) -> tuple[Range, ...]:
    start, stop = frame
    end = report.sentence(start)[1]
    before = quote_before(report, quotes, start)
    if before is not None:
        left: Range | None = _with_lead(report, before, begin)
    else:
        left = report.trimmed((begin, start))
    after = _rest(report, quotes, stop, end, inverted=inverted, quoted=before is not None)
    if before is None and (left is None or not _is_content(report, left, start, stop, end)):
        interrupts = start > begin and report.words[start - 1] == ","
        if after is None or not interrupts:
            return ()
        left = left if left is not None and _belongs(report, left, after) else None
    return tuple(part for part in (left, after) if part)


def _belongs(report: Report, left: Range, after: Range) -> bool:
    """Whether words before an interrupting frame, no clause themselves, are part of the clause behind it."""
    if left[1] - left[0] > 2 and report.parsed[left[0]].pos_ in ("ADP", "SCONJ"):
        return True
    nominal = any(report.parsed[i].pos_ in ("NOUN", "PROPN", "PRON") for i in range(*left))
    return nominal and report.parsed[after[0]].pos_ in ("VERB", "AUX", "PART", "ADV")


def quote_before(report: Report, quotes: Quotations, start: int) -> Quotation | None:
    """The quotation that ends right before a frame, marks and white space aside."""
    quote = quotes.last_before(start)
    if quote is None or quote.end > start or not (quote.speech or quote.pauses):
        return None
    between = report.words[quote.end : min(start, quote.end + 4)]
    near = start - quote.end <= len(between) and all(word in (",", ".", "-", "—", "–", " ") for word in between)
    return quote if near else None


def _with_lead(report: Report, quote: Quotation, begin: int) -> Range:
    """The quotation, with the words before it in its sentence where it only finishes them."""
    first = report.parsed[min(quote.start + 1, quote.end - 1)]
    if begin < quote.start and not first.text[:1].isupper() and report.has_verb((begin, quote.start)):
        lead = report.trimmed((begin, quote.start))
        if lead is not None:
            return lead[0], quote.end
    return quote.tokens


def _is_content(report: Report, left: Range, start: int, stop: int, end: int) -> bool:
    """Whether words before a frame that is not marked off are a clause that the frame attributes."""
    if not report.has_verb(left):
        return False
    marked = report.words[start - 1] in MARKS
    last = report.parsed[left[1] - 1]
    if not marked and last.pos_ in ("SCONJ", "CCONJ", "ADP", "AUX", "PART", "DET"):
        return False
    closes = stop >= end - 1 or report.words[stop] in STOPS or report.words[stop].endswith("ing")
    ending = report.lexicon.verbs.get(last.lower_)
    if ending is not None and ending.takes("quote") and not marked:
        return False
    opener = report.words[left[0]]
    single = (
        opener in ("while", "when", "after", "as", "if", "although", "but", "because")
        and marked
        and left[1] - left[0] < 12
    )
    return closes and not (single and report.words[left[0]] != "but")


def _rest(report: Report, quotes: Quotations, stop: int, end: int, *, inverted: bool, quoted: bool) -> Range | None:
    """What the content goes on with after an interrupting frame."""
    if stop >= end or report.words[stop] not in (",", ":", "–", "—", "--", "“", '"'):
        return None
    i = stop
    while i < len(report.words) and (report.words[i] in (",", ":", "–", "—", "--") or report.parsed[i].is_space):
        i += 1
    opened = quotes.at(i)
    if opened is not None and opened.speech:
        return opened.tokens
    if quoted or inverted or i >= end or report.words[stop] != ",":
        return None
    first = report.parsed[i]
    if (
        first.tag_ == "VBG"
        or (first.tag_ == "VBN" and first.lower_ in report.lexicon.verbs)
        or first.lower_
        in (
            "who",
            "which",
            "according",
            "as",
            "citing",
            "whose",
            "where",
            "a",
            "an",
            "while",
            "but",
        )
    ):
        return None
    return report.trimmed((i, end))
