"""The file family of the catalogue (70x to 71x, 74x): files that cannot be read."""

from slaaudit.findings.message import Message, Severity

__all__ = ["FILE_MESSAGES"]

_E = Severity.ERROR

_SAVE_AS_XLSX = (
    "엑셀에서 열어 '다른 이름으로 저장 → Excel 통합 문서(.xlsx)'로 저장한 뒤 다시 실행하십시오."
)
_SAVE_AS_XLSX_EN = "Open it in a spreadsheet, save it as .xlsx, and run again."

_FILES: tuple[Message, ...] = (
    Message(
        "SLA701",
        "file-not-found",
        _E,
        "파일이 없습니다: {path}",
        "no such file: {path}",
        "파일 이름과 폴더를 확인하십시오.",
        "Check the name and the folder.",
    ),
    Message(
        "SLA702",
        "folder-without-logs",
        _E,
        "폴더에 읽을 자료가 없습니다: {path}",
        "the folder holds no file to read: {path}",
        "접수 대장(.xlsx, .csv 등)이 든 폴더인지 확인하십시오. 폴더 안의 폴더는 읽지 않습니다.",
        "See whether it holds the logs; folders within it are not read.",
    ),
    Message(
        "SLA703",
        "file-not-readable",
        _E,
        "파일을 열 수 없습니다: {path} ({reason})",
        "cannot open the file: {path} ({reason})",
        "파일이 다른 프로그램에서 열려 있는지, 읽기 권한이 있는지 확인하십시오.",
        "See whether another program holds it open, and whether you may read it.",
    ),
    Message(
        "SLA704",
        "file-has-password",
        _E,
        "{file}: 암호가 걸린 파일입니다.",
        "{file}: the file is protected by a password",
        "암호를 환경 변수에 두고 --password-env 변수이름을 붙이거나, 암호를 풀고 저장한 뒤 다시 실행하십시오. "
        ".ods와 .zip의 암호는 먼저 풀어야 합니다.",
        "Name the environment variable that holds it with --password-env, or save a copy without it; "
        "passwords of .ods and .zip files must be removed first.",
    ),
    Message(
        "SLA705",
        "file-under-drm",
        _E,
        "{file}: 문서보안(DRM, {product})이 걸린 파일입니다.",
        "{file}: the file is wrapped by a DRM product ({product})",
        "문서보안을 해제한 사본을 저장한 뒤 다시 실행하십시오. 해제 권한은 기관의 문서보안 담당자에게 있습니다.",
        "Save a copy without the protection and run again.",
    ),
    Message(
        "SLA706",
        "file-of-other-kind",
        _E,
        "{file}: 엑셀이나 CSV처럼 표를 담은 파일이 아닙니다 ({kind}).",
        "{file}: the file holds no table as a workbook or delimited text does ({kind})",
        "접수 대장을 .xlsx 또는 .csv로 내려받아 다시 실행하십시오. 엑셀에서는 열리는 파일이면 문서보안(DRM)이 걸렸는지 확인하십시오.",
        "Export the log as .xlsx or .csv and run again; if a spreadsheet opens it, see whether DRM wraps it.",
    ),
    Message(
        "SLA708",
        "markup-file",
        _E,
        "{file}: 엑셀 파일이 아니라 웹 문서(HTML·XML)이고, 읽을 표가 없습니다.",
        "{file}: an HTML or XML document without a table, not a workbook",
        "로그인 화면이나 오류 화면이 저장되지 않았는지 열어 보고, 자료를 다시 내려받으십시오.",
        "See whether a login or error page was saved instead; export the log again.",
    ),
    Message(
        "SLA709",
        "file-empty",
        _E,
        "{file}: 빈 파일입니다.",
        "{file}: the file is empty",
        "자료를 다시 내려받으십시오.",
        "Export the log again.",
    ),
    Message(
        "SLA710",
        "text-not-decodable",
        _E,
        "{file}: {line}번째 줄(바이트 {byte})부터 글자를 읽을 수 없습니다: UTF-8도 CP949도 아닙니다.",
        "{file}: not readable from line {line} (byte {byte}) on: neither UTF-8 nor CP949",
        "서로 다른 인코딩의 파일을 이어 붙였는지 확인하고 엑셀에서 'CSV UTF-8'로 다시 저장하십시오. "
        "다른 인코딩이면 --encoding으로 적으십시오.",
        "See whether files of two encodings were joined, and save again as UTF-8; name another encoding with --encoding.",
    ),
    Message(
        "SLA713",
        "text-not-a-table",
        _E,
        "{file}: {line}번째 줄 근처에서 표의 따옴표가 맞지 않아 더 읽을 수 없습니다 ({reason}).",
        "{file}: the quotes of the table do not match near line {line} ({reason})",
        "그 줄의 큰따옴표를 고치거나 자료를 .xlsx로 다시 내려받으십시오.",
        "Mend the quotes of that line, or export the log as .xlsx.",
    ),
    Message(
        "SLA715",
        "archive-without-logs",
        _E,
        "{file}: 압축 파일 안에 읽을 자료가 없습니다.",
        "{file}: the archive holds no log",
        "접수 대장(.xlsx, .csv 등)이 든 압축 파일인지 확인하십시오.",
        "See whether it holds the logs.",
    ),
    Message(
        "SLA716",
        "workbook-damaged",
        _E,
        "{file}: 엑셀 파일이 손상되어 읽을 수 없습니다 ({reason}).",
        "{file}: the workbook is damaged ({reason})",
        "자료를 다시 내려받거나, " + _SAVE_AS_XLSX,
        "Export it again. " + _SAVE_AS_XLSX_EN,
    ),
    Message(
        "SLA718",
        "markup-beyond-limits",
        _E,
        "{file}: 웹 문서(HTML)의 표를 끝까지 읽을 수 없습니다 ({reason}).",
        "{file}: the HTML document cannot be read to its end ({reason})",
        _SAVE_AS_XLSX,
        _SAVE_AS_XLSX_EN,
    ),
    Message(
        "SLA719",
        "markup-cut-off",
        _E,
        "{file}: 웹 문서(HTML)가 표 중간에서 끊겨 있어 마지막 행들이 빠졌을 수 있습니다.",
        "{file}: the HTML document ends within a table; its last rows may be missing",
        "내려받기가 끝까지 되었는지 확인하고 자료를 다시 내려받으십시오.",
        "See whether the download was complete; export the log again.",
    ),
)

_GUARDED: tuple[Message, ...] = (
    Message(
        "SLA740",
        "password-wrong",
        _E,
        "{file}: 암호가 맞지 않습니다.",
        "{file}: the password is wrong",
        "암호를 확인하고 다시 실행하십시오.",
        "Check the password and run again.",
    ),
    Message(
        "SLA741",
        "extra-missing",
        _E,
        "{file}: 이 파일을 읽으려면 추가 기능 '{extra}'가 있어야 합니다.",
        "{file}: reading it takes the extra '{extra}'",
        "pip install 'slaaudit[{extra}]'로 설치한 뒤 다시 실행하십시오.",
        "Install it with pip install 'slaaudit[{extra}]' and run again.",
    ),
    Message(
        "SLA742",
        "file-too-large",
        _E,
        "{file}: 풀면 {megabytes}MB(파일의 {ratio}배)로 너무 커서 읽지 않습니다.",
        "{file}: it unpacks to {megabytes} MB ({ratio} times its size), which is too large",
        "자료를 달마다 나누어 내려받으십시오. 표가 크지 않은데 이러면 손상되었거나 악의로 만든 파일일 수 있습니다.",
        "Export it month by month; a small table of such size is damaged or made to harm.",
    ),
    Message(
        "SLA743",
        "cell-far-away",
        _E,
        "{file}: '{sheet}' 시트의 {cell} 셀 때문에 표가 {rows}행 × {columns}열이 되어 읽지 않습니다.",
        "{file}: cell {cell} of '{sheet}' makes it a table of {rows} rows and {columns} columns, which is too large",
        "표에서 멀리 떨어진 그 셀의 행이나 열을 삭제하고 저장한 뒤 다시 실행하십시오. 정말 그만큼 큰 표이면 달마다 나누십시오.",
        "Delete the row or column of that stray cell, save, and run again; split a table that is truly so large.",
    ),
    Message(
        "SLA744",
        "table-too-large",
        _E,
        "{file}: 표가 {rows}행 × {columns}열로 너무 커서 읽지 않습니다.",
        "{file}: the table has {rows} rows and {columns} columns, which is too large",
        "자료를 달마다 나누십시오.",
        "Split it by month.",
    ),
    Message(
        "SLA745",
        "archive-too-deep",
        _E,
        "{file}: 압축 파일 안의 압축 파일이 {depth}겹을 넘어 읽지 않습니다.",
        "{file}: archives within archives, more than {depth} deep",
        "안의 압축 파일을 풀어서 다시 실행하십시오.",
        "Unpack the inner ones and run again.",
    ),
    Message(
        "SLA746",
        "archive-has-password",
        _E,
        "{file}: 암호가 걸린 압축 파일입니다.",
        "{file}: the archive is protected by a password",
        "압축을 풀어서 안의 파일이나 폴더를 주십시오.",
        "Unpack it and give the files or their folder.",
    ),
)

FILE_MESSAGES: tuple[Message, ...] = (*_FILES, *_GUARDED)
