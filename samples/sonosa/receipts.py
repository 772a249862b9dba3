"""The register of requests: what customers ask for by any channel, and the holds of pre-reviews."""

import random
from collections.abc import Callable, Iterable
from datetime import date, datetime

from planting import (
    Cell,
    Draft,
    Outcome,
    Row,
    at,
    clocked,
    missed,
    office_moment,
    pending,
    short_year,
    unmeasurable,
    working_day_after,
)

#: Late enough for a half-year, early enough that three working days end before it does.
LAST_RECEIPT, LAST_APPLICATION = date(2026, 6, 24), date(2026, 6, 12)
Written = str | None
HoldRow = tuple[str, Written, str]  # 시작일, 종료일, 사유
INQUIRY, NOTICE = "general-inquiry-2d", "inquiry-progress-notice"
ONLINE, POST, OPINION = "online-request-2d", "post-request-phone-2d", "opinion-reply-2d"
WRONG, CONTACT = "wrong-service-3d", "wrong-service-contact-24h"
REVIEW, CORRECTION = "pre-review-7d", "correction-reply-3d"
CERTIFICATE, VEHICLE = "visit-certificate-3d", "vehicle-permit-3d"
NAMES, PROPOSAL = "reply-names-officer", "proposal-reviewed"
SIGNED: dict[str, Cell] = {"성명안내": "O", "연락처안내": "O", "이메일안내": "O"}
#: An id of holds that stands in no file: which rows of 보류.csv speak of the case.
HELD = "보류건"


def spaced(moment: datetime) -> str:
    """2026. 3. 3. 14:35."""
    return f"{moment.year}. {moment.month}. {moment.day}. {moment:%H:%M}"


def said(moment: Written) -> Cell:
    """Write `MM-DD HH:MM` as the register does; other words stay as they are."""
    return spaced(at(moment)) if moment and moment[:1] in "01" else moment


def mixed(drafts: list[Draft], honest: Callable[[], Draft], size: int) -> list[Draft]:
    return drafts + [honest() for _ in range(size - len(drafts))]


def filed(
    kind: Written, channel: str, when: str, reply: Written, *outcomes: Outcome, **cells: Cell
) -> Draft:
    """A request, with what a reply says where there is one."""
    answer = {"답변일시": said(reply), **SIGNED} if reply else {}
    row: dict[str, Cell] = {"접수일시": said(when), "접수경로": channel, "접수유형": kind}
    row["처리상태"] = "완료" if reply else "처리중"
    return Draft(at(when), row | answer | cells, outcomes)


def inquiries() -> list[Draft]:
    late = (  # 접수, 경로, 답변, 진행통보, 진행통보의 판정
        ("01-14 10:20", "홈페이지", "01-19 09:30", None, missed(NOTICE, "overdue_open")),
        ("02-12 15:00", "이메일", "02-20 10:00", "02-19 14:00", None),
        ("02-26 11:30", "홈페이지", "03-04 09:10", None, missed(NOTICE, "overdue_open")),
        ("03-16 10:00", "전화", "03-19 00:00", "03-18 23:59", None),
        ("04-29 16:40", "방문", "05-06 11:00", "05-04 17:50", None),
        ("05-21 13:15", "팩스", "05-27 10:00", "05-27 09:00", missed(NOTICE)),
        ("06-01 09:40", "홈페이지", "06-05 15:00", None, missed(NOTICE, "overdue_open")),
    )
    drafts = [
        filed("질의", channel, when, reply, missed(INQUIRY), *filter(None, [second]),
              진행통보일시=said(told))
        for when, channel, reply, told, second in late
    ]  # fmt: skip
    in_time = (  # 설, 3·1절, 노동절·어린이날, 부처님 오신 날, 지방선거일과 주말을 건넘
        ("02-13 16:20", "02-20 17:30"), ("02-17 14:00", "02-20 10:00"),
        ("02-28 20:00", "03-04 09:00"), ("03-07 11:00", "03-10 17:00"),
        ("04-30 11:00", "05-06 16:00"), ("05-22 14:00", "05-27 18:00"),
        ("06-02 10:10", "06-05 23:50"),
    )  # fmt: skip
    drafts += [filed("일반정보", "홈페이지", when, reply) for when, reply in in_time]
    overdue = missed(INQUIRY, "overdue_open")
    return [
        *drafts,
        filed("질의", "홈페이지", "06-26 10:30", None, overdue, missed(NOTICE, "overdue_open")),
        filed("질의", "이메일", "06-24 09:00", None, overdue, 진행통보일시=said("06-26 11:00")),
        filed("질의", "홈페이지", "06-29 15:00", None, pending(INQUIRY)),
        *flawed_inquiries(),
    ]


def flawed_inquiries() -> list[Draft]:
    unknown = unmeasurable(NOTICE, f"prior_unmeasurable:{INQUIRY}")
    undated = [unmeasurable(standard, "date_unreadable") for standard in (INQUIRY, NOTICE, NAMES)]
    return [
        filed(
            "질의", "홈페이지", "03-23 10:00", "추후입력", unknown,
            unmeasurable(INQUIRY, "field_unreadable:replied_at"),
        ),
        filed(
            "질의", "팩스", "04-16 15:00", "04-16 11:00", unknown,
            unmeasurable(INQUIRY, "end_before_start"),
        ),
        filed(
            "질의", "홈페이지", "02-27 10:15", "03-04 10:00", *undated,
            접수일시="2026. 2. 30. 10:15",
        ),
        filed("일반정보", "방문", "01-29 10:00", "01-30 10:00",
              missed(NAMES, "check_failed:email_given"), 이메일안내="X"),
        filed("일반정보", "홈페이지", "04-22 10:00", "04-23 10:00",
              missed(NAMES, "check_failed:officer_named"), 성명안내="X"),
        filed("질의", "이메일", "06-09 10:00", "06-10 10:00",
              unmeasurable(NAMES, "field_missing:contact_given"), 연락처안내=None),
    ]  # fmt: skip


def service_requests() -> list[Draft]:
    late = (
        ("서비스 요청", "Fax", "01-20 10:00", "01-23 09:00"),
        ("서비스 요청", "이메일", "02-13 09:30", "02-23 09:10"),
        (None, "인터넷", "03-24 14:00", "03-27 10:00"),
        ("서비스 요청", "인터넷", "05-04 17:00", "05-08 10:00"),
    )
    posted = (  # 접수, 유선안내, 서면답변, 답변, 판정
        ("03-18 10:00", "03-23 10:00", "발송", "03-24 10:00", missed(POST)),
        ("04-08 10:00", "04-09 10:00", None, None, missed(POST, "not_stated:written_reply")),
        ("04-30 10:00", "05-06 15:00", "발송", "05-12 10:00", None),
        ("06-10 10:00", "06-11 11:00", "미발송", None,
         unmeasurable(POST, "field_unreadable:written_reply")),
        ("06-15 10:00", None, "발송", "06-16 10:00", missed(POST, "overdue_open")),
        ("06-30 09:30", None, None, None, pending(POST)),
    )  # fmt: skip
    by_post = [
        filed("서비스 요청", "우편", when, reply, *filter(None, [outcome]),
              유선안내일시=said(phoned), 서면답변=written)
        for when, phoned, written, reply, outcome in posted
    ]  # fmt: skip
    return [
        *(filed(kind, channel, w, reply, missed(ONLINE)) for kind, channel, w, reply in late),
        filed("서비스 요청", "이메일", "02-13 13:30", "02-20 16:00"),
        filed("서비스 요청", "인터넷", "06-25 11:00", None, missed(ONLINE, "overdue_open")),
        filed("서비스 요청", "인터넷", "06-30 11:00", None, pending(ONLINE)),
        *by_post,
        filed("질의", "우편", "05-22 09:00", None, missed(POST),
              유선안내일시=said("05-28 10:00"), 서면답변="원하지 않음"),
    ]  # fmt: skip


def opinions() -> list[Draft]:
    return [
        filed("의견", "이메일", "02-24 10:00", "02-27 10:00", missed(OPINION)),
        filed("의견", "팩스", "05-04 10:00", "05-07 17:00"),
        filed("의견", "홈페이지", "04-13 10:00", "04-30 10:00"),  # 헌장이 정한 경로가 아님
        filed("제안", "우편", "03-11 10:00", "03-13 10:00",
              제안심사="O", 제안채택="O", 제안반영="X"),
        filed("제안", "홈페이지", "04-02 10:00", "04-20 10:00", 제안심사="O", 제안채택="X"),
        filed("제안", "이메일", "05-18 10:00", "05-19 10:00",
              missed(PROPOSAL, "check_failed:reviewed"), 제안심사="X"),
        filed("제안", "팩스", "06-08 10:00", "06-09 10:00",
              unmeasurable(PROPOSAL, "field_missing:reviewed")),
        filed("시정요청", "방문", "01-27 10:00", "02-02 10:00", missed(CORRECTION)),
        filed("시정요청", "우편", "02-12 10:00", "02-20 17:00"),
        filed("시정요청", "인터넷", "05-19 10:00", "05-26 09:00", missed(CORRECTION)),
        filed("시정요청", "전화", "06-29 10:00", None, pending(CORRECTION)),
    ]  # fmt: skip


def wrong_services() -> list[Draft]:
    cases: tuple[tuple[str, Written, Written, Written, list[Outcome]], ...] = (
        # 접수, 착오를 안 때, 연락, 개선, 판정
        ("01-12 10:00", "01-12 14:00", "01-13 13:30", "01-19 10:00", [missed(WRONG)]),
        ("02-11 09:30", None, None, "02-19 17:00", []),
        ("02-12 09:30", "02-13 16:00", "02-19 15:30", "02-26 10:00", [missed(WRONG)]),
        ("04-28 10:00", "04-30 17:00", "05-04 17:30", "05-08 10:00",
         [missed(WRONG), missed(CONTACT)]),
        ("05-21 10:00", "05-22 11:00", None, "06-01 10:00",
         [missed(WRONG), missed(CONTACT, "overdue_open")]),
        ("06-08 10:00", None, None, "06-15 10:00",
         [missed(WRONG), unmeasurable(CONTACT, "field_missing:error_known_at")]),
        ("06-24 10:00", "06-30 15:00", None, None,
         [missed(WRONG, "overdue_open"), pending(CONTACT)]),
        ("06-29 10:00", "06-29 11:00", None, None, [pending(WRONG)]),
    )  # fmt: skip
    return [
        filed("잘못된 서비스", "전화", when, None, *outcomes, 착오인지일시=said(known),
              지연연락일시=said(told), 개선일시=said(done), 처리상태="완료" if done else "처리중")
        for when, known, told, done, outcomes in cases
    ]  # fmt: skip


#: 예비검토: 신청, 보류 (시작, 종료, 사유), 완료, 판정
REVIEWS: tuple[tuple[str, tuple[HoldRow, ...], Written, Outcome | None], ...] = (
    ("01-08 10:00", (), "01-20 10:00", missed(REVIEW)),
    ("02-10 10:00", (), "02-24 17:00", None),
    ("03-09 10:00", (("03-12", "03-16", "통일부 협의"),), "03-23 17:00", None),
    ("03-25 10:00", (("03-30", None, "통일부 협의"),), "04-02 10:00",
     unmeasurable(REVIEW, "hold_open")),
    ("04-13 10:00", (("04-15", "04-17", "관계부처 협의"),), "04-28 10:00", missed(REVIEW)),
    ("04-24 10:00", (("04-28", "04-30", "정부 협의"), ("04-30", "05-06", "통일부 협의")),
     "05-14 16:00", None),
    ("05-11 10:00", (("05-13", "05-18", "서류 보완"),), "05-22 10:00", missed(REVIEW)),
    ("05-27 10:00", (("06-05", "06-02", "관계부처 협의"),), "06-04 10:00",
     unmeasurable(REVIEW, "hold_reversed")),
    ("06-01 10:00", (("미상", "06-09", "정부 협의"),), "06-11 10:00",
     unmeasurable(REVIEW, "field_unreadable:held_at")),
    ("06-10 10:00", (("06-16", None, "통일부 협의"),), None, pending(REVIEW)),
    ("06-16 10:00", (), None, missed(REVIEW, "overdue_open")),
    ("06-24 10:00", (), None, pending(REVIEW)),
)  # fmt: skip


def reviews() -> list[Draft]:
    kinds = ("물품 반출입 예비검토", "수송장비 운행승인 예비검토")
    drafts = [
        filed(kinds[number % 2], "인터넷", when, None, *filter(None, [outcome]),
              **{"완료일시": said(done), "처리상태": "완료" if done else "검토중", HELD: number})
        for number, (when, _, done, outcome) in enumerate(REVIEWS)
    ]  # fmt: skip
    return [*drafts, filed(kinds[0], "인터넷", "05-06 10:00", None, 처리상태="신청취하")]


def certificates() -> list[Draft]:
    visit_paper, car_paper = "방북증명서 발급", "자동차 운행승인서 발급"
    cases = (  # 유형, 신청, 승인, 발급, 판정
        (visit_paper, "01-30 10:00", "02-13 11:00", "02-24 10:00", missed(CERTIFICATE)),
        (visit_paper, "04-20 10:00", "04-30 15:00", "05-07 17:00", None),
        (visit_paper, "05-11 10:00", "05-22 10:00", "05-29 09:00", missed(CERTIFICATE)),
        (visit_paper, "06-15 10:00", "06-24 10:00", None, missed(CERTIFICATE, "overdue_open")),
        (visit_paper, "06-17 10:00", "06-29 10:00", None, pending(CERTIFICATE)),
        (visit_paper, "06-22 10:00", None, None, None),  # 승인 전
        (visit_paper, "03-09 10:00", None, "03-20 10:00",
         unmeasurable(CERTIFICATE, "date_missing")),
        (visit_paper, "03-30 10:00", "04-10 10:00", "04-09 10:00",
         unmeasurable(CERTIFICATE, "end_before_start")),
        (car_paper, "02-20 10:00", "03-05 10:00", "03-11 09:00", missed(VEHICLE)),
        (car_paper, "05-20 10:00", "06-02 10:00", "06-08 18:00", None),
        (car_paper, "04-06 10:00", "확인중", "04-17 10:00",
         unmeasurable(VEHICLE, "date_unreadable")),
    )  # fmt: skip
    return [
        filed(kind, "방문", when, None, *filter(None, [outcome]), 통일부승인일시=said(approved),
              발급일시=said(issued), 처리상태="완료" if issued else "처리중")
        for kind, when, approved, issued, outcome in cases
    ]  # fmt: skip


def later(rng: random.Random, moment: datetime, most: int) -> str:
    """Some office moment of one of the next working days, as many as the promise allows."""
    day = working_day_after(moment.date(), rng.randint(1, most))
    return f"{clocked(day, rng.randint(9, 17), rng.randrange(60)):%m-%d %H:%M}"


def honest_request(rng: random.Random) -> Draft:
    moment, lot = office_moment(rng, last=LAST_RECEIPT), rng.random()
    when = f"{moment:%m-%d %H:%M}"
    if lot < 0.45:
        channel = rng.choice(("홈페이지", "홈페이지", "이메일", "팩스", "전화", "방문"))
        kind = rng.choice(("일반정보", "질의"))
        return filed(kind, channel, when, later(rng, moment, 2))
    if lot < 0.6:
        channel = rng.choice(("인터넷", "이메일", "Fax"))
        return filed("서비스 요청", channel, when, later(rng, moment, 2))
    if lot < 0.68:
        phoned = said(later(rng, moment, 2))
        return filed("서비스 요청", "우편", when, None, 유선안내일시=phoned,
                     서면답변="원하지 않음", 처리상태="완료")  # fmt: skip
    if lot < 0.74:
        return filed("의견", rng.choice(("이메일", "팩스", "우편")), when, later(rng, moment, 2))
    if lot < 0.8:
        return filed("시정요청", "인터넷", when, later(rng, moment, 3))
    return honest_application(rng)


def honest_application(rng: random.Random) -> Draft:
    """What is done rather than answered: a correction, a pre-review, a permit."""
    lot, done = rng.random(), "완료"
    moment = office_moment(rng, last=LAST_APPLICATION)
    when = f"{moment:%m-%d %H:%M}"
    if lot < 0.3:
        corrected = said(later(rng, moment, 3))
        return filed("잘못된 서비스", "전화", when, None, 착오인지일시=said(when),
                     개선일시=corrected, 처리상태=done)  # fmt: skip
    if lot < 0.65:
        closed = said(later(rng, moment, 7))
        return filed("예비검토", "인터넷", when, None, 완료일시=closed, 처리상태=done)
    approved = later(rng, moment, 8)
    kind = rng.choice(("방북증명서 발급", "자동차 운행승인서 발급"))
    issued = said(later(rng, at(approved), 3))
    return filed(kind, "방문", when, None, 통일부승인일시=said(approved), 발급일시=issued,
                 처리상태=done)  # fmt: skip


def requests(rng: random.Random) -> list[Draft]:
    planted = [*inquiries(), *service_requests(), *opinions(), *wrong_services(), *reviews()]
    return mixed([*planted, *certificates()], lambda: honest_request(rng), 160)


def hold_rows(requested: Iterable[Row]) -> list[list[Cell]]:
    """The rows of 보류.csv: by case, each consultation on a line of its own."""
    rows: list[list[Cell]] = []
    for row in requested:
        number = row.cells.get(HELD)
        for start, end, reason in REVIEWS[number][1] if isinstance(number, int) else ():
            days = [day and (short_year(at(f"{day} 00:00").date()) if day[0] == "0" else day)
                    for day in (start, end)]  # fmt: skip
            rows.append([row.case, reason, *days, "담당1"])
    return rows
