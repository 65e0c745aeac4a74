"""Words that lead back to a speaker named elsewhere: pronouns, kinds of bodies and people, what tells them apart."""

from __future__ import annotations

PERSONS = frozenset({"he", "she", "him", "her"})
BODIES = frozenset({"it"})
MANY = frozenset({"they", "them", "we"})
KINDS = frozenset(
    "group agency organisation organization monitor centre center observatory ministry watchdog network charity body "
    "release update caption article "
    "council commission command army military coalition statement source report newspaper broadcaster department "
    "office union alliance party front movement committee institute foundation spokesman spokeswoman spokesperson "
    "official officer minister president general commander director leader activist doctor resident witness man woman "
    "company police government mayor governor ambassador envoy secretary senator "
    "tv television channel radio website page account outlet".split()
)
"""Heads of definite phrases that point back ("the group"), and of the fuller phrases they can point to."""
VAGUE = frozenset(
    "group agency organisation organization monitor watchdog network charity body centre center statement office "
    "broadcaster newspaper newswire company institute foundation".split()
)
"""Words that any body may be called by; "the ministry" points back only to what was called a ministry."""
PEOPLE = frozenset("source activist doctor resident witness man woman relative neighbour neighbor survivor".split())
"""Of the heads of definite phrases, those that are people and no rank."""
TOLD_IN = frozenset({"statement", "release", "update", "communique", "communiqué", "bulletin", "caption", "article"})
"""What whoever spoke last has spoken in."""
OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}
TOLD_BY_THEM = frozenset(
    "statement report account figure count tally bulletin communique communiqué announcement datum data claim "
    "estimate reckoning".split()
)
"""What somebody has told: "according to its statements" is on the word of whoever "it" is."""
FIRST = frozenset({"we", "i"})
LONGEST_QUOTE = 120
"""Tokens looked back through for an open quotation mark."""
BODIES_FOR = frozenset(
    "organisation organization committee commission council office agency association union centre center ministry "
    "movement front league institute society network fund department party army forces".split()
)
"""Bodies whose names go on with "for the …" and "of the …"."""
PLACING = frozenset("in into at near to toward towards from through around outside inside across of on off".split())
MOST = 60
"""Mentions looked through for an antecedent; farther ones are seldom meant."""
WATCHING = frozenset("observatory rights network watch monitor monitors centre center committee defence".split())
"""Words in the names of bodies that watch a war."""
INNER = frozenset({"without", "the", "of", "for", "and"})
"""Words inside the names of bodies and of no person."""
WATCHERS = frozenset({"monitoring", "watchdog", "monitor"})
"""What bodies that watch a war are described as."""
ARMED = frozenset(
    "militant armed rebel jihadist jihadi islamist insurgent extremist terror terrorist guerrilla".split()
)
STATELY = frozenset("ministry agency news police nations un court council parliament government president".split())
NEAR = 3
"""Sentences before a short form in which a body that has not spoken may be meant."""
PARTICLES = frozenset({"the", "'s", "’s", "-", "al", "el", "ul", "as", "ash", "ad", "an", "ibn", "bin", "de", "la"})
"""Words of names that come and go between mentions."""
