"""What `slaaudit` alone says: what to do next here, and every command in the order of the work.

It looks at names only: no file is opened, so that it is quick and says nothing of what is inside.
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from slaaudit.display_width import width
from slaaudit.plain_text import clean_text
from slaaudit.value_classes import dataclass

_TITLE = "slaaudit: 고객서비스헌장 이행표준 점검"
_LOG_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".parquet")
#: What a spreadsheet leaves beside an open file, and what is hidden.
_NO_LOGS = ("~$", ".")
_CHARTER = "charter.yaml"
#: A folder may hold thousands of files; the first of them tell enough.
_MOST_NAMES = 2000
#: With the text beside it, a line fits a screen of 80 columns.
_TYPED_WIDTH = 31
_END = """\
기관의 규칙은 자료의 제목에서 찾고, 못 찾으면 --rules로 고릅니다.
명령마다 --help에 선택 항목과 보기가, slaaudit help에 전체가 있습니다.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A command as it is typed, without the program's name, and what it does."""

    typed: str
    does: str


#: Every command stands in one of these parts.
PARTS: dict[str, tuple[Line, ...]] = {
    "점검": (
        Line("inspect 기록.xlsx", "무엇을 어떻게 읽는지 먼저 봅니다"),
        Line("check 기록.xlsx", "기록을 판정해 표준별 이행률을 봅니다"),
        Line("check 기록.xlsx -f csv=판정.csv", "건별 판정을 파일로 남깁니다"),
        Line("verify 결과.json --log 기록.xlsx", "결과가 지금도 그대로인지 봅니다"),
        Line("sample 결과.json --n 30", "원자료와 대조할 건을 뽑습니다"),
        Line("calendar 2026", "쓰는 공휴일과 근무일 수를 봅니다"),
    ),
    "보고": (
        Line("report 기록.xlsx -f md=보고.md", "이행실태 점검결과를 씁니다"),
        Line("remedies 기록.xlsx", "헌장이 정한 보상과 지급을 견줍니다"),
        Line("init --report --from 결과.json", "개선계획의 틀을 만듭니다"),
    ),
    "물음": (
        Line("explain 기록.xlsx --case 12", "건 하나의 판정을 설명합니다"),
        Line("due 기록.xlsx --within 3일", "열린 건을 급한 순서로 봅니다"),
        Line("whatif 기록.xlsx --set ID.limit=5일", "기준이 달랐다면 어떤지 봅니다"),
        Line("compare 지난결과.json 결과.json", "두 결과를 나란히 견줍니다"),
        Line("help check", "명령의 설명서를 봅니다"),
    ),
    "규칙": (
        Line("init", "우리 기관의 규칙을 새로 만듭니다"),
        Line("rules check", "규칙 파일의 잘못을 찾습니다"),
        Line("rules test", "규칙의 시험을 실행합니다"),
        Line("rules show kosea", "약속을 어떻게 재는지 봅니다"),
        Line("rules explain SLA201", "지적사항의 뜻과 고치는 법을 봅니다"),
        Line("rules diff HEAD --rules kosea", "고치기 전의 규칙과 견줍니다"),
        Line("rules schema", "편집기가 쓸 스키마를 냅니다"),
    ),
}


def guide(folder: Path) -> Iterator[str]:
    """Write what to do next in this folder, then every command."""
    yield f"{_TITLE}\n"
    for title, lines in {"다음에 할 일": _next_steps(folder), **PARTS}.items():
        yield f"\n{title}\n"
        yield from _listed(lines)
    yield f"\n{_END}"


def _next_steps(folder: Path) -> tuple[Line, ...]:
    logs = _logs(folder)
    rules = _rules(folder)
    steps = []
    if logs:
        count = f" ({len(logs)}개 가운데 하나)" if len(logs) > 1 else ""
        steps.append(Line(f"check {_word(logs[0])}", f"이 폴더의 기록을 판정합니다{count}"))
    if rules is not None:
        shown = _word(rules)
        steps += [
            Line(f"rules check {shown}", "이 폴더의 규칙을 검사합니다"),
            Line(f"rules test {shown}", "그 규칙의 시험을 실행합니다"),
        ]
    if steps:
        return tuple(steps)
    return (
        Line("init", "우리 기관의 규칙을 만듭니다"),
        Line("check 기록.xlsx", "기록의 경로를 적어 판정합니다"),
        Line("help", "설명서를 봅니다 (README에도 있음)"),
    )


def _logs(folder: Path) -> list[str]:
    """Name what looks like logs."""
    names = sorted(_names(folder))
    return [
        name
        for name in names
        if name.lower().endswith(_LOG_ENDINGS) and not name.startswith(_NO_LOGS)
    ]


def _names(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number == _MOST_NAMES:
                    return
                if entry.is_file():
                    yield entry.name
    except OSError:
        return  # a folder that may not be listed has no names to suggest


def _rules(folder: Path) -> str | None:
    """Give the folder of rules as it is typed here; the one of all where there are several."""
    try:
        if (folder / _CHARTER).is_file():
            return "."
        found = sorted(charter.parent.name for charter in folder.glob(f"rules/*/{_CHARTER}"))
    except OSError:
        return None
    if not found:
        return None
    return f"rules/{found[0]}" if len(found) == 1 else "rules"


def _word(name: str) -> str:
    """Quote a name so that it can be typed; one that begins like an option is no option."""
    shown = clean_text(name)
    safe = f"./{shown}" if shown.startswith("-") else shown
    return safe if _is_plain(safe) else _quoted(safe)


def _is_plain(name: str) -> bool:
    # shlex quotes Hangul too, which every shell takes as it is
    return not (set(name) & set(" \t'\"\\$`&|;<>()*?[]{}~#!^%")) and bool(name)


def _quoted(name: str) -> str:
    return f'"{name}"' if os.name == "nt" else shlex.quote(name)


def _listed(lines: tuple[Line, ...]) -> Iterator[str]:
    """Align what the commands do; Hangul takes two columns, and a long command its own line."""
    for line in lines:
        gap = _TYPED_WIDTH - width(line.typed)
        between = " " * (gap + 2) if gap >= 0 else f"\n{' ' * (_TYPED_WIDTH + 13)}"
        yield f"  slaaudit {line.typed}{between}{line.does}\n"
