"""Makes a half-year of invented service logs, and the list of what an audit must find in them.

`cases.xlsx` has the form of workbooks in the field; `manifest.json` names every case that must come
out as missed, excused, pending or unmeasurable, because this script planted it so. Every other case
that a standard applies to must be met. Nothing here uses slaaudit.
"""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

SEED = 20260701
LAST_DAY = date(2026, 6, 30)
AS_OF = "2026-07-01T00:00"
# 관공서의 공휴일에 관한 규정: 2026년 상반기 (토·일요일 제외)
HOLIDAYS = frozenset(
    date(2026, month, day)
    for month, day in (
        (1, 1), (2, 16), (2, 17), (2, 18), (3, 2), (5, 1), (5, 5), (5, 25), (6, 3),
    )
)  # fmt: skip
OPENING, LUNCH, LUNCH_END, CLOSING = time(9), time(12), time(13), time(18)
DEPARTMENTS = ("기획조정팀", "경영지원팀", "인증지원팀", "성장지원팀", "판로지원팀", "교육연수팀")
SMALL_DEPARTMENTS = ("감사팀", "감사팀", "정보관리팀", "정보관리팀", "정보관리팀")
REPLY_LIMITS = {
    "홈페이지": ("homepage-reply-7d", 7),
    "국민신문고": ("epeople-reply-7d", 7),
    "정보공개청구": ("disclosure-reply-10d", 10),
}
INTERIM, OFFICER, PAID = "interim-notice-before-due", "reply-names-officer", "late-remedy-paid"
WRITTEN_CHANNELS = {
    "홈페이지": ("홈페이지", "인터넷", "누리집"),
    "국민신문고": ("국민신문고", "국민신문고(이첩)"),
    "정보공개청구": ("정보공개청구", "정보공개"),
}

Cell = str | int | date | datetime | None
Outcome = tuple[str, str, str]


@dataclass(frozen=True)
class Draft:
    """A row before it has its number: when it happened, what it says, what an audit must say."""

    at: datetime
    cells: dict[str, Cell]
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook: title rows, headings, one row per draft, a total, a note."""

    name: str
    title: str
    subtitles: tuple[str, ...]
    id_heading: str
    prefix: str
    headings: tuple[str, ...]
    drafts: Sequence[Draft]
    total: bool = False
    note: str | None = None


def missed(standard: str, reason: str = "over_limit") -> Outcome:
    return (standard, "missed", reason)


def unmeasurable(standard: str, reason: str) -> Outcome:
    return (standard, "unmeasurable", reason)


# --- the calendar, walked one day or one minute at a time ---------------------------------------


def at(text: str) -> datetime:
    """Read `MM-DD HH:MM` of 2026."""
    return datetime.fromisoformat(f"2026-{text.replace(' ', 'T')}")


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def is_open(moment: datetime) -> bool:
    clock = moment.time()
    in_hours = OPENING <= clock < LUNCH or LUNCH_END <= clock < CLOSING
    return in_hours and is_working(moment.date())


def nth_working_day(start: date, count: int, held: Iterable[date] = ()) -> date:
    """The count-th working day, the start itself being the first if it is one."""
    day, left, skipped = start - timedelta(days=1), count, frozenset(held)
    while left:
        day += timedelta(days=1)
        left -= is_working(day) and day not in skipped
    return day


def working_day_after(day: date, count: int) -> date:
    return nth_working_day(day + timedelta(days=1), count)


def working_day_before(day: date) -> date:
    day -= timedelta(days=1)
    return day if is_working(day) else working_day_before(day)


def after_working_minutes(start: datetime, minutes: int) -> datetime:
    moment, left = start, minutes
    while left:
        left -= is_open(moment)
        moment += timedelta(minutes=1)
    return moment


def days_from_to(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def clocked(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def office_moment(rng: random.Random, last: date = LAST_DAY) -> datetime:
    """Some minute of office hours, far enough from closing for a call or a visit to end."""
    day = rng.choice([d for d in days_from_to(date(2026, 1, 2), last) if is_working(d)])
    return clocked(day, rng.choice((9, 10, 11, 13, 14, 15, 16)), rng.randrange(60))


# --- how the field writes instants ---------------------------------------------------------------


def plain_text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def dotted(moment: date) -> str:
    """2026. 3. 3.(화) 14:35, without the time where there is none."""
    day = f"{moment.year}. {moment.month}. {moment.day}.({'월화수목금토일'[moment.weekday()]})"
    return f"{day} {moment:%H:%M}" if isinstance(moment, datetime) else day


def in_words(moment: datetime) -> str:
    """2026.3.3. 오후 2:35."""
    half = "오전" if moment.hour < 12 else "오후"
    clock = f"{moment.hour % 12 or 12}:{moment:%M}"
    return f"{moment.year}.{moment.month}.{moment.day}. {half} {clock}"


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
        call(at("06-30 17:25"), 2, (back, "pending", "not_yet_due"), absent="Y"),
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


# --- 민원 ----------------------------------------------------------------------------------------

# 휴일을 건너 기한의 마지막 날에 답한 건: 접수, 경로, 답변
HOLIDAY_RUNS = (
    ("02-13 10:20", "홈페이지", "02-26 16:40"), ("02-26 14:05", "홈페이지", "03-09 17:30"),
    ("04-29 09:50", "홈페이지", "05-11 15:00"), ("05-20 11:15", "홈페이지", "05-29 18:40"),
    ("05-29 13:30", "홈페이지", "06-09 16:20"), ("04-30 10:10", "국민신문고", "05-12 17:05"),
    ("02-09 09:30", "정보공개청구", "02-25 14:45"), ("04-27 15:20", "정보공개청구", "05-12 11:30"),
    ("05-22 16:00", "정보공개청구", "06-08 17:50"),
)  # fmt: skip
# 기한을 넘긴 건: 접수, 경로, 기한 뒤 몇째 근무일에 답했는지(None은 미답변), 중간통지, 보상지급
LATE_REPLIES = (
    ("01-06 10:20", "홈페이지", 2, "none", "Y"),
    ("01-15 14:10", "홈페이지", 1, "none", "N"),
    ("02-12 09:35", "홈페이지", 3, "none", None),
    ("02-25 16:20", "홈페이지", 2, "late", "Y"),
    ("03-11 11:00", "홈페이지", 4, "silent", "N"),
    ("03-24 13:40", "홈페이지", 3, "stated", None),
    ("04-28 10:05", "홈페이지", 2, "stated", None),
    ("05-19 19:30", "홈페이지", 1, "none", "Y"),  # 밤에 접수: 다음 근무일을 첫날로 보면 이행
    ("06-22 10:00", "홈페이지", None, "none", "N"),  # 기한이 6월 30일 24:00, 곧 기준시점임
    ("06-12 17:10", "홈페이지", None, "stated", None),
    ("01-20 09:45", "국민신문고", 2, "none", "Y"),
    ("03-03 13:20", "국민신문고", 1, "stated", None),
    ("04-29 16:35", "국민신문고", 3, "late", "N"),
    ("05-21 10:50", "국민신문고", None, "none", None),
    ("05-27 14:25", "국민신문고", 2, "silent", "Y"),
    ("02-11 11:10", "정보공개청구", 2, "none", "Y"),
    ("04-22 15:40", "정보공개청구", 1, "stated", None),
    ("05-13 09:25", "정보공개청구", 3, "none", "N"),
    ("06-08 10:30", "정보공개청구", None, "late", "N"),
)
NOT_YET_DUE = (
    ("06-23 14:20", "홈페이지"), ("06-26 09:10", "홈페이지"), ("06-29 16:45", "국민신문고"),
    ("06-18 11:35", "정보공개청구"), ("06-25 13:05", "정보공개청구"),
)  # fmt: skip
# 연장한 건: 접수, 경로, 사유, 통지일(기한 앞뒤 근무일), 인정되는지, 보상지급
EXTENSIONS = (
    ("01-27 10:00", "홈페이지", "관계기관 협의", -1, True, None),
    ("04-13 14:30", "홈페이지", "업무량 과다", -1, True, None),  # 2026-05-06 전 접수
    ("03-16 09:40", "국민신문고", "현장조사 필요", -1, True, None),
    ("03-09 15:15", "정보공개청구", "제3자 의견 청취", -1, True, None),
    ("05-18 11:20", "정보공개청구", "업무량 과다", -1, True, None),
    ("02-02 13:50", "홈페이지", "관계기관 협의", 1, False, "Y"),
    ("03-30 10:25", "홈페이지", None, -1, False, "N"),
    ("05-11 16:10", "홈페이지", "업무량 과다", -1, False, "Y"),
    ("06-01 09:55", "국민신문고", "담당자 출장", -1, False, "N"),
)
# 보완을 요구한 건: 접수, 경로, 보완 요구와 접수, 답변, 기한 안인지
SUPPLEMENTS = (
    ("01-19 10:00", "홈페이지", "01-22 09:30", "01-26 15:00", "01-30 16:00", True),
    ("02-10 14:20", "홈페이지", "02-12 10:00", "02-20 11:00", "02-26 17:00", True),
    ("04-16 09:15", "국민신문고", "04-20 13:00", "04-23 10:30", "04-29 14:00", True),
    ("03-23 11:30", "홈페이지", "03-25 10:00", "03-27 16:00", "04-09 10:00", False),
    ("04-06 13:45", "정보공개청구", "04-08 09:20", "04-13 14:00", "04-21 15:30", False),
)
# 불친절 신고: 접수, 인정, 직원 수, 교육, 보상, 어긴 점
DISCOURTESIES: tuple[tuple[str, str, int | None, Cell, Cell, tuple[str, str] | None], ...] = (
    ("01-13 10:40", "Y", 1, "Y", "Y", None),
    ("03-06 14:15", "Y", 2, "Y", "Y", None),
    ("04-15 09:30", "Y", 1, "Y", "N", ("missed", "check_failed:compensation_paid")),
    ("05-11 13:20", "Y", 1, "N", "Y", ("missed", "check_failed:retrained")),
    ("02-19 15:45", "Y", 3, "Y", None, ("unmeasurable", "field_missing:compensation_paid")),
    ("06-05 11:05", "확인중", None, None, None, ("unmeasurable", "condition_unreadable:upheld")),
    ("02-23 16:30", "N", None, None, None, None),
    ("05-26 10:10", "N", None, None, None, None),
)
ANSWERED: dict[str, Cell] = {"상세\n설명": "Y", "담당자\n안내": "Y", "연락처\n안내": "Y"}


@dataclass(frozen=True)
class Filing:
    """A request as it came in, and what its reply standard is."""

    received: datetime
    channel: str

    @property
    def standard(self) -> str:
        return REPLY_LIMITS[self.channel][0]

    @property
    def due_on(self) -> date:
        return nth_working_day(self.received.date(), REPLY_LIMITS[self.channel][1])

    def around_due(self, working_days: int, hour: int) -> datetime:
        """So many working days after the due day; -1 is the one before it."""
        if working_days < 0:
            return clocked(working_day_before(self.due_on), hour)
        return clocked(working_day_after(self.due_on, working_days), hour)

    def draft(self, replied: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
        cells: dict[str, Cell] = {
            "접수\n일시": self.received, "접수\n경로": self.channel, "답변\n일시": replied,
            "처리\n상태": "답변완료" if replied else "처리중",
        }  # fmt: skip
        if self.channel in ("국민신문고", "정보공개청구"):
            cells["원접수\n일시"] = self.received - timedelta(hours=20)
        return Draft(self.received, cells | (ANSWERED if replied else {}) | changed, outcomes)

    def broken(self, reason: str) -> tuple[Outcome, ...]:
        """Where the reply cannot be judged, neither can the duties that being late brings."""
        later = reason if reason.startswith("date_") else f"prior_unmeasurable:{self.standard}"
        others = [unmeasurable(standard, later) for standard in (INTERIM, PAID)]
        return (unmeasurable(self.standard, reason), *others)


def filing(received: str, channel: str) -> Filing:
    return Filing(at(received), channel)


def paid_outcomes(paid: str | None) -> tuple[Outcome, ...]:
    if paid == "Y":
        return ()
    if paid is None:
        return (unmeasurable(PAID, "field_missing:compensation_paid"),)
    return (missed(PAID, "check_failed:compensation_paid"),)


def late_reply(
    received: str, channel: str, working_days: int | None, notice: str, paid: str | None
) -> Draft:
    case = filing(received, channel)
    replied = None if working_days is None else case.around_due(working_days, 16)
    cells: dict[str, Cell] = {"보상\n지급": paid}
    if notice != "none":
        told_at = case.around_due(1, 11) if notice == "late" else case.around_due(-1, 15)
        expected = replied.date() if replied else working_day_after(case.due_on, 8)
        cells["중간\n통지일시"] = told_at
        cells["처리\n예정기한"] = None if notice == "silent" else expected
    if notice == "stated":
        return case.draft(replied, (case.standard, "excused", "excuse:interim-notice"), **cells)
    told = {"none": "overdue_open", "late": "over_limit", "silent": "not_stated:expected_reply_on"}
    reason = "over_limit" if replied else "overdue_open"
    outcomes = (missed(case.standard, reason), missed(INTERIM, told[notice]), *paid_outcomes(paid))
    return case.draft(replied, *outcomes, **cells)


def extended(received: str, channel: str, reason: str | None, told: int, *fate: Cell) -> Draft:
    """Replied three working days after the first due day, two before the extended one."""
    valid, paid = fate
    case = filing(received, channel)
    cells: dict[str, Cell] = {
        "연장\n통지일시": case.around_due(told, 14),
        "연장사유": reason,
        "연장\n기한": working_day_after(case.due_on, 5),
        "보상\n지급": paid,
    }
    unkept = (missed(case.standard), missed(INTERIM, "overdue_open"))
    outcomes = () if valid else (*unkept, *paid_outcomes(None if paid is None else str(paid)))
    return case.draft(case.around_due(3, 10), *outcomes, **cells)


def supplemented(received: str, channel: str, held: str, released: str, *fate: str | bool) -> Draft:
    replied, kept = fate
    case = filing(received, channel)
    cells: dict[str, Cell] = {"보완\n요구일시": at(held), "보완\n접수일시": at(released)}
    if kept:
        return case.draft(at(str(replied)), **cells)
    outcomes = (missed(case.standard), missed(INTERIM, "overdue_open"))
    return case.draft(at(str(replied)), *outcomes, **cells, **{"보상\n지급": "Y"})


def discourteous(
    received: str, upheld: str, employees: int | None, *cells: Cell, flaw: tuple[str, str] | None
) -> Draft:
    case = filing(received, "홈페이지")
    retrained, paid = cells
    outcomes = () if flaw is None else (("discourtesy-remedy", *flaw),)
    changed: dict[str, Cell] = {
        "민원\n유형": "불친절", "불친절\n인정": upheld, "불친절\n직원수": employees,
        "친절\n교육": retrained, "보상\n지급": paid,
    }  # fmt: skip
    return case.draft(case.around_due(-1, 11), *outcomes, **changed)


def broken_requests() -> list[Draft]:
    unread, blank = filing("03-12 10:00", "홈페이지"), filing("03-17 10:00", "홈페이지")
    no_day = filing("02-27 09:00", "국민신문고")
    unfinished, odd = filing("03-05 14:00", "홈페이지"), filing("04-23 10:30", "정보공개청구")
    reversed_, still_held = filing("05-15 16:00", "홈페이지"), filing("04-02 13:00", "홈페이지")
    return [
        case.draft(
            case.around_due(-1, 10), *case.broken(reason), unmeasurable(OFFICER, reason),
            **{"접수\n일시": written},
        )
        for case, reason, written in (
            (unread, "date_unreadable", "미상"),
            (no_day, "date_unreadable", "2026-02-30 09:00"),
            (blank, "date_missing", None),
        )
    ] + [
        unfinished.draft("추후입력", *unfinished.broken("field_unreadable:replied_at")),
        odd.draft("2026-04-31 10:00", *odd.broken("field_unreadable:replied_at")),
        reversed_.draft(at("05-14 16:00"), *reversed_.broken("end_before_start")),
        still_held.draft(
            at("04-09 10:00"), *still_held.broken("hold_open"),
            **{"보완\n요구일시": at("04-06 09:00")},
        ),
    ]  # fmt: skip


def unkept_answers() -> list[Draft]:
    def draft(received: str, column: str, cell: Cell, outcome: Outcome) -> Draft:
        case = filing(received, "국민신문고")
        return case.draft(case.around_due(-1, 13), outcome, **{column: cell})

    failed = "check_failed:"
    return [
        draft("01-22 10:15", "상세\n설명", "N", missed(OFFICER, f"{failed}explained")),
        draft("02-20 13:35", "담당자\n안내", "N", missed(OFFICER, f"{failed}officer_named")),
        draft("04-08 15:50", "연락처\n안내", "N", missed(OFFICER, f"{failed}contact_given")),
        draft("06-10 09:05", "연락처\n안내", "N", missed(OFFICER, f"{failed}contact_given")),
        draft(
            "05-14 11:45", "연락처\n안내", None,
            unmeasurable(OFFICER, "field_missing:contact_given"),
        ),
    ]  # fmt: skip


def planted_requests() -> list[Draft]:
    drafts = [filing(when, by).draft(at(replied)) for when, by, replied in HOLIDAY_RUNS]
    drafts += [late_reply(*planted) for planted in LATE_REPLIES]
    drafts += [extended(*planted) for planted in EXTENSIONS]
    drafts += [supplemented(*planted) for planted in SUPPLEMENTS]
    drafts += [discourteous(*planted[:-1], flaw=planted[-1]) for planted in DISCOURTESIES]
    for case in (filing(*planted) for planted in NOT_YET_DUE):
        drafts.append(case.draft(None, (case.standard, "pending", "not_yet_due")))
    for when, held in (("06-01 10:00", "06-08 14:00"), ("06-11 15:10", "06-15 09:40")):
        case = filing(when, "홈페이지")
        waiting: dict[str, Cell] = {"보완\n요구일시": at(held), "처리\n상태": "보완요구"}
        drafts.append(case.draft(None, (case.standard, "pending", "not_yet_due"), **waiting))
    for state, when in zip(
        ("취하", "취하", "철회", "이송", "타기관이송"),
        ("01-09 10:30", "03-20 14:40", "06-17 11:55", "02-24 09:20", "05-07 16:15"),
        strict=True,
    ):
        drafts.append(filing(when, "홈페이지").draft(None, **{"처리\n상태": state}))
    return [*drafts, *broken_requests(), *unkept_answers()]


def honest_request(rng: random.Random) -> Draft:
    """Replied at least one working day before the last; some came at night or on a weekend."""
    received = office_moment(rng, date(2026, 6, 10))
    if rng.random() < 0.2:
        received += timedelta(days=rng.randint(0, 2), hours=7)
    channel = rng.choice((*["홈페이지"] * 5, *["국민신문고"] * 3, "정보공개청구", "우편", "팩스"))
    limit = REPLY_LIMITS.get(channel, ("", 7))[1]
    replied = nth_working_day(received.date(), rng.randint(2, limit - 1))
    moment = clocked(replied, rng.choice((10, 11, 14, 16, 17)), rng.randrange(60))
    return Filing(received, channel).draft(moment)


def as_exported(rng: random.Random, draft: Draft) -> Draft:
    """Channels and some instants as several hands would write them."""
    cells = dict(draft.cells)
    channel = str(cells["접수\n경로"])
    cells["접수\n경로"] = rng.choice(WRITTEN_CHANNELS.get(channel, (channel,)))
    kinds = ("단순질의", "단순질의", "건의", "제도문의", "자료요청")
    cells.setdefault("민원\n유형", rng.choice(kinds))
    for heading in ("접수\n일시", "답변\n일시"):
        value = cells[heading]
        if isinstance(value, datetime) and rng.random() < 0.15:
            cells[heading] = in_words(value)
    return Draft(draft.at, cells, draft.outcomes)


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
YEARLY = (
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
    term, unit = "2026년 상반기", "(단위: 건)"
    issued = "작성: 기획조정팀 / 출력일: 2026-07-01"
    return [
        Sheet(
            "전화", f"{term} 전화응대 관리대장", (unit,), "통화번호", "T",
            ("통화\n일시", "벨\n횟수", "담당자\n부재", "회신전화\n일시", *people),
            filled(rng, planted_calls(), honest_call, 140), total=True,
            note="※ 담당자 부재 시 회신한 일시를 적음",
        ),
        Sheet(
            "내방", f"{term} 내방고객 안내대장", (), "내방번호", "V",
            ("내방\n일시", "안내\n일시", *people),
            filled(rng, planted_visits(rng), honest_visit, 80), total=True,
        ),
        Sheet(
            "방문", f"{term} 고객방문 관리대장", (unit,), "방문번호", "O",
            ("사전안내일시", "약속\n일시", "방문도착일시", "진행\n상태", "신분증\n제시",
             "현장\n미처리", "사후\n안내", *people),
            filled(rng, planted_trips(), honest_trip, 40),
            note="※ 고객 사정으로 취소된 방문은 진행상태를 취소로 적음",
        ),
        Sheet(
            "민원", f"{term} 민원(VOC) 처리대장", (unit, issued), "접수번호", "M",
            ("접수\n일시", "원접수\n일시", "접수\n경로", "민원\n유형", *people, "처리\n상태",
             "보완\n요구일시", "보완\n접수일시", "연장\n통지일시", "연장사유", "연장\n기한",
             "중간\n통지일시", "처리\n예정기한", "답변\n일시", *ANSWERED, "불친절\n인정",
             "불친절\n직원수", "친절\n교육", "보상\n지급"),
            [as_exported(rng, draft) for draft in requests], total=True,
            note="※ 취하·이송한 민원은 답변일시를 적지 않음",
        ),
        Sheet(
            "점검표", f"{term} 고객응대 모니터링 점검표", (unit,), "점검번호", "C",
            ("점검일", "점검\n분야", *PHONE_ITEMS, *people), observations(rng),
            note="※ O 지킴, X 지키지 않음",
        ),
        Sheet(
            "활동", f"{term} 고객서비스 활동 실적", (), "활동번호", "A",
            ("실시일", "활동\n구분", "결과\n발표", *people), activities(rng),
        ),
        Sheet(
            "설문", f"{term} 고객만족도 설문 응답", (unit,), "응답번호", "S",
            ("응답일", "조사명", "점수", "내용"), answers(rng),
        ),
    ]  # fmt: skip


def numbered(rng: random.Random, sheet: Sheet) -> list[tuple[str, dict[str, Cell], Draft]]:
    """Sort a sheet's drafts by time, number them, and fill in what no standard needs."""
    rows = []
    for number, draft in enumerate(sorted(sheet.drafts, key=lambda draft: draft.at), start=1):
        case = f"{sheet.prefix}-{number:04d}"
        others: dict[str, Cell] = {
            "연번": number, sheet.id_heading: case, "담당\n부서": rng.choice(DEPARTMENTS),
            "담당자": f"담당{rng.randint(1, 9)}", "연락처": f"000-0000-{number:04d}",
            "내용": f"{sheet.name} 견본 {number}",
        }  # fmt: skip
        rows.append((case, others | draft.cells, draft))
    return rows


def write_sheet(book: Workbook, sheet: Sheet, rows: Iterable[dict[str, Cell]]) -> None:
    page = book.create_sheet(sheet.name)
    headings = ("연번", sheet.id_heading, *sheet.headings)
    titles = (f"한국사회적기업진흥원 {sheet.title}", *sheet.subtitles)
    for number, title in enumerate(titles, start=1):
        page.append([title])
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(headings))
        right = number > 1
        page.cell(number, 1).alignment = Alignment(horizontal="right" if right else "center")
        page.cell(number, 1).font = Font(bold=not right)
    page.append(headings)
    for cell in page[page.max_row]:
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.font = Font(bold=True)
    for cells in rows:
        page.append([cells.get(heading) for heading in headings])
        for cell in page[page.max_row]:
            if isinstance(cell.value, date):
                timed = isinstance(cell.value, datetime)
                cell.number_format = "yyyy-mm-dd hh:mm" if timed else "yyyy-mm-dd"
    if sheet.total:
        page.append(["합계", f"{len(sheet.drafts)}건"])
    if sheet.note:
        page.append([sheet.note])
    for column in range(1, len(headings) + 1):
        page.column_dimensions[get_column_letter(column)].width = 16


def fixed_bytes(book: Workbook) -> bytes:
    """Save with the same times in every run: those of the archive, and those of the properties."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    stamp = b"2026-07-01T00:00:00Z"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            content = re.sub(rb"(?<=W3CDTF\">)[^<]+", stamp, old.read(name))
            entry = zipfile.ZipInfo(name, (2026, 7, 1, 0, 0, 0))
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def build(folder: Path) -> None:
    """Write `cases.xlsx` and `manifest.json` into a folder."""
    rng = random.Random(SEED)
    book, planted, sizes = Workbook(), [], {}
    book.remove(book.worksheets[0])
    for sheet in sheets(rng):
        rows = numbered(rng, sheet)
        write_sheet(book, sheet, (cells for _, cells, _ in rows))
        planted += [(s, case, v, why) for case, _, draft in rows for s, v, why in draft.outcomes]
        sizes[sheet.name] = len(rows)
    keys = ("standard", "case", "verdict", "reason")
    manifest = {
        "institution": "kosea",
        "period": "2026H1",
        "as_of": AS_OF,
        "cases": sizes,
        "planted": [dict(zip(keys, entry, strict=True)) for entry in sorted([*planted, *YEARLY])],
    }
    (folder / "cases.xlsx").write_bytes(fixed_bytes(book))
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(__file__).parent)
