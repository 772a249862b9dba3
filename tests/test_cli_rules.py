"""`slaaudit rules check` and `rules test`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import jsonschema
import pytest

import slaaudit.reports
from makers import CITE, REPLY, RINGS, as_yaml, write_rules
from slaaudit.__main__ import run
from slaaudit.finding_reports import FINDING_FORMATS

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


def test_the_counted_days_leave_out_what_was_on_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pause = {"cite": CITE, "from": "held_at", "to": "released_at", "unit": "days", "record": "hold"}
    write_rules(tmp_path / "held", {**REPLY, "pause": pause})
    test = {
        "standard": "reply-7d",
        "name": "협의한 날은 세지 않음",
        "given": {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-16 17:59"},
        "holds": [{"held_at": "2026-03-05 09:00", "released_at": "2026-03-06 18:00"}],
        "expect": {"verdict": "missed"},
    }
    text = as_yaml({"schema": "slaaudit/tests/1", "tests": [test]})
    (tmp_path / "held" / "tests.yaml").write_text(text, encoding="utf-8")
    assert run(["rules", "test", str(tmp_path / "held"), "-f", "json"]) == 1
    (failed,) = valid(capsys.readouterr().out, "test-result")["tests"]
    days = [str(day) for day in cast("list[str]", failed["counted_days"])]
    held = [day for day in days if day.startswith(("2026-03-05 뺌", "2026-03-06 뺌"))]
    assert len(held) == 2, days
    assert sum(" 셈 " in f"{day} " for day in days) == 7


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


def broken(folder: Path) -> Path:
    return write_rules(folder, {**RINGS, "recrod": "call"})


@pytest.mark.parametrize("name", [*FINDING_FORMATS])
def test_the_format_never_changes_the_code(name: str, tmp_path: Path) -> None:
    assert run(["rules", "check", str(broken(tmp_path / "broken")), "-f", name]) == 1
    good = write_rules(tmp_path / "good", RINGS)
    assert run(["rules", "check", str(good), "-f", name]) == 0


def test_text_is_another_name_of_full(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = broken(tmp_path / "broken")
    run(["rules", "check", str(folder), "-f", "text"])
    said = capsys.readouterr().out
    run(["rules", "check", str(folder)])
    assert capsys.readouterr().out == said


def test_several_results_go_to_their_files_and_overwrite_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    broken(tmp_path / "broken")
    command = ["rules", "check", "broken", "-f", "sarif=x.sarif", "-f", "junit=x.xml"]
    assert run(command) == 1
    captured = capsys.readouterr()
    assert not captured.out
    assert "규칙 1벌 검사" in captured.err
    (tmp_path / "x.sarif").write_text("kept", encoding="utf-8")
    assert run(command) == 2
    assert (tmp_path / "x.sarif").read_text(encoding="utf-8") == "kept"
    assert run([*command, "--force"]) == 1
    assert json.loads((tmp_path / "x.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert run(["rules", "check", "broken", "-f", "sarif", "-f", "full"]) == 2


def test_paths_are_shown_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(tmp_path / "rules" / "one")
    (tmp_path / "desk").mkdir()
    for desk, spec, shown in (
        (tmp_path, "rules", "rules/one/charter.yaml:"),
        (tmp_path, str(tmp_path / "rules"), "rules/one/charter.yaml:"),
        (tmp_path / "desk", "../rules", "../rules/one/charter.yaml:"),
        (tmp_path / "desk", str(tmp_path), f"{tmp_path.as_posix()}/rules/one/charter.yaml:"),
    ):
        monkeypatch.chdir(desk)
        folder = f"{spec}/rules" if spec == str(tmp_path) else spec
        assert run(["rules", "check", folder, "-f", "concise"]) == 1
        assert capsys.readouterr().out.startswith(shown)


def test_shipped_rules_are_shown_without_where_they_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "check", "kosea", "-f", "junit"]) == 0
    said = capsys.readouterr().out
    assert 'name="rules/kosea/charter.yaml"' in said
    assert str(SCHEMAS.parent) not in said


def test_a_rule_set_is_checked_once_however_it_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = write_rules(tmp_path / "one", RINGS)
    write_rules(tmp_path / "two", REPLY)
    (one / "columns.yaml").write_text("schema: slaaudit/columns/1\nrecords: {}\n", encoding="utf-8")
    names = [tmp_path, one, one / "charter.yaml", one / "columns.yaml", one / ".." / "two"]
    assert run(["rules", "check", *map(str, names)]) == 0
    assert "규칙 2벌 검사 (파일 3개, 표준 2개)" in capsys.readouterr().out


def test_broken_standards_are_counted_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_rules(tmp_path / "broken", {**RINGS, "recrod": "call"}, REPLY)
    assert run(["rules", "check", str(folder)]) == 1
    assert "표준 2개" in capsys.readouterr().out


def test_one_unmatched_path_among_others_is_not_green(tmp_path: Path) -> None:
    good = write_rules(tmp_path / "good", RINGS)
    (tmp_path / "empty").mkdir()
    for other in ("empty", "none"):
        assert run(["rules", "check", str(good), str(tmp_path / other)]) == 3


def test_fail_on_moves_the_gate(tmp_path: Path) -> None:
    warned = write_rules(tmp_path / "warned", RINGS)
    charter = warned / "charter.yaml"
    charter.write_bytes(b"\xef\xbb\xbf" + charter.read_bytes())
    for level, code in (("error", 0), ("warning", 1), ("info", 1), ("never", 0)):
        assert run(["rules", "check", str(warned), "--fail-on", level]) == code
    assert run(["rules", "check", str(broken(tmp_path / "b")), "--fail-on", "never"]) == 0
    assert run(["rules", "check", str(warned), "--fail-on", "missed"]) == 2


def test_github_gets_a_summary_where_it_asks_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = broken(tmp_path / "broken")
    summary = tmp_path / "summary.md"
    summary.write_text("앞선 단계\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run(["rules", "check", str(folder)])
    assert summary.read_text(encoding="utf-8") == "앞선 단계\n"
    run(["rules", "check", str(folder), "-f", "github"])
    assert summary.read_text(encoding="utf-8").startswith("앞선 단계\n## 규칙 파일 검사\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert run(["rules", "check", str(folder), "-f", "github"]) == 1
    assert "SLA813" in capsys.readouterr().err


def test_the_shipped_rules_pass() -> None:
    assert run(["rules", "check"]) == 0
    assert run(["rules", "test"]) == 0
