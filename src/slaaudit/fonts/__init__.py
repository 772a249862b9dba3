"""Pretendard GOV 1.3.9 (SIL Open Font License 1.1, see LICENSE.txt), unmodified.

A machine without Korean fonts would otherwise print empty boxes. All 11,172 syllables and the
Chinese characters of KS X 1001 are in it.
"""

from importlib.resources import files
from pathlib import Path

FAMILY = "Pretendard GOV"


def font_folder() -> Path:
    """Give the folder that holds the fonts."""
    return Path(str(files(__name__)))
