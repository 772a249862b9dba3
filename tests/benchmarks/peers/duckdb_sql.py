"""The three questions in SQL: duckdb over what fastexcel reads (its own reader is fetched)."""

import sys

import duckdb
import polars as pl

log = pl.read_excel(
    sys.argv[1],
    read_options={"header_row": 1},
    columns=["접수일시", "답변일시", "벨횟수", "도착일시", "안내일시"],
)
told = duckdb.execute(
    """
    with days as (
        select day::date as day, isodow(day) < 6 and day::date not in (
            select unnest($closed)::date) as works
        from range(timestamp '2025-12-01', timestamp '2026-12-31', interval 1 day) as all_days(day)
    ), numbered as (
        select day, count(*) filter (works) over (
            order by day rows between unbounded preceding and 1 preceding) as before
        from days
    )
    select
        count(*) filter (ended.before - begun.before < 7),
        count(*) filter (벨횟수 < 3),
        count(*) filter (안내일시 - 도착일시 <= interval 5 minute)
    from log
    join numbered as begun on begun.day = 접수일시::date
    left join numbered as ended on ended.day = 답변일시::date
""",
    {"closed": sys.argv[2].split(",")},
).fetchone()
print(*(told or ()))
