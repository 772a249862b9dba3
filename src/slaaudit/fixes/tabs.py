"""Tabs at the beginning of lines give way to blanks."""

import re
from dataclasses import replace

from slaaudit.findings import Edit, Finding
from slaaudit.fixes.script import Script

_INDENT = re.compile(r"[ \t]*")
#: Inside a text of several lines an indentation may be part of the text.
_BLOCK_TEXT = re.compile(r"[:-] +[|>][-+0-9]*\s*$")
_TABS = re.compile(r"(?:(?<=[\r\n])|\A)\t+")
_USUAL = 2


def untabbed(finding: Finding, script: Script) -> Edit | None:
    """Indent by blanks, each tab as one level of the file; None where tabs and blanks are mixed."""
    del finding  # a tab on one line says that all are to be looked at
    indents = [_indent(line) for line in script.lines]
    tabbed = [number for number, indent in enumerate(indents) if "\t" in indent]
    mixed = any(" " in indents[number] for number in tabbed)
    if not tabbed or mixed or any(map(_BLOCK_TEXT.search, script.lines)):
        return None
    unit = min((len(each) for each in indents if each and "\t" not in each), default=_USUAL)
    first, last = tabbed[0], tabbed[-1]
    return _all_between(script, first, last, " " * unit)


def _indent(line: str) -> str:
    match = _INDENT.match(line)
    return match[0] if match is not None and line.strip() else ""


def _all_between(script: Script, first: int, last: int, blanks: str) -> Edit:
    """One edit from the first tab to the last: the lines between keep their own ends."""
    end = len(_indent(script.lines[last]))
    whole = Edit(first + 1, 1, last + 1, end + 1, "")
    mended = _TABS.sub(lambda tabs: blanks * len(tabs[0]), script.between(whole))
    return replace(whole, text=mended)
