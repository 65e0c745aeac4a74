"""The README and the tutorial are true: commands run, links lead somewhere, figures are those of the evaluation.

Run as a program, ``python tests/test_readme.py`` copies the figures of `docs/evaluation.md` into the README.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EVALUATION = ROOT / "docs" / "evaluation.md"
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)")
BEGIN, END = "<!-- exam table -->\n", "<!-- end of exam table -->\n"
SHOWN = (
    ("claims-own-latest", "typed.f1"),
    ("claims-own-latest", "strict.f1"),
    ("claims-own-latest", "roles.says"),
    ("claims-own-latest", "roles.places"),
    ("claims-own-latest", "roles.actors"),
    ("claims-own-test", "typed.f1"),
    ("claims-own-test", "strict.f1"),
    ("claims-own-test", "roles.says"),
    ("claims-own-test", "roles.counts"),
    ("claims-own-test", "roles.when"),
    ("claims-own-test", "roles.places"),
    ("claims-own-test", "roles.actors"),
    ("control-battles", "accuracy"),
    ("attribution-polnear", "content_source_f1"),
    ("casualties-gaza", "both_exact"),
    ("dates-aquaint", "value_f1"),
    ("places-syria", "en.within5"),
)
"""The figures that the README shows, as exam and figure: what is bad as well as what is good."""
SLACK = 0.01
"""How far a figure of the README may lie from the last evaluation."""
NOT_RUN = ("make ", ". .venv/")
"""Setting up, which the test run has done already."""
PAGES = sorted({ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *ROOT.glob("docs/**/*.md")})


def commands_of(page: Path) -> str:
    """The shell commands of a page, without those that set up."""
    lines = [line for block in SHELL.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()]
    return "\n".join(line for line in lines if line.strip() and not line.startswith(NOT_RUN))


def run_all(commands: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs commands in a folder that has the example, stopping at the first that fails."""
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    program = bin_folder / "fogline"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fogline.cli.main "$@"\n')
    program.chmod(0o755)
    shutil.copytree(ROOT / "examples", folder / "examples")
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    commands = commands_of(ROOT / "README.md")
    done = run_all(commands, tmp_path)

    assert done.returncode == 0, done.stderr
    assert len(commands.splitlines()) >= 8
    assert "Who holds what" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8").count("\n") > 10
    assert (tmp_path / "datasets" / "native.jsonl").is_file()
    assert "sound" in done.stdout + done.stderr


@pytest.mark.slow
def test_the_commands_of_the_tutorial_run(tmp_path: Path) -> None:
    claim = '$(fogline claims --jsonl | head -1 | sed \'s/.*"id": *"\\(claim_[^"]*\\)".*/\\1/\')'
    commands = commands_of(ROOT / "docs" / "tutorial" / "first-record.md").replace("claim_…", claim)
    done = run_all(commands.replace("| head -1 |", "| { head -1; cat > /dev/null; } |"), tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "aleppo" / "brief.html").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    lost = [link for link in targets if not (page.parent / link).exists()]

    assert not lost


def test_every_page_of_the_documents_is_listed() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("**/*.md")]

    assert not [page for page in pages if page != "README.md" and f"({page})" not in index]


def exam_table(evaluation: str) -> str:
    """The README's figures as the evaluation prints them."""
    rows = {
        tuple(cell.strip() for cell in line.split("|")[1:3]): line for line in evaluation.splitlines() if "|" in line
    }
    head = next(line for line in evaluation.splitlines() if line.startswith("| paper "))
    columns = head.count("|") - 1
    return "\n".join([head, "|" + "---|" * columns, *(rows[key] for key in SHOWN if key in rows)]) + "\n"


def reached(table: str) -> dict[tuple[str, ...], float]:
    """The figures of a table by exam and name."""
    rows = [[cell.strip() for cell in line.split("|")[1:4]] for line in table.splitlines()[2:]]
    return {(exam, figure): float(value) for exam, figure, value in rows}


def test_the_figures_are_those_of_the_evaluation() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = reached(readme.partition(BEGIN)[2].partition(END)[0])
    measured = reached(exam_table(EVALUATION.read_text(encoding="utf-8")))

    assert set(shown) == set(measured) == set(SHOWN)
    stale = {key: (shown[key], measured[key]) for key in SHOWN if abs(shown[key] - measured[key]) > SLACK}
    assert not stale, "run: python tests/test_readme.py"


def rewrite() -> None:
    """Puts the evaluation's figures into the README."""
    page = ROOT / "README.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    table = exam_table(EVALUATION.read_text(encoding="utf-8"))
    page.write_text(f"{before}{BEGIN}{table}{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    rewrite()
