"""Audits Korean public institutions' service charters against exported case logs.

From Python, four functions do what the commands do, on files and on pandas frames:

>>> from slaaudit import audit, load_rules, read_log, render
>>> rules = load_rules("kosea")
>>> log = read_log("samples/kosea/cases.xlsx", rules)
>>> judged = audit(log, rules, period="2026H1")
>>> judged.tally.met, judged.tally.missed
(623, 96)
>>> render(judged, "csv").decode("utf-8-sig").splitlines()[0][:27]
'"standard","case","verdict"'

Nothing of it is loaded before it is asked for: `import slaaudit` alone stays light.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from slaaudit.release import __version__

if TYPE_CHECKING:
    from slaaudit.library import (
        Audit,
        CaseLog,
        Finding,
        Refusal,
        RuleSet,
        audit,
        load_rules,
        read_log,
        render,
        verdict_frame,
    )

__all__ = [
    "Audit",
    "CaseLog",
    "Finding",
    "Refusal",
    "RuleSet",
    "__version__",
    "audit",
    "load_rules",
    "read_log",
    "render",
    "verdict_frame",
]

if not TYPE_CHECKING:  # so that a name that there is not stays a mistake to a type checker

    def __getattr__(name: str) -> object:
        """Load the library when the first of its names is asked for (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("slaaudit.library"), name)


def __dir__() -> list[str]:
    """List the names that there are, loaded or not."""
    return sorted(__all__)
