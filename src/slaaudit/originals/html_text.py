"""The text of a web page, as it is read: blocks are lines, what is not shown is left out."""

import re

from lxml import etree

from slaaudit.originals.decoding import decoded
from slaaudit.originals.unreadable import UnreadableError

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNSHOWN = frozenset(
    {"head", "script", "style", "template", "noscript", "select", "textarea", "svg"}
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
#: A declaration in the text no longer holds once it is decoded.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(content: bytes) -> str:
    """Give the text of an HTML document."""
    text = _DECLARATION.sub("", decoded(content))
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.LxmlError as error:
        raise UnreadableError(f"HTML: {error}") from None
    if root is None or parser.error_log.filter_from_fatals():
        raise UnreadableError("끝까지 읽을 수 없는 HTML / HTML that cannot be read to its end")
    return _lines("".join(_pieces(root)))


def _pieces(root: etree._Element) -> list[str]:
    """Walk with a stack of its own, so that no depth can break it; NUL marks a block's edge."""
    pieces: list[str] = []
    waiting: list[etree._Element | str] = [root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            pieces.append(part)
            continue
        edge = "\0" if part.tag in _BLOCKS else ""
        after = f"{edge}{part.tail or ''}"
        shown = part.tag not in _UNSHOWN and not _HIDDEN.search(part.get("style") or "")
        waiting.append(after)
        if shown:
            waiting += [*reversed(part), f"{edge}{part.text or ''}"]
    return pieces


def _lines(text: str) -> str:
    """Blanks of the source run together, as a browser shows them; each block is a line."""
    lines = (" ".join(line.split()) for line in text.split("\0"))
    return "\n".join(filter(None, lines))
