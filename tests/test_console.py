"""What officers see on any console: Korean Windows writes CP949, a pipe has no colour."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from slaaudit.display_width import width

ROOT = Path(__file__).parents[1]
KOSEA = ["samples/kosea/cases.xlsx", "--rules", "kosea", "--period", "2026H1"]
COMMANDS = [
    [],
    ["help"],
    ["check", *KOSEA],
    ["report", *KOSEA, "-f", "text"],
    ["inspect", *KOSEA],
    ["explain", *KOSEA, "--case", "M-0001"],
    ["due", *KOSEA[:3], "--as-of", "2026-06-30"],
    ["remedies", *KOSEA],
    ["whatif", *KOSEA, "--set", "homepage-reply-7d.limit=5일"],
    ["rules", "check", "kosea"],
    ["rules", "show", "kosea"],
    ["rules", "explain", "SLA201"],
    ["calendar", "2026"],
]


def ran(arguments: list[str], **settings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "slaaudit", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", **settings},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda each: " ".join(each[:2]) or "alone")
def test_a_korean_windows_console_can_show_every_word(arguments: list[str]) -> None:
    plain = ran(arguments, PYTHONIOENCODING="utf-8")
    assert plain.returncode == 0, plain.stderr.decode()
    for said in (plain.stdout, plain.stderr):
        said.decode().encode("cp949")
    console = ran(arguments, PYTHONIOENCODING="cp949")
    assert console.returncode == 0
    assert console.stdout.decode("cp949") == plain.stdout.decode()


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {}])
def test_what_goes_to_a_pipe_steers_no_terminal(settings: dict[str, str]) -> None:
    done = ran(["check", *KOSEA], PYTHONIOENCODING="utf-8", **settings)
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_page_of_80_columns_is_no_wider() -> None:
    for arguments in COMMANDS:
        out = ran(arguments, PYTHONIOENCODING="utf-8").stdout.decode()
        wide = [line for line in out.splitlines() if width(line) > 80]
        assert not wide, (arguments, wide[:3])
