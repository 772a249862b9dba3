"""A limit fits its measure and its clock: the unit, the bound, and whole days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slaaudit.amounts import UNIT_WORDS, Amount, AmountUnit, parse_amount
from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft, limit_entry
from slaaudit.rulefile.nodes import Entry, MappingNode, ScalarNode, child, place, scalar_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME = frozenset({AmountUnit.SECOND, AmountUnit.MINUTE, AmountUnit.HOUR})
_DAYS = frozenset({AmountUnit.DAY, AmountUnit.BUSINESS_DAY})
_CIVIL = frozenset({AmountUnit.WEEK, AmountUnit.MONTH, AmountUnit.YEAR})
_FIGURES = frozenset({AmountUnit.COUNT, AmountUnit.POINT, AmountUnit.PERCENT})
_SPANS = _TIME | _DAYS | _CIVIL

UNITS_OF_MEASURE: dict[str, frozenset[AmountUnit]] = {
    "value": _FIGURES | _TIME | {AmountUnit.DAY},
    "duration": _SPANS | {AmountUnit.SAME_DAY, AmountUnit.IMMEDIATE},
    "lead_time": _SPANS,
    "count": frozenset({AmountUnit.COUNT}),
    "mean": _FIGURES | _TIME | {AmountUnit.DAY},
    "share": frozenset({AmountUnit.PERCENT}),
}
#: A sum may add up minutes as well as cases (an outage's length, for one).
UNITS_OF_SUM = frozenset({AmountUnit.COUNT}) | _TIME
#: 당일 is counted on every clock. Weeks and months run by the calendar alone (민법 제160조), 즉시
#: has a figure only for petitions (민원처리법 시행령 제19조).
_UNITS_OF_CLOCK: dict[str, frozenset[AmountUnit]] = {
    "wall": _TIME,
    "office_hours": _TIME,
    "working_day_hours": _TIME,
    "calendar_days": _CIVIL | {AmountUnit.DAY},
    "business_days": _DAYS,
    "business_days_from_first": _DAYS,
    "civil_petition": _SPANS | {AmountUnit.IMMEDIATE},
    "information_disclosure": _CIVIL | _DAYS,
}
#: What a deadline may allow beyond its moment.
UNITS_OF_GRACE = _TIME
_UPPER = ("at_most", "less_than")
BOUNDS_OF_MEASURE = {"duration": _UPPER, "lead_time": ("at_least",)}
_WHOLE_PERCENT = 100

_EXAMPLE_OF_UNIT = {
    AmountUnit.SECOND: "30초",
    AmountUnit.MINUTE: "5분",
    AmountUnit.HOUR: "1시간",
    AmountUnit.DAY: "7일",
    AmountUnit.BUSINESS_DAY: "3업무일",
    AmountUnit.WEEK: "2주",
    AmountUnit.MONTH: "1개월",
    AmountUnit.YEAR: "1년",
    AmountUnit.SAME_DAY: "당일",
    AmountUnit.IMMEDIATE: "즉시",
    AmountUnit.COUNT: "3회",
    AmountUnit.POINT: "80.0점",
    AmountUnit.PERCENT: "95%",
}


def unfit_limits(draft: Draft) -> Iterator[Finding]:
    """The unit and the bound of every limit fit its measure and its clock."""
    for node in draft.nodes:
        found = limit_entry(node)
        if found is None or scalar_text(node.get("measure")) is None:
            continue
        entry, written = found
        yield from _bound(node, entry)
        amount = _amount(entry, written)
        if amount is not None:
            yield from _unit(draft, node, entry, amount)


def _amount(entry: Entry, written: ScalarNode) -> Amount | None:
    return parse_amount(written.text) if entry.value is written else None


def _bound(node: MappingNode, entry: Entry) -> Iterator[Finding]:
    measure = scalar_text(node.get("measure")) or ""
    fitting = BOUNDS_OF_MEASURE.get(measure)
    every = {"at_most", "less_than", "at_least", "more_than"}
    if fitting is not None and entry.key.text in every - set(fitting):
        facts = {"measure": measure, "bound": entry.key.text, "fitting": ", ".join(fitting)}
        yield Finding("SLA308", place(entry.key), facts)


def _unit(draft: Draft, node: MappingNode, entry: Entry, amount: Amount) -> Iterator[Finding]:
    measure = scalar_text(node.get("measure")) or ""
    fitting = UNITS_OF_MEASURE.get(measure)
    if measure == "count" and node.get("sum") is not None:
        fitting = UNITS_OF_SUM
    facts: dict[str, str | int | float] = {"shown": amount.text, "measure": measure}
    if fitting is not None and amount.unit not in fitting:
        yield Finding("SLA306", place(entry.value), facts | {"examples": unit_examples(fitting)})
    elif measure in ("duration", "lead_time"):
        yield from _clock_unit(draft, node, entry, amount)


def _clock_unit(draft: Draft, node: MappingNode, entry: Entry, amount: Amount) -> Iterator[Finding]:
    measure = scalar_text(node.get("measure")) or ""
    clock = draft.base_clock(node.get("clock"))
    if measure == "lead_time" and node.get("clock") is None:
        clock = "calendar_days"
    if clock is None:
        return
    fitting = fitting_units(clock, measure)
    facts = {"shown": amount.text, "clock": clock, "examples": unit_examples(fitting)}
    if amount.unit not in fitting:
        yield Finding("SLA307", place(entry.value), facts)
    elif amount.unit in _DAYS | _CIVIL and (amount.value < 1 or not amount.value.is_integer()):
        yield Finding("SLA312", place(entry.value), {"shown": amount.text})


def fitting_units(clock: str, measure: str) -> frozenset[AmountUnit]:
    """Give the units of a clock; notice in advance counts back, and 업무일 does so on any clock."""
    units = _UNITS_OF_CLOCK[clock]
    if measure == "duration":
        return units | {AmountUnit.SAME_DAY}
    if clock == "calendar_days":
        return units | {AmountUnit.BUSINESS_DAY}
    return units if units == _TIME else units & _DAYS


def unit_examples(units: frozenset[AmountUnit]) -> str:
    """Show amounts in these units."""
    return ", ".join(text for unit, text in _EXAMPLE_OF_UNIT.items() if unit in units)


def per_case_units(draft: Draft) -> Iterator[Finding]:
    """Only a duration can take its limit from the log, in a unit that its clock counts."""
    for node in draft.nodes:
        for bound in ("at_most", "less_than", "at_least", "more_than"):
            field = child(node, "limit", bound, "field")
            measure = scalar_text(node.get("measure"))
            if field is None or measure is None:
                continue
            if measure != "duration":
                yield Finding("SLA306", place(field), {
                    "shown": "field", "measure": measure,
                    "examples": unit_examples(UNITS_OF_MEASURE.get(measure, frozenset())),
                })  # fmt: skip
                continue
            unit = child(node, "limit", bound, "unit")
            clock = draft.base_clock(node.get("clock"))
            fitting = _UNITS_OF_CLOCK.get(clock or "")
            word = scalar_text(unit) or "일"
            if fitting and word in UNIT_WORDS and UNIT_WORDS[word] not in fitting:
                facts = {"shown": word, "clock": clock or "", "examples": unit_examples(fitting)}
                yield Finding("SLA307", place(unit or field), facts)


def unfit_targets(draft: Draft) -> Iterator[Finding]:
    """A target is a percentage up to 100; the grace of a deadline is a length of time."""
    for node in draft.nodes:
        target = node.get("target")
        amount = parse_amount(scalar_text(target) or "")
        if target is not None and amount is not None:
            percent = amount.unit is AmountUnit.PERCENT
            if not percent or amount.value > _WHOLE_PERCENT:
                yield Finding("SLA315", place(target), {"shown": amount.text})
        within = node.get("within")
        grace = parse_amount(scalar_text(within) or "")
        if within is not None and grace is not None and grace.unit not in UNITS_OF_GRACE:
            facts = {
                "shown": grace.text,
                "measure": "deadline",
                "examples": unit_examples(UNITS_OF_GRACE),
            }
            yield Finding("SLA306", place(within), facts)
