"""Makes a half-year of invented service logs, and the list of what an audit must find in them.

Seven CSV files in CP949 have the form of a small office's exports; `manifest.json` names every case
that must come out as missed, pending or unmeasurable, because this script planted it so. Every
other case that a standard applies to must be met. Nothing here uses slaaudit.
"""

import random
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from planting import (
    Cell,
    Draft,
    Outcome,
    Planted,
    Row,
    Sheet,
    after_working_minutes,
    at,
    clocked,
    dotted,
    in_columns,
    in_words,
    missed,
    numbered,
    office_moment,
    pending,
    planted_in,
    unmeasurable,
    working_day_after,
    write_csv,
    write_manifest,
)
from sonosa.receipts import (
    LAST_RECEIPT,
    SIGNED,
    Written,
    hold_rows,
    mixed,
    requests,
    said,
    spaced,
)

SEED = 20260630
AS_OF = "2026-07-01T00:00"
DEPARTMENTS = (
    *("총괄사업부",) * 6, *("종합지원센터",) * 6, *("조사연구부",) * 3, "경영지원부", "감사실",
)  # fmt: skip


def to_second(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


# --- 전화 ----------------------------------------------------------------------------------------

RUNG, LINKED = "phone-3-rings", "call-transfer-1min"
BACK, ANSWERED = "call-reply-1h", "call-answer-1d"


def call(moment: datetime, rings: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
    """A call that was answered at once, but for the cells that are changed."""
    answered = moment + timedelta(seconds=3 * rings if isinstance(rings, int) else 3)
    cells: dict[str, Cell] = {
        "통화일시": to_second(moment), "벨횟수": rings, "응답일시": to_second(answered),
        "부서연결": "N", "담당자부재": "N", "즉시답변": "Y", "자료확인": "N",
    }  # fmt: skip
    return Draft(moment, cells | changed, outcomes)


def linked(when: str, seconds: int, *outcomes: Outcome) -> Draft:
    """Answered at the second ring and put through so many seconds later."""
    moment = at(when)
    done = to_second(moment + timedelta(seconds=6 + seconds))
    return call(moment, 2, *outcomes, 부서연결="Y", 연결일시=done)


def absent(when: str, back: Written, *outcomes: Outcome) -> Draft:
    cells: dict[str, Cell] = {"담당자부재": "Y", "즉시답변": "N", "회신일시": said(back)}
    return call(at(when), 1, *outcomes, **cells)


def checking(when: str, reply: Written, *outcomes: Outcome) -> Draft:
    cells: dict[str, Cell] = {"즉시답변": "N", "자료확인": "Y", "답변일시": said(reply)}
    return call(at(when), 2, *outcomes, **cells)


def planted_calls() -> list[Draft]:
    late_rings = (("01-09 10:12", 3), ("02-10 14:31", 4), ("03-17 09:20", 3), ("05-13 16:44", 5))
    drafts = [call(at(when), rings, missed(RUNG)) for when, rings in late_rings]
    drafts += [linked("01-15 10:30", 60), linked("04-21 15:10", 60)]  # 꼭 1분은 이행
    for when, seconds in (("02-05 11:05", 61), ("03-26 12:20", 75), ("06-11 14:40", 140)):
        drafts.append(linked(when, seconds, missed(LINKED)))
    # 설, 어린이날, 지방선거일과 점심시간을 건너 1시간 안
    drafts += [
        absent(when, back)
        for when, back in (
            ("02-13 17:40", "02-19 09:40"), ("04-30 17:50", "05-04 09:50"),
            ("03-11 11:30", "03-11 13:30"), ("06-02 17:20", "06-04 09:20"),
        )
    ]  # fmt: skip
    for when, back in (
        ("01-22 10:00", "01-22 11:01"), ("02-13 17:40", "02-19 09:41"),
        ("04-08 11:30", "04-08 13:31"), ("05-22 17:30", "05-26 09:45"),
    ):  # fmt: skip
        drafts.append(absent(when, back, missed(BACK)))
    drafts += [checking("02-13 16:00", "02-19 17:50"), checking("05-22 15:20", "05-26 18:30")]
    for when, reply in (("03-05 10:00", "03-09 09:00"), ("04-30 14:00", "05-06 09:10")):
        drafts.append(checking(when, reply, missed(ANSWERED)))
    return [*drafts, *open_calls(), *flawed_calls()]


def open_calls() -> list[Draft]:
    return [
        call(at("06-25 10:00"), 2, missed(LINKED, "overdue_open"), 부서연결="Y"),
        absent("06-29 14:00", None, missed(BACK, "overdue_open")),
        absent("06-30 17:30", None, pending(BACK)),
        checking("06-29 11:00", None, missed(ANSWERED, "overdue_open")),
        checking("06-30 11:00", None, pending(ANSWERED)),
    ]


def flawed_calls() -> list[Draft]:
    unsure = unmeasurable(LINKED, "condition_unreadable:transferred")
    return [
        call(at("02-04 13:11"), "미상", unmeasurable(RUNG, "field_unreadable:rings")),
        call(at("05-28 16:06"), None, unmeasurable(RUNG, "field_missing:rings")),
        call(at("04-14 09:50"), 1, unsure, 부서연결="확인중"),
        call(
            at("03-19 10:40"), 2, unmeasurable(LINKED, "field_missing:answered_at"),
            부서연결="Y", 응답일시=None, 연결일시="2026-03-19 10:40:40",
        ),
        call(
            at("03-10 17:30"), 1, unmeasurable(BACK, "date_only"),
            담당자부재="Y", 즉시답변="N", 회신일시="2026. 3. 11.",
        ),
        absent("04-15 10:20", "04-15 09:50", unmeasurable(BACK, "end_before_start")),
        checking("05-12 11:05", "추후입력", unmeasurable(ANSWERED, "field_unreadable:replied_at")),
        call(
            at("02-27 10:15"), 1, unmeasurable(RUNG, "date_unreadable"),
            통화일시="2026-02-30 10:15:00",
        ),
    ]  # fmt: skip


def honest_call(rng: random.Random) -> Draft:
    moment = office_moment(rng, last=LAST_RECEIPT) + timedelta(seconds=rng.randrange(60))
    rings, lot = rng.choice((1, 1, 2, 2)), rng.random()
    if lot < 0.25:
        done = moment + timedelta(seconds=3 * rings + rng.randint(15, 55))
        return call(moment, rings, 부서연결="Y", 연결일시=to_second(done))
    if lot < 0.4:
        back = to_second(after_working_minutes(moment, rng.randint(5, 45)))
        return call(moment, rings, 담당자부재="Y", 즉시답변="N", 회신일시=back)
    if lot < 0.5:
        reply = spaced(clocked(working_day_after(moment.date(), 1), rng.randint(9, 17)))
        return call(moment, rings, 즉시답변="N", 자료확인="Y", 답변일시=reply)
    return call(moment, rings)


# --- 내방, 방문, 점검표 --------------------------------------------------------------------------

WAITED = "visitor-wait-5min"
TOLD, PUNCTUAL, CARD = "trip-notice", "trip-on-time", "trip-badge-and-card"
GUIDED, EXPLAINED, COURTEOUS = "visitor-guidance", "responsible-explanation", "phone-courtesy"


def visit(moment: datetime, minutes: int, *outcomes: Outcome, **changed: Cell) -> Draft:
    attended = dotted(moment + timedelta(minutes=minutes))
    cells: dict[str, Cell] = {"내방일시": dotted(moment), "응대시작일시": attended}
    return Draft(moment, cells | changed, outcomes)


def planted_visits() -> list[Draft]:
    waits = (
        ("01-13 10:05", 5), ("02-24 13:40", 6), ("03-17 12:10", 11), ("04-20 15:22", 5),
        ("06-15 11:57", 8),
    )  # fmt: skip
    return [
        *(visit(at(when), minutes, missed(WAITED)) for when, minutes in waits),
        *(visit(at(when), 4) for when in ("01-27 10:00", "03-03 14:10", "05-06 09:30")),
        visit(at("04-09 10:44"), 2, missed(WAITED, "overdue_open"), 응대시작일시=None),
        visit(
            at("05-19 13:25"), 2, unmeasurable(WAITED, "field_unreadable:attended_at"),
            응대시작일시="미상",
        ),
        visit(at("06-22 15:30"), -20, unmeasurable(WAITED, "end_before_start")),
    ]  # fmt: skip


def trip(when: datetime, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {
        "목적공지": "예", "일시공지": "예", "약속일시": in_words(when),
        "도착일시": in_words(when - timedelta(minutes=5)), "진행상태": "방문완료",
        "사원증패용": "예", "명함전달": "예",
    }  # fmt: skip
    return Draft(when, cells | changed, outcomes)


def planted_trips() -> list[Draft]:
    unsure = unmeasurable(PUNCTUAL, "field_unreadable:visited_at")
    undated = [unmeasurable(standard, "date_unreadable") for standard in (TOLD, PUNCTUAL, CARD)]
    late = (("02-03 14:00", "02-03 14:01"), ("04-14 10:00", "04-14 10:20"))
    return [
        *(trip(at(w), missed(PUNCTUAL), 도착일시=in_words(at(done))) for w, done in late),
        trip(at("03-12 11:00"), 도착일시=in_words(at("03-12 11:00"))),
        trip(at("01-20 14:00"), missed(TOLD, "check_failed:purpose_told"), 목적공지="아니오"),
        trip(at("05-20 16:00"), missed(TOLD, "check_failed:schedule_told"), 일시공지="아니오"),
        trip(at("06-16 10:00"), unmeasurable(TOLD, "field_missing:schedule_told"), 일시공지=None),
        trip(at("02-06 10:30"), missed(CARD, "check_failed:badge_worn"), 사원증패용="아니오"),
        trip(at("05-27 14:30"), missed(CARD, "check_failed:card_given"), 명함전달="아니오"),
        trip(at("04-07 14:00"), unmeasurable(PUNCTUAL, "date_only"), 도착일시="2026.4.7."),
        trip(at("06-18 13:30"), unsure, 도착일시="미상"),
        trip(at("04-01 14:00"), 진행상태="고객취소", 도착일시=None, 사원증패용=None, 명함전달=None),
        trip(at("02-27 14:00"), *undated, 약속일시="2026.2.30. 오후 2:00"),
    ]


DESK = ("담당자안내", "상세안내", "책임있는설명", "친절·정중")
PHONE = ("소속안내", "이름안내", "친절·정중")
#: 지키지 않았거나 적지 않은 점검 항목: 점검일, 분야, 항목, 적힌 값, 판정
OBSERVED_FLAWS = (
    ("01-16", "방문응대", "담당자안내", "X", missed(GUIDED, "check_failed:officer_shown")),
    ("03-13", "방문응대", "친절·정중", "X", missed(GUIDED, "check_failed:courteous")),
    ("05-15", "방문응대", "상세안내", None, unmeasurable(GUIDED, "field_missing:guided_in_detail")),
    ("02-06", "방문응대", "책임있는설명", "X",
     missed(EXPLAINED, "check_failed:explained_responsibly")),
    ("06-12", "방문응대", "책임있는설명", "관찰불가",
     unmeasurable(EXPLAINED, "field_unreadable:explained_responsibly")),
    ("01-23", "전화응대", "소속안내", "X", missed(COURTEOUS, "check_failed:department_given")),
    ("04-10", "전화응대", "이름안내", "X", missed(COURTEOUS, "check_failed:name_given")),
    ("06-19", "전화응대", "친절·정중", "X", missed(COURTEOUS, "check_failed:courteous")),
)  # fmt: skip


def observation(moment: datetime, where: str, *outcomes: Outcome, **changed: Cell) -> Draft:
    items = DESK if where == "방문응대" else PHONE
    day = f"{moment.year}.{moment.month}.{moment.day}."
    cells: dict[str, Cell] = {"점검일": day, "점검분야": where}
    return Draft(moment, cells | dict.fromkeys(items, "O") | changed, outcomes)


def observations(rng: random.Random) -> list[Draft]:
    drafts = [
        observation(at(f"{day} 10:00"), where, outcome, **{item: cell})
        for day, where, item, cell, outcome in OBSERVED_FLAWS
    ]
    return mixed(
        drafts, lambda: observation(office_moment(rng), rng.choice(("방문응대", "전화응대"))), 50
    )


# --- 활동 ----------------------------------------------------------------------------------------

#: 업데이트하지 않은 주의 월요일: 설 연휴의 주, 부처님 오신 날 대체공휴일의 주, 아직 끝나지 않은 주
IDLE_WEEKS = (date(2026, 2, 16), date(2026, 5, 25), date(2026, 6, 29))
#: A promise that counts by the week, quarter or year is judged by that span, not by a row.
SPANS: tuple[Planted, ...] = (
    ("platform-weekly", "2026-W08", "missed", "below_limit"),
    ("platform-weekly", "2026-W22", "missed", "below_limit"),
    ("platform-weekly", "2026-W27", "pending", "not_yet_due"),
    ("newsletter-quarterly", "2026Q1", "missed", "below_limit"),
    ("forum-quarterly", "2026Q2", "unmeasurable", "date_unreadable"),
    ("customer-evaluation-yearly", "2026", "pending", "not_yet_due"),
    ("training-survey-yearly", "2026", "pending", "not_yet_due"),
)


def activities(rng: random.Random) -> list[Draft]:
    def held(day: date, kind: str, improved: Cell = None, written: Cell = None) -> Draft:
        said_on = written or f"{day.year}. {day.month}. {day.day}."
        return Draft(clocked(day, 10), {"실시일": said_on, "활동구분": kind, "개선조치": improved})

    mondays = [date(2026, 1, 5) + timedelta(weeks=number) for number in range(26)]
    updates = [
        held(monday + timedelta(days=rng.randrange(7)), "정보제공플랫폼 업데이트")
        for monday in mondays
        if monday not in IDLE_WEEKS
    ]
    return [
        *updates,
        held(date(2026, 3, 18), "역량강화 프로그램"),
        held(date(2026, 5, 13), "역량강화 프로그램"),
        held(date(2026, 2, 25), "세미나"),
        held(date(2026, 6, 15), "포럼", written="6월 중"),
        held(date(2026, 4, 1), "뉴스레터"),
        held(date(2026, 6, 30), "뉴스레터"),
        held(date(2026, 4, 30), "경영공시"),
        held(date(2026, 6, 19), "교육만족도 조사", improved="N"),
        held(date(2026, 6, 12), "정보제공 만족도 조사"),
        *(held(office_moment(rng).date(), "정례회의") for _ in range(6)),
    ]


# --- the files -----------------------------------------------------------------------------------

PEOPLE = ("담당부서", "담당자", "연락처", "내용")


def sheets(rng: random.Random) -> list[Sheet]:
    term = "남북교류협력지원협회 2026년 상반기"
    return [
        Sheet("전화", "", (), "통화번호", "T-{:04d}",
              ("통화일시", "벨횟수", "응답일시", "부서연결", "연결일시", "담당자부재", "즉시답변",
               "회신일시", "자료확인", "답변일시", *PEOPLE),
              mixed(planted_calls(), lambda: honest_call(rng), 120)),
        Sheet("내방", f"{term} 내방고객 대장", ("(단위: 건)",), "내방번호", "V-{:04d}",
              ("내방일시", "응대시작일시", *PEOPLE),
              mixed(planted_visits(), lambda: visit(office_moment(rng), rng.randint(0, 4)), 60),
              total=True),
        Sheet("방문", f"{term} 고객방문 대장", (), "방문번호", "O-{:04d}",
              ("목적공지", "일시공지", "약속일시", "도착일시", "진행상태", "사원증패용", "명함전달",
               *PEOPLE),
              mixed(planted_trips(), lambda: trip(office_moment(rng)), 32)),
        Sheet("접수", f"{term} 접수 처리대장", ("출력일: 2026. 7. 1.",), "접수번호", "R-{:04d}",
              ("접수일시", "접수경로", "접수유형", *PEOPLE, "처리상태", "통일부승인일시",
               "발급일시", "완료일시", "착오인지일시", "지연연락일시", "개선일시", "진행통보일시",
               "유선안내일시", "서면답변", "답변일시", *SIGNED, "제안심사", "제안채택",
               "제안반영"),
              requests(rng), total=True, note="※ 예비검토의 협의 기간은 보류 파일에 적음"),
        Sheet("점검표", "", (), "점검번호", "C-{:04d}",
              ("점검일", "점검분야", *dict.fromkeys((*DESK, *PHONE)), *PEOPLE), observations(rng),
              note="※ O 지킴, X 지키지 않음"),
        Sheet("활동", f"{term} 서비스 활동 실적", (), "활동번호", "A-{:04d}",
              ("실시일", "활동구분", "개선조치", *PEOPLE), activities(rng)),
    ]  # fmt: skip


def write_log(folder: Path, sheet: Sheet, rows: Sequence[Row]) -> None:
    body = in_columns(sheet, rows)
    if sheet.total:
        body.append(["합계", f"{len(rows)}건"])
    if sheet.note:
        body.append([sheet.note])
    titles = filter(None, (sheet.title, *sheet.subtitles))
    write_csv(folder / f"{sheet.name}.csv", titles, sheet.all_headings, body)


def build(folder: Path) -> None:
    """Write the logs and `manifest.json` into a folder."""
    rng = random.Random(SEED)
    planted, sizes = list(SPANS), {}
    for sheet in sheets(rng):
        rows = numbered(rng, sheet, DEPARTMENTS, "담당부서")
        write_log(folder, sheet, rows)
        planted += planted_in(rows)
        sizes[sheet.name] = len(rows)
        if sheet.name == "접수":
            held = hold_rows(rows)
            headings = ("접수번호", "보류사유", "협의시작일", "협의종료일", "담당자")
            write_csv(folder / "보류.csv", (), headings, held)
            sizes["보류"] = len(held)
    about = {
        "institution": "sonosa", "period": "2026H1", "as_of": AS_OF,
        "files": [f"{name}.csv" for name in sizes], "cases": sizes,
    }  # fmt: skip
    write_manifest(folder / "manifest.json", about, planted)


if __name__ == "__main__":
    build(Path(__file__).parent)
