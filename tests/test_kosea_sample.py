"""The sample logs are what their script makes, and their manifest speaks of rows that exist."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from openpyxl import load_workbook

SAMPLE = Path(__file__).parent.parent / "samples" / "kosea"
ROWS = {"전화": 140, "내방": 80, "방문": 40, "민원": 120, "점검표": 60, "활동": 20, "설문": 50}


@pytest.fixture(scope="module", name="script")
def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kosea_cases", SAMPLE / "make_cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", name="rebuilt")
def rebuild(script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kosea")
    script.build(folder)
    return folder


def cells(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {sheet.title: list(sheet.values) for sheet in load_workbook(file).worksheets}


def planted() -> list[dict[str, str]]:
    manifest = json.loads((SAMPLE / "manifest.json").read_text(encoding="utf-8"))
    return list(manifest["planted"])


def test_the_workbook_has_the_cells_that_the_script_makes(rebuilt: Path) -> None:
    assert cells(rebuilt / "cases.xlsx") == cells(SAMPLE / "cases.xlsx")


def test_the_manifest_is_what_the_script_makes(rebuilt: Path) -> None:
    assert (rebuilt / "manifest.json").read_bytes() == (SAMPLE / "manifest.json").read_bytes()


def test_two_builds_have_the_same_bytes(script: ModuleType, rebuilt: Path, tmp_path: Path) -> None:
    script.build(tmp_path)
    assert (tmp_path / "cases.xlsx").read_bytes() == (rebuilt / "cases.xlsx").read_bytes()


def test_every_sheet_numbers_its_cases_without_gaps() -> None:
    for name, rows in cells(SAMPLE / "cases.xlsx").items():
        numbers = [row[0] for row in rows if isinstance(row[0], int)]
        assert numbers == list(range(1, ROWS[name] + 1))


def test_every_planted_case_is_a_row_of_the_workbook_and_is_planted_once() -> None:
    rows = [row for sheet in cells(SAMPLE / "cases.xlsx").values() for row in sheet]
    case_ids = {row[1] for row in rows if len(row) > 1}
    named = [(entry["standard"], entry["case"]) for entry in planted()]
    assert len(named) == len(set(named))
    assert {case for _, case in named} - case_ids == {"2026"}


def test_all_verdicts_but_met_and_not_applicable_are_planted() -> None:
    verdicts = {entry["verdict"] for entry in planted()}
    assert verdicts == {"missed", "excused", "pending", "unmeasurable"}
