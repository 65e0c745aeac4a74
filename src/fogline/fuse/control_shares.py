"""What share of a place a clause is about: as good as all of it, or the larger part."""

from __future__ import annotations

import re

_LAST = (
    r"(?:(?:the )?(?:remaining|rest of|remainder of|last|final)|the (?:captured|lost|recently lost))(?: \w+){0,2}? "
    r"(?:parts?|districts?|pockets?|"
    r"areas?|neighbou?rhoods?|sections?|quarters?|positions?|portions?)"
)
_ALL_BUT = r"(?:almost|nearly|virtually|practically) (?:all|the (?:entire|whole))|9\d(?:\.\d+)?\s?(?:%|per ?cent)"
_MORE = (
    r"most|(?:the )?(?:vast |large )?majority|(?:the )?bulk|two[- ]thirds|three[- ](?:quarters|fourths)|"
    r"(?:5[1-9]|[6-8]\d)(?:\.\d+)?\s?(?:%|per ?cent)"
)
SHARE = re.compile(
    rf"\b(?:(?P<all>{_ALL_BUT}|{_LAST})|(?P<most>{_MORE})|(?P<rest>(?:the )?(?:rest|remainder)))(?=\s|$)"
    r"(?: of)?(?: the| its)?",
    re.IGNORECASE,
)
"""A share of a place that is as good as all of it, or the larger part."""
MINOR = re.compile(
    r"\b(?:control(?:s|led|ling)?(?: of)?|h(?:eld|olds?|olding)|captur(?:ed|es|ing)|seiz(?:ed|es|ing)|"
    r"(?:re)?t(?:ook|aken|aking)(?: control of)?)\s+(?:(?:just|only|about|around|some|over|at least|up to|less than|"
    r"the|other|remaining|almost|nearly)\s+){0,3}(?:(?:[1-4]?\d(?:\.\d+)?\s?(?:%|per ?cent\b))|"
    r"an? (?:quarter|third|fifth)\b)",
    re.IGNORECASE,
)
"""Less than half of a place, told by a number: the rest of it is another side's."""
WHOSE = re.compile(
    r"\s*(?:the\s+)?(?:\w+\s+)?\w+[’']s?\s+(?!(?:territory|area|districts|neighbou?rhoods|quarters)\b)\w"
)
"""Something of a place, rather than the place."""
WHOLE_WORDS = frozenset("it city town village district camp area island base neighbourhood neighborhood suburb".split())


def share_told(quote: str, name: str, own: str) -> str | None:
    """Whether a clause is about "all" of a place but a trifle, "most" of it or its "rest"; `None` where about none.

    Args:
        quote: the clause.
        name: the place.
        own: the words that name it there.
    """
    for found in SHARE.finditer(quote):
        if found.group(0).lower().startswith("most") and quote[: found.start()].lower().rstrip().endswith("the"):
            continue  # "the most important town"
        if WHOSE.match(quote[found.end() :]):
            continue  # "most of the town's mines"
        after = quote[found.start() : found.end() + len(name) + 12].lower()
        words = set(re.findall(r"[\w-]+", after))
        named = name.lower() in after or (bool(own) and own.lower() in after)
        if named or WHOLE_WORDS.intersection(words):
            return found.lastgroup
    return None
