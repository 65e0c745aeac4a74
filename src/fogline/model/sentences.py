"""Where sentences end by their marks alone, for whoever only needs the words around a place in a text.

Rules that cut elsewhere (at semicolons, before capitals only, behind all white space) have a pattern of their own,
named for what it does.
"""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
"""The closing marks of a sentence with one white space, or the end of a line."""
