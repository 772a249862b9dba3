"""`slaaudit rules check` and `rules test`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import slaaudit.reports
from makers import REPLY, RINGS, as_yaml, write_rules
from slaaudit.__main__ import run

SCHEMAS = Path(slaaudit.reports.__file__).parent


def valid(text: str, schema: str) -> dict[str, list[dict[str, object]]]:
    page: dict[str, list[dict[str, object]]] = json.loads(text)
    form = json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(form).validate(page)
    return page


def with_tests(folder: Path, expected: str, **more: object) -> Path:
    write_rules(folder, REPLY)
    test = {
        "standard": "reply-7d",
        "name": "7일째에 답하면 이행",
        "given": {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-12 17:59"},
        "expect": {"verdict": expected, "due_at": "2026-03-12"},
        **more,
    }
    text = as_yaml({"schema": "slaaudit/tests/1", "tests": [test]})
    (folder / "tests.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_test_that_holds_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_tests(tmp_path / "good", "met")
    assert run(["rules", "test", str(folder)]) == 0
    assert "통과 1, 어긋남 0" in capsys.readouterr().out


def test_a_failed_test_shows_what_came_out_and_the_counted_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_tests(tmp_path / "bad", "missed")
    assert run(["rules", "test", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "기대  판정 미이행, 기한 2026-03-12" in said
    assert "결과  판정 이행, 기한 2026-03-12" in said
    assert "2026-03-07 뺌 토요일" in said


def test_test_results_follow_their_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_tests(tmp_path / "bad", "missed")
    assert run(["rules", "test", str(folder), "-f", "json"]) == 1
    (test,) = valid(capsys.readouterr().out, "test-result")["tests"]
    assert (test["status"], test["standard"]) == ("failed", "reply-7d")


def test_a_test_to_do_fails_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_tests(tmp_path / "todo", "missed", todo="true")
    assert run(["rules", "test", str(folder)]) == 0
    assert "확인 전 1" in capsys.readouterr().out


def test_no_test_at_all_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "test", str(write_rules(tmp_path / "none", REPLY))]) == 3
    assert "tests.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "test"])
def test_a_path_without_rules_is_nothing_to_judge(command: str, tmp_path: Path) -> None:
    assert run(["rules", command, str(tmp_path)]) == 3
    assert run(["rules", command, str(tmp_path / "no-such-folder")]) == 3


def test_a_folder_of_rule_sets_stands_for_all_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(tmp_path / "one", RINGS)
    write_rules(tmp_path / "two", REPLY)
    assert run(["rules", "check", str(tmp_path)]) == 0
    assert "규칙 2벌" in capsys.readouterr().out


def test_a_mistake_is_shown_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_rules(tmp_path / "broken", {**RINGS, "recrod": "call"})
    assert run(["rules", "check", str(folder)]) == 1
    said = capsys.readouterr().out
    line = next(
        number
        for number, text in enumerate(
            (folder / "charter.yaml").read_text(encoding="utf-8").splitlines(), start=1
        )
        if "recrod" in text
    )
    assert f"charter.yaml:{line}:" in said
    assert f'{line} |    "recrod": "call"' in said
    assert run(["rules", "check", str(folder), "-f", "json"]) == 1
    (finding, *_) = valid(capsys.readouterr().out, "findings")["findings"]
    assert finding["line"] == line


def test_the_shipped_rules_pass() -> None:
    assert run(["rules", "check"]) == 0
    assert run(["rules", "test"]) == 0
