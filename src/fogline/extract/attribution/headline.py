"""Words that layout gives to a speaker: headlines ("Army: three districts captured") and turns of an interview."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.extract.attribution.draft import COLON, Draft
from fogline.extract.attribution.lines import is_label
from fogline.extract.attribution.quotations import MARKS, Quotations
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.speakers import can_speak, starts_media

FEWEST_REPEATED = 5
"""Words in a headline that is looked for again; shorter ones recur by chance."""
COLONS = frozenset({":", "-", "–", "—", "--", "|"})
TOPICS = frozenset("war conflict crisis attack invasion offensive siege battle clashes unrest coup talks".split())
"""What a headline is about where it stands before the colon ("Lowland war: …")."""
LONGEST_SPEAKER = 7
"""Words in a headline's speaker; more are a clause of their own."""


def headline(report: Report, tokens: Range) -> Draft | None:
    """Reads a headline whose layout names the speaker before or after a mark."""
    for i in range(tokens[0] + 1, tokens[1] - 1):
        if report.words[i] not in COLONS or _is_hyphen(report, i):
            continue
        before, after = report.trimmed((tokens[0], i)), report.trimmed((i + 1, tokens[1]))
        if before is None or after is None:
            continue
        if report.words[i] == ":" and _is_speaker(report, before) and after[1] - after[0] >= 2:
            return _draft(i, before, after)
        if _is_speaker(report, after) and (
            report.has_verb(before) or before[1] - before[0] >= 2 * (after[1] - after[0])
        ):
            return _draft(i, after, before)
    return _unmarked(report, tokens)


def announced(report: Report, quotes: Quotations) -> list[Draft]:
    """Speakers that a colon alone gives words to: "Noor: “We left.”" and turns of an interview ("NOOR: We left.")."""
    result = []
    for i, word in enumerate(report.words):
        if word != ":" or i == 0:
            continue
        begin = max(report.sentence(i)[0], report.paragraph(i)[0])
        before = report.trimmed((begin, i))
        if before is not None and before[1] - before[0] > 1 and report.words[before[0]] in MARKS:
            before = before[0] + 1, before[1]
        if before is None or not _is_named(report, before):
            continue
        quote = quotes.at(i + 1) or quotes.at(i + 2)
        if quote is not None and quote.speech:
            result.append(_draft(i, before, quote.tokens))
        elif begin == report.paragraph(i)[0] and report.parsed[before[0]].text.isupper():
            turn = report.trimmed((i + 1, report.paragraph(i)[1]))
            if turn is not None and turn[1] - turn[0] > 1:
                result.append(_draft(i, before, turn))
    return result


def _is_named(report: Report, tokens: Range) -> bool:
    """Whether a short phrase holds nothing but a name."""
    start, end = tokens
    if sum(len(report.words[i]) for i in range(start, end)) < 3 or is_label(report, tokens):
        return False
    return end - start <= LONGEST_SPEAKER and all(
        report.parsed[i].pos_ in ("PROPN", "PUNCT", "CCONJ") or report.parsed[i].text.isupper()
        for i in range(start, end)
    )


def _unmarked(report: Report, tokens: Range) -> Draft | None:
    """A headline that ends in a medium's name whose mark is lost ("Five killed in blast State TV")."""
    whole = report.trimmed(tokens)
    if whole is None:
        return None
    for start in range(whole[0] + 3, whole[1]):
        name = report.words[start : whole[1]]
        told = report.lexicon.is_medium(name) or (name[0] == "state" and len(name) == 2)
        if told and starts_media(report, start) and report.parsed[start - 1].pos_ in ("NOUN", "PROPN", "NUM", "PUNCT"):
            content = report.trimmed((whole[0], start))
            return (
                Draft(content=(content,), cue=(start, whole[1]), entry=COLON, shape="colon", source=(start, whole[1]))
                if content
                else None
            )
    return None


def _is_hyphen(report: Report, i: int) -> bool:
    return report.words[i] == "-" and not report.parsed[i - 1].whitespace_


def _is_speaker(report: Report, tokens: Range) -> bool:
    start, end = tokens
    if end - start > LONGEST_SPEAKER or any(report.parsed[i].pos_ in ("VERB", "AUX") for i in range(start, end)):
        return False
    if any(report.words[i] in ("of", "on", "in", "the", ",", "how", "why", "what") for i in range(start, end)):
        return False
    if is_label(report, tokens) or report.words[end - 1] in TOPICS:
        return False
    return (
        any(can_speak(report.parsed[i], report.lexicon) for i in (start, end - 1))
        and not report.parsed[end - 1].like_num
    )


def _draft(mark: int, source: Range, content: Range) -> Draft:
    return Draft(content=(content,), cue=(mark, mark + 1), entry=COLON, shape="colon", source=source)


def repeated(report: Report, lines: Sequence[Range], found: Sequence[Draft]) -> list[Draft]:
    """The drafts of a headline again where the running text repeats the headline word for word."""
    result = []
    for line in lines:
        inner = report.trimmed(line)
        if inner is None or inner[1] - inner[0] < FEWEST_REPEATED:
            continue
        words = report.words[inner[0] : inner[1]]
        again = [
            i for i in range(inner[1], len(report.words) - len(words)) if report.words[i : i + len(words)] == words
        ]
        for start in again:
            result += [draft.moved(start - inner[0]) for draft in found if draft.lies_in(inner)]
    taken = {draft.cue for draft in found}
    return [draft for draft in result if draft.cue not in taken]
