"""The usual records and fields, for looking at a log before there are rules for it."""

from importlib.resources import files

from slaaudit.rulefile.load import load_rule_set
from slaaudit.spec.ruleset import RuleSet


def usual_rules() -> RuleSet:
    """Give rules that read every usual field by its canonical headings. They judge nothing."""
    content = (files("slaaudit.rulefile") / "templates" / "usual.yaml").read_bytes()
    rules, findings = load_rule_set({"charter.yaml": content})
    if rules is None:
        raise ValueError("; ".join(finding.message("en") for finding in findings))
    return rules
