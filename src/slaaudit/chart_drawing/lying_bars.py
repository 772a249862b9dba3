"""Bars that lie: rates in percent by promise or department, with target and interval."""

from slaaudit.chart_drawing.canvas import INK, MARK, MUTED, TEXT_SIZE, Canvas, wrapped
from slaaudit.report_model import Bar, Chart

WIDTH = 760
_LABEL, _RIGHT, _TOP, _ROW, _FOOT = 300, 64, 30, 38, 34
_THICK = 16
_FULL = 100
_STEPS = (0, 25, 50, 75, 100)


def height(chart: Chart) -> int:
    """How high the sheet must be."""
    return _TOP + _ROW * max(1, len(chart.bars)) + _FOOT


def draw(chart: Chart, canvas: Canvas) -> None:
    """Draw the scale, every bar with its label and figure, and the key."""
    bottom = _TOP + _ROW * max(1, len(chart.bars))
    for step in _STEPS:
        canvas.line(_across(step), _TOP - 6, _across(step), bottom)
        canvas.text(_across(step), _TOP - 12, f"{step}%", anchor="middle", fill=MUTED)
    for place, bar in enumerate(chart.bars):
        _bar(bar, _TOP + place * _ROW, canvas)
    _key(chart, bottom + 22, canvas)


def _across(percent: float) -> float:
    return _LABEL + (WIDTH - _LABEL - _RIGHT) * percent / _FULL


def _bar(bar: Bar, top: float, canvas: Canvas) -> None:
    middle = top + _ROW / 2
    lines = wrapped(bar.label, _LABEL - 16)
    first = middle + TEXT_SIZE * 0.36 - (len(lines) - 1) * 7.5
    for place, line in enumerate(lines):
        canvas.text(_LABEL - 10, first + place * 15, line, anchor="end")
    if bar.value is None:
        canvas.text(_LABEL + 6, middle + 5, "판정 없음", fill=MUTED)
        return
    length = _across(bar.value) - _LABEL
    top_edge = middle - _THICK / 2
    if bar.value < _FULL:
        rest = _across(_FULL) - _across(bar.value)
        canvas.figure_bar(_across(bar.value), top_edge, rest, _THICK, short=True)
    canvas.figure_bar(_LABEL, top_edge, length, _THICK, short=False)
    canvas.text(WIDTH - _RIGHT + 12, middle + 5, f"{bar.value:.1f}", bold=bar.short, fill=INK)
    if bar.low is not None and bar.high is not None:
        _interval(bar.low, bar.high, middle, canvas)
    if bar.mark is not None:
        x = _across(bar.mark)
        canvas.line(x, middle - 13, x, middle + 13, stroke=MARK, width=3)


def _interval(low: float, high: float, middle: float, canvas: Canvas) -> None:
    left, right = _across(low), _across(high)
    canvas.line(left, middle, right, middle, stroke="#ffffff", width=4)
    canvas.line(left, middle, right, middle, stroke=MARK, width=1.6)
    for x in (left, right):
        canvas.line(x, middle - 5, x, middle + 5, stroke=MARK, width=1.6)


def _key(chart: Chart, y: float, canvas: Canvas) -> None:
    x: float = 10
    for short, said in ((False, "이행"), (True, "미이행")):
        canvas.figure_bar(x, y - 10, 18, 11, short=short)
        canvas.text(x + 24, y, said, fill=MUTED)
        x += 90
    if any(bar.mark is not None for bar in chart.bars):
        canvas.line(x + 4, y - 13, x + 4, y + 4, stroke=MARK, width=3)
        canvas.text(x + 14, y, "목표", fill=MUTED)
        x += 70
    if any(bar.low is not None for bar in chart.bars):
        canvas.line(x, y - 5, x + 24, y - 5, stroke=MARK, width=1.6)
        canvas.text(x + 30, y, "표본의 95% 신뢰구간", fill=MUTED)
