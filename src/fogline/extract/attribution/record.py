"""What an attribution is: who is said to say, see or think what, and how the words distance themselves.

One `Attribution` per cue. Offsets are code points of the parsed stretch's own text (or of the document, where
`attributions_in_report` made them), end-exclusive; the claim reader turns them into checked spans. What must stay
true: every offset pair is non-empty and lies in the text, content spans stand in order and do not overlap, and the
original speaker comes before the relays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fogline.model.claim import Basis

Offsets = tuple[int, int]
"""Half-open range of code points."""

Hedge = Literal["neutral", "distancing", "affirming", "denying", "forecasting", "demanding", "committing"]
"""How a cue stands to its content.

`neutral` say, tell; `distancing` claim, allege, is believed to; `affirming` confirm, admit; `denying` deny, reject;
`forecasting` warn, expect; `demanding` urge, call for; `committing` vow, threaten, plan.
"""

Sort = Literal["speech", "evidence", "thought", "attitude"]
"""What the cue reports: words, something shown or found, a belief, or a stance (praise, wish, plan, support)."""

Quoted = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSpan:
    """One speaker of an attribution, or one relay that passed the words on.

    Attributes:
        start, end: the words that name the speaker or kind of evidence, without titles of address set apart by commas.
        cue: the reporting words that tie this speaker to the words; `None` where the layout says it.
        basis: on what this speaker's word rests.
        antecedent: the fuller words in the same report that a pronoun or short form stands for.
        relay: this speaker passed on what the original said.
    """

    start: int
    end: int
    cue: Offsets | None = None
    basis: Basis = "statement"
    antecedent: Offsets | None = None
    relay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One cue with what it attributes and to whom.

    Attributes:
        content: the attributed words, in order; more than one where the frame splits them.
        cue: the reporting words.
        lemma: dictionary form of the cue's main word ("say", "according to").
        speakers: original speakers first, then relays; empty where the words name nobody ("reportedly").
        source: the whole phrase that names the original speaker or speakers; `None` where nobody is named.
        hedge: how the cue stands to the content.
        sort: what the cue reports.
        strength: certainty, −3 … +3, that the cue leaves a plain content with.
        negated: the cue itself is negated ("did not say").
        quoted: whether the content stands in quotation marks.
        continued: the speaker is that of another cue nearby, because the words signal that the speech goes on.
        within: the cue itself stands inside a quotation, so that its speaker is told of by who is quoted.
    """

    content: tuple[Offsets, ...]
    cue: Offsets
    lemma: str
    speakers: tuple[SpeakerSpan, ...] = ()
    source: Offsets | None = None
    hedge: Hedge = "neutral"
    sort: Sort = "speech"
    strength: int = 3
    negated: bool = False
    quoted: Quoted = "indirect"
    continued: bool = False
    within: bool = False

    def covers(self, start: int, end: int) -> bool:
        """Tells whether the range stands in the content, counting gaps between its parts as outside."""
        return any(first <= start and end <= last for first, last in self.content)

    def overlap(self, start: int, end: int) -> int:
        """Counts the characters of the range that stand in the content."""
        shared = 0
        for first, last in self.content:
            if first < end and start < last:
                shared += min(end, last) - max(start, first)
        return shared

    @property
    def by_agent(self) -> bool:
        """Whether the source stands behind its cue ("a raid claimed by the group")."""
        return self.source is not None and self.source[0] >= self.cue[1]

    @property
    def ends(self) -> int:
        """Where the last of content, cue and source ends."""
        return max(self.cue[1], self.source[1] if self.source else 0, *(last for _, last in self.content))

    def framed(self, start: int, end: int) -> int:
        """Counts the characters of the range that stand in the content, the cue or the source."""
        frame = [self.cue, *([self.source] if self.source else [])]
        return self.overlap(start, end) + sum(max(0, min(end, b) - max(start, a)) for a, b in frame)

    @property
    def size(self) -> int:
        """Number of characters in the content; of two attributions that cover a claim, the smaller is the inner one."""
        return sum(last - first for first, last in self.content)

    def shifted(self, by: int) -> Attribution:
        """The same attribution with every offset moved, from a stretch's own text into the document."""

        def move(span: Offsets | None) -> Offsets | None:
            return None if span is None else (span[0] + by, span[1] + by)

        return self.mapped(move)

    def mapped(self, move: Callable[[Offsets | None], Offsets | None]) -> Attribution:
        """The same attribution with every offset pair sent through `move`, which keeps `None` as `None`."""
        speakers = []
        for speaker in self.speakers:
            start, end = move((speaker.start, speaker.end)) or (speaker.start, speaker.end)
            speakers.append(
                replace(speaker, start=start, end=end, cue=move(speaker.cue), antecedent=move(speaker.antecedent))
            )
        return replace(
            self,
            content=tuple(move(part) or part for part in self.content),
            cue=move(self.cue) or self.cue,
            speakers=tuple(speakers),
            source=move(self.source),
        )


BEYOND = 20
"""Characters that a claim with a cue in it may go on behind all that the cue governs: beyond, the cue only stands
beside it ("a raid claimed by the group killed six soldiers")."""
VOICED = frozenset(
    "condemn denounce decry deplore lament bemoan regret criticize criticise welcome rebuke castigate lambaste lambast "
    "assail deride".split()
)
"""Stances that are taken by saying so, as a rule in public."""


def innermost(found: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Picks the attribution that most closely holds the range, such as a claim's span.

    More than half of the range must stand in the content, or half in content, cue and source together where the range
    takes the cue in ("three deaths were reported by medics"). Attributions without a speaker hold nothing, stances
    (praise, wishes) nothing but a claim that they are taken, where they are voiced ("the minister condemned the raid");
    of several, the smallest content is the innermost.
    """
    telling = [item for item in found if item.speakers and item.sort != "attitude"]
    holding = [item for item in telling if 2 * item.overlap(start, end) > end - start]
    holding += [
        item
        for item in found
        if item.speakers and (item.sort != "attitude" or item.lemma in VOICED)
        if start <= item.cue[0] and item.cue[1] <= end and 2 * item.framed(start, end) >= end - start
        if not item.by_agent or end - item.ends <= BEYOND
    ]
    return min(holding, key=lambda item: (item.size, item.cue), default=None)
