"""What was tried, and what follows, in sentences."""

from collections.abc import Iterable, Iterator

import numpy as np

from slaaudit.audit_changes import ABSENT, StandardMoves, moves_of
from slaaudit.clock_rules import PETITION_DAY_SECONDS
from slaaudit.model import Tally
from slaaudit.report_model.figures import change, rate
from slaaudit.report_model.wording import day
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.scores import Score, plain_number, target_of
from slaaudit.rule_changes.log_words import shift_span
from slaaudit.rule_words.voice import Voice
from slaaudit.terms import Verdict
from slaaudit.whatif.outcome import Outcome
from slaaudit.whatif.sweeps import Sweep


def tried(outcome: Outcome) -> Iterator[str]:
    """Say everything that was changed, and how the law then counts."""
    for each in outcome.changes.subjects:
        for found in each.changes:
            when = "" if found.in_force is None else f" ({found.in_force})"
            reading = "" if found.reading is None else f" [달리 읽는 길 {found.reading}]"
            yield f"{clean_text(each.subject.title)}{when}{reading}: {found.text}"
    for on, name in sorted(outcome.days.added.items()):
        yield f"공휴일 추가: {day(on)} {clean_text(name)}"
    for on, name in sorted(outcome.days.removed.items()):
        yield f"공휴일에서 뺌: {day(on)} {clean_text(name)}"
    yield from _eight_hours(outcome)


def _eight_hours(outcome: Outcome) -> Iterator[str]:
    """Remind that a petition's day stays eight working hours, however long the office is open."""
    sides = outcome.changes.before.charter.calendar, outcome.changes.after.charter.calendar
    seconds = sum(until - since for since, until in sides[1].office_hours)
    if sides[0].office_hours == sides[1].office_hours or seconds == PETITION_DAY_SECONDS:
        return
    if outcome.changes.after.charter.petition_law:
        yield (
            f"하루 근무시간이 {seconds / 3600:g}시간이 되어도 민원의 5일 이하는 하루를 8시간으로 "
            "셈(민원처리법 제19조제1항)"
        )


def headline(outcome: Outcome) -> str:
    """Say how many verdicts flip, and which way."""
    total = outcome.turned.total
    if not total:
        return "뒤바뀌는 판정 없음"
    return f"판정 {total:,}건이 뒤바뀜: {_moves(outcome.moved)}"


def _moves(moved: Iterable[StandardMoves]) -> str:
    """Say from which verdict to which, the most frequent first."""
    cells = sum((each.matrix for each in moved), np.zeros((ABSENT + 1, ABSENT + 1), np.int64))
    return ", ".join(
        f"{Verdict(old).word('ko')} → {Verdict(new).word('ko')} {cases:,}건"
        for old, new, cases in moves_of(cells)
    )


def standard_words(moves: StandardMoves, voice: Voice) -> str:
    """Say what becomes of one standard: its rate, and whether its target is still reached."""
    parts = [f"이행률 {rates(moves.tally_before, moves.tally_after)}"]
    parts += _attained(moves)
    parts.append(_moves([moves]) or "뒤바뀌는 판정 없음")
    if moves.due.moved:
        span = shift_span(int(moves.due.seconds.min()), int(moves.due.seconds.max()), "ko")
        parts.append(f"기한 {moves.due.moved:,}건이 {span}")
    return f"{title(moves.id, voice)}: {', '.join(parts)}"


def rates(before: Tally, after: Tally) -> str:
    """Write a rate before and after, with the difference in percent points."""
    old, new = rate(before), rate(after)
    if old == new:
        return "-" if new is None else f"{new:.1f}% 그대로"
    shown = " → ".join("-" if each is None else f"{each:.1f}%" for each in (old, new))
    return f"{shown} ({change(new, old).text}%p)" if None not in (old, new) else shown


def _attained(moves: StandardMoves) -> Iterator[str]:
    if moves.before is None or moves.after is None:
        return
    sides = [
        Score(each.tally, target_of(each.rule)).attained for each in (moves.before, moves.after)
    ]
    target = moves.after.rule.latest.target
    if sides[1] is not None and sides[0] != sides[1]:
        yield f"목표 {target}{'를 달성하게 됨' if sides[1] else '에 미달하게 됨'}"


def title(standard_id: str, voice: Voice) -> str:
    """Name a standard by its number and title."""
    rule = voice.rules.standard(standard_id)
    named = standard_id if rule is None else clean_text(rule.latest.title)
    return f"{voice.numbers.get(standard_id, '-')}. {named}"


def sweep_words(sweep: Sweep) -> str:
    """Say the tightest limit that reaches the target, or that none does."""
    rated = [point for point in sweep.points if point.score.rate is not None]
    if not rated:
        return "판정된 건이 없어 이행률이 없음"
    if sweep.target is None:
        return (
            "목표 이행률이 없어 가장 엄격한 기준을 고르지 않음: "
            f"--set {sweep.standard}.target=95%처럼 정하면 고름"
        )
    chosen = sweep.tightest
    if chosen is None:
        best = max(rated, key=lambda point: point.score.rate or 0)
        return (
            f"훑은 기준 가운데 목표 {plain_number(sweep.target)}%에 이르는 것이 없음: "
            f"가장 높은 것이 {best.words}의 {rate(best.score.tally):.1f}%"
        )
    return (
        f"목표 {plain_number(sweep.target)}%에 이르는 가장 엄격한 기준: {chosen.words} "
        f"(이행률 {rate(chosen.score.tally):.1f}%)"
    )
