"""The report for machines: as its schema says, for every institution and either reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import slaaudit.reports
from slaaudit.__main__ import run

SAMPLES = Path(__file__).parents[1] / "samples"
SCHEMA = Path(slaaudit.reports.__file__).parent / "report.schema.json"
INSTITUTIONS = ("kosea", "jntp", "sonosa", "kosti", "kofpi")
LOGS = (".xlsx", ".csv", ".xls")


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("institution", INSTITUTIONS)
def test_every_sample_gives_what_the_schema_says(
    institution: str, audience: str, tmp_path: Path
) -> None:
    folder = SAMPLES / institution
    logs = sorted(str(file) for file in folder.iterdir() if file.suffix in LOGS)
    file = tmp_path / "report.json"
    command = ["report", *logs, "--rules", institution, "--audience", audience]
    assert run([*command, "-f", f"json={file}"]) == 0
    report = json.loads(file.read_bytes())
    Draft202012Validator(json.loads(SCHEMA.read_bytes())).validate(report)
    assert len(report["sections"]) >= 13
    for section in report["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "table":
                assert all(len(row["cells"]) == len(block["columns"]) for row in block["rows"])


def test_the_schema_itself_is_one() -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMA.read_bytes()))
