"""The report as a file of 한글 (HWPX), to be edited and sent for approval."""

from slaaudit.document_formats.hwpx_document.drawing import draw, left_out

__all__ = ["draw", "left_out"]
