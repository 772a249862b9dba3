"""A case as Markdown: tables that any viewer shows."""

from collections.abc import Iterable, Iterator

from slaaudit.case_formats import CaseFile, DrawingOptions
from slaaudit.case_words import CasePage, DayCell, Grid, Lines, Part, Sheet

_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def draw(file: CaseFile, _options: DrawingOptions) -> bytes:
    """Write the pages one below the other."""
    pages = ("".join(f"{line}\n" for line in _page(page)) for page in file.pages)
    return "\n".join(pages).encode()


def _page(page: CasePage) -> Iterator[str]:
    yield from (f"# {_said(page.title)}", "")
    yield from (f"- {_said(fact.label)}: {_said(fact.text)}" for fact in page.facts)
    for standard in page.standards:
        yield from ("", f"## {_said(standard.title)} (`{standard.id}`)")
        for part in standard.parts:
            yield from ("", f"### {_said(part.title)}", "")
            yield from _part(part)
    if page.others is not None:
        yield from ("", f"## {_said(page.others.title)}", "")
        yield from _part(page.others)
    yield ""
    yield from (f"> {_said(note)}" for note in page.notes)


def _part(part: Part) -> Iterator[str]:
    match part:
        case Lines():
            for line in part.lines:
                text = f"**{_said(line.text)}**" if line.strong else _said(line.text)
                yield f"- {_said(line.label)}: {text}"
        case Sheet():
            yield from _table(part.columns, part.rows)
        case Grid():
            yield from _table(part.weekdays, [map(_day, week) for week in part.weeks], said=False)


def _table(
    columns: Iterable[str], rows: Iterable[Iterable[str]], *, said: bool = True
) -> Iterator[str]:
    names = [_said(column) for column in columns]
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(_said(cell) if said else cell for cell in row)} |"


def _day(cell: DayCell | None) -> str:
    if cell is None:
        return ""
    happened = "".join(f"<br>**{_said(each)}**" for each in cell.happened)
    return f"{cell.on.month}-{cell.on.day:02d}<br>{_said(cell.mark)}{happened}"


def _said(text: str) -> str:
    """Let no sign of a text be taken for a mark."""
    return text.translate(_MARKS).replace("\n", " ")
