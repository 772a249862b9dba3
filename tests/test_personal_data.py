"""Nothing of anybody leaves a log: planted everywhere, found nowhere."""

from __future__ import annotations

import csv
import html
import io
import os
import shutil
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest

from document_readers import words_of_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
#: What nobody may see again, with the piece of it that is looked for.
NAME, TELEPHONE, RESIDENT = "홍길동", "010-2345-6789", "900101-1234567"
EMAIL, ADDRESS = "gildong.hong@example.go.kr", "세종특별자치시 도움6로 11 한누리빌딩"
FREE_TEXT = "제 사정을 아무한테도 말하지 말아 달라고 거듭 부탁드립니다"
PLANTED = (NAME, TELEPHONE, RESIDENT, EMAIL, ADDRESS, FREE_TEXT)
PIECES = (
    *("홍길동", "2345-6789", "23456789", "900101", "1234567"),
    *("gildong", "example.go.kr", "도움6로", "한누리", "아무한테도", "거듭", "부탁드립니다"),
)
HEADINGS = (
    *("연번", "접수번호", "접수일시", "접수경로", "민원유형", "담당부서", "성명", "연락처"),
    *("이메일", "주소", "주민등록번호", "내용", "처리상태", "중간통지일시", "답변예정일"),
    *("답변일시", "보상지급여부", "비고", "연장기한", "연장통지일시", "보류일시", "해제일시"),
)
#: Results by design: ids, departments, and the words that rules sort cases by.
BY_DESIGN = {"접수번호", "담당부서", "접수경로", "민원유형", "처리상태"}
HONEST = {
    "접수경로": "홈페이지",
    "민원유형": "단순질의",
    "담당부서": "총무과",
    "처리상태": "처리완료",
    "접수일시": "2026-03-03 10:00",
}
#: In time, late, and not yet: what is owed and what is open has to be told too.
ANSWERED = ("2026-03-20 10:00", "", *["2026-03-05 10:00"] * 9)
KINDS = ("xlsx", "csv", "html")


class Ran(NamedTuple):
    """What a command said and wrote."""

    said: bytes
    code: int


def rows() -> Iterator[list[str]]:
    """Plant each piece in every column, one column a row; honest rows between them."""
    yield ["2026년 상반기 민원처리대장"]
    yield list(HEADINGS)
    number = 0
    for column in HEADINGS:
        for planted in PLANTED:
            number += 1
            cells = {"접수번호": f"A-{number:04d}", **HONEST, "연번": str(number)}
            cells["답변일시"] = ANSWERED[number % len(ANSWERED)]
            cells |= {"성명": NAME, "연락처": TELEPHONE, "내용": FREE_TEXT, "주소": ADDRESS}
            cells |= {"이메일": EMAIL, "주민등록번호": RESIDENT, "비고": f"{NAME} {FREE_TEXT}"}
            if column not in BY_DESIGN:
                cells[column] = planted
            yield [cells.get(heading, "") for heading in HEADINGS]
    yield ["합계", str(number)]
    yield [f"※ {NAME} {TELEPHONE} {FREE_TEXT}"]


def as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "민원"
    for row in rows():
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def as_csv() -> bytes:
    quoted = (",".join(f'"{cell}"' for cell in row) for row in rows())
    return "\r\n".join(quoted).encode("cp949")


def as_html() -> bytes:
    lines = (
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows()
    )
    return f"<html><meta charset='utf-8'><table>{''.join(lines)}</table></html>".encode()


WRITERS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "xlsx": ("민원.xlsx", as_xlsx),
    "csv": ("민원.csv", as_csv),
    "html": ("민원.xls", as_html),
}

#: Keeps a copy of every file that the code behind it opens for writing, runs it, and names them.
SPY = """
import os, pathlib, shutil, sys
kept = pathlib.Path(os.environ["KEPT"])
seen = set()
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        mode, flags = arguments[1], arguments[2]
        if (mode and set(str(mode)) & set("wax+")) or (flags or 0) & (os.O_WRONLY | os.O_RDWR):
            seen.add(os.fsdecode(arguments[0]))
    elif event in ("os.remove", "os.rename", "shutil.rmtree"):
        for path in tuple(seen):
            if os.path.isfile(path) and not path.startswith(str(kept)):
                shutil.copy(path, kept / f"{len(os.listdir(kept))}")
sys.addaudithook(hook)
exec(sys.argv[1])
(kept / "names").write_text("\\n".join(sorted(seen)), encoding="utf-8")
raise SystemExit(code)
"""
COMMAND_LINE = "from slaaudit.__main__ import run; code = run(sys.argv[2:])"


@pytest.fixture(scope="module", params=KINDS)
def log(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name, write = WRITERS[request.param]
    file = tmp_path_factory.mktemp(request.param) / name
    file.write_bytes(write())
    return file


def ran(folder: Path, *arguments: str, code: str = COMMAND_LINE) -> Ran:
    """Run in a private folder for temporary files, and gather all that was said and written."""
    out, temporary, kept = folder / "out", folder / "tmp", folder / "kept"
    for each in (out, temporary, kept):
        each.mkdir(parents=True)
    shutil.copytree(ROOT / "rules" / "kosea", out / "rules" / "kosea")
    environment = {**os.environ, "TMPDIR": str(temporary), "KEPT": str(kept), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", SPY, code, *arguments],
        cwd=out,
        env=environment,
        capture_output=True,
        check=False,
    )
    files = (file for each in (out, temporary, kept) for file in sorted(each.rglob("*")))
    written = [file.read_bytes() for file in files if file.is_file()]
    return Ran(b"\n".join([done.stdout, done.stderr, *written]), done.returncode)


def opened(content: bytes) -> bytes:
    """Give a file with what it holds packed away: members of an archive, a PDF's text and streams.

    A calendar's long lines are folded.
    """
    parts = [content, content.replace(b"\r\n ", b"")]
    if content.startswith(b"%PDF"):
        parts.append(words_of_pdf(content).encode())
    start = content.find(b"PK\x03\x04")
    if start >= 0:
        with zipfile.ZipFile(io.BytesIO(content[start:])) as archive:
            parts += [archive.read(name) for name in archive.namelist()]
    for piece in content.split(b"stream\n")[1:]:
        try:
            parts.append(zlib.decompressobj().decompress(piece))
        except zlib.error:
            continue
    return b"\n".join(parts)


def leaks(content: bytes) -> list[str]:
    text = unicodedata.normalize("NFC", content.decode("utf-8", "replace"))
    escaped = html.unescape(text)
    coded = [
        piece
        for piece in PIECES
        if piece.encode("unicode_escape") in content or piece.encode("cp949") in content
    ]
    return [piece for piece in PIECES if piece in text or piece in escaped] + [
        piece for piece in coded if not piece.isascii()
    ]


LOG, RESULT, QUARTER = "(the log)", "(its result)", "(the result of a quarter)"
SHEET = "(the sheet of a sample, filled in)"
RULES = ("--rules", "kosea", "--period", "2026H1")
EVERY_CHECK = ("-f", "text", "-f", "json=a.json", "-f", "jsonl=a.jsonl", "-f", "csv=a.csv")
EVERY_REPORT = (
    *("-f", "md", "-f", "html=a.html", "-f", "json=a.json", "-f", "xlsx=a.xlsx"),
    *("-f", "pdf=a.pdf"),
)
INTERNAL = ("--audience", "internal")
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", LOG, *RULES, *EVERY_CHECK),
    "check, in English": ("check", LOG, *RULES, "--lang", "en"),
    "inspect": (*("inspect", LOG, *RULES, "-f", "text", "-f", "json=a.json"), "--write", "."),
    "report": ("report", LOG, *RULES, *EVERY_REPORT),
    "report, internal": ("report", LOG, *RULES, *EVERY_REPORT, *INTERNAL),
    "rules diff": ("rules", "diff", "kosea", "rules/kosea", "--log", LOG),
}


def case_of(column: str) -> str:
    """Give the first case in which this column holds what nobody may see."""
    return f"A-{HEADINGS.index(column) * len(PLANTED) + 1:04d}"


def written(*formats: str) -> tuple[str, ...]:
    return ("-f", "text", *(word for each in formats for word in ("-f", f"{each}=a.{each}")))


PAGES = written("md", "html", "json")
TABLES = (*PAGES, *written("xlsx")[2:])
DRAWN = ("--n", "30", "--seed", "7")
#: These read logs as the commands above do: one kind of log is enough.
FURTHER_COMMANDS: dict[str, tuple[str, ...]] = {
    "report of a result": ("report", RESULT, *EVERY_REPORT, "-f", "hwpx=a.hwpx", *INTERNAL),
    "remedies": ("remedies", LOG, *RULES, *TABLES, "-f", "csv=a.csv"),
    "remedies of a result": ("remedies", RESULT, *TABLES),
    "sample": ("sample", RESULT, *DRAWN, *TABLES, "-f", "csv=a.csv"),
    "sample, filled in": ("sample", RESULT, *DRAWN, *TABLES, "--evaluate", SHEET),
    "verify": ("verify", RESULT, "--log", LOG, *TABLES),
    "compare": ("compare", QUARTER, RESULT, *TABLES, "-f", "pdf=a.pdf"),
    "due": ("due", LOG, *RULES[:2], "--as-of", "2026-03-10", *written("csv", "json", "ics")),
    "explain, an answer unreadable": (
        "explain",
        LOG,
        *RULES,
        "--case",
        case_of("답변일시"),
        *PAGES,
    ),
    "explain, a notice unreadable": (
        "explain",
        LOG,
        *RULES,
        "--case",
        case_of("중간통지일시"),
        *PAGES,
    ),
    "whatif": ("whatif", LOG, *RULES, "--set", "homepage-reply-7d.limit=5일", *TABLES),
    "whatif, a sweep": (
        "whatif",
        LOG,
        *RULES,
        "--sweep",
        "homepage-reply-7d.limit=3일..5일",
        *TABLES,
    ),
}


def nothing_leaks(folder: Path, *words: str) -> Ran:
    done = ran(folder, *words)
    files = [file for file in (folder / "out").iterdir() if file.is_file()]
    packed = b"\n".join(opened(file.read_bytes()) for file in files)
    assert leaks(done.said) == []
    assert leaks(packed) == []
    assert list((folder / "tmp").iterdir()) == []
    return done


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_planted_is_said_or_written(log: Path, command: str, tmp_path: Path) -> None:
    words = [str(log) if word == LOG else word for word in COMMANDS[command]]
    done = nothing_leaks(tmp_path, *words)
    assert done.code in (0, 1), done.said.decode("utf-8", "replace")[-2000:]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Write a log, its result, and a sheet of its sample that somebody has filled in."""
    folder = tmp_path_factory.mktemp("made")
    log, result, sheet = folder / "민원.xlsx", folder / "결과.json", folder / "대조표.csv"
    log.write_bytes(as_xlsx())
    ran(folder / "check", "check", str(log), *RULES, "-f", f"json={result}")
    ran(folder / "sample", "sample", str(result), *DRAWN, "-f", f"csv={sheet}")
    fill(sheet, "아니오")
    quarter = (*RULES[:2], "--period", "2026Q1", "-f", f"json={folder / '분기.json'}")
    ran(folder / "quarter", "check", str(log), *quarter)
    return {
        LOG: str(log),
        RESULT: str(result),
        QUARTER: str(folder / "분기.json"),
        SHEET: str(sheet),
    }


def fill(sheet: Path, first_answer: str) -> None:
    """Fill a sheet in as somebody might: with whose case it is, and what was told."""
    heading, *lines = csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")))
    answers = (first_answer, *["예"] * len(lines))
    told = {"원자료 확인값": f"{NAME} {TELEPHONE}", "비고": FREE_TEXT}
    for line, answer in zip(lines, answers, strict=False):
        for name, cell in {**told, "일치(예/아니오)": answer}.items():
            line[heading.index(name)] = cell
    kept = io.StringIO()
    csv.writer(kept).writerows([heading, *lines])
    sheet.write_text(kept.getvalue(), encoding="utf-8-sig", newline="")


@pytest.mark.parametrize("command", FURTHER_COMMANDS)
def test_nothing_planted_is_told_of_a_case(
    made: dict[str, str], command: str, tmp_path: Path
) -> None:
    words = [made.get(word, word) for word in FURTHER_COMMANDS[command]]
    done = nothing_leaks(tmp_path, *words)
    assert done.code in (0, 1), done.said.decode("utf-8", "replace")[-2000:]


def test_a_sheet_filled_in_wrongly_is_not_quoted(made: dict[str, str], tmp_path: Path) -> None:
    sheet = tmp_path / "대조표.csv"
    shutil.copy(made[SHEET], sheet)
    fill(sheet, NAME)
    with sheet.open("a", encoding="utf-8") as lines:
        lines.write(f"{NAME},{FREE_TEXT}\n")
    done = nothing_leaks(tmp_path / "run", "sample", made[RESULT], *DRAWN, "--evaluate", str(sheet))
    assert done.code == 2
    assert b"SLA884" in done.said
    assert b"SLA885" in done.said


def test_the_search_would_find_what_leaks(log: Path) -> None:
    content = log.read_bytes()
    assert {"홍길동", "900101"} <= set(leaks(opened(content)))


def test_the_search_would_find_it_in_a_temporary_file(tmp_path: Path) -> None:
    code = "import tempfile; kept_for = tempfile.NamedTemporaryFile('w', encoding='utf-8')"
    code += f"; kept_for.write({NAME!r}); kept_for.close(); code = 0"
    assert leaks(ran(tmp_path, code=code).said) == ["홍길동"]


def test_the_search_would_find_it_in_a_pdf() -> None:
    typst = pytest.importorskip("typst")
    pytest.importorskip("pypdf")
    assert "홍길동" in leaks(opened(typst.compile(f"= {NAME}".encode())))


def test_a_refusal_does_not_quote_the_log(tmp_path: Path) -> None:
    broken = tmp_path / "민원.csv"
    broken.write_text(f'접수번호,접수일시\n"{NAME} {TELEPHONE}\n', encoding="utf-8")
    done = ran(tmp_path, "check", str(broken), *RULES)
    assert done.code == 2
    assert leaks(done.said) == []


def test_looking_without_rules_tells_no_more(log: Path, tmp_path: Path) -> None:
    done = ran(tmp_path, "inspect", str(log), "-f", "text", "-f", "json=seen.json")
    assert done.code == 0
    assert leaks(done.said) == []
    assert "싣지 않은 열" in done.said.decode("utf-8", "replace")
