"""The top of the page: whose result, the figures in a sentence, and the table of standards."""

from collections.abc import Callable, Sequence

from rich.text import Text

from slaaudit.model import Audit, Tally
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.scores import Score, target_of
from slaaudit.reporting.text_page import ColumnHead, Page
from slaaudit.reporting.wording import (
    NONE,
    moment_words,
    percent,
    period_words,
    rate_with_denominator,
    rate_with_excused,
    rate_without_waivers,
)
from slaaudit.spec.ruleset import StandardRule
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class _Line:
    """A standard in the table."""

    rule: StandardRule
    score: Score

    @property
    def urgency(self) -> tuple[int, float]:
        """What fell short first, then what could not be told, what is open, and what was kept."""
        tally = self.score.tally
        if tally.missed:
            return 0, tally.met / tally.judged
        rank = [tally.unmeasurable, tally.pending, tally.met + tally.excused]
        return next((n for n, count in enumerate(rank, start=1) if count), 4), 0.0


def heading(page: Page, audit: Audit, options: ReportOptions) -> None:
    """Say whose result it is, of which period, as of when."""
    name = clean_text(audit.rules.charter.institution.name)
    if options.department is not None:
        name = f"{name} {clean_text(options.department)}"
    title = page.said(f"{name} 이행표준 점검 결과", f"{name}: service standards audit")
    page.console.print(Text(title, style="bold"))
    period, as_of = period_words(audit.period), moment_words(audit.as_of)
    page.console.print(
        Text(
            page.said(f"점검 기간 {period}   기준시점 {as_of}", f"Period {period}   As of {as_of}")
        )
    )


def summary(page: Page, audit: Audit) -> None:
    """Say the figures in a sentence, then what they leave out."""
    score = Score(audit.tally)
    page.console.print()
    sentences = (
        _rate_sentence(page, score),
        _waived_sentence(page, score),
        _open_sentence(page, score.tally),
    )
    for sentence in sentences:
        if sentence:
            page.line(sentence, indent=0)
    below = [line for line in _lines(audit) if line.score.attained is False]
    if below:
        ids = ", ".join(line.rule.id for line in below)
        count = len(below)
        sentence = page.said(
            f"목표에 미달한 표준 {count}개: {ids}", f"{count} standard(s) below target: {ids}"
        )
        page.line(sentence, indent=0, style="red")


def _rate_sentence(page: Page, score: Score) -> str:
    tally, rate = score.tally, rate_with_denominator(score)
    excused = rate_with_excused(score)
    if score.rate is None:
        return page.said(
            f"총 {score.applicable:,}건 가운데 이행·미이행으로 판정된 건이 없어 이행률이 없습니다.",
            f"None of {score.applicable:,} verdicts is met or missed: there is no rate.",
        )
    return page.said(
        f"총 {score.applicable:,}건 가운데 {tally.met:,}건 이행, {tally.missed:,}건 미이행: "
        f"이행률 {rate}, 면책 포함 {excused}. (한 건에 표준이 여럿이면 표준마다 셈)",
        f"Of {score.applicable:,} verdicts {tally.met:,} met and {tally.missed:,} missed: "
        f"compliance {rate}, with excused {excused}.",
    )


def _waived_sentence(page: Page, score: Score) -> str:
    if not score.tally.waived:
        return ""
    waived, rate = score.tally.waived, rate_without_waivers(score)
    return page.said(
        f"승인된 예외 {waived:,}건 포함, 제외하면 이행률 {rate}. (예외가 없었다면 미이행일 건)",
        f"{waived:,} missed case(s) are waived; without waivers compliance is {rate}.",
    )


def _open_sentence(page: Page, tally: Tally) -> str:
    counts = (
        (tally.excused, page.said("면책", "excused")),
        (tally.pending, page.said("진행중", "pending")),
        (tally.unmeasurable, page.said("판정불가", "unmeasurable")),
    )
    said = ", ".join(f"{word} {count:,}{page.said('건', '')}" for count, word in counts if count)
    if not said:
        return ""
    return page.said(f"이행률에 들어가지 않은 건: {said}.", f"Not in the rate: {said}.")


def _lines(audit: Audit) -> list[_Line]:
    lines = [
        _Line(result.rule, Score(result.tally, target_of(result.rule)))
        for result in audit.standards
    ]
    return sorted(lines, key=lambda line: line.urgency)


def standards_table(page: Page, audit: Audit) -> None:
    """Tabulate the standards. A narrow page drops the columns that hold nothing."""
    lines = _lines(audit)
    columns = [
        each for each in _columns(page) if each.always or not page.narrow or each.used(lines)
    ]
    page.heading(page.said("표준별 결과", "By standard"))
    table = page.table([each.head for each in columns])
    for line in lines:
        style = "red" if line.score.attained is False else ""
        cells = (each.cell(line) for each in columns)
        table.add_row(*(Text(cell, style="dim" if cell == "0" else style) for cell in cells))
    page.console.print(table)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: its heading, what it says of a standard, and whether it may go."""

    head: ColumnHead
    cell: Callable[[_Line], str]
    always: bool = True

    def used(self, lines: Sequence[_Line]) -> bool:
        """Tell whether any standard has something to say here."""
        return any(self.cell(line) not in ("0", NONE) for line in lines)


def _columns(page: Page) -> tuple[_Column, ...]:
    short = page.narrow

    def column(ko: str, en: str, cell: Callable[[_Line], str], *, always: bool = True) -> _Column:
        return _Column(ColumnHead(page.said(ko, en)), cell, always)

    def count(ko: str, en: str, name: str, *, always: bool = True) -> _Column:
        return column(ko, en, lambda line: f"{getattr(line.score.tally, name):,}", always=always)

    title = ColumnHead(page.said("표준", "Standard"), figure=False)
    return (
        _Column(title, lambda line: clean_text(line.rule.latest.title)),
        column("대상", "Cases", lambda line: f"{line.score.applicable:,}"),
        count("이행", "Met", "met"),
        count("미이행", "Missed", "missed"),
        count("면책", "Exc." if short else "Excused", "excused", always=False),
        count("진행" if short else "진행중", "Open", "pending", always=False),
        count(*(("불가", "Unm.") if short else ("판정불가", "Unmeasurable")), "unmeasurable"),
        column("이행률", "Rate", lambda line: _rate_cell(page, line.score)),
        column("목표", "Target", lambda line: _target_cell(page, line.score), always=False),
    )


def _rate_cell(page: Page, score: Score) -> str:
    """Give the rate; below it the one with the excused, and the one without waivers."""
    lines = [rate_with_denominator(score)]
    if score.tally.excused:
        word = page.said("면책 포함", "with exc.")
        lines.append(f"{word} {percent(score.rate_with_excused)}")
    if score.tally.waived:
        word = page.said("예외 제외", "no waivers")
        lines.append(f"{word} {percent(score.rate_without_waivers)}")
    return "\n".join(lines)


def _target_cell(page: Page, score: Score) -> str:
    if score.target is None:
        return NONE
    words = {
        True: page.said("달성", "attained"),
        False: page.said("미달", "below"),
        None: page.said("판정 없음", "not judged"),
    }
    return f"{percent(score.target)}\n{words[score.attained]}"
