"""The three questions with openpyxl and a loop that counts the days of each row."""

import sys
from datetime import date, timedelta

import openpyxl

holidays = {date.fromisoformat(day) for day in sys.argv[2].split(",")}


def due(day: date) -> date:
    counted = 0
    while True:
        counted += day.weekday() < 5 and day not in holidays
        if counted == 7:
            return day
        day += timedelta(days=1)


replied = answered = waited = 0
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True)["민원"]
for row in sheet.iter_rows(min_row=3, values_only=True):
    replied += row[11] is not None and row[11].date() <= due(row[2].date())
    answered += row[13] < 3
    waited += row[15] - row[14] <= timedelta(minutes=5)
print(replied, answered, waited)
