"""A text that YAML takes for something else gets its quotes: `처리기간 : 7일`, `* 단, …`."""

import re
from collections.abc import Iterator

from slaaudit.findings import Edit, Finding
from slaaudit.fixes.script import Script, in_line, quoted

_KEY = r"[A-Za-z_][A-Za-z0-9_-]*"
_IN_BLOCK = re.compile(rf" *(?:- +)*{_KEY}: +(?P<value>\S.*?) *$")
#: A value ends at the next `, key:` or at the brace that closes its mapping.
_IN_FLOW = re.compile(rf"[{{,] *{_KEY}: +(?P<value>[^\s{{].*?)(?= *(?:, *{_KEY}:(?: |$)|\}}))")
#: Nobody writes longer lines by hand, and looking for the ends of values takes its square.
_LONGEST = 2_000
_AT_START = "*&!%@`"
#: Quotes or brackets that close before the value does.
_CLOSED_EARLY = re.compile(
    r"""'(?:[^']|'')*' *[^\s,}]|"(?:[^"\\]|\\.)*" *[^\s,}]|\[[^\]]*\] *[^\s,}]"""
)


def put_in_quotes(finding: Finding, script: Script) -> Edit | None:
    """Quote the value on the line that the parser gave up on, where it can only be that one."""
    number = finding.place.line or 0
    line = script.line(number)
    if len(line) > _LONGEST:
        return None
    values = list(_broken_values(line))
    if len(values) != 1:
        return None
    start, end = values[0]
    return in_line(number, start, end, quoted(line[start:end]))


def _broken_values(line: str) -> Iterator[tuple[int, int]]:
    """Find values that cannot stand without quotes; one with ` #` may hold a comment."""
    block = _IN_BLOCK.match(line)
    if block is None:
        return
    flow = block["value"].startswith("{") or block[0].lstrip(" -").startswith("{")
    found = _IN_FLOW.finditer(line) if flow else (block,)
    for match in found:
        value = match["value"]
        if " #" not in line and _is_broken(value):
            yield match.span("value")


def _is_broken(value: str) -> bool:
    if value[0] in "'\"[":
        return _CLOSED_EARLY.match(value) is not None
    return value[0] in _AT_START or ": " in value or value.endswith(":")
