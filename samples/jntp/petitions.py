"""The monthly registers of petitions: periods, supplements, extensions, notices, reports."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planting import (
    Cell,
    Draft,
    Outcome,
    after_working_minutes,
    apart,
    at,
    clocked,
    dotted,
    in_words,
    missed,
    nth_working_day,
    office_moment,
    pending,
    short_year,
    unmeasurable,
    working_day_after,
    working_day_before,
)

WORK, STATUTORY = "work-within-period", "statutory-within-period"
INTERNET, OPINION = "internet-reply-prompt", "opinion-result-prompt"
INTERIM, TOLD, AUDIT = "interim-notice-when-late", "completion-notice", "audit-report-answered"
COMPLAINT, CORRUPTION = "complaint-apology-retraining", "corruption-report-handled"
BY_INTERNET = ("홈페이지", "전자우편", "국민신문고")
CHANNELS = (*["홈페이지"] * 3, "전자우편", "국민신문고", "방문", "우편", "전화", "팩스")
KINDS = ("질의", "질의", "장비이용", "입주문의", "지원사업", "의견")
WRITTEN = {
    "홈페이지": ("홈페이지", "누리집", "홈페이지(Q&A)"),
    "전자우편": ("E-mail", "이메일"),
    "국민신문고": ("국민신문고", "신문고"),
    "의견": ("의견", "건의", "제안"),
    "감사실 신고": ("감사실 신고", "부당사례 신고"),
    "불친절": ("불친절", "불친절 신고"),
    "불만족": ("불만족", "고객불만"),
    "비리 신고": ("비리 신고", "금품수수 신고"),
    "취하": ("취하", "철회"),
    "이송": ("이송", "타기관이송"),
}
TELLING = ("문자통보", "전자우편\n통보", "전화통보")
HEADINGS = (
    "접수일자", "접수시각", "접수방법", "민원구분", "익명여부", "법정여부", "처리\n기간(일)",
    "처리기한", "처리\n부서", "담당자", "연락처", "내용", "진행상황", "보완\n요구일",
    "보완\n접수일", "연장\n통지일", "연장사유", "연장기한", "중간\n연락일시", "답변일시",
    "완결일시", *TELLING, "결과\n답변", "사실\n인정", "사과", "재교육", "사실\n확인", "조치",
    "결과\n통보",
)  # fmt: skip

# 휴일을 건너 기간의 끝에 꼭 맞게 처리한 건: 접수, 처리기간, 법정, 완결
JUST_IN_TIME = (
    ("02-13 10:20", 7, "N", "02-26 16:40"), ("02-26 14:05", 7, "Y", "03-09 17:30"),
    ("04-29 09:50", 7, "N", "05-11 23:50"), ("05-20 11:15", 7, "Y", "05-29 18:40"),
    ("05-29 13:30", 7, "N", "06-09 16:20"), ("02-10 09:30", 14, "Y", "03-05 14:45"),
    ("05-22 16:00", 10, "Y", "06-08 17:50"), ("02-13 15:00", 5, "N", "02-25 15:00"),
    ("02-27 16:00", 3, "Y", "03-05 16:00"), ("04-30 17:00", 1, "N", "05-04 17:00"),
    ("05-04 16:00", 1, "Y", "05-06 16:00"), ("05-22 14:00", 2, "N", "05-27 14:00"),
    ("06-01 09:00", 5, "N", "06-08 18:00"), ("03-07 11:00", 7, "N", "03-17 17:20"),
    # 18시와 12시에 기간을 다 쓰고 저녁과 점심시간에 처리함: 마감 시각으로 보면 늦음
    ("03-11 09:00", 1, "N", "03-11 19:30"), ("04-07 13:00", 1, "Y", "04-08 12:40"),
)  # fmt: skip
# 기간을 넘긴 건: 접수, 처리기간, 법정, 넘긴 근무일(5일 이하는 근무시간), 중간연락, 익명
LATE = (
    ("01-06 10:20", 7, "N", 2, "none", "N"),
    ("01-15 14:10", 3, "N", 3, "none", "N"),
    ("02-12 09:35", 7, "Y", 1, "late", "N"),
    ("02-24 16:20", 5, "Y", 1, "before", "N"),
    ("03-11 11:00", 14, "N", 2, "before", "N"),
    ("03-24 13:40", 7, "Y", 3, "none", "N"),
    ("04-28 10:05", 2, "N", 5, "late", "N"),
    ("04-21 10:00", 7, "N", 1, "none", "Y"),  # 익명: 기한은 지켜야 하나 연락할 곳이 없음
    ("05-13 09:25", 10, "Y", 3, "none", "N"),
    ("05-19 19:30", 7, "N", 1, "none", "N"),  # 밤에 접수: 다음 근무일을 첫날로 보면 이행
    ("06-12 17:10", 7, "Y", None, "before", "N"),
    ("06-22 10:00", 7, "N", None, "none", "N"),  # 기한이 6월 30일 24:00, 곧 기준시점임
    ("06-26 15:00", 1, "N", None, "none", "N"),
)
NOT_YET_DUE = (
    ("06-18 10:00", 14, "Y"), ("06-23 14:20", 7, "N"), ("06-29 16:45", 7, "N"),
    ("06-30 11:00", 1, "N"), ("06-30 16:40", 3, "Y"),
)  # fmt: skip
# 연장한 건: 접수, 법정, 사유, 통지일(기한 앞뒤 근무일), 인정되는지
EXTENSIONS = (
    ("01-27 10:00", "N", "관계기관 협의", -1, "valid"),
    ("04-13 14:30", "N", "업무량 과다", -1, "valid"),  # 2026-05-06 전 접수
    ("03-16 09:40", "Y", "현장조사 필요", -1, "valid"),
    ("02-02 13:50", "Y", "관계기관 협의", 1, "void"),
    ("03-30 10:25", "N", None, -1, "void"),
    ("05-11 16:10", "N", "업무량 과다", -1, "void"),
    ("06-01 09:55", "Y", "담당자 출장", -1, "void"),
)
# 보완을 요구한 건: 접수, 처리기간, 보완 요구와 접수, 보완을 뺀 기한, 완결
SUPPLEMENTS = (
    ("01-19 10:00", 7, "01-22", "01-26", "01-30", "01-30 16:00"),
    ("02-10 14:20", 7, "02-12", "02-20", "02-27", "02-26 17:00"),
    ("03-09 10:00", 3, "03-10", "03-11", "03-16 10:00", "03-16 10:00"),
    ("03-23 11:30", 7, "03-25", "03-27", "04-03", "04-09 10:00"),
    ("04-13 10:00", 3, "04-14", "04-15", "04-20 10:00", "04-20 11:30"),
)
# 신고와 불만: 접수, 구분, 익명, 적힌 칸, 어긴 점
REPORTS: tuple[tuple[str, str, str, dict[str, Cell], Outcome | None], ...] = (
    ("01-13 10:40", "감사실 신고", "N", {"결과\n답변": "Y"}, None),
    ("03-05 11:25", "감사실 신고", "N", {"결과\n답변": "Y"}, None),
    ("04-15 09:30", "감사실 신고", "N", {"결과\n답변": "N"},
     missed(AUDIT, "check_failed:result_answered")),
    ("06-04 13:45", "감사실 신고", "N", {}, unmeasurable(AUDIT, "field_missing:result_answered")),
    ("05-14 15:10", "감사실 신고", "Y", {"결과\n답변": "N"}, None),
    ("01-21 14:15", "불친절", "N", {"사실\n인정": "Y", "사과": "Y", "재교육": "Y"}, None),
    ("03-06 14:15", "불만족", "N", {"사실\n인정": "Y", "사과": "Y", "재교육": "Y"}, None),
    ("02-25 10:30", "불친절", "N", {"사실\n인정": "Y", "사과": "N", "재교육": "Y"},
     missed(COMPLAINT, "check_failed:apologised")),
    ("05-11 13:20", "불친절", "N", {"사실\n인정": "Y", "사과": "Y", "재교육": "N"},
     missed(COMPLAINT, "check_failed:retrained")),
    ("02-19 15:45", "불만족", "N", {"사실\n인정": "Y", "사과": "Y"},
     unmeasurable(COMPLAINT, "field_missing:retrained")),
    ("06-05 11:05", "불만족", "N", {"사실\n인정": "조사중"},
     unmeasurable(COMPLAINT, "condition_unreadable:upheld")),
    ("04-23 16:30", "불친절", "N", {"사실\n인정": "N"}, None),
    ("01-29 09:20", "비리 신고", "N",
     {"사실\n인정": "Y", "사실\n확인": "Y", "조치": "Y", "결과\n통보": "Y"}, None),
    ("03-25 10:50", "비리 신고", "N",
     {"사실\n인정": "Y", "사실\n확인": "Y", "조치": "Y", "결과\n통보": "N"},
     missed(CORRUPTION, "check_failed:result_told")),
    ("04-08 14:05", "비리 신고", "N", {"사실\n인정": "N", "사실\n확인": "Y", "조치": "N"}, None),
    ("05-27 10:10", "비리 신고", "Y", {"사실\n인정": "Y", "사실\n확인": "Y"}, None),
)  # fmt: skip


@dataclass(frozen=True)
class Petition:
    """A petition as it came in."""

    received: datetime
    days: int = 7
    statutory: str = "N"
    channel: str = "방문"
    kind: str = "질의"
    anonymous: str = "N"
    state: str | None = None

    @property
    def standard(self) -> str:
        return STATUTORY if self.statutory == "Y" else WORK

    @property
    def due(self) -> date:
        """A working day (to its 24:00), or the minute in which so many working hours are over."""
        if self.days > 5:
            return nth_working_day(self.received.date(), self.days)
        return after_working_minutes(self.received, self.days * 480)

    def after_due(self, count: int, hour: int) -> datetime:
        """So many working days (of a short period: working hours) after the due moment."""
        if isinstance(self.due, datetime):
            return after_working_minutes(self.due, count * 60)
        return clocked(working_day_after(self.due, count), hour)

    def before_due(self, hour: int) -> datetime:
        """The working day before the due day; of a short period half an hour before its end."""
        if isinstance(self.due, datetime):
            return self.due - timedelta(minutes=30)
        return clocked(working_day_before(self.due), hour)

    def distribution(self) -> tuple[Outcome, ...]:
        """Of replies over the internet the charter gives no figure."""
        if self.anonymous == "Y" or self.state or self.channel not in BY_INTERNET:
            return ()
        opinion = self.kind == "의견" and self.channel != "국민신문고"
        return (unmeasurable(OPINION if opinion else INTERNET, "no_figure"),)

    def draft(self, closed: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
        day, clock = apart(self.received)
        cells: dict[str, Cell] = {
            "접수일자": day, "접수시각": clock, "접수방법": self.channel, "민원구분": self.kind,
            "익명여부": "익명" if self.anonymous == "Y" else "실명",
            "법정여부": "법정" if self.statutory == "Y" else "일반",
            "처리\n기간(일)": self.days, "처리기한": self.due,
            "진행상황": self.state or ("처리완료" if closed else "처리중"),
            "답변일시": closed if self.channel in BY_INTERNET else None, "완결일시": closed,
        }  # fmt: skip
        if closed:
            told = 0 if self.anonymous == "N" else None
            cells |= {name: "Y" if n == told else "N" for n, name in enumerate(TELLING)}
        known = {outcome[0] for outcome in outcomes}
        shown = (outcome for outcome in self.distribution() if outcome[0] not in known)
        return Draft(self.received, cells | changed, (*outcomes, *shown))

    def broken(self, reason: str) -> tuple[Outcome, ...]:
        """Where the period cannot be judged, neither can the duty that being late brings."""
        dateless = reason in ("date_missing", "date_unreadable")
        later = reason if dateless else f"prior_unmeasurable:{self.standard}"
        return (unmeasurable(self.standard, reason), unmeasurable(INTERIM, later))


def late(
    received: str, days: int, statutory: str, by: int | None, notice: str, anonymous: str
) -> Draft:
    case = Petition(at(received), days, statutory, anonymous=anonymous)
    closed = None if by is None else case.after_due(by, 16)
    outcomes = [missed(case.standard, "over_limit" if closed else "overdue_open")]
    if notice != "before" and anonymous == "N":
        outcomes.append(missed(INTERIM, "over_limit" if notice == "late" else "overdue_open"))
    told_at = {"before": case.before_due(15), "late": case.after_due(1, 11)}.get(notice)
    return case.draft(closed, *outcomes, **{"중간\n연락일시": told_at})


def extended(received: str, statutory: str, reason: str | None, told: int, fate: str) -> Draft:
    """Closed three working days after the first due day, two before the extended one."""
    case = Petition(at(received), 7, statutory)
    until = working_day_after(case.due, 5)
    told_on = working_day_before(case.due) if told < 0 else working_day_after(case.due, told)
    cells: dict[str, Cell] = {
        "연장\n통지일": told_on, "연장사유": reason, "연장기한": until, "처리기한": until,
    }  # fmt: skip
    unkept = (missed(case.standard), missed(INTERIM, "overdue_open"))
    return case.draft(case.after_due(3, 10), *(() if fate == "valid" else unkept), **cells)


def supplemented(received: str, days: int, held: str, released: str, due: str, done: str) -> Draft:
    case, closed = Petition(at(received), days), at(done)
    first, last = at(f"{held} 00:00").date(), at(f"{released} 00:00").date()
    timed = " " in due
    end: date = at(due) if timed else at(f"{due} 00:00").date()
    kept = closed <= end if isinstance(end, datetime) else closed.date() <= end
    unkept = (missed(case.standard), missed(INTERIM, "overdue_open"))
    cells: dict[str, Cell] = {"보완\n요구일": first, "보완\n접수일": last, "처리기한": end}
    return case.draft(closed, *(() if kept else unkept), **cells)


def report(
    received: str, kind: str, anonymous: str, cells: dict[str, Cell], flaw: Outcome | None
) -> Draft:
    case = Petition(at(received), 7, channel="전화", kind=kind, anonymous=anonymous)
    return case.draft(case.before_due(11), *(() if flaw is None else (flaw,)), **cells)


def undated() -> list[Draft]:
    """Petitions whose day of receipt cannot be told: nothing about them can be judged."""
    drafts = []
    for received, channel, written, reason in (
        ("02-27 09:00", "방문", "2026-02-30", "date_unreadable"),
        ("03-12 10:00", "홈페이지", "미상", "date_unreadable"),
        ("04-17 10:00", "우편", None, "date_missing"),
    ):
        case = Petition(at(received), channel=channel)
        also = [unmeasurable(INTERNET, reason)] if channel in BY_INTERNET else []
        outcomes = (*case.broken(reason), unmeasurable(TOLD, reason), *also)
        cells: dict[str, Cell] = {
            "접수일자": written,
            "접수시각": written and f"{at(received):%H:%M}",
        }
        drafts.append(case.draft(case.before_due(10), *outcomes, **cells))
    return drafts


def broken() -> list[Draft]:
    """Petitions with a value that is missing, unreadable or in contradiction."""

    def case(received: str, days: int = 7, statutory: str = "N", channel: str = "우편") -> Petition:
        return Petition(at(received), days, statutory, channel)

    no_period, odd_period = case("01-22 10:15"), case("02-20 13:35")
    no_end, reversed_ = case("03-05 14:00", 7, "Y"), case("05-15 16:00")
    still_held, no_clock = case("04-02 13:00"), case("03-10 14:00", 3)
    doubtful, unread = case("05-21 10:50"), case("04-22 15:40", channel="홈페이지")
    before = case("06-09 09:40", channel="전자우편")
    hidden = case("06-10 09:05", channel="홈페이지")
    return [
        no_period.draft(
            no_period.before_due(10), *no_period.broken("field_missing:limit_days"),
            **{"처리\n기간(일)": None, "처리기한": None},
        ),
        odd_period.draft(
            odd_period.before_due(13), *odd_period.broken("field_unreadable:limit_days"),
            **{"처리\n기간(일)": "별도안내", "처리기한": None},
        ),
        no_end.draft("추후입력", *no_end.broken("field_unreadable:closed_at")),
        reversed_.draft(at("05-14 16:00"), *reversed_.broken("end_before_start")),
        still_held.draft(
            at("04-09 10:00"), *still_held.broken("hold_open"),
            **{"보완\n요구일": date(2026, 4, 6)},
        ),
        no_clock.draft(at("03-13 10:00"), *no_clock.broken("date_only"), 접수시각=None),
        doubtful.draft(
            doubtful.before_due(14), unmeasurable(STATUTORY, "condition_unreadable:statutory"),
            *(unmeasurable(each, f"prior_unmeasurable:{STATUTORY}") for each in (WORK, INTERIM)),
            법정여부="확인중",
        ),
        unread.draft(
            unread.before_due(10), unmeasurable(INTERNET, "field_unreadable:replied_at"),
            답변일시="2026-04-31 10:00",
        ),
        before.draft(
            before.before_due(16), unmeasurable(INTERNET, "end_before_start"),
            답변일시=at("06-08 09:40"),
        ),
        hidden.draft(
            hidden.before_due(10),
            *(unmeasurable(each, "condition_unreadable:anonymous") for each in (INTERNET, TOLD)),
            익명여부="확인중",
        ),
    ]  # fmt: skip


def untold() -> list[Draft]:
    """Petitions that were done and of which the customer was not told, or nobody knows."""
    drafts = []
    for received, last, outcome in (
        ("01-09 10:30", "N", missed(TOLD, "check_failed:told_by_text")),
        ("03-20 14:40", "N", missed(TOLD, "check_failed:told_by_text")),
        ("06-17 11:55", "N", missed(TOLD, "check_failed:told_by_text")),
        ("05-07 16:15", None, unmeasurable(TOLD, "field_missing:told_by_phone")),
    ):
        case = Petition(at(received), channel="전화")
        cells: dict[str, Cell] = dict.fromkeys(TELLING, "N")
        drafts.append(case.draft(case.before_due(13), outcome, **cells | {"전화통보": last}))
    return drafts


def left_out() -> list[Draft]:
    """Petitions that some promises do not speak of: withdrawn, handed on, anonymous."""
    gone = (
        ("01-08 10:30", "취하"), ("03-18 14:40", "취하"), ("02-24 09:20", "이송"),
        ("05-07 11:15", "이송"),
    )  # fmt: skip
    drafts = [
        Petition(at(when), channel="홈페이지", state=state).draft(None) for when, state in gone
    ]
    for when, channel, kind in (
        ("01-20 11:10", "홈페이지", "의견"), ("03-31 15:05", "전자우편", "질의"),
        ("06-11 10:25", "홈페이지", "질의"),
    ):  # fmt: skip
        case = Petition(at(when), channel=channel, kind=kind, anonymous="Y")
        drafts.append(case.draft(case.before_due(10), 답변일시=None))
    return drafts


def planted_petitions() -> list[Draft]:
    drafts = [
        Petition(at(when), days, statutory).draft(at(done))
        for when, days, statutory, done in JUST_IN_TIME
    ]
    drafts += [late(*planted) for planted in LATE]
    drafts += [extended(*planted) for planted in EXTENSIONS]
    drafts += [supplemented(*planted) for planted in SUPPLEMENTS]
    drafts += [report(*planted) for planted in REPORTS]
    for when, days, statutory in NOT_YET_DUE:
        case = Petition(at(when), days, statutory, "홈페이지")
        drafts.append(case.draft(None, pending(case.standard)))
    for when, held in (("06-02 10:00", date(2026, 6, 8)), ("06-25 15:10", date(2026, 6, 26))):
        case = Petition(at(when))
        waiting: dict[str, Cell] = {"보완\n요구일": held, "진행상황": "보완요구"}
        drafts.append(case.draft(None, pending(WORK), **waiting))
    return [*drafts, *undated(), *broken(), *untold(), *left_out()]


def honest_petition(rng: random.Random, first: date, last: date) -> Draft:
    """Closed well before the end of its period; some came at night or on a weekend."""
    received = office_moment(rng, first, last)
    days = rng.choice((1, 2, 3, 5, 7, 7, 7, 10, 14))
    if days > 5 and rng.random() < 0.2:
        received += timedelta(hours=7)
    statutory = rng.choice("NNY")
    case = Petition(received, days, statutory, rng.choice(CHANNELS), rng.choice(KINDS))
    if days > 5:
        closed_on = nth_working_day(received.date(), rng.randint(2, days - 1))
        closed = clocked(closed_on, rng.choice((10, 11, 14, 16, 17)), rng.randrange(60))
    else:
        closed = after_working_minutes(received, rng.randint(30, days * 480 - 60))
    told = rng.randrange(3)
    cells: dict[str, Cell] = {name: "Y" if n == told else "N" for n, name in enumerate(TELLING)}
    return case.draft(closed, **cells)


def as_exported(rng: random.Random, draft: Draft) -> Draft:
    """Words and some instants as several hands would write them."""
    cells = dict(draft.cells)
    for heading in ("접수방법", "민원구분", "진행상황"):
        word = str(cells[heading])
        cells[heading] = rng.choice(WRITTEN.get(word, (word,)))
    write = rng.choice((None, None, None, None, in_words, short_year, dotted))
    if write is not None:
        for heading in ("답변일시", "완결일시", "중간\n연락일시"):
            value = cells.get(heading)
            if isinstance(value, datetime):
                cells[heading] = write(value)
    return Draft(draft.at, cells, draft.outcomes)
