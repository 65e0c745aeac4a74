"""How likely a draft is what a reader would mark: the rules' findings weighed against what the encoder hears.

The weights are learnt by ``bench/train_attribution.py`` on reports that neither the encoder nor the rules' makers have
seen, and committed as ``weights.json`` beside this file. Features are named by stable strings.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.hearing import HeardCue, Hearing, Shares
from fogline.extract.attribution.report import Range, Report

MOST_ODDS = 5.0


@cache
def weights() -> dict[str, float]:
    """Loads the committed weights by feature name."""
    path = files("fogline.extract.attribution") / "weights.json"
    loaded: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return loaded


def likely(found: dict[str, float]) -> float:
    """The chance that a draft with these features is right."""
    known = weights()
    return 1 / (1 + math.exp(-sum(known.get(name, 0.0) * value for name, value in found.items())))


def features(report: Report, hearing: Hearing, draft: Draft, heard: HeardCue, variant: str) -> dict[str, float]:
    """What is to be seen of a draft: how it was found, and how far the encoder agrees with each of its parts."""
    sentence = hearing.at(draft.cue[0])
    first = heard.tokens[0]
    cue = float(sentence.cues[draft.cue[0] - first : max(draft.cue[1] - first, 1)].max(initial=0.0))
    content = shared(heard.content, heard.tokens, draft.content)
    told = {
        "bias": 1.0,
        "cue": _odds(cue),
        "content": content,
        "surely": content * cue,
        "source": shared(heard.source, heard.tokens, [draft.source] if draft.source else []),
        "elsewhere": _elsewhere(hearing, draft, heard.tokens),
        f"variant={variant}": 1.0,
        f"shape={draft.shape}": 1.0,
        f"sort={draft.entry.sort}": 1.0,
        f"hedge={draft.entry.hedge}": 1.0,
        f"size={min(int(math.log2(draft.size + 1)), 6)}": 1.0,
    }
    told.update((name, 1.0) for name in _marks(report, draft, heard.tokens))
    told.update((f"{draft.shape}:{name}", told[name]) for name in ("cue", "content"))
    return told


def _odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return max(-MOST_ODDS, min(MOST_ODDS, math.log(share / (1 - share))))


def shared(shares: Shares, tokens: Range, parts: Sequence[Range]) -> float:
    """How far ranges and chances agree within a sentence: what they share over what either covers."""
    first, last = tokens
    inside = covered = 0.0
    for part in parts:
        start, end = max(part[0], first), min(part[1], last)
        if start < end:
            inside += float(shares[start - first : end - first].sum())
            covered += end - start
    everything = covered + float(shares.sum()) - inside
    return inside / everything if everything > 0.5 else 1.0


def _marks(report: Report, draft: Draft, sentence: Range) -> Iterator[str]:
    if draft.source is None:
        yield "no-source"
    if draft.negated:
        yield "negated"
    if draft.borrowed:
        yield "borrowed"
    if report.parsed[draft.content[0][0]].is_quote:
        yield "quoted"
    if all(end <= sentence[0] or start >= sentence[1] for start, end in draft.content):
        yield "content-elsewhere"
    if len(draft.content) > 1:
        yield "parts"
    yield "unlisted" if not draft.entry.frames else "listed"


def _elsewhere(hearing: Hearing, draft: Draft, sentence: Range) -> float:
    """The mean chance that what stands in other sentences is attributed by a cue outside them; 0 without any."""
    total = count = 0.0
    for start, end in draft.content:
        position = start
        while position < end:
            if sentence[0] <= position < sentence[1]:
                position = sentence[1]
                continue
            other = hearing.at(position)
            stop = min(end, other.tokens[1])
            heard = other.anywhere
            total += float(heard.content[position - other.tokens[0] : stop - other.tokens[0]].sum())
            count += stop - position
            position = stop
    return total / count if count else 0.0
