"""The sheet of petitions: replies, extensions, supplements, notices, remedies, discourtesy."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planting import (
    Cell,
    Draft,
    Outcome,
    at,
    clocked,
    excused,
    in_words,
    missed,
    nth_working_day,
    office_moment,
    pending,
    unmeasurable,
    working_day_after,
    working_day_before,
)

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
        return case.draft(replied, excused(case.standard, "interim-notice"), **cells)
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
        drafts.append(case.draft(None, pending(case.standard)))
    for when, held in (("06-01 10:00", "06-08 14:00"), ("06-11 15:10", "06-15 09:40")):
        case = filing(when, "홈페이지")
        waiting: dict[str, Cell] = {"보완\n요구일시": at(held), "처리\n상태": "보완요구"}
        drafts.append(case.draft(None, pending(case.standard), **waiting))
    for state, when in zip(
        ("취하", "취하", "철회", "이송", "타기관이송"),
        ("01-09 10:30", "03-20 14:40", "06-17 11:55", "02-24 09:20", "05-07 16:15"),
        strict=True,
    ):
        drafts.append(filing(when, "홈페이지").draft(None, **{"처리\n상태": state}))
    return [*drafts, *broken_requests(), *unkept_answers()]


def honest_request(rng: random.Random) -> Draft:
    """Replied at least one working day before the last; some came at night or on a weekend."""
    received = office_moment(rng, last=date(2026, 6, 10))
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
