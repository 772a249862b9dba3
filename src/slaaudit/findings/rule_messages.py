"""The rule family of the catalogue."""

from slaaudit.findings.message import Message, Severity

__all__ = ["RULE_MESSAGES"]

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

RULE_MESSAGES: tuple[Message, ...] = ()
