"""Draw the README's pictures of the kosea sample: what `check` prints, and the report's first page.

`make samples` writes them.
"""

import hashlib
import html
import io
import json
import re
import struct
import zlib
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from slaaudit.document_formats import DrawingOptions
from slaaudit.document_formats.pdf_document import draw_pages
from slaaudit.engine import audit
from slaaudit.korean_holidays import institution_calendar
from slaaudit.model import Audit
from slaaudit.normalise import known_headings, normalise
from slaaudit.periods import parse_period
from slaaudit.readers import read_tables
from slaaudit.report_model import Document, ReportInputs, report_document
from slaaudit.reporting.options import ReportOptions
from slaaudit.reports import FORMATS
from slaaudit.results import stored_result
from slaaudit.rulefile import read_rule_set, shipped_rules

SAMPLE = Path(__file__).parent / "kosea"
COLUMNS, LINES = 100, 44
CELL_WIDTH = 12.2
DOTS_PER_INCH = 100
#: Signature and header of a PNG; a comment may stand behind them.
PNG_HEAD = 33
RUN = re.compile(
    r'(<text class="[^"]*" x=")([\d.]+)(" y="[\d.]+" )textLength="[\d.]+"([^>]*)>([^<]*)</text>'
)


@cache
def judged() -> Audit:
    """The sample's half-year."""
    rules, _ = read_rule_set(shipped_rules() / "kosea")
    period = parse_period("2026H1")
    if rules is None or period is None:
        raise SystemExit("rules/kosea")
    log = normalise(read_tables(SAMPLE / "cases.xlsx", known_headings(rules)), rules)
    calendar = institution_calendar(rules.charter.calendar)
    as_of = datetime(2026, 7, 1)  # noqa: DTZ001  # Seoul wall time is kept without a zone
    return audit(log, rules, calendar, period, as_of)


def printed() -> str:
    """The page as a terminal of a hundred columns shows it, with its colours."""
    chunks = FORMATS["text"].render(judged(), ReportOptions(width=COLUMNS, colour=True))
    return "".join(str(chunk) for chunk in chunks)


def drawing() -> str:
    """The first lines as SVG that loads nothing from elsewhere; the same bytes each time."""
    lines = ["$ slaaudit check samples/kosea/cases.xlsx --period 2026H1", *printed().splitlines()]
    console = Console(
        file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True, legacy_windows=False
    )
    console.print(Text.from_ansi("\n".join(lines[:LINES])))
    svg = console.export_svg(title="slaaudit check", unique_id="check")
    svg = RUN.sub(_pieces, svg)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "D2Coding, 'Nanum Gothic Coding', monospace")


def _pieces(run: re.Match[str]) -> str:
    """Place every piece of a run by itself: the export takes each sign for one column, and Hangul
    is two, so that columns would drift apart.
    """
    head, x, middle, tail, content = run.groups()
    drawn, place = [], float(x)
    for piece in re.split("(\N{NO-BREAK SPACE}{2,})", html.unescape(content)):
        width = cell_len(piece) * CELL_WIDTH
        if piece.strip("\N{NO-BREAK SPACE}"):
            text = html.escape(piece, quote=False).replace("\N{NO-BREAK SPACE}", "&#160;")
            drawn.append(f'{head}{place:.1f}{middle}textLength="{width:.1f}"{tail}>{text}</text>')
        place += width
    return "".join(drawn)


def report() -> Document:
    """The sample's report as the public reads it."""
    return report_document(ReportInputs(stored_result(judged(), ReportOptions())))


def shown_digest(document: Document) -> str:
    """Name what the first page shows: its words and figures, not how they are drawn."""
    shown = [document.title, document.facts, [asdict(each) for each in document.sections[:3]]]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def report_page() -> bytes:
    """The first page as PNG, with the digest of what it shows as its comment."""
    document = report()
    picture = draw_pages(document, DrawingOptions(), DOTS_PER_INCH)[0]
    words = b"Comment\0" + shown_digest(document).encode()
    comment = struct.pack(">I", len(words)) + b"tEXt" + words
    comment += struct.pack(">I", zlib.crc32(comment[4:]))
    return picture[:PNG_HEAD] + comment + picture[PNG_HEAD:]


def main() -> None:
    """Write the pictures."""
    (SAMPLE / "check.svg").write_text(drawing(), encoding="utf-8", newline="\n")
    (SAMPLE / "report.png").write_bytes(report_page())


if __name__ == "__main__":
    main()
