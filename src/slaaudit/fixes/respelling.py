"""A value that people write otherwise, written as the language reads it: 2026.1.1, 9:00~18:00."""

import re
import unicodedata
from collections.abc import Callable
from types import MappingProxyType

from slaaudit.findings import Edit, Finding
from slaaudit.fixes.script import Script, edit_at
from slaaudit.spec.scalars import read_date

_DATE = re.compile(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")
_FLAGS = {
    **dict.fromkeys(("true", "yes", "y", "on", "예", "네"), "true"),
    **dict.fromkeys(("false", "no", "n", "off", "아니오", "아니요"), "false"),
}


def respelt(finding: Finding, script: Script) -> Edit | None:
    """Write the value at the finding's place anew, keeping its quotes."""
    written = script.at(finding.place)
    shown = str(finding.facts.get("shown", ""))
    bare = unicodedata.normalize("NFC", written.strip("'\""))
    if not bare or bare != shown:
        return None
    meant = _WAYS[finding.code](unicodedata.normalize("NFKC", bare).strip())
    quote = written[0] if written[0] in "'\"" else ""
    return edit_at(finding.place, f"{quote}{meant}{quote}") if meant else None


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    day = f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}" if match else ""
    return day if read_date(day) else ""


def _times(text: str) -> str:
    return re.sub(r"\s*[~∼〜–—]\s*", "-", text) if re.search("[~∼〜–—]", text) else ""


def _flag(text: str) -> str:
    return _FLAGS.get(text.lower(), "")


def _number(text: str) -> str:
    return text.replace(",", "") if _NUMBER.fullmatch(text) else ""


_WAYS: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {"SLA205": _date, "SLA210": _times, "SLA211": _flag, "SLA212": _number}
)
