"""Periods, days and amounts as Korean public documents write them."""

import re
from datetime import date, datetime, timedelta

from slaaudit.results.stored import StoredPeriod

_HALVES = {"1": "상반기", "2": "하반기"}
_WEEKDAYS = "월화수목금토일"


def period_title(label: str) -> str:
    """Say a period's label: `2026년 상반기`, `2026년 1분기`, `2026년 3월`, `2025년`."""
    if found := re.fullmatch(r"(\d{4})H([12])", label):
        return f"{found[1]}년 {_HALVES[found[2]]}"
    if found := re.fullmatch(r"(\d{4})Q([1-4])", label):
        return f"{found[1]}년 {found[2]}분기"
    if found := re.fullmatch(r"(\d{4})-(\d{2})", label):
        return f"{found[1]}년 {int(found[2])}월"
    return f"{label}년" if re.fullmatch(r"\d{4}", label) else label.replace("..", " ~ ")


def period_before(label: str) -> str:
    """Say what the period before is called: 전반기, 전분기, 전월, 전년, 전기."""
    if "H" in label:
        return "전반기"
    if "Q" in label:
        return "전분기"
    if re.fullmatch(r"\d{4}-\d{2}", label):
        return "전월"
    return "전년" if re.fullmatch(r"\d{4}", label) else "전기"


def directly_before(earlier: StoredPeriod, period: StoredPeriod) -> bool:
    """Tell whether a period is the one before: as long in its name, and nothing between."""
    alike = period_before(earlier.label) == period_before(period.label)
    return alike and earlier.until_on == period.from_on


def day(on: date) -> str:
    """Write a day: `2026. 6. 30.(화)`."""
    return f"{on.year}. {on.month}. {on.day}.({_WEEKDAYS[on.weekday()]})"


def moment(at: datetime) -> str:
    """Write a moment: `2026. 7. 1.(수) 00:00`."""
    return f"{day(at.date())} {at:%H:%M}"


def span(period: StoredPeriod) -> str:
    """Write a period by its first and last day."""
    return span_words(period.from_on, period.until_on)


def span_words(from_on: date, until_on: date) -> str:
    """Write days by the first and the last of them."""
    return f"{day(from_on)} ~ {day(until_on - timedelta(days=1))}"


def months_said(months: dict[str, int]) -> str:
    """Write months with how often each: `3월, 5월(2회)`; the year where it is not the first's."""
    first = next(iter(sorted(months)), "")[:4]
    parts = []
    for month, times in sorted(months.items()):
        year = "" if month[:4] == first else f"{month[:4]}년 "
        often = f"({times}회)" if times > 1 else ""
        parts.append(f"{year}{int(month[5:7])}월{often}")
    return ", ".join(parts)
