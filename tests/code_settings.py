"""What an example needs and no text can show: each setting by the sentence that names it.

A setting makes its files in the folder and gives the names of those that are logs.
"""

from __future__ import annotations

import io
import subprocess
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pyarrow as pa
from msoffcrypto.format.ooxml import OOXMLFile
from pyarrow import parquet

from log_files import cells, workbook, xlsx_of, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

RULES = "rules/hanbit"
_CSV = "접수번호,접수일시,답변일시\nA-1,2026-03-03 10:00,2026-03-05 10:00\n"
_CASES: dict[int, Mapping[str, str | float]] = {
    1: {"A": "접수번호", "B": "접수일시", "C": "답변일시"},
    2: {"A": "A-1", "B": "2026-03-03 10:00", "C": "2026-03-05 10:00"},
    3: {"A": "A-2", "B": "2026-03-04 10:00", "C": "2026-03-06 10:00"},
}


def _rewritten(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        charter = folder / RULES / "charter.yaml"
        charter.write_bytes(change(charter.read_bytes()))

    return make


def _log(name: str, content: bytes | Callable[[], bytes]) -> Callable[[Path], list[str]]:
    def make(folder: Path) -> list[str]:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content())
        return [name]

    return make


def _folder_for_columns(folder: Path) -> None:
    (folder / RULES / "columns.yaml").mkdir()


def _chain(text: bytes) -> bytes:
    links = "".join(
        f"  - {{id: link-{n}, title: 이어받기, extends: {f'link-{n - 1}' if n else 'reply-7d'}}}\n"
        for n in range(40)
    )
    return text + links.encode()


def _variants(text: bytes) -> bytes:
    versions = ", ".join(f"{{from: {1900 + n}-01-01, note: 판}}" for n in range(150))
    readings = ", ".join(f"{{id: r{n}, why: 달리 읽음, note: 해석 {n}}}" for n in range(150))
    return text + f"    versions: [{versions}]\n    readings: [{readings}]\n".encode()


def _flood(text: bytes) -> bytes:
    return text + "".join(f"key{number}: 1\n" for number in range(2_001)).encode()


def _link_to_itself(folder: Path) -> list[str]:
    (folder / "접수.csv").symlink_to("접수.csv")
    return ["접수.csv"]


def _empty_folder(folder: Path) -> None:
    (folder / "자료").mkdir()


def _nested(deep: int) -> bytes:
    return zipped({"접수.zip": _nested(deep - 1)}) if deep else _CSV.encode()


def _locked_archive() -> bytes:
    payload = bytearray(zipped({"접수.csv": _CSV}))
    payload[payload.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(payload)


def _locked(password: str) -> bytes:
    stream = io.BytesIO()
    book = workbook([list(row.values()) for row in _CASES.values()])
    OOXMLFile(io.BytesIO(book)).encrypt(password, stream)
    return stream.getvalue()


def _long_parquet() -> bytes:
    stream = io.BytesIO()
    nothing = pa.nulls(120_000_000)
    parquet.write_table(pa.table({"접수번호": nothing, "접수일시": nothing}), stream)
    return stream.getvalue()


def _half_a_workbook() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].append(["접수번호", "접수일시", "답변일시"])
    book.save(stream)
    return stream.getvalue()[:900]


def _committed(folder: Path) -> None:
    who = ["-c", "user.name=hanbit", "-c", "user.email=hanbit@example.org"]
    for arguments in (["init", "-q"], ["add", "rules"], [*who, "commit", "-q", "-m", "rules"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def _many(change: Callable[[int, list[datetime]], None]) -> Callable[[Path], list[str]]:
    """Make half a year of requests, four a working day, and change them one by one."""

    def make(folder: Path) -> list[str]:
        lines = ["접수번호,접수일시,답변일시"]
        number = 0
        for day in range(180):
            on = datetime.fromisoformat("2026-01-02") + timedelta(days=day)
            for hour in range(4 if on.weekday() < _SATURDAY else 0):
                received = on + timedelta(hours=9 + 2 * hour, minutes=(7 * number) % 59)
                moments = [received, received + timedelta(minutes=31 + number % 47)]
                change(number, moments)
                times = [f"{at:%Y-%m-%d %H:%M}" + f":{at:%S}" * bool(at.second) for at in moments]
                lines += [",".join([f"2026-{number:04d}", *times])] if moments else []
                number += 1
        return _log("접수.csv", "\n".join(lines).encode())(folder)

    return make


def _just_in_time(number: int, moments: list[datetime]) -> None:
    """Reply to every twelfth four minutes before the three hours are over."""
    if number % 12 == 0:
        moments[1] = moments[0] + timedelta(minutes=176)


def _in_one_second(number: int, moments: list[datetime]) -> None:
    """Reply to twelve in one second; others in a second of their own."""
    moments[1] += timedelta(seconds=1 + number % 58)
    if 200 <= number < 212:  # twelve cases of one week
        moments[1] = datetime.fromisoformat("2026-03-20 17:59:58")


def _backdated(number: int, moments: list[datetime]) -> None:
    if number == 300:  # one case
        moments[:] = [at - timedelta(days=30) for at in moments]


def _rounded(number: int, moments: list[datetime]) -> None:
    moments[1] = moments[1].replace(minute=10 * (number % 6)) + timedelta(hours=1)


def _on_a_sunday(number: int, moments: list[datetime]) -> None:
    if 200 <= number < 230:  # thirty cases of eight days
        moments[1] = datetime.fromisoformat("2026-03-29 10:07") + timedelta(
            minutes=7 * (number % 50)
        )


def _without_april(_: int, moments: list[datetime]) -> None:
    if moments[0].month == _APRIL:
        moments.clear()


_SATURDAY, _APRIL = 5, 4
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
_ENCRYPTED = _OLE + "EncryptedPackage".encode("utf-16-le")
_TWO_ENCODINGS = "접수번호,접수일시\n가,".encode() + "나".encode("cp949") + b"\n"
_DEEP = "<table><tr><th>접수번호</th><th>접수일시</th></tr><tr><td>" + "<b>" * 100_000 + "</table>"

SETTINGS: Mapping[str, Callable[[Path], list[str] | None]] = {
    "열두 건에 하나는 세 시간이 다 되기 4분 전에 답했습니다": _many(_just_in_time),
    "열두 건의 답변일시가 같은 초입니다": _many(_in_one_second),
    "번호가 300번인 건의 접수일시가 앞뒤 번호보다 30일 앞섭니다": _many(_backdated),
    "모든 답변일시가 10분 단위입니다": _many(_rounded),
    "서른 건의 답변일시가 일요일 하루입니다": _many(_on_a_sunday),
    "4월에 접수한 건이 하나도 없습니다": _many(_without_april),
    "columns.yaml의 자리에 같은 이름의 폴더가 있습니다": _folder_for_columns,
    "charter.yaml이 2,000,001바이트입니다": _rewritten(
        lambda text: text + b"#" * (2_000_001 - len(text))
    ),
    "charter.yaml을 CP949로 저장했습니다": _rewritten(lambda text: text.decode().encode("cp949")),
    "charter.yaml을 BOM이 있는 UTF-8로 저장했습니다": _rewritten(
        lambda text: b"\xef\xbb\xbf" + text
    ),
    "charter.yaml의 첫 줄 끝에 보이지 않는 문자 U+0007이 있습니다": _rewritten(
        lambda text: text.replace(b"\n", b"\x07\n", 1)
    ),
    "charter.yaml이 괄호 100개로 시작합니다": _rewritten(lambda _: b"a: " + b"[" * 100),
    "표준 40개가 차례로 앞의 표준을 이어받습니다": _rewritten(_chain),
    "charter.yaml에 모르는 키가 2,001개 있습니다": _rewritten(_flood),
    "접수.csv가 자기 자신을 가리키는 바로 가기(심볼릭 링크)입니다": _link_to_itself,
    "접수.xlsx에 열기 암호가 걸려 있습니다": _log("접수.xlsx", _ENCRYPTED),
    "접수.xlsx에 문서보안(DRM)이 걸려 있습니다": _log("접수.xlsx", b"SCDSA004" + bytes(64)),
    "접수.csv라는 이름의 PDF 파일입니다": _log("접수.csv", b"%PDF-1.7\n"),
    "접수.csv의 앞은 UTF-8, 뒤는 CP949입니다": _log("접수.csv", _TWO_ENCODINGS),
    "자료라는 빈 폴더가 있습니다": _empty_folder,
    "접수.zip 안에 안내문(PDF)만 있습니다": _log("접수.zip", zipped({"안내.pdf": b"%PDF-1.7"})),
    "접수.zip 안에 자료와 안내문(PDF)이 있습니다": _log(
        "접수.zip", zipped({"접수.csv": _CSV, "안내.pdf": b"%PDF-1.7"})
    ),
    "접수.zip이 네 겹으로 압축되어 있습니다": _log("접수.zip", _nested(4)),
    "접수.zip에 암호가 걸려 있습니다": _log("접수.zip", _locked_archive()),
    "접수.xlsx에 셀 서식이 없습니다": _log("접수.xlsx", xlsx_of(cells(_CASES), styles=False)),
    "접수.xlsx의 암호는 1234입니다": _log("접수.xlsx", lambda: _locked("1234")),
    "접수.xlsx를 풀면 60MB의 빈칸이 나옵니다": _log(
        "접수.xlsx",
        lambda: xlsx_of(cells(_CASES), more={"xl/blank.xml": b" " * (60 << 20)}),
    ),
    "접수.xlsx의 XFD1048576 셀에 빈칸 하나가 있습니다": _log(
        "접수.xlsx", xlsx_of(cells({**_CASES, 1_048_576: {"XFD": " "}}))
    ),
    "접수.xlsx의 3행을 숨겼습니다": _log(
        "접수.xlsx", xlsx_of(cells(_CASES).replace('<row r="3">', '<row r="3" hidden="1">'))
    ),
    "접수.parquet에 1억 2,000만 행이 있습니다": _log("접수.parquet", _long_parquet),
    "접수.xlsx의 뒷부분이 잘려 나갔습니다": _log("접수.xlsx", _half_a_workbook()),
    "접수.xls의 한 칸에 꾸밈 태그가 100,000겹 있습니다": _log("접수.xls", _DEEP.encode()),
    "규칙을 git에 저장(커밋)했습니다": _committed,
    "판 150개에 해석 150개를 곱한 표준입니다": _rewritten(_variants),
}

#: Settings of the machine that a command runs on: what the environment then holds.
ENVIRONMENTS: Mapping[str, Mapping[str, str]] = {
    "이 컴퓨터에 git이 없습니다": {"PATH": ""},
    "환경 변수 LOG_PASSWORD에 4321이 있습니다": {"LOG_PASSWORD": "4321"},
}

#: Packages that a setting takes away.
PACKAGES: Mapping[str, str] = {
    "PDF를 짜는 꾸러미(typst)가 설치되어 있지 않습니다": "typst",
    "암호를 푸는 꾸러미(msoffcrypto)가 설치되어 있지 않습니다": "msoffcrypto",
}
