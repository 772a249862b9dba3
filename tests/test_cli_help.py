"""Every page of help is true: its summary, its example, the guide, the manual."""

from __future__ import annotations

import inspect
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from slaaudit.__main__ import run
from slaaudit.cli import guide, manual
from slaaudit.cli.app import app
from slaaudit.cli.exit_codes import EXIT_CODE_WORDS, ExitCode
from slaaudit.display_width import width

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "kosea" / "cases.xlsx"
GIT = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]


def commands() -> dict[str, Any]:
    """Every command by what is typed for it, those of groups too."""
    root = get_command(app)
    context = root.make_context("slaaudit", [], resilient_parsing=True)
    found: dict[str, Any] = {}
    for name in root.list_commands(context):  # type: ignore[attr-defined]  # a group
        command = root.get_command(context, name)  # type: ignore[attr-defined]  # the same
        found[name] = command
        below = getattr(command, "commands", {})
        found |= {f"{name} {each}": inner for each, inner in below.items()}
    return found


COMMANDS = commands()


def examples(name: str) -> list[str]:
    return re.findall(r"^보기: (.+)$", COMMANDS[name].help or "", flags=re.MULTILINE)


@pytest.fixture(scope="module")
def example_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that examples name: a log, results of it, a sheet, own rules under git."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copy(SAMPLE, desk / "접수기록.xlsx")
    before = Path.cwd()
    os.chdir(desk)
    try:
        for name, period in (("2025H2", "2026Q1"), ("2026H1", "2026H1")):
            log = ["check", "접수기록.xlsx", "--rules", "kosea", "--period", period]
            assert run([*log, "-f", f"json={name}.json"]) == 0
        assert run(["init", "rules/hanbit", "--yes"]) == 0
    finally:
        os.chdir(before)
    (desk / "slaaudit.toml").write_text("rules = 'kosea'\n", encoding="utf-8")
    for step in (["init", "-q"], ["add", "rules"], ["commit", "-q", "-m", "rules"]):
        subprocess.run([*GIT, *step], cwd=desk, check=True)
    return desk


def test_summaries_are_the_first_words_of_each_commands_own_help() -> None:
    for place in app.info.cls.elsewhere.values():  # type: ignore[union-attr]
        found = place.load()
        said = found.info.help if isinstance(found, typer.Typer) else inspect.getdoc(found)
        assert str(said).startswith(place.summary)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_ends_with_an_example_that_fits_a_screen(name: str) -> None:
    last = (COMMANDS[name].help or "").rstrip().splitlines()[-1]
    advice = (
        f"end the docstring of `{name}` with a paragraph `보기: slaaudit {name} …` of one line; "
        "files that it may name: 접수기록.xlsx, 2025H2.json, 2026H1.json, rules/hanbit"
    )
    assert last.startswith(f"보기: slaaudit {name}"), advice
    assert all(width(example) <= 70 for example in examples(name))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_every_command_run(
    name: str, example_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "desk"
    shutil.copytree(example_desk, desk)
    monkeypatch.chdir(desk)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    for example in examples(name):
        program, *arguments = shlex.split(example)
        assert program == "slaaudit"
        assert run(arguments) == 0, example


def test_the_guide_names_every_command() -> None:
    typed = [line.typed for lines in guide.PARTS.values() for line in lines]
    missing = [
        name
        for name, command in COMMANDS.items()
        if not hasattr(command, "commands")
        and not any(each == name or each.startswith(f"{name} ") for each in typed)
    ]
    assert not missing, "add a Line for each to PARTS in cli/guide.py"


def test_the_guide_fits_eighty_columns(tmp_path: Path) -> None:
    lines = "".join(guide.guide(tmp_path)).splitlines()
    assert max(map(width, lines)) <= 80


def test_the_guide_suggests_the_very_file_of_the_folder(tmp_path: Path) -> None:
    for name in ("민원 2026.xlsx", "~$민원 2026.xlsx", ".숨김.csv", "메모.txt"):
        (tmp_path / name).touch()
    said = "".join(guide.guide(tmp_path))
    assert "slaaudit check '민원 2026.xlsx'" in said
    assert "~$" not in said
    (tmp_path / "-f.csv").touch()
    assert "slaaudit check ./-f.csv" in "".join(guide.guide(tmp_path))


def test_the_guide_suggests_the_rules_of_the_folder(tmp_path: Path) -> None:
    assert "slaaudit rules check rules" not in "".join(guide.guide(tmp_path))
    for name in ("hanbit", "saebit"):
        (tmp_path / "rules" / name).mkdir(parents=True)
        (tmp_path / "rules" / name / "charter.yaml").touch()
        said = "".join(guide.guide(tmp_path))
        assert f"slaaudit rules check {'rules/hanbit' if name == 'hanbit' else 'rules '}" in said


def test_the_guide_of_an_empty_folder_begins_with_init(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([]) == 0
    assert capsys.readouterr().out.split("slaaudit ")[1].startswith("init")


def test_a_group_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    assert "explain" in capsys.readouterr().out


def test_the_manual_holds_every_command_option_and_exit_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["help"]) == 0
    said = capsys.readouterr().out
    for name, command in COMMANDS.items():
        part = said.partition(f"\nslaaudit {name}\n-")[2]
        assert part, name
        options = [option for parameter in command.params for option in parameter.opts]
        assert all(option in part for option in options if option.startswith("-"))
    assert set(ExitCode) <= set(EXIT_CODE_WORDS)
    assert all(words in said for words in EXIT_CODE_WORDS.values())
    assert all(name in said for name in (*manual.FILES, *manual.VARIABLES))


def test_the_manual_names_every_variable_that_the_program_asks_for() -> None:
    asked = re.compile(
        r"""environ\.get\("([A-Z_]+)"|"([A-Z_]+)"\s(?:not\s)?in\sos\.environ"""
        r"""|_VARIABLES?\s=\s(?:"--[a-z]+",\s)?\(?"([A-Z_]+)"(?:,\s"([A-Z_]+)")?"""
        r"""|_VARIABLE\s=\s"--[a-z]+",\s"([A-Z_]+)\""""
    )
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py")]
    names = {name for text in texts for match in asked.findall(text) for name in match if name}
    assert {"NO_COLOR", "SLAAUDIT_TRACEBACK"} <= names
    assert names <= set(manual.VARIABLES), "name them in VARIABLES of cli/manual.py"


def test_the_manual_of_one_command_is_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "rules", "check"]) == 0
    manual_page = capsys.readouterr().out
    assert run(["rules", "check", "--help"]) == 0
    assert manual_page == capsys.readouterr().out
    assert run(["help", "rules", "chek"]) == 2
    assert "check?" in capsys.readouterr().err


@pytest.mark.parametrize("columns", ["80", "120"])
def test_help_keeps_to_the_screen(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert run(["help"]) == 0
    too_wide = [line for line in capsys.readouterr().out.splitlines() if width(line) > int(columns)]
    assert not too_wide
