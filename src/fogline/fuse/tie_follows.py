"""Whether an event follows from an earlier one: a rescue, a funeral, an inquiry, a death of wounds, an answer to it.

Either the report says so ("in response to", "after"), or what follows is of a sort that something must have gone
before, and what went before is told at the same place and a little earlier. What must stay true: nothing follows
what is later than itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern

from fogline.fuse.tie_sides import Reason, Side, Weighing, home_key, lies_within, looked_inside, shared_reports
from fogline.fuse.tie_text import led_in_words, tied_in_words
from fogline.fuse.tie_words import (
    AFTERS,
    ANSWERS,
    ANY_ATTACK,
    BURIED,
    CONDEMNED,
    DIED_LATER,
    HAPPENINGS,
    INQUIRY,
    OWN_NOUN,
    PROTESTED,
    RESCUED,
    SUSPECTED,
    TREATED,
)

BIAS = -3.5
LONGEST = 120
"""Days after which nothing is told to follow any more."""
INCIDENT = ("strike", "harm.killed", "harm.injured", "harm.damage")
ATTACKS = (*INCIDENT, "fighting")
CAUSES = frozenset({"strike", "harm", "fighting", "control"})
"""Families of what something can follow."""
NO_CAUSE = frozenset({"control.hold", "harm.other", "harm.deprivation"})
STATES = frozenset(
    {
        "control.hold",
        "control.change",
        "force.other",
        "force.support",
        "civil.population",
        "harm.other",
        "politics.other",
    }
)
"""Kinds that tell how things are more often than what happened, so that "after" says little with them."""
AFTER_DAYS = 45
ADJACENT = 200
"""Characters between two sentences of a report that are told one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """A sort of event that something went before.

    Attributes:
        name: for reasons.
        kinds: kinds or families it can have.
        words: that it is told with; `None` where its kind says enough.
        causes: families of what goes before.
        days: after which it is not looked for any more.
        named: whether its sentence must call what went before by its sort.
    """

    name: str
    kinds: tuple[str, ...]
    causes: tuple[str, ...]
    days: int
    words: Pattern[str] | None = None
    named: bool = False


FOUGHT = ("strike", "fighting", "control.capture", "control.siege", "control.entry")
AFTERMATHS = (
    Aftermath(
        name="a death of wounds",
        kinds=("harm.killed",),
        words=DIED_LATER,
        causes=("strike", "fighting", "harm.injured"),
        days=30,
    ),
    Aftermath(name="a rescue", kinds=("civil.rescue",), causes=INCIDENT, days=6),
    Aftermath(name="a rescue", kinds=("civil.other", "harm.trapped"), words=RESCUED, causes=INCIDENT, days=6),
    Aftermath(name="a burial", kinds=("civil", "politics", "harm.other"), words=BURIED, causes=ATTACKS, days=14),
    Aftermath(name="a condemnation", kinds=("politics",), words=CONDEMNED, causes=ATTACKS, days=14, named=True),
    Aftermath(
        name="an inquiry",
        kinds=("politics", "civil", "force.other"),
        words=INQUIRY,
        causes=ATTACKS,
        days=90,
        named=True,
    ),
    Aftermath(name="treatment of the hurt", kinds=("civil",), words=TREATED, causes=INCIDENT, days=10),
    Aftermath(
        name="an arrest over it", kinds=("harm.detained",), words=SUSPECTED, causes=INCIDENT, days=30, named=True
    ),
    Aftermath(name="a protest", kinds=("civil.protest",), words=PROTESTED, causes=ATTACKS, days=14, named=True),
    Aftermath(name="flight", kinds=("harm.displaced", "civil.evacuation"), causes=FOUGHT, days=30),
)


def may_follow(side: Side) -> bool:
    """Whether an event can be one that something went before."""
    return side.event.status != "denied" and not side.kind.startswith(("outlook", "judgement"))


def looks_back(side: Side) -> int:
    """Days before an event in which what it is the aftermath of is looked for; 0 where it is none."""
    return max((sort.days for sort in AFTERMATHS if _is_sort(side, sort)), default=0)


def may_lead(side: Side) -> bool:
    """Whether something can follow an event."""
    return side.family in CAUSES and side.kind not in NO_CAUSE and side.event.status != "denied"


def follows(later: Side, earlier: Side) -> Weighing | None:
    """Weighs whether an event follows from another.

    Returns:
        What speaks for and against it; `None` where it cannot.
    """
    gap = _days_after(later, earlier)
    if gap is None or gap > LONGEST or not may_lead(earlier) or not may_follow(later):
        return None
    said = _said(later, earlier)
    sort = _sort_of(later, earlier, gap)
    if said is None and (sort is None or not _may_meet(later, earlier)):
        return None
    if said is not None and said.weight < ANSWERED and (gap > AFTER_DAYS or _is_same_incident(later, earlier, gap)):
        return None
    reasons = [said] if said is not None else []
    if sort is not None:
        reasons.append(Reason(weight=2.0, words=sort.name))
        reasons += _named(later, earlier, sort)
    reasons += [*_place(later, earlier), *_time(later, earlier, gap), *_report(later, earlier)]
    return Weighing(rule="said" if said is not None else "aftermath", reasons=tuple(reasons))


ANSWERED = 5.0


def _said(later: Side, earlier: Side) -> Reason | None:
    """What the report says of the two, if it does."""
    if tied_in_words(later, earlier, ANSWERS):
        return Reason(weight=5.5, words="the report says it answers it")
    if led_in_words(later, earlier):
        return Reason(weight=5.0, words="the report says it was brought about by it")
    if later.kind not in STATES and tied_in_words(later, earlier, AFTERS):
        return Reason(weight=3.8, words="the report says it came after it")
    return None


def _calls_it(words: str, earlier: Side) -> bool:
    nouns = HAPPENINGS.get(earlier.kind)
    return nouns is not None and bool(nouns.search(words))


def _sort_of(later: Side, earlier: Side, gap: int) -> Aftermath | None:
    """The sort of aftermath that an event is, if the other can have gone before one."""
    for sort in AFTERMATHS:
        if gap <= sort.days and _is_any(earlier.kind, sort.causes) and _is_sort(later, sort):
            return sort
    return None


def _is_sort(side: Side, sort: Aftermath) -> bool:
    told = _is_any(side.kind, sort.kinds)
    return told and (sort.words is None or any(sort.words.search(one.text) for one in side.sentences))


def _is_any(kind: str, among: tuple[str, ...]) -> bool:
    return kind in among or kind.partition(".")[0] in among


def _days_after(later: Side, earlier: Side) -> int | None:
    """Days from the end of the earlier event to the later one, at least; `None` where it is not later."""
    first = later.first if later.first is not None else later.last
    began = earlier.first if earlier.first is not None else earlier.last
    last = later.last if later.last is not None else later.first
    if first is None or began is None or last is None:
        return 0 if shared_reports(later, earlier) else None
    if last < began or first < began:
        return None
    return max(0, first - (earlier.last if earlier.last is not None else began))


def _is_same_incident(later: Side, earlier: Side, gap: int) -> bool:
    """Whether harm and what did it are told: two sides of one happening, and none follows the other."""
    violent = ("strike", "harm", "fighting")
    harmed = later.family in ("strike", "harm") and later.kind != "harm.displaced"
    return not gap and harmed and earlier.family in violent


def _may_meet(later: Side, earlier: Side) -> bool:
    """Whether their places can be one; what has no place must be told in one report with the other."""
    if later.home is None or earlier.home is None:
        return shared_reports(later, earlier)
    return _meet(later, earlier)


def _meet(later: Side, earlier: Side) -> bool:
    one, other = later.home, earlier.home
    if one is None or other is None:
        return False
    return (
        home_key(one) == home_key(other)
        or lies_within(one, other)
        or (looked_inside(later) and lies_within(other, one))
    )


def _place(later: Side, earlier: Side) -> Iterator[Reason]:
    if later.home is None or earlier.home is None:
        return
    if home_key(later.home) == home_key(earlier.home):
        yield Reason(weight=1.0, words=f"at the same place, {earlier.home.name}")
    elif _meet(later, earlier):
        yield Reason(weight=0.5, words="one place lies in the other")
    else:
        yield Reason(weight=-0.3, words="at another place")


def _time(later: Side, earlier: Side, gap: int) -> Iterator[Reason]:
    if later.first is None or earlier.first is None:
        yield Reason(weight=-0.3, words="no day is known of one of them")
    elif gap <= 3:
        yield Reason(weight=0.7, words="within three days" if gap else "at once")
    elif gap > 14:
        yield Reason(weight=-0.6, words=f"{gap} days later")


def _report(later: Side, earlier: Side) -> Iterator[Reason]:
    if not shared_reports(later, earlier):
        return
    yield Reason(weight=0.3, words="told in one report")
    if any(
        one.document == other.document and 0 <= one.start - other.end <= ADJACENT
        for one in later.sentences
        for other in earlier.sentences
    ):
        yield Reason(weight=0.5, words="told right after it")


def _named(later: Side, earlier: Side, sort: Aftermath) -> Iterator[Reason]:
    """Whether the later one's sentence calls the earlier one by its sort, by another's, or by none."""
    texts = [one.text for one in later.sentences]
    others = OWN_NOUN - {earlier.kind}
    if any(_calls_it(text, earlier) for text in texts):
        yield Reason(weight=1.0, words="its sentence speaks of one")
    elif earlier.family == "strike" and any(HAPPENINGS[kind].search(text) for kind in others for text in texts):
        yield Reason(weight=-2.5, words="its sentence speaks of something else")
    elif any(ANY_ATTACK.search(text) for text in texts):
        yield Reason(weight=0.5, words="its sentence speaks of an attack")
    elif sort.named:
        yield Reason(weight=-2.0, words="its sentence does not speak of it")
