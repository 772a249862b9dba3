"""Conditions of a rule (`when`, `exclude`): their form, and how they are written."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from slaaudit.amounts import parse_amount
from slaaudit.terms import FieldKind
from slaaudit.value_classes import dataclass


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
