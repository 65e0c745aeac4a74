"""Whom "we" and "our forces" mean in the mouth of somebody named: the body that he or she speaks for or leads.

"We hold the town," the Red Banner's spokesman says of the Red Banner: a town is held by no spokesman. What must stay
true: only who is told, by the report or by a pack, to speak for or to lead a body that fights or governs says "we" of
it; the "we" of a doctor or a resident is the people who speak.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from fogline.gazetteer import ActorIndex, ActorMatch
from fogline.gazetteer.actor_states import within
from fogline.model import OF_STATE, Span
from fogline.resolve.actor_context import ActorContext
from fogline.resolve.actor_led import BODY_NAME
from fogline.resolve.actor_listed import SHARED, ListedNames
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_owned import OwnedForces
from fogline.resolve.actor_words import ARMED, singular

MANY = frozenset({"we", "us", "ourselves"})
"""Words by which one person speaks for more than one."""
OUR_MEN = re.compile(r"^our\s+(?:own\s+|brave\s+|heroic\s+)?(?P<what>(?:[a-z]+\s+)?[a-z]+)$", re.IGNORECASE)
_OFFICE = (
    r"(?:(?:[Dd]eputy|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Pp]rime|[Mm]ilitary|[Cc]hief|[Pp]olitical)\s+)*"
    r"(?:[Ss]pokes(?:man|woman|person)|[Ll]eader|[Hh]ead|[Cc]hief|[Cc]ommander(?:[- ]in[- ][Cc]hief)?|[Cc]hairman|"
    r"[Pp]resident|[Ff]ounder|[Bb]oss|[Ee]mir|[Mm]inister|[Pp]remier|[Gg]eneral|[Cc]olonel|[Cc]aptain|[Mm]ajor|"
    r"[Ll]ieutenant|[Oo]fficer|[Ff]ighter|[Ss]oldier|[Mm]ilitant)"
)
_RANK = r"(?:(?:[Mm]aj|[Gg]en|[Ll]t|[Cc]ol|[Bb]rig|[Cc]apt|[Ss]gt|[A-Z][a-z]+|[A-Z][a-z]+ [Gg]eneral)\.?\s+){0,3}"
_FIRST = rf"{BODY_NAME}?"
"""The shortest name, so that "Defence" of a "Defence Minister" is of the office."""
_KIND = r"(?:army|military|navy|police|forces?|armed|opposition|government|resistance|rebels?|separatists?|militia)"
BEFORE = re.compile(rf"(?P<body>(?:{_FIRST}|{_KIND})(?:\s+{_KIND}){{0,2}})(?:['’]s?)?\s+{_OFFICE},?\s+{_RANK}$")
"""Whose officer is told by name next: "Red Banner spokesman Ada Holm", "army chief Ada Holm"."""
AFTER = re.compile(
    rf",\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+)?{_OFFICE}\s+(?:of|for|with|in)\s+(?:the\s+)?(?P<body>{BODY_NAME}(?:\s+{_KIND})*|{_KIND})"
)
"""Whose officer has been told by name: "Ada Holm, a spokeswoman for the Red Banner,"."""
HIS = re.compile(
    rf",\s+(?:the\s+)?(?P<body>(?:{BODY_NAME}|{_KIND})(?:\s+{_KIND})*)(?:['’]s?)?\s+(?:[a-z]+\s+)?{_OFFICE}(?=\s*(?:[,.;:]|$))"
)
"""The same with the office last: "Ada Holm, the Red Banner's spokeswoman,"."""
MEMBERS = frozenset({"rebel", "separatist"})
"""Words before an officer for the many whose officer he is."""
FAR = 90
"""Characters on either side of a name in which the office is told."""
SPOKEN_FOR = OF_STATE | {"armed group", "militia", "coalition", "political body"}
"""Kinds of bodies that say "we" of what is done on the ground."""
RULE = "the body that who speaks is of"


class Ourselves:
    """Names the bodies of one report of which somebody says "we"."""

    def __init__(
        self,
        index: ActorIndex,
        context: ActorContext,
        listed: ListedNames,
        owned: OwnedForces,
        name: Callable[[str, int], Named | None],
    ) -> None:
        """Keeps what names parties.

        Args:
            index: names of parties.
            context: who is in the report.
            listed: names of the packs.
            owned: names what is somebody's.
            name: the party that any words at a position mean.
        """
        self.index = index
        self.context = context
        self.listed = listed
        self.owned = owned
        self.name = name

    def meant(self, words: str, speaker: Span, named: Named, *, acts: bool) -> Named | None:
        """The body for which the speaker says "we" or "our men"; `None` for other words, and where none is told.

        Args:
            words: what the speaker says.
            speaker: the words that name the speaker in full.
            named: the party that they mean.
            acts: it is who does something on the ground, so that a state means its army.
        """
        men = OUR_MEN.match(words)
        what = men["what"].lower() if men else "troops"
        person = named.party.kind in ("person", "")
        if not person and men is None:
            return None
        bodies = (*self._told(speaker), *self._held(named, speaker.start)) if person else (named,)
        body = next((one for one in bodies if _may_speak_so(one)), None)
        if body is not None and body.party.kind in OF_STATE and (men or acts):
            body = self.owned.of(body, what, speaker.start) or body
        return None if body is None else replace(body, rule=RULE, confidence=min(SHARED, body.confidence))

    def _told(self, speaker: Span) -> Iterator[Named]:
        """The bodies that the report sets beside the speaker's name, the nearest mention of it first."""
        text = self.context.theatre.scan.text
        places = [one.start() for one in re.finditer(rf"\b{re.escape(speaker.quote)}\b", text)]
        for at in sorted(places, key=lambda start: (abs(start - speaker.start), start)):
            behind = at + len(speaker.quote)
            before, after = text[max(0, at - FAR) : at], text[behind : behind + FAR]
            for found in (BEFORE.search(before), AFTER.match(after), HIS.match(after)):
                if found is not None:
                    first = at - len(before) if found.re is BEFORE else behind
                    named = self._body(found["body"], first + found.start("body"))
                    if named is not None:
                        yield named

    def _body(self, words: str, position: int) -> Named | None:
        """The body that words beside an office mean; a people's adjective alone is of its state."""
        plain = words.removeprefix("The ").removesuffix("’s").removesuffix("'s")
        code = self.index.states.code(plain.lower())
        if not code:
            common = plain.split()[0].lower() in ARMED
            plain = f"{plain[:1].lower()}{plain[1:]}" if common else plain
            return self.name(f"{plain}s" if plain in MEMBERS else plain, position)
        state = self.index.states.branch(code, "state", self.context.on)
        match = ActorMatch(actor=state, score=SHARED, how="country", name=plain)
        return Named(party=self.listed.party(match, position), rule=RULE, confidence=SHARED)

    def _held(self, named: Named, position: int) -> Iterator[Named]:
        """The bodies in which a pack knows the speaker to hold an office on the day."""
        actor = self.index.get(named.party.id)
        for office in actor.roles if actor is not None else ():
            body = self.index.get(office.of) if within(office.start, office.end, self.context.on) else None
            if body is not None:
                match = ActorMatch(actor=body, score=SHARED, how="office", name=body.name)
                yield Named(party=self.listed.party(match, position), rule=RULE, confidence=SHARED)


def is_of_speaker(words: str) -> bool:
    """Whether words name those for whom somebody speaks ("we", "our troops")."""
    men = OUR_MEN.match(words)
    return words.lower() in MANY or (men is not None and singular(men["what"].rsplit(maxsplit=1)[-1]) in ARMED)


def _may_speak_so(body: Named) -> bool:
    return body.party.kind in SPOKEN_FOR
