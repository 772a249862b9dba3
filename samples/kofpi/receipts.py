"""The receipts of the sample: queries, wrong services, complaints, proposals, home page cases."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planting import (
    Cell,
    Draft,
    Outcome,
    after_working_minutes,
    at,
    clocked,
    dotted,
    missed,
    nth_working_day,
    office_moment,
    pending,
    plain_text,
    short_year,
    unmeasurable,
    working_day_after,
    working_day_before,
)

#: 기준시점
AS_OF = datetime(2026, 7, 1)  # noqa: DTZ001  # a log's clock names no zone

# --- 질의와 홈페이지 -----------------------------------------------------------------------------

GENERAL, NOTICE = "general-reply-7d", "long-case-notice"
HOMEPAGE, TEXTED, HOMEPAGE_NOTICE = (
    "homepage-reply-3d", "homepage-progress-text", "homepage-long-notice",
)  # fmt: skip
#: 7일과 3일(24근무시간), 즉시(3근무시간)
REPLY_DAYS, FIX_MINUTES, AT_ONCE_MINUTES = 7, 1440, 180
NOTICE_FAULTS = {
    "none": "overdue_open", "late": "over_limit", "by-phone": "not_stated:notice_form",
}  # fmt: skip


@dataclass(frozen=True)
class Receipt:
    """A case as it came in."""

    received: datetime
    channel: str = "전화"
    category: str = "일반질의"

    @property
    def due_on(self) -> date:
        return nth_working_day(self.received.date(), REPLY_DAYS)

    @property
    def due_at(self) -> datetime:
        return after_working_minutes(self.received, FIX_MINUTES)

    def draft(self, done: datetime | None, *outcomes: Outcome, **changed: Cell) -> Draft:
        """Answered and settled at once, the customer of the home page told by text message."""
        cells: dict[str, Cell] = {"접수경로": self.channel, "민원유형": self.category}
        cells |= parted("접수", self.received) | parted("답변", done) | parted("처리", done)
        cells["처리상태"] = "처리완료" if done else "처리중"
        if done and self.channel == "홈페이지":
            cells["문자안내"] = "Y"
        return Draft(self.received, cells | changed, outcomes)


def parted(event: str, moment: datetime | None) -> dict[str, Cell]:
    """Date and time in two columns."""
    if moment is None:
        return {}
    return {f"{event}일자": moment.date(), f"{event}시각": f"{moment:%H:%M}"}


def receipt(when: str, channel: str = "전화", category: str = "일반질의") -> Receipt:
    return Receipt(at(when), channel, category)


# 기한을 넘긴 질의: 접수, 경로, 기한 뒤 몇째 근무일에 답했는지(None은 미답변), 중간통지
LATE_REPLIES: tuple[tuple[str, str, int | None, str], ...] = (
    ("01-08 10:20", "전화", 1, "none"),
    ("02-06 14:10", "서면", 2, "문자"),
    ("02-26 09:35", "전화", 1, "late"),
    ("03-19 19:30", "서면", 1, "none"),  # 밤에 접수: 다음 근무일을 첫날로 보면 이행
    ("04-24 16:20", "전화", 3, "서면"),
    ("05-15 11:00", "서면", 2, "by-phone"),
    ("05-26 13:40", "전화", 4, "none"),
    ("06-11 10:05", "전화", None, "문자"),
    ("06-22 10:00", "서면", None, "none"),  # 기한이 6월 30일 24:00, 곧 기준시점임
)
# 휴일을 건너 기한의 마지막 날에 답한 질의
HOLIDAY_RUNS = (
    ("02-12 10:20", "02-25 16:40"), ("02-27 14:05", "03-10 17:30"), ("04-30 09:50", "05-12 15:00"),
    ("05-22 11:15", "06-02 18:40"), ("06-02 13:30", "06-11 16:20"),
)  # fmt: skip
# 홈페이지에서 기한을 넘긴 건: 접수, 유형, 기한 뒤 몇 근무분(None은 미처리), 중간통지
LATE_HOMEPAGE: tuple[tuple[str, str, int | None, str], ...] = (
    ("01-14 10:00", "일반질의", 1, "none"),
    ("02-13 15:20", "일반질의", 95, "문자"),
    ("03-06 13:10", "제안", 480, "none"),
    ("04-09 09:40", "일반질의", 700, "late"),
    ("04-30 16:15", "일반질의", 30, "서면"),
    ("05-21 14:50", "불만", 210, "by-phone"),
    ("06-08 11:25", "일반질의", 60, "none"),
    ("06-24 10:30", "일반질의", None, "none"),
)
# 휴일을 건너 24근무시간의 마지막 분에 처리한 건
HOMEPAGE_RUNS = ("02-13 15:00", "02-27 10:00", "04-30 16:00", "05-22 17:00", "06-02 09:00")


def notified(notice: str, in_time: datetime, too_late: datetime) -> dict[str, Cell]:
    if notice == "none":
        return {}
    form = None if notice == "by-phone" else "문자" if notice == "late" else notice
    return {"중간통지일시": too_late if notice == "late" else in_time, "통지구분": form}


def late_reply(when: str, channel: str, working_days: int | None, notice: str) -> Draft:
    case = receipt(when, channel)
    done = None
    if working_days is not None:
        done = clocked(working_day_after(case.due_on, working_days), 16)
    before, after = working_day_before(case.due_on), working_day_after(case.due_on, 1)
    outcomes = [missed(GENERAL, "over_limit" if done else "overdue_open")]
    if notice in NOTICE_FAULTS:
        outcomes.append(missed(NOTICE, NOTICE_FAULTS[notice]))
    cells = notified(notice, clocked(before, 15), clocked(after, 9, 10))
    return case.draft(done, *outcomes, **cells)


def late_homepage(when: str, category: str, past: int | None, notice: str) -> Draft:
    case = receipt(when, "홈페이지", category)
    done = None if past is None else after_working_minutes(case.received, FIX_MINUTES + past)
    outcomes = [missed(HOMEPAGE, "over_limit" if done else "overdue_open")]
    if notice in NOTICE_FAULTS:
        outcomes.append(missed(HOMEPAGE_NOTICE, NOTICE_FAULTS[notice]))
    hour = timedelta(hours=1)
    return case.draft(done, *outcomes, **notified(notice, case.due_at - hour, case.due_at + hour))


def extended(when: str, reason: str | None, told: str, fate: str) -> Draft:
    """Answered three working days after the first due day, two before the extended one."""
    case = receipt(when, "서면")
    day = (
        working_day_before(case.due_on) if told == "on time" else working_day_after(case.due_on, 1)
    )
    cells: dict[str, Cell] = {
        "연장통지일시": clocked(day, 14), "연장사유": reason,
        "연장기한": working_day_after(case.due_on, 5),
    }  # fmt: skip
    outcomes = () if fate == "valid" else (missed(GENERAL), missed(NOTICE, "overdue_open"))
    return case.draft(clocked(working_day_after(case.due_on, 3), 10), *outcomes, **cells)


EXTENSIONS = (
    ("01-27 10:00", "관계기관 협의", "on time", "valid"),
    ("04-13 14:30", "업무량 과다", "on time", "valid"),  # 2026-05-06 전 접수
    ("05-18 11:20", "업무량 과다", "on time", "void"),
    ("03-30 10:25", None, "on time", "void"),
    ("02-02 13:50", "현장조사", "late", "void"),
)


def supplements() -> list[Draft]:
    """Waiting for papers is not counted: whole days of the seven, working minutes of the three."""
    query, page = receipt("03-09 10:00", "서면"), receipt("03-09 10:00", "홈페이지")
    days: dict[str, Cell] = {"보완요구일시": at("03-13 09:00"), "보완접수일시": at("03-16 15:00")}
    hours: dict[str, Cell] = {"보완요구일시": at("03-10 15:00"), "보완접수일시": at("03-11 11:00")}
    open_hold: dict[str, Cell] = {"보완요구일시": at("06-16 14:00"), "처리상태": "보완요구"}
    broken = (
        unmeasurable(HOMEPAGE, "hold_open"),
        unmeasurable(HOMEPAGE_NOTICE, f"prior_unmeasurable:{HOMEPAGE}"),
    )
    return [
        query.draft(at("03-19 17:00"), **days),  # 9~12일, 17~19일
        query.draft(at("03-20 10:00"), missed(GENERAL), missed(NOTICE, "overdue_open"), **days),
        page.draft(at("03-12 16:00"), **hours),  # 월 7, 화 5, 수 6, 목 6시간
        page.draft(
            at("03-12 16:01"), missed(HOMEPAGE), missed(HOMEPAGE_NOTICE, "overdue_open"), **hours
        ),
        receipt("06-12 10:00").draft(None, pending(GENERAL), **open_hold),
        receipt("06-15 10:00", "홈페이지").draft(at("06-17 10:00"), *broken, **open_hold),
    ]


def broken_receipts() -> list[Draft]:
    query, page = receipt("03-12 10:00"), receipt("03-09 10:00", "홈페이지")
    later = receipt("05-14 16:00", "홈페이지")
    no_day = tuple(unmeasurable(standard, "date_unreadable") for standard in (GENERAL, NOTICE))

    def judged(case: Receipt, reason: str) -> tuple[Outcome, ...]:
        pair = (HOMEPAGE, HOMEPAGE_NOTICE) if case.channel == "홈페이지" else (GENERAL, NOTICE)
        return (
            unmeasurable(pair[0], reason),
            unmeasurable(pair[1], f"prior_unmeasurable:{pair[0]}"),
        )

    return [
        query.draft(at("03-13 10:00"), *no_day, 접수일자="2026년 2월 30일"),
        query.draft(at("03-13 10:00"), *no_day, 접수시각="25:70"),
        query.draft(at("03-11 10:00"), *judged(query, "end_before_start")),
        query.draft(
            at("03-16 10:00"), *judged(query, "field_unreadable:replied_at"), 답변일자="추후입력"
        ),
        page.draft(at("03-12 14:00"), *judged(page, "date_only"), 접수시각=None),
        later.draft(
            at("05-18 10:00"), *judged(later, "field_unreadable:closed_at"), 처리일자="2026-05-32"
        ),
    ]


def planted_queries() -> Iterator[Draft]:
    yield from (late_reply(*planted) for planted in LATE_REPLIES)
    yield from (receipt(when).draft(at(done)) for when, done in HOLIDAY_RUNS)
    yield from (late_homepage(*planted) for planted in LATE_HOMEPAGE)
    for case in (receipt(when, "홈페이지") for when in HOMEPAGE_RUNS):
        yield case.draft(case.due_at)
    overtime = receipt("06-16 09:00", "홈페이지")  # 24근무시간을 18시에 다 쓰고 야근함
    yield overtime.draft(at("06-18 19:20"))
    slow = receipt("04-15 10:00", "홈페이지")  # 답변은 제때, 처리는 늦음
    yield slow.draft(
        slow.due_at + timedelta(hours=3), missed(HOMEPAGE),
        missed(HOMEPAGE_NOTICE, "overdue_open"), **parted("답변", slow.due_at - timedelta(hours=2)),
    )  # fmt: skip
    yield from (extended(*planted) for planted in EXTENSIONS)
    yield from (*supplements(), *broken_receipts())
    yield from (
        receipt(when).draft(None, pending(GENERAL)) for when in ("06-23 14:20", "06-29 16:45")
    )
    for when in ("06-26 10:00", "06-30 15:40"):
        yield receipt(when, "홈페이지").draft(None, pending(HOMEPAGE))
    for texted, outcome in (
        ("N", missed(TEXTED, "check_failed:progress_text_sent")),
        (None, unmeasurable(TEXTED, "field_missing:progress_text_sent")),
    ):
        yield receipt("05-11 09:15", "홈페이지").draft(at("05-12 10:00"), outcome, 문자안내=texted)
    states = (("취하", "전화"), ("철회", "홈페이지"), ("이송", "서면"), ("타기관이송", "홈페이지"))
    for number, (state, channel) in enumerate(states, start=3):
        yield receipt(f"0{number}-09 10:30", channel).draft(None, 처리상태=state)


# --- 잘못 제공된 서비스, 불만, 제안 --------------------------------------------------------------

FIX, AT_ONCE, PUBLISHED, LATE_FIX_CONTACT = (
    "wrong-service-fix-3d", "wrong-service-fix-immediate",
    "wrong-service-correction-published", "wrong-service-late-contact-24h",
)  # fmt: skip
APOLOGY, PAID, LATE_CONTACT, REWARD = (
    "complaint-apology-training", "complaint-compensation",
    "complaint-late-contact-24h", "proposal-reward",
)  # fmt: skip
#: 접수한 뒤 몇 근무분에 개선했는지: 꼭 3시간과 꼭 24시간, 그 1분 뒤가 들어 있음
FIXES = (
    ("01-12 10:00", 180), ("01-28 14:10", 120), ("02-13 17:00", 180), ("02-27 16:30", 90),
    ("03-17 09:20", 181), ("04-06 11:05", 480), ("04-30 17:10", 1440), ("05-08 10:40", 30),
    ("05-22 15:00", 900), ("06-02 16:30", 180), ("06-09 13:35", 1000), ("06-18 09:00", 175),
)  # fmt: skip
# 24근무시간을 넘긴 건: 접수, 몇 근무분(None은 미개선), 지체를 안 때, 연락, 빠뜨린 안내
LATE_FIXES: tuple[tuple[str, int | None, str | None, str | None, str | None], ...] = (
    ("01-19 10:00", 1441, "01-22 10:01", "01-23 10:01", None),  # 꼭 24시간은 이행
    ("02-09 11:00", 1900, "02-13 16:00", "02-19 09:20", None),  # 설: 근무일로 세면 이행
    ("03-16 10:00", 2000, "03-19 13:00", "03-19 17:30", "안내한처리예정일"),
    ("04-20 15:00", 1800, "04-23 16:00", "04-24 09:30", "안내한진행상황"),
    ("05-04 09:30", 2400, None, "05-08 10:00", None),
    ("06-22 10:00", None, "06-25 11:00", "06-26 14:00", None),
    ("06-24 14:00", None, "06-29 15:00", None, None),
    ("06-25 09:30", None, "06-30 10:00", None, None),
)


def maybe_at(text: str | None) -> datetime | None:
    return None if text is None else at(text)


def fixed(when: str, minutes: int, *outcomes: Outcome, **changed: Cell) -> Draft:
    case = receipt(when, "서면", "서비스 오류")
    done = after_working_minutes(case.received, minutes)
    if minutes > AT_ONCE_MINUTES:
        outcomes = (missed(AT_ONCE), *outcomes)
    cells = parted("개선", done) | {"정정공시": "Y", "지체여부": "N"}
    return case.draft(done, *outcomes, **(cells | changed))


def contact_fault(standard: str, known: datetime | None, reached: datetime | None) -> list[Outcome]:
    if known is None:
        return [unmeasurable(standard, "field_missing:delayed_known_at")]
    due = known + timedelta(hours=24)
    if reached is None:
        open_ = due >= AS_OF
        return [pending(standard) if open_ else missed(standard, "overdue_open")]
    return [missed(standard)] if reached > due else []


def contacted(known: datetime | None, reached: datetime | None) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"지체여부": "Y", "지체인지일시": known, "지체연락일시": reached}
    if reached:
        cells |= {
            "안내한처리예정일": reached.date() + timedelta(days=5),
            "안내한진행상황": "조치 중",
        }
    return cells


def late_fix(
    when: str, minutes: int | None, known: str | None, reached: str | None, left_out: str | None
) -> Draft:
    case = receipt(when, "전화", "서비스 오류")
    done = None if minutes is None else after_working_minutes(case.received, minutes)
    moments = maybe_at(known), maybe_at(reached)
    cells = parted("개선", done) | contacted(*moments) | {"정정공시": "Y" if done else None}
    faults = contact_fault(LATE_FIX_CONTACT, *moments)
    if left_out:
        field = "expected_reply_on" if left_out == "안내한처리예정일" else "progress_told"
        cells[left_out] = None
        faults = [missed(LATE_FIX_CONTACT, f"not_stated:{field}")]
    why = "over_limit" if done else "overdue_open"
    return case.draft(done, missed(FIX, why), missed(AT_ONCE, why), *faults, **cells)


def planted_fixes() -> Iterator[Draft]:
    yield from (fixed(*planted) for planted in FIXES)
    yield from (late_fix(*planted) for planted in LATE_FIXES)
    hidden = missed(PUBLISHED, "check_failed:correction_published")
    blank = unmeasurable(PUBLISHED, "field_missing:correction_published")
    yield fixed("03-04 10:00", 60, hidden, 정정공시="N")
    yield fixed("05-19 14:00", 150, hidden, 정정공시="N")
    yield fixed("06-15 10:20", 100, blank, 정정공시=None)
    still_open = receipt("06-30 16:00", "전화", "서비스 오류")
    yield still_open.draft(None, pending(FIX), pending(AT_ONCE))
    overdue = receipt("06-29 10:00", "전화", "서비스 오류")
    yield overdue.draft(None, pending(FIX), missed(AT_ONCE, "overdue_open"))
    unread = receipt("04-27 10:00", "전화", "서비스 오류")
    yield unread.draft(
        at("04-27 15:00"),
        *(unmeasurable(standard, "field_unreadable:corrected_at") for standard in (FIX, AT_ONCE)),
        unmeasurable(LATE_FIX_CONTACT, f"prior_unmeasurable:{FIX}"),
        개선일자="4월 말", 정정공시="Y",
    )  # fmt: skip


# 불만: 접수, 잘못확인, 사과, 직무교육, 보상
COMPLAINTS: tuple[tuple[str, Cell, Cell, Cell, Cell, tuple[Outcome, ...]], ...] = (
    ("01-20 10:40", "Y", "Y", "Y", "Y", ()),
    ("02-24 14:15", "Y", "Y", "Y", "Y", ()),
    ("03-11 09:30", "Y", "N", "Y", "Y", (missed(APOLOGY, "check_failed:apologised"),)),
    ("04-10 13:20", "Y", "Y", "N", "Y", (missed(APOLOGY, "check_failed:retrained"),)),
    ("04-28 15:45", "Y", "Y", "Y", "N", (missed(PAID, "check_failed:compensation_paid"),)),
    ("05-13 11:05", "Y", "Y", "Y", None, (unmeasurable(PAID, "field_missing:compensation_paid"),)),
    ("06-19 16:30", "확인중", None, None, None, (
        unmeasurable(APOLOGY, "condition_unreadable:upheld"),
        unmeasurable(PAID, "condition_unreadable:upheld"),
    )),
    ("05-06 10:10", "N", None, None, None, ()),
    ("06-05 09:50", "N", None, None, None, ()),
)  # fmt: skip
# 늦어진 불만: 접수, 지체를 안 때, 연락
LATE_COMPLAINTS: tuple[tuple[str, str | None, str | None], ...] = (
    ("01-16 10:00", "01-26 14:00", "01-27 14:00"), ("03-20 13:00", "03-31 09:30", "03-31 16:00"),
    ("04-22 10:30", "04-30 17:00", "05-04 09:30"), ("05-18 15:00", "05-28 11:00", "05-29 11:01"),
    ("06-10 09:20", "06-22 10:00", None), ("06-17 14:40", "06-30 13:00", None),
    ("02-03 11:15", None, "02-12 10:00"),
)  # fmt: skip
# 제안: 접수, 채택, 보상
PROPOSALS: tuple[tuple[str, Cell, Cell, tuple[Outcome, ...]], ...] = (
    ("01-30 10:00", "Y", "Y", ()), ("03-25 14:30", "Y", "Y", ()), ("05-12 11:20", "N", None, ()),
    ("04-17 09:45", "Y", "N", (missed(REWARD, "check_failed:reward_paid"),)),
    ("06-04 16:05", "Y", None, (unmeasurable(REWARD, "field_missing:reward_paid"),)),
)  # fmt: skip


def planted_voices() -> Iterator[Draft]:
    for when, upheld, sorry, trained, paid, outcomes in COMPLAINTS:
        case = receipt(when, "전화", "불만")
        cells: dict[str, Cell] = {"잘못확인": upheld, "사과": sorry, "직무교육": trained}
        cells |= {"보상지급": paid, "지체여부": "N"}
        yield case.draft(
            clocked(working_day_after(case.received.date(), 2), 15), *outcomes, **cells
        )
    for when, known, reached in LATE_COMPLAINTS:
        case = receipt(when, "전화", "불만")
        moments = maybe_at(known), maybe_at(reached)
        done = clocked(working_day_after(moments[1].date(), 3), 11) if moments[1] else None
        faults = contact_fault(LATE_CONTACT, *moments)
        yield case.draft(done, *faults, **contacted(*moments), 잘못확인="N")
    silent = contacted(at("06-01 10:00"), at("06-01 15:00")) | {"안내한진행상황": None}
    untold = missed(LATE_CONTACT, "not_stated:progress_told")
    yield receipt("05-21 10:00", "전화", "불만").draft(at("06-04 11:00"), untold, **silent)
    for when, adopted, paid, outcomes in PROPOSALS:
        case = receipt(when, "서면", "제안")
        done = clocked(working_day_after(case.received.date(), 4), 14)
        yield case.draft(done, *outcomes, 제안채택=adopted, 제안보상=paid)


def honest_receipt(rng: random.Random) -> Draft:
    """Answered at least one working day before the last, or at least an hour before the end."""
    received = office_moment(rng, last=date(2026, 6, 12))
    if rng.random() < 0.2:
        received += timedelta(days=rng.randint(0, 2), hours=7)
    if rng.random() < 0.4:
        category = rng.choice(("일반질의", "일반질의", "일반질의", "불만", "제안"))
        done = after_working_minutes(received, rng.randint(60, FIX_MINUTES - 60))
        return Receipt(received, "홈페이지", category).draft(done)
    case = Receipt(
        received, rng.choice(("전화", "서면")), rng.choice(("일반질의", "시험분석 의뢰"))
    )
    day = nth_working_day(received.date(), rng.randint(2, REPLY_DAYS - 1))
    return case.draft(clocked(day, rng.choice((10, 11, 14, 16, 17)), rng.randrange(60)))


WRITTEN = {
    "홈페이지": ("홈페이지", "누리집", "홈페이지(Q&A)"), "전화": ("전화", "콜센터"),
    "서면": ("서면", "우편", "팩스"), "일반질의": ("일반질의", "일반정보", "단순질의", "문의"),
    "불만": ("불만", "불편·불만"), "제안": ("제안", "고객제안"),
    "서비스 오류": ("서비스 오류", "오류시정"),
}  # fmt: skip
DAY_FORMS: tuple[Callable[[date], Cell], ...] = (
    lambda day: day,
    lambda day: f"{day:%Y-%m-%d}",
    short_year,
    lambda day: f"{day.year}년 {day.month}월 {day.day}일",
)


def as_exported(rng: random.Random, draft: Draft) -> Draft:
    """Dates, times and words as several hands would write them."""
    cells = dict(draft.cells)
    for heading in ("접수경로", "민원유형"):
        word = str(cells[heading])
        cells[heading] = rng.choice(WRITTEN.get(word, (word,)))
    form = rng.choice(DAY_FORMS)
    for heading, value in draft.cells.items():
        if heading.endswith("일자") and isinstance(value, date):
            cells[heading] = form(value)
        if heading.endswith("시각") and isinstance(value, str) and rng.random() < 0.2:
            cells[heading] = f"{value[:2]}시 {value[3:]}분"
        if heading.endswith("일시") and isinstance(value, datetime):
            cells[heading] = rng.choice((value, plain_text(value), dotted(value)))
    return Draft(draft.at, cells, draft.outcomes)


def receipts(rng: random.Random) -> list[Draft]:
    drafts = [*planted_queries(), *planted_fixes(), *planted_voices()]
    drafts += [honest_receipt(rng) for _ in range(190 - len(drafts))]
    return [as_exported(rng, draft) for draft in drafts]
