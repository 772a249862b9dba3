"""The measures: value, limit and due moment of each case. Columns in, columns out.

A row measure judges case by case; a span measure judges many cases together, by spans of time.
"""

from collections.abc import Callable
from typing import Any

from slaaudit.case_view import CaseView
from slaaudit.measures.check import measure_check
from slaaudit.measures.count import in_months, measure_count
from slaaudit.measures.deadline import measure_deadline
from slaaudit.measures.duration import measure_duration
from slaaudit.measures.lead_time import measure_lead_time
from slaaudit.measures.score import answered, measure_score
from slaaudit.measures.value import measure_value
from slaaudit.measuring.bench import Bench
from slaaudit.model import Measurement

RowMeasure = Callable[[CaseView, Any, Bench], Measurement]

#: The measures of a rule file that judge case by case.
ROW_MEASURES: dict[str, RowMeasure] = {
    "value": measure_value,
    "duration": measure_duration,
    "lead_time": measure_lead_time,
    "deadline": measure_deadline,
    "check": measure_check,
}

__all__ = ["ROW_MEASURES", "answered", "in_months", "measure_count", "measure_score"]
