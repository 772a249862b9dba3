"""Conditions of a rule (`when`, `exclude`): their form, and their answer for every case at once.

A condition on a blank field is false. On an unreadable field the answer is unknown unless the rest
of the condition decides it without that field.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from slaaudit.amounts import parse_amount
from slaaudit.tables import Column
from slaaudit.terms import FieldKind

Bools = NDArray[np.bool_]
#: Tells how many seconds of each span (first second, and the one after the last; int64) lie inside
#: a named clock's open time.
During = Callable[[str, NDArray[np.int64], NDArray[np.int64]], NDArray[np.int64]]


class Comparison(StrEnum):
    """How a field is held against its operand."""

    ANY_OF = "any_of"
    IS = "is"
    PRESENT = "present"
    DURING = "during"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


NUMERIC = {
    Comparison.AT_LEAST: np.greater_equal,
    Comparison.AT_MOST: np.less_equal,
    Comparison.MORE_THAN: np.greater,
    Comparison.LESS_THAN: np.less,
}


@dataclass(frozen=True, slots=True)
class FieldTest:
    """One field against one operand: words, yes or no, a clock's name, or a number."""

    field: str
    comparison: Comparison
    operand: tuple[str, ...] | bool | str | float


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where some part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True where the part is false."""

    part: "Condition"


Condition = FieldTest | AllOf | AnyOf | Not
_COMBINERS = ("all", "any", "not")


class ConditionError(ValueError):
    """A condition that cannot be understood, with the path to the place inside it."""

    def __init__(self, path: tuple[str | int, ...], problem: str, shown: str) -> None:
        """Keep the path, a stable problem name, and the text that is wrong."""
        super().__init__(f"{problem}: {shown}")
        self.path = path
        self.problem = problem
        self.shown = shown


def parse_condition(plain: object, path: tuple[str | int, ...] = ()) -> Condition:
    """Read a condition from the mapping that a rule file holds (all scalars are text)."""
    if not isinstance(plain, Mapping) or not plain:
        raise ConditionError(path, "not_a_mapping", str(plain))
    parts = tuple(_parse_entry(key, value, (*path, key)) for key, value in plain.items())
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _parse_entry(key: str, value: object, path: tuple[str | int, ...]) -> Condition:
    if key == "not":
        return Not(parse_condition(value, path))
    if key in _COMBINERS:
        if not isinstance(value, list) or not value:
            raise ConditionError(path, "not_a_list", str(value))
        parts = tuple(parse_condition(part, (*path, index)) for index, part in enumerate(value))
        return AllOf(parts) if key == "all" else AnyOf(parts)
    if isinstance(value, Mapping):
        return _parse_comparison(key, value, path)
    if isinstance(value, list):
        return FieldTest(key, Comparison.ANY_OF, tuple(str(item) for item in value))
    if value in ("true", "false"):
        return FieldTest(key, Comparison.IS, value == "true")
    return FieldTest(key, Comparison.ANY_OF, (str(value),))


def _parse_comparison(
    key: str, value: Mapping[str, object], path: tuple[str | int, ...]
) -> Condition:
    tests = tuple(_parse_test(key, name, operand, path) for name, operand in value.items())
    if not tests:
        raise ConditionError(path, "not_a_mapping", str(value))
    return tests[0] if len(tests) == 1 else AllOf(tests)


def _parse_test(key: str, name: str, operand: object, path: tuple[str | int, ...]) -> FieldTest:
    known = {item.value for item in Comparison} - {Comparison.ANY_OF, Comparison.IS}
    if name not in known:
        raise ConditionError((*path, name), "unknown_comparison", name)
    comparison, text = Comparison(name), str(operand)
    if comparison is Comparison.DURING:
        return FieldTest(key, comparison, text)
    if comparison is Comparison.PRESENT:
        if text not in ("true", "false"):
            raise ConditionError((*path, name), "not_true_or_false", text)
        return FieldTest(key, comparison, text == "true")
    return FieldTest(key, comparison, _number(text, (*path, name)))


def _number(text: str, path: tuple[str | int, ...]) -> float:
    amount = parse_amount(text)
    if amount is not None:
        return amount.value
    try:
        return float(text)
    except ValueError:
        raise ConditionError(path, "not_a_number", text) from None


def field_tests(condition: Condition) -> Iterator[FieldTest]:
    """Every field test of a condition, in the order written."""
    match condition:
        case FieldTest():
            yield condition
        case Not(part):
            yield from field_tests(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from field_tests(part)


def operand_kind(test: FieldTest) -> FieldKind | None:
    """The kind of field that a test needs; None where any kind serves."""
    match test.comparison:
        case Comparison.ANY_OF:
            return FieldKind.CATEGORY
        case Comparison.IS:
            return FieldKind.FLAG
        case Comparison.DURING:
            return FieldKind.INSTANT
        case Comparison.PRESENT:
            return None
        case _:
            return FieldKind.NUMBER


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
        known = np.array([label in operand for label in column.labels], dtype=np.bool_)
        hit = np.zeros(len(column), dtype=np.bool_)
        if len(known):
            hit = known[np.where(column.present, values, 0).astype(np.int64)]
    else:
        hit = NUMERIC[test.comparison](values, operand)
    return hit & column.present, unknown


def _during(clock: str, column: Column, during: During) -> tuple[Bools, Bools]:
    """A written value covers `width` seconds: they must lie all inside, or all outside."""
    first = column.values.astype(np.int64)
    width = np.ones(len(column), np.int64) if column.width is None else np.maximum(column.width, 1)
    inside = during(clock, first, first + width)
    true = (inside == width) & column.present
    return true, column.unreadable | ((inside > 0) & ~true & column.present)
