"""The text of a source that quotes are taken from: plain, HTML, HWPX or PDF, as its bytes say.

These files come from anywhere: what they can cost is bounded, and nothing that they name is
fetched.
"""

import re

from slaaudit.originals.decoding import decoded
from slaaudit.originals.unreadable import MissingExtraError, UnreadableError
from slaaudit.value_classes import dataclass

__all__ = ["MAX_BYTES", "MissingExtraError", "SourceText", "UnreadableError", "original_text"]

#: A charter with pictures has a few megabytes.
MAX_BYTES = 50_000_000

_ZIP, _PDF, _OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Readers of PDF look for its mark this far.
_WITHIN = 1024
_MARKUP = re.compile(
    rb"[\s\xef\xbb\xbf\xff\xfe]*<(?:!doctype|!--|\?xml|html|head|body|meta|title|div|table|p)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's text, its paragraphs lines.

    `spaced`: its blanks are certain; those of a PDF are guessed. `lined`: its lines are the file's.
    """

    text: str
    spaced: bool = True
    lined: bool = False


def original_text(content: bytes) -> SourceText:
    """Read a source.

    Raises UnreadableError with the reason, or MissingExtraError where a library is missing.
    """
    if len(content) > MAX_BYTES:
        most = MAX_BYTES // 1_000_000
        raise UnreadableError(f"{most} MB보다 큼 / over {most} MB")
    if content.startswith(_OLE):
        raise UnreadableError("HWP나 DOC: HWPX나 PDF로 저장 / HWP or DOC: save as HWPX or PDF")
    if _PDF in content[:_WITHIN]:
        from slaaudit.originals import pdf_text  # noqa: PLC0415  # loaded when such a file is there

        return SourceText(pdf_text.read_pdf(content), spaced=False)
    if content.startswith(_ZIP):
        from slaaudit.originals import hwpx_text  # noqa: PLC0415  # the same

        return SourceText(hwpx_text.read_hwpx(content))
    if _MARKUP.match(content[:_WITHIN].replace(b"\0", b"")):
        from slaaudit.originals import html_text  # noqa: PLC0415  # the same

        return SourceText(html_text.read_html(content))
    return SourceText(decoded(content), lined=True)
