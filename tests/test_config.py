"""Settings: what `fogline.toml` may say, and how a wrong line is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.config import CONFIG_NAME, Scope, Settings, dump_settings, home_directory, load_settings
from fogline.errors import ConfigError


def load(directory: Path, text: str) -> Settings:
    path = directory / CONFIG_NAME
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()
    assert not Settings().scope.is_set


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    text = """
    name = "Gao, 2012"
    packs = ["world", "packs/mali"]
    gazetteers = ["mali.geojson"]
    languages = ["en"]
    processes = 0
    [scope]
    places = ["Gao", "geonames:2453866"]
    from = "2012-03-01"
    to = "2013-02"
    parties = ["Malian army"]
    """
    assert load(tmp_path, text) == Settings(
        name="Gao, 2012",
        packs=("world", "packs/mali"),
        gazetteers=("mali.geojson",),
        languages=("en",),
        processes=0,
        scope=Scope(places=("Gao", "geonames:2453866"), start="2012-03-01", end="2013-02", parties=("Malian army",)),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('nam = "Gao"', "unknown setting 'nam'; did you mean 'name'"),
        ("[scope]\nplace = ['Gao']", "did you mean 'places'"),
        ("[scope]\nuntil = '2012'", r"\[scope\]: unknown setting 'until'"),
        ("colour = 'red'", "unknown setting 'colour'$"),
        ("packs = 'world'", "a list of texts is wanted"),
        ("packs = [1]", "a list of texts is wanted"),
        ("processes = -1", "not a whole number"),
        ("processes = true", "not a whole number"),
        ("processes = 'two'", "not a whole number"),
        ("name = 3", "not a text"),
        ("name = ", "not TOML"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        load(tmp_path, text)


def test_a_file_of_bytes_is_not_toml(tmp_path: Path) -> None:
    path = tmp_path / CONFIG_NAME
    path.write_bytes(b"name = \xff\xfe")
    with pytest.raises(ConfigError, match="not TOML"):
        load_settings(path)


def test_where_there_is_no_file_the_next_step_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="fogline new"):
        load_settings(tmp_path / CONFIG_NAME)


@pytest.mark.parametrize(
    "scope", [Scope(places=("Gao",)), Scope(start="2012"), Scope(end="2013"), Scope(parties=("Malian army",))]
)
def test_any_limit_sets_the_scope(scope: Scope) -> None:
    assert scope.is_set


words = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=12).filter(
    lambda w: "\x7f" not in w
)
lists = st.lists(words, max_size=3).map(tuple)


@given(
    st.builds(
        Settings,
        name=words,
        packs=lists,
        gazetteers=lists,
        languages=lists,
        processes=st.integers(0, 64),
        scope=st.builds(Scope, places=lists, start=words, end=words, parties=lists),
    )
)
def test_what_is_written_reads_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    assert load(tmp_path_factory.mktemp("project"), dump_settings(settings)) == settings


def test_the_home_of_indexes_is_told_or_the_platforms_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOGLINE_HOME", str(tmp_path / "told"))
    assert home_directory() == tmp_path / "told"
    monkeypatch.delenv("FOGLINE_HOME")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert home_directory() == tmp_path / "cache" / "fogline"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert home_directory() == Path.home() / ".cache" / "fogline"
