"""A verification as a document: whether the result still stands, and if not, what moved it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from slaaudit.comparisons.verification import Difference, Move, Row
from slaaudit.report_model import Cell, Column, Document, Emphasis, Section, Statement, Table
from slaaudit.report_model import Row as TableRow
from slaaudit.report_model.figures import NONE, words
from slaaudit.report_model.wording import day, period_title
from slaaudit.results import StoredResult
from slaaudit.terms import VERDICT_BY_KEY, reason_text

_PARTS = {
    "tool": "도구",
    "rules": "규칙",
    "calendar": "달력",
    "period": "점검 기간",
    "as_of": "기준시점",
    "input": "자료",
    "counts": "건수(결과 안에서 어긋남)",
}
#: The moves that are listed; the JSON holds all.
_MOST_LISTED = 500


def verification_document(
    stored: StoredResult,
    found: Sequence[Difference],
    moved: Sequence[Move] | None,
) -> Document:
    """Build the page; `moved` None: the logs were not given, so nothing was judged again."""
    sections = [Section("outcome", 1, "확인 결과", (_outcome(found, moved), *_unjudged(moved)))]
    if found:
        sections.append(Section("made_of", 2, "달라진 것", (_differences(found),)))
    if moved:
        sections.append(Section("moves", 3, "뒤바뀐 판정", (_kinds(moved), _moves(moved))))
    return Document(
        title=f"{period_title(stored.period.label)} 결과의 확인",
        institution=stored.institution.name,
        period=period_title(stored.period.label),
        written_on=stored.as_of.date().isoformat(),
        audience="internal",
        sections=tuple(sections),
        facts=(
            ("기관", stored.institution.name),
            ("결과의 기준시점", stored.as_of.isoformat(" ", "minutes")),
        ),
    )


def _outcome(found: Sequence[Difference], moved: Sequence[Move] | None) -> Statement:
    if not found and not moved:
        said = "결과가 그대로임" if moved is not None else "지문과 건수가 모두 맞음"
        return Statement("□", said, strong=True)
    parts = ", ".join(dict.fromkeys(_PARTS[each.part] for each in found)) or "없음"
    count = "" if moved is None else f", 뒤바뀐 판정 {len(moved):,}건"
    return Statement("□", f"결과가 달라짐: {parts}{count}", strong=True)


def _unjudged(moved: Sequence[Move] | None) -> tuple[Statement, ...]:
    if moved is not None:
        return ()
    return (
        Statement("※", "자료를 주지 않아 다시 판정하지 않음: --log로 자료를 주면 판정까지 견줌"),
    )


def _differences(found: Sequence[Difference]) -> Table:
    columns = (
        Column("무엇"),
        Column("이름", width=2),
        Column("결과를 낼 때", width=3),
        Column("지금", width=3),
    )
    rows = tuple(
        TableRow(
            (
                words(_PARTS[each.part]),
                words(_name(each)),
                words(_short(each.stored)),
                words(_short(each.now)),
            )
        )
        for each in found
    )
    return Table("differences", "2-1", "결과를 이룬 것", columns, rows)


def _name(each: Difference) -> str:
    if each.part == "calendar" and len(each.name) == len("2026-01-01"):
        return day(date.fromisoformat(each.name))
    return _PARTS.get(each.name, each.name)


def _short(text: str | None) -> str:
    """Show the beginning of a digest; a holiday on one side only is a working day on the other."""
    return "없음" if text is None else text[:12] if len(text) == 64 else text  # noqa: PLR2004


def _kinds(moved: Sequence[Move]) -> Table:
    counts = Counter((_verdict(each.stored), _verdict(each.now)) for each in moved)
    columns = (Column("결과를 낼 때"), Column("지금"), Column("건수", "count"))
    rows = tuple(
        TableRow((words(before), words(after), Cell(f"{n:,}", n)))
        for (before, after), n in sorted(counts.items(), key=lambda pair: -pair[1])
    )
    return Table("kinds", "3-1", "뒤바뀐 판정의 종류", columns, rows)


def _moves(moved: Sequence[Move]) -> Table:
    columns = (
        Column("표준", width=3),
        Column("건", width=2),
        Column("자리", width=3),
        Column("결과를 낼 때", width=3),
        Column("지금", width=3),
    )
    rows = tuple(
        TableRow(
            (
                words(each.standard),
                words(each.case),
                words(_place(each)),
                words(_told(each.stored)),
                Cell(_told(each.now), None, _emphasis(each)),
            )
        )
        for each in moved[:_MOST_LISTED]
    )
    more = len(moved) - _MOST_LISTED
    notes = (f"외 {more:,}건은 -f json에 있음",) if more > 0 else ()
    return Table("moves", "3-2", "뒤바뀐 판정", columns, rows, notes)


def _place(each: Move) -> str:
    row = None if each.row is None else f"{each.row}행"
    return " ".join(part for part in (each.file, each.sheet, row) if part) or NONE


def _verdict(row: Row | None) -> str:
    if row is None:
        return "없음"
    verdict = VERDICT_BY_KEY.get(str(row.get("verdict")))
    return str(row.get("verdict")) if verdict is None else verdict.word("ko")


def _told(row: Row | None) -> str:
    if row is None:
        return "없음"
    reason, due = row.get("reason"), row.get("due_at")
    parts = [_verdict(row)]
    if reason is not None:
        parts.append(reason_text(str(reason), "ko"))
    if due is not None:
        parts.append(f"기한 {str(due).replace('T', ' ')}")
    return ", ".join(parts)


def _emphasis(each: Move) -> Emphasis:
    now = None if each.now is None else each.now.get("verdict")
    return Emphasis.SHORT if now == "missed" else Emphasis.NONE
