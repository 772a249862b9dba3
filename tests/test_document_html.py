"""The page that an institution publishes: readable by everyone, in a browser of today."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from slaaudit.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

SAMPLES = Path(__file__).parents[1] / "samples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("html")
    log = [str(SAMPLES / "kosea/cases.xlsx"), "--rules", "kosea", "--period", "2026H1"]
    assert run(["report", *log, "-f", f"html={place / 'report.html'}"]) == 0
    fragment = ["--fragment", "-f", f"html={place / 'fragment.html'}"]
    assert run(["report", *log, *fragment]) == 0
    return place


@pytest.fixture(scope="module")
def page(folder: Path) -> html.HtmlElement:
    return html.fromstring((folder / "report.html").read_bytes())


def test_the_page_needs_nothing_from_outside(folder: Path) -> None:
    text = (folder / "report.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert not re.search(r"""(?:src|href)=["'](?!#)""", text)
    assert "@import" not in text
    assert "url(http" not in text


def test_it_says_its_language_title_and_parts(page: html.HtmlElement) -> None:
    assert page.get("lang") == "ko"
    assert page.findtext(".//title", "").startswith("2026년 상반기")
    assert [len(page.findall(f".//{tag}")) for tag in ("header", "nav", "main", "h1")] == [1] * 4
    targets = [link.get("href", "")[1:] for link in page.iter("a")]
    assert all(page.get_element_by_id(target) is not None for target in targets)
    assert len(targets) == 1 + 13


def test_every_table_has_a_caption_and_every_heading_a_scope(page: html.HtmlElement) -> None:
    tables = page.findall(".//table")
    assert len(tables) > 12
    for table in tables:
        assert table.findtext("caption")
        assert all(head.get("scope") for head in table.iter("th"))
        widths = {
            sum(int(cell.get("colspan", "1")) for cell in row) for row in table.findall("tbody/tr")
        }
        heading = table.find("thead/tr")
        assert heading is not None
        assert widths == {sum(int(cell.get("colspan", "1")) for cell in heading)}


def test_every_chart_points_to_the_table_with_its_figures(page: html.HtmlElement) -> None:
    captions = [table.findtext("caption", "") for table in page.findall(".//table")]
    figures = page.findall(".//figure")
    assert len(figures) >= 4
    for figure in figures:
        said = re.search(r"수치는 (표 [\d-]+)", str(figure.text_content()))
        assert said is not None
        assert any(caption.startswith(f"{said[1]}.") for caption in captions)


def test_misses_are_told_without_colour(page: html.HtmlElement) -> None:
    shorts = page.xpath('//*[contains(@class, "short")]')
    assert isinstance(shorts, list)
    assert all(
        cell.find("strong") is not None for cell in shorts if isinstance(cell, html.HtmlElement)
    )


def test_the_fragment_is_plain_enough_for_an_editor(folder: Path) -> None:
    text = (folder / "fragment.html").read_text(encoding="utf-8")
    assert text.startswith("<h3>2026년 상반기")
    assert not re.search(r"<(?:html|head|style|svg|script|h1|h2)|class=|style=", text)
    assert text.count("<caption>") == text.count("<table")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    quiet = ["--disable-quic", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *quiet])
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", ["report.html", "fragment.html"])
def test_axe_finds_no_barrier_and_nothing_scrolls_sideways(
    browser: Browser,
    folder: Path,
    width: int,
    name: str,
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    tab = context.new_page()
    whole = (folder / name).read_text(encoding="utf-8")
    if name == "fragment.html":  # as it stands in a homepage of its own
        head = (
            '<!DOCTYPE html><html lang="ko"><title>공지</title><body><main><h1>공지</h1><h2>글</h2>'
        )
        whole = f"{head}<div tabindex='0' style='overflow-x: auto'>{whole}</div></main>"
    tab.set_content(whole)
    found = axe.Axe().run(tab).response["violations"]
    assert [each["id"] for each in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()


def test_no_text_of_a_chart_leaves_its_sheet_or_covers_any(browser: Browser, folder: Path) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto((folder / "report.html").as_uri())
    faults = tab.evaluate("""() => {
      const faults = [];
      for (const sheet of document.querySelectorAll('figure svg')) {
        const size = sheet.viewBox.baseVal, seen = [];
        for (const text of sheet.querySelectorAll('text')) {
          const box = text.getBBox();
          if (box.x < 0 || box.y < 0 || box.x + box.width > size.width ||
              box.y + box.height > size.height) faults.push(['outside', text.textContent]);
          for (const [other, said] of seen) {
            const across = Math.min(box.x + box.width, other.x + other.width) -
              Math.max(box.x, other.x);
            const down = Math.min(box.y + box.height, other.y + other.height) -
              Math.max(box.y, other.y);
            if (across > 2 && down > 4) faults.push([text.textContent, said]);
          }
          seen.push([box, text.textContent]);
        }
      }
      return faults;
    }""")
    assert faults == []
    tab.close()
