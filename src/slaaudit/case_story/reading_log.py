"""What the log says of one case: moments, facts, and the words that may be repeated."""

from collections.abc import Iterable, Iterator

import numpy as np

from slaaudit.case_story.story import Fact, Moment
from slaaudit.case_view import CaseView
from slaaudit.conditions import field_tests
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import Column
from slaaudit.terms import FieldKind


def moment_in(view: CaseView, field: str | None, place: int = 0) -> Moment | None:
    """Give the instant of a field; None where it is blank, unreadable or there is no column."""
    if field is None or not view.has(field):
        return None
    column = view.column(field)
    if column.kind is not FieldKind.INSTANT or not column.present[place]:
        return None
    width = 1 if column.width is None else int(column.width[place])
    return Moment(int(column.values[place]), width)


def fact_of(view: CaseView, field: str, known: frozenset[str]) -> Fact:
    """Say what the only case of a view has in a field."""
    if not view.has(field):
        return Fact(field, "no_column")
    column = view.column(field)
    if not column.present[0]:
        return Fact(field, "unreadable" if column.unreadable[0] else "blank")
    return Fact(field, "present", _value(view, field, column, known))


def _value(
    view: CaseView, field: str, column: Column, known: frozenset[str]
) -> bool | float | str | Moment | None:
    match column.kind:
        case FieldKind.INSTANT:
            return moment_in(view, field)
        case FieldKind.NUMBER:
            return float(column.values[0])
        case FieldKind.FLAG:
            return bool(column.values[0])
        case _:
            return label_in(column, 0, known)


def label_in(column: Column, place: int, known: frozenset[str]) -> str | None:
    """Give the word of a cell if the rules know it: any other may be a name."""
    if not column.labels or not column.present[place]:
        return None
    label = column.labels[int(column.values[place])]
    return label if label in known else None


def facts_of(view: CaseView, fields: Iterable[str], known: frozenset[str]) -> tuple[Fact, ...]:
    """Say what the only case of a view has in some fields."""
    return tuple(fact_of(view, field, known) for field in dict.fromkeys(fields))


def known_words(rules: RuleSet) -> frozenset[str]:
    """Collect the words that the rules themselves write: of conditions, columns, extensions."""
    return frozenset((*_of_conditions(rules), *_of_columns(rules), *_of_extensions(rules)))


def _of_conditions(rules: RuleSet) -> Iterator[str]:
    for rule in rules:
        others = [version for reading in rule.readings for version in reading.versions]
        for version in (*rule.judged, *others):
            pauses = [pause.when for pause in getattr(version, "pause", ())]
            for condition in (version.when, *version.exclude.values(), *pauses):
                for test in () if condition is None else field_tests(condition):
                    yield from test.operand if isinstance(test.operand, tuple) else ()


def _of_columns(rules: RuleSet) -> Iterator[str]:
    for record in rules.columns.records.values():
        for field in record.fields.values():
            yield from field.values


def _of_extensions(rules: RuleSet) -> Iterator[str]:
    for rule in rules:
        for version in rule.judged:
            extension = getattr(version, "extension", None)
            for words in () if extension is None else extension.barred.values():
                yield from words


def only_row(view: CaseView, place: int) -> CaseView:
    """View one case of a view."""
    return CaseView.of(view.table, view.rows[np.array([place])])
