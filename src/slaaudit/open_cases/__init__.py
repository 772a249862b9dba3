"""Open cases and when each is due: what is over, what is left, what a hold would make of it."""

from slaaudit.open_cases.entries import DueList, OpenCase, UnknownDue
from slaaudit.open_cases.listing import closed_by, open_cases
from slaaudit.open_cases.narrowing import horizon, of_case, of_department, within

__all__ = [
    "DueList",
    "OpenCase",
    "UnknownDue",
    "closed_by",
    "horizon",
    "of_case",
    "of_department",
    "open_cases",
    "within",
]
