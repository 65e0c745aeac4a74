"""The world into captures: files, folders, tables, standard input.

Public functions:
    collect(paths, *, options: CollectOptions | None = None) -> Iterator[Gathered]
    parse_mapping("text=body,title=headline") -> dict[str, str]
"""

from fogline.collect.gather import collect
from fogline.collect.options import CollectOptions, Gathered, Told, parse_mapping
from fogline.collect.problems import PROBLEM_CODES

__all__ = ["PROBLEM_CODES", "CollectOptions", "Gathered", "Told", "collect", "parse_mapping"]
