"""Charts as SVG: one source for the page, the PDF and the pictures in a word processor's file.

Shapes carry presentation attributes, since not every reader of SVG applies style sheets. What fell
short is hatched, so that it can be told from the rest without colour.
"""

from slaaudit.chart_drawing.drawing import chart_size, chart_svg
from slaaudit.chart_drawing.pictures import can_paint, chart_png

__all__ = ["can_paint", "chart_png", "chart_size", "chart_svg"]
