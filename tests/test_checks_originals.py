"""`rules check --source`: quotes are held against the text that they were taken from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from checked import HEAD, lines_of, standard
from slaaudit.__main__ import run
from slaaudit.checks import Original, original_checks

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
1. 전화는 벨이  3번 이상
   울리기 전에 받겠습니다.
2. 민원은 7일 이내에 답변하며 “감사합니다”라고 인사하겠습니다.
3. 만족도는 80.0점을 지키겠습니다. 2020년 3월 1일에 정하였습니다.
4. 방문은 즉시 안내하고 5분 이내에 모시겠습니다.
"""
RINGS = "record: call; measure: value; of: rings; limit: {less_than: 3회}"
REPLY = (
    "record: request; measure: duration; from: received_at; to: replied_at; "
    "clock: civil_petition; limit: {at_most: 7일}"
)


def compared(*standards: str, source: str = "charter", text: str = TEXT) -> list[str]:
    original = Original(source, "헌장.txt", text, "0" * 64)
    files = {"charter.yaml": HEAD + "standards:\n" + "".join(standards)}
    return lines_of(files, original_checks((original,)))


def test_spacing_and_quotation_marks_do_not_matter_and_words_do() -> None:
    said = compared(
        standard("a", RINGS, "벨이 3번 이상 울리기 전에"),
        standard("b", REPLY, '7일 이내에 답변하며 "감사합니다"라고'),
        standard("c", "measure: attest; evidence: [사진]", "5분 이내에 모시고"),
    )
    assert said == [
        (
            "23:43 SLA412 인용한 구절이 출처 `charter`의 원문에 없습니다. "
            "가장 비슷한 곳(90%): 5분 이내에 모시겠"
        ),
        (
            "헌장.txt:4:1 SLA413 어느 표준도 인용하지 않은 수치가 있습니다 (80.0점): "
            "만족도는 80.0점을 지키겠습니다."
        ),
        (
            "헌장.txt:5:1 SLA413 어느 표준도 인용하지 않은 수치가 있습니다 (5분, 즉시): "
            "방문은 즉시 안내하고 5분 이내에 모시겠습니다."
        ),
        (
            "헌장.txt: SLA414 출처 `charter`의 원문과 견주었습니다: 인용 3개 가운데 2개가 "
            f"글자 그대로 있음, SHA-256 {'0' * 64}"
        ),
    ]


def test_a_source_that_the_charter_does_not_list() -> None:
    assert compared(standard("a", RINGS), source="chater") == [
        "헌장.txt: SLA401 출처 목록에 없는 출처입니다: `chater` → `charter`?"
    ]


def test_quotes_of_remedies_excuses_pauses_and_provisions_are_held_too() -> None:
    more = (
        "; remedy: {cite: {source: charter, at: 2, quote: 하나}, amount: 1}"
        "; excuse: {id: x, cite: {source: charter, at: 2, quote: 둘}, when: {state: 연기}}"
        "; pause: {cite: {source: charter, at: 2, quote: 셋}, from: held_at, to: released_at}"
    )
    head = (
        "provisions: [{id: p, title: p, kind: clock, standards: a, "
        "cite: {source: charter, at: 3, quote: 넷}}]\n"
    )
    files = {"charter.yaml": HEAD + head + "standards:\n" + standard("a", REPLY + more, "7일")}
    original = Original("charter", "헌장.txt", "7일", "")
    said = lines_of(files, original_checks((original,)))
    assert [line.split()[1] for line in said] == ["SLA412"] * 4 + ["SLA414"]


def rules_at(folder: Path, quote: str) -> Path:
    folder.mkdir()
    text = HEAD + "standards:\n" + standard("a", RINGS, quote)
    (folder / "charter.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_the_command_tells_the_digest_and_fails_on_a_wrong_quote(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original = tmp_path / "헌장.txt"
    original.write_bytes(TEXT.encode(encoding))
    option = f"--source=charter={original}"
    good = rules_at(tmp_path / "good", "3번 이상 울리기 전에")
    assert run(["rules", "check", str(good), option]) == 0
    said = capsys.readouterr().out
    assert hashlib.sha256(original.read_bytes()).hexdigest() in said
    bad = rules_at(tmp_path / "bad", "3번 이상 울린 뒤에")
    assert run(["rules", "check", str(bad), option]) == 1
    assert "SLA412" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("charter", "SLA804"),
        ("charter=", "SLA804"),
        ("charter=no-such-file.txt", "SLA415"),
        ("charter=unreadable.txt", "SLA415"),
    ],
)
def test_a_text_that_cannot_be_read_refuses_the_run(
    option: str,
    code: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "unreadable.txt").write_bytes(b"\xff\xff\x00")
    folder = rules_at(tmp_path / "rules", "3번 이상 울리기 전에")
    assert run(["rules", "check", str(folder), "--source", option]) == 2
    assert code in capsys.readouterr().err


def test_one_text_is_for_one_rule_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [str(rules_at(tmp_path / name, "3번 이상 울리기 전에")) for name in "ab"]
    assert run(["rules", "check", *folders, "--source", "charter=x.txt"]) == 2
    assert "SLA416" in capsys.readouterr().err
