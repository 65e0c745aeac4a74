"""The edges of a claim's words: what joins it to its neighbours, half a bracket and half a count belong to no claim.

What must stay true: a word that is part of a number or a phrase stays with it ("so far 50 bodies", "as many as 165"),
and the predicate itself is never cut away.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from fogline.timex.lexicon import UNIT_PLURALS, UNITS

EDGE_WORDS = frozenset(
    "and but or while as after when that which who where nor so then although though because whereas meanwhile however "
    "also if before since until".split()
)
KEEP_EDGE = frozenset({"since", "if", "until"})
"""Joining words that belong to their clause."""
BOUND = {
    "so": frozenset({"far", "many"}),
    "as": frozenset({"many", "much", "few", "little", "well", "of"}),
    "after": frozenset({"all"}),
}
"""Joining words that the word behind them makes part of a phrase."""
COUNTED_FROM = frozenset({"after", "before", "into", "following"})
"""What stands behind a length of time that the next clause is told from ("a day after …")."""
COUNTS = frozenset(
    "a an the few several couple of many just only barely less more than about nearly almost some exactly full".split()
)
"""Words of such a length, besides numbers."""
BRACKETS = {")": "(", "]": "["}


def only_joins(token: Token, left: int, right: int) -> bool:
    """Whether a word at the left edge of a clause only joins it to what stands before.

    A preposition that hangs on the clause's own words is told with it ("After a week of raids, they fled").

    Args:
        token: the word.
        left: the first token of the clause.
        right: one past the last.
    """
    if token.lower_ == "only" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "that":
        return True
    if token.lower_ not in EDGE_WORDS - KEEP_EDGE or (token.dep_ == "prep" and left < token.head.i < right):
        return False
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return following not in BOUND.get(token.lower_, ())


def trim(left: int, right: int, parsed: Doc, head: int) -> tuple[int, int]:
    """Drops punctuation, joining words and halves of brackets at the edges.

    Args:
        left: the first token.
        right: one past the last.
        parsed: the stretch.
        head: the predicate, which stays.
    """
    left = _past_bracket(left, head, parsed)
    while left < right and left < head and (is_blank(parsed[left]) or only_joins(parsed[left], left, right)):
        left += 1
    right = _before_bracket(left, right, head, parsed)
    right = _before_count(right, head, parsed)
    if 0 < right < len(parsed) and (parsed[right - 1].lower_, parsed[right].lower_) == ("ever", "since"):
        ends = right + 1 == len(parsed) or is_blank(parsed[right + 1])
        right += 1 if ends else -1
    while right > left and is_edge(parsed[right - 1], left):
        right -= 1
    return left, right


def _before_count(right: int, head: int, parsed: Doc) -> int:
    """Where a clause ends that would take the length with it from "a day after the vote" and leave the rest."""
    if right >= len(parsed) or parsed[right].lower_ not in COUNTED_FROM:
        return right
    if parsed[right - 1].lower_ not in UNITS.keys() | UNIT_PLURALS.keys():
        return right
    first = right - 1
    while first - 1 > head and (parsed[first - 1].like_num or parsed[first - 1].lower_ in COUNTS):
        first -= 1
    return first if first > head else right


def _past_bracket(left: int, head: int, parsed: Doc) -> int:
    """Where a clause begins that a bracket stands before: whose it is ("[Text] Six policemen …"), or half one."""
    opened: list[int] = []
    begin = left
    for i in range(left, head):
        if parsed[i].text in BRACKETS.values():
            opened.append(i)
        elif parsed[i].text in BRACKETS:
            first = opened.pop() if opened else None
            if first is None or (parsed[first].text == "[" and first == left):
                begin = i + 1
    return begin


def _before_bracket(left: int, right: int, head: int, parsed: Doc) -> int:
    """Where a clause ends behind whose head a bracket opens that it does not close."""
    opened: list[int] = []
    for i in range(left, right):
        if parsed[i].text in BRACKETS.values():
            opened.append(i)
        elif parsed[i].text in BRACKETS and opened:
            opened.pop()
    return opened[0] if opened and opened[0] > head else right


def is_blank(token: Token) -> bool:
    """Whether a token is a mark or white space, and no word."""
    return bool(token.is_punct or token.is_space)


def is_edge(token: Token, left: int) -> bool:
    """Whether a token is a mark that ends no claim; a bracket that closes one of the claim's own does."""
    opening = BRACKETS.get(token.text)
    if opening and any(token.doc[i].text == opening for i in range(left, token.i)):
        return False
    return is_blank(token) and token.text not in ("%", "'s")
