"""The API against its own description, with requests nobody thought of: no 500, no answer of another shape."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = int(os.environ.get("FOGLINE_SCHEMA_SECONDS", "60"))


@pytest.mark.slow
def test_the_api_keeps_its_description_under_requests_nobody_thought_of(address: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/api/v1/openapi.json", "--url", address]
    command += ["--max-time", str(SECONDS), "--seed", "1", "--no-color", "--workers", "1"]
    command += ["--suppress-health-check", "all", "--phases", "examples,coverage,fuzzing"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False, timeout=SECONDS + 240)

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    tried = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert tried, done.stdout[-2000:]
    assert tried[1] == tried[2]
    assert int(tried[1]) >= 100
