"""Drafts into attributions: speakers with their basis, relays, and what stands inside what.

A speaker inside the content of another is passed on by that other: "the ministry said the army reported …" has the
army as the original and the ministry as its relay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from fogline.extract.attribution.antecedents import Names, stands_for
from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.naming import apposed, author, basis_of, core, named_before, parts
from fogline.extract.attribution.outlets import is_of_outlet
from fogline.extract.attribution.quotations import MARKS
from fogline.extract.attribution.record import Attribution, Quoted, SpeakerSpan
from fogline.extract.attribution.report import Range, Report, child, subtree
from fogline.extract.attribution.short_forms import OWNERS
from fogline.extract.attribution.speakers import OUTLETS, TIME_WORDS, can_speak, clipped, is_relative, lemma
from fogline.extract.untrue import is_turned_down
from fogline.model.claim import Basis

SILENT = frozenset({"evidence", "fact", "sign", "indication", "sense", "proof", "idea", "what", "there"})
"""Subjects that only look like speakers: what they suggest is said by whoever tells of them."""
SHOWING = frozenset(
    {
        "show",
        "suggest",
        "indicate",
        "reveal",
        "demonstrate",
        "prove",
        "imply",
        "signal",
        "determine",
        "establish",
        "raise",
        "confirm",
        "highlight",
        "underline",
        "underscore",
        "stress",
        "emphasize",
        "emphasise",
        "mean",
        "explain",
    }
)
"""Cues that mere things have as subjects without saying anything ("the bruises suggest …")."""
FIELDED = frozenset("ministry department commission committee office centre center network institute council".split())
"""Bodies that are named by their fields."""
UNOWNED = frozenset({"report", "rumor", "rumour", "suggestion", "claim", "allegation", "accusation", "account"})


def chained(report: Report, found: Sequence[Draft], names: Names, outlet: str | None) -> list[Attribution]:
    """Makes the attributions, each with its original speakers first and then those who passed them on."""
    own = {}
    for k, draft in enumerate(found):
        own[k] = _with_cited(report, draft, names)
        if draft.source is not None and not draft.borrowed:
            names.note(draft.stands_for or draft.source, None if draft.stands_for else _head(report, draft))
    near = _by_sentence(report, found)
    result = []
    for k, draft in enumerate(found):
        relays = [
            s
            for other in _outer(found, draft, near[report.sentence_of[draft.cue[0]]])
            for s in own[other]
            if not _repeats(own[k], s)
        ]
        passed = [replace(speaker, relay=True) for speaker in relays] if own[k] else relays
        speakers = _without_outlet(report, sorted([*own[k], *passed], key=lambda one: one.relay), outlet)
        result.append(_attribution(report, draft, speakers))
    return result


def _by_sentence(report: Report, found: Sequence[Draft]) -> dict[int, list[int]]:
    """For every sentence the drafts whose content reaches into it and that can pass words on."""
    result: dict[int, list[int]] = defaultdict(list)
    for k, draft in enumerate(found):
        if draft.source is None or draft.entry.sort not in ("speech", "evidence"):
            continue
        reached = {n for s, e in draft.content for n in range(report.sentence_of[s], report.sentence_of[e - 1] + 1)}
        for n in reached:
            result[n].append(k)
    return result


def _outer(found: Sequence[Draft], draft: Draft, near: Sequence[int]) -> list[int]:
    """The drafts whose content holds this one's cue, nearest first."""
    holding = [k for k in near if found[k] is not draft and found[k].holds(draft.cue) and found[k].size > draft.size]
    return sorted(holding, key=lambda k: found[k].size)


def _repeats(own: Sequence[SpeakerSpan], other: SpeakerSpan) -> bool:
    """Whether a relay is one of the original speakers again ("the ministry said it expected …")."""
    return any(
        (speaker.antecedent or (speaker.start, speaker.end)) == (other.antecedent or (other.start, other.end))
        for speaker in own
    )


def _speakers(report: Report, draft: Draft, names: Names) -> list[SpeakerSpan]:
    """The original speakers of a draft, one for each coordinated part, and the media they were quoted through."""
    if draft.source is None:
        return _unowned(report, draft)
    head = _head(report, draft)
    mere = draft.entry.lemma in SHOWING and head.pos_ == "NOUN" and not can_speak(head, report.lexicon)
    if _is_the_report_itself(report, draft, names):
        return []
    if any(other.lower_ in ("no", "neither") for other in head.lefts) or head.lower_ in ("nobody", "none"):
        return []
    if mere or lemma(head) in SILENT or (is_relative(head) and draft.stands_for is None):
        return []
    result = []
    spans = _coordinated(report, draft.source, head)
    for span, its_head in spans:
        fuller = stands_for(names, draft) if its_head.i == head.i else names.antecedent(span, its_head)
        named = fuller or span
        own_head = fuller is None or (its_head.pos_ == "NOUN" and report.words[span[0]] not in OWNERS)
        basis = basis_of(report, named, its_head if own_head else None)
        result.append(_span(report, span, draft, basis, fuller))
    return [*result, *(_quoting(report, draft, names) or _told(report, draft, names))]


def _quoting(report: Report, draft: Draft, names: Names) -> list[SpeakerSpan]:
    """Who passed the words on that somebody "was quoted by the agency as saying", or that it "quoted him as saying"."""
    saying = report.parsed[draft.cue[0]]
    quoted = saying.head.head
    if saying.dep_ != "pcomp" or saying.head.lower_ != "as" or lemma(quoted) not in ("quote", "cite"):
        return []
    by = child(quoted, "agent")
    named = child(by, "pobj") if by is not None else child(quoted, "nsubj")
    if named is None or is_relative(named):
        return []
    if not can_speak(named, report.lexicon) and named.lower_ not in report.lexicon.basis:
        return []
    tokens = core(report, clipped(report, subtree(named)))
    fuller = names.antecedent(tokens, named)
    return [_span(report, tokens, draft, basis_of(report, fuller or tokens, named), fuller, relay=True)]


def _is_the_report_itself(report: Report, draft: Draft, names: Names) -> bool:
    """Whether "we" outside any quotation speaks: that is who writes."""
    alone = draft.source is not None and draft.source[1] - draft.source[0] == 1
    if not alone or draft.source is None or report.words[draft.source[0]] not in ("we", "i"):
        return False
    return not names.within_quotation(draft.source[0])


def _with_cited(report: Report, draft: Draft, names: Names) -> list[SpeakerSpan]:
    """The speakers, behind whom they cite: who cites passes on."""
    speakers = _speakers(report, draft, names)
    if draft.cited is None:
        return speakers
    source, head, cue = draft.cited
    originals = _speakers(report, replace(draft, source=source, head=head, cue=cue, stands_for=None), names)
    return [*originals, *(replace(speaker, relay=True) for speaker in speakers)]


def _span(
    report: Report, tokens: Range, draft: Draft, basis: Basis, fuller: Range | None, *, relay: bool = False
) -> SpeakerSpan:
    start, end = report.offsets(tokens)
    antecedent = report.offsets(fuller) if fuller is not None and fuller != tokens else None
    return SpeakerSpan(
        start=start, end=end, cue=report.offsets(draft.cue), basis=basis, antecedent=antecedent, relay=relay
    )


def _unowned(report: Report, draft: Draft) -> list[SpeakerSpan]:
    """Reports and rumours that nobody is named for are themselves the source."""
    if draft.shape != "noun" or draft.negated or draft.entry.lemma not in UNOWNED:
        return []
    noun = report.parsed[draft.cue[0]]
    if is_turned_down(noun):
        return []
    return [_span(report, core(report, (noun.left_edge.i, noun.i + 1)), draft, "unnamed", None)]


def _head(report: Report, draft: Draft) -> Token:
    """The head word of the speaker phrase: the parser's, or the word whose own head stands outside the phrase."""
    if draft.head is not None:
        return report.parsed[draft.head]
    start, end = draft.source or draft.cue
    found = [report.parsed[i] for i in range(start, end) if not start <= report.parsed[i].head.i < end]
    nominal = [token for token in found if token.pos_ in ("NOUN", "PROPN", "PRON")]
    return nominal[-1] if nominal else report.parsed[end - 1]


def _coordinated(report: Report, source: Range, head: Token) -> list[tuple[Range, Token]]:
    """The names within the speaker phrase, one for each coordinated part."""
    writer = author(head)
    if writer.i != head.i:
        source, head = subtree(writer), writer
        while source[1] - source[0] > 1 and report.parsed[source[1] - 1].tag_ == "POS":
            source = source[0], source[1] - 1
    elif (owner := named_before(report, source, head)) is not None:
        source, head = owner, report.parsed[owner[1] - 1]
    elif (person := apposed(report, source, head)) is not None:
        return [(person, report.parsed[person[1] - 1])]
    heads = [other for other in parts(head) if source[0] <= other.i < source[1]]
    if len(heads) == 2 and _is_one_name(report, *heads):
        return [(core(report, source), head)]
    if len(heads) < 2:
        return _speaker_and_kind(report, source, head) or [(core(report, source), head)]
    starts = [source[0], *(other.left_edge.i for other in heads[1:])]
    ends = [*(_before_link(report, start) for start in starts[1:]), source[1]]
    return [(core(report, (s, e)), h) for s, e, h in zip(starts, ends, heads, strict=True) if e > s]


def _is_one_name(report: Report, first: Token, second: Token) -> bool:
    """Whether two joined names are those of one body's fields ("Ministry of Trade and Transport")."""
    between = report.parsed[first.i + 1 : second.i]
    if first.pos_ != "PROPN" or lemma(first) not in FIELDED or second.pos_ != "PROPN" or len(between) < 3:
        return False
    joined = between[0].lower_ in ("of", "for") and not any(token.text == "," for token in between)
    begin = (
        next(token.i for token in between if token.lower_ in ("and", "&", "or")) if joined and _links(between) else 0
    )
    own = begin and all(report.parsed[i].pos_ == "PROPN" for i in range(begin + 1, second.i + 1))
    return bool(own) and not report.lexicon.is_medium(report.words[begin + 1 : second.i + 1])


def _links(tokens: Span) -> bool:
    return any(token.lower_ in ("and", "&", "or") for token in tokens)


def _speaker_and_kind(report: Report, source: Range, head: Token) -> list[tuple[Range, Token]]:
    """Two speakers of which a parser made one ("rebels and opposition officials"); none where both share a word."""
    for i in range(source[0] + 1, head.i - 1):
        first = report.parsed[i - 1]
        nominal = first.pos_ in ("NOUN", "PROPN") or (first.text[:1].isupper() and i - 1 > source[0])
        if report.words[i] != "and" or not nominal or not can_speak(first, report.lexicon):
            continue
        named = first.pos_ == "PROPN"
        if named and head.pos_ == "PROPN":
            return []
        rest = report.parsed[i + 1 : head.i]
        if all(token.pos_ in ("NOUN", "PROPN", "ADJ", "DET") for token in rest):
            return [(core(report, (source[0], i)), first), (core(report, (i + 1, source[1])), head)]
    return []


def _before_link(report: Report, start: int) -> int:
    end = start
    while end > 1 and report.words[end - 1] in ("and", ",", "or", "&", "as", "well"):
        end -= 1
    return end


def _told(report: Report, draft: Draft, names: Names) -> list[SpeakerSpan]:
    """Media that were told: "told the Daily Courier", "in an interview with Radio Noor"."""
    verb = report.parsed[draft.cue[0]]
    if verb.pos_ != "VERB" or draft.shape not in ("clause", "trailing", "object"):
        return []
    own = range(*draft.source) if draft.source is not None else range(0)
    near = [report.parsed[i] for i in own if report.parsed[i].dep_ == "prep"]
    for other in [*verb.children, *near]:
        found = None
        if other.dep_ in ("dobj", "dative") and draft.entry.lemma in ("tell", "inform"):
            found = _medium(report, other, draft)
        elif other.dep_ == "prep" and other.lower_ in ("to", "in", "on", "by", "during"):
            found = _interview(report, other, draft)
        if found is not None:
            return [_span(report, found, draft, "media", names.antecedent(found, None), relay=True)]
    return []


def _medium(report: Report, head: Token, draft: Draft) -> Range | None:
    tokens = clipped(report, subtree(head))
    if lemma(head) in report.lexicon.addressees or head.pos_ == "PRON" or draft.holds((head.i, head.i + 1)):
        return None
    name = core(report, tokens)
    known = report.lexicon.is_medium(report.words[name[0] : name[1]]) or lemma(head) in OUTLETS
    capital = report.parsed[name[1] - 1].text[:1].isupper() and report.parsed[name[1] - 1].pos_ == "PROPN"
    return name if known or (capital and not _is_personal(report, name)) else None


def _is_personal(report: Report, name: Range) -> bool:
    """Whether a told name is more likely a person or a forum than a medium."""
    words = set(report.words[name[0] : name[1]])
    return bool(words & (report.lexicon.addressees | report.lexicon.titles))


def _interview(report: Report, preposition: Token, draft: Draft) -> Range | None:
    inner = child(preposition, "pobj")
    if inner is None or draft.holds((inner.i, inner.i + 1)):
        return None
    if preposition.lower_ == "to":
        known = report.lexicon.is_medium(report.words[slice(*core(report, subtree(inner)))])
        return core(report, clipped(report, subtree(inner))) if known else None
    if lemma(inner) not in ("interview", "phone", "remark", "comment", "statement"):
        return None
    for other in inner.rights:
        if other.dep_ == "prep" and other.lower_ in ("with", "to", "on", "by", "from"):
            found = child(other, "pobj")
            if found is None or found.lower_ in TIME_WORDS:
                continue
            if lemma(found) in OUTLETS or found.pos_ == "PROPN":
                return core(report, clipped(report, subtree(found)))
    return None


def _without_outlet(report: Report, speakers: Sequence[SpeakerSpan], outlet: str | None) -> list[SpeakerSpan]:
    if not outlet:
        return list(speakers)
    return [speaker for speaker in speakers if not is_of_outlet(_text(report, speaker), outlet)]


def _text(report: Report, speaker: SpeakerSpan) -> str:
    words = [
        report.parsed[i].text_with_ws for i, start in enumerate(report.starts) if speaker.start <= start < speaker.end
    ]
    return "".join(words).strip()


def _attribution(report: Report, draft: Draft, speakers: Sequence[SpeakerSpan]) -> Attribution:
    return Attribution(
        content=tuple(report.offsets(part) for part in draft.content),
        cue=report.offsets(draft.cue),
        lemma=draft.entry.lemma,
        speakers=tuple(speakers),
        source=report.offsets(draft.source) if draft.source is not None else None,
        hedge=draft.entry.hedge,
        sort=draft.entry.sort,
        strength=draft.entry.strength,
        negated=draft.negated,
        quoted=_quoted(report, draft),
        continued=draft.borrowed,
        within=draft.within,
    )


def _quoted(report: Report, draft: Draft) -> Quoted:
    """Whether the content stands wholly, partly or not in quotation marks."""
    marked = [any(report.words[i] in MARKS for i in range(*part)) for part in draft.content]
    if not any(marked):
        return "indirect"
    whole = all(report.words[part[0]] in MARKS for part in draft.content)
    return "direct" if whole else "mixed"
