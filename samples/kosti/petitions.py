"""The table of requests: rulings, questions, homepage inquiries, proposals, discourtesy."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

from planting import (
    Cell,
    Draft,
    Outcome,
    after_working_minutes,
    at,
    clocked,
    dotted,
    in_words,
    is_working,
    missed,
    nth_working_day,
    office_moment,
    pending,
    plain_text,
    unmeasurable,
    working_day_after,
    working_day_before,
)

YEAR = 2025
FIRST_DAY, LAST_DAY = date(YEAR, 1, 2), date(YEAR, 12, 19)
RULING, QUESTION, SAME_DAY = "ruling-notice-15d", "ruling-question-2d", "homepage-same-day"
ALL_INQUIRIES, MATERIAL = "all-inquiries-answered", "research-material"
PROPOSAL, PERSONAL = "proposal-result", "personal-data-at-once"
PUT_RIGHT, FOLLOW_UP = "discourtesy-put-right", "discourtesy-follow-up"

REQUEST_HEADINGS = (
    "접수일시", "접수경로", "민원유형", "처리상태", "공개가능", "보완요구일시", "보완접수일시",
    "연장통지일시", "연장사유", "연장기한", "답변일시", "처리일시", "불친절확인", "즉시시정",
    "사과", "주의조치", "특별교육", "결과통보", "채택여부", "상금지급",
)  # fmt: skip
OTHER_CHANNELS = ("우편", "방문", "팩스", "이메일")

# 판정: 휴일을 건너 15일째 되는 날 통보한 신청의 접수일시 (설, 3·1절, 어린이날, 대통령선거, 추석)
RULINGS_ON_DUE_DAY = (
    "01-15 10:20", "02-17 14:05", "04-18 09:50", "05-20 11:15", "05-27 16:30", "07-30 13:40",
    "09-25 10:10", "12-08 15:20",
)  # fmt: skip
# 판정: 접수, 기한 뒤 몇째 근무일에 통보했는지 (None은 미통보)
LATE_RULINGS = (
    ("01-20 10:20", 1), ("02-24 14:10", 3), ("04-21 09:35", 2), ("05-16 16:20", 1),
    ("07-08 19:30", 1),  # 밤에 접수: 다음 근무일을 첫날로 보면 이행
    ("09-22 11:00", 2), ("11-26 13:40", None), ("12-10 10:05", None),  # 기한이 12월 31일 24:00
)  # fmt: skip
RULINGS_NOT_DUE = ("12-11 14:20", "12-16 09:10", "12-19 16:45")
# 판정: 접수, 보완 요구와 접수, 기한 안인지
SUPPLEMENTED = (
    ("02-10 14:20", "02-13 10:00", "02-18 11:00", True),
    ("04-24 09:15", "04-30 13:00", "05-08 10:30", True),
    ("09-29 10:40", "10-02 09:30", "10-13 15:00", True),
    ("06-16 11:30", "06-18 10:00", "06-20 16:00", False),
)
# 판정: 접수, 연장 사유, 통지일(기한 앞뒤 근무일), 인정되는지
EXTENDED = (
    ("03-17 09:40", "관계기관 협의", -1, True),
    ("08-04 14:30", "업무량 과다", -1, True),  # 2026-05-06 전 접수에는 인정됨
    ("06-23 13:50", "관계기관 협의", 1, False),
    ("10-20 10:25", None, -1, False),
)
# 판정결과 문의: 접수, 근무시간으로 몇 분 만에 설명했는지 (960분이 2일)
QUESTIONS_KEPT = (
    ("01-24 16:10", 960), ("02-27 15:30", 900), ("05-02 14:00", 955), ("06-02 11:00", 960),
    ("10-02 16:30", 930), ("04-30 17:20", 960),  # 2025년 5월 1일은 근무일
)  # fmt: skip
QUESTIONS_LATE = (
    ("01-24 16:40", 961), ("03-18 10:05", 1200), ("05-02 11:20", 975), ("08-13 15:00", 1100),
    ("10-02 10:30", 1000),
)  # fmt: skip
# 고객의 소리: 접수, 답변, 기한 안인지
HOMEPAGE = (
    ("01-28 10:00", "01-31 16:00", True), ("05-03 11:00", "05-07 15:30", True),  # 휴일에 접수
    ("10-04 09:30", "10-10 17:20", True), ("03-11 18:00", "03-12 14:00", True),
    ("06-02 19:40", "06-04 11:00", True), ("05-01 10:00", "05-01 16:00", True),
    ("02-20 10:30", "02-20 23:59", True), ("07-10 15:00", "07-10 19:10", True),
    ("02-06 17:59", "02-07 09:10", False), ("03-20 11:00", "03-21 00:00", False),
    ("04-30 14:30", "05-01 09:30", False), ("10-02 16:10", "10-10 10:00", False),
    ("01-29 14:00", "02-03 09:20", False), ("11-12 08:10", "11-13 10:40", False),
)  # fmt: skip
# 개인정보: 접수, 근무시간으로 몇 분 만에 처리했는지 (180분이 즉시)
PERSONAL_DATA = (
    ("01-24 17:00", 180), ("05-02 16:30", 175), ("07-22 11:00", 180), ("10-02 17:20", 160),
    ("02-18 10:00", 181), ("10-02 15:30", 240), ("12-05 14:10", 400),
)  # fmt: skip
# 제안: 접수, 결과통보, 채택여부, 상금지급, 어긴 점
PROPOSALS: tuple[tuple[str, Cell, Cell, Cell, Outcome | None], ...] = (
    ("02-12 10:40", "Y", "불채택", None, None),
    ("03-06 14:15", "Y", "채택", "Y", None),
    ("05-15 09:30", "Y", "불채택", None, None),
    ("06-11 13:20", "Y", "채택", "N", missed(PROPOSAL, "check_failed:prize_given")),
    ("08-19 15:45", "N", "불채택", None, missed(PROPOSAL, "check_failed:result_notified")),
    ("09-04 11:05", "Y", "채택", None, unmeasurable(PROPOSAL, "field_missing:prize_given")),
    ("10-23 16:30", "Y", "불채택", None, None),
    ("11-18 10:10", "Y", "미채택", None, None),
)
# 불친절 신고: 접수, 확인, 시정·사과·주의·교육·통보, 어긴 점
DISCOURTESIES: tuple[tuple[str, str, str, tuple[Outcome, ...]], ...] = (
    ("01-22 10:40", "Y", "YYYYY", ()),
    ("03-14 14:15", "Y", "NYYYY", (missed(PUT_RIGHT, "check_failed:put_right_at_once"),)),
    (
        "05-22 09:30", "Y", "YNYYY",
        (missed(PUT_RIGHT, "check_failed:apologised"),
         missed(FOLLOW_UP, "check_failed:apologised")),
    ),
    ("07-17 13:20", "Y", "YYYNY", (missed(FOLLOW_UP, "check_failed:retrained"),)),
    ("09-11 15:45", "Y", "YYYY-", (unmeasurable(FOLLOW_UP, "field_missing:result_notified"),)),
    ("10-30 11:05", "N", "-----", ()),
    (
        "11-20 16:30", "확인중", "-----",
        tuple(unmeasurable(each, "condition_unreadable:upheld") for each in (PUT_RIGHT, FOLLOW_UP)),
    ),
)  # fmt: skip


def on(text: str) -> datetime:
    return at(text, YEAR)


def request(
    received: datetime, kind: str, channel: str, replied: Cell, *outcomes: Outcome, **changed: Cell
) -> Draft:
    cells: dict[str, Cell] = {
        "접수일시": received, "접수경로": channel, "민원유형": kind, "답변일시": replied,
        "처리상태": "답변완료" if replied else "처리중",
    }  # fmt: skip
    return Draft(received, cells | changed, outcomes)


def unfigured(standard: str = ALL_INQUIRIES) -> Outcome:
    return unmeasurable(standard, "no_figure")


# --- 전문판정 ------------------------------------------------------------------------------------


def ruling(received: datetime, replied: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
    return request(received, "전문판정", "전략물자관리시스템", replied, *outcomes, **changed)


def ruling_due(received: datetime, held: Sequence[date] = ()) -> date:
    return nth_working_day(received.date(), 15, held)


def planted_rulings() -> Iterator[Draft]:
    for number, when in enumerate(RULINGS_ON_DUE_DAY):  # 하나 걸러 퇴근 뒤에 통보함
        yield ruling(on(when), clocked(ruling_due(on(when)), 17 + number % 2, 40))
    for when, days in LATE_RULINGS:
        due = ruling_due(on(when))
        late = None if days is None else clocked(working_day_after(due, days), 11, 5)
        yield ruling(on(when), late, missed(RULING, "over_limit" if late else "overdue_open"))
    for when in RULINGS_NOT_DUE:
        yield ruling(on(when), None, pending(RULING))
    for when in ("03-05 10:30", "08-20 15:15"):
        yield ruling(on(when), None, 처리상태="취하")
    yield from supplemented_rulings()
    yield from extended_rulings()
    yield ruling(on("04-09 10:00"), on("04-07 10:00"), unmeasurable(RULING, "end_before_start"))
    yield ruling(on("06-26 13:10"), "추후통보", unmeasurable(RULING, "field_unreadable:replied_at"))
    yield ruling(
        on("02-27 11:00"), "2025-03-12 10:00", unmeasurable(RULING, "date_unreadable"),
        접수일시="2025-02-30 11:00",
    )  # fmt: skip


def supplemented_rulings() -> Iterator[Draft]:
    for when, asked, given, kept in SUPPLEMENTED:
        first, last = on(asked).date(), on(given).date()
        held = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        due = ruling_due(on(when), held)
        replied = due if kept else working_day_after(due, 1)
        outcomes = () if kept else (missed(RULING),)
        yield ruling(
            on(when), clocked(replied, 16, 20), *outcomes,
            보완요구일시=on(asked), 보완접수일시=on(given),
        )  # fmt: skip


def extended_rulings() -> Iterator[Draft]:
    for when, reason, offset, valid in EXTENDED:
        due = ruling_due(on(when))
        told = working_day_before(due) if offset < 0 else working_day_after(due, offset)
        until = working_day_after(due, 5)
        yield ruling(
            on(when), clocked(until, 15, 30), *(() if valid else (missed(RULING),)),
            연장통지일시=clocked(told, 10, 15), 연장사유=reason, 연장기한=until,
        )  # fmt: skip


def honest_ruling(rng: random.Random) -> Draft:
    received = office_moment(rng, FIRST_DAY, date(YEAR, 12, 3))
    replied = nth_working_day(received.date(), rng.randint(4, 14))
    return ruling(received, clocked(replied, rng.randint(10, 17), rng.randrange(60)))


# --- 문의 ----------------------------------------------------------------------------------------


def question(received: datetime, replied: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
    return request(received, "판정문의", "이메일", replied, *outcomes, **changed)


def planted_questions() -> Iterator[Draft]:
    for when, minutes in QUESTIONS_KEPT:
        yield question(on(when), after_working_minutes(on(when), minutes), unfigured())
    for when, minutes in QUESTIONS_LATE:
        late = after_working_minutes(on(when), minutes)
        yield question(on(when), late, missed(QUESTION), unfigured())
    # 16근무시간을 12:00에 다 쓰고 점심시간에 설명함: 마감 시각으로 보면 늦음
    yield question(on("03-25 13:00"), on("03-27 12:35"), unfigured())
    yield question(on("12-29 09:30"), None, missed(QUESTION, "overdue_open"), unfigured())
    yield question(on("12-31 10:20"), None, pending(QUESTION), unfigured())
    yield question(on("07-15 10:00"), None, 처리상태="취하")
    reversed_ends = (unmeasurable(each, "end_before_start") for each in (QUESTION, ALL_INQUIRIES))
    yield question(on("09-17 14:00"), on("09-16 15:00"), *reversed_ends)
    # 보완을 기다린 4근무시간을 뺌
    yield question(
        on("06-09 14:00"), on("06-11 17:50"), unfigured(),
        보완요구일시=on("06-10 10:00"), 보완접수일시=on("06-10 15:00"),
    )  # fmt: skip


def honest_question(rng: random.Random) -> Draft:
    received = office_moment(rng, FIRST_DAY, LAST_DAY)
    replied = after_working_minutes(received, rng.randint(30, 900))
    return question(received, replied, unfigured())


def inquiry(received: datetime, replied: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
    return request(received, "문의", "홈페이지", replied, *outcomes, **changed)


def planted_inquiries() -> Iterator[Draft]:
    for when, then, kept in HOMEPAGE:
        outcomes = () if kept else (missed(SAME_DAY),)
        yield inquiry(on(when), on(then), unfigured(), *outcomes)
    overdue, open_still = missed(SAME_DAY, "overdue_open"), pending(SAME_DAY)
    yield inquiry(on("12-31 11:00"), None, overdue, unfigured())
    yield inquiry(on("12-31 18:40"), None, open_still, unfigured())
    yield inquiry(on("08-26 13:00"), None, 처리상태="취하")
    both = (SAME_DAY, ALL_INQUIRIES)
    yield inquiry(
        on("09-23 10:00"), "확인 후 기재",
        *(unmeasurable(each, "field_unreadable:replied_at") for each in both),
    )  # fmt: skip
    yield inquiry(
        on("02-27 14:00"), "2025-02-28 10:00",
        *(unmeasurable(each, "date_unreadable") for each in both), 접수일시="2025-02-30 14:00",
    )  # fmt: skip


def honest_inquiry(rng: random.Random) -> Draft:
    received = office_moment(rng, FIRST_DAY, LAST_DAY)
    replied = after_working_minutes(received, rng.randint(5, 55))
    if rng.random() < 0.3:
        later = clocked(working_day_after(received.date(), rng.randint(1, 6)), 10, 30)
        return request(received, "문의", rng.choice(OTHER_CHANNELS), later, unfigured())
    return inquiry(received, replied, unfigured(), 민원유형=rng.choice(("문의", "상담신청")))


# --- 요청, 제안, 신고 ----------------------------------------------------------------------------


def material_requests(rng: random.Random) -> Iterator[Draft]:
    for number in range(10):
        received = office_moment(rng, FIRST_DAY, LAST_DAY)
        replied = clocked(working_day_after(received.date(), rng.randint(0, 4)), 17, 20)
        disclosable = number < 7
        outcomes = (unfigured(MATERIAL),) if disclosable else ()
        open_word = "공개" if disclosable else "비공개"
        yield request(received, "자료요청", "이메일", replied, *outcomes, 공개가능=open_word)


def personal_data_requests() -> Iterator[Draft]:
    for when, minutes in PERSONAL_DATA:
        closed = after_working_minutes(on(when), minutes)
        outcomes = () if minutes <= 180 else (missed(PERSONAL),)
        yield request(on(when), "개인정보 열람", "방문", closed, *outcomes, 처리일시=closed)
    overdue = missed(PERSONAL, "overdue_open")
    yield request(on("12-30 15:30"), "개인정보 삭제", "이메일", None, overdue)
    yield request(on("12-31 16:20"), "개인정보 삭제", "이메일", None, pending(PERSONAL))


def opinions() -> Iterator[Draft]:
    for when, told, adopted, prize, flaw in PROPOSALS:
        answered = clocked(working_day_after(on(when).date(), 9), 14)
        yield request(
            on(when), "고객제안", "홈페이지", answered, *(() if flaw is None else (flaw,)),
            결과통보=told, 채택여부=adopted, 상금지급=prize,
        )  # fmt: skip
    items = ("즉시시정", "사과", "주의조치", "특별교육", "결과통보")
    for when, upheld, kept, outcomes in DISCOURTESIES:
        answered = clocked(working_day_after(on(when).date(), 5), 11)
        flags: dict[str, Cell] = dict(zip(items, kept, strict=True))
        yield request(
            on(when), "불친절 신고", "홈페이지", answered, *outcomes, **flags, 불친절확인=upheld
        )


def as_exported(rng: random.Random, draft: Draft) -> Draft:
    """Instants as the system and its users wrote them over the year."""
    write: Callable[[datetime], str] = rng.choice((plain_text, plain_text, dotted, in_words))
    cells: dict[str, Cell] = {
        heading: write(cell) if isinstance(cell, datetime) else cell
        for heading, cell in draft.cells.items()
    }
    return Draft(draft.at, cells, draft.outcomes)


def requests(rng: random.Random) -> list[Draft]:
    drafts = [*planted_rulings(), *planted_questions(), *planted_inquiries()]
    drafts += [*material_requests(rng), *personal_data_requests(), *opinions()]
    drafts += [honest_ruling(rng) for _ in range(30)]
    drafts += [honest_question(rng) for _ in range(12)]
    drafts += [honest_inquiry(rng) for _ in range(24)]
    if not all(is_working(each.at.date()) for each in drafts if each.cells["민원유형"] != "문의"):
        raise ValueError("휴일에 접수한 신청이 있음")
    return [as_exported(rng, draft) for draft in drafts]
