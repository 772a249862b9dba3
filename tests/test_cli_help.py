"""The page of help: light, and true to the commands that it lists."""

from __future__ import annotations

import inspect
import subprocess
import sys

import typer

from slaaudit.cli.app import app

HEAVY = ("numpy", "pydantic", "yaml", "pandas", "openpyxl", "rich", "lxml")


def test_summaries_are_the_first_words_of_each_commands_own_help() -> None:
    for place in app.info.cls.elsewhere.values():  # type: ignore[union-attr]
        found = place.load()
        said = found.info.help if isinstance(found, typer.Typer) else inspect.getdoc(found)
        assert str(said).startswith(place.summary)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from slaaudit.__main__ import run; code = run(['--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "[] 0", done.stdout
    assert "calendar" in done.stdout
