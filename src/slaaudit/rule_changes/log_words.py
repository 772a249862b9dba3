"""What a log made of a change, in lines: verdicts, rates, remedies, due moments, a few cases."""

from collections.abc import Iterator

from slaaudit.audit_changes import ABSENT, StandardMoves, moves_of
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.scores import Score
from slaaudit.reporting.wording import due_words, moment_words, percent, period_words, said
from slaaudit.rule_changes.diff_page import DiffPage, Example, LogEffect, examples
from slaaudit.terms import VERDICT_BY_KEY, Lang, Verdict

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def log_heading(effect: LogEffect, page: DiffPage) -> tuple[str, str]:
    """Say what was judged, and how many verdicts changed."""
    after = effect.after
    about = page.said(
        f"점검 기간 {period_words(after.period)}   기준시점 {moment_words(after.as_of)}",
        f"Period {period_words(after.period)}   as of {moment_words(after.as_of)}",
    )
    changed = sum(1 for each in effect.standards if each.changed)
    count = page.said(
        f"판정 {effect.flips:,}건이 바뀌고, 달라진 표준은 {len(effect.standards):,}개 가운데 "
        f"{changed:,}개입니다.",
        f"{effect.flips:,} verdict(s) change; {changed:,} of {len(effect.standards):,} standards "
        "are affected.",
    )
    return about, count


def log_sections(diff: DiffPage) -> Iterator[tuple[str, list[str]]]:
    """Give the name and the lines of each standard that the log shows a difference for."""
    if diff.effect is None:
        return
    for moves in diff.effect.standards:
        lines = list(_lines(moves, diff.effect, diff))
        known = moves.after or moves.before
        if lines and known is not None:
            yield f"{clean_text(known.rule.latest.title)} [{moves.id}]", lines


def _lines(moves: StandardMoves, effect: LogEffect, page: DiffPage) -> Iterator[str]:
    """Say all that differs in one standard; nothing where nothing does."""
    if not moves.changed:
        return
    yield from _verdicts(moves, page)
    yield _rates(moves, page)
    yield from _remedies(moves, page)
    yield from _dues(moves, page)
    for example in examples(moves, effect):
        yield page.said("예: ", "e.g. ") + _example(example, page)


def _verdicts(moves: StandardMoves, page: DiffPage) -> Iterator[str]:
    parts = [
        f"{_word(old, page)} → {_word(new, page)} {count:,}"
        for old, new, count in moves_of(moves.matrix)
    ]
    total = len(moves.pairs.before)
    if parts:
        flips = len(moves.flipped)
        head = page.said(f"판정 {total:,}건 가운데 {flips:,}건", f"{flips:,} of {total:,} verdicts")
        yield f"{head}: {', '.join(parts)}"


def _word(verdict: int, page: DiffPage) -> str:
    if verdict == ABSENT:
        return page.said("없음", "absent")
    return Verdict(verdict).word(page.lang)


def _rates(moves: StandardMoves, page: DiffPage) -> str:
    before, after = Score(moves.tally_before).rate, Score(moves.tally_after).rate
    text = f"{percent(before)} → {percent(after)}"
    if before is not None and after is not None:
        text += f" ({after - before:+.2f}%p)"
    return page.said(f"이행률 {text}", f"compliance rate {text}")


def _remedies(moves: StandardMoves, page: DiffPage) -> Iterator[str]:
    old, new = moves.remedies_before, moves.remedies_after
    if old != new:
        yield page.said(
            f"보상 {old.cases:,}건 {old.amount:,}원 → {new.cases:,}건 {new.amount:,}원",
            f"remedies {old.cases:,}, KRW {old.amount:,} → {new.cases:,}, KRW {new.amount:,}",
        )


def _dues(moves: StandardMoves, page: DiffPage) -> Iterator[str]:
    due = moves.due
    if due.moved:
        least, most = int(due.seconds.min()), int(due.seconds.max())
        span = shift_span(least, most, page.lang)
        yield page.said(
            f"기한 {due.moved:,}건이 움직임: {span}", f"dues moved: {due.moved:,}, {span}"
        )


def shift_span(least: int, most: int, lang: Lang) -> str:
    """Say how far due moments moved, from the least to the most."""
    first, last = shift_words(least, lang), shift_words(most, lang)
    if first == last:
        return first
    return said(lang, f"{first}에서 {last}까지", f"from {first} to {last}")


def shift_words(seconds: int, lang: Lang) -> str:
    """Say how far a due moment moved: `2일 3시간 빨라짐`."""
    rest, parts = abs(seconds), []
    for size, ko, en in ((_DAY, "일", "d"), (_HOUR, "시간", "h"), (_MINUTE, "분", "min")):
        number, rest = divmod(rest, size)
        if number:
            parts.append(f"{number}{said(lang, ko, en)}")
    shown = " ".join(parts) or said(lang, "1분 미만", "under a minute")
    way = said(lang, "빨라짐", "earlier") if seconds < 0 else said(lang, "늦어짐", "later")
    return f"{shown} {way}"


def _example(example: Example, page: DiffPage) -> str:
    where = [example.file, example.sheet]
    if example.row is not None:
        where.append(page.said(f"{example.row}행", f"row {example.row}"))
    place = ", ".join(part for part in where if part)
    old, new = (
        page.said("없음", "absent") if key is None else VERDICT_BY_KEY[key].word(page.lang)
        for key in example.verdicts
    )
    text = f"{example.case} ({place})" if place else example.case
    text += f" {old} → {new}" if old != new else f" {old}"
    if example.dues[0] != example.dues[1]:
        before, after = (due_words(due, page.lang) if due else "-" for due in example.dues)
        text += page.said(f", 기한 {before} → {after}", f", due {before} → {after}")
    return text
