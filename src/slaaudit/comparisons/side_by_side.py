"""Two results side by side as a document: rates, their difference, and how sure it is."""

from collections.abc import Iterator

from slaaudit.comparisons.pairs import Pair, pairs_of
from slaaudit.model import Tally
from slaaudit.report_model import (
    Cell,
    Column,
    Document,
    Emphasis,
    Row,
    Section,
    Statement,
    Table,
)
from slaaudit.report_model.figures import NONE, NOT_COMPARABLE, change, rate, rate_cell, words
from slaaudit.report_model.intervals import newcombe
from slaaudit.report_model.wording import period_title
from slaaudit.results import StoredResult


def names_of(first: StoredResult, second: StoredResult) -> tuple[str, str]:
    """Call each result by what tells it from the other: the period, or the institution too."""
    titles = period_title(first.period.label), period_title(second.period.label)
    if first.institution.id == second.institution.id:
        return titles
    return (
        f"{first.institution.name} {titles[0]}",
        f"{second.institution.name} {titles[1]}",
    )


def comparison_document(first: StoredResult, second: StoredResult) -> Document:
    """Build the comparison; the difference is second minus first."""
    names, pairs = names_of(first, second), pairs_of(first, second)
    one, other = (_named(result) for result in (first, second))
    return Document(
        title=f"이행률 비교: {names[0]} · {names[1]}",
        institution=one if one == other else f"{one} · {other}",
        period=f"{names[0]}, {names[1]}",
        written_on=max(first.as_of, second.as_of).date().isoformat(),
        audience="public",
        facts=(("앞", names[0]), ("뒤", names[1])),
        sections=(
            Section("whole", 1, "같은 규칙으로 판정한 표준", (*_whole(pairs), _table(pairs))),
            Section("not_comparable", 2, "견줄 수 없는 표준", (_apart(pairs),)),
        ),
    )


def _named(result: StoredResult) -> str:
    return result.institution.name


def _whole(pairs: tuple[Pair, ...]) -> Iterator[Statement]:
    """Say the difference over all promises that both judged alike, and whether it may be chance."""
    alike = [(p.first, p.second) for p in pairs if p.same and _judged(p)]
    first = sum((one.tally for one, other in alike if one and other), Tally())
    second = sum((other.tally for one, other in alike if one and other), Tally())
    now, was = rate(second), rate(first)
    if now is None or was is None:
        yield Statement("□", "두 결과에 같은 규칙으로 판정한 표준이 없어 견줄 수 없음", strong=True)
        return
    text = f"같은 규칙의 표준 {len(alike)}개: {was:.1f}% → {now:.1f}% ({change(now, was).text}%p)"
    yield Statement("□", text, strong=True)
    yield Statement("○", certainty(first, second))


def certainty(first: Tally, second: Tally) -> str:
    """Say whether a difference is more than chance would make of two samples of the same rate."""
    interval = newcombe((first.met, first.judged), (second.met, second.judged))
    if interval is None:
        return NONE
    low, high = interval
    said = f"차이의 95% 신뢰구간 {low:+.1f} ~ {high:+.1f}%p"
    if low <= 0 <= high:
        return f"{said}: 우연한 차이일 수 있음"
    return f"{said}: 우연으로 보기 어려움"


def _columns() -> tuple[Column, ...]:
    return (
        Column("번호", "count"),
        Column("표준", width=5),
        Column("판정", "count", "앞"),
        Column("이행률(%)", "percent", "앞"),
        Column("판정", "count", "뒤"),
        Column("이행률(%)", "percent", "뒤"),
        Column("증감(%p)", "points"),
        Column("95% 신뢰구간(%p)", "number", width=3),
    )


def _table(pairs: tuple[Pair, ...]) -> Table:
    rows = tuple(_row(pair) for pair in pairs if pair.same and _judged(pair))
    empty = Row((Cell(NONE), words("해당 없음"), *[Cell(NONE)] * 6))
    notes = (
        "0을 품은 신뢰구간은 우연한 차이일 수 있다는 뜻임",
        "* 판정한 건이 30건보다 적은 이행률",
    )
    return Table("same", "1-1", "표준별 비교", _columns(), rows or (empty,), notes)


def _judged(pair: Pair) -> bool:
    return any(each is not None and each.tally.judged for each in (pair.first, pair.second))


def _row(pair: Pair) -> Row:
    first, second = pair.first, pair.second
    if first is None or second is None:
        raise TypeError("a pair that is the same has both")
    interval = newcombe((first.met, first.tally.judged), (second.met, second.tally.judged))
    told = NONE if interval is None else f"{interval[0]:+.1f} ~ {interval[1]:+.1f}"
    sure = interval is not None and not interval[0] <= 0 <= interval[1]
    worse = interval is not None and interval[1] < 0
    emphasis = Emphasis.SHORT if worse else Emphasis.GOOD if sure else Emphasis.NONE
    return Row(
        (
            Cell(str(first.number), first.number),
            words(first.title),
            Cell(f"{first.tally.judged:,}", first.tally.judged),
            rate_cell(first.tally),
            Cell(f"{second.tally.judged:,}", second.tally.judged),
            rate_cell(second.tally),
            change(rate(second.tally), rate(first.tally)),
            Cell(told, None, emphasis),
        )
    )


def _apart(pairs: tuple[Pair, ...]) -> Table:
    columns = (
        Column("표준", width=3),
        Column("앞(%)", "percent"),
        Column("뒤(%)", "percent"),
        Column("까닭", width=5),
    )
    rows = tuple(_apart_row(pair) for pair in pairs if not pair.same and _told(pair))
    empty = Row((words("없음"), *[Cell(NONE)] * 3))
    return Table("apart", "2-1", "견줄 수 없는 표준", columns, rows or (empty,))


def _told(pair: Pair) -> bool:
    return any(each is not None and not each.attested for each in (pair.first, pair.second))


def _apart_row(pair: Pair) -> Row:
    shown = pair.first or pair.second
    if shown is None:
        raise TypeError("a pair has at least one")
    if pair.first is None or pair.second is None:
        why = f"{'앞' if pair.second is None else '뒤'}의 결과에만 있음"
    else:
        why = f"{NOT_COMPARABLE}: {'; '.join(pair.changes) or '규칙이 다름'}"
    rates = [rate_cell(each.tally) if each else Cell(NONE) for each in (pair.first, pair.second)]
    return Row((words(shown.title), *rates, words(why)))
