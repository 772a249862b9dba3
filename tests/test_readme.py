"""The README's console blocks are run as they stand; `…` stands for anything."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, str]]:
    """Every `$ slaaudit` line of a console block, with the output printed under it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("slaaudit "):
                found.append((command, output))
    return found


def pattern_of(output: str) -> str:
    """A line of `…` is any lines; an `…` within a line is any text of that line."""
    lines = []
    for line in output.splitlines():
        if line.strip() == "…":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*?".join(re.escape(part) for part in line.split("…")) + r"\n")
    return "".join(lines)


@pytest.mark.parametrize(("command", "output"), commands(), ids=lambda text: text[:40])
def test_the_readme_prints_what_it_says(command: str, output: str) -> None:
    program = Path(sys.executable).with_name("slaaudit")
    done = subprocess.run(
        [program, *command.split()[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(pattern_of(output), done.stdout), done.stdout


def test_the_readme_has_commands_to_run() -> None:
    assert len(commands()) >= 4


def tables_of_options() -> list[tuple[str, list[str]]]:
    """Give the command that each section runs first, with the options of the section's table."""
    found = []
    for section in re.split(r"^## ", README, flags=re.MULTILINE):
        options = re.findall(r"^\| `(--[a-z-]+)", section, flags=re.MULTILINE)
        command = re.search(r"^\$ slaaudit ([a-z]+)", section, flags=re.MULTILINE)
        if options and command:
            found.append((command[1], options))
    return found


@pytest.mark.parametrize(("command", "options"), tables_of_options(), ids=str)
def test_every_option_of_the_readme_exists(command: str, options: list[str]) -> None:
    program = Path(sys.executable).with_name("slaaudit")
    shown = subprocess.run(
        [program, command, "--help"], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    assert [option for option in options if option not in shown] == []


def test_the_options_of_two_commands_are_looked_up() -> None:
    assert [command for command, _ in tables_of_options()] == ["check", "whatif"]
