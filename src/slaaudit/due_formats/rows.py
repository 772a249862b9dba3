"""The entries as plain values: the rows of the csv and the objects of the json."""

from slaaudit.case_formats.json_case import due_plain, moment_plain
from slaaudit.case_story import Moment
from slaaudit.open_cases import OpenCase, UnknownDue
from slaaudit.reporting.clean import clean_text, file_name

#: The keys of an entry, in order. They are part of the contract.
DUE_KEYS = (
    "state",
    "due_at",
    "left",
    "left_unit",
    "case",
    "standard",
    "title",
    "department",
    "begun_at",
    "excused",
    "record",
    "file",
    "sheet",
    "row",
)

Plain = dict[str, object]


def entry_plain(case: OpenCase) -> Plain:
    """Give an entry. `left` is negative where it is over; `left_unit` says on which clock."""
    begun = None if case.begun_at is None else Moment(case.begun_at, 1)
    left = case.left
    return {
        "state": case.state,
        "due_at": due_plain(case.due),
        "left": None if left is None else left.amount,
        "left_unit": None if left is None else f"{'' if left.plain else 'working_'}{left.unit}",
        **_named(case),
        "begun_at": moment_plain(begun),
        "excused": case.excused,
        **_place(case),
    }


def unknown_plain(case: UnknownDue) -> Plain:
    """Give a case without a due moment, and why."""
    return {"reason": case.reason, **_named(case), **_place(case)}


def _named(case: OpenCase | UnknownDue) -> Plain:
    return {
        "case": clean_text(case.case),
        "standard": case.rule.id,
        "title": clean_text(case.rule.latest.title),
        "department": clean_text(case.department) or None,
    }


def _place(case: OpenCase | UnknownDue) -> Plain:
    sheet = case.origin.sheet
    return {
        "record": case.record,
        "file": file_name(case.origin.file),
        "sheet": None if sheet is None else clean_text(sheet),
        "row": case.origin.row,
    }
