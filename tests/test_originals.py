"""Sources as web pages, HWPX and PDF: told apart by their bytes, read by words, never trusted."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from checked import HEAD, standard
from slaaudit.__main__ import run
from slaaudit.checks.wording import wording
from slaaudit.originals import MissingExtraError, UnreadableError, original_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SENTENCE = "전화는 벨이 3번 이상 울리기 전에 받겠습니다."
HTML = """\
<!DOCTYPE html><html><head><title>헌장</title><style>p {color: red}</style></head><body>
<h1>서비스헌장</h1><script>var limit = '9일 이내';</script>
<p>전화는 <b>벨이 3번</b> 이상
  울리기&nbsp;전에 받겠습니다.</p><p style="display:none">숨긴 5일</p><ul><li>가<li>나</ul>
<table><tr><td>민원</td><td>7일 이내</td></tr></table></body></html>
"""
PARAGRAPH = '<hp:p><hp:run charPrIDRef="0">{}</hp:run></hp:p>'
TABLE = "<hp:tbl><hp:tr><hp:tc><hp:subList>{}</hp:subList></hp:tc></hp:tr></hp:tbl>"
SECTION = (
    '<?xml version="1.0" encoding="UTF-8"?>{dtd}<hs:sec '
    'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" '
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">{body}</hs:sec>'
)


def paragraph(inner: str) -> str:
    return PARAGRAPH.format(inner)


def hwpx(*sections: str, dtd: str = "", name: str = "Contents/section{}.xml") -> bytes:
    """Make a document of sections, the last one first in the archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        for number in reversed(range(len(sections))):
            body = SECTION.format(dtd=dtd, body=sections[number])
            archive.writestr(name.format(number), body)
    return whole.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """Make a PDF of lines of text: each sign a code of two bytes, and a map from codes to signs."""
    count = len(pages)
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> "
        b"endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
    )
    kids = b" ".join(b"%d 0 R" % (6 + 2 * number) for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, kids),
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Batang /Encoding /Identity-H "
            b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Batang /DW 1000 "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
        stream(cmap),
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (7 + 2 * number)
        )
        shown = (b"<%b> Tj 0 -20 Td" % line.encode("utf-16-be").hex().encode() for line in lines)
        objects.append(stream(b"BT /F1 12 Tf 50 800 Td %b ET" % b" ".join(shown)))
    return assembled(objects)


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def assembled(objects: list[bytes]) -> bytes:
    whole, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(whole),
    )
    return whole + head + table + end


def lines(content: bytes) -> list[str]:
    return original_text(content).text.splitlines()


# --- what the text is ----------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_web_page_is_read_as_it_is_shown(encoding: str) -> None:
    shown = ["서비스헌장", SENTENCE, "가", "나", "민원", "7일 이내"]
    assert lines(HTML.encode(encoding)) == shown


def test_an_hwpx_is_read_in_the_order_of_its_sections() -> None:
    first = paragraph("<hp:t>전화는 벨이 3번<hp:lineBreak/>이상<hp:tab/>울리기</hp:t>")
    second = paragraph("<hp:t>표</hp:t>" + TABLE.format(paragraph("<hp:t>7일</hp:t>")))
    last = paragraph("<hp:t>끝</hp:t>")
    document = hwpx(first, second, *[""] * 8, last)
    assert lines(document) == ["전화는 벨이 3번", "이상 울리기", "표", "7일", "끝"]


def test_a_pdf_is_read_without_headers_and_page_numbers() -> None:
    pages = [["고객서비스헌장", f"{number}번째 약속은", "지키겠습니다.", f"- {number} -"]
             for number in (1, 2, 3)]  # fmt: skip
    assert lines(pdf(*pages)) == [
        line for number in (1, 2, 3) for line in (f"{number}번째 약속은", "지키겠습니다.")
    ]


@pytest.mark.parametrize(
    ("written", "quote", "found"),
    [
        ("3번 이상\n울리기 전에", "3번 이상 울리기 전에", True),
        ("3번 이상 울리기 전에 받겠습\n니다", "전에 받겠습니다", True),
        ("3번 이상 울리기", "3번이상 울리기", False),
        ("3번이상 울리기", "3번 이상 울리기", False),
        ("우리의 서비\u00ad스", "우리의 서비스", True),
        ("our ser-\nvice", "our service", True),
        ("an e-\nmail", "an e-mail", True),
        ("an e-mail", "an email", False),
        ("전화ㆍ방문", "전화·방문", True),
        ("‘감사’", "'감사'", True),
        ("7일\u00a0이내", "7일 이내", True),
        ("10-\n20일", "1020일", False),
    ],
)
def test_breaks_do_not_matter_and_wording_does(written: str, quote: str, *, found: bool) -> None:
    whole, wanted = wording(written), wording(quote)
    places = [*whole.spans(wanted), *whole.without_hyphens().spans(wanted)]
    assert bool(places) is found


def test_the_blanks_of_a_pdf_are_guesses() -> None:
    whole = wording("3 번이상 울리기", spaced=False)
    assert [*whole.spans(wording("3번 이상 울리기"))] == [(0, 7)]
    assert not [*whole.spans(wording("3번 이하 울리기"))]


# --- at the command line -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("헌장.txt", SENTENCE.encode()),
        ("헌장.txt", HTML.encode("cp949")),
        ("헌장.pdf", HTML.encode()),
        ("헌장.hwpx", hwpx(paragraph(f"<hp:t>{SENTENCE}</hp:t>"))),
        ("헌장", pdf(["전화는 벨이 3번 이상 울리", "- 1 -"], ["기 전에 받겠습니다."])),
    ],
)
def test_a_quote_is_found_in_a_file_of_any_kind_and_name(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    rings = "record: call; measure: value; of: rings; limit: {less_than: 3회}"
    text = HEAD + "standards:\n" + standard("a", rings, "벨이 3번 이상 울리기 전에")
    (tmp_path / "charter.yaml").write_text(text, encoding="utf-8")
    option = f"--source=charter={tmp_path / name}"
    assert run(["rules", "check", str(tmp_path), option, "-f", "concise"]) == 0
    assert "인용 1개 가운데 1개가 글자 그대로 있음" in capsys.readouterr().out
    (tmp_path / "charter.yaml").write_text(text.replace("울리기", "울린"), encoding="utf-8")
    assert run(["rules", "check", str(tmp_path), option, "-f", "concise"]) == 1
    assert "SLA412" in capsys.readouterr().out


def test_a_new_rule_set_is_started_from_any_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "헌장.hwpx").write_bytes(hwpx(paragraph(f"<hp:t>{SENTENCE}</hp:t>")))
    assert run(["init", "hanbit", "--charter", "헌장.hwpx"]) == 0
    made = (tmp_path / "hanbit" / "charter.yaml").read_text(encoding="utf-8")
    assert f"#   {SENTENCE}" in made


def test_without_the_extra_a_pdf_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtraError):
        original_text(pdf(["가"]))
    (tmp_path / "헌장.pdf").write_bytes(pdf(["가"]))
    command = ["rules", "check", "kosea", "--source", f"charter={tmp_path / '헌장.pdf'}"]
    assert run(command) == 2
    assert "pip install 'slaaudit[pdf-source]'" in capsys.readouterr().err


# --- files made to do harm -----------------------------------------------------------------------


def bomb(sections: int) -> bytes:
    """Some hundred kilobytes that unpack to a hundred megabytes and more."""
    text = f"<hp:t>{'가' * 1_000}</hp:t>"
    return hwpx(*[paragraph(text) * 8_000] * sections)


def lying_bomb() -> bytes:
    """Says in the archive's directory that it is small."""
    whole = hwpx(paragraph(f"<hp:t>{'0' * 70_000_000}</hp:t>"))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        size = archive.getinfo("Contents/section0.xml").file_size
    return whole.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def damaged(content: bytes) -> bytes:
    return content[: len(content) // 2] + content[len(content) // 2 + 40 :]


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"\xff\xff\x00", "UTF-8"),
    "nul": (lambda: b"a\x00b", "UTF-8"),
    "too big": (lambda: b"x" * 50_000_001, "50 MB"),
    "old hwp": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "HWPX"),
    "another zip": (lambda: hwpx("", name="word/document{}.xml"), "ZIP"),
    "cut zip": (lambda: hwpx(paragraph("<hp:t>가</hp:t>"))[:200], "HWPX"),
    "damaged zip": (lambda: damaged(hwpx(paragraph("<hp:t>가</hp:t>" * 300))), "HWPX"),
    "bomb": (lambda: bomb(3), "풀면"),
    "lying bomb": (lying_bomb, "HWPX"),
    "entities": (
        lambda: hwpx(paragraph("<hp:t>&b;</hp:t>"),
                     dtd='<!DOCTYPE a [<!ENTITY a "xxxxxxxx"><!ENTITY b "&a;&a;&a;">]>'),
        "DTD",
    ),
    "a file of the machine": (
        lambda: hwpx(paragraph("<hp:t>&b;</hp:t>"),
                     dtd='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
        "DTD",
    ),
    "deep": (lambda: hwpx("<hp:p>" * 5_000 + "</hp:p>" * 5_000), "HWPX"),
    "no xml": (lambda: hwpx("<hp:p>"), "HWPX"),
    "no text": (lambda: hwpx(""), "글이 없"),
    "deep html": (lambda: b"<html>" + b"<div>" * 100_000, "HTML"),
    "cut pdf": (lambda: pdf(["가"])[:300], "PDF"),
    "no pages": (lambda: b"%PDF-1.4\n%%EOF", "PDF"),
    "scan": (lambda: pdf([]), "스캔"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_file_ends_in_one_clear_finding(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, why = HARMFUL[name]
    content = make()
    with pytest.raises(UnreadableError, match=why):
        original_text(content)
    (tmp_path / "헌장").write_bytes(content)
    assert run(["rules", "check", "kosea", "--source", f"charter={tmp_path / '헌장'}"]) == 2
    said = capsys.readouterr().err
    assert said.count("SLA415") == 1
    assert why in said
