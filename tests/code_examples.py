"""The examples of the codes' pages, laid out as files and run as a user would run them.

A fenced block whose info string ends with a name is that file; `rules/hanbit/` holds the rule
files, the working folder all others. A line of `…` stands for the usual rest: of the file where it
stands at the margin, of the standard inside one. ` # ←` marks a line that the code points at.
`xlsx` blocks are workbooks, a `[name]` line for each sheet. A `setting` block names one of
`code_settings.SETTINGS`, which makes what no text can show. A `console` block is what is run; else
it is `slaaudit check` where there is a log, and `slaaudit rules check`.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import openpyxl

from code_settings import ENVIRONMENTS, PACKAGES, SETTINGS
from slaaudit.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pytest

    from slaaudit.code_pages import Block

RULES = "rules/hanbit"
#: A cell of a workbook that is merged with the one above it.
ABOVE = "↑"
MARK = re.compile(r"\s*# ←$")
STANDARD = """\
title: 7일 이내에 답하기
cite: {source: charter, at: 2-2}
record: request
measure: duration
from: received_at
to: replied_at
clock: civil_petition
limit: {at_most: 7일}
""".splitlines()
STANDARDS = "\n".join(["standards:", "  - id: reply-7d", *(f"    {line}" for line in STANDARD)])
HEADS = {
    "charter.yaml": [
        "schema: slaaudit/charter/1",
        "institution: {id: hanbit, name: 한빛도서관}",
        "sources: {charter: {title: 한빛도서관 이용자 헌장}}",
        STANDARDS,
    ],
    "columns.yaml": ["schema: slaaudit/columns/1"],
    "tests.yaml": ["schema: slaaudit/tests/1"],
    "waivers.yaml": ["schema: slaaudit/waivers/1"],
}
LOGS = ("csv", "xlsx", "html")
#: The usual rest of an item, by file: of a standard, of a waiver.
ITEMS = {
    "charter.yaml": STANDARD,
    "waivers.yaml": """\
reason: 다음 개정 때 고침
approver: 고객지원팀장
approved_on: 2026-03-02
expires_on: 2026-12-31
evidence: 고객지원팀-12
""".splitlines(),
}
_KEY = re.compile(r"(?:- )?([^\s:'\"\[{]+):")
_SAID = re.compile(
    r"^(?:(\S[^:\n]*):(\d+):\d+: |.*: |\s+)?(?:오류|주의|알림)[ \[](SLA\d{3})", re.MULTILINE
)
_ROWS = re.compile(r"\(행 ([\d,~ ]+)")


@dataclass(frozen=True, slots=True)
class Said:
    """What came out: each code with the file and the lines or rows that it points at."""

    points: frozenset[tuple[str, str, int]]
    codes: frozenset[str]
    exit_code: int


@dataclass(slots=True)
class Example:
    """Blocks laid out in a folder; `marks` are the lines that the page points at."""

    folder: Path
    patch: pytest.MonkeyPatch
    marks: set[tuple[str, int]] = field(default_factory=set)
    logs: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)

    def lay(self, blocks: Iterable[Block]) -> None:
        """Write every file, then make the settings."""
        laid = {
            block.file or f"{block.language}{place}": block for place, block in enumerate(blocks)
        }
        rules = self.folder / RULES
        rules.mkdir(parents=True)
        (rules / "charter.yaml").write_text("\n".join(HEADS["charter.yaml"]) + "\n", "utf-8")
        for name, block in laid.items():
            if block.language == "console":
                self.commands += re.findall(r"^\$ slaaudit (.*)$", block.text, re.MULTILINE)
            elif block.language in ("xlsx", "setting"):
                continue
            else:
                path = (rules if name in HEADS else self.folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(self._text(name, block.text), "utf-8")
            for old, new in re.findall(r"^\$ mv (\S+) (\S+)$", block.text, re.MULTILINE):
                (self.folder / old).rename(self.folder / new)
        for name, block in laid.items():
            if block.language == "xlsx":
                self._workbook(name, block.text)
            if block.language == "setting":
                self._set(block.text.strip())
            if block.language in LOGS:
                self.logs.append(name)

    def _set(self, setting: str) -> None:
        if setting in ENVIRONMENTS:
            for name, value in ENVIRONMENTS[setting].items():
                self.patch.setenv(name, value)
        elif setting in PACKAGES:
            self.patch.setitem(sys.modules, PACKAGES[setting], None)
        else:
            self.logs += SETTINGS[setting](self.folder) or []

    def _text(self, name: str, text: str) -> str:
        lines = composed(name, text.splitlines())
        self.marks |= {(name, n) for n, line in enumerate(lines, start=1) if MARK.search(line)}
        return "".join(f"{MARK.sub('', line)}\n" for line in lines)

    def _workbook(self, name: str, text: str) -> None:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in re.findall(r"^\[(.+)\]\n((?:[^\[].*\n)*)", text, re.MULTILINE):
            sheet = book.create_sheet(title.removesuffix(" 숨김"))
            sheet.sheet_state = "hidden" if title.endswith(" 숨김") else "visible"
            for number, row in enumerate(rows.splitlines(), start=1):
                if MARK.search(row):
                    self.marks.add((name, number))
                cells = MARK.sub("", row).split(",")
                sheet.append([_cell(text) for text in cells])
                for column in (n for n, text in enumerate(cells, start=1) if text == ABOVE):
                    sheet.merge_cells(None, number - 1, column, number, column)
        book.save(self.folder / name)

    def ran(self, capsys: pytest.CaptureFixture[str]) -> Said:
        """Run what the page runs, and say what came out."""
        if self.commands:
            worst = max(run(command.split()) for command in self.commands)
            return _said_text(capsys, worst)
        usual = ["rules", "check", RULES, "-f", "json"]
        if self.logs:
            usual = ["check", *self.logs, "--rules", RULES, "--period", "2026H1", "-f", "json"]
        return _said_json(capsys, run(usual))


def _cell(text: str) -> str | int | None:
    """Type a cell as a spreadsheet does: digits are a number, a quote before them makes text."""
    if text == ABOVE:
        return None
    return int(text) if text.isdigit() else text.removeprefix("'") or None


def composed(name: str, lines: list[str]) -> list[str]:
    """Put the usual rest where `…` stands."""
    kind = name.rpartition("/")[2]
    if kind not in HEADS:
        return lines
    whole: list[str] = []
    for place, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if line.strip() != "…":
            whole.append(line)
        elif not indent:
            given = _keys(lines, 0)
            whole += [part for head in _rest(HEADS[kind], given) for part in head.split("\n")]
        else:
            whole += [" " * indent + rest for rest in _rest_of_item(ITEMS[kind], lines, place)]
    return whole


def _rest_of_item(usual: list[str], lines: list[str], place: int) -> Iterator[str]:
    indent = _indent(lines[place])
    start = max(n for n in range(place) if lines[n].startswith(" " * (indent - 2) + "- "))
    ends = (n for n in range(place, len(lines)) if _indent(lines[n]) < indent)
    item = lines[start : next(ends, len(lines))]
    given = _keys([item[0].replace("- ", "  ", 1), *item[1:]], indent)
    yield from _rest(usual[:2] if "measure" in given else usual, given)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _keys(lines: list[str], indent: int) -> set[str]:
    here = (line[indent:] for line in lines if _indent(line) == indent)
    return {found[1] for found in map(_KEY.match, here) if found}


def _rest(usual: Iterable[str], given: set[str]) -> Iterator[str]:
    return (line for line in usual if line.partition(":")[0] not in given)


def _said_text(capsys: pytest.CaptureFixture[str], exit_code: int) -> Said:
    out = capsys.readouterr()
    found = _SAID.findall(out.err + "\n" + out.out)
    points = {(code, file.rpartition("/")[2], int(line)) for file, line, code in found if line}
    return Said(frozenset(points), frozenset(code for _, _, code in found), exit_code)


def _said_json(capsys: pytest.CaptureFixture[str], exit_code: int) -> Said:
    out = capsys.readouterr()
    findings = json.loads(out.out)["findings"] if out.out.startswith("{") else []
    noticed = _SAID.findall(out.err)
    points = {(code, file.rpartition("/")[2], int(line)) for file, line, code in noticed if line}
    for found in findings:
        file = (found["file"] or "").rpartition("/")[2]
        rows = _ROWS.search(found["message"])
        first = found.get("line") or found.get("row")
        numbers = _numbers(rows[1]) if rows else [first] if first else []
        points |= {(found["code"], file, number) for number in numbers}
    codes = {found["code"] for found in findings} | {code for _, _, code in noticed}
    return Said(frozenset(points), frozenset(codes), exit_code)


def _numbers(rows: str) -> list[int]:
    """Read row numbers as findings name them: `3, 5~7`."""
    spans = [span.split("~") for span in rows.split(",") if span.strip()]
    return [n for span in spans for n in range(int(span[0]), int(span[-1]) + 1)]
