"""Figures as cells: a count, a rate beside its denominator, a change, a verdict on a standard."""

from collections.abc import Iterable

from slaaudit.model import Tally, compliance_rate
from slaaudit.report_model.document import Cell, Emphasis, Row
from slaaudit.results.stored import StoredStandard

#: Shown where there is no figure: an empty denominator is no rate.
NONE = "-"
NOT_COMPARABLE = "비교불가"
#: Rates are printed with one decimal; a miss never reads 100.0.
DECIMALS = 1
#: A rate of fewer cases says little: it is marked.
SMALL_SAMPLE = 30
SMALL_MARK = "*"
SMALL_SAMPLE_NOTE = f"{SMALL_MARK} 판정한 건이 {SMALL_SAMPLE}건보다 적어 우연에 좌우되기 쉬운 값"


def applicable(tally: Tally) -> int:
    """Count the cases that a promise applied to (대상건수)."""
    return tally.cases - tally.not_applicable


def rate(tally: Tally) -> float | None:
    """Give the compliance rate as printed; None where nothing was judged."""
    return compliance_rate(tally.met, tally.missed, DECIMALS)


def rate_without_waivers(tally: Tally) -> float | None:
    """Give the compliance rate as if no waiver had excused anything."""
    return compliance_rate(tally.met, tally.missed + tally.waived, DECIMALS)


def words(text: str | None) -> Cell:
    """Write text, or a dash where there is none."""
    return Cell(text or NONE)


def count(number: int | None) -> Cell:
    """Write a whole number with its thousands apart."""
    return Cell(NONE) if number is None else Cell(f"{number:,}", number)


def missed(number: int) -> Cell:
    """Write how many fell short; what is not nought stands out."""
    return Cell(f"{number:,}", number, Emphasis.SHORT if number else Emphasis.NONE)


def percent(number: float | None, emphasis: Emphasis = Emphasis.NONE) -> Cell:
    """Write a figure in percent, the sign being in the heading."""
    return Cell(NONE) if number is None else Cell(f"{number:.{DECIMALS}f}", number, emphasis)


def rate_cell(tally: Tally) -> Cell:
    """Write a rate; one of few cases bears a mark that the table explains."""
    return rate_before(tally, Emphasis.SHORT if tally.missed else Emphasis.NONE)


def rate_before(tally: Tally, emphasis: Emphasis = Emphasis.NONE) -> Cell:
    """Write a rate of another period, where a miss is nothing to point at now."""
    number = rate(tally)
    if number is None:
        return Cell(NONE)
    mark = SMALL_MARK if tally.judged < SMALL_SAMPLE else ""
    return Cell(f"{number:.{DECIMALS}f}{mark}", number, emphasis)


def small_sample_notes(rows: Iterable[Row]) -> tuple[str, ...]:
    """Explain the mark where any cell bears it."""
    cells = (cell for row in rows for cell in row.cells)
    marked = any(cell.number is not None and cell.text.endswith(SMALL_MARK) for cell in cells)
    return (SMALL_SAMPLE_NOTE,) if marked else ()


def bar_label(label: str, tally: Tally) -> str:
    """Name a bar; one of few cases bears the mark of its cell."""
    return f"{label}{SMALL_MARK}" if 0 < tally.judged < SMALL_SAMPLE else label


def rate_said(tally: Tally) -> str:
    """Say a rate with what it is made of: `98.4%(123건 중 121건)`."""
    number = rate(tally)
    if number is None:
        return "판정된 건 없음"
    return f"{number:.{DECIMALS}f}%({tally.judged:,}건 중 {tally.met:,}건)"


def change(now: float | None, before: float | None) -> Cell:
    """Write the difference of two rates as printed, in percent points."""
    if now is None or before is None:
        return Cell(NONE)
    difference = round(now - before, DECIMALS) + 0.0
    return Cell(f"{difference:+.{DECIMALS}f}" if difference else "0.0", difference)


def money(amount: int | None) -> Cell:
    """Write an amount in won."""
    return count(amount)


def target(standard: StoredStandard) -> Cell:
    """Write the target in percent."""
    wanted = standard.target_percent
    return Cell(NONE) if wanted is None else Cell(f"{wanted:g}", wanted)


def outcome(standard: StoredStandard) -> Cell:
    """Say in a word how a promise came out; the word never depends on colour."""
    tally = standard.tally
    if not tally.judged:
        return Cell(f"미측정({why_not_measured(standard)})", None, Emphasis.UNKNOWN)
    if standard.attained is not None:
        good = standard.attained
        return Cell("달성" if good else "미달", None, Emphasis.GOOD if good else Emphasis.SHORT)
    if tally.missed:
        return Cell("미이행 있음", None, Emphasis.SHORT)
    return Cell("모두 이행" if whole(tally) else "판정분 이행", None, Emphasis.GOOD)


def whole(tally: Tally) -> bool:
    """Tell whether every case that a promise applied to was judged."""
    return tally.judged == applicable(tally)


def why_not_measured(standard: StoredStandard) -> str:
    """Say why a promise has no rate: the first that fits."""
    reasons = standard.reasons
    why = (
        (standard.attested, "증빙으로 확인"),
        ("no_figure" in reasons, "헌장에 수치 없음"),
        (not standard.in_log, "자료 없음"),
        (any(reason.startswith("column_missing") for reason in reasons), "항목 없음"),
    )
    return next((said for holds, said in why if holds), left_out(standard.tally) or "대상 없음")


def without_figure(standards: Iterable[StoredStandard]) -> int:
    """Count the cases of promises that the charter gives no figure for: nothing decides them."""
    return sum(
        each.reasons_by_verdict.get("unmeasurable", {}).get("no_figure", 0) for each in standards
    )


def left_out(tally: Tally) -> str:
    """Say how many cases a rate leaves out, and as what: `면책 3건, 판정불가 1건`."""
    counts = (("면책", tally.excused), ("진행중", tally.pending), ("판정불가", tally.unmeasurable))
    return ", ".join(f"{word} {number:,}건" for word, number in counts if number)
