"""`rules/README.md` followed to the letter: a new institution needs YAML alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from test_readme import pattern_of

PAGE = (Path(__file__).parents[1] / "rules" / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(console|yaml)\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)
LOG = """\
문의번호,문의일시,답한일시,갈래,맡은 곳
1,2026-03-03 10:00,2026-03-04 15:00,문의,안내팀
2,2026-03-05 17:00,2026-03-09 11:00,질문,자료팀
3,2026-04-01 09:30,2026-04-20 09:30,기증,자료팀
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder but for the log."""
    (tmp_path / "문의.csv").write_text(LOG, encoding="utf-8")
    return tmp_path


def follow(block: str, desk: Path) -> list[str]:
    """Run every command of a console block; each must print what stands under it."""
    program = Path(sys.executable).with_name("slaaudit")
    done = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        name, *arguments = command.split()
        assert name == "slaaudit"
        ran = subprocess.run(
            [program, *arguments],
            cwd=desk,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"},
            check=False,
        )
        assert ran.returncode == 0, (command, ran.stdout, ran.stderr)
        assert re.fullmatch(pattern_of(output), ran.stdout), ran.stdout
        done.append(arguments[0] if arguments[0] != "rules" else f"rules {arguments[1]}")
    return done


def edit(block: str, desk: Path) -> str:
    """Put a YAML block in place of the file that its first line names."""
    name = block.splitlines()[0].removeprefix("# ")
    assert (desk / name).is_file(), "the page edits what `init` made"
    (desk / name).write_text(block, encoding="utf-8")
    return Path(name).name


def test_the_page_leads_from_nothing_to_a_judged_log(desk: Path) -> None:
    done: list[str] = []
    for kind, block in BLOCK.findall(PAGE):
        done += follow(block, desk) if kind == "console" else [edit(block, desk)]
    files = ["charter.yaml", "columns.yaml", "tests.yaml"]
    assert done == ["init", *files, "rules check", "rules test", "rules show", "check"]
    made = {path.name for path in (desk / "rules" / "hanbit").iterdir()}
    assert made == {*files, ".schema"}, "no Python; the schemas are the editor's"
