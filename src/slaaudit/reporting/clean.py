"""What reports show of texts and paths that others wrote."""

from pathlib import PurePath

from slaaudit.plain_text import clean_text

__all__ = ["clean_text", "file_name"]


def file_name(path: str) -> str:
    """Give the name alone: where a file lay is nobody's business.

    A member of an archive is named behind it (`months.zip/1월.xlsx`).
    """
    steps = PurePath(path.replace("\\", "/")).parts
    first = next((at for at, step in enumerate(steps) if step.lower().endswith(".zip")), -1)
    return clean_text("/".join(steps[first:]))
