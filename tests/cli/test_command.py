"""The command's manners: help, exit codes, where output goes, errors in one line."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from fogline.cli import gazetteer, reference
from fogline.cli.help import examples_of
from fogline.cli.main import COMMANDS, run_command
from fogline.cli.main import fogline as command
from fogline.config import Scope, Settings, dump_settings, load_settings
from fogline.views.store import VIEWS_NAME
from support.projects import a_project, add, fogline, run, ticking, write_reports


def every_command() -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    context = click.Context(command)
    for name in COMMANDS:
        one = command.get_command(context, name)
        assert one is not None
        found.append((name, one))
        found += [(f"{name} {inner}", below) for inner, below in getattr(one, "commands", {}).items()]
    return found


@pytest.mark.parametrize(("name", "one"), every_command(), ids=[name for name, _ in every_command()])
def test_every_command_says_what_it_does_in_a_sentence_and_has_examples(name: str, one: click.Command) -> None:
    first = (one.help or "").strip().splitlines()[0]
    examples = examples_of(one.help)

    assert first.endswith((".", ";", ",", ":")) or first[0].isupper()
    assert examples
    assert any(f"fogline {name.split(maxsplit=1)[0]}" in line for line in examples)
    for option in one.params:
        assert isinstance(option, click.Argument) or option.help, option.name


def commands_in(line: str) -> list[list[str]]:
    """The words of each call of ours in a line of shell."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&><")
    lexer.whitespace_split = True
    calls: list[list[str]] = [[]]
    for word in lexer:
        if set(word) <= set("|&><"):
            calls.append([])
        else:
            calls[-1].append(word)
    return [words[1:] for words in calls if words[:1] == ["fogline"] and len(words) > 1]


@pytest.mark.parametrize(("name", "one"), every_command(), ids=[name for name, _ in every_command()])
def test_the_examples_can_be_parsed(name: str, one: click.Command) -> None:
    for line in examples_of(one.help):
        for words in commands_in(line):
            known = command.get_command(click.Context(command), words[0])
            assert known is not None, line
            options = {option for parameter in known.params for option in parameter.opts}
            if isinstance(known, click.Group) and len(words) > 1 and not words[1].startswith("--"):
                inner = known.commands[words[1]]
                options = {
                    option for parameter in inner.params for option in (*parameter.opts, *parameter.secondary_opts)
                }
            used = {word for word in words[1:] if word.startswith("--")}
            assert used <= options | {"--help"}, line


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with three reports, read."""
    folder = tmp_path_factory.mktemp("cli")
    made = a_project(folder / "p", scope=Scope(places=("Homs",)))
    clock = ticking()
    add(made, [write_reports(folder / "in")], clock)
    run(made, clock)
    return made.directory


def output(*words: str | Path) -> str:
    """What a command prints on standard output, in this process."""
    result = CliRunner().invoke(command, [str(word) for word in words], standalone_mode=False)
    assert result.exception is None, result.exception
    return str(result.stdout)


def test_claims_come_in_every_form(project: Path) -> None:
    lines = [json.loads(line) for line in output("claims", "-p", project, "--jsonl").splitlines()]
    listed = json.loads(output("claims", "-p", project, "--json"))
    rows = list(csv.DictReader(io.StringIO(output("claims", "-p", project, "--csv"))))
    table = output("claims", "-p", project, "--table")

    assert lines == listed
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert lines[0]["id"][:14] in table


def test_filters_choose(project: Path) -> None:
    def found(*words: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in output("claims", "-p", project, *words, "--jsonl").splitlines()]

    whole = found()
    assert {str(one["kind"]).split(".")[0] for one in found("--kind", "harm")} == {"harm"}
    assert {one["status"] for one in found("--status", "denied")} <= {"denied"}
    assert 0 < len(found("--place", "Homs")) < len(whole)
    assert {one["document"]["name"] for one in found("--document", "hill-post.txt")} == {"hill-post.txt"}  # type: ignore[index]
    assert found("--since", "2031-03-10") == whole
    assert found("--since", "2031-03-11") == []
    inside, outside = found("--inside"), found("--outside")
    assert len(inside) + len(outside) <= len(whole)
    assert not {one["id"] for one in inside} & {one["id"] for one in outside}


@pytest.mark.parametrize(
    "words",
    [
        ("claims", "--kind", "sports"),
        ("claims", "--since", "yesterday"),
        ("control", "--on", "12/05/2031"),
        ("export", "--format", "xlsx"),
        ("brief", "--from", "May"),
        ("show", "claim_00000000000"),
        ("show", "claim_0"),
        ("documents", "set", "nothing.txt", "--published", "2031-03-01", "--by", "amira"),
        ("nonsense",),
        ("add",),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_a_remedy(
    project: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)

    assert run_command(words) == 2


def test_no_project_is_told_in_one_line(tmp_path: Path) -> None:
    done = fogline("claims", expect=[2], cwd=tmp_path)

    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert b"fogline new" in done.stderr


def test_messages_go_to_standard_error_and_quiet_silences_them(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in")
    loud = fogline("new", tmp_path / "p")
    quiet = fogline("add", "-p", tmp_path / "p", folder, "--quiet")

    assert (loud.stdout, quiet.stdout, quiet.stderr) == (b"", b"", b"")
    assert b"is ready" in loud.stderr


def test_a_correction_of_a_date_shows(project: Path) -> None:
    assert (
        run_command(
            ["documents", "-p", str(project), "set", "valley-note.txt", "--published", "2031-03-08", "--by", "amira"]
        )
        == 0
    )
    assert run_command(["run", "-p", str(project), "--quiet"]) == 0
    rows = {row["name"]: row for row in map(json.loads, output("documents", "-p", project, "--jsonl").splitlines())}

    assert rows["valley-note.txt"]["published"] == "2031-03-08"


def test_show_explain_and_diff_lead_to_the_words(project: Path) -> None:
    claim = json.loads(output("claims", "-p", project, "--document", "hill-post.txt", "--jsonl").splitlines()[0])
    shown = json.loads(output("show", "-p", project, claim["id"][:20]))
    explained = output("explain", "-p", project, "hill-post.txt", "captured the village")
    new = [json.loads(line) for line in output("diff", "-p", project, "--since", "2031-03-10", "--jsonl").splitlines()]

    assert shown["record"]["span"]["quote"] == claim["quote"]
    assert shown["report"]["name"] == "hill-post.txt"
    assert {one["type"] for one in shown["history"]} >= {"resolution"}
    assert "zone: body" in explained
    assert "control.capture" in explained
    assert claim["id"] in {row["id"] for row in new}


def test_diff_tells_what_the_new_claims_come_to(project: Path) -> None:
    def found(*words: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in output("diff", "-p", project, *words, "--jsonl").splitlines()]

    rows = found("--since", "2031-03-10")
    recorded = found("--since", "2031-03-10", "--recorded")
    derived = [row for row in rows if row["type"] in ("event", "control", "toll", "dispute", "forecast")]
    claims = {row["id"] for row in rows if row["type"] == "claim"}

    assert {row["type"] for row in derived} >= {"event", "control", "toll"}
    assert all(row["words"] and row["id"] and row["claims"] and set(row["claims"]) <= claims for row in derived)
    assert {row["change"].partition(" ")[2] for row in derived} <= {"new", "opened"}
    assert [row for row in rows if row not in derived] == recorded
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert found("--since", "2099-01-01") == []


def test_the_tables_are_kept_beside_the_ledger_and_may_be_deleted(project: Path) -> None:
    first = output("events", "-p", project, "--jsonl")
    kept = project / VIEWS_NAME
    written = kept.stat().st_mtime_ns
    assert output("events", "-p", project, "--jsonl") == first
    assert kept.stat().st_mtime_ns == written

    kept.unlink()
    assert output("events", "-p", project, "--jsonl") == first
    assert kept.exists()


def test_what_is_erased_does_not_linger_in_the_tables(tmp_path: Path) -> None:
    made, clock = a_project(tmp_path / "p"), ticking()
    add(made, [write_reports(tmp_path / "in")], clock)
    run(made, clock)
    claim = json.loads(output("claims", "-p", made.directory, "--jsonl").splitlines()[0])
    output("events", "-p", made.directory)
    litter = made.directory / f"{VIEWS_NAME}.1.new"
    litter.write_bytes(b"half written")
    output("erase", "-p", made.directory, claim["id"], "--reason", "asked to", "--by", "amira", "--yes")

    assert not list(made.directory.glob(f"{VIEWS_NAME}*"))
    assert claim["id"] not in output("claims", "-p", made.directory, "--jsonl")


def test_explain_says_why_there_is_nothing(project: Path) -> None:
    explained = output("explain", "-p", project, "hill-post.txt", "0")

    assert "zone: headline" in explained


def test_gazetteers_are_listed_without_touching_the_rest_of_the_file(tmp_path: Path) -> None:
    before = "# ours\nname = 'x'\ngazetteers = [\n  'old.txt',\n]\n\n[scope]\nplaces = ['Homs']  # kept\n"
    after = gazetteer.with_gazetteers(before, ("old.txt", 'odd "name".txt'))
    path = tmp_path / "fogline.toml"
    path.write_text(after, encoding="utf-8")

    assert load_settings(path).gazetteers == ("old.txt", 'odd "name".txt')
    assert "# ours" in after
    assert "# kept" in after
    bare = gazetteer.with_gazetteers("name = 'x'\n[scope]\nplaces = ['Homs']\n", ("a.txt",))
    path.write_text(bare, encoding="utf-8")
    assert load_settings(path) == Settings(name="x", gazetteers=("a.txt",), scope=Scope(places=("Homs",)))
    path.write_text(gazetteer.with_gazetteers(dump_settings(Settings()), ("b.txt",)), encoding="utf-8")
    assert load_settings(path).gazetteers == ("b.txt",)


def test_the_reference_is_in_step_when_it_was_just_written(tmp_path: Path) -> None:
    assert reference.main([str(tmp_path)]) == 0
    assert reference.main(["--check", str(tmp_path)]) == 0
    (tmp_path / "cli.md").write_text("old", encoding="utf-8")
    assert reference.main(["--check", str(tmp_path)]) == 1


def test_the_reference_tells_every_problem_and_setting(tmp_path: Path) -> None:
    reference.main([str(tmp_path)])
    problems = (tmp_path / "problems.md").read_text(encoding="utf-8")

    assert {"read-failed", "not-text", "file-too-large"} <= reference.problem_codes().keys()
    assert all(f"`{code}`" in problems for code in reference.problem_codes())
    assert "`from`" in (tmp_path / "settings.md").read_text(encoding="utf-8")
