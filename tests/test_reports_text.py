"""The officer's table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from makers import ATTEST, CITE, REPLY, RINGS, audited, case_log, rule_set
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.wording import due_words, value_words
from slaaudit.reports import FORMATS
from slaaudit.tables import Skipped

if TYPE_CHECKING:
    from slaaudit.model import Audit

DAY = "2026-03-03 10:00"


def calls(*rings: str | None, **more: str) -> list[dict[str, str | None]]:
    return [
        {"case_id": f"T-{n}", "received_at": DAY, "rings": each, **more}
        for n, each in enumerate(rings, start=1)
    ]


def page(audit: Audit, **options: Any) -> str:  # noqa: ANN401
    return "".join(FORMATS["text"].render(audit, ReportOptions(**options)))  # type: ignore[arg-type]


def of_calls(*rings: str | None, **more: Any) -> Audit:  # noqa: ANN401
    rules = rule_set({**RINGS, **more})
    return audited(rules, case_log(rules, {"call": calls(*rings)}))


def test_the_sentence_gives_the_rate_with_its_denominator() -> None:
    text = page(of_calls("1", "2", "3", None))
    assert "총 4건 가운데 2건 이행, 1건 미이행: 이행률 66.67% (2/3), 면책 포함 66.67% (2/3)" in text
    assert "이행률에 들어가지 않은 건: 판정불가 1건" in text


def test_without_a_denominator_there_is_no_rate() -> None:
    text = page(of_calls(None, None))
    assert "이행률이 없습니다" in text
    assert "0.00%" not in text
    assert "100.00%" not in text


def test_one_miss_never_reads_as_a_hundred() -> None:
    assert "99.99% (29,999/30,000)" in page(of_calls(*["1"] * 29_999, "3"))


def test_what_fell_short_comes_first() -> None:
    worse = {**RINGS, "id": "worse", "title": "나쁜 표준", "limit": {"less_than": "2회"}}
    fine = {**RINGS, "id": "fine", "title": "지킨 표준", "limit": {"at_most": "9회"}}
    rules = rule_set(fine, RINGS, worse)
    text = page(audited(rules, case_log(rules, {"call": calls("1", "2", "3", "4")})))
    table = text.partition("표준별 결과")[2]
    places = [table.index(title) for title in ("나쁜 표준", RINGS["title"], "지킨 표준")]
    assert places == sorted(places)


def test_a_missed_case_is_shown_with_its_row_value_and_limit() -> None:
    text = page(of_calls("1", "5"))
    assert "미이행 1건 / 2건 (기준 3회 미만)" in text
    assert "T-2  call 3행  5회" in text


def test_a_target_is_told_with_its_outcome() -> None:
    assert "목표에 미달한 표준 1개: phone-3-rings" in page(of_calls("1", "5", target="95%"))
    reached = page(of_calls("1", target="95%"))
    assert "미달" not in reached
    assert "달성" in reached


def test_a_field_is_called_by_its_heading() -> None:
    assert "필요한 값이 비어 있음 1건 (벨횟수 1)" in page(of_calls("1", None))


def test_another_reading_is_shown_where_it_turns_verdicts() -> None:
    other = {"id": "third", "limit": {"at_most": "3회"}, "why": "세 번째까지 봄"}
    assert "third: 100.00% (2/2), 뒤바뀌는 판정 1건" in page(of_calls("1", "3", readings=[other]))
    assert "다르게 읽으면" not in page(of_calls("1", "2", readings=[other]))


def test_remedies_attested_standards_and_rows_are_accounted_for() -> None:
    rings = {**RINGS, "remedy": {"cite": CITE, "amount": "10000"}}
    rules = rule_set(rings, ATTEST, REPLY)
    log = case_log(rules, {"call": calls("1", "5", "6")}, skipped=[Skipped("total", 2)])
    text = page(audited(rules, log))
    assert "phone-3-rings: 2건 20,000원" in text
    assert "쉬운 말로 설명하기 [kind-words]: 증빙 교육 계획, 교육 결과" in text
    assert "읽은 행 5 = 판정 3 + 합계·소계 2" in text
    assert "SLA759" in text


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_the_screen_and_no_figure_is_cut(width: int) -> None:
    excuse = {"id": "told", "cite": CITE, "when": {"state": "안내"}}
    rules = rule_set({**RINGS, "excuse": excuse, "title": "아주 긴 제목을 가진 표준 " * 4})
    rows = [
        {**case, "state": "안내" if n % 3 else "-"} for n, case in enumerate(calls(*"12345" * 300))
    ]
    text = page(audited(rules, case_log(rules, {"call": rows})), width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "(600/900)" in text
    assert "…" not in text.replace("외 ", "")


def test_every_character_exists_on_a_korean_windows_console() -> None:
    page(of_calls("1", "5", None, target="95%")).encode("cp949")


def test_colour_only_where_asked_for() -> None:
    audit = of_calls("1", "5", target="95%")
    assert "\x1b[" not in page(audit)
    assert "\x1b[" in page(audit, colour=True)


def test_escape_sequences_of_a_log_never_reach_the_screen() -> None:
    rules = rule_set(RINGS)
    rows = [{"case_id": "T\x1b[2J\x9b31m-1\u202e", "received_at": DAY, "rings": "9"}]
    audit = audited(rules, case_log(rules, {"call": rows}))
    for name in FORMATS:
        chunks = FORMATS[name].render(audit, ReportOptions())
        text = "".join(
            each if isinstance(each, str) else each.decode("utf-8-sig") for each in chunks
        )
        assert not {"\x1b", "\x9b", "\u202e"} & set(text)


def test_english_on_demand() -> None:
    text = page(of_calls("1", "5"), lang="en")
    assert "compliance 50.00% (1/2)" in text
    assert "at least" not in text
    assert "less than 3회" in text


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("민원-1", "민원-1"),
        ("\x1b[31m빨강\x1b[0m", "빨강"),
        ("\x1b]0;제목\x07뒤", "뒤"),
        ("두\r\n줄", "두 줄"),
        ("가\ud800나", "가나"),
        ("\u202e가\u2066나\u200b다\u00ad", "가나다"),
        ("\x1bP1;2|숨김\x1b\\뒤", "뒤"),
        ("\x9b31m가\0나", "가나"),
        ("\x1b(B가", "가"),
    ],
)
def test_text_is_cleaned(written: str, cleaned: str) -> None:
    assert clean_text(written) == cleaned


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (5.0, "회", "5회"),
        (1.25, "시간", "1시간 15분"),
        (0.5, "분", "30초"),
        (1.9999, "시간", "2시간"),
        (82.347, "점", "82.35점"),
    ],
)
def test_a_value_is_said_as_people_would(value: float, unit: str, words: str) -> None:
    assert value_words(value, unit) == words


def test_a_value_over_the_limit_never_reads_like_the_limit() -> None:
    assert value_words(1441 / 480, "일") == "3일 1분"
    assert value_words(3.5, "일") == "3일 4시간"
    assert value_words(3.0, "일") == "3일"
    assert value_words(61 / 60, "시간") == "1시간 1분"


def test_a_strict_limit_is_over_at_its_due_moment() -> None:
    assert due_words("2026-03-03T13:45:00", "ko", strict=True) == "2026-03-03 13:45 전까지"
    assert due_words("2026-03-03T13:45:00", "ko") == "2026-03-03 13:45까지"
