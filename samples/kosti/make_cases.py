"""Makes a year of invented service logs, and the list of what an audit must find in them.

The logs have the form in which e-government systems export tables: HTML under the name of a
workbook, one file per register. `manifest.json` names every case that must come out as missed,
pending or unmeasurable, because this script planted it so. Every other case that a standard applies
to must be met. Nothing here uses slaaudit.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kosti.petitions import FIRST_DAY, LAST_DAY, REQUEST_HEADINGS, YEAR, on, requests, unfigured
from planting import (
    Cell,
    Draft,
    Outcome,
    Planted,
    Sheet,
    after_working_minutes,
    clocked,
    dotted,
    in_columns,
    missed,
    numbered,
    office_moment,
    pending,
    planted_in,
    unmeasurable,
    working_day_before,
    write_html,
    write_manifest,
)

SEED = 20260101
AS_OF = "2026-01-01T00:00"
DEPARTMENTS = (
    "판정1팀", "판정1팀", "판정2팀", "판정2팀", "교육홍보팀", "교육홍보팀", "정책연구팀",
    "정보시스템팀",
)  # fmt: skip
# 한두 건뿐인 부서: 공개하는 표에서 누구인지 드러날 수 있음
SMALL_DEPARTMENTS = ("감사팀", "감사팀", "경영지원팀", "경영지원팀", "경영지원팀")
PEOPLE = ("담당부서", "담당자", "연락처", "내용")


def any_moment(rng: random.Random) -> datetime:
    return office_moment(rng, FIRST_DAY, LAST_DAY)


# --- 전화 ----------------------------------------------------------------------------------------

RINGS, ANSWER, TRANSFER = "phone-3-rings", "phone-answer-24h", "call-transfer"
# 6초에 세 번째 벨이 울림; 9초부터는 네 번째
SLOW_ANSWERS = (
    ("01-09 09:41", 6), ("02-11 14:05", 7), ("03-04 11:20", 6), ("05-01 10:48", 9),  # 근무일
    ("06-04 10:02", 12), ("08-14 13:37", 20), ("10-10 09:15", 8), ("11-27 15:55", 33),
)  # fmt: skip
OUTSIDE_HOURS = (
    "01-28 10:00", "03-12 12:10", "04-12 11:00", "05-06 14:00", "07-08 18:00", "09-16 08:59",
    "10-08 10:30",
)  # fmt: skip
# 바로 답하지 못한 전화: 받은 때, 답한 때
ANSWERS_IN_TIME = (
    ("04-08 14:00", "04-09 14:00"), ("12-24 16:00", "12-25 15:30"), ("06-02 17:00", "06-03 11:20"),
)  # fmt: skip
LATE_ANSWERS = (
    ("01-24 16:00", "01-31 10:00"), ("03-11 10:00", "03-12 10:01"), ("05-02 15:00", "05-07 09:30"),
    ("07-04 11:00", "07-07 11:00"), ("10-02 14:00", "10-10 10:00"),
)  # fmt: skip


def exact(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def call(
    moment: datetime, ringing: Cell, *outcomes: Outcome, replied: Cell = None, **changed: Cell
) -> Draft:
    cells: dict[str, Cell] = {
        "인입일시": exact(moment), "벨울림시간": ringing, "즉시답변": "Y", "답변일시": replied,
        "담당자연결": "N",
    }  # fmt: skip
    if replied is not None:
        cells["즉시답변"] = "N"
    return Draft(moment, cells | changed, outcomes)


def planted_calls() -> list[Draft]:
    drafts = [call(on(when), seconds, missed(RINGS)) for when, seconds in SLOW_ANSWERS]
    drafts += [call(on(when), 30) for when in OUTSIDE_HOURS]
    drafts += [call(on(when), 4, replied=exact(on(then))) for when, then in ANSWERS_IN_TIME]
    drafts += [
        call(on(when), 3, missed(ANSWER), replied=exact(on(then))) for when, then in LATE_ANSWERS
    ]
    linked: dict[str, Cell] = {"담당자연결": "Y", "양해안내": "Y", "신속연결": "Y"}
    return [
        *drafts,
        call(on("12-30 10:20"), 4, missed(ANSWER, "overdue_open"), 즉시답변="N"),
        call(on("12-31 15:10"), 2, pending(ANSWER), 즉시답변="N"),
        call(on("09-02 14:00"), 5, unmeasurable(ANSWER, "date_only"), replied="2025-09-03"),
        call(
            on("04-15 10:20"), 2, unmeasurable(ANSWER, "end_before_start"),
            replied="2025-04-15 09:50:00",
        ),
        call(
            on("08-26 09:30"), 3, unmeasurable(ANSWER, "condition_unreadable:answered_at_once"),
            즉시답변="확인필요",
        ),
        call(on("02-04 13:11"), "미상", unmeasurable(RINGS, "field_unreadable:rings")),
        call(on("05-28 16:06"), None, unmeasurable(RINGS, "field_missing:rings")),
        call(
            on("02-27 10:15"), 2, unmeasurable(RINGS, "date_unreadable"),
            인입일시="2025-02-30 10:15:00",
        ),
        call(
            on("03-19 11:05"), 4, missed(TRANSFER, "check_failed:consent_asked"),
            **linked | {"양해안내": "N"},
        ),
        call(
            on("06-25 14:40"), 5, missed(TRANSFER, "check_failed:connected_promptly"),
            **linked | {"신속연결": "N"},
        ),
        call(
            on("11-05 09:25"), 3, unmeasurable(TRANSFER, "field_missing:connected_promptly"),
            **linked | {"신속연결": None},
        ),
    ]  # fmt: skip


def honest_call(rng: random.Random) -> Draft:
    moment = any_moment(rng) + timedelta(seconds=rng.randrange(60))
    ringing = rng.choice((1, 2, 2, 3, 3, 4, 5, "5초"))
    if rng.random() < 0.2:
        return call(moment, ringing, 담당자연결="Y", 양해안내="Y", 신속연결="Y")
    if rng.random() < 0.2:
        later = moment + timedelta(minutes=rng.randint(30, 23 * 60))
        return call(moment, ringing, replied=exact(later))
    return call(moment, ringing)


# --- 내방과 방문 ---------------------------------------------------------------------------------

COVERED, ONCE, ERROR = "absent-officer-covered", "one-visit", "own-error-visit"
# 관리원의 잘못으로 온 고객: 도착, 시정, 3근무시간 안인지
ERRORS = (
    ("02-20 10:00", "02-20 14:00", True), ("05-02 17:00", "05-07 11:00", True),
    ("01-24 17:00", "01-31 11:01", False), ("10-02 16:00", "10-10 10:30", False),
)  # fmt: skip


def visit(moment: datetime, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {"내방일시": moment, "담당자부재": "재실", "업무착오방문": "N"}
    return Draft(moment, cells | {"1회처리": "Y"} | changed, outcomes)


def planted_visits(rng: random.Random) -> list[Draft]:
    wrong: dict[str, Cell] = {"업무착오방문": "Y"}
    drafts = [
        visit(
            on(when), *(() if kept else (missed(ERROR),)), **wrong,
            시정일시=on(then), 사과일시=on(when) + timedelta(minutes=10),
        )
        for when, then, kept in ERRORS
    ]  # fmt: skip
    drafts += [
        visit(on(when), missed(ONCE, "check_failed:settled_in_one_visit"), **{"1회처리": "N"})
        for when in ("03-13 10:30", "07-24 15:10", "11-11 13:45")
    ]
    drafts += [visit(any_moment(rng), 담당부서=each) for each in SMALL_DEPARTMENTS]
    away: dict[str, Cell] = {"담당자부재": "부재", "대리처리": "N", "메모후연락": "N"}
    return [
        *drafts,
        visit(
            on("06-17 09:40"), missed(ERROR, "not_stated:apologised_at"), **wrong,
            시정일시=on("06-17 10:20"),
        ),
        visit(on("12-23 14:30"), missed(ERROR, "overdue_open"), **wrong),
        visit(on("04-02 11:00"), missed(COVERED, "check_failed:substitute_served"), **away),
        visit(
            on("08-28 16:05"), unmeasurable(COVERED, "field_missing:memo_called_back"),
            **away | {"메모후연락": None},
        ),
        visit(
            on("09-09 13:20"), unmeasurable(ONCE, "field_missing:settled_in_one_visit"),
            **{"1회처리": None},
        ),
        visit(
            on("02-27 15:00"), unmeasurable(ONCE, "date_unreadable"), 내방일시="2025-02-30 15:00"
        ),
    ]  # fmt: skip


def honest_visit(rng: random.Random) -> Draft:
    if rng.random() > 0.25:
        return visit(any_moment(rng))
    served = rng.choice(("Y", "N"))
    memo = "N" if served == "Y" else "Y"
    return visit(any_moment(rng), 담당자부재="부재", 대리처리=served, 메모후연락=memo)


ARRANGED, PUNCTUAL, SHOWN = "visit-arranged", "visit-on-time", "visit-identified"


def trip(appointed: datetime, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {
        "시간안내": "O", "목적안내": "O", "사전약속": "O", "약속일시": dotted(appointed),
        "방문도착일시": dotted(appointed - timedelta(minutes=5)), "진행상태": "방문완료",
        "신분증제시": "O", "명함전달": "O",
    }  # fmt: skip
    return Draft(appointed, cells | changed, outcomes)


def planted_trips() -> list[Draft]:
    undated = (unmeasurable(each, "date_unreadable") for each in (ARRANGED, PUNCTUAL, SHOWN))
    called_off: dict[str, Cell] = {"진행상태": "고객취소", "방문도착일시": None}
    return [
        trip(on("03-26 14:00"), 방문도착일시=dotted(on("03-26 14:00"))),
        trip(on("04-17 10:00"), missed(PUNCTUAL), 방문도착일시=dotted(on("04-17 10:01"))),
        trip(on("09-18 15:30"), missed(PUNCTUAL), 방문도착일시=dotted(on("09-18 16:00"))),
        trip(on("11-13 10:00"), missed(PUNCTUAL, "overdue_open"), 방문도착일시=None),
        trip(
            on("05-29 14:00"), unmeasurable(PUNCTUAL, "date_only"),
            방문도착일시=dotted(date(YEAR, 5, 29)),
        ),
        trip(on("02-19 11:00"), missed(ARRANGED, "check_failed:purpose_told"), 목적안내="X"),
        trip(on("06-19 13:30"), missed(ARRANGED, "check_failed:appointment_agreed"), 사전약속="X"),
        trip(on("07-16 10:30"), missed(SHOWN, "check_failed:id_shown"), 신분증제시="X"),
        trip(on("08-21 14:30"), missed(SHOWN, "check_failed:card_given"), 명함전달="X"),
        trip(on("10-22 11:00"), unmeasurable(SHOWN, "field_missing:card_given"), 명함전달=None),
        trip(on("03-07 10:00"), **called_off),
        trip(on("12-03 15:00"), **called_off),
        trip(on("02-27 14:00"), *undated, 약속일시="2025. 2. 30. 14:00"),
    ]  # fmt: skip


# --- 점검표, 교육, 정정, 장애 --------------------------------------------------------------------

CLOSING, NOTICE, GROUP = "call-closing", "course-notice-7d", "visiting-course-10-people"
CORRECTION, REPAIR = "newsletter-correction", "outage-repair-time"
CLOSING_ITEMS = ("추가문의확인", "마무리인사", "고객먼저종료")
CLOSING_FLAWS = (
    ("02-14", "추가문의확인", "X", missed(CLOSING, "check_failed:more_questions_asked")),
    ("04-11", "추가문의확인", "X", missed(CLOSING, "check_failed:more_questions_asked")),
    ("06-13", "마무리인사", "X", missed(CLOSING, "check_failed:closing_words_given")),
    ("09-12", "고객먼저종료", "X", missed(CLOSING, "check_failed:customer_hung_up_first")),
    ("11-14", "고객먼저종료", None, unmeasurable(CLOSING, "field_missing:customer_hung_up_first")),
)


def observations(rng: random.Random) -> list[Draft]:
    def observed(moment: datetime, *outcomes: Outcome, **changed: Cell) -> Draft:
        cells: dict[str, Cell] = {"점검일": moment.date(), "점검분야": "전화응대"}
        return Draft(moment, cells | dict.fromkeys(CLOSING_ITEMS, "O") | changed, outcomes)

    drafts = [
        observed(on(f"{day} 10:00"), outcome, **{item: cell})
        for day, item, cell, outcome in CLOSING_FLAWS
    ]
    at_desk: dict[str, Cell] = {"점검분야": "창구", **dict.fromkeys(CLOSING_ITEMS, "-")}
    drafts += [observed(any_moment(rng)) for _ in range(21)]
    return drafts + [observed(any_moment(rng), **at_desk) for _ in range(6)]


def course(starts: date, notified: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {"공지일": notified, "교육시작일": starts, "진행상태": "종료"}
    return Draft(clocked(starts, 9), cells | changed, outcomes)


def courses(rng: random.Random) -> list[Draft]:
    def before(starts: date, days: int, *outcomes: Outcome) -> Draft:
        return course(starts, starts - timedelta(days=days), *outcomes)

    drafts = [
        before(date(YEAR, 2, 5), 7),  # 설날 연휴의 공지
        before(date(YEAR, 5, 13), 7),
        before(date(YEAR, 10, 16), 7),  # 추석 연휴의 공지
        before(date(YEAR, 6, 10), 6, missed(NOTICE)),
        before(date(YEAR, 9, 9), 3, missed(NOTICE)),
        course(date(YEAR, 11, 18), None, missed(NOTICE, "overdue_open")),
        course(date(YEAR, 4, 22), "미상", unmeasurable(NOTICE, "field_unreadable:notified_at")),
        course(date(YEAR, 7, 15), None, 진행상태="폐강"),
    ]
    return drafts + [before(any_moment(rng).date(), rng.randint(10, 40)) for _ in range(16)]


def group_requests(rng: random.Random) -> list[Draft]:
    def asked(moment: datetime, people: Cell, course_given: Cell, *outcomes: Outcome) -> Draft:
        cells: dict[str, Cell] = {"요청일시": moment, "교육인원": people}
        cells["방문교육실시"] = course_given
        return Draft(moment, cells | {"처리상태": "완료"}, outcomes)

    given = "visiting_course_given"
    not_given = missed(GROUP, f"check_failed:{given}")
    unreadable = unmeasurable(GROUP, "condition_unreadable:attendees")
    drafts = [
        asked(on("02-05 10:00"), "10명", "Y"),
        asked(on("04-16 14:00"), 10, "N", not_given),
        asked(on("06-05 11:00"), 9, "N"),
        asked(on("08-07 15:00"), 25, "N", not_given),
        asked(on("09-24 10:30"), 18, None, unmeasurable(GROUP, f"field_missing:{given}")),
        asked(on("11-06 13:10"), "추후 확정", "N", unreadable),
    ]
    return drafts + [asked(any_moment(rng), rng.randint(10, 40), "Y") for _ in range(10)]


def corrections() -> list[Draft]:
    def corrected(when: str, minutes: int | None, *outcomes: Outcome) -> Draft:
        done = None if minutes is None else after_working_minutes(on(when), minutes)
        return Draft(on(when), {"오류확인일시": on(when), "정정일시": done}, outcomes)

    return [
        corrected("01-24 17:00", 180),
        corrected("03-10 10:00", 180),
        corrected("05-02 16:10", 150),
        corrected("07-14 09:20", 60),
        corrected("10-02 17:30", 90),
        corrected("04-14 13:30", 181, missed(CORRECTION)),
        corrected("09-15 10:00", 420, missed(CORRECTION)),  # 그날 17:00: 당일로 보면 이행
        corrected("12-31 15:30", None, pending(CORRECTION)),
        corrected("12-22 11:00", None, missed(CORRECTION, "overdue_open")),
    ]


def outages() -> list[Draft]:
    def outage(when: str, minutes: int, planned: str, *outcomes: Outcome) -> Draft:
        restored = on(when) + timedelta(minutes=minutes)
        cells: dict[str, Cell] = {"발생일시": on(when), "복구일시": restored, "계획정지": planned}
        return Draft(on(when), cells, outcomes)

    return [
        outage("01-29 23:20", 80, "N", unfigured(REPAIR)),
        outage("03-15 22:00", 120, "Y"),
        outage("05-21 10:12", 34, "N", unfigured(REPAIR)),
        outage("06-24 14:40", -15, "N", unmeasurable(REPAIR, "end_before_start")),
        outage("09-20 22:00", 240, "Y"),
    ]


# --- 활동과 설문 ---------------------------------------------------------------------------------

MONTHLY_FLAWS = {"유지보수 점검": (), "개인정보 모니터링": (8,), "뉴스레터": (10,)}
YEARLY = (
    ("02-03", "교육일정 공지"), ("05-14", "강사 간담회"), ("11-19", "강사간담회"),
    ("06-30", "현업만족도 조사"), ("12-01", "현업만족도조사"), ("07-01", "Focus"),
    ("12-22", "Focus 발간"), ("09-10", "기관장 간담회"), ("02-20", "이행실태 점검결과 공개"),
    ("11-17", "고객만족도 조사"), ("08-12", "개인정보 유출"),
)  # fmt: skip
#: A promise that counts by the month, half or year is judged by it, not by a row of the table.
PLANTED_SPANS: tuple[Planted, ...] = (
    ("training-plan-in-january", "2025", "missed", "below_limit"),  # 2월 3일에 공지함
    ("no-information-leak", "2025H2", "missed", "over_limit"),
    ("privacy-monitoring-monthly", "2025-08", "missed", "below_limit"),
    ("newsletter-monthly", "2025-10", "missed", "below_limit"),  # 추석 뒤 11월로 넘어감
    ("publications-half-yearly", "2025H1", "missed", "below_limit"),  # 여름호가 7월 1일에 나옴
    ("no-outage", "2025H1", "missed", "over_limit"),
    ("no-outage", "2025H2", "missed", "over_limit"),  # 계획 정지뿐임
    ("survey-published", "2025", "missed", "below_limit"),
    ("workplace-help-80-percent", "2025", "missed", "below_limit"),
)


def activities() -> list[Draft]:
    def held(moment: datetime, kind: str) -> Draft:
        return Draft(moment, {"실시일": moment.date(), "활동구분": kind})

    drafts = [held(on(f"{day} 10:00"), kind) for day, kind in YEARLY]
    drafts += [
        held(clocked(working_day_before(date(YEAR, month, 28)), 10), kind)
        for kind, skipped in MONTHLY_FLAWS.items()
        for month in range(1, 13)
        if month not in skipped
    ]
    drafts.append(held(on("11-03 10:00"), "뉴스레터"))
    undated = held(on("06-16 10:00"), "홍보 캠페인")
    return [*drafts, Draft(undated.at, undated.cells | {"실시일": "상반기 중"})]


def answers(rng: random.Random) -> list[Draft]:
    """Course answers with a mean of exactly 80.0; of 40 workplace answers 31 are 4 or better."""

    def answer(moment: datetime, kind: str, **given: Cell) -> Draft:
        cells: dict[str, Cell] = {"응답일": moment.date(), "조사명": kind}
        return Draft(moment, cells | given)

    apart = [rng.randint(1, 20) for _ in range(30)]
    scores = [80 + each for each in apart] + [80 - each for each in apart]
    drafts = [answer(any_moment(rng), "과정만족도", 종합만족도=score) for score in scores]
    drafts.append(answer(on("06-26 10:00"), "과정만족도", 종합만족도="-"))
    helped = rng.sample([5] * 20 + [4] * 11 + [3] * 6 + [2] * 3, 40)
    return drafts + [answer(any_moment(rng), "현업만족도", 현업도움=each) for each in helped]


# --- the files -----------------------------------------------------------------------------------


def sheets(rng: random.Random) -> Iterator[Sheet]:
    def sheet(
        name: str, title: str, id_heading: str, letter: str, headings: Sequence[str],
        drafts: Sequence[Draft],
    ) -> Sheet:  # fmt: skip
        title = f"전략물자관리원 {YEAR}년 {title}"
        return Sheet(name, title, (), id_heading, f"{letter}-{{:04d}}", tuple(headings), drafts)

    calls = planted_calls() + [honest_call(rng) for _ in range(80)]
    visits = planted_visits(rng) + [honest_visit(rng) for _ in range(40)]
    trips = planted_trips() + [trip(any_moment(rng)) for _ in range(16)]
    yield sheet("전화", "전화응대 관리대장", "통화번호", "T", (
        "인입일시", "벨울림시간", "즉시답변", "답변일시", "담당자연결", "양해안내", "신속연결",
        *PEOPLE,
    ), calls)  # fmt: skip
    yield sheet("내방", "내방고객 응대대장", "내방번호", "V", (
        "내방일시", "담당자부재", "대리처리", "메모후연락", "1회처리", "업무착오방문", "시정일시",
        "사과일시", *PEOPLE,
    ), visits)  # fmt: skip
    yield sheet("방문", "고객방문 관리대장", "방문번호", "O", (
        "시간안내", "목적안내", "사전약속", "약속일시", "방문도착일시", "진행상태", "신분증제시",
        "명함전달", *PEOPLE,
    ), trips)  # fmt: skip
    yield sheet(
        "민원", "민원 처리대장", "접수번호", "M", (*REQUEST_HEADINGS, *PEOPLE), requests(rng)
    )
    yield sheet("점검표", "전화응대 점검표", "점검번호", "C", (
        "점검일", "점검분야", *CLOSING_ITEMS, *PEOPLE,
    ), observations(rng))  # fmt: skip
    yield sheet("교육과정", "교육과정 운영대장", "과정번호", "E", (
        "공지일", "교육시작일", "진행상태", *PEOPLE,
    ), courses(rng))  # fmt: skip
    yield sheet("맞춤교육", "맞춤형 방문교육 요청대장", "요청번호", "G", (
        "요청일시", "교육인원", "방문교육실시", "처리상태", *PEOPLE,
    ), group_requests(rng))  # fmt: skip
    yield sheet("정정", "뉴스레터 정정대장", "정정번호", "N", (
        "오류확인일시", "정정일시", *PEOPLE,
    ), corrections())  # fmt: skip
    yield sheet("장애", "시스템 장애대장", "장애번호", "D", (
        "발생일시", "복구일시", "계획정지", *PEOPLE,
    ), outages())  # fmt: skip
    yield sheet("활동", "정기 활동 실적", "활동번호", "A", (
        "실시일", "활동구분", *PEOPLE,
    ), activities())  # fmt: skip
    yield sheet("설문", "설문 응답", "응답번호", "S", (
        "응답일", "조사명", "종합만족도", "현업도움", "내용",
    ), answers(rng))  # fmt: skip


#: The newer systems write UTF-8, the others EUC-KR.
UTF_8 = ("교육과정", "맞춤교육", "설문", "장애")


def build(folder: Path) -> None:
    """Write the tables and `manifest.json` into a folder."""
    rng = random.Random(SEED)
    planted, sizes = list(PLANTED_SPANS), {}
    for sheet in sheets(rng):
        rows = numbered(rng, sheet, DEPARTMENTS, "담당부서")
        encoding = "utf-8" if sheet.name in UTF_8 else "cp949"
        cells = in_columns(sheet, rows)
        write_html(folder / f"{sheet.name}.xls", sheet.title, sheet.all_headings, cells, encoding)
        planted += planted_in(rows)
        sizes[sheet.name] = len(rows)
    about: dict[str, object] = {"institution": "kosti", "period": str(YEAR), "as_of": AS_OF}
    about |= {"files": [f"{name}.xls" for name in sizes], "cases": sizes}
    write_manifest(folder / "manifest.json", about, planted)


if __name__ == "__main__":
    build(Path(__file__).parent)
