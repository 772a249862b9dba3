"""What a shell completes, asked as bash asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = Path(sys.executable).with_name("slaaudit")


def completed(typed: str) -> list[str]:
    """Ask for the last word of what is typed."""
    words = typed.split(" ")
    asked = {
        "_SLAAUDIT_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [PROGRAM], env={**os.environ, **asked}, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("slaaudit ch", ["check"]),
        ("slaaudit rules ex", ["explain"]),
        ("slaaudit check --per", ["--period"]),
        ("slaaudit check --rules ko", ["kofpi", "kosea", "kosti"]),
        ("slaaudit rules check so", ["sonosa"]),
        ("slaaudit check -f js", ["json", "jsonl"]),
        ("slaaudit report --format h", ["html", "hwpx"]),
        ("slaaudit rules show -f ", ["text", "md", "json"]),
        ("slaaudit report --audience ", ["public", "internal"]),
        ("slaaudit init --cycle q", ["quarter"]),
        ("slaaudit help ver", ["verify"]),
        ("slaaudit check 접수", []),
    ],
)
def test_a_shell_completes(typed: str, expected: list[str]) -> None:
    assert completed(typed) == expected


def test_periods_are_those_of_this_year_and_the_last() -> None:
    periods = completed("slaaudit check --period ")
    assert len(periods) == 14
    assert periods[0].endswith("H1")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_a_script(shell: str) -> None:
    shown = subprocess.run(
        [PROGRAM, "--show-completion"],
        env={**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.returncode == 2  # no shell was named
    shown = subprocess.run(
        [PROGRAM, "--show-completion", shell],
        env={**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "_SLAAUDIT_COMPLETE" in shown.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_by_the_script_that_is_installed(tmp_path: Path) -> None:
    home = {
        **os.environ,
        "HOME": str(tmp_path),
        "PATH": f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}",
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
    }
    subprocess.run(
        ["slaaudit", "--install-completion", "bash"], env=home, check=True, capture_output=True
    )
    script = (
        f"source {tmp_path}/.bashrc; COMP_WORDS=(slaaudit check --rules kos); COMP_CWORD=3; "
        '_slaaudit_completion slaaudit; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env=home, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["kosea", "kosti"]
