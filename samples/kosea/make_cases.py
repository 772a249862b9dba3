"""Makes a half-year of invented service logs, and the list of what an audit must find in them.

`cases.xlsx` has the form of workbooks in the field; `manifest.json` names every case that must come
out as missed, excused, pending or unmeasurable, because this script planted it so. Every other case
that a standard applies to must be met. Nothing here uses slaaudit.
"""

import random
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kosea.petitions import ANSWERED, as_exported, honest_request, planted_requests
from planting import (
    Cell,
    Draft,
    Outcome,
    Planted,
    Sheet,
    after_working_minutes,
    at,
    clocked,
    dotted,
    empty_workbook,
    fixed_bytes,
    missed,
    numbered,
    office_moment,
    pending,
    plain_text,
    planted_in,
    unmeasurable,
    working_day_before,
    write_manifest,
    write_sheet,
)

SEED = 20260701
AS_OF = "2026-07-01T00:00"
DEPARTMENTS = ("기획조정팀", "경영지원팀", "인증지원팀", "성장지원팀", "판로지원팀", "교육연수팀")
SMALL_DEPARTMENTS = ("감사팀", "감사팀", "정보관리팀", "정보관리팀", "정보관리팀")

# --- 전화 ----------------------------------------------------------------------------------------

LATE_ANSWERS = (
    ("01-08 09:41", 3), ("01-21 14:05", 4), ("02-10 11:20", 3), ("02-27 16:48", 5),
    ("03-12 10:02", 3), ("04-06 13:37", 6), ("04-23 09:15", 3), ("05-14 15:55", 4),
    ("06-11 10:31", 3),
)  # fmt: skip
# 1시간(근무시간)을 넘긴 회신전화: 설, 어린이날, 지방선거일과 점심시간을 사이에 둠
LATE_CALLBACKS = (
    ("01-14 10:00", "01-14 11:01"), ("02-13 17:40", "02-19 09:41"), ("03-18 11:30", "03-18 13:45"),
    ("05-04 17:30", "05-06 09:40"), ("06-02 17:20", "06-04 09:25"),
)  # fmt: skip
# 휴일을 건너 1시간 안에 한 회신전화: 벽시계로는 하루가 넘음
CALLBACKS_IN_TIME = (
    ("02-13 17:45", "02-19 09:30"), ("03-04 11:40", "03-04 13:30"), ("04-30 17:50", "05-04 09:40"),
    ("05-22 17:35", "05-26 09:35"), ("06-02 17:30", "06-04 09:30"),
)  # fmt: skip


def call(
    moment: datetime, rings: Cell, *outcomes: Outcome, absent: str = "N", back: Cell = None,
    written: Cell = None,
) -> Draft:  # fmt: skip
    cells: dict[str, Cell] = {"통화\n일시": written or moment, "벨\n횟수": rings}
    cells |= {"담당자\n부재": absent, "회신전화\n일시": back}
    return Draft(moment, cells, outcomes)


def planted_calls() -> list[Draft]:
    rung, back = "phone-3-rings", "absent-callback-1h"
    drafts = [call(at(when), rings, missed(rung)) for when, rings in LATE_ANSWERS]
    drafts += [
        call(at(when), 1, missed(back), absent="Y", back=at(then)) for when, then in LATE_CALLBACKS
    ]
    drafts += [call(at(when), 2, absent="Y", back=at(then)) for when, then in CALLBACKS_IN_TIME]
    return [
        *drafts,
        call(at("06-24 15:10"), 1, missed(back, "overdue_open"), absent="Y"),
        call(at("06-30 17:25"), 2, pending(back), absent="Y"),
        call(
            at("03-10 17:30"), 1, unmeasurable(back, "date_only"),
            absent="Y", back=date(2026, 3, 11),
        ),
        call(
            at("04-15 10:20"), 2, unmeasurable(back, "end_before_start"),
            absent="Y", back=at("04-15 09:50"),
        ),
        call(
            at("05-12 11:05"), 1, unmeasurable(back, "field_unreadable:called_back_at"),
            absent="Y", back="추후입력",
        ),
        call(
            at("03-26 09:30"), 2, unmeasurable(back, "condition_unreadable:officer_absent"),
            absent="확인필요",
        ),
        call(at("02-04 13:11"), "미상", unmeasurable(rung, "field_unreadable:rings")),
        call(at("05-28 16:06"), None, unmeasurable(rung, "field_missing:rings")),
        call(
            at("02-27 10:15"), 1, unmeasurable(rung, "date_unreadable"),
            unmeasurable(back, "date_unreadable"), absent="Y", written="2026-02-30 10:15",
        ),
        call(at("06-05 09:20"), 2, unmeasurable(rung, "date_unreadable"), written="미상"),
    ]  # fmt: skip


def honest_call(rng: random.Random) -> Draft:
    moment, rings = office_moment(rng), rng.choice((1, 1, 2, 2, 2))
    if rng.random() > 0.2:
        return call(moment, rings)
    back = after_working_minutes(moment, rng.randint(5, 45))
    return call(moment, rings, absent="Y", back=back)


# --- 내방 ----------------------------------------------------------------------------------------

LATE_GUIDES = (
    ("01-12 10:05", 6), ("02-05 13:40", 8), ("03-17 12:10", 11), ("04-20 15:22", 7),
    ("05-08 16:31", 15), ("06-15 11:57", 6),
)  # fmt: skip


def visit(moment: datetime, attended: Cell, *outcomes: Outcome, arrived: Cell = None) -> Draft:
    cells: dict[str, Cell] = {"내방\n일시": arrived or plain_text(moment), "안내\n일시": attended}
    return Draft(moment, cells, outcomes)


def waited(moment: datetime, minutes: int, *outcomes: Outcome) -> Draft:
    return visit(moment, plain_text(moment + timedelta(minutes=minutes)), *outcomes)


def planted_visits(rng: random.Random) -> list[Draft]:
    standard = "visit-5min"
    drafts = [waited(at(when), minutes, missed(standard)) for when, minutes in LATE_GUIDES]
    drafts += [waited(at("03-31 14:10"), 5), waited(at("06-09 09:30"), 5)]  # 꼭 5분은 이행
    for department in SMALL_DEPARTMENTS:
        draft = waited(office_moment(rng), rng.randint(0, 3))
        drafts.append(Draft(draft.at, draft.cells | {"담당\n부서": department}))
    return [
        *drafts,
        visit(at("04-09 10:44"), None, missed(standard, "overdue_open")),
        visit(at("05-19 13:25"), "미상", unmeasurable(standard, "field_unreadable:attended_at")),
        waited(at("06-22 15:30"), -20, unmeasurable(standard, "end_before_start")),
        visit(
            at("02-27 11:00"), "2026-02-27 11:03", unmeasurable(standard, "date_unreadable"),
            arrived="2026-02-30 11:00",
        ),
    ]  # fmt: skip


def honest_visit(rng: random.Random) -> Draft:
    return waited(office_moment(rng), rng.randint(0, 4))


# --- 방문 ----------------------------------------------------------------------------------------


def trip(appointed: datetime, *outcomes: Outcome, **changed: Cell) -> Draft:
    """A visit to a customer that keeps every promise, but for the cells that are changed."""
    cells: dict[str, Cell] = {
        "사전안내일시": dotted(clocked(working_day_before(appointed.date()), 15, 10)),
        "약속\n일시": dotted(appointed),
        "방문도착일시": dotted(appointed - timedelta(minutes=5)),
        "진행\n상태": "완료",
        "신분증\n제시": "예",
        "현장\n미처리": "아니오",
    }
    return Draft(appointed, cells | changed, outcomes)


NOTICE, SHOWN, PUNCTUAL = "visit-notice-1d", "visit-id-shown", "visit-on-time"


def planted_trips() -> list[Draft]:
    cancelled: dict[str, Cell] = {"진행\n상태": "취소", "방문도착일시": None, "신분증\n제시": None}
    drafts = [
        trip(at(when), missed(NOTICE), 사전안내일시=dotted(at(call_at)))
        for when, call_at in (
            ("01-20 14:00", "01-20 09:30"), ("03-11 10:30", "03-11 09:05"),
            ("05-20 16:00", "05-20 11:40"), ("06-16 10:00", "06-16 18:20"),
        )
    ]  # fmt: skip
    drafts += [
        trip(at(when), missed(PUNCTUAL), 방문도착일시=dotted(at(arrived)))
        for when, arrived in (
            ("02-03 14:00", "02-03 14:10"), ("04-14 10:00", "04-14 10:01"),
            ("06-04 15:30", "06-04 16:15"),
        )
    ]  # fmt: skip
    drafts += [
        trip(at(when), **{"현장\n미처리": "예", "사후\n안내": "예"})
        for when in ("01-28 10:00", "02-24 14:00", "03-25 11:00", "04-28 15:00", "06-10 14:00")
    ]
    drafts += [  # 휴일에 전화로 안내함: 전날이므로 이행
        trip(at("02-19 10:00"), 사전안내일시=dotted(at("02-18 15:20"))),
        trip(at("05-06 14:30"), 사전안내일시=dotted(at("05-05 11:00"))),
    ]
    called_off = ("02-11 10:00", "04-01 14:00", "06-24 11:00")
    drafts += [trip(at(when), **cancelled) for when in called_off]
    return [*drafts, *flawed_trips()]


def flawed_trips() -> list[Draft]:
    told = "unsettled-told-after"
    hidden: dict[str, Cell] = {"신분증\n제시": "아니오"}
    undated = tuple(unmeasurable(s, "date_unreadable") for s in (NOTICE, SHOWN, PUNCTUAL))
    return [
        trip(at("04-22 10:00"), missed(NOTICE, "overdue_open"), 사전안내일시=None),
        trip(
            at("05-07 14:00"), unmeasurable(NOTICE, "field_unreadable:notified_at"),
            사전안내일시="추후입력",
        ),
        trip(at("02-06 10:30"), missed(SHOWN, "check_failed:id_shown"), **hidden),
        trip(at("05-27 14:30"), missed(SHOWN, "check_failed:id_shown"), **hidden),
        trip(
            at("03-19 11:00"), unmeasurable(SHOWN, "field_missing:id_shown"),
            **{"신분증\n제시": None},
        ),
        trip(
            at("04-07 14:00"), unmeasurable(PUNCTUAL, "date_only"),
            방문도착일시=dotted(date(2026, 4, 7)),
        ),
        trip(at("05-13 10:00"), missed(PUNCTUAL, "overdue_open"), 방문도착일시=None),
        trip(
            at("06-18 13:30"), unmeasurable(PUNCTUAL, "field_unreadable:visited_at"),
            방문도착일시="미상",
        ),
        trip(
            at("03-05 15:00"), missed(told, "check_failed:told_after"),
            **{"현장\n미처리": "예", "사후\n안내": "아니오"},
        ),
        trip(
            at("05-29 10:00"), unmeasurable(told, "field_missing:told_after"),
            **{"현장\n미처리": "예"},
        ),
        trip(at("02-27 14:00"), *undated, **{"약속\n일시": "2026. 2. 30. 14:00"}),
    ]  # fmt: skip


def honest_trip(rng: random.Random) -> Draft:
    return trip(office_moment(rng))


# --- 점검표, 활동, 설문 --------------------------------------------------------------------------

COURTESY, PLAIN, CLOSED = "phone-courtesy", "plain-explanation", "call-closing"
PHONE_ITEMS = (
    "첫인사", "소속안내", "이름안내", "친절·정중",
    "쉬운용어", "상세설명", "끝인사", "고객\n먼저종료",
)  # fmt: skip
# 지키지 않았거나 적지 않은 점검 항목: 점검일, 항목, 적힌 값, 판정
OBSERVED_FLAWS = (
    ("01-16", "이름안내", "X", missed(COURTESY, "check_failed:name_given")),
    ("03-13", "이름안내", "X", missed(COURTESY, "check_failed:name_given")),
    ("05-15", "친절·정중", "X", missed(COURTESY, "check_failed:courteous")),
    ("06-19", "친절·정중", None, unmeasurable(COURTESY, "field_missing:courteous")),
    ("02-06", "쉬운용어", "X", missed(PLAIN, "check_failed:plain_words_used")),
    ("04-17", "상세설명", "X", missed(PLAIN, "check_failed:explained_in_detail")),
    ("06-12", "쉬운용어", "관찰불가", unmeasurable(PLAIN, "field_unreadable:plain_words_used")),
    ("01-23", "끝인사", "X", missed(CLOSED, "check_failed:closing_greeting_given")),
    ("04-10", "고객\n먼저종료", "X", missed(CLOSED, "check_failed:customer_hung_up_first")),
    ("06-26", "고객\n먼저종료", "X", missed(CLOSED, "check_failed:customer_hung_up_first")),
)


def observation(moment: datetime, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {"점검일": moment.date(), "점검\n분야": "전화"}
    return Draft(moment, cells | dict.fromkeys(PHONE_ITEMS, "O") | changed, outcomes)


def observations(rng: random.Random) -> list[Draft]:
    drafts = [
        observation(at(f"{day} 10:00"), outcome, **{item: cell})
        for day, item, cell, outcome in OBSERVED_FLAWS
    ]
    undated = (unmeasurable(standard, "date_unreadable") for standard in (COURTESY, PLAIN, CLOSED))
    drafts.append(observation(at("02-27 10:00"), *undated, 점검일="2026-02-30"))
    drafts += [observation(office_moment(rng)) for _ in range(31)]
    at_desk: dict[str, Cell] = {"점검\n분야": "내방", **dict.fromkeys(PHONE_ITEMS, "-")}
    drafts += [observation(office_moment(rng), **at_desk) for _ in range(18)]
    return drafts


def activities(rng: random.Random) -> list[Draft]:
    def held(moment: datetime, kind: str, published: Cell) -> Draft:
        cells: dict[str, Cell] = {"실시일": moment.date(), "활동\n구분": kind}
        return Draft(moment, cells | {"결과\n발표": published})

    others = ("친절교육", "제도 설명회", "홍보 캠페인", "정례회의")
    return [
        held(at("01-30 10:00"), "이행실태 점검결과 공개", "Y"),
        held(at("03-18 14:00"), "유관단체 간담회", None),
        held(at("06-17 14:00"), "간담회", None),
        held(at("05-20 09:00"), "고객만족도 조사", "N"),
        *(held(office_moment(rng), rng.choice(others), None) for _ in range(16)),
    ]


#: A promise that counts by the year is judged by the year, not by a row of the sheet.
YEARLY: tuple[Planted, ...] = (
    ("meetings-3-a-year", "2026", "pending", "not_yet_due"),
    ("survey-yearly", "2026", "pending", "not_yet_due"),
)


def answers(rng: random.Random) -> list[Draft]:
    def answer() -> Draft:
        moment = clocked(date(2026, 5, 20) + timedelta(days=rng.randrange(12)), 10)
        cells: dict[str, Cell] = {"응답일": moment.date(), "조사명": "2026년 고객만족도 조사"}
        return Draft(moment, cells | {"점수": rng.randint(60, 100)})

    return [answer() for _ in range(50)]


# --- the workbook --------------------------------------------------------------------------------


def filled(
    rng: random.Random, planted: list[Draft], honest: Callable[[random.Random], Draft], size: int
) -> list[Draft]:
    return planted + [honest(rng) for _ in range(size - len(planted))]


def sheets(rng: random.Random) -> list[Sheet]:
    people = ("담당\n부서", "담당자", "연락처", "내용")
    requests = filled(rng, planted_requests(), honest_request, 120)
    term, unit = "한국사회적기업진흥원 2026년 상반기", "(단위: 건)"
    issued = "작성: 기획조정팀 / 출력일: 2026-07-01"
    return [
        Sheet(
            "전화", f"{term} 전화응대 관리대장", (unit,), "통화번호", "T-{:04d}",
            ("통화\n일시", "벨\n횟수", "담당자\n부재", "회신전화\n일시", *people),
            filled(rng, planted_calls(), honest_call, 140), total=True,
            note="※ 담당자 부재 시 회신한 일시를 적음",
        ),
        Sheet(
            "내방", f"{term} 내방고객 안내대장", (), "내방번호", "V-{:04d}",
            ("내방\n일시", "안내\n일시", *people),
            filled(rng, planted_visits(rng), honest_visit, 80), total=True,
        ),
        Sheet(
            "방문", f"{term} 고객방문 관리대장", (unit,), "방문번호", "O-{:04d}",
            ("사전안내일시", "약속\n일시", "방문도착일시", "진행\n상태", "신분증\n제시",
             "현장\n미처리", "사후\n안내", *people),
            filled(rng, planted_trips(), honest_trip, 40),
            note="※ 고객 사정으로 취소된 방문은 진행상태를 취소로 적음",
        ),
        Sheet(
            "민원", f"{term} 민원(VOC) 처리대장", (unit, issued), "접수번호", "M-{:04d}",
            ("접수\n일시", "원접수\n일시", "접수\n경로", "민원\n유형", *people, "처리\n상태",
             "보완\n요구일시", "보완\n접수일시", "연장\n통지일시", "연장사유", "연장\n기한",
             "중간\n통지일시", "처리\n예정기한", "답변\n일시", *ANSWERED, "불친절\n인정",
             "불친절\n직원수", "친절\n교육", "보상\n지급"),
            [as_exported(rng, draft) for draft in requests], total=True,
            note="※ 취하·이송한 민원은 답변일시를 적지 않음",
        ),
        Sheet(
            "점검표", f"{term} 고객응대 모니터링 점검표", (unit,), "점검번호", "C-{:04d}",
            ("점검일", "점검\n분야", *PHONE_ITEMS, *people), observations(rng),
            note="※ O 지킴, X 지키지 않음",
        ),
        Sheet(
            "활동", f"{term} 고객서비스 활동 실적", (), "활동번호", "A-{:04d}",
            ("실시일", "활동\n구분", "결과\n발표", *people), activities(rng),
        ),
        Sheet(
            "설문", f"{term} 고객만족도 설문 응답", (unit,), "응답번호", "S-{:04d}",
            ("응답일", "조사명", "점수", "내용"), answers(rng),
        ),
    ]  # fmt: skip


def build(folder: Path) -> None:
    """Write `cases.xlsx` and `manifest.json` into a folder."""
    rng = random.Random(SEED)
    book, sizes = empty_workbook(), {}
    planted = list(YEARLY)
    for sheet in sheets(rng):
        rows = numbered(rng, sheet, DEPARTMENTS)
        write_sheet(book, sheet, rows)
        planted += planted_in(rows)
        sizes[sheet.name] = len(rows)
    about = {"institution": "kosea", "period": "2026H1", "as_of": AS_OF, "cases": sizes}
    (folder / "cases.xlsx").write_bytes(fixed_bytes(book))
    write_manifest(folder / "manifest.json", about, planted)


if __name__ == "__main__":
    build(Path(__file__).parent)
