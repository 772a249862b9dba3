"""The report's pictures as native charts, with their words for those who do not see them."""

from typing import Any

from slaaudit.document_formats.xlsx_document.looks import safe
from slaaudit.document_formats.xlsx_document.places import PICTURES
from slaaudit.document_formats.xlsx_document.sheets import Book, Sheet
from slaaudit.report_model import Bar, Cell, Chart

_TITLES = ("구분", "값", "목표")
_WIDE, _LOW, _PER_BAR = 760, 340, 24
_ROW_PIXELS, _PAGE_ROWS = 20, 44
#: Hatched, so that a print in black and white tells them apart.
_SHORT = {"pattern": "wide_upward_diagonal", "fg_color": "#B00020", "bg_color": "#FFFFFF"}
_PLAIN, _TARGET = "#2F5597", "#BFBFBF"
_FONT = {"name": "맑은 고딕", "size": 9}


def draw_charts(book: Book) -> None:
    """Draw every chart that has bars, one under another, each with the figures that it draws."""
    charts = [chart for chart in book.document.charts() if chart.bars]
    if not charts:
        return
    sheet = book.sheet(PICTURES)
    sheet.set_widths([34, 9, 9, 2])
    row, breaks = 0, [0]
    for chart in charts:
        if row + _rows(chart) > breaks[-1] + _PAGE_ROWS and row:
            breaks.append(row)
        _draw_bars(sheet, chart, row)
        native = _native(book, chart, row + 2)
        native.set_size({"width": _WIDE, "height": _height(chart)})
        place = sheet.raw.insert_chart(
            row, 4, native, {"description": safe(chart.description), "object_position": 2}
        )
        if place:
            raise AssertionError(chart.key)
        row += _rows(chart)
    sheet.raw.set_h_pagebreaks(breaks[1:])
    sheet.raw.print_area(0, 0, row, 15)


def _height(chart: Chart) -> int:
    lying = chart.kind in ("rates", "departments")
    return max(_LOW, 120 + _PER_BAR * len(chart.bars)) if lying else _LOW


def _rows(chart: Chart) -> int:
    return max(len(chart.bars) + 3, -(-_height(chart) // _ROW_PIXELS) + 2)


def _draw_bars(sheet: Sheet, chart: Chart, row: int) -> None:
    sheet.text(row, 0, f"그림 {chart.number}. {chart.title} ({chart.unit})", "caption")
    for column, title in enumerate(_TITLES):
        sheet.heading((row + 1, column, row + 1, column), title)
    for index, bar in enumerate(chart.bars, start=row + 2):
        sheet.cell(index, 0, Cell(bar.label), "words")
        sheet.cell(index, 1, _figure(bar.value), "number")
        sheet.cell(index, 2, _figure(bar.mark), "number")


def _figure(value: float | None) -> Cell:
    return Cell("") if value is None else Cell(f"{value:,.10g}", value)


def _native(book: Book, chart: Chart, first: int) -> Any:  # noqa: ANN401  # xlsxwriter has no types
    lying = chart.kind in ("rates", "departments")
    last = first + len(chart.bars) - 1
    native = book.workbook.add_chart({"type": "bar" if lying else "column"})
    native.add_series(
        {
            "name": "이행률" if chart.unit == "%" else "건수",
            "categories": [PICTURES, first, 0, last, 0],
            "values": [PICTURES, first, 1, last, 1],
            "fill": {"color": _PLAIN},
            "border": {"color": "#1F3864"},
            "gap": 40 if lying or chart.kind == "months" else 10,
            "points": [_point(chart, bar) for bar in chart.bars],
            "data_labels": {"value": True, "font": _FONT},
        }
    )
    if any(bar.mark is not None for bar in chart.bars):
        native.add_series(
            {
                "name": "목표",
                "categories": [PICTURES, first, 0, last, 0],
                "values": [PICTURES, first, 2, last, 2],
                "fill": {"color": _TARGET},
                "border": {"color": "#7F7F7F"},
            }
        )
    _label(native, chart, lying=lying)
    return native


def _point(chart: Chart, bar: Bar) -> dict[str, Any] | None:
    return {"pattern": _SHORT, "border": {"color": "#7A0016"}} if _beyond(chart, bar) else None


def _beyond(chart: Chart, bar: Bar) -> bool:
    """Whether a bar lies beyond the limit, or below its target."""
    if chart.kind == "distribution":
        return bar.short
    return bar.value is not None and bar.mark is not None and bar.value < bar.mark


def _label(native: Any, chart: Chart, *, lying: bool) -> None:  # noqa: ANN401  # the same
    targets = any(bar.mark is not None for bar in chart.bars)
    title = safe(f"그림 {chart.number}. {chart.title}{_hatched(chart)}")
    native.set_title({"name": title, "name_font": {**_FONT, "size": 12}})
    names: dict[str, Any] = {"num_font": _FONT, "reverse": lying}
    figures: dict[str, Any] = {"num_font": _FONT, "min": 0, "name": chart.unit, "name_font": _FONT}
    if chart.unit == "%":
        figures["max"] = 100
    figures["major_gridlines"] = {"visible": True, "line": {"color": "#D9D9D9"}}
    # Of lying bars xlsxwriter calls the upright axis y, and that is the one with the names.
    native.set_x_axis(figures if lying else names)
    native.set_y_axis(names if lying else figures)
    native.set_legend({"position": "bottom", "font": _FONT} if targets else {"none": True})


def _hatched(chart: Chart) -> str:
    if not any(_beyond(chart, bar) for bar in chart.bars):
        return ""
    if chart.kind == "distribution":
        return f" (빗금: 기한({chart.limit_words}) 밖)"
    return " (빗금: 목표에 못 미침)"
