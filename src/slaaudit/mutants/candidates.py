"""Cases on which an original and its mutant may part: bases, and one step away from each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from slaaudit.amounts import Amount
from slaaudit.conditions import AllOf, AnyOf, Comparison, Condition, FieldTest, field_tests
from slaaudit.spec.columns import FieldColumns
from slaaudit.spec.fields import dating_field, field_kinds, standard_uses
from slaaudit.spec.parts import Limit
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import JudgedStandard
from slaaudit.terms import FieldKind

Case = Mapping[str, str]

#: A Tuesday: in the morning, at opening, an hour and less before lunch; a Friday: its first
#: moment, late, after closing; a Saturday; the eve of a run of holidays (설날, 노동절, 추석);
#: the year's end.
STARTS = (
    "2026-03-10 10:00",
    "2026-03-10 09:00",
    "2026-03-10 11:00",
    "2026-03-10 11:30",
    "2026-03-13 00:00",
    "2026-03-13 17:30",
    "2026-03-13 18:30",
    "2026-03-14 10:00",
    "2026-02-13 17:30",
    "2026-04-30 10:00",
    "2026-09-23 16:00",
    "2026-12-30 10:00",
)
_SHIFTS = (timedelta(days=1), timedelta(days=14), timedelta(days=40), timedelta(days=150))
_OTHER_WORD = "그 밖의 것"
_MOST_BASES = 80


def bases(standard: JudgedStandard, rules: RuleSet) -> list[dict[str, str]]:
    """Give the cases of every test of the same record, made to apply, and one made from nothing."""
    scope = dict(_satisfying(standard.when, standard, rules))
    dated = dating_field(standard, rules)
    own: list[dict[str, str]] = []
    others: list[dict[str, str]] = []
    for test in rules.tests:
        rule = rules.standard(test.standard)
        if rule is None or not rule.judged or rule.judged[-1].record != standard.record:
            continue
        given = dict(test.rows[0] if test.rows else test.given)
        if test.standard == standard.id:
            own.append(given)
        (own if test.standard == standard.id else others).append({**given, **scope})
    made = {dated: STARTS[0], **scope}
    full = [{**each, **scope} for each in complete(standard, rules)]
    ranked = [*own, made, *full, *sorted(others, key=len, reverse=True)]
    distinct = {tuple(sorted(each.items())): each for each in ranked}
    return list(distinct.values())[:_MOST_BASES]


def complete(standard: JudgedStandard, rules: RuleSet) -> Iterator[dict[str, str]]:
    """Give late cases with all that a standard, or one that it comes after, may ask for."""
    after = standard.after.standard if standard.after is not None else ()
    earlier = [rule.judged[-1] for name in after if (rule := rules.standard(name)) and rule.judged]
    own = {
        use.field: _flag_text(use.field, standard, rules, yes=True)
        for use in standard_uses(standard)
        if use.kind is FieldKind.FLAG
    }
    for each in [*earlier, standard]:
        scope = dict(_satisfying(each.when, each, rules))
        extension = getattr(each, "extension", None)
        for day in (date.fromisoformat(STARTS[0][:10]), *(extension.barred if extension else ())):
            late = {**own, **scope, **_late(each, rules, day)}
            extended = {**late, **_extended(each, day)}
            yield from (late, {**late, **_told(each, day)}, extended)


def _late(standard: JudgedStandard, rules: RuleSet, day: date) -> dict[str, str]:
    begun = {dating_field(standard, rules), getattr(standard, "from_field", None)}
    case = {field: f"{day} 10:00" for field in begun if field}
    end = getattr(standard, "to_field", None)
    return {**case, end: f"{day + timedelta(days=14)} 10:00"} if end else case


def _told(standard: JudgedStandard, day: date) -> dict[str, str]:
    told: dict[str, str] = {}
    for excuse in standard.excuse:
        names = [excuse.notified] if excuse.notified else []
        told |= {name: f"{day + timedelta(days=2)} 10:00" for name in names}
        told |= {name: f"{day + timedelta(days=14)}" for name in excuse.stating}
    return told


def _extended(standard: JudgedStandard, day: date) -> dict[str, str]:
    extension = getattr(standard, "extension", None)
    if extension is None:
        return {}
    case = {extension.notified: f"{day + timedelta(days=2)} 10:00"}
    if extension.until is not None:
        case[extension.until] = f"{day + timedelta(days=15)}"
    if extension.reason is not None:
        case[extension.reason] = next(
            (word for words in extension.barred.values() for word in words), _OTHER_WORD
        )
    return case


def steps(standard: JudgedStandard, rules: RuleSet, base: Case) -> Iterator[dict[str, str]]:
    """Give a case itself, and with one field another value, and started at other moments."""
    yield dict(base)
    dated = dating_field(standard, rules)
    begun = {dated, str(getattr(standard, "from_field", dated))}
    for start in (*STARTS, *_dates(standard)):
        yield {**base, **dict.fromkeys(begun, start)}
    for field, values in _values(standard, rules, base).items():
        for value in values:
            yield {**base, field: value}
        yield {name: text for name, text in base.items() if name != field}


def _dates(standard: JudgedStandard) -> Iterator[str]:
    """The days about each date that the standard itself names."""
    extension = getattr(standard, "extension", None)
    named = [standard.in_force.from_on, *(extension.barred if extension is not None else ())]
    for day in named:
        for step in (-1, 0, 1) if day is not None else ():
            yield f"{day + timedelta(days=step)} 10:00"


def _values(standard: JudgedStandard, rules: RuleSet, base: Case) -> dict[str, list[str]]:
    kinds = field_kinds(rules)[standard.record]
    found: dict[str, list[str]] = {}
    for use in standard_uses(standard):
        if use.record == standard.record:
            found[use.field] = list(_values_of(use.field, kinds[use.field], standard, rules, base))
    return found


def _values_of(
    field: str, kind: FieldKind, standard: JudgedStandard, rules: RuleSet, base: Case
) -> Iterator[str]:
    match kind:
        case FieldKind.FLAG:
            yield from (_flag_text(field, standard, rules, yes=yes) for yes in (True, False))
        case FieldKind.CATEGORY:
            yield from _words(field, standard, rules)
            yield _OTHER_WORD
        case FieldKind.NUMBER:
            yield from _numbers(standard)
        case FieldKind.INSTANT:
            begun = _moment(base.get(dating_field(standard, rules), STARTS[0]))
            yield from (f"{begun + shift:%Y-%m-%d %H:%M}" for shift in _SHIFTS)
        case FieldKind.TEXT:
            yield _OTHER_WORD


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(STARTS[0])


def _numbers(standard: JudgedStandard) -> Iterator[str]:
    limit = getattr(standard, "limit", None)
    around = [0.0, 1.0, 2.0]
    if isinstance(limit, Limit) and isinstance(limit.given, Amount):
        around += [limit.given.value + step for step in (-1, -0.5, 0, 0.5, 1)]
    return (f"{value:g}" for value in dict.fromkeys(around) if value >= 0)


def _words(field: str, standard: JudgedStandard, rules: RuleSet) -> Iterable[str]:
    """The words that the rules know of a field: those of conditions, of lists, of columns."""
    conditions = [standard.when, *standard.exclude.values()]
    conditions += [excuse.when for excuse in standard.excuse]
    tests = [test for each in conditions if each for test in field_tests(each)]
    named = [test.operand for test in tests if test.field == field]
    words = [word for operand in named if isinstance(operand, tuple) for word in operand]
    extension = getattr(standard, "extension", None)
    if extension is not None and extension.reason == field:
        words += [word for reasons in extension.barred.values() for word in reasons]
    return dict.fromkeys([*words, *(_columns(field, standard, rules).values or {})])


def _columns(field: str, standard: JudgedStandard, rules: RuleSet) -> FieldColumns:
    record = rules.columns.records.get(standard.record)
    declared = record.fields.get(field) if record else None
    return declared or FieldColumns(columns=("-",))


def _flag_text(field: str, standard: JudgedStandard, rules: RuleSet, *, yes: bool) -> str:
    spelling = _columns(field, standard, rules)
    words = spelling.yes if yes else spelling.no
    return words[0] if words else ("예" if yes else "아니오")


def _satisfying(
    condition: Condition | None, standard: JudgedStandard, rules: RuleSet
) -> Iterator[tuple[str, str]]:
    """Give fields and values that make a condition true, where that is plain."""
    match condition:
        case AllOf(parts):
            for part in parts:
                yield from _satisfying(part, standard, rules)
        case AnyOf(parts):
            yield from _satisfying(parts[0], standard, rules)
        case FieldTest(field, Comparison.ANY_OF, tuple(words)):
            yield field, words[0]
        case FieldTest(field, Comparison.IS, bool(yes)):
            yield field, _flag_text(field, standard, rules, yes=yes)
        case FieldTest(field, comparison, float(number)):
            beyond = {Comparison.MORE_THAN: 1, Comparison.LESS_THAN: -1}.get(comparison, 0)
            yield field, f"{number + beyond:g}"
        case _:
            return
