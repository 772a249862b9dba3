"""Clocks in words, each with the article that it follows."""

from slaaudit.amounts import AmountUnit
from slaaudit.clock_rules import PETITION_HOUR_DAYS, ClockRule
from slaaudit.measuring.bench import clock_rule
from slaaudit.reporting.wording import said
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.parts import Clock, Limit, PerCase
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

_CIVIL = "민법 제155조부터 제161조까지"
#: What each clock follows; a name after a dot is a case of its clock. In 민법 제155조 lets the
#: charter's own words go first, 제156조 is of time, 제157조 of the first day, 제159조 of the end at
#: 24:00, 제161조 of a last day on a Saturday or holiday.
CLOCK_ARTICLES: dict[str, str] = {
    "wall": "민법 제156조",
    "office_hours": "민법 제155조",
    "working_day_hours": "민법 제155조",
    "calendar_days": _CIVIL,
    "business_days": "민법 제155조, 제157조, 제159조",
    "business_days_from_first": "민법 제155조, 제159조",
    "civil_petition": "민원처리법 제19조",
    "civil_petition.hours": "민원처리법 제19조제1항",
    "civil_petition.days": "민원처리법 제19조제2항",
    "civil_petition.weeks": "민원처리법 제19조제3항, 민법 제159조부터 제161조까지",
    "civil_petition.immediate": "민원처리법 시행령 제19조",
    "information_disclosure": "정보공개법 제29조제2항",
    "information_disclosure.weeks": f"정보공개법 제29조제1항, {_CIVIL}",
    "same_day": "민법 제155조, 제159조",
    "first_day": "민법 제155조, 제157조, 제159조",
    "lead_time": _CIVIL,
}
#: The acts as they are called in full.
ACTS = {
    "민원처리법": "민원 처리에 관한 법률",
    "정보공개법": "공공기관의 정보공개에 관한 법률",
}
_TIMES = {
    "wall": ("흐른 시간", "wall clock"),
    "office_hours": ("근무시간", "office hours"),
    "working_day_hours": ("근무일의 24시간", "24 hours of working days"),
    "civil_petition": ("근무시간, 1일은 8시간", "working hours, 8 to a day"),
}
_TIME_UNITS = (AmountUnit.SECOND, AmountUnit.MINUTE, AmountUnit.HOUR)
_WEEK_UNITS = (AmountUnit.WEEK, AmountUnit.MONTH, AmountUnit.YEAR)
#: The units that a limit in the log may be in, when it is a bare number.
_WRITTEN_TIMES, _WRITTEN_WEEKS = ("분", "시간"), ("주", "개월")


@dataclass(frozen=True, slots=True)
class ClockWords:
    """A clock: in a few words, in a sentence, and the articles it follows.

    `case` is what the limit makes of it: time, days, weeks, immediate, same_day or open.
    """

    short: str
    text: str
    articles: str
    case: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a limit makes of a clock: `case` is time, days, weeks, immediate, same_day or open."""

    rule: ClockRule
    case: str
    lang: Lang

    def said(self, ko: str, en: str) -> str:
        return said(self.lang, ko, en)


def clock_words(clock: Clock, limit: Limit, voice: Voice) -> ClockWords:
    """Say how a limit is counted on a clock."""
    rule = clock_rule(clock, voice.rules.charter.clocks)
    kind = _Kind(rule, _case(rule, limit), voice.lang)
    match kind.case:
        case "same_day":
            short, text = _same_day(kind)
        case "immediate":
            short = kind.said("근무시간 3시간", "3 working hours")
            text = kind.said("즉시는 근무시간 3시간으로 셈", "at once is 3 working hours")
        case "open":
            short, text = _open(kind)
        case "time":
            short, text = _time(kind)
        case _:
            short, text = _days(kind)
    return ClockWords(short, text, _articles(kind), kind.case)


def lead_clock_words(clock: Clock, limit: Limit, voice: Voice, *, full_days: bool) -> ClockWords:
    """Say how notice before an event is counted back."""
    rule = clock_rule(clock, voice.rules.charter.clocks)
    kind = _Kind(rule, _case(rule, limit), voice.lang)
    articles = CLOCK_ARTICLES["lead_time"]
    if kind.case == "time":
        short, text = _time(kind)
        back = kind.said(f"행사 시각에서 거꾸로: {text}", f"back from the event: {text}")
        return ClockWords(short, back, articles, kind.case)
    working = rule.base != "calendar_days"
    if limit.amount is not None and limit.amount.unit is AmountUnit.BUSINESS_DAY:
        working = True
    short = kind.said("근무일, 거꾸로" if working else "달력의 날, 거꾸로", "days, counted back")
    parts = [
        kind.said("근무일을 거꾸로 셈" if working else "날짜의 차이로 셈", "counted back"),
        *_off(kind, worked=working),
        kind.said("사이에 온 날이 그만큼 있어야 함", "so many full days in between")
        if full_days
        else kind.said("그날이면 시각은 보지 않음", "any time on that day"),
        *_closing(kind, always=False),
    ]
    return ClockWords(short, ", ".join(parts), articles, kind.case)


def _case(rule: ClockRule, limit: Limit) -> str:
    petition = rule.base == "civil_petition"
    if isinstance(limit.given, PerCase):
        return _written_case(limit.given.unit, petition=petition)
    if limit.amount is None:
        return "open" if petition else _unit_case(rule)
    unit = limit.amount.unit
    if unit is AmountUnit.SAME_DAY or unit is AmountUnit.IMMEDIATE:
        return unit.value
    if unit in _TIME_UNITS:
        return "time"
    if unit in _WEEK_UNITS:
        return "weeks"
    return "time" if petition and limit.amount.value <= PETITION_HOUR_DAYS else "days"


def _written_case(unit: str, *, petition: bool) -> str:
    if unit in _WRITTEN_TIMES:
        return "time"
    if unit in _WRITTEN_WEEKS:
        return "weeks"
    return "open" if petition else "days"


def _unit_case(rule: ClockRule) -> str:
    """Without a figure a clock keeps its own unit."""
    return "time" if rule.base in _TIMES else "days"


def _articles(kind: _Kind) -> str:
    base, case = kind.rule.base, kind.case
    if case == "same_day":
        return CLOCK_ARTICLES["same_day"]
    if case in ("days", "weeks") and kind.rule.first_day not in (None, _lawful_first(kind)):
        return CLOCK_ARTICLES["first_day"]
    detail = {"time": "hours"}.get(case, case)
    return CLOCK_ARTICLES.get(f"{base}.{detail}", CLOCK_ARTICLES[base])


def _lawful_first(kind: _Kind) -> str:
    """Whether the clock itself counts the first day."""
    base = kind.rule.base
    counted = base in ("business_days_from_first", "civil_petition") or (
        base == "information_disclosure" and kind.case != "weeks"
    )
    return "counted" if counted else "not_counted"


def _off(kind: _Kind, *, worked: bool) -> list[str]:
    """The days that are left out."""
    words = []
    if kind.rule.weekend == "skipped":
        words.append(kind.said("토·일요일", "weekends"))
    if kind.rule.holidays == "skipped":
        words.append(kind.said("공휴일", "holidays"))
    named = kind.said("과 ", " and ").join(words)
    return [kind.said(f"{named}은 뺌", f"without {named}")] if named and worked else []


def _closing(kind: _Kind, *, always: bool = True) -> list[str]:
    if kind.rule.day_ends == "closing":
        return [
            kind.said("마지막 날의 근무시간이 끝나는 때까지", "until closing time of the last day")
        ]
    ends = kind.said("마지막 날 24:00까지", "until 24:00 of the last day")
    return [ends] if always else []


def _late_start(kind: _Kind) -> list[str]:
    late = kind.rule.after_hours == "next_working_day"
    words = kind.said(
        "근무시간이 지나 시작하면 다음 근무일부터", "after hours it starts on the next working day"
    )
    return [words] if late else []


def _time(kind: _Kind) -> tuple[str, str]:
    base = kind.rule.base
    short = kind.said(*_TIMES[base])
    first = {
        "wall": kind.said(
            "밤과 휴일을 넣어 흐른 시간 그대로 셈", "every hour counts, day and night"
        ),
        "working_day_hours": kind.said(
            "근무일은 하루 24시간을 모두 셈", "all 24 hours of working days"
        ),
        "civil_petition": kind.said(
            "접수한 시각부터 근무시간만 세고 1일은 8시간임",
            "office hours from the minute of receipt, 8 to a day",
        ),
        "office_hours": kind.said(
            "근무시간만 셈 (점심시간과 밤은 뺌)", "office hours only, without lunch and night"
        ),
    }[base]
    parts = [first, *_off(kind, worked=base != "wall")]
    if kind.rule.judged_by == "due":
        parts.append(kind.said("마감 시각을 넘겼는지로 판정함", "judged by the due moment"))
    return short, ", ".join(parts)


def _same_day(kind: _Kind) -> tuple[str, str]:
    literal = kind.rule.after_hours == "same_day"
    start = (
        kind.said("적힌 날짜 그대로", "the written date itself")
        if literal
        else kind.said(
            "근무시간이 지나거나 휴일에 시작하면 다음 근무일",
            "the next working day if outside office hours",
        )
    )
    day = kind.said("당일", "the same day")
    return day, ", ".join([day, start, *_closing(kind)])


def _open(kind: _Kind) -> tuple[str, str]:
    """A petition whose limit is not the same for all: its size decides the unit."""
    short = kind.said("기간에 따라 근무시간·근무일", "working hours or days by size")
    text = kind.said(
        "5일 이하는 근무시간(1일은 8시간)으로, 6일 이상은 첫날을 넣은 근무일로 셈",
        "5 days or fewer in working hours (8 to a day), more in working days from the first",
    )
    return short, ", ".join([text, *_late_start(kind), *_closing(kind)])


def _days(kind: _Kind) -> tuple[str, str]:
    rule = kind.rule
    civil = rule.base == "calendar_days" or kind.case == "weeks"
    days = kind.said("달력의 날", "calendar days") if civil else kind.said("근무일", "working days")
    counted = (rule.first_day or _lawful_first(kind)) == "counted"
    first = (
        kind.said("첫날 넣음", "from the first") if counted else kind.said("첫날 뺌", "after it")
    )
    long_first = (
        kind.said("첫날을 넣음", "the first day counts")
        if counted
        else kind.said("첫날은 넣지 않음", "the first day does not count")
    )
    parts = [
        kind.said(f"{days}{'을' if days.endswith(('날', '일')) else '를'} 셈", f"counts {days}"),
        *_off(kind, worked=not civil),
        long_first,
        *_late_start(kind),
        *_closing(kind),
        *(_rolling(kind) if civil else ()),
    ]
    return f"{days}, {first}", ", ".join(parts)


def _rolling(kind: _Kind) -> list[str]:
    if kind.rule.rolls is False:
        return [kind.said("마지막 날이 휴일이어도 그대로 끝남", "even where that day is a holiday")]
    return [
        kind.said(
            "마지막 날이 토요일이나 공휴일이면 다음 근무일까지",
            "or of the next working day where that day is a Saturday or holiday",
        )
    ]
