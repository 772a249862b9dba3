"""The log family of the catalogue: what was found in the files that were read."""

from slaaudit.findings.message import Message, Severity

__all__ = ["LOG_MESSAGES"]

_W, _I = Severity.WARNING, Severity.INFO

_SHEETS: tuple[Message, ...] = (
    Message(
        "SLA720",
        "delimiter-chosen",
        _I,
        "{file}: 열을 '{delimiter}'로 나누어 읽었습니다.",
        "{file}: columns were separated at '{delimiter}'",
        "다르면 --delimiter로 적으십시오.",
        "If that is wrong, name another with --delimiter.",
    ),
    Message(
        "SLA747",
        "hidden-included",
        _I,
        "'{sheet}'의 숨긴 행 {rows}개와 숨긴 열 {columns}개도 함께 읽었습니다.",
        "'{sheet}': {rows} hidden rows and {columns} hidden columns were read as well",
        "빼려면 --skip-hidden을 붙이십시오.",
        "Leave them out with --skip-hidden.",
    ),
    Message(
        "SLA748",
        "hidden-skipped",
        _W,
        "'{sheet}'의 숨긴 행 {rows}개와 숨긴 열 {columns}개를 읽지 않았습니다.",
        "'{sheet}': {rows} hidden rows and {columns} hidden columns were not read",
        "--skip-hidden을 빼면 함께 읽습니다.",
        "Without --skip-hidden they are read.",
    ),
    Message(
        "SLA749",
        "other-file-left-out",
        _I,
        "{file}은(는) 표를 담은 파일이 아니라({kind}) 읽지 않았습니다.",
        "{file} holds no table ({kind}) and was not read",
        "점검할 자료라면 .xlsx 또는 .csv로 바꾸어 넣으십시오.",
        "If it is a log, export it as .xlsx or .csv.",
    ),
    Message(
        "SLA729",
        "no-cell-styles",
        _W,
        "{file}: 셀 서식이 없는 파일이라 날짜가 숫자로 보입니다.",
        "{file}: the workbook has no cell styles, so its dates are bare numbers",
        "엑셀에서 열어 날짜 열을 확인하고 저장하거나, columns.yaml의 그 열에 serial: true를 적으십시오.",
        "Save it from a spreadsheet, or say `serial: true` for the column in columns.yaml.",
    ),
    Message(
        "SLA711",
        "header-not-found",
        _W,
        "'{sheet}'에서 제목 행을 찾지 못해 {rows}행을 읽지 않았습니다. 찾은 제목: {headings} …",
        "no header found in '{sheet}': {rows} rows not read; looked for {headings} …",
        "점검할 자료라면 columns.yaml의 columns에 이 시트의 제목을 적으십시오.",
        "If it is a log, name its headings under `columns` in columns.yaml.",
    ),
    Message(
        "SLA712",
        "heading-twice",
        _W,
        "제목 '{heading}'이(가) {row}행에 두 번 이상 있어 앞의 열만 읽었습니다.",
        "heading '{heading}' occurs more than once in row {row}; the first column was read",
        "쓰지 않을 열의 제목을 바꾸십시오.",
        "Rename the column that is not meant.",
    ),
    Message(
        "SLA714",
        "sheet-hidden",
        _I,
        "'{sheet}'은(는) 숨긴 시트라 읽지 않았습니다.",
        "'{sheet}' is hidden and was not read",
        "점검할 자료라면 숨기기를 취소하고 다시 실행하십시오.",
        "Unhide it if it is meant.",
    ),
    Message(
        "SLA721",
        "record-not-clear",
        _W,
        "'{sheet}'이(가) 어느 기록인지 알 수 없어 {rows}건을 쓰지 않았습니다 (후보: {records}).",
        "cannot tell which record '{sheet}' holds; {rows} rows not used (it may be {records})",
        "columns.yaml의 해당 기록 아래 sheets에 '{sheet}'을(를) 적으십시오.",
        "Name '{sheet}' under `sheets` of its record in columns.yaml.",
    ),
    Message(
        "SLA722",
        "record-not-used",
        _I,
        "'{sheet}'은(는) '{record}' 기록으로 보이나 이 기록을 쓰는 표준이 없어 {rows}건을 쓰지 않았습니다.",
        "'{sheet}' looks like a '{record}' record, which no standard uses; {rows} rows not used",
        "다른 기록이라면 columns.yaml의 그 기록 아래 sheets에 '{sheet}'을(를) 적으십시오.",
        "If it is another record, name '{sheet}' under its `sheets` in columns.yaml.",
    ),
    Message(
        "SLA723",
        "heading-guessed",
        _I,
        "'{field}'에 맞는 제목이 여럿이라 '{heading}'을(를) 썼습니다 (쓰지 않은 제목: {others}).",
        "several headings fit '{field}': '{heading}' was used, {others} not",
        "다른 열이 맞다면 columns.yaml의 {field}에 그 제목을 적으십시오.",
        "If another one is meant, name it for {field} in columns.yaml.",
    ),
    Message(
        "SLA724",
        "column-missing-in-sheet",
        _W,
        "'{sheet}'에는 다른 시트에 있는 '{field}' 열이 없어 {rows}건의 그 값을 읽을 수 없음으로 둡니다.",
        "'{sheet}' lacks the column '{field}' that other sheets have: unreadable in {rows} cases",
        "그 시트에 열을 넣거나, 값이 없다면 빈 열이라도 넣으십시오.",
        "Add the column to that sheet, blank if there are no values.",
    ),
    Message(
        "SLA725",
        "merged-cells-filled",
        _I,
        "'{heading}' 열에서 세로로 병합된 셀 {count}곳의 값을 그 행마다 읽었습니다 (행 {rows}).",
        "{count} cells merged downwards under '{heading}' were read in each of their rows ({rows})",
        "한 행에만 해당하는 값이면 병합을 풀고 행마다 적으십시오.",
        "If a value is meant for one row only, unmerge the cells and fill in each row.",
    ),
    Message(
        "SLA726",
        "blanks-below-a-value",
        _W,
        "'{heading}' 열에 값 하나 아래로 빈칸이 이어지는 곳이 {count}곳 있어 그 행들에는 값이 없습니다 "
        "(행 {rows}).",
        "under '{heading}', blanks follow one value in {count} places (rows {rows}); "
        "those rows have no value",
        "병합된 셀이었다면 병합을 풀어 행마다 적거나, 병합이 남아 있는 .xlsx로 다시 내려받으십시오.",
        "If cells were merged, fill in each row, or export as .xlsx, which keeps the merging.",
    ),
    Message(
        "SLA727",
        "heading-likely",
        _I,
        "'{sheet}'에 {field} 열이 없습니다. 제목 '{heading}'이(가) 비슷하지만(닮음 {likeness}%) "
        "확인되지 않아 쓰지 않았습니다.",
        "'{sheet}' has no column for {field}; '{heading}' is like it ({likeness}%) "
        "but was not used, as nobody confirmed it",
        "그 열이 맞다면 columns.yaml의 {record} 아래 {field}에 '{heading}'을(를) 적으십시오.",
        "If it is meant, name '{heading}' for {field} of {record} in columns.yaml.",
    ),
)

_VALUES: tuple[Message, ...] = (
    Message(
        "SLA731",
        "value-not-readable",
        _W,
        "'{heading}' 열에서 {count}개의 값을 읽을 수 없습니다 (행 {rows}; 예: {samples}).",
        "{count} values under '{heading}' cannot be read (rows {rows}; such as {samples})",
        "값을 고치거나, 뜻이 분명하면 columns.yaml의 {field}에 표기를 적으십시오. "
        "고치지 않으면 그 건은 판정불가가 됩니다.",
        "Correct them, or declare the spelling for {field} in columns.yaml; "
        "else these cases are unmeasurable.",
    ),
    Message(
        "SLA732",
        "cell-broken",
        _W,
        "'{heading}' 열에 값을 잃은 셀이 {count}개 있습니다 (행 {rows}; 예: {samples}). "
        "빈칸으로 보지 않습니다.",
        "{count} cells under '{heading}' have lost their value (rows {rows}; such as {samples}); "
        "they are not taken as blank",
        "오류(#N/A 등)를 고치고, 수식은 엑셀에서 열어 계산된 상태로 저장한 뒤 다시 실행하십시오.",
        "Mend the errors; open the workbook and save it so that its formulas are computed.",
    ),
    Message(
        "SLA733",
        "case-id-missing",
        _I,
        "'{sheet}'의 {count}건에 번호가 없어 '{example}'처럼 시트와 행으로 번호를 붙였습니다.",
        "{count} cases of '{sheet}' have no id and were named by sheet and row, as '{example}'",
        "번호 열이 있다면 columns.yaml의 case_id에 그 제목을 적으십시오.",
        "If there is an id column, name its heading for case_id in columns.yaml.",
    ),
    Message(
        "SLA734",
        "hold-without-case",
        _W,
        "'{sheet}'의 중지 기록 {count}건에 접수번호가 없어 어느 건의 중지인지 알 수 없습니다 (행 {rows}).",
        "{count} holds of '{sheet}' name no case (rows {rows})",
        "중지 기록마다 그 건의 접수번호를 적으십시오.",
        "Give each hold the id of its case.",
    ),
    Message(
        "SLA735",
        "case-id-twice",
        _W,
        "'{record}' 기록에 번호가 같고 {fields}이(가) 다른 건이 {count}개 번호에 있습니다: {examples} "
        "(괄호 안은 행). 모두 따로 판정합니다.",
        "'{record}': {count} ids stand for cases that differ in {fields}: {examples} "
        "(rows in brackets); each is judged",
        "번호를 바로잡거나 잘못된 행을 지우십시오.",
        "Correct the ids or remove the wrong rows.",
    ),
    Message(
        "SLA736",
        "case-repeated",
        _I,
        "'{record}' 기록에서 똑같은 행 {count}개를 한 번만 셌습니다: {examples} (괄호 안은 행).",
        "'{record}': {count} rows that repeat another were counted once: {examples} (rows in brackets)",
        "같은 파일을 두 번 넣었는지 확인하십시오.",
        "See whether a file was given twice.",
    ),
    Message(
        "SLA737",
        "case-id-too-long",
        _W,
        "'{heading}' 열에 15자리를 넘는 숫자 번호가 {count}개 있어 끝자리가 바뀌었을 수 있습니다 (행 {rows}).",
        "{count} numeric ids under '{heading}' exceed 15 digits; their ends may be lost (rows {rows})",
        "번호 열을 텍스트 서식으로 다시 내려받으십시오.",
        "Export the id column as text.",
    ),
    Message(
        "SLA738",
        "case-disputed",
        _W,
        "'{record}' 기록에 한 건이 두 번 이상 서로 다르게 적힌 번호가 {count}개 있습니다: {examples} "
        "(괄호 안은 행). 어느 쪽이 맞는지 알 수 없어 {fields}의 값을 읽을 수 없음으로 둡니다.",
        "'{record}': {count} ids stand for one case written twice and differently: {examples} "
        "(rows in brackets); as nobody can tell which is right, {fields} is unreadable there",
        "원본에서 맞는 행을 확인하고 나머지를 지우십시오. 다른 건이라면 번호를 다르게 적으십시오.",
        "Keep the right row and remove the others; if they are two cases, give them two ids.",
    ),
)

LOG_MESSAGES: tuple[Message, ...] = (*_SHEETS, *_VALUES)
