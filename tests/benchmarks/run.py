"""Speed and memory, side by side in one run: `make bench`.

Each row gives the median of several runs of our command or function and of what it is held
against, taken in turn, so that a busy machine slows both; what takes long is run once. Every row
checks its answer: a fast wrong count fails the benchmark. `make bench LARGE=1` adds the logs that
take minutes.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bulk_rows import bulk_rows
from clock_rows import clock_rows
from command_rows import command_rows
from document_rows import document_rows
from doubt_rows import doubt_rows
from engine_rows import engine_rows
from large_rows import large_parquet_rows, large_text_rows, large_workbook_rows
from peer_rows import peer_rows
from rows import Row, print_rows
from rule_rows import rule_rows

_MEASURES = (
    ("시계 (1,000,000행, 행당 ns)", clock_rows),
    ("판정 (메모리 안의 1,000,000건)", engine_rows),
    ("명령 (프로세스 전체)", command_rows),
    ("긴 기록 (프로세스 전체)", bulk_rows),
    ("같은 물음을 다른 도구에 (프로세스 전체)", peer_rows),
    ("그럴듯한지 보기 (한 프로세스 안)", doubt_rows),
    ("규칙 파일 (프로세스 전체)", rule_rows),
    ("보고서 (내부용, 위반 100,000건)", document_rows),
)
_LARGE = (
    ("아주 긴 엑셀 (프로세스 전체)", large_workbook_rows),
    ("아주 긴 CSV (프로세스 전체)", large_text_rows),
    ("아주 긴 parquet (프로세스 전체)", large_parquet_rows),
)


def main() -> int:
    rows: list[Row] = []
    for title, measure in (*_MEASURES, *(_LARGE if "--large" in sys.argv else ())):
        found = measure()
        print_rows(title, found)
        rows += found
    over = [row for row in rows if row.over_budget]
    if over:
        print(f"예산을 넘은 행: {', '.join(row.name for row in over)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
