"""The rules of the five institutions stand up to the deeper checks."""

from pathlib import Path

import pytest

from slaaudit.checks import DEEPER_CHECKS
from slaaudit.findings import Severity
from slaaudit.rulefile import examine_rule_set

RULES = Path(__file__).parents[1] / "rules"
#: Institution, code, standard → why the finding stays.
KNOWN = {
    ("kofpi", "SLA330", "wrong-service-fix-immediate"): (
        "the charter promises both: 1일~3일 in one chapter, 즉시 in another; both are reported"
    ),
}


@pytest.mark.parametrize("name", ["jntp", "kofpi", "kosea", "kosti", "sonosa"])
def test_nothing_but_what_is_known(name: str) -> None:
    found = {
        (name, finding.code, finding.facts.get("standard", ""))
        for finding in examine_rule_set(RULES / name, DEEPER_CHECKS)
        if finding.severity >= Severity.WARNING
    }
    assert found == {known for known in KNOWN if known[0] == name}
