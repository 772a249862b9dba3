"""What is safe to mend is mended, to the byte; what two people could mend two ways is not."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slaaudit.checks import DEEPER_CHECKS
from slaaudit.findings import Finding, Severity
from slaaudit.fixes import Mended, file_diff, mend, with_fixes
from slaaudit.fixes.fixers import FIXERS
from slaaudit.rulefile import examine_files

CHARTER = """\
schema: slaaudit/charter/1
institution: {id: kosea, name: 한국사회적기업진흥원}
sources: {charter: {title: 헌장}}
standards:
  # 전화: 주석은 그대로 둡니다
  - id: phone-3-rings
    title: 전화 받기     # 벨
    cite: {source: charter, at: 1-1, quote: '벨이 3번 이상 울리기 전에'}
    record: call
    measure: value
    of: rings
    limit: {less_than: 3회}
  - id: reply-7d
    title: 답변하기
    cite: {source: charter, at: 1-2, quote: 7일 이내에 신속히}
    record: request
    when: {urgent: true}
    measure: duration
    from: received_at
    to: replied_at
    clock: civil_petition
    limit:
      at_most: 7일
    in_force: {from: 2026-01-01}
    exception_to: phone-3-rings
"""
TESTS = """\
schema: slaaudit/tests/1
tests:
  - standard: reply-7d
    name: 늦음
    given: {urgent: 예, received_at: '2026-03-03 10:00', replied_at: '2026-04-03 10:00'}
    expect: {verdict: missed}
"""
EXAMINE = partial(examine_files, checks=DEEPER_CHECKS)
#: What is right, and a slip that is mended to it.
SLIPS = [
    ("    title: 전화", "    titel: 전화"),
    ("    title: 전화", "    제목: 전화"),
    ("    limit: {less_than: 3회}", "    기준: {less_than: 3회}"),
    ("{less_than: 3회}", "{미만: 3회}"),
    ("{less_than: 3회}", "{at_most: 3회}"),
    ("at_most: 7일", "at-most: 7일"),
    ("at_most: 7일", "at_most: 7 days"),
    ("at_most: 7일", "at_most: 일곱 일"),
    ("record: call", "record: 전화"),
    ("measure: value", "measure: vlaue"),
    ("measure: duration", "measrue: duration"),
    ("of: rings", "of: 벨횟수"),
    ("clock: civil_petition", "clock: civil_petiton"),
    ("clock: civil_petition", "clock: civil-petition"),
    ("source: charter, at: 1-1", "source: chater, at: 1-1"),
    ("exception_to: phone-3-rings", "exception_to: phone-3-ring"),
    ("from: 2026-01-01", "from: 2026.1.1"),
    ("from: 2026-01-01", "from: 2026년 1월 1일"),
    ("standards:", "표준:"),
]
QUOTE, TITLE, LIMIT = "quote: 7일 이내에 신속히}", "title: 답변하기", "{less_than: 3회}"
#: What stands in the charter, what may as well, and a slip that is mended to that.
OTHERS = [
    (
        "clock: civil_petition",
        "clock: {base: calendar_days, rolls: false}",
        "clock: {base: calendar_days, rolls: no}",
    ),
    (LIMIT, "{less_than: 3번}", "{less_than: 세 번}"),
    (QUOTE, "quote: '7일 이내에, 신속히'}", "quote: 7일 이내에, 신속히}"),
    (QUOTE, "quote: '7일 이내, 늘, 신속히'}", "quote: 7일 이내, 늘, 신속히}"),
    (QUOTE, "quote: '처리 : 7일 이내'}", "quote: 처리 : 7일 이내}"),
    (QUOTE, "quote: '* 단, 7일 이내'}", "quote: * 단, 7일 이내}"),
    (TITLE, "title: '답변 : 하기'", "title: 답변 : 하기"),
    (TITLE, "title: '\"답변\" 하기'", 'title: "답변" 하기'),
    (TITLE, "title: '[별표] 답변'", "title: [별표] 답변"),
    (TITLE, "title: '@답변'", "title: @답변"),
]


def mended(charter: str | bytes, tests: str = TESTS) -> Mended:
    raw = charter.encode() if isinstance(charter, str) else charter
    return mend({"charter.yaml": raw, "tests.yaml": tests.encode()}, EXAMINE)


def text_of(result: Mended) -> str:
    return result.contents["charter.yaml"].decode()


@pytest.mark.parametrize(
    ("there", "right", "slip"), [*((right, right, slip) for right, slip in SLIPS), *OTHERS]
)
def test_a_slip_is_mended_and_nothing_else_is_touched(there: str, right: str, slip: str) -> None:
    assert there in CHARTER
    good = CHARTER.replace(there, right, 1)
    result = mended(CHARTER.replace(there, slip, 1))
    assert text_of(result) == good
    assert not [each for each in result.findings if each.severity is Severity.ERROR]


def test_the_charter_without_slips_is_left_alone() -> None:
    result = mended(CHARTER)
    assert text_of(result) == CHARTER
    assert not result.fixes


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("limit: {less_than: 3회}", "빈칸: {less_than: 3회}"),  # nothing is near
        ("measure: value", "measure: 기간 값"),
        ("exception_to: phone-3-rings", "exception_to: phone-2-rings"),  # another figure
        ("clock: civil_petition", "clock: 근무일"),  # with the first day, or without
        ("record: call", "record: 방문"),  # a visit here, or one out there
        ("at_most: 7일", "at_most: 7"),
        ("from: 2026-01-01", "from: 2026-02-30"),
        ("from: 2026-01-01", "from: 1/2/2026"),  # day or month
        ("    title: 전화", "    titel: 전화\n    title: 전화"),  # the key would stand twice
        ("at_most: 7일", "less_than: 7일 이내"),  # 이내 is not less_than
        ("    measure: value\n", "    measure: value\n    form: 값\n"),  # a remedy's key
        ("title: 답변하기", "title: 답변 : 하기 # 주석"),  # where does the comment begin?
        ("title: 답변하기", "title: *note"),  # may be meant as an alias
        ("limit: {less_than: 3회}", "limit: {less_than: 3회} x"),  # quotes would make it a text
    ],
)
def test_what_could_be_meant_otherwise_is_left_to_people(right: str, wrong: str) -> None:
    broken = CHARTER.replace(right, wrong, 1)
    assert broken != CHARTER
    result = mended(broken)
    assert text_of(result) == broken
    assert result.findings


@pytest.mark.parametrize(
    ("quote", "limit"),
    [
        ("벨이 3번 이상 울리기 전에", "{less_than: 3회}"),
        ("세 번 미만", "{less_than: 3회}"),
        ("3번 이내", "{at_most: 3회}"),
        ("3회를 넘지 않게", "{at_most: 3회}"),
    ],
)
def test_the_limit_word_follows_the_quote_where_it_is_plain(quote: str, limit: str) -> None:
    other = limit.replace("less_than", "x").replace("at_most", "less_than").replace("x", "at_most")
    good = CHARTER.replace("벨이 3번 이상 울리기 전에", quote).replace("{less_than: 3회}", limit)
    assert text_of(mended(good.replace(limit, other))) == good


@pytest.mark.parametrize(
    "change",
    [
        ("{less_than: 3회}", "{at_least: 3회}"),  # the other side, not the edge
        ("{less_than: 3회}", "{at_most: {2026-01-01: 3회}}"),  # by date: each has its own quote
        ("    of: rings\n", "    of: rings\n    reading: 셋째까지\n"),  # somebody chose
    ],
)
def test_the_limit_word_is_left_where_it_was_chosen(change: tuple[str, str]) -> None:
    broken = CHARTER.replace("{less_than: 3회}", "{at_most: 3회}")
    broken = broken.replace(*change) if change[0] in broken else CHARTER.replace(*change)
    assert text_of(mended(broken)) == broken


def test_a_byte_order_mark_goes_and_line_ends_stay() -> None:
    windows = b"\xef\xbb\xbf" + CHARTER.replace("title: 답변하기", "titel: 답변하기").replace(
        "\n", "\r\n"
    ).encode("utf-8")
    result = mended(windows)
    assert result.contents["charter.yaml"] == CHARTER.replace("\n", "\r\n").encode()
    assert result.fixes == {"charter.yaml": 2}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_tabs_become_blanks_where_no_line_mixes_them(end: str) -> None:
    good = CHARTER.replace("\n", end)
    tabbed = good.replace("      at_most", "\t\t\tat_most").replace("    limit:", "\t\tlimit:")
    assert text_of(mended(tabbed)) == good
    mixed = tabbed.replace("\t\tlimit:", "  \tlimit:")
    assert text_of(mended(mixed)) == mixed


def test_tests_and_columns_are_mended_too() -> None:
    broken = TESTS.replace("verdict: missed", "verdict: 미이행").replace(
        "received_at", "recieved_at"
    )
    result = mended(CHARTER, broken)
    assert result.contents["tests.yaml"].decode() == TESTS
    assert result.fixes == {"tests.yaml": 2}


def test_what_comes_to_light_behind_a_fix_is_reported_not_hidden() -> None:
    broken = CHARTER.replace("standards:", "standrads:").replace("measure: value", "measure: 몰라")
    result = mended(broken)
    assert "standards:" in text_of(result)
    assert [each.code for each in result.findings if each.severity is Severity.ERROR] == ["SLA203"]


def test_only_what_would_be_written_is_said_to_be_fixable() -> None:
    twice = CHARTER.replace("    title: 전화", "    titel: 전화\n    title: 전화", 1)
    contents = {"charter.yaml": twice.encode()}
    found = with_fixes(contents, EXAMINE(contents), EXAMINE)
    assert [each.fix for each in found if each.code == "SLA201"] == [None]


def test_a_diff_is_what_patch_reads() -> None:
    said = list(file_diff("rules/a.yaml", b"a: 1\r\nb: 2", b"a: 3\r\nb: 2"))
    assert said == [
        "--- a/rules/a.yaml\n",
        "+++ b/rules/a.yaml\n",
        "@@ -1,2 +1,2 @@\n",
        "-a: 1\r\n",
        "+a: 3\r\n",
        " b: 2\n\\ No newline at end of file\n",
    ]
    assert not list(file_diff("a", b"x", b"x"))


def counted(findings: tuple[Finding, ...]) -> int:
    return sum(each.severity is Severity.ERROR for each in findings)


def slipped(slips: list[int]) -> str:
    text = CHARTER
    for index in slips:
        right, slip = SLIPS[index]
        text = text.replace(right, slip, 1)
    return text


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, len(SLIPS) - 1), min_size=1, max_size=4, unique=True))
def test_to_mend_twice_is_to_mend_once(slips: list[int]) -> None:
    once = mended(slipped(slips))
    again = mend(once.contents, EXAMINE)
    assert again.contents == once.contents
    assert not again.fixes
    assert not [each for each in once.findings if each.fix is not None]


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, len(CHARTER) - 2),
    st.sampled_from(["swap", "drop", "double", "blank"]),
)
def test_every_fix_takes_its_finding_away_and_leaves_no_error_of_its_own(at: int, how: str) -> None:
    first, second = CHARTER[at], CHARTER[at + 1]
    put = {"swap": second + first, "drop": second, "double": first * 2 + second, "blank": " "}[how]
    contents = {"charter.yaml": (CHARTER[:at] + put + CHARTER[at + 2 :]).encode()}
    before = with_fixes(contents, EXAMINE(contents), EXAMINE)
    fixed = [each for each in before if each.fix is not None]
    result = mend(contents, EXAMINE)
    assert mend(result.contents, EXAMINE).contents == result.contents
    if fixed and not any(each.code.startswith("SLA1") for each in fixed):
        assert counted(result.findings) < counted(before) or not counted(before)


def test_every_code_with_a_fixer_is_a_code() -> None:
    assert all(Finding(code).entry for code in FIXERS)
