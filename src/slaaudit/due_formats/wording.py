"""What is left of the time, and what keeps a case open, in words."""

from slaaudit.case_words.moment_words import length_text
from slaaudit.open_cases import OpenCase
from slaaudit.open_cases.entries import Left
from slaaudit.rule_words.voice import Voice


def left_text(left: Left | None, voice: Voice) -> str:
    """Say how much time is left: `근무일 2일`, `근무시간 3시간 20분`, `2일 지남`."""
    if left is None:
        return "-"
    amount = abs(left.amount)
    if left.unit == "day":
        if left.amount == 0:
            return voice.said("오늘까지", "today")
        ko, en = f"{amount:,}일", f"{amount:,} days"
        words = voice.said(*((ko, en) if left.plain else (f"근무일 {ko}", f"{amount:,} w. days")))
    else:
        length = length_text(amount, voice)
        words = length if left.plain else voice.said(f"근무시간 {length}", f"{length} (office)")
    return voice.said(f"{words} 지남", f"{words} over") if left.amount < 0 else words


def state_text(case: OpenCase, voice: Voice) -> str:
    """Say how a case stands."""
    states = {
        "over": ("기한 지남", "over"),
        "open": ("기한 전", "open"),
        "paused": ("중지 중", "paused"),
    }
    words = voice.said(*states[case.state])
    return voice.said(f"{words} (면책)", f"{words} (excused)") if case.excused else words
