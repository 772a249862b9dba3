"""The answer of a condition for every case at once.

A condition on a blank field is false. On an unreadable field the answer is unknown unless the rest
of the condition decides it without that field.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from slaaudit.conditions import AllOf, AnyOf, Comparison, Condition, FieldTest, Not, field_tests
from slaaudit.tables import Column
from slaaudit.value_classes import dataclass

Bools = NDArray[np.bool_]
#: Tells how many seconds of each span (first second, and the one after the last; int64) lie inside
#: a named clock's open time.
During = Callable[[str, NDArray[np.int64], NDArray[np.int64]], NDArray[np.int64]]

NUMERIC = {
    Comparison.AT_LEAST: np.greater_equal,
    Comparison.AT_MOST: np.less_equal,
    Comparison.MORE_THAN: np.greater,
    Comparison.LESS_THAN: np.less,
}
#: So many words are looked for one after the other.
_FEW = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """A condition's answer, one entry per case; never both true and unknown.

    `culprit` is the index into `fields` of the unreadable field behind an unknown, else -1.
    """

    true: Bools
    unknown: Bools
    culprit: NDArray[np.int8]
    fields: tuple[str, ...]


def evaluate(condition: Condition, columns: Mapping[str, Column], during: During) -> Answer:
    """Answer a condition for every case; the columns must hold every field that it names."""
    fields = tuple(dict.fromkeys(test.field for test in field_tests(condition)))
    true, unknown = _answer(condition, columns, during)
    culprit = np.full(len(true), -1, dtype=np.int8)
    for index in reversed(range(len(fields))):
        column = columns[fields[index]]
        blamed = column.unreadable
        if column.width is not None:
            blamed = blamed | (column.width > 1)
        culprit[unknown & blamed] = index
    return Answer(true, unknown, culprit, fields)


def _answer(
    condition: Condition, columns: Mapping[str, Column], during: During
) -> tuple[Bools, Bools]:
    match condition:
        case FieldTest():
            return _test(condition, columns[condition.field], during)
        case Not(part):
            true, unknown = _answer(part, columns, during)
            return ~true & ~unknown, unknown
        case AllOf(parts):
            answers = [_answer(part, columns, during) for part in parts]
            true = np.logical_and.reduce([answer[0] for answer in answers])
            false = np.logical_or.reduce([~answer[0] & ~answer[1] for answer in answers])
            return true, ~true & ~false
        case AnyOf(parts):
            answers = [_answer(part, columns, during) for part in parts]
            true = np.logical_or.reduce([answer[0] for answer in answers])
            unknown = np.logical_or.reduce([answer[1] for answer in answers])
            return true, unknown & ~true


def _test(test: FieldTest, column: Column, during: During) -> tuple[Bools, Bools]:
    unknown = column.unreadable
    operand, values = test.operand, column.values
    if test.comparison is Comparison.PRESENT:
        return (column.present | unknown) == operand, np.zeros_like(unknown)
    if test.comparison is Comparison.DURING:
        return _during(str(operand), column, during)
    if test.comparison is Comparison.IS:
        hit = values == operand
    elif isinstance(operand, tuple):
        hit = _any_of(column, operand)
    else:
        hit = NUMERIC[test.comparison](values, operand)
    return hit & column.present, unknown


def _any_of(column: Column, operand: tuple[str, ...]) -> Bools:
    """Tell where one of a few words stands; where there is none the answer means nothing."""
    known = np.array([label in operand for label in column.labels], dtype=np.bool_)
    codes = np.flatnonzero(known)
    if len(codes) > _FEW:
        return known[np.where(column.present, column.values, 0).astype(np.int64)]
    hit = np.zeros(len(column), dtype=np.bool_)
    for code in codes.tolist():
        hit |= column.values == code
    return hit


def _during(clock: str, column: Column, during: During) -> tuple[Bools, Bools]:
    """A written value covers `width` seconds: they must lie all inside, or all outside."""
    first = column.values.astype(np.int64)
    width = np.ones(len(column), np.int64) if column.width is None else np.maximum(column.width, 1)
    inside = during(clock, first, first + width)
    true = (inside == width) & column.present
    return true, column.unreadable | ((inside > 0) & ~true & column.present)
