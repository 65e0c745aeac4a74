"""Drafts into attributions: speakers with their basis, relays, and what stands inside what.

A speaker inside the content of another is passed on by that other: "the ministry said the army reported …" has the
army as the original and the ministry as its relay.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from fogline.extract.attribution.antecedents import Names, stands_for
from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.record import Attribution, Quoted, SpeakerSpan
from fogline.extract.attribution.report import Range, Report, child, subtree
from fogline.extract.attribution.speakers import basis_of, clipped, core, lemma, parts
from fogline.model.folding import fold_name

OUTLETS = frozenset(
    {"agency", "television", "tv", "radio", "newspaper", "network", "channel", "broadcaster", "news", "media"}
)


def chained(report: Report, found: Sequence[Draft], names: Names, outlet: str | None) -> list[Attribution]:
    """Makes the attributions, each with its original speakers first and then those who passed them on."""
    own = {}
    for k, draft in enumerate(found):
        own[k] = _speakers(report, draft, names)
        if draft.source is not None and not draft.borrowed:
            names.note(draft.stands_for or draft.source)
    result = []
    for k, draft in enumerate(found):
        relays = [s for other in _outer(found, draft) for s in own[other] if not _repeats(own[k], s)]
        passed = (
            [
                SpeakerSpan(start=s.start, end=s.end, cue=s.cue, basis=s.basis, antecedent=s.antecedent, relay=True)
                for s in relays
            ]
            if own[k]
            else relays
        )
        speakers = _without_outlet(report, [*own[k], *passed], outlet)
        result.append(_attribution(report, draft, speakers))
    return result


def _outer(found: Sequence[Draft], draft: Draft) -> list[int]:
    """The drafts whose content holds this one's cue, nearest first."""
    holding = [
        k
        for k, other in enumerate(found)
        if other is not draft
        and other.source is not None
        and other.entry.sort in ("speech", "evidence")
        and other.holds(draft.cue)
        and other.size > draft.size
    ]
    return sorted(holding, key=lambda k: found[k].size)


def _repeats(own: Sequence[SpeakerSpan], other: SpeakerSpan) -> bool:
    """Whether a relay is one of the original speakers again ("the ministry said it expected …")."""
    return any(
        (speaker.antecedent or (speaker.start, speaker.end)) == (other.antecedent or (other.start, other.end))
        for speaker in own
    )


def _speakers(report: Report, draft: Draft, names: Names) -> list[SpeakerSpan]:
    if draft.source is None:
        return []
    antecedent = stands_for(names, draft)
    head = report.parsed[draft.head] if draft.head is not None else None
    spans = _coordinated(report, draft, head)
    cue = report.offsets(draft.cue)
    result = []
    for span, its_head in spans:
        fuller = antecedent if len(spans) == 1 else names.antecedent(span, its_head)
        start, end = report.offsets(span)
        basis = basis_of(
            report, fuller or draft.source if len(spans) == 1 else span, its_head if fuller is None else None
        )
        result.append(
            SpeakerSpan(
                start=start,
                end=end,
                cue=cue,
                basis=basis,
                antecedent=report.offsets(fuller) if fuller is not None and fuller != span else None,
            )
        )
    return [*result, *_told(report, draft, names)]


def _coordinated(report: Report, draft: Draft, head: Token | None) -> list[tuple[Range, Token | None]]:
    """The names within the speaker phrase, one for each coordinated part."""
    assert draft.source is not None  # noqa: S101 -- the caller has looked; mypy has not
    if head is None:
        return [(core(report, draft.source), None)]
    heads = [h for h in parts(head) if draft.source[0] <= h.i < draft.source[1]]
    if len(heads) < 2:
        return [(core(report, draft.source), head)]
    starts = [draft.source[0], *(h.left_edge.i for h in heads[1:])]
    ends = [*(_before_link(report, start) for start in starts[1:]), draft.source[1]]
    return [(core(report, (s, e)), h) for s, e, h in zip(starts, ends, heads, strict=True) if e > s]


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
    for other in verb.rights:
        if other.dep_ in ("dobj", "dative") and draft.entry.lemma in ("tell", "inform"):
            found = _medium(report, other, draft)
        elif other.dep_ == "prep" and other.lower_ in ("to", "in", "on", "by"):
            found = _interview(report, other, draft)
        else:
            continue
        if found is not None:
            start, end = report.offsets(found)
            fuller = names.antecedent(found, None)
            return [
                SpeakerSpan(
                    start=start,
                    end=end,
                    cue=report.offsets(draft.cue),
                    basis="media",
                    relay=True,
                    antecedent=report.offsets(fuller) if fuller else None,
                )
            ]
    return []


def _medium(report: Report, head: Token, draft: Draft) -> Range | None:
    tokens = clipped(report, subtree(head))
    if lemma(head) in report.lexicon.addressees or head.pos_ == "PRON" or draft.holds((head.i, head.i + 1)):
        return None
    name = core(report, tokens)
    known = report.words[name[0] : name[1]] in report.lexicon.media or lemma(head) in OUTLETS
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
        known = report.words[slice(*core(report, subtree(inner)))] in report.lexicon.media
        return core(report, clipped(report, subtree(inner))) if known else None
    if lemma(inner) not in ("interview", "phone", "remark", "comment", "statement"):
        return None
    for other in inner.rights:
        if other.dep_ == "prep" and other.lower_ in ("with", "to", "on", "by", "from"):
            found = child(other, "pobj")
            if found is not None and (lemma(found) in OUTLETS or found.pos_ == "PROPN"):
                return core(report, clipped(report, subtree(found)))
    return None


def _without_outlet(report: Report, speakers: Sequence[SpeakerSpan], outlet: str | None) -> list[SpeakerSpan]:
    if not outlet:
        return list(speakers)
    name = fold_name(outlet)
    return [speaker for speaker in speakers if fold_name(_text(report, speaker)) != name]


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
    )


MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})


def _quoted(report: Report, draft: Draft) -> Quoted:
    """Whether the content stands wholly, partly or not in quotation marks."""
    marked = [any(report.words[i] in MARKS for i in range(*part)) for part in draft.content]
    if not any(marked):
        return "indirect"
    whole = all(report.words[part[0]] in MARKS for part in draft.content)
    return "direct" if whole else "mixed"
