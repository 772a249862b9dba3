"""The three questions as a typical script asks them: the usual engine, a function per row."""

import sys

import holidays
import pandas as pd
from pandas.tseries.offsets import CustomBusinessDay

log = pd.read_excel(sys.argv[1], engine="openpyxl", header=1)
working_day = CustomBusinessDay(holidays=list(holidays.country_holidays("KR", years=2026)))
replied = log.apply(lambda row: row["답변일시"] <= row["접수일시"] + 7 * working_day, axis=1)
answered = log.apply(lambda row: row["벨횟수"] < 3, axis=1)
waited = log.apply(
    lambda row: (row["안내일시"] - row["도착일시"]).total_seconds() <= 300,
    axis=1,
)
print(replied.sum(), answered.sum(), waited.sum())
