"""What stands between bytes and a tree: encodings, tabs, quotes, and files made to do harm."""

import pytest

from slaaudit.findings import Finding
from slaaudit.rulefile import load_rule_set
from slaaudit.rulefile.nodes import MappingNode, entry_place, place
from slaaudit.rulefile.yaml_nodes import read_nodes


def lines(findings: tuple[Finding, ...]) -> list[str]:
    """One line per finding: `line:column CODE name`."""
    return [f"{f.place.line}:{f.place.column} {f.code} {f.entry.name}" for f in findings]


def read(content: bytes | str) -> list[str]:
    raw = content.encode() if isinstance(content, str) else content
    return lines(read_nodes("charter.yaml", raw)[1])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ["1:1 SLA108 empty-file"]),
        ("# 주석만\n", ["1:1 SLA108 empty-file"]),
        ("title: 가나\x00다\n", ["1:10 SLA105 control-character"]),
        ("title: 헌장\u2028\n", ["1:10 SLA105 control-character"]),
        ("제목: 헌장\n".encode("cp949"), ["1:1 SLA103 not-utf8"]),
        ("a: 1\n나: caf\xe9\n".encode("latin-1", errors="replace"), ["2:7 SLA103 not-utf8"]),
        ("a: 1\n".encode("utf-16"), ["1:1 SLA103 not-utf8"]),
        (b"\xef\xbb\xbfa: 1\n", ["1:1 SLA104 byte-order-mark"]),
        ("a:\n\tb: 1\n", ["2:1 SLA106 tab-indent"]),
        ("a: 1\n\tb: 2\n", ["2:1 SLA106 tab-indent"]),
        ("quote: 처리기간 : 7일\n", ["1:13 SLA115 colon-in-text"]),
        ("quote: * 단, 협의 기간 제외\n", ["1:8 SLA116 mark-at-start"]),
        ("quote: @홈페이지\n", ["1:8 SLA116 mark-at-start"]),
        ("title: '닫히지 않은\nb: 1\n", ["1:8 SLA117 bad-quotes"]),
        ("limit: {at_most: 7일\nb: 1\n", ["1:8 SLA118 bad-brackets"]),
        ("- a\nb: 1\n", ["2:1 SLA107 yaml-syntax"]),
        ("a: 1\n---\nb: 2\n", ["2:1 SLA112 several-documents"]),
        ("a: !!python/object:os.system x\n", ["1:4 SLA111 yaml-tag"]),
        ("a: &x 1\nb: *x\n", ["1:4 SLA110 yaml-anchor", "2:4 SLA110 yaml-anchor"]),
        ("a: {<<: {b: 1}}\n", ["1:5 SLA110 yaml-anchor"]),
        ("? [가, 나]\n: 1\n", ["1:3 SLA113 complex-key"]),
    ],
)
def test_text_that_cannot_be_used(content: bytes | str, expected: list[str]) -> None:
    assert read(content) == expected


def test_a_byte_order_mark_does_not_stop_the_reading() -> None:
    node, _ = read_nodes("charter.yaml", b"\xef\xbb\xbfa: 1\n")
    assert isinstance(node, MappingNode)


def test_columns_count_characters_not_bytes() -> None:
    node, _ = read_nodes("charter.yaml", "제목: {이름: 고객 서비스}\n".encode())
    assert isinstance(node, MappingNode)
    inner = node.get("제목")
    assert isinstance(inner, MappingNode)
    entry = inner.entries[0]
    key, value = place(entry.key), entry_place(entry)
    assert (key.line, key.column, key.end_column) == (1, 6, 8)
    assert (value.line, value.column, value.end_column) == (1, 10, 16)


def test_scalars_stay_text() -> None:
    node, _ = read_nodes("charter.yaml", b"a: 012\nb: no\nc: 18:00\nd: ~\ne: 2026-01-01\n")
    assert isinstance(node, MappingNode)
    texts = [getattr(entry.value, "text", None) for entry in node.entries]
    assert texts == ["012", "no", "18:00", "~", "2026-01-01"]


def test_decomposed_hangul_is_composed() -> None:
    node, _ = read_nodes("charter.yaml", "\u1112\u1161\u11ab: 1\n".encode())
    assert isinstance(node, MappingNode)
    assert node.get("한") is not None


def test_every_duplicate_key_is_told_with_the_first() -> None:
    _, findings = read_nodes("charter.yaml", "title: 가\nid: x\ntitle: 나\ntitle: 다\n".encode())
    assert lines(findings) == ["3:1 SLA206 duplicate-key", "4:1 SLA206 duplicate-key"]
    assert findings[0].message("ko") == "같은 키가 두 번 나옵니다: `title` (처음: 1행 1열)"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"x" * 10_000_000, "SLA102"),
        (b"[" * 100_000, "SLA109"),
        (b"{a: " * 10_000, "SLA109"),
        (b"- " * 50_000, "SLA109"),
        (b"\n".join(b" " * i + b"a:" for i in range(500)), "SLA109"),
        (b"a: &a [x]\n" + b"b: &b [*a, *a]\n" * 20, "SLA110"),
        (b"\xff\xfe\x00\x00", "SLA103"),
        (b"\x00", "SLA105"),
        (b"%YAML 9.9\n---\na: 1\n", "SLA107"),
    ],
)
def test_files_made_to_do_harm_end_in_a_finding(content: bytes, expected: str) -> None:
    rules, findings = load_rule_set({"charter.yaml": content})
    assert rules is None
    assert findings[0].code == expected
