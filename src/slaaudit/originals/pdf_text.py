"""The text of a PDF, without what repeats on its pages; needs the extra `pdf-source`."""

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from slaaudit.originals.unreadable import MissingExtraError, UnreadableError

if TYPE_CHECKING:
    from pypdf import PdfReader

EXTRA = "pdf-source"
_MOST_PAGES = 1000
_PAGE_NUMBER = re.compile(r"[-–—‒\s]*(?:제?\s*\d{1,4}\s*(?:쪽|면)?)(?:\s*/\s*\d{1,4})?[-–—‒\s]*")
#: A line at the top or bottom of so many pages is no sentence of theirs.
_REPEATED = 3
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


def read_pdf(content: bytes) -> str:
    """Give the text of a PDF; its lines are those of the page."""
    pages = [_lines(page) for page in _pages(content)]
    if not any(pages):
        raise UnreadableError("글이 없음(스캔한 그림) / no text: a scan")
    edges = Counter(edge for page in pages for edge in {page[0], page[-1]} if page)
    repeated = {edge for edge, count in edges.items() if count >= _REPEATED}
    return "\n".join(line for page in pages for line in _own(page, repeated))


def _pages(content: bytes) -> list[str]:
    try:
        reader = _opened(content)
        count = len(reader.pages)
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
    except ImportError:
        raise MissingExtraError(EXTRA) from None
    except Exception as error:  # noqa: BLE001  # of a damaged file the library may raise anything
        why = f"깨졌거나 암호가 걸린 PDF / damaged or locked PDF: {type(error).__name__}"
        raise UnreadableError(why) from None
    if count > _MOST_PAGES:
        raise UnreadableError(f"{_MOST_PAGES}쪽보다 긺 / over {_MOST_PAGES} pages")
    return pages


def _opened(content: bytes) -> "PdfReader":
    from pypdf import PdfReader  # noqa: PLC0415  # an extra, and slow to load

    # of a damaged file it says a great deal, and reads it all the same
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return PdfReader(io.BytesIO(content))


def _lines(page: str) -> list[str]:
    lines = (" ".join(line.translate(_LIGATURES).split()) for line in page.splitlines())
    return [line for line in lines if line]


def _own(page: list[str], repeated: set[str]) -> list[str]:
    """Leave out headers, footers and page numbers, which would part a sentence in two."""
    first, last = 0, len(page)
    while first < last and _is_edge(page[first], repeated):
        first += 1
    while last > first and _is_edge(page[last - 1], repeated):
        last -= 1
    return page[first:last]


def _is_edge(line: str, repeated: set[str]) -> bool:
    return line in repeated or _PAGE_NUMBER.fullmatch(line) is not None
