"""Makes a half-year of invented service logs, and the list of what an audit must find in them.

One workbook of petitions a month, and three more, have the form in which a regional public body
exports them; `manifest.json` names every case that must come out as missed, excused, pending or
unmeasurable, because this script planted it so. Every other case that a standard applies to must be
met. Nothing here uses slaaudit.
"""

import random
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from jntp.petitions import HEADINGS, as_exported, honest_petition, planted_petitions
from planting import (
    FIRST_DAY,
    Cell,
    Draft,
    Outcome,
    Planted,
    Sheet,
    after_working_minutes,
    at,
    dotted,
    empty_workbook,
    fixed_bytes,
    missed,
    numbered,
    office_moment,
    planted_in,
    unmeasurable,
    write_manifest,
    write_sheet,
)

SEED = 20260713
NAME = "(재)전남테크노파크"
AS_OF = "2026-07-01T00:00"
DEPARTMENTS = ("기획팀", "기업지원팀", "기술지원팀", "장비운영팀", "창업지원팀", "행정지원실")
SMALL_DEPARTMENTS = ("감사실", "감사실", "홍보팀", "홍보팀", "홍보팀")
PETITIONS_A_MONTH = 30
LAST_HONEST_DAY = date(2026, 6, 10)
PEOPLE = ("담당자", "연락처", "내용")

# --- 전화 ----------------------------------------------------------------------------------------

RUNG, APOLOGY, DEFERRED = "phone-before-3-rings", "late-answer-apology", "deferred-answer-prompt"
# 세 번째 벨이 울린 전화: 인입, 벨, 사과인사, 통화상태
LATE_ANSWERS = (
    ("01-08 09:41", 3, "Y", "통화"), ("01-21 14:05", 4, "Y", "통화"),
    ("02-10 11:20", 3, "N", "통화"), ("02-27 16:48", 5, "Y", "통화"),
    ("03-12 10:02", 3, "Y", "통화"), ("04-06 13:37", 6, None, "포기호"),
    ("04-23 09:15", 3, "N", "통화"), ("05-14 15:55", 4, None, "통화"),
    ("06-11 10:31", 3, "Y", "통화"), ("06-19 16:20", 7, None, "고객끊음"),
)  # fmt: skip
# 나중에 응답한 전화: 설, 어린이날, 지방선거일과 점심시간을 사이에 둠
DEFERRALS = (
    ("02-13 17:40", "02-19 09:30"), ("03-18 11:30", "03-18 13:45"), ("05-04 17:30", "05-06 09:40"),
    ("06-02 17:20", "06-04 10:25"),
)  # fmt: skip


def call(moment: datetime, rings: Cell, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {
        "인입일시": moment, "벨\n횟수": rings, "통화상태": "통화", "즉시응답": "즉시",
    }  # fmt: skip
    return Draft(moment, cells | changed, outcomes)


def late_answer(when: str, rings: int, apology: str | None, state: str) -> Draft:
    outcomes = [missed(RUNG)]
    if state == "통화" and apology is None:
        outcomes.append(unmeasurable(APOLOGY, "field_missing:apology_given"))
    elif apology == "N":
        outcomes.append(missed(APOLOGY, "check_failed:apology_given"))
    return call(at(when), rings, *outcomes, 통화상태=state, **{"사과\n인사": apology})


def deferred(moment: datetime, back: Cell, reason: str = "no_figure") -> Draft:
    changed: dict[str, Cell] = {"즉시응답": "추후", "추후응답\n일시": back}
    return call(moment, 1, unmeasurable(DEFERRED, reason), **changed)


def rings_unknown(reason: str) -> tuple[Outcome, ...]:
    """Where nobody knows how late a call was answered, nobody knows whether to apologise."""
    return unmeasurable(RUNG, reason), unmeasurable(APOLOGY, f"prior_unmeasurable:{RUNG}")


def planted_calls() -> list[Draft]:
    drafts = [late_answer(*planted) for planted in LATE_ANSWERS]
    drafts += [deferred(at(when), at(then)) for when, then in DEFERRALS]
    undated = tuple(unmeasurable(each, "date_unreadable") for each in (RUNG, APOLOGY))
    return [
        *drafts,
        deferred(at("06-30 17:25"), None),
        deferred(at("04-15 10:20"), at("04-15 09:50"), "end_before_start"),
        deferred(at("05-12 11:05"), "추후입력", "field_unreadable:called_back_at"),
        call(
            at("03-26 09:30"), 2, unmeasurable(DEFERRED, "condition_unreadable:answered_at_once"),
            즉시응답="확인필요",
        ),
        call(at("02-04 13:11"), "미상", *rings_unknown("field_unreadable:rings")),
        call(at("05-28 16:06"), None, *rings_unknown("field_missing:rings")),
        call(at("02-27 10:15"), 1, *undated, 인입일시="2026-02-30 10:15"),
    ]  # fmt: skip


def honest_call(rng: random.Random) -> Draft:
    moment, rings = office_moment(rng), rng.choice((1, 1, 2, 2, 2))
    if rng.random() < 0.1:
        return call(moment, rings, 통화상태="포기호", 즉시응답=None)
    if rng.random() < 0.15:
        return deferred(moment, after_working_minutes(moment, rng.randint(5, 300)))
    return call(moment, rings)


# --- 내방 ----------------------------------------------------------------------------------------

WAIT, SUBSTITUTE = "visitor-wait-under-5min", "substitute-when-absent"
LATE_GREETINGS = (
    ("01-12 10:05", 6), ("02-05 13:40", 5), ("03-17 12:10", 11), ("04-20 15:22", 7),
    ("05-08 16:31", 5), ("06-15 11:57", 6),
)  # fmt: skip


def waited(moment: datetime, minutes: int, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {
        "도착일시": dotted(moment), "응대시작\n일시": dotted(moment + timedelta(minutes=minutes)),
        "담당자\n부재": "재실",
    }  # fmt: skip
    return Draft(moment, cells | changed, outcomes)


def away(when: str, handled: str | None, *outcomes: Outcome, absent: str = "부재") -> Draft:
    changed: dict[str, Cell] = {"담당자\n부재": absent, "대직\n처리": handled}
    return waited(at(when), 2, *outcomes, **changed)


def planted_visits(rng: random.Random) -> list[Draft]:
    drafts = [waited(at(when), minutes, missed(WAIT)) for when, minutes in LATE_GREETINGS]
    drafts += [waited(at(when), 4) for when in ("03-31 14:10", "06-09 09:30")]
    for department in SMALL_DEPARTMENTS:
        drafts.append(waited(office_moment(rng), rng.randint(0, 3), 방문부서=department))
    unseen: dict[str, Cell] = {"응대시작\n일시": None}
    unhandled = missed(SUBSTITUTE, "check_failed:handled_by_substitute")
    return [
        *drafts,
        away("01-28 10:40", "X", unhandled),
        away("05-20 14:15", "X", unhandled),
        away("04-02 11:10", None, unmeasurable(SUBSTITUTE, "field_missing:handled_by_substitute")),
        away(
            "06-10 15:05", None, unmeasurable(SUBSTITUTE, "condition_unreadable:officer_absent"),
            absent="확인필요",
        ),
        waited(at("04-09 10:44"), 0, missed(WAIT, "overdue_open"), **unseen),
        waited(
            at("05-19 13:25"), 0, unmeasurable(WAIT, "field_unreadable:attended_at"),
            **unseen | {"응대시작\n일시": "미상"},
        ),
        waited(at("06-22 15:30"), -20, unmeasurable(WAIT, "end_before_start")),
        waited(
            at("02-27 11:00"), 3, unmeasurable(WAIT, "date_unreadable"),
            도착일시="2026. 2. 30. 11:00",
        ),
    ]  # fmt: skip


def honest_visit(rng: random.Random) -> Draft:
    changed: dict[str, Cell] = {}
    if rng.random() < 0.2:
        changed = {"담당자\n부재": "부재", "대직\n처리": "O"}
    return waited(office_moment(rng), rng.randint(0, 4), **changed)


# --- 점검표 --------------------------------------------------------------------------------------

LOOK, NAMED, GREETED = "badge-and-neat-look", "department-and-name-told", "visitor-greeting"
ATTIRE, CLOSED, TONE = "visitor-attire-and-duty", "visitor-closing-greeting", "phone-tone-and-name"
#: What is looked at in each kind of inspection.
ITEMS: Mapping[str, tuple[str, ...]] = {
    "근무자세": ("명찰\n패용", "단정한\n용모"),
    "내방": (
        "소속\n안내", "성명\n안내", "미소·친절", "경어\n사용", "단정한\n옷차림", "신분증\n패용",
        "책임\n처리", "끝인사",
    ),
    "전화": ("소속\n안내", "성명\n안내", "상냥·명랑"),
    "서면": ("소속\n안내", "성명\n안내"),
}  # fmt: skip
ALL_ITEMS = tuple(dict.fromkeys(item for items in ITEMS.values() for item in items))
STANDARDS = {
    "근무자세": (LOOK,), "내방": (GREETED, ATTIRE, CLOSED), "전화": (NAMED, TONE), "서면": (NAMED,),
}  # fmt: skip
NO_DEPARTMENT, NO_NAME = "check_failed:department_given", "check_failed:name_given"
# 지키지 않았거나 적지 않은 항목: 점검일, 분야, 항목, 적힌 값, 판정
FLAWS: tuple[tuple[str, str, str, Cell, tuple[Outcome, ...]], ...] = (
    ("01-16", "근무자세", "명찰\n패용", "X", (missed(LOOK, "check_failed:badge_worn"),)),
    ("04-17", "근무자세", "단정한\n용모", "X", (missed(LOOK, "check_failed:neat_look"),)),
    ("05-29", "근무자세", "명찰\n패용", None, (unmeasurable(LOOK, "field_missing:badge_worn"),)),
    ("02-06", "내방", "소속\n안내", "X", (missed(GREETED, NO_DEPARTMENT),)),
    ("03-13", "내방", "미소·친절", "X", (missed(GREETED, "check_failed:smiling_and_kind"),)),
    ("05-15", "내방", "경어\n사용", "X", (missed(GREETED, "check_failed:polite_words_used"),)),
    ("03-20", "내방", "신분증\n패용", "X", (missed(ATTIRE, "check_failed:id_card_worn"),)),
    ("04-24", "내방", "책임\n처리", "X", (missed(ATTIRE, "check_failed:handled_responsibly"),)),
    ("06-12", "내방", "단정한\n옷차림", "관찰불가",
     (unmeasurable(ATTIRE, "field_unreadable:neat_attire"),)),
    ("01-23", "내방", "끝인사", "X", (missed(CLOSED, "check_failed:closing_greeting_given"),)),
    ("06-26", "내방", "끝인사", "X", (missed(CLOSED, "check_failed:closing_greeting_given"),)),
    ("02-20", "전화", "소속\n안내", "X",
     (missed(NAMED, NO_DEPARTMENT), missed(TONE, NO_DEPARTMENT))),
    ("05-08", "전화", "상냥·명랑", "X", (missed(TONE, "check_failed:bright_tone"),)),
    ("06-19", "전화", "상냥·명랑", None, (unmeasurable(TONE, "field_missing:bright_tone"),)),
    ("03-27", "서면", "성명\n안내", "X", (missed(NAMED, NO_NAME),)),
    ("06-05", "서면", "성명\n안내", "X", (missed(NAMED, NO_NAME),)),
)  # fmt: skip


def observation(moment: datetime, field: str, *outcomes: Outcome, **changed: Cell) -> Draft:
    cells: dict[str, Cell] = {"점검일": moment.date(), "점검\n분야": field}
    marks: dict[str, Cell] = {item: "O" if item in ITEMS[field] else "-" for item in ALL_ITEMS}
    return Draft(moment, cells | marks | changed, outcomes)


def observations(rng: random.Random) -> list[Draft]:
    drafts = [
        observation(at(f"{day} 10:00"), field, *outcomes, **{item: cell})
        for day, field, item, cell, outcomes in FLAWS
    ]
    undated = (unmeasurable(each, "date_unreadable") for each in STANDARDS["내방"])
    drafts.append(observation(at("02-27 10:00"), "내방", *undated, 점검일="2026-02-30"))
    fields = ("근무자세", "내방", "내방", "전화", "전화", "서면")
    drafts += [observation(office_moment(rng), rng.choice(fields)) for _ in range(43)]
    return drafts


# --- 활동 ----------------------------------------------------------------------------------------


def activities(rng: random.Random) -> list[Draft]:
    def held(moment: datetime, kind: str, published: Cell = None) -> Draft:
        cells: dict[str, Cell] = {"실시일": moment.date(), "활동\n구분": kind}
        return Draft(moment, cells | {"결과\n공표": published})

    others = ("청렴교육", "입주기업 간담회", "장비 설명회", "정례회의")
    return [
        held(at("03-18 14:00"), "전화친절교육"),
        held(at("06-17 14:00"), "전화응대 교육"),
        held(at("05-27 10:00"), "영업비밀 유출"),
        *(held(office_moment(rng), rng.choice(others), "N") for _ in range(17)),
    ]


#: Promises that count are judged by the year or the half-year, not by a row of the sheet.
COUNTED: tuple[Planted, ...] = (
    ("business-secret-kept", "2026H1", "missed", "over_limit"),
    ("survey-yearly", "2026", "pending", "not_yet_due"),
)

# --- the workbooks -------------------------------------------------------------------------------


def filled(
    rng: random.Random, planted: list[Draft], honest: Callable[[random.Random], Draft], size: int
) -> list[Draft]:
    return planted + [honest(rng) for _ in range(size - len(planted))]


def month_ends(month: int) -> tuple[date, date]:
    """The days of a month in which an honest petition may come in."""
    after = date(2026, month + 1, 1)
    first, last = date(2026, month, 1), after - timedelta(days=1)
    return max(first, FIRST_DAY), min(last, LAST_HONEST_DAY)


def petitions(rng: random.Random, month: int) -> Sheet:
    drafts = [draft for draft in planted_petitions() if draft.at.month == month]
    first, last = month_ends(month)

    def honest(rng: random.Random) -> Draft:
        return honest_petition(rng, first, last)

    drafts = filled(rng, drafts, honest, PETITIONS_A_MONTH)
    return Sheet(
        f"{month}월", f"{NAME} 2026년 {month}월 민원처리대장", ("(단위: 건)",), "관리번호",
        f"P26{month:02d}-{{:03d}}", HEADINGS, [as_exported(rng, draft) for draft in drafts],
        total=True, note="※ 처리기간이 5일 이하면 처리기한에 시각까지 적음",
    )  # fmt: skip


def workbooks(rng: random.Random) -> dict[str, list[Sheet]]:
    term = f"{NAME} 2026년 상반기"
    books = {f"민원_2026-{month:02d}.xlsx": [petitions(rng, month)] for month in range(1, 7)}
    calls = Sheet(
        "전화", f"{term} 전화응대 기록", ("(단위: 건)",), "통화번호", "C-{:04d}",
        ("인입일시", "벨\n횟수", "통화상태", "사과\n인사", "즉시응답", "추후응답\n일시", "응대부서",
         *PEOPLE),
        filled(rng, planted_calls(), honest_call, 120), total=True,
    )  # fmt: skip
    visits = Sheet(
        "내방", f"{term} 방문고객 응대 기록", (), "내방번호", "V-{:04d}",
        ("도착일시", "응대시작\n일시", "담당자\n부재", "대직\n처리", "방문부서", *PEOPLE),
        filled(rng, planted_visits(rng), honest_visit, 60),
        note="※ 담당자가 자리를 비운 때에만 대직처리를 적음",
    )  # fmt: skip
    checks = Sheet(
        "2026상반기", f"{term} 고객응대 점검표", (), "점검번호", "O-{:04d}",
        ("점검일", "점검\n분야", *ALL_ITEMS, "점검부서", *PEOPLE), observations(rng),
        note="※ O 지킴, X 지키지 않음, - 점검하지 않는 항목",
    )  # fmt: skip
    deeds = Sheet(
        "Sheet1", f"{term} 고객서비스 활동 실적", (), "활동번호", "A-{:04d}",
        ("실시일", "활동\n구분", "결과\n공표", "주관부서", *PEOPLE), activities(rng),
    )  # fmt: skip
    books["전화·내방.xlsx"] = [calls, visits]
    return books | {"점검표.xlsx": [checks], "활동.xlsx": [deeds]}


DEPARTMENT_HEADINGS = ("처리\n부서", "응대부서", "방문부서", "점검부서", "주관부서")


def build(folder: Path) -> None:
    """Write the workbooks and `manifest.json` into a folder."""
    rng = random.Random(SEED)
    planted, sizes = list(COUNTED), {}
    books = workbooks(rng)
    for name, sheets in books.items():
        book = empty_workbook()
        for sheet in sheets:
            heading = next(each for each in DEPARTMENT_HEADINGS if each in sheet.headings)
            rows = numbered(rng, sheet, DEPARTMENTS, heading)
            write_sheet(book, sheet, rows)
            planted += planted_in(rows)
            sizes[f"{name}/{sheet.name}"] = len(rows)
        (folder / name).write_bytes(fixed_bytes(book))
    about = {
        "institution": "jntp", "period": "2026H1", "as_of": AS_OF, "files": list(books),
        "cases": sizes,
    }  # fmt: skip
    write_manifest(folder / "manifest.json", about, planted)


if __name__ == "__main__":
    build(Path(__file__).parent)
