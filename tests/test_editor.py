"""The schemas in a real editor's language server: what it flags, and what it says over a key."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from language_server import Editor, server_command
from slaaudit.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = server_command()
pytestmark = pytest.mark.skipif(
    COMMAND is None,
    reason="no yaml-language-server: `npm install yaml-language-server` in a folder, "
    "and name that folder in YAML_LANGUAGE_SERVER",
)
KOSEA = Path(__file__).parents[1] / "rules" / "kosea"


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    with Editor(COMMAND or []) as opened:
        yield opened


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A rule set as `init` makes it, carried elsewhere."""
    assert run(["init", str(tmp_path / "here"), "--yes"]) == 0
    return (tmp_path / "here").rename(tmp_path / "자리를 옮긴 곳")


@pytest.mark.parametrize("name", ["charter", "columns", "tests"])
def test_a_shipped_file_is_clean(name: str, editor: Editor) -> None:
    assert editor.diagnostics(KOSEA / f"{name}.yaml") == []


def test_a_new_rule_set_brings_its_schemas_along(editor: Editor, started: Path) -> None:
    for file in started.glob("*.yaml"):
        assert editor.diagnostics(file) == []
    broken = shutil.copytree(started, started.with_name("broken")) / "charter.yaml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace("at_most: 7일", "at_most: 7알"), encoding="utf-8")
    (said,) = editor.diagnostics(broken)
    assert "숫자와 단위를 붙여 적습니다 (예: " in said


def test_a_broken_file_is_flagged_line_by_line(editor: Editor, started: Path) -> None:
    charter = started / "charter.yaml"
    text = charter.read_text(encoding="utf-8")
    for written, instead in (
        ("report:", "reports:"),
        ("record: call", "record: calls"),
        ("clock: civil_petition", "clock: civil_petitoin"),
        ("limit: {at_most: 7일}", "limit: {at_most: 80점}"),
        ("measure: count", "measure: often"),
    ):
        assert written in text
        text = text.replace(written, instead, 1)
    charter.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    flagged = [
        lines[int(said.partition(":")[0]) - 1].strip() for said in editor.diagnostics(charter)
    ]
    assert [line.partition("  #")[0].rstrip() for line in flagged] == [
        "reports: {cycle: half_year}",
        "record: calls",
        "clock: civil_petitoin",
        "limit: {at_most: 80점}",
        "measure: often",
    ]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("measure: duration", "* `duration`: 한 일에서 다른 일까지의 시간"),
        ("clock: office_hours", "* `office_hours`: 근무일의 근무시간만 셈 (점심시간 제외)"),
        ("cycle:", "점검 주기"),
        ("at_most:", "이내, 이하, 까지 (그 값을 포함)"),
        ("readings:", "달리 읽는 길"),
    ],
)
def test_a_key_says_in_korean_what_it_is(key: str, words: str, editor: Editor) -> None:
    charter = KOSEA / "charter.yaml"
    editor.diagnostics(charter)
    lines = charter.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, start=1) if key in line)
    assert words in editor.hover(charter, number, lines[number - 1].index(key) + 2)
