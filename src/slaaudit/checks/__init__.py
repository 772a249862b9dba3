"""Deeper checks of a rule set: one check, one file, one code of its own.

They look at sense, not at usability, and so run for `slaaudit rules check` alone: at all that can
be read, whatever else is broken.
"""

from slaaudit.checks.missing_headings import missing_headings
from slaaudit.checks.originals import Original, original_checks
from slaaudit.checks.petition_hours import petition_office_hours
from slaaudit.checks.petition_units import petition_units
from slaaudit.checks.quote_bounds import quote_bounds
from slaaudit.checks.quote_figures import quote_figures
from slaaudit.checks.same_cases import same_cases
from slaaudit.checks.untested import untested
from slaaudit.checks.unused_clocks import unused_clocks
from slaaudit.checks.unused_mappings import unused_mappings
from slaaudit.checks.version_gaps import version_gaps
from slaaudit.checks.waived_findings import waiving_on
from slaaudit.rulefile.load import Check

__all__ = ["DEEPER_CHECKS", "Original", "original_checks", "waiving_on"]

#: A new check is one more line.
DEEPER_CHECKS: tuple[Check, ...] = (
    quote_figures,
    quote_bounds,
    same_cases,
    petition_office_hours,
    petition_units,
    version_gaps,
    unused_clocks,
    unused_mappings,
    missing_headings,
    untested,
)
