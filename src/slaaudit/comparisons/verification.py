"""A stored result against what is judged now: what it was made of, and which verdicts moved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from slaaudit.model import Tally
from slaaudit.results import StoredResult
from slaaudit.value_classes import dataclass

Row = Mapping[str, object]
Part = Literal["tool", "rules", "calendar", "period", "as_of", "input", "counts"]
#: What tells a verdict; a row that differs in none of them has not moved.
_TOLD = ("verdict", "reason", "value", "due_at")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the result was made of, and is not so any more. `now` None: it is gone."""

    part: Part
    name: str
    stored: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A verdict that came out differently; None where there is none on that side."""

    standard: str
    case: str
    file: str | None
    sheet: str | None
    row: int | None
    stored: Row | None
    now: Row | None


def inner_differences(result: StoredResult, rows: Iterable[Row]) -> Iterator[Difference]:
    """Hold a result's counts against its own verdict rows: a hand may have changed either."""
    counted: dict[str, Counter[str]] = {}
    for row in rows:
        counted.setdefault(str(row.get("standard")), Counter())[str(row.get("verdict"))] += 1
    for standard in result.standards:
        own = counted.pop(standard.id, Counter())
        found = Tally(**{key: own.pop(key, 0) for key in Tally.__dataclass_fields__})
        if found != standard.tally or own:
            yield Difference("counts", standard.id, _counts(standard.tally), _counts(found))
    for name, others in counted.items():
        yield Difference("counts", name, None, f"{others.total()}")


def _counts(tally: Tally) -> str:
    return " ".join(str(count) for count in tally.counts)


def differences(stored: StoredResult, now: StoredResult) -> Iterator[Difference]:
    """Compare what two results were made of: tool, rules, calendar, inputs."""
    yield from _if_other("tool", stored.tool.name, stored.tool.version, now.tool.version)
    yield from _rules(stored, now)
    yield from _calendar(stored, now)
    yield from _if_other("period", "period", stored.period.label, now.period.label)
    yield from _if_other("as_of", "as_of", stored.as_of.isoformat(), now.as_of.isoformat())
    files = {each.file: each.sha256 for each in stored.inputs}
    found = {each.file: each.sha256 for each in now.inputs}
    for name in dict.fromkeys((*files, *found)):
        yield from _if_other("input", name, files.get(name), found.get(name))


def _if_other(part: Part, name: str, stored: str | None, now: str | None) -> Iterator[Difference]:
    if stored != now:
        yield Difference(part, name, stored, now)


def _rules(stored: StoredResult, now: StoredResult) -> Iterator[Difference]:
    if stored.rules.digest == now.rules.digest:
        return
    names = dict.fromkeys((*stored.rules.files, *now.rules.files))
    named = [
        each
        for name in names
        for each in _if_other(
            "rules", name, stored.rules.files.get(name), now.rules.files.get(name)
        )
    ]
    yield from named or [Difference("rules", "rules", stored.rules.digest, now.rules.digest)]


def _calendar(stored: StoredResult, now: StoredResult) -> Iterator[Difference]:
    """Name the days that are holidays on one side only; else the calendar's own differences."""
    if stored.calendar.digest == now.calendar.digest:
        return
    before, after = dict(stored.calendar.holidays), dict(now.calendar.holidays)
    days = [
        Difference("calendar", on.isoformat(), before.get(on), after.get(on))
        for on in sorted({*before, *after})
        if (on in before) != (on in after)
    ]
    source = Difference(
        "calendar",
        "calendar",
        f"{stored.calendar.source} {stored.calendar.digest[:12]}",
        f"{now.calendar.source} {now.calendar.digest[:12]}",
    )
    yield from days or [source]


def moves(stored: Iterable[Row], now: Iterable[Row]) -> Iterator[Move]:
    """Pair the verdicts of both sides and give those that came out differently.

    By standard, case and place; a row that stands elsewhere now is found by its case.
    """
    left = {_key(row): row for row in stored}
    fresh: dict[tuple[object, ...], Row] = {}
    for row in now:
        before = left.pop(_key(row), None)
        if before is None:
            fresh[_key(row)] = row
        elif any(before.get(key) != row.get(key) for key in _TOLD):
            yield _move(before, row)
    yield from _elsewhere(left, fresh)


def _elsewhere(
    left: Mapping[tuple[object, ...], Row], fresh: Mapping[tuple[object, ...], Row]
) -> Iterator[Move]:
    by_case: dict[tuple[object, ...], list[Row]] = {}
    for key, row in fresh.items():
        by_case.setdefault(key[:2], []).append(row)
    for key, before in left.items():
        partners = by_case.get(key[:2])
        after = partners.pop(0) if partners else None
        if after is None or any(before.get(each) != after.get(each) for each in _TOLD):
            yield _move(before, after)
    for partners in by_case.values():
        for after in partners:
            yield _move(None, after)


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row.get(key) for key in ("standard", "case", "file", "sheet", "row"))


def _move(before: Row | None, after: Row | None) -> Move:
    shown = after if after is not None else before or {}
    place = shown.get("row")
    return Move(
        standard=str(shown.get("standard")),
        case=str(shown.get("case")),
        file=_text(shown.get("file")),
        sheet=_text(shown.get("sheet")),
        row=place if isinstance(place, int) else None,
        stored=before,
        now=after,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
