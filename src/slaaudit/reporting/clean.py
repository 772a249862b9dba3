"""What reports show of texts and paths that others wrote."""

from pathlib import PurePath

from slaaudit.plain_text import clean_text

__all__ = ["clean_text", "file_name"]


def file_name(path: str) -> str:
    """Give the name alone: where a file lay is nobody's business."""
    return clean_text(PurePath(path.replace("\\", "/")).name)
