"""An inspection as people read it: files, tables, columns, what stands in a standard's way."""

import io
from collections.abc import Iterator

from slaaudit.inspection.record_text import record_section
from slaaudit.inspection.seen import FileSeen, Inspection, StandardSeen, TableSeen
from slaaudit.inspection.texts import counted, listed, place_words
from slaaudit.normalise import Origin
from slaaudit.reporting.clean import clean_text, file_name
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.text_closing import findings_section
from slaaudit.reporting.text_page import Page, page_console
from slaaudit.reporting.wording import period_words, reason_parts, record_word, skip_word
from slaaudit.tables import HeaderCandidate, HeaderReasons, Skipped

_KINDS = {
    "xlsx": ("엑셀 통합 문서", "Excel workbook"),
    "xlsb": ("엑셀 이진 통합 문서", "Excel binary workbook"),
    "xls": ("옛 엑셀 통합 문서", "Excel 97-2003 workbook"),
    "ods": ("오픈문서 스프레드시트", "OpenDocument spreadsheet"),
    "html": ("웹 문서(HTML)의 표", "HTML table"),
    "xml": ("XML 스프레드시트 2003", "XML Spreadsheet 2003"),
    "csv": ("글로 된 표", "delimited text"),
    "parquet": ("parquet", "parquet"),
}
_SIGNS = {
    ",": ("쉼표", "comma"),
    "\t": ("탭", "tab"),
    ";": ("쌍반점", "semicolon"),
    "|": ("|", "|"),
}
#: These say what the section on standards says.
_OF_STANDARDS = "SLA75"
_SPANS_SHOWN = 6


def inspection_text(seen: Inspection, options: ReportOptions) -> Iterator[str]:
    """Write the page in one piece."""
    written = io.StringIO()
    page = Page(page_console(written, options), options.lang)
    _head(page, seen)
    _files(page, seen.files)
    page.heading(page.said("표와 행", "Tables and rows"))
    for table in seen.tables:
        _table(page, table, seen)
    for record in seen.records:
        record_section(page, record, seen)
    if seen.named:
        _standards(page, seen)
    findings_section(
        page, tuple(each for each in seen.findings if not each.code.startswith(_OF_STANDARDS))
    )
    _next(page, seen)
    yield "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def _head(page: Page, seen: Inspection) -> None:
    institution = seen.rules.charter.institution
    name = f"{clean_text(institution.name)} ({institution.id})"
    usual = page.said("기관의 규칙 없이, 흔한 제목으로", "without rules, by the usual headings")
    title = page.said("자료 살펴보기: ", "Inspection: ") + (name if seen.named else usual)
    page.line(title, indent=0, style="bold")
    said = page.said(
        "판정하지 않고, 무엇을 어떻게 읽었는지만 보입니다.",
        "No verdicts: only what was read, and how.",
    )
    if seen.named and seen.period is not None:
        words = period_words(seen.period)
        said += page.said(f" 점검 기간 {words}", f" Period {words}")
    page.line(said, indent=0)


def _files(page: Page, files: tuple[FileSeen, ...]) -> None:
    page.heading(page.said("파일", "Files"))
    for each in files:
        kind = page.said(*_KINDS.get(each.kind, (each.kind, each.kind)))
        how = ", ".join(page.said(*_SIGNS.get(part, (part, part))) for part in each.read_as)
        page.line(f"{file_name(each.file)}: {kind}" + (f" ({how})" if how else ""))


def _table(page: Page, table: TableSeen, seen: Inspection) -> None:
    where = place_words(table.file, table.sheet) + (f" {table.area}" if table.area else "")
    if not table.record:
        page.line(page.said(f"{where}: 쓰지 않음", f"{where}: not used"))
    else:
        word = record_word(table.record, seen.rules, page.lang)
        named = word if word == table.record else f"{word}({table.record})"
        cases = counted(page, table.cases)
        page.line(page.said(f"{where}: {named} {cases}", f"{where}: {named}, {cases}"))
    if table.reasons is not None:
        page.line(_header(page, table.reasons), indent=4)
    if table.rows:
        page.line(_rows(page, table), indent=4)
    hidden_rows, hidden_columns = table.hidden
    if hidden_rows or hidden_columns:
        ko = f"숨긴 행 {hidden_rows}개와 숨긴 열 {hidden_columns}개도 읽음"
        en = f"{hidden_rows} hidden rows and {hidden_columns} hidden columns were read too"
        page.line(page.said(ko, en), indent=4)
    if table.formulas:
        ko = f"수식이 낸 값 {table.formulas:,}개를 저장된 대로 읽음"
        en = f"{table.formulas:,} values of formulas were read as stored"
        page.line(page.said(ko, en), indent=4)


def _header(page: Page, reasons: HeaderReasons) -> str:
    """Say why the header is one: it has the most known headings."""
    others = ", ".join(_candidate(page, each) for each in reasons.alternatives)
    if reasons.chosen is None:
        ko = f"머리글을 찾지 못함: 아는 제목이 {reasons.needed}개는 있어야 함"
        en = f"no header: it takes {reasons.needed} known headings"
        also = page.said(f" (가까운 행: {others})", f" (nearest: {others})") if others else ""
        return page.said(ko, en) + also
    known = listed([clean_text(each) for each in reasons.chosen.known])
    row, count = _row_words(page, reasons.chosen), len(reasons.chosen.known)
    also = page.said(f"; 다른 후보 {others}", f"; others: {others}") if others else ""
    return page.said(
        f"머리글 {row}: 아는 제목이 {count}개로 가장 많음 ({known}){also}",
        f"header {row}: it has the most known headings, {count} ({known}){also}",
    )


def _candidate(page: Page, candidate: HeaderCandidate) -> str:
    row = _row_words(page, candidate)
    return page.said(f"{row} {len(candidate.known)}개", f"{row} with {len(candidate.known)}")


def _row_words(page: Page, candidate: HeaderCandidate) -> str:
    rows = "~".join(map(str, dict.fromkeys([candidate.rows[0], candidate.rows[-1]])))
    return page.said(f"{rows}행", f"row {rows}")


def _rows(page: Page, table: TableSeen) -> str:
    """Account for every row: what was read is the cases and what is none."""
    parts = [page.said(f"건 {table.cases:,}", f"{table.cases:,} cases")]
    parts += [_skipped(page, each) for each in table.skipped if each.rows]
    total = page.said(f"읽은 {table.rows:,}행", f"{table.rows:,} rows read")
    return f"{total} = {' + '.join(parts)}"


def _skipped(page: Page, skipped: Skipped) -> str:
    word = f"{skip_word(skipped.reason, page.lang)} {skipped.rows:,}"
    if not skipped.spans:
        return word
    spans = [f"{first}" if first == last else f"{first}~{last}" for first, last in skipped.spans]
    rows = listed(spans, _SPANS_SHOWN)
    return f"{word} " + page.said(f"({rows}행)", f"(rows {rows})")


def _standards(page: Page, seen: Inspection) -> None:
    """Say which standards the log cannot show, wholly or in some cases, and why."""
    page.heading(page.said("표준이 자료에서 찾지 못한 것", "What standards miss in the log"))
    lacking: dict[str, list[str]] = {}
    for each in seen.standards:
        if each.lacks_record:
            lacking.setdefault(each.record, []).append(each.id)
    for record, ids in lacking.items():
        word = record_word(record, seen.rules, page.lang)
        ko = f"{word} 기록이 없어 잴 수 없는 표준 {len(ids)}개: {', '.join(ids)}"
        en = f"no {word} record: {len(ids)} standards cannot be measured: {', '.join(ids)}"
        page.line(page.said(ko, en))
    hindered = [each for each in seen.standards if each.hindered and not each.lacks_record]
    for standard in hindered:
        page.line(_hindered(page, standard, seen))
    if not lacking and not hindered:
        page.line(page.said("없음: 모든 표준을 잴 수 있습니다.", "Nothing: all can be measured."))


def _hindered(page: Page, standard: StandardSeen, seen: Inspection) -> str:
    reasons = []
    for reason, cases in standard.hindered.items():
        words, detail = reason_parts(reason, standard.record, seen.rules, page.lang)
        rows = standard.rows[reason]
        where = page.said(f" ({rows}행)", f" (rows {rows})") if rows else ""
        reasons.append(f"{words}{f' ({detail})' if detail else ''} {cases:,}{where}")
    cases = sum(standard.hindered.values())
    total = page.said(
        f"{standard.cases:,}건 가운데 {cases:,}건", f"{cases:,} of {standard.cases:,} cases"
    )
    return f"{standard.id}: {total} ― {'; '.join(reasons)}"


def _next(page: Page, seen: Inspection) -> None:
    guesses = any(each.origin is Origin.GUESS for table in seen.tables for each in table.mapping)
    page.heading(page.said("다음에 할 일", "What to do next"))
    if guesses:
        page.line(
            page.said(
                "추정한 제목은 쓰지 않았습니다: --write로 적어 맞는 줄의 #을 지우십시오.",
                "Guesses were not used: --write columns.yaml, then take the # off those that hold.",
            )
        )
    page.line(
        page.said(
            "판정은 같은 자료로 slaaudit check를 실행하십시오.",
            "For verdicts, run slaaudit check on the same files.",
        )
    )
