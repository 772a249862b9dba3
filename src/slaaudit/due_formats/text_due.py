"""What is due on a terminal: what is over first, then by due moment, then what is paused."""

import io
from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from slaaudit.case_words.moment_words import due_text
from slaaudit.due_formats import DrawingOptions, DueFile
from slaaudit.due_formats.wording import left_text
from slaaudit.open_cases import OpenCase
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.text_page import page_console, written_lines
from slaaudit.reporting.wording import moment_words, reason_parts
from slaaudit.rule_words.voice import Voice

#: From this width on there is room for the promise beside its case.
_ROOMY = 100
_TITLES = {
    "over": ("기한이 지난 건", "Over already"),
    "open": ("기한이 남은 건", "Still in time"),
    "paused": (
        "중지 중인 건 (지금 다시 시작하면 그 기한)",
        "Paused (due so if resumed now)",
    ),
}


def draw(file: DueFile, options: DrawingOptions) -> bytes:
    """Write the page."""
    written = io.StringIO()
    console = page_console(written, options)
    _page(console, file)
    return written_lines(written)


def _page(console: Console, file: DueFile) -> None:
    voice, listed = file.voice, file.listed
    name = clean_text(voice.rules.charter.institution.name)
    as_of = moment_words(file.as_of)
    title = voice.said(f"{name} 열린 건의 기한", f"{name}: what is due")
    console.print(Text(title, style="bold"))
    console.print(voice.said(f"기준시점 {as_of}", f"As of {as_of}"))
    if not listed.cases and not listed.unknown:
        console.print()
        console.print(_nothing(file))
        return
    for state, words in _TITLES.items():
        cases = [case for case in listed.cases if case.state == state]
        if cases:
            count = voice.said(f"{len(cases):,}건", f"{len(cases):,}")
            console.print()
            console.print(Text(f"{voice.said(*words)} {count}", style="bold"))
            _table(console, cases, voice)
    _unknown(console, file)
    _departments(console, file)


def _nothing(file: DueFile) -> str:
    if file.whole:
        return file.voice.said(
            f"여기에 드는 열린 건이 없습니다 (열린 건은 모두 {file.whole:,}건).",
            f"No open case is among these ({file.whole:,} are open).",
        )
    return file.voice.said("기한을 기다리는 건이 없습니다.", "No case is waiting.")


def _narrow(console: Console, cases: Iterable[OpenCase], voice: Voice) -> None:
    """Give each case two lines where there is no room for the promise beside it."""
    for case in cases:
        left = left_text(case.left, voice) + (_excused(voice) if case.excused else "")
        named = (clean_text(case.case), clean_text(case.department) or "-")
        console.print(Text("  " + "  ".join((due_text(case.due, voice), left, *named))))
        title = f"{voice.numbers[case.rule.id]}. {clean_text(case.rule.latest.title)}"
        console.print(Padding(Text(title), (0, 0, 0, 6)))


def _table(console: Console, cases: Iterable[OpenCase], voice: Voice) -> None:
    if console.width < _ROOMY:
        _narrow(console, cases, voice)
        return
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column("", width=0)
    heads = (("기한", "Due"), ("남은 시간", "Left"), ("건", "Case"), ("부서", "Department"))
    for head in heads:
        grid.add_column(Text(voice.said(*head)), no_wrap=True)
    grid.add_column(Text(voice.said("약속", "Promise")), overflow="fold")
    for case in cases:
        title = clean_text(case.rule.latest.title)
        grid.add_row(
            "",
            Text(due_text(case.due, voice)),
            Text(left_text(case.left, voice) + (_excused(voice) if case.excused else "")),
            Text(clean_text(case.case)),
            Text(clean_text(case.department) or "-"),
            Text(f"{voice.numbers[case.rule.id]}. {title}"),
        )
    console.print(grid)


def _excused(voice: Voice) -> str:
    return voice.said(" (면책)", " (excused)")


def _unknown(console: Console, file: DueFile) -> None:
    voice, unknown = file.voice, file.listed.unknown
    if not unknown:
        return
    console.print()
    title = voice.said(
        f"끝나지 않았으나 기한을 알 수 없는 건 {len(unknown):,}건",
        f"Not done, and no due moment can be told: {len(unknown):,}",
    )
    console.print(Text(title, style="bold"))
    for each in unknown:
        words, detail = reason_parts(each.reason, each.record, voice.rules, voice.lang)
        why = f"{words} ({detail})" if detail else words
        place = voice.said(f"{each.origin.row}행", f"row {each.origin.row}")
        sheet = f"{clean_text(each.origin.sheet)} " if each.origin.sheet else ""
        console.print(Text(f"  {clean_text(each.case)}  {sheet}{place}  {each.rule.id}: {why}"))


def _departments(console: Console, file: DueFile) -> None:
    """Count by department, those with most that is over first."""
    voice = file.voice
    counts: dict[str, Counter[str]] = {}
    for case in file.listed.cases:
        counts.setdefault(case.department, Counter())[case.state] += 1
    if not any(counts):
        return
    console.print()
    console.print(Text(voice.said("부서별", "By department"), style="bold"))
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column("", width=0)
    grid.add_column(Text(voice.said("부서", "Department")))
    for head in (("지남", "Over"), ("남음", "Left"), ("중지", "Paused")):
        grid.add_column(Text(voice.said(*head)), justify="right")
    for name, count in sorted(counts.items(), key=lambda item: (-item[1]["over"], item[0])):
        figures = (str(count[state]) for state in _TITLES)
        grid.add_row("", Text(clean_text(name) or "-"), *map(Text, figures))
    console.print(grid)
