"""Findings as people read them: carets under the very characters, nothing that steers a screen."""

from __future__ import annotations

from slaaudit.display_width import visible, width
from slaaudit.finding_reports import FINDING_FORMATS, Checked, FindingsPage
from slaaudit.finding_reports.code_frame import code_frame
from slaaudit.findings import Finding, Place

FILE = "rules/기관/charter.yaml"


def unknown_key(*extent: int, shown: str = "인용") -> Finding:
    facts = {"shown": shown, "hint": "", "key": shown, "known": "`quote`", "keys": "`quote`"}
    line, column, end_line, end_column = (*extent, None, None)[:4]
    return Finding("SLA201", Place(FILE, line, column, end_line, end_column), facts)


def page(*findings: Finding, line: str = "", lang: str = "ko") -> FindingsPage:
    checked = Checked((FILE,), 1, 23)
    lines = {FILE: tuple(line.split("\n"))}
    return FindingsPage(findings, checked, "en" if lang == "en" else "ko", lines)


def frame(line: str, *extent: int) -> list[str]:
    finding = unknown_key(*extent)
    return list(code_frame(finding, page(finding, line=line)))


def test_carets_stand_under_hangul_which_is_two_columns_wide() -> None:
    above, below = frame("제목: {인용: 가나}", 1, 6, 1, 8)
    before = "     1 | 제목: {"
    assert above == f"{before}인용: 가나}}"
    assert below == "       | " + " " * (width(before) - 9) + "^^^^"


def test_hangul_in_pieces_takes_the_room_of_the_whole() -> None:
    assert width("한") == width("\u1112\u1161\u11ab") == 2
    assert width("e\u0301") == width("a") == 1


def test_a_place_without_an_end_is_one_caret() -> None:
    _, below = frame("abc", 1, 2)
    assert below == "       |  ^^"
    _, below = frame("abc", 1, 4, 1, 4)
    assert below == "       |    ^"


def test_a_place_of_several_lines_shows_them_up_to_a_limit() -> None:
    shown = frame("a: b\n  c: d\ne", 1, 1, 2, 7)
    assert shown == ["     1 | a: b", "       | ^^^^", "     2 |   c: d", "       |   ^^^^"]
    many = frame("\n".join("abcdefgh"), 1, 1, 8, 2)
    assert len(many) == 9
    assert many[-1] == "       | …"


def test_an_end_before_the_first_column_leaves_that_line_out() -> None:
    assert len(frame("a: b\nc: d", 1, 1, 2, 1)) == 2


def test_a_long_line_is_cut_around_the_place() -> None:
    above, below = frame("가" * 500 + "X" + "나" * 500, 1, 501, 1, 502)
    assert width(above) < 220
    assert above[: below.index("^")].count("…") == 1
    assert width(above.split("X")[0]) == below.index("^")


def test_a_line_that_is_not_there_shows_nothing() -> None:
    assert frame("abc", 9, 1, 9, 2) == []


def test_control_characters_are_written_out() -> None:
    above, below = frame("a\x1b[31m: \u202eb", 1, 2, 1, 3)
    assert above == "     1 | a<U+001B>[31m: <U+202E>b"
    assert below == "       |  ^^^^^^^^"
    assert visible("\t") == " "


def test_full_shows_place_frame_help_and_what_was_checked() -> None:
    finding = unknown_key(1, 1, 1, 3)
    said = "".join(FINDING_FORMATS["full"](page(finding, line="인용: 가")))
    assert said.startswith(f"{FILE}:1:1: 오류 SLA201 unknown-key: 모르는 키입니다: `인용`\n")
    assert "     1 | 인용: 가\n       | ^^^^\n  → " in said
    assert said.count("\n자세히: slaaudit rules explain SLA201\n") == 1
    assert said.endswith("규칙 1벌 검사 (파일 1개, 표준 23개): 오류 1건, 주의 0건, 알림 0건\n")


def test_full_says_once_how_to_read_more_and_of_what_is_gravest() -> None:
    found = [Finding("SLA104", Place(FILE)), unknown_key(1, 1), unknown_key(1, 2)]
    said = "".join(FINDING_FORMATS["full"](page(*found)))
    assert said.count("rules explain") == said.count("rules explain SLA201") == 1
    said = "".join(FINDING_FORMATS["full"](page(unknown_key(1, 1), lang="en")))
    assert "\nMore: slaaudit rules explain SLA201 --lang en\n" in said
    assert "rules explain" not in "".join(FINDING_FORMATS["full"](page()))


def test_concise_is_a_line_per_finding() -> None:
    finding = unknown_key(3, 5, 3, 7)
    head, summary = "".join(FINDING_FORMATS["concise"](page(finding))).splitlines()
    assert head == f"{FILE}:3:5: 오류[SLA201] 모르는 키입니다: `인용`"
    assert summary.startswith("규칙 1벌")


def test_words_follow_the_language_and_codes_do_not() -> None:
    said = "".join(FINDING_FORMATS["concise"](page(unknown_key(3, 5, 3, 7), lang="en")))
    assert f"{FILE}:3:5: error[SLA201] Unknown key" in said
    assert "1 error(s), 0 warning(s), 0 note(s)" in said


def test_no_fact_steers_a_terminal() -> None:
    finding = unknown_key(1, 1, 1, 2, shown="a\x1b[31mb\u202e\nc")
    for name, report in FINDING_FORMATS.items():
        said = "".join(report(page(finding, line="a\x1b[2J\x00")))
        assert not {"\x1b", "\x00", "\u202e"} & set(said), name


def test_markdown_is_a_table_whose_cells_hold_no_marks() -> None:
    finding = unknown_key(3, 5, 3, 7, shown="a|b <b>")
    said = "".join(FINDING_FORMATS["md"](page(finding)))
    (row,) = [line for line in said.splitlines() if "SLA201" in line]
    assert "a\\|b \\<b\\>" in row
    assert "|---|" not in "".join(FINDING_FORMATS["md"](page()))
