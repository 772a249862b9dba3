"""Which rule files there are, and the whole schema of each."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from slaaudit.rule_schemas.model_forms import Form, model_forms, settled
from slaaudit.rule_schemas.standard_forms import charter_form
from slaaudit.spec.columns import ColumnMap
from slaaudit.spec.report_texts import ReportTextsFile
from slaaudit.spec.rule_tests import RuleTestFile
from slaaudit.spec.scalars import SpecModel
from slaaudit.spec.waivers import WaiverFile

#: The one kind that lies beside results, not in a rule set's folder.
REPORT_TEXTS = "report-texts"
DIALECT = "http://json-schema.org/draft-07/schema#"


def _of_model(model: type[SpecModel]) -> tuple[Form, dict[str, Form]]:
    forms = model_forms(model)
    return forms.pop(model.__name__), forms


#: Rule file → its title and what makes its form. A new file that one model declares is one more
#: line.
RULE_SCHEMAS: Mapping[str, tuple[str, Callable[[], tuple[Form, dict[str, Form]]]]] = {
    "charter": ("헌장의 약속 (charter.yaml)", charter_form),
    "columns": ("자료의 제목 (columns.yaml)", partial(_of_model, ColumnMap)),
    "tests": ("규칙의 시험 (tests.yaml)", partial(_of_model, RuleTestFile)),
    "waivers": ("승인된 예외 (waivers.yaml)", partial(_of_model, WaiverFile)),
    REPORT_TEXTS: ("보고서에 적을 기관의 글 (plan.yaml)", partial(_of_model, ReportTextsFile)),
}


def rule_schema(name: str) -> dict[str, Any]:
    """Give the schema of a rule file."""
    title, make = RULE_SCHEMAS[name]
    form, forms = make()
    return settled({"$schema": DIALECT, "title": title, **form}, forms)


def schema_text(name: str) -> str:
    """Write the schema as its file holds it."""
    schema = rule_schema(name)
    definitions = ",\n".join(_lines(schema.pop("definitions"), "  "))
    head = ",\n".join(_lines(schema, " "))
    return f'{{\n{head},\n "definitions": {{\n{definitions}\n }}\n}}\n'


def _lines(parts: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Write a line for each part: short enough to ship, and a change shows where it is."""
    for key, part in parts.items():
        yield f"{indent}{json.dumps(key)}: {json.dumps(part, ensure_ascii=False)}"


def schema_file(name: str) -> str:
    """Name the file of a schema."""
    return f"{name}.schema.json"


def modeline(name: str, folder: str) -> str:
    """Give the first line of a rule file: where its schema lies, as seen from the file."""
    return f"# yaml-language-server: $schema={folder}/{schema_file(name)}\n"
