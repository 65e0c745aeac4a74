"""Gives every number of a sentence its predicate of harm: its own, a shared one, or one spelled out behind it."""

from __future__ import annotations

from dataclasses import replace

from fogline.extract.quantities.brought import brought_to
from fogline.extract.quantities.crossing import crossing, goes_on
from fogline.extract.quantities.driven import is_made_to_do_else
from fogline.extract.quantities.frames import Finder, Frame
from fogline.extract.quantities.harmed import Item, is_ranked
from fogline.extract.quantities.lexicon import Lexicon
from fogline.extract.quantities.words import Words


def frames_of(words: Words, items: list[Item], lexicon: Lexicon) -> dict[int, Frame]:
    """Gives each number of a sentence its predicate of harm, where it has one.

    Args:
        words: the text.
        items: the number phrases of one sentence, in order.
        lexicon: the words of counting.

    Returns:
        Frames by position in `items`.
    """
    finder = Finder(words=words, items=items, lexicon=lexicon)
    frames: dict[int, Frame] = {}
    used: set[int] = set()
    for position in range(len(items)):
        frame = brought_to(finder, finder.items[position]) or finder.own(position, used)
        if frame:
            frames[position] = frame
            used.add(frame.predicate)
    _let_cross(finder, frames)
    _share(finder, frames)
    _spell_out(finder, frames)
    return {
        position: frame
        for position, frame in frames.items()
        if not _is_outdated(finder, position, frames)
        and not is_made_to_do_else(words, frame.harm, frame.predicate, items[position].end)
    }


def _let_cross(finder: Finder, frames: dict[int, Frame]) -> None:
    """Gives people who flee by a verb of going their predicate: "15,000 people crossed into Chad"."""
    for position, item in enumerate(finder.items):
        if position in frames or item.phrase.shape in ("share", "ordinal", "article"):
            continue
        verb = crossing(finder.words, item.end - 1 if item.counted.head is None else item.counted.head)
        before = frames.get(position - 1)
        if verb is None and before is not None and goes_on(finder.words, before.predicate, item.start, item.end):
            verb = before.predicate
        if verb is not None:
            frames[position] = Frame(harm="displaced", predicate=verb)


def _is_outdated(finder: Finder, position: int, frames: dict[int, Frame]) -> bool:
    """Of "rose from 64 to 87" only the last is the toll; "rose by 12 to 87" tells how much it rose."""
    frame = frames[position]
    if not frame.toll or finder.words.at(finder.items[position].start - 1) not in ("from", "by"):
        return False
    return any(other.predicate == frame.predicate for at, other in frames.items() if at != position)


def _share(finder: Finder, frames: dict[int, Frame]) -> None:
    """Lets joined numbers share a predicate: onward first, then back to the subjects of a passive."""
    for position in range(1, len(finder.items)):
        before, own = frames.get(position - 1), frames.get(position)
        link = finder.link(position) if before else ""
        item = finder.items[position]
        countable = item.phrase.shape not in ("share", "ordinal") and not is_ranked(finder.words, item)
        if not before or not link or not countable or (own and own.predicate != before.predicate):
            continue
        total = before.total if link == "join" or before.total is not None else position - 1
        if link == "part" and finder.items[position].counted.partitive:
            total = position - 1
        frames[position] = Frame(harm=before.harm, predicate=before.predicate, total=total, toll=before.toll)
    for position in range(len(finder.items) - 2, -1, -1):
        after = frames.get(position + 1)
        if position in frames or after is None or not finder.may_be_harmed(position, after.harm):
            continue
        link = finder.link(position + 1)
        if link and after.predicate >= finder.items[position + 1].end - 1:
            frames[position] = Frame(harm=after.harm, predicate=after.predicate)
            if link == "part":
                frames[position + 1] = Frame(harm=after.harm, predicate=after.predicate, total=position)


def _spell_out(finder: Finder, frames: dict[int, Frame]) -> None:
    """Takes what stands after a colon for parts of the figure before it: "182 died in two days: 121 rebels, 61 …"."""
    whole: int | None = None
    for position, item in enumerate(finder.items):
        before = finder.words.at(item.start - 1)
        if before == ":":
            whole = max((at for at in frames if at < position), default=None)
        if whole is None or position in frames or before not in (":", ",", "and"):
            continue
        if item.counted.sort == "people" and (item.phrase.low or 0) <= (finder.items[whole].phrase.low or 0):
            total = position - 1 if item.counted.partitive and position - 1 in frames else whole
            frames[position] = replace(frames[whole], total=total)
