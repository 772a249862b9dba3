"""The work of `slaaudit init`: ask what is not known, write the files, say what to do next."""

import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import typer

from slaaudit.cli.choices import chosen, language, refuse
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.originals import source_text
from slaaudit.cli.rules_schema import write_schemas
from slaaudit.cli.screen import write_stdout
from slaaudit.reporting.wording import said
from slaaudit.rule_schemas import RULE_SCHEMAS, modeline
from slaaudit.rulefile.starter import CYCLES, Cycle, Starter, starter_files
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCHEMAS = ".schema"
_NAMELESS_ID, _NAMELESS = "my-institution", "우리 기관"


@dataclass(frozen=True, slots=True)
class InitRequest:
    """What the user gave; None is still open."""

    folder: Path | None
    id: str | None
    name: str | None
    cycle: str | None
    charter: Path | None
    ask: bool
    force: bool


def start_rules(request: InitRequest, lang: str) -> int:
    """Write a new rule set; nothing is written where one of its files may not be."""
    spoken = language(lang)
    starter = _starter(request, spoken)
    folder = request.folder or Path("rules") / starter.id
    texts = starter_files(starter)
    for name in texts:
        require_free(folder / name, force=request.force)
    # beside the rules, so that an editor finds it without a network and wherever the folder goes
    write_schemas(folder / _SCHEMAS, tuple(RULE_SCHEMAS), force=request.force)
    for name, text in texts.items():
        write_file(folder / name, [modeline(Path(name).stem, _SCHEMAS), text])
    write_stdout(_next_steps(folder, tuple(texts), spoken))
    return ExitCode.DONE


def _starter(request: InitRequest, lang: Lang) -> Starter:
    """Ask for what was not given, on a terminal; else take what is usual."""
    text = "" if request.charter is None else source_text(request.charter)[0].text
    ask = _asking(lang) if request.ask and sys.stdin is not None and sys.stdin.isatty() else _usual
    usual_id = request.folder.name if request.folder else ""
    usual_id = usual_id if _ID.fullmatch(usual_id) else _NAMELESS_ID
    known_id = request.id or ask("기관 id (영문 소문자, 숫자, 붙임표)", "Institution id", usual_id)
    if not _ID.fullmatch(known_id):
        choices = said(lang, "영문 소문자, 숫자, 붙임표 (예: kosea)", "a-z, 0-9, - (as in kosea)")
        raise refuse("SLA804", option="--id", shown=known_id, choices=choices)
    name = request.name or ask("기관 이름", "Institution name", _NAMELESS)
    shown = ", ".join(CYCLES)
    cycle = request.cycle or ask(f"점검 주기 ({shown})", f"Cycle ({shown})", CYCLES[0])
    return Starter(known_id, name, cast("Cycle", chosen("--cycle", cycle, CYCLES)), text)


def _asking(lang: Lang) -> Callable[[str, str, str], str]:
    """Questions go to stderr, so that stdout holds the result alone."""

    def ask(ko: str, en: str, usual: str) -> str:
        answer: str = typer.prompt(said(lang, ko, en), default=usual, err=True)
        return answer.strip()

    return ask


def _usual(_ko: str, _en: str, usual: str) -> str:
    return usual


def _next_steps(folder: Path, names: tuple[str, ...], lang: Lang) -> Iterator[str]:
    shown = shlex.quote(folder.as_posix())
    files = ", ".join(names)
    yield said(lang, f"{shown}에 만들었습니다: {files}\n", f"Made in {shown}: {files}\n")
    for_editors = f"{shown}/{_SCHEMAS}"
    yield said(lang, f"편집기가 쓸 스키마: {for_editors}\n\n", f"For editors: {for_editors}\n\n")
    steps = (
        ("charter.yaml의 [바꿀 곳]을 헌장의 문장과 위치로 바꿉니다", "Replace the marked quotes"),
        ("columns.yaml에 자료의 제목을 적습니다", "Name your headings in columns.yaml"),
        (f"slaaudit rules check {shown}", f"slaaudit rules check {shown}"),
        (f"slaaudit rules test {shown}", f"slaaudit rules test {shown}"),
        (
            f"slaaudit check 접수기록.xlsx --rules {shown}",
            f"slaaudit check log.xlsx --rules {shown}",
        ),
    )
    yield said(lang, "다음에 할 일:\n", "What to do next:\n")
    for number, step in enumerate(steps, start=1):
        yield f"  {number}. {said(lang, *step)}\n"
