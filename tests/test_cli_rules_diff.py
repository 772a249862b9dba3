"""`slaaudit rules diff`: rule sets by id, folder or git revision, and what a log makes of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import slaaudit.reports
from makers import ATTEST, REPLY, RINGS, as_yaml, write_rules
from slaaudit.__main__ import run

SCHEMA = Path(slaaudit.reports.__file__).parent / "rules-diff.schema.json"
ROOT = Path(__file__).parents[1]
LOG = "접수번호,접수일시,답변일시\n1,2026-03-03 10:00,2026-03-05 10:00\n2,2026-03-03 10:00,{}\n"
FIVE = {**REPLY, "limit": {"at_most": "5일"}}
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_rules(tmp_path / "old", REPLY)
    write_rules(tmp_path / "new", FIVE)
    (tmp_path / "민원.csv").write_text(LOG.format("2026-03-12 10:00"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits of one rule set, and a hook that would betray itself."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q", "-b", "main")
    write_rules(tmp_path / "rules" / "sample", REPLY)
    commit("first")
    git("tag", "v1")
    write_rules(tmp_path / "rules" / "sample", FIVE)
    commit("second")
    return tmp_path


def git(*arguments: str) -> None:
    who = ("-c", "user.name=sample", "-c", "user.email=sample@example.org")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def commit(message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


def diffed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["rules", "diff", *arguments]) == code
    shown = capsys.readouterr()
    return shown.out if code < 2 else shown.err


def plain(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401
    page = json.loads(diffed(capsys, *arguments, "-f", "json"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(page)
    return page


def waive(folder: Path, expires_on: str) -> None:
    waiver = {
        "id": "flood",
        "reason": "침수",
        "approver": "고객지원팀장",
        "approved_on": "2026-03-02",
        "expires_on": expires_on,
        "evidence": "고객지원팀-7",
        "standard": "reply-7d",
        "cases": ["2"],
    }
    text = as_yaml({"schema": "slaaudit/waivers/1", "waivers": [waiver]})
    (folder / "waivers.yaml").write_text(text, encoding="utf-8")


def test_waivers_are_compared_and_a_log_is_judged_with_them(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(folders / "waived", FIVE)
    waive(folders / "waived", "2026-03-20")
    page = plain(capsys, "new", "waived", "--log", "민원.csv", "--period", "2026H1")
    (change,) = page["changes"]
    assert (change["subject"], change["id"], change["effect"]) == ("waiver", "flood", "verdicts")
    assert change["direction"] == "laxer"
    (moves,) = page["log"]["standards"]
    assert moves["moves"] == [{"from": "missed", "to": "excused", "cases": 1}]
    assert "승인된 예외 [flood]" in diffed(capsys, "new", "waived")
    assert "**승인된 예외 \\[flood\\]**" in diffed(capsys, "new", "waived", "-f", "md")
    assert diffed(capsys, "new", "waived", "--fail-on", "verdicts", code=1)
    assert "두 규칙은 같습니다" in diffed(capsys, "new", "waived", "--no-waivers")


@needs_git
def test_waivers_of_a_revision_are_compared(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waive(repository / "rules" / "sample", "2026-03-20")
    commit("third")
    waive(repository / "rules" / "sample", "2026-03-31")
    text = diffed(capsys, "HEAD", "--rules", "rules/sample")
    assert "끝나는 날: 2026-03-20 → 2026-03-31 ― 더 느슨해짐" in text
    assert "예외 추가" in diffed(capsys, "HEAD~1", "HEAD", "--rules", "rules/sample")
    bare = ("HEAD~1", "HEAD", "--rules", "rules/sample", "--no-waivers")
    assert "두 규칙은 같습니다" in diffed(capsys, *bare)


def test_the_change_is_said_in_a_sentence(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folders
    text = diffed(capsys, "old", "new")
    assert "판정이 바뀔 수 있는 것 (1)" in text
    assert "기준: 7일 이내 → 5일 이내 ― 더 엄격해짐" in text
    assert "- **7일 이내에 답변하기 \\[reply-7d\\]**" in diffed(capsys, "old", "new", "-f", "md")


def test_a_log_is_judged_by_both(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folders
    text = diffed(capsys, "old", "new", "--log", "민원.csv", "--period", "2026H1")
    assert "판정 2건 가운데 1건: 이행 → 미이행 1" in text
    assert "이행률 100.00% → 50.00% (-50.00%p)" in text
    assert "기한 2건이 움직임: 2일 빨라짐" in text
    assert "예: 2 (민원.csv, 3행) 이행 → 미이행, 기한 2026-03-12까지 → 2026-03-10까지" in text
    log = plain(capsys, "old", "new", "--log", "민원.csv", "--period", "2026H1")["log"]
    (reply,) = log["standards"]
    assert (reply["verdicts_changed"], reply["points"], reply["due_moved"]) == (1, -50.0, 2)
    assert reply["moves"] == [{"from": "met", "to": "missed", "cases": 1}]


def test_each_side_reads_the_log_by_its_own_columns(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = {"request": {"fields": {"replied_at": {"columns": ["회신한 날"]}}}}
    text = json.dumps({"schema": "slaaudit/columns/1", "records": columns}, ensure_ascii=False)
    (folders / "new" / "columns.yaml").write_text(text, encoding="utf-8")
    text = diffed(capsys, "old", "new", "--log", "민원.csv", "--period", "2026H1")
    assert "'회신한 날' 이제 읽음" in text
    assert "이행 → 판정불가 2" in text


def test_the_json_page_names_every_key(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = plain(capsys, "old", "new")
    assert folders
    assert page["counts"] == {"verdicts": 1, "figures": 0, "words": 0}
    paths = [".".join(each["path"]) for each in page["keys"]]
    assert "standards.reply-7d.versions.0.limit.at_most.value" in paths
    assert page["log"] is None


def test_comments_are_no_change_of_meaning(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folders / "new" / "charter.yaml"
    old = (folders / "old" / "charter.yaml").read_text(encoding="utf-8")
    file.write_text(f"# 적어 둠\n{old}", encoding="utf-8")
    assert "뜻은 같습니다" in diffed(capsys, "old", "new", "--fail-on", "changed")
    assert "두 규칙은 같습니다" in diffed(capsys, "old", "old")


def test_fail_on_tells_verdicts_from_words(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(folders / "told", {**REPLY, "title": "답하기"})
    diffed(capsys, "old", "told", "--fail-on", "verdicts")
    diffed(capsys, "old", "told", "--fail-on", "changed", code=1)
    diffed(capsys, "old", "new", "--fail-on", "verdicts", code=1)
    diffed(capsys, "old", "new", "--fail-on", "sometimes", code=2)


def test_a_file_is_replaced_only_by_force(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ("old", "new", "-f", "md=change.md")
    diffed(capsys, *command)
    assert (folders / "change.md").read_text(encoding="utf-8").startswith("# 본보기기관")
    assert "SLA811" in diffed(capsys, *command, code=2)
    diffed(capsys, *command, "--force")


def test_broken_rules_an_empty_period_and_nothing_judged_are_refused(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(folders / "broken", {**RINGS, "recrod": "call"})
    assert "SLA201" in diffed(capsys, "old", "broken", code=2)
    log = ("--log", "민원.csv")
    assert "SLA822" in diffed(capsys, "old", "new", *log, "--period", "2025H1", code=3)
    write_rules(folders / "attest", ATTEST)
    assert "SLA824" in diffed(capsys, "old", "attest", *log, code=3)


@needs_git
@pytest.mark.parametrize(
    "sides",
    [
        ("v1", "HEAD", "--rules", "rules/sample"),
        ("v1:rules/sample", "HEAD:rules/sample"),
        ("v1:rules/sample/charter.yaml", "rules/sample"),
        ("v1:rules/sample", "HEAD"),
        ("HEAD~1", "rules/sample"),
        ("HEAD~1", "--rules", "rules/sample"),
    ],
)
def test_revisions_are_named_in_every_usual_way(
    sides: tuple[str, ...], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert repository
    assert "기준: 7일 이내 → 5일 이내" in diffed(capsys, *sides)


@needs_git
@pytest.mark.parametrize(
    ("sides", "code"),
    [
        (("nope", "HEAD"), "SLA853"),
        (("v9:rules/sample", "HEAD"), "SLA853"),
        (("v1:rules/none", "HEAD"), "SLA854"),
        (("v1", "HEAD"), "SLA855"),
        (("v1",), "SLA856"),
        (("v1", "--rules", "nobody"), "SLA853"),
        (("--", "--output=x", "HEAD"), "SLA853"),
    ],
)
def test_what_git_does_not_know_is_said(
    sides: tuple[str, ...], code: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code in diffed(capsys, *sides, code=2)
    assert not (repository / "x").exists()


@needs_git
def test_a_mistake_in_a_revision_is_placed_there(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(repository / "rules" / "sample", {**RINGS, "recrod": "call"})
    commit("broken")
    shown = diffed(capsys, "HEAD:rules/sample", "v1", code=2)
    assert "HEAD:rules/sample/charter.yaml:" in shown


@needs_git
def test_nothing_is_checked_out_and_no_hook_runs(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hooks = repository / ".git" / "hooks"
    for name in ("post-checkout", "post-index-change", "pre-commit"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {repository}/ran\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    before = sorted(path for path in repository.rglob("*") if path.is_file())
    diffed(capsys, "v1", "HEAD", "--rules", "rules/sample")
    assert sorted(path for path in repository.rglob("*") if path.is_file()) == before


def test_without_git_or_a_repository_a_revision_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_rules(tmp_path / "new", FIVE)
    if shutil.which("git"):
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        assert "SLA852" in diffed(capsys, "v1:rules/sample", "new", code=2)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "SLA851" in diffed(capsys, "v1:rules/sample", "new", code=2)
    assert "SLA851" in diffed(capsys, "v1", "new", code=2)
