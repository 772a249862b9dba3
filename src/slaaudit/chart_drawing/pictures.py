"""From a chart to a picture of dots, for files that cannot hold SVG (extra `pdf`)."""

from importlib.util import find_spec

from slaaudit.chart_drawing.drawing import chart_svg
from slaaudit.fonts import font_folder
from slaaudit.report_model import Chart

_DOTS_PER_INCH = 200
_SHEET = (
    "#set page(width: auto, height: auto, margin: 0pt)\n"
    '#image(bytes(sys.inputs.svg), format: "svg")\n'
)


def can_paint() -> bool:
    """Say whether the extra is installed that pictures need."""
    try:
        return find_spec("typst") is not None
    except ValueError:  # a module without a specification stands in its place
        return False


def chart_png(chart: Chart) -> bytes:
    """Paint a chart's SVG, in the font that comes with us; the same bytes every time."""
    import typst  # noqa: PLC0415  # an extra, and large

    painted = typst.compile(
        _SHEET.encode(),
        format="png",
        ppi=_DOTS_PER_INCH,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[font_folder()]),
        sys_inputs={"svg": chart_svg(chart)},
    )
    if not isinstance(painted, bytes):
        raise TypeError(f"chart {chart.key}: painted on more than one sheet")
    return painted
