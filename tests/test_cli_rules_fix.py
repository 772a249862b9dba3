"""`slaaudit rules check --fix` and `--diff`: what is written, what is said, and what is left."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import slaaudit.reports
from makers import CITE, REPLY, RINGS, as_yaml, write_rules
from slaaudit.__main__ import run
from slaaudit.cli import rules_fixing

QUOTED = '"measrue"'
SCHEMA = Path(slaaudit.reports.__file__).parent / "findings.schema.json"


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a rule set with one slip, in the working folder."""
    write_rules(tmp_path / "기관", REPLY)
    monkeypatch.chdir(tmp_path)
    charter = tmp_path / "기관" / "charter.yaml"
    right = charter.read_text(encoding="utf-8")
    charter.write_text(right.replace("measure", "measrue", 1), encoding="utf-8")
    return charter


def test_fix_writes_and_the_code_is_by_what_remains(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "check", "기관"]) == 1
    assert '※ `--fix`로 고칠 수 있음: "measure"' in capsys.readouterr().out
    assert run(["rules", "check", "기관", "--fix"]) == 0
    shown = capsys.readouterr()
    assert "고친 곳 1: 기관/charter.yaml 1" in shown.err
    assert "오류 0건" in shown.out
    assert 'measure"' in broken.read_text(encoding="utf-8")
    assert run(["rules", "check", "기관", "--fix", "--lang", "en"]) == 0
    assert "nothing that --fix can mend" in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--fix"]])
def test_diff_shows_and_changes_nothing(
    broken: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    before = broken.read_bytes()
    assert run(["rules", "check", "기관", "--diff", *more, "-f", "json=found.json"]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith("--- a/기관/charter.yaml\n+++ b/기관/charter.yaml\n@@ ")
    assert "measrue" in shown.out
    assert "고칠 곳 1" in shown.err
    assert broken.read_bytes() == before
    assert json.loads(Path("found.json").read_text(encoding="utf-8"))["findings"]


def test_diff_has_stdout_for_itself(broken: Path) -> None:
    assert run(["rules", "check", str(broken.parent), "--diff", "-f", "json"]) == 2


def test_json_and_sarif_hold_the_fix(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "check", "기관", "-f", "json", "-f", "sarif=a.sarif"]) == 1
    page = json.loads(capsys.readouterr().out)
    jsonschema.validate(page, json.loads(SCHEMA.read_text(encoding="utf-8")))
    (fix,) = [each["fix"] for each in page["findings"] if each["fix"]]
    line = broken.read_text(encoding="utf-8").splitlines()[fix["line"] - 1]
    assert line[fix["column"] - 1 : fix["end_column"] - 1] == QUOTED
    (run_,) = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"]
    (fixes,) = [each["fixes"] for each in run_["results"] if "fixes" in each]
    (change,) = fixes[0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": QUOTED.replace("ru", "ur")}


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(broken: Path) -> None:
    real = broken.with_name("real.yaml")
    broken.rename(real)
    real.chmod(0o600)
    broken.symlink_to(real)
    assert run(["rules", "check", str(broken.parent), "--fix"]) == 0
    assert broken.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert 'measure"' in real.read_text(encoding="utf-8")


def test_installed_rules_are_not_changed(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = broken.read_bytes()
    monkeypatch.setattr(rules_fixing, "is_installed", lambda _: True)
    assert run(["rules", "check", "기관", "--fix"]) == 2
    assert "SLA814" in capsys.readouterr().err
    assert broken.read_bytes() == before


def test_a_rule_set_without_a_charter_is_said_as_ever(tmp_path: Path) -> None:
    (tmp_path / "charter.yaml").write_bytes(b"\xff\xfe")
    assert run(["rules", "check", str(tmp_path), "--fix"]) == 1
    assert (tmp_path / "charter.yaml").read_bytes() == b"\xff\xfe"


@pytest.mark.parametrize("known_by", ["variable", "folder"])
def test_github_notes_in_a_subfolder_name_files_from_the_root(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, known_by: str
) -> None:
    root = broken.parents[1]
    if known_by == "variable":
        monkeypatch.setenv("GITHUB_WORKSPACE", str(root))
    else:
        monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
        (root / ".git").mkdir()
    monkeypatch.chdir(broken.parent)
    assert run(["rules", "check", ".", "-f", "github"]) == 1
    assert "::error file=기관/charter.yaml,line=" in capsys.readouterr().out


def test_what_is_waived_is_not_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    strict = {
        **RINGS,
        "cite": {**CITE, "quote": "벨이 3번 울리기 전에"},
        "limit": {"at_most": "3회"},
    }
    write_rules(tmp_path, strict)
    waiver = {
        "id": "third-ring",
        "code": "SLA411",
        "reason": "점검 지침이 셋째 벨까지 봄",
        "approver": "감사팀장",
        "approved_on": "2026-01-02",
        "expires_on": "2026-12-31",
        "evidence": "감사-2026-01",
    }
    text = as_yaml({"schema": "slaaudit/waivers/1", "waivers": [waiver]})
    (tmp_path / "waivers.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    asked = ["rules", "check", ".", "--diff", "--as-of", "2026-03-01"]
    run(asked)
    assert not capsys.readouterr().out
    run([*asked, "--no-waivers"])
    assert "less_than" in capsys.readouterr().out
