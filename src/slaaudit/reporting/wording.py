"""How figures, moments and limits are said in Korean and English."""

from datetime import datetime, timedelta
from decimal import Decimal

import numpy as np

from slaaudit.amounts import AmountUnit
from slaaudit.findings import Severity
from slaaudit.periods import Period
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.scores import Score, plain_number
from slaaudit.spec.parts import Limit, PerCase
from slaaudit.spec.ruleset import RuleSet
from slaaudit.terms import FIELD_TERMS, REASON_WORDS, RECORD_TERMS, Lang, reason_text

#: Shown where there is no figure: an empty denominator is no rate.
NONE = "-"

_SEVERITY = {
    Severity.ERROR: ("오류", "error"),
    Severity.WARNING: ("주의", "warning"),
    Severity.INFO: ("알림", "note"),
}
_SKIPPED = {
    "title": ("표 제목", "title"),
    "header": ("머리글", "header"),
    "total": ("합계·소계", "total"),
    "total_row": ("합계·소계", "total"),
    "blank": ("빈 행", "blank"),
    "note": ("표 밖의 주석", "note"),
    "unfilled": ("번호만 있는 빈 양식", "unfilled form"),
    "no_header": ("제목 행을 찾지 못함", "no header found"),
    "duplicate": ("같은 건이 거듭 적힘", "duplicate"),
    "unused": ("쓰지 않는 시트", "unused sheet"),
    "hold": ("중지 기간으로 씀", "used as holds"),
    "other_department": ("다른 부서", "other department"),
}
#: Reasons whose detail is a field.
_NAMING_FIELDS = frozenset(
    {
        "check_failed",
        "column_missing",
        "condition_unreadable",
        "field_missing",
        "field_unreadable",
        "not_stated",
    }
)
_FINER = {"시간": "분", "분": "초"}
_WORKING_DAY_HOURS = 8
_WHOLE_LIMITS = {
    AmountUnit.IMMEDIATE: ("즉시(3근무시간)", "at once (3 working hours)"),
    AmountUnit.SAME_DAY: ("당일", "the same day"),
}
_BOUNDS = {
    "at_most": ("{} 이내", "at most {}"),
    "less_than": ("{} 미만", "less than {}"),
    "at_least": ("{} 이상", "at least {}"),
    "more_than": ("{} 초과", "more than {}"),
}


def said(lang: Lang, ko: str, en: str) -> str:
    """Choose between the Korean and the English wording."""
    return ko if lang == "ko" else en


def severity_word(severity: Severity, lang: Lang) -> str:
    """Say how grave a finding is."""
    return said(lang, *_SEVERITY[severity])


def skip_word(reason: str, lang: Lang) -> str:
    """Say why rows hold no judged case."""
    words = _SKIPPED.get(reason) or REASON_WORDS.get(reason) or (reason, reason)
    return clean_text(said(lang, *words))


def percent(rate: float | Decimal | None) -> str:
    """Write a rate as it was computed; never 0 or 100 for an empty denominator."""
    if rate is None:
        return NONE
    if isinstance(rate, Decimal):
        return f"{plain_number(rate)}%"
    return f"{rate:.2f}%"


def rate_with_denominator(score: Score) -> str:
    """Write the rate with the figures it is made of: `91.74% (100/109)`."""
    if score.rate is None:
        return NONE
    return f"{percent(score.rate)} ({score.tally.met:,}/{score.tally.judged:,})"


def rate_with_excused(score: Score) -> str:
    """Write the rate that counts the excused as met."""
    if score.rate_with_excused is None:
        return NONE
    met = score.tally.met + score.tally.excused
    return f"{percent(score.rate_with_excused)} ({met:,}/{met + score.tally.missed:,})"


def rate_without_waivers(score: Score) -> str:
    """Write the rate that counts the waived as missed."""
    if score.rate_without_waivers is None:
        return NONE
    judged = score.tally.judged + score.tally.waived
    return f"{percent(score.rate_without_waivers)} ({score.tally.met:,}/{judged:,})"


def limit_words(limit: Limit, lang: Lang) -> str:
    """Say a limit: `3회 미만`, `7일 이내`."""
    if limit.bound is None:
        return said(lang, "수치 없음", "no figure")
    given = limit.given
    if limit.amount is not None and limit.amount.unit in _WHOLE_LIMITS:
        return said(lang, *_WHOLE_LIMITS[limit.amount.unit])
    written = (
        said(lang, "건별 기한", "each case's own") if isinstance(given, PerCase) else str(given)
    )
    return said(lang, *_BOUNDS[limit.bound]).format(written)


def period_words(period: Period) -> str:
    """Say a period with its first and last day."""
    last = period.until_on - timedelta(days=1)
    span = f"{period.from_on} ~ {last}"
    return span if ".." in period.label else f"{period.label} ({span})"


def moment_words(moment: datetime) -> str:
    """Say an instant to the minute, or to the second where it has any."""
    return moment.isoformat(" ", "seconds" if moment.second else "minutes")


def due_words(due_at: str, lang: Lang, *, strict: bool = False) -> str:
    """Say a due moment as rows hold it: a date lasts until midnight; `strict`: it is too late."""
    if strict:
        moment = due_at.replace("T", " ").removesuffix(":00")
        return said(lang, f"{moment} 전까지", f"before {moment}")
    if "T" not in due_at:
        return said(lang, f"{due_at}까지", f"until the end of {due_at}")
    moment = due_at.replace("T", " ").removesuffix(":00")
    return said(lang, f"{moment}까지", f"by {moment}")


def value_words(value: float, unit: str | None) -> str:
    """Say a measured value; parts of an hour in minutes, of a minute in seconds.

    A part of a day stands only for working hours, eight a day (민원처리법 제19조제1항): it is told
    in them, so that a limit passed by a minute never reads like the limit itself.
    """
    whole, finer, size = int(value), _FINER.get(unit or ""), 60
    if unit == "일" and value > whole:
        minutes = round((value - whole) * _WORKING_DAY_HOURS * size)
        rest = value_words(minutes / size, "시간")
        return f"{whole}일 {rest}" if whole else rest
    if finer is None or value < 0 or value == whole:
        return f"{np.format_float_positional(value, precision=2, trim='-')}{unit or ''}"
    parts = round((value - whole) * size)
    whole, parts = whole + parts // size, parts % size
    said_parts = [f"{whole}{unit}"] * bool(whole) + [f"{parts}{finer}"] * bool(parts)
    return " ".join(said_parts) or f"0{unit}"


def record_word(record: str, rules: RuleSet, lang: Lang) -> str:
    """Name a kind of log as people do."""
    if lang == "en":
        return record
    declared = rules.charter.records.get(record)
    if declared is not None:
        return clean_text(declared.title)
    return RECORD_TERMS[record].word if record in RECORD_TERMS else record


def field_word(field: str, record: str, rules: RuleSet, lang: Lang) -> str:
    """Name a field by the heading that the institution, or else anybody, gives it."""
    if lang == "en":
        return field
    records = rules.columns.records
    # A pause's fields may stand in another record than the cases it pauses.
    mapped = [records[record]] if record in records else []
    own = next(
        (each.fields[field] for each in (*mapped, *records.values()) if field in each.fields), None
    )
    headings = (*own.columns, *filter(None, (own.date,))) if own else ()
    common = FIELD_TERMS[field].headings if field in FIELD_TERMS else ()
    return clean_text(next(iter((*headings, *common)), field))


def reason_parts(reason: str, record: str, rules: RuleSet, lang: Lang) -> tuple[str, str]:
    """Say a reason and its detail; a field is called by its heading."""
    code, _, detail = reason.partition(":")
    if code in _NAMING_FIELDS and detail:
        detail = field_word(detail, record, rules, lang)
    return clean_text(reason_text(code, lang)), clean_text(detail)
