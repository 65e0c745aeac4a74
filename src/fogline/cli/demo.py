"""``make demo``: the example corpus from files to brief, in a directory of its own.

Idempotent: run again, it reads nothing twice and writes the same files. Run as ``python -m fogline.cli.demo [DIR]``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from fogline.cli.main import run_command
from fogline.cli.say import complain, say
from fogline.config import CONFIG_NAME
from fogline.pipeline.project import LEDGER_NAME

EXAMPLE = Path("examples") / "aleppo"
BATTLES = (("2016", "2016-07-01", "2016-12-31"), ("2024", "2024-11-01", "2024-12-08"))


def main() -> int:
    """Builds the record of the example corpus and prints its brief."""
    root = Path.cwd()
    example = root / EXAMPLE
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "demo"
    if not example.is_dir():
        complain(f"there is no {EXAMPLE} here; run this from the root of the repository")
        return 2
    for step in _steps(example, target):
        say(f"\n$ fogline {' '.join(step)}")
        code = run_command(step)
        if code:
            complain(f"fogline {step[0]} ended with {code}")
            return code
    say(f"\nOpen {target / 'brief.html'} for the brief with its map, {target / 'map.svg'} for the map alone,")
    say(f"{target / 'datasets'} for the record in the shapes that others load. Ask it more:")
    say(f"  fogline control -p {target} --on 2016-11-28\n  fogline claims -p {target} --status denied")
    return 0


def _steps(example: Path, target: Path) -> list[list[str]]:
    project = ["-p", str(target)]
    steps: list[list[str]] = []
    if not (target / LEDGER_NAME).exists():
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(example / CONFIG_NAME, target / CONFIG_NAME)
        steps.append(["new", str(target)])
    steps += [
        ["add", str(example / "dispatches"), "--sidecar", str(example / "sources.csv"), *project],
        ["run", *project],
        ["verify", *project],
        ["export", "--format", "all", "--out", str(target / "datasets"), "--quiet", *project],
    ]
    for name, start, end in BATTLES:
        period = ["--place", "Aleppo", "--from", start, "--to", end]
        page = str(target / f"brief-{name}.html")
        steps.append(["brief", *period, "--format", "html", "--out", page, "--quiet", *project])
    steps.append(["brief", "--place", "Aleppo", "--format", "html", "--out", str(target / "brief.html"), *project])
    steps.append(["brief", "--place", "Aleppo", *project])
    return steps


if __name__ == "__main__":
    try:
        sys.exit(main())
    except click.Abort:
        sys.exit(130)
