"""Formats of findings: each turns a page of findings into text, and knows no file."""

from collections.abc import Callable, Iterator
from types import MappingProxyType

from slaaudit.finding_reports.concise_report import concise_report
from slaaudit.finding_reports.full_report import full_report
from slaaudit.finding_reports.github_report import github_report
from slaaudit.finding_reports.gitlab_report import gitlab_report
from slaaudit.finding_reports.json_report import json_report
from slaaudit.finding_reports.jsonl_report import jsonl_report
from slaaudit.finding_reports.junit_report import junit_report
from slaaudit.finding_reports.md_report import md_report
from slaaudit.finding_reports.page import Checked, FindingsPage
from slaaudit.finding_reports.sarif_report import sarif_report

__all__ = ["FINDING_FORMATS", "FOR_PEOPLE", "Checked", "FindingsPage", "md_report"]

#: The formats by the names that `-f` takes; `text` is the older name of `full`.
FINDING_FORMATS: MappingProxyType[str, Callable[[FindingsPage], Iterator[str]]] = MappingProxyType(
    {
        "full": full_report,
        "text": full_report,
        "concise": concise_report,
        "json": json_report,
        "jsonl": jsonl_report,
        "sarif": sarif_report,
        "junit": junit_report,
        "github": github_report,
        "gitlab": gitlab_report,
        "md": md_report,
    }
)
#: Formats that a console shows in its own encoding; the others are UTF-8 wherever they go.
FOR_PEOPLE = frozenset({"full", "text", "concise", "md"})
