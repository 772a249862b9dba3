"""Charts are pictures that say what they show, without colour, script or anything from outside."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from slaaudit.chart_drawing import chart_size, chart_svg
from slaaudit.chart_drawing.canvas import text_width, wrapped
from slaaudit.report_model import Bar, Chart

SVG = "{http://www.w3.org/2000/svg}"
RATES = Chart(
    "rates", "3-1", "rates", "이행률과 목표", "표준 둘의 이행률", "%",
    (Bar("1. 전화 받기", 93.4, mark=95.0, low=80.1, high=97.4, short=True), Bar("2. 답변", None)),
    "by_standard",
)  # fmt: skip
TIMES = Chart(
    "times", "6-1", "distribution", "걸린 시간", "끝난 5건", "건",
    (Bar("~1일", 4), Bar("~2일", 0), Bar("~3일", 1, short=True)),
    "handling_times", limit_after=1, limit_words="2일 이내",
)  # fmt: skip


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


@pytest.mark.parametrize("chart", [RATES, TIMES], ids=lambda chart: chart.key)
def test_a_chart_is_one_picture_with_a_name_and_a_description(chart: Chart) -> None:
    root = ET.fromstring(chart_svg(chart))  # noqa: S314  # our own
    assert root.get("role") == "img"
    named = str(root.get("aria-labelledby")).split()
    said = {node.get("id"): node.text for node in root if node.get("id")}
    assert [said[each] for each in named] == [chart.title, chart.description]
    assert root.get("viewBox") == f"0 0 {chart_size(chart)[0]} {chart_size(chart)[1]}"


@pytest.mark.parametrize("chart", [RATES, TIMES], ids=lambda chart: chart.key)
def test_nothing_runs_and_nothing_is_fetched(chart: Chart) -> None:
    svg = chart_svg(chart)
    assert not any(word in svg for word in ("<script", "<style", "href", "<image", "onload"))
    assert svg == chart_svg(chart)


def test_a_rate_is_a_full_part_and_a_hatched_rest() -> None:
    root = ET.fromstring(chart_svg(RATES))  # noqa: S314  # our own
    bars = [node for node in root.findall(f"{SVG}rect") if node.get("height") == "16"]
    hatched, full = bars
    assert str(hatched.get("fill")).startswith("url(#chart-rates")
    assert float(str(full.get("x"))) == 300
    ends = [float(str(bar.get("x"))) + float(str(bar.get("width"))) for bar in (full, hatched)]
    assert ends == pytest.approx([300 + 396 * 0.934, 696], abs=0.01)
    assert "판정 없음" in texts(chart_svg(RATES))


def test_the_limit_is_drawn_after_the_last_good_bar() -> None:
    root = ET.fromstring(chart_svg(TIMES))  # noqa: S314  # our own
    (line,) = [node for node in root.iter(f"{SVG}line") if node.get("stroke-dasharray")]
    step = (760 - 56 - 16) / 3
    assert float(str(line.get("x1"))) == pytest.approx(56 + 2 * step, abs=0.01)
    assert "기한 2일 이내" in texts(chart_svg(TIMES))


def test_what_others_wrote_stays_text() -> None:
    evil = Chart(
        "x", "1", "departments", "<script>", "a & b", "%", (Bar("<b>&\x1b[31m\x00", 1.0),), "t"
    )
    root = ET.fromstring(chart_svg(evil))  # noqa: S314  # our own
    assert next(root.iter(f"{SVG}title")).text == "<script>"
    assert "<b>&" in texts(chart_svg(evil))


def test_long_labels_are_broken_and_cut() -> None:
    lines = wrapped("처리가 길어지면 기한 전에 중간 상황과 예정 기한을 빠짐없이 알려 드리기", 150)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(text_width(line) <= 150 for line in lines)
