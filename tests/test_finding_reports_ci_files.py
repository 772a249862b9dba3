"""`.pre-commit-hooks.yaml` and `action.yml`: the commands in them exist and do what is promised."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from makers import REPLY, RINGS, as_yaml, write_rules
from slaaudit.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash")


def read(name: str) -> Any:  # noqa: ANN401  # whatever the file holds
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


HOOKS: list[dict[str, Any]] = read(".pre-commit-hooks.yaml")
ACTION: dict[str, Any] = read("action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def script_of(step: Mapping[str, Any]) -> str:
    return str(step["run"])


def options_of(*command: str) -> set[str]:
    program = Path(sys.executable).with_name("slaaudit")
    shown = subprocess.run(
        [program, *command, "--help"], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    return set(re.findall(r"--?[a-z][a-z-]*", shown))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_on_the_rules_of_a_repository(
    hook: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    program, *command = hook["entry"].split()
    assert program == "slaaudit"
    assert run([*command, *hook["args"]]) == 0
    monkeypatch.chdir(tmp_path)
    assert run([*command, *hook["args"]]) == 3


def test_the_hooks_look_at_whole_rule_sets() -> None:
    assert {hook["id"] for hook in HOOKS} == {"slaaudit-check", "slaaudit-test"}
    assert {hook["pass_filenames"] for hook in HOOKS} == {"false"}


@pytest.mark.parametrize("command", ["check", "test"])
def test_the_options_in_the_action_exist(command: str) -> None:
    script = script_of(STEPS[-1]).replace("\\\n", " ")
    (line,) = re.findall(rf"slaaudit rules {command} (.*)", script)
    used = set(re.findall(r" (--?[a-z][a-z-]*)", f" {line}"))
    if command == "check":
        used |= {"-f", "--force", "--as-of", "--no-waivers"}
    assert used <= options_of("rules", command)


def test_no_input_is_pasted_into_a_script() -> None:
    assert not any("${{" in script_of(step) for step in STEPS)


def test_every_input_is_used_and_explained() -> None:
    given = " ".join(value for step in STEPS for value in step["env"].values())
    assert set(re.findall(r"inputs\.([a-z-]+)", given)) == set(ACTION["inputs"])
    assert all(entry["description"] for entry in ACTION["inputs"].values())


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = write_rules(tmp_path / "rules" / "one", REPLY)
    test = {
        "standard": "reply-7d",
        "name": "7일째에 답하면 이행",
        "given": {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-12 17:59"},
        "expect": {"verdict": "met"},
    }
    text = as_yaml({"schema": "slaaudit/tests/1", "tests": [test]})
    (folder / "tests.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def act(desk: Path, **inputs: str) -> tuple[int, str, str, str]:
    """Run the action's last step as the runner does: code, stdout, outputs, summary."""
    assert BASH is not None
    wanted = {name: entry["default"] for name, entry in ACTION["inputs"].items()}
    wanted.update({name.replace("_", "-"): value for name, value in inputs.items()})
    step = STEPS[-1]
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: wanted[match[1]], value)
        for name, value in step["env"].items()
    }
    output, summary = desk / "output.txt", desk / "summary.md"
    for file in (output, summary):
        file.write_text("", encoding="utf-8")
    program = str(Path(sys.executable).parent)
    done = subprocess.run(
        [BASH, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script_of(step)],
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={
            **os.environ,
            **variables,
            "PATH": f"{program}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
        },
    )
    texts = [file.read_text(encoding="utf-8") for file in (output, summary)]
    return done.returncode, done.stdout + done.stderr, texts[0], texts[1]


needs_bash = pytest.mark.skipif(BASH is None or os.name == "nt", reason="needs bash")


@needs_bash
def test_the_action_checks_and_tests(desk: Path) -> None:
    code, said, output, summary = act(desk, sarif="found.sarif")
    assert (code, output) == (0, "exit-code=0\n"), said
    assert "규칙 1벌 검사" in said
    assert "통과 1" in said
    assert "## 규칙 파일 검사" in summary
    assert "    시험 1개" in summary
    assert (desk / "found.sarif").is_file()


@needs_bash
def test_the_action_shows_mistakes_at_their_lines_and_fails(desk: Path) -> None:
    write_rules(desk / "rules" / "two", {**RINGS, "recrod": "call"})
    code, said, output, summary = act(desk, paths="rules/one\nrules/two\n", tests="false")
    assert (code, output) == (1, "exit-code=1\n")
    assert "::error file=rules/two/charter.yaml,line=" in said
    assert "| rules/two/charter.yaml:" in summary
    assert act(desk, fail_on="never", tests="false")[0] == 0


@needs_bash
def test_the_action_fails_for_a_failed_test(desk: Path) -> None:
    file = desk / "rules" / "one" / "tests.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"met"', '"missed"'), encoding="utf-8")
    assert act(desk)[0] == 1
    assert act(desk, fail_on="never")[0] == 0


@needs_bash
def test_the_action_heeds_waivers_until_their_last_day(desk: Path) -> None:
    waiver = {
        "id": "no-late-case-yet",
        "reason": "늦은 건이 아직 없음",
        "approver": "고객지원팀장",
        "approved_on": "2026-03-09",
        "expires_on": "2026-12-31",
        "evidence": "고객지원팀-1234",
        "code": "SLA510",
    }
    text = as_yaml({"schema": "slaaudit/waivers/1", "waivers": [waiver]})
    (desk / "rules" / "one" / "waivers.yaml").write_text(text, encoding="utf-8")
    assert act(desk, fail_on="warning", as_of="2026-12-31")[0] == 0
    assert act(desk, fail_on="warning", as_of="2027-01-01")[0] == 1
    assert act(desk, fail_on="warning", as_of="2026-12-31", no_waivers="true")[0] == 1


@needs_bash
@pytest.mark.parametrize("paths", ["", "\n", "no-such-folder", "rules\nno-such-folder"])
def test_the_action_is_never_green_without_rules(desk: Path, paths: str) -> None:
    code, _, output, _ = act(desk, paths=paths)
    assert (code, output) == (3, "exit-code=3\n")


@needs_bash
def test_a_path_is_never_an_option_nor_a_command(desk: Path) -> None:
    assert act(desk, paths="--help")[0] == 3
    assert act(desk, paths="$(touch made)")[0] == 3
    assert not (desk / "made").exists()
