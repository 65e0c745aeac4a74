"""The house is a test: floors, lengths, forbidden names, where SQL may stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "fogline"
LONGEST_FUNCTION = 60
LONGEST_FILE = 550
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "core", "util", "helper"}
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b", re.DOTALL
)
SQL_ROOMS = {"ledger", "views", "gazetteer"}
FILES = sorted(SOURCE.rglob("*.py"))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_hold_one_idea(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)

    assert len(text.splitlines()) <= LONGEST_FILE
    assert path.stem not in FORBIDDEN_NAMES
    assert ast.get_docstring(tree), "every module says what it is"
    too_long = [
        f"{node.name} ({(node.end_lineno or 0) - node.lineno + 1} lines)"
        for node in functions(tree)
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not too_long


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_sql_stands_only_in_its_rooms(path: Path) -> None:
    room = path.relative_to(SOURCE).parts[0]
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert room in SQL_ROOMS or not [text for text in strings if SQL.search(text)]


def test_public_dataclasses_of_the_spine_are_frozen() -> None:
    for path in sorted((SOURCE / "model").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                decorators = [ast.unparse(item) for item in node.decorator_list]
                assert not decorators or any("frozen=True" in item and "slots=True" in item for item in decorators), (
                    node.name
                )
