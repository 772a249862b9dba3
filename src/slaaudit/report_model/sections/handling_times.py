"""6. 처리기간: how long things took, against their limit; and notices while they took longer."""

from collections.abc import Iterator

from slaaudit.report_model.document import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Emphasis,
    Row,
    Section,
    Table,
)
from slaaudit.report_model.figures import (
    NONE,
    applicable,
    count,
    missed,
    rate_cell,
    small_sample_notes,
    words,
)
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.reporting.wording import value_words
from slaaudit.results.stored import StoredBin, StoredDistribution, StoredStandard

_COLUMNS = (
    Column("번호", "count"),
    Column("구분", width=4),
    Column("처리건수", "count"),
    Column("평균", "number", "걸린 시간", width=2),
    Column("중앙값", "number", "걸린 시간", width=2),
    Column("90% 이내", "number", "걸린 시간", width=2),
    Column("최장", "number", "걸린 시간", width=2),
    Column("기한", width=2),
    Column("단축률(%)", "percent"),
)
_NOTICES = (
    Column("번호", "count"),
    Column("이행기준", width=5),
    Column("대상(지연)건수", "count", width=2),
    Column("통지 이행", "count"),
    Column("미통지", "count"),
    Column("이행률(%)", "percent"),
)
#: A picture of fewer cases shows no shape.
_LEAST_DRAWN = 10


def section(inputs: ReportInputs) -> Section:
    """Give the figures, a picture for every promise with enough cases, and the notices."""
    timed = [each for each in inputs.result.standards if each.distribution is not None]
    blocks: list[Block] = [_times(timed), *_pictures(timed), _notices(inputs)]
    return Section("handling_times", 6, "처리기간", tuple(blocks))


def _times(timed: list[StoredStandard]) -> Table:
    rows = tuple(_row(each, each.distribution) for each in timed if each.distribution is not None)
    empty = Row((Cell(NONE), words("해당 없음"), *[Cell(NONE)] * (len(_COLUMNS) - 2)))
    notes = (
        "걸린 시간은 그 표준의 시계로 셈 (근무시간, 근무일 등). 끝난 건만 들어감",
        "단축률 = (기한 - 평균) ÷ 기한. 음수이면 평균이 기한을 넘은 것임",
    )
    return Table("handling_times", "6-1", "처리기간", _COLUMNS, rows or (empty,), notes)


def _row(standard: StoredStandard, spread: StoredDistribution) -> Row:
    unit = spread.unit
    return Row(
        (
            count(standard.number),
            words(standard.title),
            count(spread.cases),
            _length(spread.mean, unit),
            _length(spread.median, unit),
            _length(spread.ninety_percent, unit),
            _length(spread.longest, unit),
            words(standard.bar),
            _shortened(spread),
        )
    )


def _length(value: float | None, unit: str | None) -> Cell:
    return Cell(NONE) if value is None else Cell(value_words(round(value, 2), unit), value)


def _shortened(spread: StoredDistribution) -> Cell:
    if not spread.limit or spread.mean is None:
        return Cell(NONE)
    share = round(100 * (spread.limit - spread.mean) / spread.limit, 1) + 0.0
    return Cell(f"{share:.1f}", share, Emphasis.SHORT if share < 0 else Emphasis.NONE)


def _pictures(timed: list[StoredStandard]) -> Iterator[Chart]:
    place = 0
    for standard in timed:
        spread = standard.distribution
        if spread is None or spread.cases < _LEAST_DRAWN or not spread.bins:
            continue
        place += 1
        yield _picture(standard, spread, place)


def _picture(standard: StoredStandard, spread: StoredDistribution, place: int) -> Chart:
    ends = [each.until for each in spread.bins]
    inside = None
    if spread.limit is not None and spread.limit in ends:
        inside = ends.index(spread.limit)
    bars = tuple(
        Bar(_label(each, spread.unit), each.cases, short=inside is not None and index > inside)
        for index, each in enumerate(spread.bins)
    )
    over = sum(each.cases for each in spread.bins[inside + 1 :]) if inside is not None else 0
    limit = "" if inside is None else f" 기한({standard.bar}) 뒤의 막대에 {over}건."
    return Chart(
        key=f"distribution-{standard.id}", number=f"6-{place}", kind="distribution",
        title=f"{standard.number}. {standard.title}: 걸린 시간",
        description=(
            f"끝난 {spread.cases}건의 걸린 시간. 중앙값 {value_words(spread.median, spread.unit)}, "
            f"최장 {value_words(spread.longest, spread.unit)}.{limit}"
        ),
        unit="건", bars=bars, table="handling_times", limit_after=inside,
        limit_words=standard.bar if inside is not None else None,
    )  # fmt: skip


def _label(each: StoredBin, unit: str | None) -> str:
    if each.until is None:
        return f"{value_words(each.above, unit)} 넘음"
    return f"~{value_words(each.until, unit)}"


def _notices(inputs: ReportInputs) -> Table:
    rows = tuple(
        Row(
            (
                count(each.number),
                words(each.title),
                count(applicable(each.tally)),
                count(each.met),
                missed(each.missed),
                rate_cell(each.tally),
            )
        )
        for each in inputs.result.standards
        if each.interim_of
    )
    empty = Row((Cell(NONE), words("해당 없음"), *[Cell(NONE)] * (len(_NOTICES) - 2)))
    notes = ("대상 = 통지 이행 + 미통지 + 면책 + 판정불가 + 진행중", *small_sample_notes(rows))
    return Table("interim_notices", "6-2", "중간통지", _NOTICES, rows or (empty,), notes)
