"""`slaaudit init`: a new rule set that passes as it is."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from slaaudit.__main__ import run
from slaaudit.rulefile import read_rule_set
from slaaudit.rulefile.starter import measurable_sentences

if TYPE_CHECKING:
    from pathlib import Path

CHARTER = """\
한빛도서관 이용자 헌장

문의는 3일 이내에 답하겠습니다. 늘 친절하겠습니다.
전화는 벨이 3번 울리기 전에 받겠습니다
"""


class Terminal(io.StringIO):
    """A keyboard with answers typed ahead."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


def test_a_new_rule_set_passes_its_checks_and_tests(desk: Path) -> None:
    assert run(["init", "--id", "hanbit", "--name", "한빛도서관", "--cycle", "quarter"]) == 0
    rules, findings = read_rule_set(desk / "rules" / "hanbit")
    assert rules is not None
    assert not findings
    charter = rules.charter
    assert (charter.institution.name, charter.report.cycle) == ("한빛도서관", "quarter")
    assert run(["rules", "check", "hanbit"]) == 0
    assert run(["rules", "test", "hanbit"]) == 0


def test_every_example_is_marked_and_tested_both_ways(desk: Path) -> None:
    assert run(["init", "new", "--yes"]) == 0
    rules, _ = read_rule_set(desk / "new")
    assert rules is not None
    assert len(rules.standards) == 3
    for rule in rules:
        assert str(rule.latest.cite.quote).startswith("[바꿀 곳]")
        verdicts = {t.expect.verdict for t in rules.tests if t.standard == rule.id}
        assert {"met", "missed"} <= verdicts


def test_it_says_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "새 기관", "--id", "hanbit"]) == 0
    said = capsys.readouterr().out
    assert "다음에 할 일" in said
    assert "slaaudit rules check '새 기관'" in said


def test_what_is_there_stays_as_it_is(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "mine").mkdir()
    (desk / "mine" / "columns.yaml").write_text("mine", encoding="utf-8")
    assert run(["init", "mine"]) == 2
    assert "SLA811" in capsys.readouterr().err
    assert [path.name for path in (desk / "mine").iterdir()] == ["columns.yaml"]
    assert run(["init", "mine", "--force"]) == 0
    assert run(["rules", "check", "./mine"]) == 0


def test_it_asks_three_questions_on_a_terminal(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("hanbit\n한빛도서관\n\n"))
    assert run(["init"]) == 0
    rules, _ = read_rule_set(desk / "rules" / "hanbit")
    assert rules is not None
    assert rules.charter.institution.name == "한빛도서관"
    assert rules.charter.report.cycle == "half_year"
    assert "기관 이름" in capsys.readouterr().err


def test_it_asks_nothing_with_yes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert run(["init", "hanbit", "--yes"]) == 0
    assert (desk / "hanbit" / "charter.yaml").is_file()


def test_the_name_of_the_folder_is_the_id_where_it_may_be(desk: Path) -> None:
    assert run(["init", "hanbit"]) == 0
    assert run(["init", "우리 도서관"]) == 0
    ids = []
    for name in ("hanbit", "우리 도서관"):
        rules, _ = read_rule_set(desk / name)
        assert rules is not None
        ids.append(rules.charter.institution.id)
    assert ids == ["hanbit", "my-institution"]


@pytest.mark.parametrize(
    "option", [["--id", "한빛"], ["--id", "Han_bit"], ["--cycle", "fortnight"], ["--lang", "fr"]]
)
def test_a_value_that_cannot_be_is_refused(option: list[str], desk: Path) -> None:
    assert run(["init", *option]) == 2
    assert not list(desk.iterdir())


@pytest.mark.parametrize("name", ['이름: "따옴표"', "# 주석", "$달러 ${id}", "줄\n바꿈"])
def test_any_name_is_kept_as_text(name: str, desk: Path) -> None:
    assert run(["init", "odd", "--name", name]) == 0
    rules, findings = read_rule_set(desk / "odd")
    assert rules is not None, [finding.message("ko") for finding in findings]
    assert rules.charter.institution.name == name.replace("\n", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_the_charter_gives_its_title_and_what_may_be_measured(encoding: str, desk: Path) -> None:
    (desk / "헌장.txt").write_text(CHARTER, encoding=encoding)
    assert run(["init", "hanbit", "--charter", "헌장.txt"]) == 0
    text = (desk / "hanbit" / "charter.yaml").read_text(encoding="utf-8")
    assert 'title: "한빛도서관 이용자 헌장"' in text
    assert "#   문의는 3일 이내에 답하겠습니다." in text
    assert "친절하겠습니다" not in text
    assert run(["rules", "check", "./hanbit"]) == 0


def test_a_charter_that_cannot_be_read_makes_nothing(desk: Path) -> None:
    assert run(["init", "hanbit", "--charter", "none.txt"]) == 2
    (desk / "picture.txt").write_bytes(b"\xff\xd8\xff\x00")
    assert run(["init", "hanbit", "--charter", "picture.txt"]) == 2
    assert not (desk / "hanbit").exists()


def test_only_sentences_with_a_figure_are_measurable() -> None:
    text = "당일 처리합니다.\n정성을 다합니다.\n80점 이상을 받겠습니다.\n당일 처리합니다."
    assert list(measurable_sentences(text)) == ["당일 처리합니다.", "80점 이상을 받겠습니다."]
