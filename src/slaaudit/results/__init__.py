"""Results as plain values: what an audit writes, and what is read back from a stored one."""

from slaaudit.results.case_rows import CaseRows, case_rows, stored_row
from slaaudit.results.plain import result_plain
from slaaudit.results.stored import StoredResult, read_result, stored_result

__all__ = [
    "CaseRows",
    "StoredResult",
    "case_rows",
    "read_result",
    "result_plain",
    "stored_result",
    "stored_row",
]
