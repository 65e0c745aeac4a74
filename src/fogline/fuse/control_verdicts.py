"""The rules by which a scene is held, claimed, contested, divided or unknown, each with its reason in a sentence.

The order of the rules is the order of the law: an uncertain change, a stated division, several claimants, a denial,
one claimant against the parts others hold, parts alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fogline.fuse.control_bands import WHOSE_UNTOLD
from fogline.fuse.control_row import Row
from fogline.fuse.control_say import grant, has, names_of, tellers
from fogline.fuse.control_scene import Scene
from fogline.fuse.control_sign import CALLED_THEIRS, Sign
from fogline.fuse.control_states import STALE
from fogline.fuse.days import days_between
from fogline.fuse.prose import first_capital, listed

State = Literal["held", "contested", "claimed", "divided", "unknown"]
FORGOTTEN = 1095
"""Days after the last word on who has the whole from which news of its parts leave that open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a rule says of a scene.

    Attributes:
        state: of the place.
        rule: that applies.
        why: its reason, as a sentence.
        holder: who has the place; `None` where that is open.
        holders: all sides that are said to have it or a part of it.
    """

    state: State
    rule: str
    why: str
    holder: str | None = None
    holders: tuple[str, ...] = ()


def verdict_of(scene: Scene) -> Verdict | None:
    """The first rule that applies."""
    said = scene.said
    if said.between:
        return _between(scene)
    if said.divided:
        return _divided(scene)
    if len(scene.camps(said.holders)) > 1:
        return _several(scene)
    if said.contested and said.holders:
        return _denied(scene)
    if said.holders:
        return _one(scene)
    return _parts_alone(scene)


def bearing_on(scene: Scene, verdict: Verdict) -> list[Row]:
    """The inner places that bear on the verdict: others' parts, or all parts where nobody has the whole."""
    whole = verdict.state in ("held", "claimed")
    return [] if whole or scene.said.between else scene.current()


def _between(scene: Scene) -> Verdict:
    sides = tuple(scene.said.holders)
    why = "No report says who had it in this time."
    if sides:
        why = "It changed hands on some day in this time; no report says on which."
    return Verdict(rule="uncertain-day", state="unknown", holders=sides, why=why)


def _divided(scene: Scene) -> Verdict:
    sides = tuple(dict.fromkeys((*scene.part_sides(), *scene.said.inside)))
    told = tellers(scene.said.divided)
    parts = f" {scene.parts_in_words()}" if sides else ""
    return Verdict(
        rule="divided",
        state="divided",
        holders=sides,
        why=f"Divided, as {told} {has(scene.said.divided)} it.{parts}",
    )


def _jointly(scene: Scene) -> Verdict | None:
    """Sides that a clause names together hold a place together."""
    told = list(scene.said.holders.values())
    together = {sign.claim for sign in told[0]}.intersection(*({sign.claim for sign in signs} for signs in told[1:]))
    joint = [sign for sign in told[0] if sign.claim in together and sign.effect != "loses"]
    if not joint or any(signs[-1].claim not in together for signs in told):
        return None
    sides = tuple(side for side in joint[0].sides if side in scene.said.holders)
    names = listed(scene.names.name(side) for side in sides)
    why = f"{first_capital(scene.passive(sides[0]))} {names} together ({tellers(joint)})."
    others = tuple(side for side in (*scene.said.inside, *scene.part_sides()) if side not in sides)
    if others or scene.said.contested:
        return Verdict(rule="together", state="contested", holder=sides[0], holders=(*sides, *others), why=why)
    return Verdict(
        rule="together", state="held" if joint[0].sure else "claimed", holder=sides[0], holders=sides, why=why
    )


def _several(scene: Scene) -> Verdict:
    if joint := _jointly(scene):
        return joint
    told = [f"{scene.names.name(side)} ({tellers(signs)})" for side, signs in scene.said.holders.items()]
    sides = tuple(dict.fromkeys((*scene.said.holders, *scene.part_sides())))
    return Verdict(rule="rivals", state="contested", holders=sides, why=f"Both {listed(told)} are said to have it.")


def _denied(scene: Scene) -> Verdict:
    holder = next(iter(scene.said.holders))
    against = [sign for sign in scene.said.contested if sign.effect in ("denied", "contested")]
    others = [side for sign in against if (side := sign.word.side or sign.rival)]
    sides = tuple(dict.fromkeys((*scene.said.holders, *others, *scene.part_sides())))
    told = scene.said.holders[holder]
    say = "say" if len(names_of(against)) > 1 else "says"
    why = (
        f"{first_capital(scene.names.name(holder))} {scene.verb(holder)} it, as {tellers(told)} {has(told)} it; "
        f"{tellers(against)} {say} otherwise."
    )
    own = all(sign.word.side and scene.allied(sign.word.side, holder) for sign in told)
    # A taker's own word against the other side's: nobody has granted that it is taken.
    kept = next((side for side in others if not scene.allied(side, holder)), None)
    kept = kept if own and all(sign.history for sign in told) else None
    return Verdict(rule="denied", state="contested", holder=kept, holders=sides, why=why)


def _one(scene: Scene) -> Verdict | None:
    holder, signs = next(iter(scene.said.holders.items()))
    rivals = tuple(side for side in scene.part_sides() if not scene.allied(side, holder))
    entered = tuple(side for side in scene.said.inside if not scene.allied(side, holder))
    if rivals and not entered and all(sign.note == CALLED_THEIRS for sign in signs):
        return _parts_alone(scene)
    if rivals or entered:
        others = scene.others_in_words(rivals, entered)
        why = f"{first_capital(scene.names.name(holder))} {scene.verb(holder)} it ({tellers(signs)}), but {others}."
        sides = tuple(dict.fromkeys((holder, *entered, *rivals)))
        history = all(sign.history for told in scene.said.inside.values() for sign in told)
        kept = None if (entered and not history) or _is_old(scene, signs) else holder
        return Verdict(rule="whole-and-parts", state="contested", holder=kept, holders=sides, why=why)
    holders = tuple(scene.said.holders)
    if all(sign.note == WHOSE_UNTOLD for sign in signs):
        verb = first_capital(scene.passive(holder).removesuffix(" by"))
        why = f"{verb} by armed people ({tellers(signs)}); {WHOSE_UNTOLD}."
        return Verdict(rule="nobody-known", state="unknown", why=why)
    state, on_whose = _sureness(scene, holder, signs)
    if signs[-1].most and state == "held":
        why = f"{first_capital(scene.names.name(holder))} {scene.verb(holder)} most of it ({tellers(signs)})."
        return Verdict(rule="most", state="contested", holder=holder, holders=holders, why=why)
    verb = first_capital(scene.passive(holder))
    return Verdict(
        rule=_plain(scene, holder, signs),
        state=state,
        holder=holder,
        holders=holders,
        why=f"{verb} {scene.names.name(holder)}{on_whose}.",
    )


def _plain(scene: Scene, holder: str, signs: Sequence[Sign]) -> str:
    """The rule by which one side has it and nobody else is told of."""
    if all(sign.presumed for sign in signs):
        return "presumed"
    own = [sign for sign in signs if sign.word.side and scene.allied(sign.word.side, holder)]
    others = [sign for sign in signs if sign not in own]
    if own and others and all(sign.effect == "loses" for sign in others):
        return "granted"
    return "last-capture" if any(sign.effect == "takes" for sign in signs) else "last-word"


def _is_old(scene: Scene, signs: Sequence[Sign]) -> bool:
    """Whether what is told of the parts is newer by more than a year than that a side had the whole.

    Who is in the place itself shares it; who has only parts of it leaves the rest to its holder, as long as
    somebody has lately said who that is.
    """
    newest = max((row.told for row in scene.current() if row.told), default="")
    last = max((sign.seen or sign.start or "" for sign in signs), default="")
    limit = FORGOTTEN if all(sign.history for sign in signs) else STALE
    return bool(newest and last) and days_between(last, newest) > limit


def _parts_alone(scene: Scene) -> Verdict | None:
    sides = tuple(dict.fromkeys((*scene.said.inside, *scene.part_sides())))
    current = scene.current()
    if not sides:
        return _nobody_left(scene)
    if (
        current
        and not scene.said.inside
        and all(row.rule == "presumed" for row in current)
        and len(scene.camps(sides)) == 1
    ):
        names = scene.names.name(sides[0])
        why = f"Held by {names}, it is presumed: parts of it are taken from them later."
        return Verdict(rule="presumed", state="held", holder=sides[0], holders=sides, why=why)
    unnamed = any(row.control.place.kind == "part" for row in current)
    words = scene.others_in_words(scene.part_sides(), tuple(scene.said.inside))
    if len(scene.camps(sides)) > 1:
        moving = bool(scene.said.inside) or any(row.moving for row in current)
        state: State = "contested" if moving else "divided"
        return Verdict(rule="parts", state=state, holders=sides, why=f"No side has all of it: {words}.")
    if unnamed or scene.said.inside:
        return Verdict(
            rule="part",
            state="contested",
            holders=sides,
            why=f"Only in part: {words}; who has the rest is not told.",
        )
    return Verdict(
        rule="parts-of-unknown", state="unknown", holders=sides, why=f"Of the whole nothing is told; {words}."
    )


def _nobody_left(scene: Scene) -> Verdict | None:
    """What is said of a place in which no side is told to have anything."""
    lost = [sign for sign in scene.said.contested if sign.effect == "loses"]
    if lost:
        gone = listed(scene.names.name(side) for sign in lost for side in sign.sides)
        return Verdict(
            rule="lost",
            state="unknown",
            why=f"{first_capital(gone)} lost it ({tellers(lost)}); nobody says to whom.",
        )
    if scene.said.contested:
        return Verdict(rule="disputed", state="contested", why=f"Contested, as {tellers(scene.said.contested)} has it.")
    return None


def _sureness(scene: Scene, holder: str, signs: Sequence[Sign]) -> tuple[State, str]:
    """Held or claimed, with the words that say on whose word."""
    if all(sign.presumed for sign in signs):
        # A history that tells of two camps to the end leaves it to nobody else; of a day's news one cannot say so.
        return (
            "held" if all(sign.history for sign in signs) else "claimed",
            f", it is presumed: in the account of {tellers(signs)} the later taker fights nobody else",
        )
    own = [sign for sign in signs if sign.word.side and scene.allied(sign.word.side, holder)]
    others = [sign for sign in signs if sign not in own]
    worth: dict[str, int] = {}
    for sign in others:
        worth[sign.word.key] = max(worth.get(sign.word.key, 0), sign.word.worth)
    conceded = [sign for sign in others if sign.word.side]
    if conceded:
        return "held", f", as {tellers(conceded)} of the other side {grant(conceded)}"
    if sum(worth.values()) >= 2:
        return "held", f" ({tellers(others)}{'; also ' + tellers(own) if own else ''})"
    if own and not others:
        return "claimed", f", on the word of {tellers(own)} alone, which is of that side"
    if any(sign.word.worth and sign.sure for sign in others):
        return "held", f", on the word of one report that names no source ({tellers(others)})"
    if any(sign.word.worth for sign in others):
        return "claimed", f", as one report has it that names no source and is not sure ({tellers(others)})"
    return "claimed", f", in a machine-written text alone ({tellers(others)})"
