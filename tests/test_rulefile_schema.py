"""Broken rule files and the literal findings: all of them in one run, at the very place."""

import pytest

from slaaudit.findings import Finding
from slaaudit.rulefile import load_rule_set

HEAD = """\
schema: slaaudit/charter/1
institution: {id: kosea, name: 한국사회적기업진흥원}
sources: {charter: {title: 헌장}}
standards:
"""
RINGS = """\
  - id: phone-3-rings
    title: 전화벨이 3번 울리기 전에 받기
    cite: {source: charter, at: 1-1, quote: 벨이 3번 이상 울리기 전에}
    record: call
    measure: value
    of: rings
    limit: {less_than: 3회}
"""

BAD_SCHEMA = "`schema`에 쓸 수 없는 값입니다"
ONE_BOUND = "`limit`에는 한계를 하나만 적습니다"
BROKEN_COLUMNS = """\
schema: slaaudit/columns/1
records:
  call:
    fields:
      rings: {column: 벨}
"""
BROKEN_TESTS = """\
schema: slaaudit/tests/1
tests:
  - standard: x
    name: 가
    expect: {verdict: 이행}
"""


def report(charter: str, **others: str) -> list[str]:
    """Load a rule set; one line per finding: `line:column CODE name: message`."""
    files = {"charter.yaml": charter} | {f"{name}.yaml": text for name, text in others.items()}
    _, findings = load_rule_set({name: text.encode() for name, text in files.items()})
    return [line(finding) for finding in findings]


def line(finding: Finding) -> str:
    where = finding.place
    file = "" if where.file == "charter.yaml" else f"{where.file}:"
    place = f"{file}{where.line}:{where.column}"
    return f"{place} {finding.code} {finding.entry.name}: {finding.message('ko')}"


def test_a_good_file_has_no_findings() -> None:
    assert report(HEAD + RINGS) == []


def test_every_mistake_of_every_standard_comes_out_in_one_run() -> None:
    charter = (
        HEAD.replace("title: 헌장", "titel: 헌장")
        + """\
  - id: Phone_Rings
    제목: 전화벨
    cite: {source: charter, at: 1-1}
    record: call
    measure: value
    of: 벨횟수
    limit: {less_than: 세 번}
  - id: reply
    title: 답변
    cite: {source: charter, at: 1-2}
    record: request
    measure: duratoin
  - id: visit
    title: 안내
    cite: {source: charter}
    record: visit
    measure: duration
    from: arrived_at
    to: attended_at
    clock: {base: calendar_days, rolls: yes}
    limit:
      at_most: 5일
      less_than: 6일
    in_force: {from: 2026-02-30}
    exclude: {vip: {grade: {atleast: 3}}}
"""
    )
    assert report(charter) == [
        "3:20 SLA202 missing-key: 필요한 키가 없습니다: `title`",
        "3:21 SLA201 unknown-key: 모르는 키입니다: `titel` → `title`?",
        "5:5 SLA202 missing-key: 필요한 키가 없습니다: `title`",
        "5:9 SLA208 not-an-id: `id`의 id로 쓸 수 없습니다: `Phone_Rings`",
        "6:5 SLA201 unknown-key: 모르는 키입니다: `제목` → `title`?",
        "10:9 SLA209 not-a-field: `of`의 항목 이름으로 쓸 수 없습니다: `벨횟수` → `rings`?",
        "11:24 SLA204 not-an-amount: `less_than`의 양을 읽을 수 없습니다: `세 번` → `3번`?",
        "12:5 SLA202 missing-key: 필요한 키가 없습니다: `from`",
        "12:5 SLA202 missing-key: 필요한 키가 없습니다: `to`",
        "12:5 SLA202 missing-key: 필요한 키가 없습니다: `clock`",
        "12:5 SLA202 missing-key: 필요한 키가 없습니다: `limit`",
        "16:14 SLA203 wrong-value: `measure`에 쓸 수 없는 값입니다: `duratoin` → `duration`?",
        "19:11 SLA202 missing-key: 필요한 키가 없습니다: `at`",
        "24:41 SLA211 not-true-or-false: `rolls`에는 true나 false를 적습니다: `yes`",
        f"25:5 SLA214 limit-not-one: {ONE_BOUND} (적힌 것: at_most, less_than)",
        "28:22 SLA205 not-a-date: `from`의 날짜를 읽을 수 없습니다: `2026-02-30`",
        "29:29 SLA213 unknown-comparison: 모르는 비교입니다: `atleast` → `at_least`?",
    ]


def test_shapes_and_empty_values() -> None:
    charter = (
        HEAD
        + """\
  - 전화
  - id: x
    title:
    cite: charter
    record: [call]
    measure: value
    of: rings
    limit: {at_most: }
    when: 홈페이지
    excuse: {id: y, cite: {source: charter, at: 1}, before: then, stating: }
    remedy: {cite: {source: charter, at: 1}, amount: '10,000'}
"""
    )
    assert report(charter) == [
        "5:5 SLA207 wrong-shape: `standards`의 꼴이 다릅니다. 있어야 할 꼴: mapping",
        "7:5 SLA216 empty-value: `title`의 값이 비어 있습니다",
        "8:11 SLA207 wrong-shape: `cite`의 꼴이 다릅니다. 있어야 할 꼴: mapping",
        "9:13 SLA207 wrong-shape: `record`의 꼴이 다릅니다. 있어야 할 꼴: text",
        "12:13 SLA216 empty-value: `at_most`의 값이 비어 있습니다",
        "13:11 SLA217 not-a-condition: `when`을(를) 조건으로 읽을 수 없습니다",
        "14:61 SLA203 wrong-value: `before`에 쓸 수 없는 값입니다: `then`",
        "14:67 SLA216 empty-value: `stating`의 값이 비어 있습니다",
        "15:54 SLA212 not-a-number: `amount`에는 숫자를 적습니다: `10,000`",
    ]


def test_korean_keys_and_near_misses_are_understood() -> None:
    charter = (
        HEAD + RINGS + "    기한: 3\n    조건: {}\n    tagret: 95%\n    Limit: 1\n    qqq: 1\n"
    )
    hints = [text.rsplit(": ", 1)[1] for text in report(charter)]
    assert hints == [
        "`기한` → `limit`?",
        "`조건` → `when`?",
        "`tagret` → `target`?",
        "`Limit` → `limit`?",
        "`qqq`",
    ]


def test_the_help_names_the_keys_that_may_stand_there() -> None:
    _, findings = load_rule_set({"charter.yaml": (HEAD + RINGS + "    cites: 1\n").encode()})
    (finding,) = findings
    assert finding.help("en").startswith("Keys that may stand here: `id`, `title`, `cite`,")
    nested = HEAD + RINGS.replace("at: 1-1", "page: 3, at: 1-1")
    _, findings = load_rule_set({"charter.yaml": nested.encode()})
    assert findings[0].help("ko") == "이 자리에 쓸 수 있는 키: `source`, `at`, `quote`"


def test_the_head_and_the_other_files_are_read_in_the_same_run() -> None:
    found = report(
        "schema: charter/1\ninstitution: {name: 가}\nsources: {}\ncalender: {}\n",
        columns=BROKEN_COLUMNS,
        tests=BROKEN_TESTS,
    )
    assert found == [
        "1:1 SLA202 missing-key: 필요한 키가 없습니다: `standards`",
        f"1:9 SLA203 wrong-value: {BAD_SCHEMA}: `charter/1` → `slaaudit/charter/1`?",
        "2:14 SLA202 missing-key: 필요한 키가 없습니다: `id`",
        "3:10 SLA216 empty-value: `sources`의 값이 비어 있습니다",
        "4:1 SLA201 unknown-key: 모르는 키입니다: `calender` → `calendar`?",
        "columns.yaml:5:15 SLA201 unknown-key: 모르는 키입니다: `column` → `columns`?",
        "tests.yaml:3:15 SLA302 unknown-standard: `standard`이(가) 가리키는 표준이 없습니다: `x`",
        "tests.yaml:5:23 SLA203 wrong-value: `verdict`에 쓸 수 없는 값입니다: `이행` → `met`?",
    ]


def test_a_duplicate_key_is_an_error_beside_the_others() -> None:
    assert report(HEAD + RINGS + "    of: score\n    tilte: x\n") == [
        "12:5 SLA206 duplicate-key: 같은 키가 두 번 나옵니다: `of` (처음: 10행 5열)",
        "13:5 SLA201 unknown-key: 모르는 키입니다: `tilte` → `title`?",
    ]


def test_python_names_of_keys_are_no_keys() -> None:
    charter = HEAD + RINGS + "    in_force: {from_on: 2024-01-01}\n"
    assert report(charter) == ["12:16 SLA201 unknown-key: 모르는 키입니다: `from_on` → `from`?"]


def test_a_missing_charter_is_a_finding() -> None:
    rules, findings = load_rule_set({})
    assert rules is None
    assert [finding.entry.name for finding in findings] == ["unreadable-file"]


@pytest.mark.parametrize(
    ("amount", "meant"),
    [
        ("7 days", "7일"),
        ("세 번", "3번"),
        ("십오 일", "15일"),
        ("열흘", "10일"),
        ("3히", "3회"),
        ("5업무닐", "5업무일"),
        ("７퍼센트", "7%"),
        ("7일 이내", "7일"),
    ],
)
def test_an_amount_spelt_otherwise_is_told_as_the_language_writes_it(
    amount: str, meant: str
) -> None:
    (said,) = report(HEAD + RINGS.replace("3회", amount))
    assert said.endswith(f"`{amount}` → `{meant}`?")


@pytest.mark.parametrize(
    ("right", "wrong", "meant"),
    [
        ("record: call", "record: 전화", "call"),
        ("of: rings", "of: 벨횟수", "rings"),
        ("less_than:", "미만:", "less_than"),
        ("measure: value", "measure: 값", "value"),
        ("standards:", "표준:", "standards"),
    ],
)
def test_korean_words_are_understood_though_not_taken(right: str, wrong: str, meant: str) -> None:
    assert any(f"→ `{meant}`?" in said for said in report((HEAD + RINGS).replace(right, wrong)))


def test_a_missing_clock_is_told_with_the_clocks_there_are() -> None:
    reply = RINGS.replace(
        "measure: value\n    of: rings", "measure: duration\n    from: a_at\n    to: b_at"
    )
    _, findings = load_rule_set({"charter.yaml": (HEAD + reply.replace("3회", "7일")).encode()})
    (finding,) = findings
    assert finding.facts["key"] == "clock"
    assert "civil_petition" in finding.help("ko")
