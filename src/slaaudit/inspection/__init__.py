"""What was read and how, before any verdict: the model, and its drawing as text and as JSON.

`inspected` builds the model once; the pages only draw it. Nothing of it shows a value of the log
but examples of what could not be read, masked.
"""

from slaaudit.inspection.building import inspected
from slaaudit.inspection.columns_draft import columns_draft
from slaaudit.inspection.inspection_plain import inspection_plain
from slaaudit.inspection.inspection_text import inspection_text
from slaaudit.inspection.seen import Inspection

__all__ = [
    "Inspection",
    "columns_draft",
    "inspected",
    "inspection_plain",
    "inspection_text",
]
