"""The model: what was judged, of what, and what came out. Everything here is frozen."""

from slaaudit.model.audit import Audit, GroupTally, compliance_rate
from slaaudit.model.heard import HeardCases
from slaaudit.model.measured import Measured, Measuring
from slaaudit.model.measurement import (
    NO_REASON,
    NOT_IN_FORCE,
    UNDATED,
    Bools,
    Codes,
    Floats,
    Instants,
    Measurement,
    Places,
)
from slaaudit.model.narrow import Filling, Narrow
from slaaudit.model.owed import Owed, OwedCases, ReadingResult
from slaaudit.model.result import CaseColumns, StandardResult
from slaaudit.model.rulings import (
    LEFT,
    WAIVER_REASON,
    Numbers,
    ReasonBook,
    RulingTable,
    counted,
)
from slaaudit.model.standing import Standing
from slaaudit.model.tally import Tally

__all__ = [
    "LEFT",
    "NOT_IN_FORCE",
    "NO_REASON",
    "UNDATED",
    "WAIVER_REASON",
    "Audit",
    "Bools",
    "CaseColumns",
    "Codes",
    "Filling",
    "Floats",
    "GroupTally",
    "HeardCases",
    "Instants",
    "Measured",
    "Measurement",
    "Measuring",
    "Narrow",
    "Numbers",
    "Owed",
    "OwedCases",
    "Places",
    "ReadingResult",
    "ReasonBook",
    "RulingTable",
    "StandardResult",
    "Standing",
    "Tally",
    "compliance_rate",
    "counted",
]
