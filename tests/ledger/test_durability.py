from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fogline.ledger import Head, Ledger, verify
from support.ledgers import a_ledger

WRITER = Path(__file__).with_name("writer.py")
KILLS = 12


def killed_while_appending(directory: Path, number: int, wait: float) -> Head | None:
    """Runs a writer, kills it without warning, and gives the last head it said was on disk."""
    environment = {**os.environ, "PYTHONPATH": str(WRITER.parent.parent)}
    command = [sys.executable, str(WRITER), str(directory), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        lines = [line.split() for line in child.stdout if line.endswith("\n")]
    assert child.returncode == -signal.SIGKILL
    return Head(sequence=int(lines[-1][0]), hash=lines[-1][1]) if lines else None


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a POSIX signal")
def test_a_killed_writer_loses_nothing_it_said_was_written(tmp_path: Path) -> None:
    Ledger.create(tmp_path).close()
    chance = random.Random(2016)
    reached = 0
    for number in range(KILLS):
        said = killed_while_appending(tmp_path, number * 1_000_000, chance.uniform(0.0, 0.15))
        report = verify(tmp_path, expect=said)
        assert report.faults == ()
        assert {note.code for note in report.notes} <= {"unsealed", "head-behind", "blob-orphan", "blob-stray"}
        assert report.entries >= (said.sequence if said else reached)
        reached = report.entries
    assert reached > KILLS
    Ledger.open(tmp_path, write=True).close()
    report = verify(tmp_path)
    assert report.ok
    assert report.entries == reached
    assert "unsealed" not in {note.code for note in report.notes}


@pytest.mark.skipif(os.name != "posix", reason="rights as on POSIX")
def test_a_ledger_on_a_medium_that_cannot_be_written_is_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name) / "project"
        a_ledger(directory)
        for path in (Path(name), directory, *directory.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with as_nobody():
            assert not os.access(directory, os.W_OK, effective_ids=True)
            assert verify(directory).ok
            with Ledger.open(directory) as ledger:
                assert len(list(ledger.documents())) == 2
        for path in (Path(name), directory, *directory.rglob("*")):
            path.chmod(0o755)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Gives up the rights of the superuser for a while, where the tests run with them."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
