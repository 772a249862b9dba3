"""One record of an inspection: its columns, where they come from, and what was not read."""

from collections.abc import Sequence

from slaaudit.inspection.seen import ColumnSeen, Inspection, RecordSeen, UnreadSeen
from slaaudit.inspection.texts import counted, listed, place_words
from slaaudit.normalise import FieldMapping, Origin
from slaaudit.plain_text import clean_text
from slaaudit.reporting.text_page import ColumnHead, Page
from slaaudit.reporting.wording import NONE, record_word

_RESOLUTIONS = {
    1: ("초", "seconds"),
    60: ("분", "minutes"),
    3600: ("시", "hours"),
    86_400: ("날", "days"),
}
_FIGURES = (("읽음", "read"), ("빈칸", "blank"), ("못읽음", "unread"))
_HEADS = (
    *(("항목", "field"), ("제목", "heading"), ("출처", "source")),
    *_FIGURES,
    ("적힌 단위", "written in"),
)
_HOUR, _DAY = 3600, 86_400
_UNREAD_SHOWN = 12
_UNUSED_SHOWN = 20


def record_section(page: Page, record: RecordSeen, seen: Inspection) -> None:
    """Write the table of columns, then what is to be known of them."""
    word = record_word(record.record, seen.rules, page.lang)
    name = word if word == record.record else f"{word}({record.record})"
    tables = [each for each in seen.tables if each.record == record.record]
    page.heading(f"{name} {counted(page, record.cases)}")
    mapping: dict[str, list[FieldMapping]] = {}
    for table in tables:
        for mapped in table.mapping:
            mapping.setdefault(mapped.field, []).append(mapped)
    _columns(page, record, mapping)
    _coarse(page, record)
    for unread in record.unread[:_UNREAD_SHOWN]:
        page.line(_unread(page, unread))
    if len(record.unread) > _UNREAD_SHOWN:
        rest = len(record.unread) - _UNREAD_SHOWN
        page.line(page.said(f"… 못 읽은 값이 있는 곳 {rest}군데 더", f"… {rest} more"))
    unused = tuple(dict.fromkeys(heading for table in tables for heading in table.unused))
    if unused:
        shown = listed(unused, _UNUSED_SHOWN)
        page.line(
            page.said(
                f"필요 없어 싣지 않은 열: {shown}", f"Columns not needed, not loaded: {shown}"
            )
        )


def _columns(page: Page, record: RecordSeen, mapping: dict[str, list[FieldMapping]]) -> None:
    heads = [ColumnHead(page.said(*words), figure=words in _FIGURES) for words in _HEADS]
    columns = {column.field: column for column in record.columns}
    rows = (
        row
        for field, mapped in mapping.items()
        for row in _rows(page, field, mapped, columns.get(field))
    )
    page.grid(heads, rows)


def _rows(
    page: Page, field: str, mapped: Sequence[FieldMapping], column: ColumnSeen | None
) -> list[tuple[str, ...]]:
    """Give a line for the field, and one more where some tables hold only a guess."""
    used = [each for each in mapped if each.origin in (Origin.DECLARED, Origin.SYNONYM)]
    guesses = [each for each in mapped if each.origin is Origin.GUESS]
    rows: list[tuple[str, ...]] = []
    if used and column is not None:
        sources = dict.fromkeys(_source(page, each) for each in used)
        figures = (f"{column.read:,}", _figure(column.blank), _figure(column.unreadable))
        written = _resolution(page, column)
        rows.append((field, _headings(used), ", ".join(sources), *figures, written))
    if guesses and not used:
        likeness = max(each.likeness or 0 for each in guesses)
        said = page.said(f"추정 {likeness}%: 쓰지 않음", f"guess {likeness}%: not used")
        rows.append((field, _headings(guesses), said, NONE, NONE, NONE, ""))
    if not used and not guesses:
        rows.append((field, NONE, page.said("없음", "none"), NONE, NONE, NONE, ""))
    return rows


def _headings(mapped: Sequence[FieldMapping]) -> str:
    shown = dict.fromkeys(
        " + ".join(" ".join(clean_text(part).split()) for part in (each.heading, each.time) if part)
        for each in mapped
    )
    return ", ".join(shown)


def _source(page: Page, mapped: FieldMapping) -> str:
    usual = page.said("흔한 제목", "usual heading")
    return usual if mapped.origin is Origin.SYNONYM else mapped.origin.value


def _figure(count: int) -> str:
    return f"{count:,}" if count else NONE


def _resolution(page: Page, column: ColumnSeen) -> str:
    return " · ".join(
        f"{page.said(*_RESOLUTIONS[seconds])} {count:,}"
        for seconds, count in sorted(column.resolution.items())
        if seconds in _RESOLUTIONS
    )


def _coarse(page: Page, record: RecordSeen) -> None:
    """Say what coarse instants mean for limits."""
    coarse = [
        f"{column.field} {column.resolution.get(_HOUR, 0) + column.resolution.get(_DAY, 0):,}"
        for column in record.columns
        if column.field in record.timed
        and column.resolution.get(_HOUR, 0) + column.resolution.get(_DAY, 0)
    ]
    if coarse:
        page.line(
            page.said(
                "분까지 적히지 않은 값은 시간·분·초를 다투는 기준에서 판정불가가 됩니다 "
                f"(날을 세는 기준에는 넉넉함): {', '.join(coarse)}",
                "Values not written to the minute are unmeasurable against limits in hours or less "
                f"(they do for limits in days): {', '.join(coarse)}",
            )
        )


def _unread(page: Page, unread: UnreadSeen) -> str:
    where = place_words(unread.file, unread.sheet)
    return page.said(
        f"못 읽은 값: {unread.heading} {unread.count:,}개 ({where} {unread.rows}행): "
        f"{unread.samples}",
        f"Not read: {unread.heading}, {unread.count:,} ({where}, rows {unread.rows}): "
        f"{unread.samples}",
    )
