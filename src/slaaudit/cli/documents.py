"""Documents to files and screens, as every command writes them."""

from collections.abc import Sequence

from slaaudit.cli.choices import Destination, destinations, refuse
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.screen import has_colour, notice, notice_findings, text_width, write_stdout
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions, Style
from slaaudit.report_model import Document
from slaaudit.reporting.wording import said
from slaaudit.terms import Lang

#: Formats that may go to the screen; the others are no text. Programs read some of them: those
#: are UTF-8 whatever the console's code page is.
_FOR_SCREENS = ("text", "md", "json", "csv")
_FOR_PROGRAMS = ("json", "csv")


def document_targets(
    written: Sequence[str], *, force: bool, formats: Sequence[str] = tuple(DOCUMENT_FORMATS)
) -> tuple[Destination, ...]:
    """Read `-f FORMAT[=FILE]`; refuse what would overwrite, and what no screen can show."""
    targets = destinations(written, formats)
    for target in targets:
        if target.file is not None:
            require_free(target.file, force=force)
        elif target.format not in _FOR_SCREENS:
            raise refuse("SLA866", format=target.format)
    return targets


def drawing_options(
    target: Destination, style: Style = "marks", *, fragment: bool = False
) -> DrawingOptions:
    """Give how to draw: what goes to a file is as wide and as plain on every machine."""
    if target.file is not None:
        return DrawingOptions(style, fragment=fragment)
    return DrawingOptions(style, fragment=fragment, width=text_width(), colour=has_colour())


def write_contents(contents: Sequence[tuple[Destination, bytes]], lang: Lang) -> None:
    """Write what was drawn. Draw all before: a refusal then leaves nothing behind."""
    for target, content in contents:
        if target.file is None:
            write_stdout([content] if target.format in _FOR_PROGRAMS else [content.decode()])
        else:
            write_file(target.file, [content])
            notice(said(lang, f"{target.file}에 썼습니다", f"Wrote {target.file}"))


def write_document(
    document: Document,
    targets: Sequence[Destination],
    lang: Lang,
    style: Style = "marks",
    *,
    fragment: bool = False,
) -> None:
    """Draw a document in every format asked for, write them, and say what had to be left out."""
    drawn = [
        (
            target,
            DOCUMENT_FORMATS[target.format].draw(
                document, drawing_options(target, style, fragment=fragment)
            ),
        )
        for target in targets
    ]
    write_contents(drawn, lang)
    for target in targets:
        notice_findings(DOCUMENT_FORMATS[target.format].left_out(document), lang)
