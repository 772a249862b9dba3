"""The README's pictures show what `check` prints and the report says today."""

import html
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "samples"))

import picture  # noqa: E402


def shown(svg: str) -> list[str]:
    texts = re.findall(r"<text [^>]*>([^<]+)</text>", svg)
    return [html.unescape(text) for text in texts]


def test_the_picture_is_of_today() -> None:
    kept = (picture.SAMPLE / "check.svg").read_text(encoding="utf-8")
    assert shown(kept) == shown(picture.drawing()), "make samples"


def test_the_picture_loads_nothing_from_elsewhere() -> None:
    kept = (picture.SAMPLE / "check.svg").read_text(encoding="utf-8")
    assert "url(http" not in kept
    assert "@import" not in kept


def test_the_picture_of_the_report_is_of_today() -> None:
    kept = (picture.SAMPLE / "report.png").read_bytes()
    assert kept[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(kept) < 200_000
    comment = re.search(rb"tEXtComment\0([0-9a-f]{64})", kept)
    assert comment is not None
    assert comment[1].decode() == picture.shown_digest(picture.report()), "make samples"
