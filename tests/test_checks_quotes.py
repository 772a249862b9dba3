"""The figure and the boundary word of a quote, held against the limit of its standard."""

import pytest

from checked import checked, standard
from slaaudit.checks.figures import figures, periods

REPLY = "record: request; measure: duration; from: received_at; to: replied_at; clock: "


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("7일 이내", [(7, "day")]),
        ("교육과정 일주일 전까지", [(7, "day")]),
        ("일곱 일 이내에", [(7, "day")]),
        ("십오 일 이내에", [(15, "day")]),
        ("열흘 안에", [(10, "day")]),
        ("전화벨이 세 번 울리기 전에", [(3, "count")]),
        ("한 시간 이내, 두 달 안에", [(3600, "second"), (2, "month")]),
        ("1일~3일 내에", [(1, "day"), (3, "day")]),
        ("80.0% 이상, 100％", [(80, "percent"), (100, "percent")]),
        ("즉시 고치고 당일 답하며", [(1, "immediate"), (1, "same_day")]),
        ("월 1회", [(1, "count")]),
        ("2016년 12월 19일, 3월 2일까지", []),
        ("좋은 하루 되십시오. 한번에, 두 번째, 한 분 한 분", []),
        ("1인당 10,000원, 1분기, 제19조, 031-697-7810", []),
    ],
)
def test_figures_are_read_as_people_write_them(
    sentence: str, found: list[tuple[float, str]]
) -> None:
    assert [(figure.value, figure.base) for figure in figures(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("반기별로 점검하여", ("half",)),
        ("분기 1회 이상", ("quarter",)),
        ("매년 3회 이상", ("year",)),
        ("연2회", ("year",)),
        ("정기(매월1회) 모니터링", ("month",)),
        ("주 1회 이상", ("week",)),
        ("최대한 빨리, 관련 일정", ()),
    ],
)
def test_periods_of_counts(sentence: str, names: tuple[str, ...]) -> None:
    assert periods(sentence) == names


def reply(limit: str, quote: str, clock: str = "civil_petition", **more: str) -> list[str]:
    extra = "".join(f"; {key}: {value}" for key, value in more.items())
    return checked(standard("reply", f"{REPLY}{clock}; limit: {{{limit}}}{extra}", quote))


def test_a_limit_that_is_not_the_quoted_figure() -> None:
    assert reply("at_most: 10일", "홈페이지 민원답변: 7일 이내") == [
        "13:12 SLA410 `reply`: 인용한 구절의 수는 7일인데 한계는 10일입니다"
    ]
    assert reply("at_most: 7시간", "일주일 안에 답변", "wall") == [
        "13:12 SLA410 `reply`: 인용한 구절의 수는 일주일인데 한계는 7시간입니다"
    ]
    assert reply("at_most: 당일", "즉시 답변하겠습니다", "business_days") == [
        "13:12 SLA410 `reply`: 인용한 구절의 수는 즉시인데 한계는 당일입니다"
    ]


def test_a_limit_left_out_although_the_quote_has_a_figure() -> None:
    assert reply("no_figure: true", "24시간 이내에 답변") == [
        "13:12 SLA410 `reply`: 인용한 구절의 수는 24시간인데 한계는 수치 없음(no_figure)입니다"
    ]


@pytest.mark.parametrize(
    ("limit", "quote", "clock"),
    [
        ("at_most: 7일", "7일 이내에 답변", "civil_petition"),
        ("at_most: 1시간", "60분 이내에 답변", "wall"),
        ("at_most: 3일", "1일~3일 내에 개선", "civil_petition"),
        ("at_most: 3업무일", "3일 이내에 답변", "business_days"),
        ("at_most: 7일", "신속히 답변", "civil_petition"),
    ],
)
def test_limits_that_the_quote_bears_out(limit: str, quote: str, clock: str) -> None:
    assert reply(limit, quote, clock) == []


def test_a_figure_of_its_own_choice_stands_in_no_quote() -> None:
    assert reply("at_most: 2일", "7일 이내에 답변", own_choice="내부 목표") == []


def test_a_dated_limit_needs_the_quote_for_its_newest_amount_only() -> None:
    dated = "at_most: {2024-01-01: 10일, 2026-01-01: 7일}"
    assert reply(dated, "7일 이내에 답변") == []
    (said,) = reply(dated, "10일 이내에 답변")
    assert said.endswith("인용한 구절의 수는 10일인데 한계는 7일입니다")


def count(per: str, limit: str, quote: str) -> list[str]:
    body = f"record: activity; when: {{category: 점검}}; measure: count; per: {per}"
    return checked(standard("inspect", f"{body}; limit: {{{limit}}}", quote))


def test_counts_are_compared_by_the_year() -> None:
    assert count("year", "at_least: 1회", "반기별로 점검하여") == [
        "12:12 SLA410 `inspect`: 인용한 구절의 수는 반기인데 한계는 연 1회입니다"
    ]
    assert count("year", "at_least: 2회", "매년 3회 이상 개최") == [
        "12:12 SLA410 `inspect`: 인용한 구절의 수는 연 3회인데 한계는 연 2회입니다"
    ]
    assert count("half", "at_least: 1회", "연 2회 점검") == []
    assert count("month", "at_least: 1회", "정기(매월1회) 점검") == []
    assert count("half", "at_most: 0건", "24시간 365일 무정지") == []


@pytest.mark.parametrize(
    ("limit", "quote", "quoted", "expected"),
    [
        ("less_than: 7일", "7일 이내에", "7일 이내", "at_most"),
        ("at_most: 7일", "7일 미만에", "7일 미만", "less_than"),
        ("at_most: 7일", "7일 이상 기다리지 않도록", "7일 이상 기다리", "less_than"),
        ("less_than: 7일", "7일(공휴일 제외) 내에", "7일(공휴일 제외) 내", "at_most"),
        ("at_most: 7일", "7일 이상 지연되지 않도록", "7일 이상 지연되지 않", "less_than"),
        ("less_than: 7일", "7일을 넘지 않도록", "7일을 넘지 않", "at_most"),
        ("less_than: 7일", "처리기간은 최대 7일", "최대 7일", "at_most"),
    ],
)
def test_a_boundary_word_that_the_bound_does_not_mean(
    limit: str, quote: str, quoted: str, expected: str
) -> None:
    bound, amount = limit.split(": ")
    assert reply(limit, quote) == [
        (
            f"13:12 SLA411 `reply`: 인용한 구절의 `{quoted}`은(는) {expected}로 읽히는데 "
            f"한계는 {bound} {amount}입니다"
        )
    ]


def rings(limit: str, quote: str) -> list[str]:
    body = f"record: call; measure: value; of: rings; limit: {{{limit}}}"
    return checked(standard("rings", body, quote))


def test_before_the_third_ring_leaves_the_third_ring_out() -> None:
    for quote in ("벨이 3번 이상 울리기 전에 받겠습니다", "벨이 세 번 울리기 전에 받으며"):
        assert rings("less_than: 3회", quote) == []
        (said,) = rings("at_most: 3회", quote)
        assert "SLA411" in said
        assert "less_than로 읽히는데 한계는 at_most 3회" in said


def test_a_reading_may_differ_from_the_quote() -> None:
    body = (
        "record: call; measure: value; of: rings; limit: {less_than: 3회}; "
        "readings: [{id: third, why: 흔히 그렇게 셈, limit: {at_most: 4회}}]"
    )
    assert checked(standard("rings", body, "3번 이상 울리기 전에")) == []
