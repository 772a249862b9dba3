"""The usage family of the catalogue."""

from slaaudit.findings.message import Message, Severity

__all__ = ["USAGE_MESSAGES"]

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

USAGE_MESSAGES: tuple[Message, ...] = ()
