"""From a chart of the report to its SVG."""

from slaaudit.chart_drawing import lying_bars, standing_bars
from slaaudit.chart_drawing.canvas import Canvas
from slaaudit.report_model import Chart

_LYING = ("rates", "departments")


def chart_size(chart: Chart) -> tuple[int, int]:
    """Give width and height of a chart's sheet, in units of about a pixel."""
    if chart.kind in _LYING:
        return lying_bars.WIDTH, lying_bars.height(chart)
    return standing_bars.WIDTH, standing_bars.HEIGHT


def chart_svg(chart: Chart) -> str:
    """Draw a chart as SVG text: no script, no style sheet, no remote request."""
    canvas = Canvas(*chart_size(chart), f"chart-{chart.key}", chart.title, chart.description)
    (lying_bars if chart.kind in _LYING else standing_bars).draw(chart, canvas)
    return canvas.written()
