"""Times that the parser takes for a part of the name behind them, put back in their place in the tree.

"On 15 Safar 1437 army troops shelled …" and "In the second half of April rebels took …" without a comma make one name
of the time and of who acted. What must stay true: only words that tell a time by the grammar of times are moved, only
behind a preposition or "every", and only away from what does something; "the 17 May Brigade" stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from fogline.timex import recognise
from fogline.timex.forms import Length, Reference

MARK = "of_time"
"""The mark of words that tell a time; it stays with them when parses are joined."""
LEADS = frozenset("on in by since until from during before after around about over throughout".split())
EVERY = frozenset({"every", "each"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
if not Token.has_extension(MARK):
    Token.set_extension(MARK, default=False)
APART = 5
"""Tokens between a time and the name that it was made part of."""


def with_times_apart(parsed: Doc) -> Doc:
    """Mends the tree of a parse in place, notes which words tell a time, and gives it back."""
    for span in _times(parsed):
        for token in span:
            token._.set(MARK, True)
        noun = _joined_to(span)
        lead = parsed[span.start - 1] if span.start else None
        if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        if lead is not None and lead.lower_ in LEADS:
            _behind(lead, span, noun)
        elif span[0].lower_ in EVERY and noun.dep_ in SUBJECTS:
            _by_itself(span, noun)
    return parsed


def tells_time(token: Token) -> bool:
    """Whether a word belongs to a time ("around Christmas", "the first half of March") and so names no place."""
    return bool(token._.get(MARK))


def _times(parsed: Doc) -> Iterator[Span]:
    """The times of a parse, as tokens; lengths and pointers are none."""
    for one in recognise(parsed.text):
        if isinstance(one.form, Length | Reference):
            continue
        span = parsed.char_span(one.start, one.end)
        if span is not None:
            yield span


def _joined_to(span: Span) -> Token | None:
    """The name right behind a time that the parse made it a part of."""
    for token in span:
        head = token.head
        if span.end <= head.i < span.end + APART and token.dep_ in ("compound", "nmod", "nummod", "amod", "det"):
            return head
    return None


def _behind(lead: Token, span: Span, noun: Token) -> None:
    """Hangs a time on its preposition, and gives the name back to its verb."""
    inside = [token for token in span if token.dep_ == "prep"]
    if noun.dep_ == "pobj" and (noun.head.i == lead.i or noun.head in inside):
        verb = next((one for one in lead.ancestors if one.pos_ in ("VERB", "AUX") and one.i > noun.i), None)
        if verb is None or any(child.dep_ in SUBJECTS and child not in list(span) for child in verb.children):
            return
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    elif noun.dep_ not in SUBJECTS or any(child.dep_ == "pobj" and child not in list(span) for child in lead.children):
        return
    parts = [token for token in span if token.head.i == noun.i]
    root = parts[-1]
    named = next((one for one in reversed(inside) if one.i < root.i), lead)
    root.head, root.dep_ = named, "pobj"
    for token in parts[:-1]:
        token.head = root
    for token in span:
        if token.dep_ in SUBJECTS:
            token.head, token.dep_ = lead, "pobj"


def _by_itself(span: Span, noun: Token) -> None:
    """Hangs "every Friday" on the verb of the name behind it."""
    parts = [token for token in span if token.head.i == noun.i]
    parts[-1].head, parts[-1].dep_ = noun.head, "npadvmod"
    for token in parts[:-1]:
        token.head = parts[-1]
