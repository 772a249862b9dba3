"""Bars that stand: rates by month, and how many cases took how long, with the limit drawn in."""

from math import floor, log10

from slaaudit.chart_drawing.canvas import MARK, MUTED, SHORT, Canvas, text_width
from slaaudit.report_model import Bar, Chart

WIDTH, HEIGHT = 760, 300
_LEFT, _RIGHT, _TOP, _FOOT = 56, 16, 44, 62
_SMALL = 11
_FULL = 100.0


def draw(chart: Chart, canvas: Canvas) -> None:
    """Draw the scale, the bars with their figures, and the limit where there is one."""
    top_value = _FULL if chart.kind == "months" else _round_up(_largest(chart.bars))
    ground = HEIGHT - _FOOT
    for part in range(5):
        value = top_value * part / 4
        y = ground - (ground - _TOP) * part / 4
        canvas.line(_LEFT, y, WIDTH - _RIGHT, y)
        canvas.text(_LEFT - 8, y + 4, f"{value:g}", anchor="end", fill=MUTED, size=_SMALL)
    canvas.text(_LEFT - 8, _TOP - 22, f"({chart.unit})", anchor="end", fill=MUTED, size=_SMALL)
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(chart.bars))
    for place, bar in enumerate(chart.bars):
        _bar(bar, _LEFT + step * place, step, top_value, chart, canvas)
    if chart.limit_after is not None:
        _limit(chart, _LEFT + step * (chart.limit_after + 1), ground, canvas)
    _key(chart, canvas)


def _largest(bars: tuple[Bar, ...]) -> float:
    return max((bar.value or 0.0 for bar in bars), default=0.0)


def _round_up(value: float) -> float:
    """Give a round top of the scale that four steps divide into whole counts."""
    if value <= 0:
        return 4.0
    power = 10 ** floor(log10(value))
    tops = (step * power for step in (1, 2, 4, 8, 10) if step * power >= max(value, 4))
    return float(next(tops, 4))


def _bar(  # a bar, its place on the scale, and where to draw it
    bar: Bar, x: float, step: float, top_value: float, chart: Chart, canvas: Canvas
) -> None:
    ground = HEIGHT - _FOOT
    middle, wide = x + step / 2, min(step * 0.72, 72)
    crowded = step < text_width(bar.label, _SMALL) + 4
    _label(bar.label, middle, ground, canvas, crowded=crowded)
    if bar.value is None:
        canvas.text(middle, ground - 6, "없음", anchor="middle", fill=MUTED, size=_SMALL)
        return
    tall = (ground - _TOP) * bar.value / top_value
    if chart.kind == "months":
        canvas.figure_bar(middle - wide / 2, _TOP, wide, ground - _TOP - tall, short=True)
        canvas.figure_bar(middle - wide / 2, ground - tall, wide, tall, short=False)
        canvas.text(middle, _TOP - 6, f"{bar.value:.1f}", anchor="middle", size=_SMALL + 1)
    elif bar.value:
        canvas.figure_bar(middle - wide / 2, ground - tall, wide, tall, short=bar.short)
        canvas.text(middle, ground - tall - 5, f"{bar.value:g}", anchor="middle", size=_SMALL + 1)


def _label(label: str, middle: float, ground: float, canvas: Canvas, *, crowded: bool) -> None:
    if not crowded:
        canvas.text(middle, ground + 17, label, anchor="middle", size=_SMALL)
        return
    for place, part in enumerate(label.split(" ")):
        canvas.text(middle, ground + 15 + 12 * place, part, anchor="middle", size=_SMALL - 2)


def _limit(chart: Chart, x: float, ground: float, canvas: Canvas) -> None:
    canvas.line(x, _TOP - 12, x, ground, stroke=MARK, width=2, dashed=True)
    said = f"기한 {chart.limit_words or ''}".strip()
    anchor = "start" if x + text_width(said) + 10 < WIDTH else "end"
    canvas.text(x + (6 if anchor == "start" else -6), _TOP - 4, said, anchor=anchor, bold=True)


def _key(chart: Chart, canvas: Canvas) -> None:
    y, x = HEIGHT - 10, float(_LEFT)
    pairs = ((False, "기한 안"), (True, "기한 넘음"))
    if chart.kind == "months":
        pairs = ((False, "이행"), (True, "미이행"))
    elif chart.limit_after is None:
        return
    for short, said in pairs:
        canvas.figure_bar(x, y - 10, 18, 11, short=short)
        canvas.text(x + 24, y, said, fill=SHORT if short else MUTED, size=_SMALL + 1)
        x += 110
