"""Columns: which sheets and headings are now read, or no longer, and how their values are read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slaaudit.rule_changes.change import Change, Effect, Side, changed
from slaaudit.rule_changes.declared import differences
from slaaudit.rule_changes.remaining import remaining
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.columns import FieldColumns, RecordColumns
from slaaudit.terms import RECORD_TERMS

_NO_RECORD = RecordColumns()
#: Keys that have words of their own.
_SAID = frozenset({"columns", "date", "time", "values", "yes", "no", "per"})


def column_changes(old: Side, new: Side) -> Iterator[Change]:
    """Say every record and field whose columns are read in another way."""
    before, after = (side.voice.rules.columns.records for side in (old, new))
    for record in {**after, **before}:
        earlier, later = before.get(record, _NO_RECORD), after.get(record, _NO_RECORD)
        if earlier == later and (record in before) == (record in after):
            continue
        word = new.voice.record(record)
        found = [*_sheets(record, earlier, later, new.voice)]
        for field in {**later.fields, **earlier.fields}:
            sides = earlier.fields.get(field), later.fields.get(field)
            if sides[0] != sides[1]:
                found += _field(f"{record}.{field}", sides, old.voice, new.voice)
        if not found:
            label = new.voice.said(f"{word} 기록의 매핑", f"mapping of {record}")
            found = [changed(record, Effect.WORDS, label, (None, None), new.voice)]
        yield from found


def _sheets(
    record: str, before: RecordColumns, after: RecordColumns, voice: Voice
) -> Iterator[Change]:
    term = RECORD_TERMS.get(record)
    usual = term.sheets if term else ()
    old, new = before.sheets or usual, after.sheets or usual
    if before.sheets == after.sheets:
        return
    what = voice.said(f"{voice.record(record)} 기록의 시트", f"sheets of {record}")
    yield _listed(f"{record}.sheets", what, old, new, voice)


def _field(
    key: str, sides: tuple[FieldColumns | None, FieldColumns | None], old: Voice, new: Voice
) -> Iterator[Change]:
    record, _, field = key.partition(".")
    what = f"{new.record(record)} {field}"
    before, after = old.headings(field, record), new.headings(field, record)
    if before != after:
        label = new.said(f"{what}의 제목", f"headings of {record}.{field}")
        yield _listed(key, label, before, after, new)
    earlier, later = (each or FieldColumns(columns=("-",)) for each in sides)
    yield from _spellings(key, earlier, later, new)
    if earlier.per != later.per:
        label = new.said(f"{what}의 벨 한 주기", f"length of a ring in {key}")
        shown = tuple(None if each.per is None else str(each.per) for each in (earlier, later))
        yield changed(f"{key}.per", Effect.VERDICTS, label, (shown[0], shown[1]), new)
    rest = [each for each in differences(earlier, later) if each.path[0] not in _SAID]
    named = [replace(each, path=(record, field, *each.path)) for each in rest]
    yield from remaining(named, new)
    if before == after and not rest and _plain(earlier) == _plain(later):
        label = new.said(f"{what}: 같은 제목을 달리 적음", f"{key}: the same headings otherwise")
        yield changed(key, Effect.WORDS, label, (None, None), new)


def _plain(columns: FieldColumns) -> object:
    """Give what is read besides the headings."""
    return columns.values, columns.yes, columns.no, columns.per


def _spellings(
    key: str, before: FieldColumns, after: FieldColumns, voice: Voice
) -> Iterator[Change]:
    named = {
        **{f"values.{word}": word for word in {**after.values, **before.values}},
        "yes": voice.said("예", "yes"),
        "no": voice.said("아니오", "no"),
    }
    for path, word in named.items():
        old, new = _spelt(before, path), _spelt(after, path)
        if old != new:
            label = voice.said(f"{key}: '{word}'로 읽는 표기", f"{key}: read as '{word}'")
            yield _listed(f"{key}.{path}", label, old or (), new or (), voice)


def _spelt(columns: FieldColumns, path: str) -> Sequence[str] | None:
    kind, _, word = path.partition(".")
    return columns.values.get(word) if kind == "values" else getattr(columns, kind)


def _listed(
    key: str, label: str, before: Sequence[str], after: Sequence[str], voice: Voice
) -> Change:
    """Say which words are now read and which no longer, or that another comes first."""
    new = ", ".join(f"'{each}'" for each in after if each not in before)
    gone = ", ".join(f"'{each}'" for each in before if each not in after)
    parts = [
        voice.said(f"{new} 이제 읽음", f"{new} now read") if new else "",
        voice.said(f"{gone} 더는 읽지 않음", f"{gone} no longer read") if gone else "",
    ]
    said = "; ".join(filter(None, parts))
    if not said:
        order = ", ".join(before), ", ".join(after)
        ordered = voice.said(f"{label}의 순서", f"order of {label}")
        return changed(key, Effect.VERDICTS, ordered, order, voice)
    return changed(key, Effect.VERDICTS, f"{label}: {said}", (None, None), voice)
