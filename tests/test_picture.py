"""The README's picture shows what `check` prints today."""

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
