"""One spelling of a body's name that no pack knows, so that its other forms in other reports are the same party.

"The Battalions of the Orange Grove" are the "Orange Grove Battalions", "Liwa al-Nahr" is the "Nahr Brigade", the
"Operations Room of Two Springs" is the "Two Springs room". What must stay true: only the order of the words, the
number of the head noun, words that say no more than "group" and the size of a unit behind an emblem ("Dawn Falcons
Battalion") are given up; a brigade is never made a front.
"""

from __future__ import annotations

import re

from fogline.gazetteer.spelling import fold_spelling

HEADS = {
    "battalion": "battalion", "battalions": "battalion", "brigade": "brigade", "brigades": "brigade",
    "regiment": "regiment", "division": "division", "company": "company", "army": "army", "room": "room",
    "lions": "lions", "hawks": "hawks", "falcons": "falcons", "eagles": "eagles", "martyrs": "martyrs",
    "knights": "knights", "soldiers": "soldiers", "sons": "sons", "shield": "shield", "militia": "militia",
    "front": "front", "movement": "movement", "council": "council", "union": "union", "gathering": "gathering",
    "squadron": "squadron", "squadrons": "squadron", "league": "league", "corps": "corps",
}  # fmt: skip
"""Head nouns of armed bodies, as one of them stands for its plural."""
TRANSLATED = {
    "liwa": "brigade", "katiba": "battalion", "katibat": "battalion", "kataib": "battalion", "jaysh": "army",
    "jaish": "army", "firqat": "division", "fawj": "regiment", "sariyat": "company", "usud": "lions", "usoud": "lions",
    "suqur": "falcons", "suqour": "falcons", "nusur": "eagles", "shuhada": "martyrs", "fursan": "knights",
    "junud": "soldiers", "abna": "sons", "dir": "shield", "jabhat": "front", "harakat": "movement",
    "majlis": "council", "ittihad": "union", "tajammu": "gathering", "faylaq": "corps", "rabitat": "league",
}  # fmt: skip
"""Arabic head nouns in Latin letters, by what reports translate them with; they open the name."""
EMPTY = frozenset({"collective", "group", "outfit", "organisation", "organization"})
"""Last words that say no more than that the name is somebody's."""
EMBLEMS = frozenset({"lions", "hawks", "falcons", "eagles", "martyrs", "knights", "soldiers", "sons", "shield"})
"""Heads that make a name by themselves: what size of a unit stands behind them differs from report to report."""
SIZES = frozenset({"battalion", "brigade", "regiment", "company", "division", "squadron", "militia"})
MEMBERS = (
    r"fighters|militants|rebels|gunmen|insurgents|militiamen|jihadists|guerrillas|members|elements|soldiers|troops|men|"
    r"commanders|leaders|units|supporters|recruits"
)
LEAD = re.compile(
    rf"^(?:(?:the|some|several|many|armed|local|senior|\w+ed)\s+)*(?:{MEMBERS})\s+(?:of|from|with|in|within|"
    r"belonging\s+to)\s+(?:the\s+)?(?=\W?[A-Z])",
    re.IGNORECASE,
)
"""Words for the people of a body before its name."""
OTHER_HEADS = frozenset({"force", "forces", "guard", "guards", "resistance", "coalition", "alliance", "command"})
"""Last words of bodies that names keep as they are."""
TAIL = re.compile(rf"\s+(?:{MEMBERS})$")
"""Words for the people of a body after its name."""
INITIALS = re.compile(r"(?<=\w)\s*\((?:the\s+)?[A-Z][\w.-]*\)?\s*$")
"""A short form in brackets after the name."""
OF = re.compile(r"^(.+?) of (?:the )?(.+)$")


def one_form(name: str) -> str:
    """The folded form of a name that all its forms share, for the id of a minted party.

    Args:
        name: a name of its own; common nouns are not for this.
    """
    name = INITIALS.sub("", name)
    folded = fold_spelling(name).removeprefix("the ").replace("operations room", "room")
    words = _turned(folded).split()
    if len(words) > 2 and words[-1] in HEADS and HEADS[words[-1]] in SIZES and words[-2] in EMBLEMS:
        words = words[:-1]
    if words[-1:] and words[-1] in EMPTY and len(words) > 2:
        words = words[:-1]
    heads: list[str] = []
    while len(words) > 1 and words[0] in TRANSLATED:
        heads.insert(0, TRANSLATED[words.pop(0)])
    if heads:
        words = [word for word in words if word not in ("al", "el")]
    named = [*words, *heads]
    if len(named) > 1 and named[-1] in HEADS:
        named[-1] = HEADS[named[-1]]
        named = [word for word in named if word not in ("al", "el")]
    return " ".join(named)


def is_of_a_body(name: str) -> bool:
    """Whether a name of several words opens or ends with a head noun of an armed body, and so is no person's."""
    words = fold_spelling(name).removeprefix("the ").split()
    led = words[:1] and (words[0] in TRANSLATED or (words[0] in HEADS and words[1:2] == ["of"]))
    return len(words) > 1 and (bool(led) or words[-1] in HEADS or words[-1] in EMPTY)


def _turned(folded: str) -> str:
    """A head noun and what it is of in the order without "of": "orange grove battalions"."""
    found = OF.match(folded)
    if found is None or found[1].split()[-1] not in HEADS or len(found[1].split()) > 1:
        return folded
    rest, _, last = found[2].rpartition(" ")
    if rest and HEADS.get(last) in SIZES:  # "falcons of dawn brigade"
        return f"{rest} {found[1]} {last}"
    return f"{found[2]} {found[1]}"


def without_people(name: str) -> str:
    """A body's name without words for its people around it ("Fighters of the Red Banner", "Red Banner fighters").

    Words that name no body stay as they are: "men of Hentzau" are no Hentzau.
    """
    body = TAIL.sub("", LEAD.sub("", name))
    return body if body != name and (is_of_a_body(body) or body.split()[-1].lower() in OTHER_HEADS) else name
