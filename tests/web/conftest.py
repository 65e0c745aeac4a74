"""The example project, built once for all tests of the web app, and a server of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page

from fogline.pipeline.project import Project
from fogline.web.record import Record
from support.browsers import a_browser, watched
from support.projects import fogline
from support.web import serving


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The record of the example corpus; nobody writes to it."""
    project = tmp_path_factory.mktemp("example") / "aleppo"
    project.mkdir()
    source = repository / "examples" / "aleppo"
    shutil.copy(source / "fogline.toml", project)
    fogline("new", project)
    fogline("add", "-p", project, source / "dispatches", "--sidecar", source / "sources.csv")
    fogline("run", "-p", project)
    Record(Project.find(project)).standing()  # the tables are made once and not by every test that copies this
    return project


@pytest.fixture
def own_example(example: Path, tmp_path: Path) -> Path:
    """A copy of the example that a test may write to."""
    return Path(shutil.copytree(example, tmp_path / "aleppo"))


@pytest.fixture(scope="session")
def address(example: Path) -> Iterator[str]:
    """Where a server of the example answers."""
    with serving(example) as at:
        yield at


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """Asks the server of the example."""
    with httpx.Client(base_url=address, timeout=200) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, started once; each test has a session of its own in it, and skips where there is none."""
    with a_browser() as made:
        yield made


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on the example; errors of scripts and requests that leave the server fail the test."""
    with watched(browser, address) as made:
        yield made.page
