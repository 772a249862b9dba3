"""What a change of rules means: in sentences, and apart what changes no verdict."""

from slaaudit.rule_changes.change import Change, Effect, Subject, Subjected
from slaaudit.rule_changes.comparing import Dated, RuleChanges, rule_changes
from slaaudit.rule_changes.declared import Difference

__all__ = [
    "Change",
    "Dated",
    "Difference",
    "Effect",
    "RuleChanges",
    "Subject",
    "Subjected",
    "rule_changes",
]
