"""A long table that comes in pieces gives the log, the findings and the account of a whole one."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from column_blocks import told
from makers import REPLY, rule_set
from slaaudit.normalise import known_headings, normalise
from slaaudit.readers.whole_tables import whole_tables
from slaaudit.spec.ruleset import RuleSet
from slaaudit.table_finder import SheetPlace, find_table_in_pieces, find_tables
from slaaudit.tables import BrokenCell, CaseLog, Column, RawTable
from slaaudit.terms import FieldKind

HEAD = ["접수번호", "접수일시", "답변일시", "접수경로", "담당부서"]
NIGHT = datetime(2026, 3, 2, 23, 30, 5)  # noqa: DTZ001  # cells hold wall time
NOON = datetime(2026, 3, 2, 12)  # noqa: DTZ001  # the same
CELLS: tuple[tuple[Any, ...], ...] = (
    ("A-1", "A-2", "A-3", "A-4", "", "소계", 1234567890123456.0, "A-5"),
    ("2026-03-02 09:00", "2026-03-02", "모름", "", BrokenCell("#N/A"), NOON, NIGHT),
    ("2026-03-05 10:00:00", "2026-02-30", "", "언젠가", NOON),
    ("홈페이지", "전화", "우편", ""),
    ("총무과", "", None, "민원과"),
)
CASE = st.tuples(*map(st.sampled_from, CELLS)).map(list)
OTHER = st.sampled_from([HEAD, [], ["소계", "", "", "", ""], ["※ 작성: 민원과"], ["2026년 2분기"]])
FURTHER = st.sampled_from([["번호", "접수번호", "접수일시"], ["접수번호", "접수일시", "접수경로"]])
ROWS = st.lists(st.one_of(CASE, CASE, CASE, OTHER), max_size=40)
FURTHER_TABLE = st.tuples(FURTHER, ROWS).map(lambda two: [two[0], *two[1]])


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return rule_set(REPLY | {"when": {"channel": "홈페이지"}})


def pieces(rows: Sequence[Sequence[Any]], known: frozenset[str]) -> Iterator[RawTable]:
    """Read rows by threes, and let go of them as soon as may be."""

    def blocks() -> Iterator[Sequence[Any]]:
        return (rows[at : at + 3] for at in range(0, len(rows), 3))

    return find_table_in_pieces(blocks, known, SheetPlace("민원.csv", "0", None), list, 5)


def words(column: Column) -> list[Any]:
    present, values = column.present.tolist(), column.values.tolist()
    widths = [None] * len(values) if column.width is None else column.width.tolist()
    worded = column.kind in (FieldKind.CATEGORY, FieldKind.TEXT)
    labels = list(column.labels)
    return [
        (labels[value] if worded else value, width) if there else None
        for there, value, width in zip(present, values, widths, strict=True)
    ]


def everything(log: CaseLog) -> list[Any]:
    tables = [
        (
            table.record,
            table.case_ids.tolist(),
            table.source.tolist(),
            table.row.tolist(),
            {
                name: (words(column), column.state.tolist())
                for name, column in table.columns.items()
            },
            list(table.columns["channel"].labels),
        )
        for table in log.tables.values()
    ]
    return [tables, log.sources, log.findings]


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    before=ROWS, more=st.one_of(ROWS, st.tuples(FURTHER, ROWS).map(lambda two: [two[0], *two[1]]))
)
def test_the_same_log_comes_out(
    before: list[list[Any]], more: list[list[Any]], rules: RuleSet
) -> None:
    rows = [["민원처리대장"], HEAD, *before, *more]
    known = known_headings(rules)
    whole = find_tables(rows, known, SheetPlace("민원.csv", "0", None))
    assert [*map(told, whole_tables(pieces(rows, known)))] == [*map(told, whole)]
    assert everything(normalise(pieces(rows, known), rules)) == everything(normalise(whole, rules))


def test_a_long_table_comes_in_pieces_and_one_that_another_follows_comes_whole(
    rules: RuleSet,
) -> None:
    known = known_headings(rules)
    case = ["A-1", "2026-03-02", "2026-03-03", "전화", "총무과"]
    found = list(pieces([HEAD, *[case] * 60], known))
    assert [each.piece for each in found] == list(range(len(found)))
    assert [each.more for each in found] == [True] * (len(found) - 1) + [False]
    assert sum(len(each.row_numbers) for each in found) == 60
    assert max(len(each.row_numbers) for each in found) < 40
    two = list(pieces([HEAD, *[case] * 60, HEAD[:3], *[case[:3]] * 9], known))
    assert [each.area for each in two[-2:]] == ["A1:E61", "A62:E71"]
    assert [(each.piece, each.more) for each in two[-2:]] == [(0, False), (0, False)]
    log = normalise(two, rules)
    assert [source.cases for source in log.sources] == [1, 1]
