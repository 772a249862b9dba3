"""What the numbers of a field count, as far as the rules say so."""

from collections.abc import Mapping

from slaaudit.amounts import AmountUnit
from slaaudit.spec.parts import PerCase
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import CountStandard, MeanStandard, ValueStandard
from slaaudit.values import NumberUnit

_WRITTEN_UNITS = {
    "분": NumberUnit.MINUTES,
    "시간": NumberUnit.HOURS,
    "일": NumberUnit.DAYS,
    "업무일": NumberUnit.DAYS,
    "주": NumberUnit.WEEKS,
    "개월": NumberUnit.MONTHS,
}
_NAMED_UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months")
_COUNTS = (AmountUnit.COUNT, AmountUnit.POINT, AmountUnit.PERCENT)


def number_units(record: str, rules: RuleSet) -> Mapping[str, NumberUnit]:
    """Give what the numbers of a record's fields count, as far as the rules say so.

    A limit that stands in the log names its unit; a limit in times, points or percent makes its
    field a count.
    """
    units: dict[str, NumberUnit] = {}
    for standard in (standard for rule in rules for standard in rule.judged):
        limit = getattr(standard, "limit", None)
        if standard.record != record or limit is None:
            continue
        if isinstance(limit.given, PerCase):
            units[limit.given.field] = _WRITTEN_UNITS[limit.given.unit]
        elif limit.amount is not None and limit.amount.unit in _COUNTS:
            if isinstance(standard, ValueStandard | MeanStandard):
                units[standard.of] = NumberUnit.COUNT
            elif isinstance(standard, CountStandard) and standard.sum is not None:
                units[standard.sum] = NumberUnit.COUNT
    return units


def number_unit(name: str, units: Mapping[str, NumberUnit]) -> NumberUnit:
    """A quantity ends in its unit (`extension_days`), unless the rules say otherwise."""
    suffix = name.rpartition("_")[2]
    named = NumberUnit(suffix) if suffix in _NAMED_UNITS else NumberUnit.OPEN
    return units.get(name, named)
