"""Makes a half-year of invented service logs, and the list of what an audit must find in them.

`cases.xlsx` holds one sheet of receipts with date and time in two columns and totals between the
months, two small sheets of visits (a quarter each), calls to the second, a check list, activities.
`manifest.json` names every case that must come out as missed, pending or unmeasurable, because this
script planted it so. Every other case that a standard applies to must be met. Nothing here uses
slaaudit.
"""

import random
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kofpi.receipts import AS_OF, receipts
from planting import (
    Cell,
    Draft,
    Outcome,
    Planted,
    Row,
    Sheet,
    at,
    dotted,
    empty_workbook,
    fixed_bytes,
    missed,
    numbered,
    office_moment,
    planted_in,
    short_year,
    unmeasurable,
    write_manifest,
    write_sheet,
)

SEED = 20260703
DEPARTMENTS = ("기획예산팀", "고객지원팀", "시험분석팀", "산업지원팀", "소득지원팀", "교육연수팀")
SMALL_DEPARTMENTS = ("감사팀", "정보보안팀", "정보보안팀")
PEOPLE = ("담당부서", "담당자", "연락처", "내용")

# --- 통화 ----------------------------------------------------------------------------------------

RINGS, TRANSFER = "phone-3-rings", "phone-transfer-30s"
LATE_ANSWERS = (
    ("01-07 09:12", 3), ("01-26 14:31", 5), ("02-11 11:08", 3), ("03-05 16:44", 4),
    ("04-02 10:27", 3), ("04-21 13:55", 3), ("05-14 15:02", 6), ("06-10 09:49", 3),
)  # fmt: skip
LATE_TRANSFERS = (
    ("01-15 10:20", 31), ("02-20 14:05", 47), ("03-24 11:33", 90), ("05-07 16:10", 31),
    ("06-16 13:21", 125),
)  # fmt: skip


def to_the_second(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def call(moment: datetime, rings: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {"인입일시": to_the_second(moment), "벨횟수": rings, "연결여부": "N"}
    if isinstance(rings, int):
        cells["응답일시"] = to_the_second(moment + timedelta(seconds=3 * rings))
    return Draft(moment, cells | changed, outcomes)


def transferred(moment: datetime, seconds: int, *outcomes: Outcome, **changed: Cell) -> Draft:
    """Asked to be put through after a word or two, and so many seconds later it was."""
    asked = moment + timedelta(seconds=9 + moment.minute)
    cells: dict[str, Cell] = {
        "연결여부": "Y", "연결요청일시": to_the_second(asked),
        "연결일시": to_the_second(asked + timedelta(seconds=seconds)),
    }  # fmt: skip
    return call(moment, 2, *outcomes, **(cells | changed))


def planted_calls() -> list[Draft]:
    drafts = [call(at(when), rings, missed(RINGS)) for when, rings in LATE_ANSWERS]
    drafts += [transferred(at(when), past, missed(TRANSFER)) for when, past in LATE_TRANSFERS]
    by_hand: dict[str, Cell] = {  # 손으로 적어 초가 없음
        "연결요청일시": "2026-04-14 10:31", "연결일시": "2026-04-14 10:31",
    }  # fmt: skip
    undated = (unmeasurable(RINGS, "date_unreadable"), unmeasurable(TRANSFER, "date_unreadable"))
    return [
        *drafts,
        transferred(at("03-12 09:58"), 30),  # 꼭 30초는 이행
        transferred(at("06-02 17:20"), 30),
        transferred(at("04-14 10:30"), 0, unmeasurable(TRANSFER, "date_only"), **by_hand),
        transferred(at("05-20 11:15"), 0, missed(TRANSFER, "overdue_open"), 연결일시=None),
        transferred(at("02-26 15:40"), -60, unmeasurable(TRANSFER, "end_before_start")),
        transferred(
            at("06-23 10:05"), 0, unmeasurable(TRANSFER, "field_unreadable:connected_at"),
            연결일시="통화중 끊김",
        ),
        call(at("05-27 14:18"), "여러 번", unmeasurable(RINGS, "field_unreadable:rings")),
        call(at("01-29 13:36"), None, unmeasurable(RINGS, "field_missing:rings")),
        transferred(at("02-27 09:30"), 12, *undated, 인입일시="2026-02-30 09:30:10"),
    ]  # fmt: skip


def honest_call(rng: random.Random) -> Draft:
    moment = office_moment(rng) + timedelta(seconds=rng.randrange(60))
    if rng.random() < 0.3:
        return transferred(moment, rng.randint(4, 29))
    return call(moment, rng.choice((1, 1, 2)))


# --- 내방 ----------------------------------------------------------------------------------------

WAIT, ABSENT = "visit-wait-3min", "visit-officer-absent"
LATE_WELCOMES = (
    ("01-13 10:05", 3), ("02-19 13:40", 7), ("03-18 12:10", 4),  # 꼭 3분도 미이행
    ("04-08 15:22", 3), ("05-12 16:31", 10), ("06-17 11:57", 5),
)  # fmt: skip


def visit(moment: datetime, minutes: int, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {
        "내방일시": short_year(moment), "담당자부재": "재실",
        "응대시작일시": short_year(moment + timedelta(minutes=minutes)),
    }  # fmt: skip
    return Draft(moment, cells | changed, outcomes)


def unmet(moment: datetime, told: Cell, served: Cell, *outcomes: Outcome) -> Draft:
    """The officer was away."""
    away: dict[str, Cell] = {"담당자부재": "부재", "대기시간안내": told, "대직자처리": served}
    return visit(moment, 1, *outcomes, **away)


def planted_visits(rng: random.Random) -> list[Draft]:
    drafts = [visit(at(when), minutes, missed(WAIT)) for when, minutes in LATE_WELCOMES]
    drafts += [
        visit(office_moment(rng), rng.randint(0, 2), 담당부서=small) for small in SMALL_DEPARTMENTS
    ]
    drafts += [unmet(office_moment(rng), "O", "O") for _ in range(6)]
    return [
        *drafts,
        unmet(at("02-04 14:20"), "X", "O", missed(ABSENT, "check_failed:wait_time_told")),
        unmet(at("05-21 10:15"), "O", "X", missed(ABSENT, "check_failed:served_by_other")),
        unmet(at("06-11 09:40"), "O", None, unmeasurable(ABSENT, "field_missing:served_by_other")),
        visit(at("04-29 10:44"), 0, missed(WAIT, "overdue_open"), 응대시작일시=None),
        visit(at("03-26 15:30"), -20, unmeasurable(WAIT, "end_before_start")),
        visit(
            at("01-22 13:25"), 0, unmeasurable(WAIT, "field_unreadable:attended_at"),
            응대시작일시="바로 응대",
        ),
        visit(
            at("06-25 14:00"), 2, unmeasurable(WAIT, "date_only"),
            내방일시="'26.6.25", 응대시작일시="'26.6.25",
        ),
    ]  # fmt: skip


def honest_visit(rng: random.Random) -> Draft:
    return visit(office_moment(rng), rng.randint(0, 2))


# --- 점검표, 활동, 설문 --------------------------------------------------------------------------

PHONE, DESK = "phone-courtesy", "visit-courtesy"
ITEMS = ("소속안내", "이름안내", "상냥·친절", "공손·정중")
# 지키지 않았거나 적지 않은 점검 항목: 점검일, 분야, 항목, 적힌 값, 판정
OBSERVED_FLAWS = (
    ("01-21", "전화", "이름안내", "X", missed(PHONE, "check_failed:name_given")),
    ("03-11", "전화", "소속안내", "X", missed(PHONE, "check_failed:department_given")),
    ("04-22", "전화", "상냥·친절", "X", missed(PHONE, "check_failed:courteous")),
    ("05-13", "전화", "공손·정중", None, unmeasurable(PHONE, "field_missing:polite")),
    ("02-25", "내방", "공손·정중", "X", missed(DESK, "check_failed:polite")),
    ("06-10", "내방", "상냥·친절", "X", missed(DESK, "check_failed:courteous")),
    ("06-24", "내방", "상냥·친절", "보통", unmeasurable(DESK, "field_unreadable:courteous")),
)


def observation(moment: datetime, field: str, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {"점검일": dotted(moment.date()), "점검분야": field}
    cells |= dict.fromkeys(ITEMS, "O")
    if field == "내방":
        cells |= {"소속안내": "-", "이름안내": "-"}
    return Draft(moment, cells | changed, outcomes)


def observations(rng: random.Random) -> list[Draft]:
    drafts = [
        observation(at(f"{day} 10:00"), field, outcome, **{item: cell})
        for day, field, item, cell, outcome in OBSERVED_FLAWS
    ]
    fields = ("전화", "전화", "내방")
    return drafts + [observation(office_moment(rng), rng.choice(fields)) for _ in range(33)]


def activities(rng: random.Random) -> list[Draft]:
    def held(moment: datetime, kind: str, published: Cell = None) -> Draft:
        cells: dict[str, Cell] = {"실시일": moment.date(), "활동구분": kind, "결과공개": published}
        return Draft(moment, cells)

    others = ("친절교육", "임업인 간담회", "정례회의", "현장 설명회")
    return [
        held(at("04-30 10:00"), "경영공시"),
        held(at("04-15 14:00"), "자체모니터링"),
        held(at("06-17 09:00"), "고객만족도 조사", "N"),
        *(held(office_moment(rng), rng.choice(others)) for _ in range(9)),
    ]


#: A promise that counts by the year is judged by the year, not by a row of the sheet.
YEARLY: tuple[Planted, ...] = (
    ("customer-evaluation-yearly", "2026", "pending", "not_yet_due"),
    ("feedback-twice-yearly", "2026", "pending", "not_yet_due"),
    ("satisfaction-survey-yearly", "2026", "pending", "not_yet_due"),
)


def answers(rng: random.Random) -> list[Draft]:
    def answer() -> Draft:
        moment = at("06-17 10:00") + timedelta(days=rng.randrange(8))
        return Draft(moment, {"응답일": moment.date(), "점수": rng.randint(60, 100)})

    return [answer() for _ in range(20)]


# --- the workbook --------------------------------------------------------------------------------

RECEIPT_HEADINGS = (
    "접수일자", "접수시각", "접수경로", "민원유형", *PEOPLE, "처리상태",
    "보완요구일시", "보완접수일시", "연장통지일시", "연장사유", "연장기한",
    "중간통지일시", "통지구분", "답변일자", "답변시각", "처리일자", "처리시각", "문자안내",
    "개선일자", "개선시각", "정정공시", "지체여부", "지체인지일시", "지체연락일시",
    "안내한처리예정일", "안내한진행상황", "잘못확인", "사과", "직무교육", "보상지급",
    "제안채택", "제안보상",
)  # fmt: skip


def visit_sheets(rng: random.Random) -> list[Sheet]:
    """A sheet for each quarter."""
    drafts = planted_visits(rng)
    drafts += [honest_visit(rng) for _ in range(64 - len(drafts))]
    quarters = [[draft for draft in drafts if (draft.at.month - 1) // 3 == n] for n in (0, 1)]
    return [
        Sheet(
            f"내방 {n}분기", f"한국임업진흥원 2026년 {n}분기 내방고객 응대대장", (),
            "내방번호", f"N{n}-{{:03d}}",
            ("내방일시", "응대시작일시", "담당자부재", "대기시간안내", "대직자처리", *PEOPLE),
            of_quarter, total=True, note="※ 내방·응대 시각은 분까지 적음",
        )
        for n, of_quarter in enumerate(quarters, start=1)
    ]  # fmt: skip


def sheets(rng: random.Random) -> list[Sheet]:
    term, unit = "한국임업진흥원 2026년 상반기", "(단위: 건)"
    calls = planted_calls()
    calls += [honest_call(rng) for _ in range(110 - len(calls))]
    return [
        Sheet(
            "접수", f"{term} 고객접수 처리대장", (unit, "출력일: 2026. 7. 1."),
            "접수번호", "R-{:04d}", RECEIPT_HEADINGS, receipts(rng), total=True,
            note="※ 통지구분에는 문자와 서면만 적음",
        ),
        *visit_sheets(rng),
        Sheet(
            "통화", f"{term} 통화 기록", (), "통화번호", "T-{:04d}",
            ("인입일시", "벨횟수", "응답일시", "연결여부", "연결요청일시", "연결일시", *PEOPLE),
            calls,
        ),
        Sheet(
            "점검표", f"{term} 고객응대 점검표", (unit,), "점검번호", "C-{:03d}",
            ("점검일", "점검분야", *ITEMS, *PEOPLE), observations(rng),
            note="※ O 지킴, X 지키지 않음",
        ),
        Sheet(
            "활동", f"{term} 고객서비스 활동", (), "활동번호", "A-{:03d}",
            ("실시일", "활동구분", "결과공개", *PEOPLE), activities(rng),
        ),
        Sheet(
            "설문", f"{term} 고객만족도 설문 응답", (), "응답번호", "S-{:03d}",
            ("응답일", "점수", "내용"), answers(rng),
        ),
    ]  # fmt: skip


def with_month_totals(sheet: Sheet, rows: list[Row]) -> list[Row]:
    """Put a total after the last row of every month."""
    months = sorted(draft.at.month for draft in sheet.drafts)
    counts, whole = Counter(months), list[Row]()
    for place, (month, row) in enumerate(zip(months, rows, strict=True), start=1):
        whole.append(row)
        if place == len(months) or months[place] != month:
            total: dict[str, Cell] = {
                "연번": f"{month}월 소계",
                sheet.id_heading: f"{counts[month]}건",
            }
            whole.append(Row("", total, ()))
    return whole


def build(folder: Path) -> None:
    """Write `cases.xlsx` and `manifest.json` into a folder."""
    rng = random.Random(SEED)
    book, sizes = empty_workbook(), {}
    planted = list(YEARLY)
    for sheet in sheets(rng):
        rows = numbered(rng, sheet, DEPARTMENTS, "담당부서")
        planted += planted_in(rows)
        sizes[sheet.name] = len(rows)
        write_sheet(book, sheet, with_month_totals(sheet, rows) if sheet.name == "접수" else rows)
    about = {
        "institution": "kofpi",
        "period": "2026H1",
        "as_of": f"{AS_OF:%Y-%m-%dT%H:%M}",
        "files": ["cases.xlsx"],
        "cases": sizes,
    }
    (folder / "cases.xlsx").write_bytes(fixed_bytes(book))
    write_manifest(folder / "manifest.json", about, planted)


if __name__ == "__main__":
    build(Path(__file__).parent)
