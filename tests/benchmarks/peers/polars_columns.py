"""The three questions with polars and fastexcel, whole columns."""

import sys
from datetime import date

import polars as pl

holidays = [date.fromisoformat(day) for day in sys.argv[2].split(",")]
log = pl.read_excel(
    sys.argv[1],
    read_options={"header_row": 1},
    columns=["접수일시", "답변일시", "벨횟수", "도착일시", "안내일시"],
)
due = pl.col("접수일시").dt.date().dt.add_business_days(6, holidays=holidays, roll="forward")
told = log.select(
    (pl.col("답변일시").dt.date() <= due).sum().alias("replied"),
    (pl.col("벨횟수") < 3).sum().alias("answered"),
    (pl.col("안내일시") - pl.col("도착일시") <= pl.duration(minutes=5)).sum().alias("waited"),
)
print(*told.row(0))
