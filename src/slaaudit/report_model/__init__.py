"""The report as one model: what it says, worked out once and drawn by every format."""

from slaaudit.report_model.building import report_document
from slaaudit.report_model.document import (
    Audience,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Emphasis,
    Row,
    Section,
    Statement,
    Table,
)
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.texts import PlanEntry, ReportTexts, SurveyEntry

__all__ = [
    "Audience",
    "Bar",
    "Block",
    "Cell",
    "Chart",
    "Column",
    "Document",
    "Emphasis",
    "PlanEntry",
    "ReportInputs",
    "ReportTexts",
    "Row",
    "Section",
    "Statement",
    "SurveyEntry",
    "Table",
    "report_document",
]
