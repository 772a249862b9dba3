"""Moments, days and spans in words, with their weekday."""

from datetime import date, datetime, timedelta

from slaaudit.amounts import Amount
from slaaudit.business_time import DAY_SECONDS, DayRole, LedgerDay, date_of
from slaaudit.case_story import Due, Moment, Over
from slaaudit.reporting.wording import moment_words, value_words
from slaaudit.rule_words.voice import Voice

WEEKDAYS = {"ko": "월화수목금토일", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # Seoul wall time is kept without a zone
_ENGLISH_DAYS = {"토요일": "Saturday", "일요일": "Sunday", "근무일": "working day"}
_SHORT = {"토요일": ("토", "Sat"), "일요일": ("일", "Sun")}
_MARKS: dict[DayRole, tuple[str, str]] = {
    DayRole.OUTSIDE_HOURS: ("시간밖", "closed"),
    DayRole.AFTER_HOURS: ("시간밖", "after"),
    DayRole.FIRST_DAY: ("첫날", "first"),
    DayRole.HELD: ("중지", "held"),
    DayRole.ROLLED: ("옮김", "moved"),
    DayRole.EVENT: ("그날", "event"),
}
_WHYS: dict[DayRole, tuple[str, str]] = {
    DayRole.OUTSIDE_HOURS: ("근무시간 밖", "outside office hours"),
    DayRole.AFTER_HOURS: (
        "근무시간 밖에 접수하여 다음 근무일부터 셈",
        "received outside office hours: counted from the next working day",
    ),
    DayRole.FIRST_DAY: ("첫날은 넣지 않음", "the first day does not count"),
    DayRole.HELD: ("중지된 날이라 뺌", "held"),
    DayRole.EVENT: ("그 일이 있는 날", "the day of the event"),
}
_MINUTE, _HOUR = 60, 3600


def day_text(on: date, voice: Voice) -> str:
    """Write a day: `2026-03-03 (화)`."""
    return f"{on} ({WEEKDAYS[voice.lang][on.weekday()]})"


def instant_text(at: int, voice: Voice) -> str:
    """Write an instant: `2026-03-03 (화) 10:00`."""
    moment = _EPOCH + timedelta(seconds=at)
    time = moment_words(moment).partition(" ")[2]
    return f"{day_text(moment.date(), voice)} {time}"


def moment_text(moment: Moment, voice: Voice) -> str:
    """Write a moment as exactly as the log has it."""
    if moment.width >= DAY_SECONDS:
        return day_text(date_of(moment.at // DAY_SECONDS), voice)
    return instant_text(moment.at, voice)


def due_text(due: Due | None, voice: Voice) -> str:
    """Write a due moment; a due day ends at 24:00."""
    if due is None:
        return "-"
    if due.is_date:
        return f"{day_text(date_of(due.last // DAY_SECONDS), voice)} 24:00"
    return instant_text(due.at, voice)


def length_text(seconds: int, voice: Voice) -> str:
    """Write a length of time in hours, minutes and seconds."""
    hours, rest = divmod(int(seconds), _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    words = (("시간", "h"), ("분", "min"), ("초", "s"))
    parts = [
        f"{amount:,}{voice.said(*word)}"
        for amount, word in zip((hours, minutes, left), words, strict=True)
        if amount
    ]
    return " ".join(parts) or voice.said("0분", "0 min")


def over_text(over: Over, amount: Amount | None, voice: Voice) -> str:
    """Write by how much a case went over."""
    if over.unit == "second":
        length = length_text(int(over.amount), voice)
        return length if over.plain else voice.said(f"근무시간 {length}", f"{length} of its clock")
    if over.unit == "day":
        days = f"{over.amount:,.0f}"
        plain = voice.said(f"{days}일", f"{days} days")
        return plain if over.plain else voice.said(f"근무일 {days}일", f"{days} working days")
    return value_words(round(over.amount, 6), amount.word if amount else None)


def kind_text(day: LedgerDay, voice: Voice) -> str:
    """Name a day: 토요일, the holiday, the closure, 근무일."""
    return day.kind if voice.lang == "ko" else _ENGLISH_DAYS.get(day.kind, day.kind)


def day_mark(day: LedgerDay, unit: str, voice: Voice) -> str:
    """Say in the small calendar what became of a day."""
    if day.role is DayRole.COUNTED:
        if unit == "second":
            return _minutes(day.counted, voice)
        return voice.said(f"{day.total}일째", f"day {day.total}")
    if day.role is DayRole.REST:
        return voice.said(*_SHORT.get(day.kind, ("휴일", "off")))
    return voice.said(*_MARKS[day.role])


def day_why(day: LedgerDay, unit: str, voice: Voice, *, backwards: bool = False) -> str:
    """Say why a day was counted or not, and how much of it."""
    match day.role:
        case DayRole.COUNTED if unit == "second":
            return _spans(day, voice)
        case DayRole.COUNTED if backwards:
            return voice.said(f"{day.total}일 전", f"{day.total} before")
        case DayRole.COUNTED:
            return voice.said(f"{day.total}일째", f"day {day.total}")
        case DayRole.REST:
            return kind_text(day, voice)
        case DayRole.ROLLED:
            return voice.said(
                f"말일이 옮겨짐: {day.kind}", f"the last day moved: {kind_text(day, voice)}"
            )
        case _:
            return voice.said(*_WHYS[day.role])


def _minutes(seconds: int, voice: Voice) -> str:
    minutes, rest = divmod(seconds, _MINUTE)
    spare = voice.said(f" {rest}초", f" {rest} s") if rest else ""
    return voice.said(f"{minutes}분", f"{minutes} min") + spare


def _spans(day: LedgerDay, voice: Voice) -> str:
    """Say the minutes with the hours they lie in; what lies between them was left out."""
    spans = ", ".join(f"{_clock(start)}~{_clock(end)}" for start, end in day.parts)
    held = _minutes(day.held, voice)
    left_out = voice.said(f"; 중지 {held} 뺌", f"; held {held}") if day.held else ""
    lunch = ""
    if not day.held and len(day.parts) > 1:
        gaps = zip(day.parts, day.parts[1:], strict=False)
        free = ", ".join(f"{_clock(one[1])}~{_clock(two[0])}" for one, two in gaps)
        lunch = voice.said(f"; 점심 {free} 뺌", f"; without the break {free}")
    return f"{_minutes(day.counted, voice)} ({spans}{lunch}{left_out})"


def _clock(second: int) -> str:
    hours, rest = divmod(second, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    return f"{hours:02d}:{minutes:02d}" + (f":{left:02d}" if left else "")
