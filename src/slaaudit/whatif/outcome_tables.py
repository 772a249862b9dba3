"""The tables and the picture of a what-if."""

from functools import partial

from slaaudit.audit_changes import StandardMoves
from slaaudit.report_model import Bar, Cell, Chart, Column, Emphasis, Row, Table
from slaaudit.report_model.case_cells import NOWHERE, at
from slaaudit.report_model.figures import NONE, change, count, missed, money, percent, rate, words
from slaaudit.report_model.long_tables import LongTable
from slaaudit.reporting.scores import plain_number
from slaaudit.rule_changes.log_words import shift_span
from slaaudit.rule_words.voice import Voice
from slaaudit.terms import VERDICT_BY_KEY
from slaaudit.whatif.outcome import Flip, Outcome, Turned, turned
from slaaudit.whatif.outcome_words import title
from slaaudit.whatif.sweeps import Point, Sweep

_TURNS = (
    Column("이행→미이행", "count", "뒤바뀜", 2),
    Column("미이행→이행", "count", "뒤바뀜", 2),
    Column("그 밖", "count", "뒤바뀜"),
)
_RATES = (
    Column("전(%)", "percent", "이행률"),
    Column("후(%)", "percent", "이행률"),
    Column("차(%p)", "points", "이행률"),
)
_FLIPS = LongTable(
    "flips", "3-1", "판정이 뒤바뀐 건",
    (
        Column("접수번호", width=2),
        Column("표준"),
        Column("부서", width=2),
        Column("판정", width=3),
        Column("처리기한", width=4),
        Column("자료", width=2),
        Column("시트"),
        Column("행", "count"),
    ),
    "뒤바뀐 건 없음",
    ("표준은 번호로 적음", "처리기한이 날짜이면 그날이 끝날 때까지임"),
    source=(5, 6, 7),
)  # fmt: skip
#: 민원처리법 제19조: up to five days begin with the next office hours, six with the day of receipt.
_OTHER_UNIT = (
    "시간으로 세는 기준과 날로 세는 기준은 시작과 끝이 달라, "
    "그 사이에서는 기준을 늘려도 미이행이 되는 건이 있을 수 있음"
)
#: Cases that a page shows: the workbook and JSON have them all.
_PAGE_FLIPS = 15


def standards_table(outcome: Outcome, voice: Voice) -> Table:
    """Give the standards that differ: verdicts and rates before and after."""
    columns = (Column("표준", width=5), Column("판정", "count"), *_TURNS, *_RATES)
    rows = tuple(
        Row(
            (
                Cell(title(moves.id, voice)),
                count(max(moves.tally_before.judged, moves.tally_after.judged)),
                *_turns(turned(moves)),
                *_rates(rate(moves.tally_before), rate(moves.tally_after)),
            )
        )
        for moves in outcome.moved
    )
    others = len(outcome.effect.standards) - len(outcome.moved)
    notes = ("판정은 이행과 미이행의 건수, 전과 후 가운데 많은 쪽", *_unmoved(others))
    return Table("changed_standards", "1-1", "표준별 판정과 이행률", columns, rows, notes)


def _unmoved(others: int) -> tuple[str, ...]:
    return (f"나머지 표준 {others:,}개는 그대로임",) if others else ()


def dues_table(outcome: Outcome, voice: Voice) -> Table | None:
    """Give due moments and remedies that differ; None where none does."""
    concerned = [
        each
        for each in outcome.moved
        if each.due.moved or each.remedies_before != each.remedies_after
    ]
    if not concerned:
        return None
    columns = (
        Column("표준", width=4),
        Column("건", "count", "기한 이동"),
        Column("얼마나", group="기한 이동", width=4),
        Column("전(건)", "count", "보상"),
        Column("후(건)", "count", "보상"),
        Column("전(원)", "money", "보상"),
        Column("후(원)", "money", "보상"),
    )
    rows = tuple(_due_row(each, voice) for each in concerned)
    notes = ("보상은 헌장이 정한 금액을 셈한 것이고 지급을 정하지 않음",)
    return Table("changed_dues", "1-2", "처리기한과 보상", columns, rows, notes)


def _due_row(moves: StandardMoves, voice: Voice) -> Row:
    due, old, new = moves.due, moves.remedies_before, moves.remedies_after
    span = shift_span(int(due.seconds.min()), int(due.seconds.max()), "ko") if due.moved else None
    return Row(
        (
            Cell(title(moves.id, voice)),
            count(due.moved),
            words(span),
            count(old.cases),
            count(new.cases),
            money(old.amount),
            money(new.amount),
        )
    )


def departments_table(outcome: Outcome) -> Table | None:
    """Give every department's part in the standards that differ; None without departments."""
    columns = (Column("부서", width=3), Column("판정", "count"), *_TURNS, *_RATES)
    rows = tuple(
        Row(
            (
                Cell(each.department or NOWHERE),
                count(max(each.before.judged, each.after.judged)),
                *_turns(each.turned),
                *_rates(rate(each.before), rate(each.after)),
            )
        )
        for each in outcome.departments
    )
    note = "달라진 표준의 판정만 더한 것임"
    return Table("changed_departments", "2-1", "부서별", columns, rows, (note,)) if rows else None


def flips_table(outcome: Outcome, voice: Voice) -> Table:
    """List the cases whose verdict flips."""
    return _FLIPS.of(outcome.flips, partial(_flip_row, voice), _PAGE_FLIPS)


def _flip_row(voice: Voice, flip: Flip) -> Row:
    old, new = (VERDICT_BY_KEY[key].word("ko") for key in flip.verdicts)
    emphasis = Emphasis.SHORT if flip.verdicts[1] == "missed" else Emphasis.NONE
    dues = [at(each).text for each in flip.dues]
    row = Cell(NONE) if flip.row is None else Cell(str(flip.row), flip.row)
    return Row(
        (
            Cell(flip.case),
            Cell(voice.numbered([flip.standard])),
            Cell(flip.department or NOWHERE),
            Cell(f"{old} → {new}", None, emphasis),
            Cell(dues[0] if dues[0] == dues[1] else " → ".join(dues)),
            words(flip.file),
            words(flip.sheet),
            row,
        )
    )


def sweep_table(sweep: Sweep) -> Table:
    """Give the rate of every limit."""
    columns = (
        Column("기준", width=2),
        Column("세는 법", width=4),
        Column("이행", "count"),
        Column("미이행", "count"),
        Column("이행률(%)", "percent"),
        Column("목표(%)", "percent"),
        Column("달성"),
        Column("보상(원)", "money"),
    )
    rows = tuple(_sweep_row(point) for point in sweep.points)
    notes: tuple[str, ...] = (f"지금 기준은 {sweep.now}", "기준마다 법에 따라 다시 세었음")
    if sweep.changes_unit:
        notes = (*notes, _OTHER_UNIT)
    return Table("sweep", "4-1", f"기준별 이행률: {sweep.title}", columns, rows, notes)


def _sweep_row(point: Point) -> Row:
    tally, target, attained = point.score.tally, point.score.target, point.score.attained
    goal = Cell(NONE) if target is None else Cell(f"{plain_number(target)}", float(target))
    said = {True: "달성", False: "미달", None: NONE}[attained]
    looks = {True: Emphasis.GOOD, False: Emphasis.SHORT, None: Emphasis.NONE}
    return Row(
        (
            Cell(point.words),
            Cell(point.clock),
            count(tally.met),
            missed(tally.missed),
            percent(rate(tally)),
            goal,
            Cell(said, None, looks[attained]),
            money(point.owed.amount),
        )
    )


def sweep_chart(sweep: Sweep) -> Chart:
    """Draw the rate of every limit, with the target across."""
    bars = tuple(
        Bar(
            point.words,
            rate(point.score.tally),
            mark=None if sweep.target is None else float(sweep.target),
            short=point.score.attained is False,
        )
        for point in sweep.points
    )
    ends = sweep.points[0], sweep.points[-1]
    said = ", ".join(f"{each.words} {percent(rate(each.score.tally)).text}%" for each in ends)
    return Chart(
        "sweep", "4-1", "rates", f"기준별 이행률: {sweep.title}",
        f"기준을 바꾸며 다시 판정한 이행률. {said}", "%", bars, "sweep",
    )  # fmt: skip


def _turns(each: Turned) -> tuple[Cell, Cell, Cell]:
    return missed(each.to_missed), count(each.to_met), count(each.other)


def _rates(before: float | None, after: float | None) -> tuple[Cell, Cell, Cell]:
    return percent(before), percent(after), change(after, before)
