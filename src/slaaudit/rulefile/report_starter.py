"""A new `plan.yaml`: every key is there, and a plan for each standard that fell short."""

from __future__ import annotations

from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TO_FILL = "    measure: ''\n    owner: ''\n    due_on:\n    indicator: ''\n    last_result: ''\n"


@dataclass(frozen=True, slots=True)
class StarterPlan:
    """A standard, and what is said of it in a comment; `short`: a plan is to be filled in."""

    standard: str
    remark: str
    short: bool


def report_starter(file: str, source: str, plans: Sequence[StarterPlan]) -> str:
    """Give the text of the file. `source`: what the report will be written from."""
    template = (files("slaaudit.rulefile") / "templates" / "report-texts.yaml").read_text("utf-8")
    facts = {
        "file": _printable(file),
        "source": _printable(source),
        "plans": "".join(_lines(plans)),
    }
    return Template(template).substitute(facts)


def _lines(plans: Sequence[StarterPlan]) -> Iterator[str]:
    short = [plan for plan in plans if plan.short]
    yield "plans:\n" if short else "plans: []\n"
    for plan in short:
        yield f"  - standard: {plan.standard}  # {_printable(plan.remark)}\n{_TO_FILL}"
    others = [plan for plan in plans if not plan.short]
    if others:
        yield "# 다른 표준의 id:\n"
    for plan in others:
        yield f"#   {plan.standard}  {_printable(plan.remark)}\n"


def _printable(text: str) -> str:
    """Leave out what YAML may not hold, even in a comment."""
    return "".join(sign for sign in text if sign.isprintable())
