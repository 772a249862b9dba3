"""Which fixers a code has."""

from collections.abc import Callable
from types import MappingProxyType

from slaaudit.findings import Edit, Finding
from slaaudit.fixes.byte_order_mark import unmarked
from slaaudit.fixes.joining import joined
from slaaudit.fixes.limit_words import bound_mended
from slaaudit.fixes.quoting import put_in_quotes
from slaaudit.fixes.renaming import renamed
from slaaudit.fixes.respelling import respelt
from slaaudit.fixes.script import Script
from slaaudit.fixes.tabs import untabbed

Fixer = Callable[[Finding, Script], Edit | None]

#: The first that gives an edit mends; a new fixer is one more line.
FIXERS: MappingProxyType[str, tuple[Fixer, ...]] = MappingProxyType(
    {
        "SLA104": (unmarked,),
        "SLA106": (untabbed,),
        **dict.fromkeys(("SLA107", "SLA115", "SLA116", "SLA118"), (put_in_quotes,)),
        "SLA201": (joined, renamed),
        **dict.fromkeys(("SLA203", "SLA204", "SLA209", "SLA213"), (renamed,)),
        **dict.fromkeys(("SLA205", "SLA210", "SLA211", "SLA212"), (respelt,)),
        **dict.fromkeys(("SLA302", "SLA304", "SLA305", "SLA401", "SLA501"), (renamed,)),
        "SLA411": (bound_mended,),
    }
)


def edit_of(finding: Finding, script: Script) -> Edit | None:
    """Give the edit that may mend a finding; None where nothing safe is known."""
    edits = (fixer(finding, script) for fixer in FIXERS.get(finding.code, ()))
    return next((edit for edit in edits if edit is not None), None)
