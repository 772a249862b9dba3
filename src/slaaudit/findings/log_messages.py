"""The log family of the catalogue."""

from slaaudit.findings.message import Message, Severity

__all__ = ["LOG_MESSAGES"]

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

LOG_MESSAGES: tuple[Message, ...] = ()
