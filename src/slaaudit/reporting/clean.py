"""Text that is safe to show: values of a log are written by others."""

import re
from pathlib import PurePath

#: Terminal escape sequences go whole, so that no `[31m` stays behind.
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
#: Control characters, marks that turn the direction of writing, and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean_text(text: str) -> str:
    """Give the text without what could steer a terminal or break a file, on one line."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub("", _BREAKS.sub(" ", _ESCAPES.sub("", text)))


def file_name(path: str) -> str:
    """Give the name alone: where a file lay is nobody's business."""
    return clean_text(PurePath(path.replace("\\", "/")).name)
