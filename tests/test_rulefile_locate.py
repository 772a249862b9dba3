"""Which rule set a log is judged by, and the folder that it is read from."""

from pathlib import Path

import pytest

from slaaudit.findings import Refusal, RefusalKind
from slaaudit.rulefile import find_rules, known_institutions, locate, read_rule_set

BODY = """\
sources: {charter: {title: 헌장}}
standards:
  - {id: a, title: 가, cite: {source: charter, at: 1}, measure: attest, evidence: [화면]}
"""


def charter(name: str, title: str, aliases: str) -> str:
    head = f"schema: slaaudit/charter/1\ninstitution:\n  id: {name}\n"
    return head + f"  name: {title}\n  # 흔히 쓰는 이름\n\n  aliases: [{aliases}]\n" + BODY


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shipped"
    for name, title, aliases in (
        ("kosea", "한국사회적기업진흥원", "사회적기업진흥원"),
        ("kofpi", "한국임업진흥원", "임진원"),
        ("kfi", "진흥원", ""),
    ):
        (folder / name).mkdir(parents=True)
        text = charter(name, title, aliases)
        (folder / name / "charter.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(locate, "shipped_rules", lambda: folder)
    return folder


@pytest.fixture
def cwd(tmp_path: Path) -> Path:
    folder = tmp_path / "work" / "2026"
    folder.mkdir(parents=True)
    return folder


def refused(spec: str | None, cwd: Path, *titles: str) -> str:
    with pytest.raises(Refusal) as refusal:
        find_rules(spec, cwd, titles)
    (finding,) = refusal.value.findings
    return f"{int(refusal.value.kind)} {finding.code} {finding.message('ko')}"


def test_known_institutions_by_id(shipped: Path) -> None:
    assert known_institutions() == {name: shipped / name for name in ("kfi", "kofpi", "kosea")}


def test_an_id_or_a_path(shipped: Path, cwd: Path) -> None:
    assert find_rules("kosea", cwd, ()) == shipped / "kosea"
    (cwd / "ours").mkdir()
    assert find_rules("ours", cwd, ()) == cwd / "ours"
    assert find_rules(str(shipped / "kofpi"), cwd, ()) == shipped / "kofpi"


@pytest.mark.usefixtures("shipped")
def test_an_unknown_id_is_refused_with_a_suggestion_and_the_list(cwd: Path) -> None:
    assert refused("kosae", cwd) == "2 SLA120 규칙을 찾을 수 없습니다: `kosae` → `kosea`?"
    with pytest.raises(Refusal) as refusal:
        find_rules("없는곳", cwd, ())
    assert "kosea (한국사회적기업진흥원)" in refusal.value.findings[0].help("en")
    assert refused("x\0y", cwd).startswith("2 SLA120")
    assert refused("긴" * 3000, cwd).startswith("2 SLA120")


def test_the_settings_file_upwards(shipped: Path, cwd: Path) -> None:
    (cwd.parent / "pyproject.toml").write_text('[tool.other]\nrules = "x"\n', encoding="utf-8")
    (cwd.parent.parent / "slaaudit.toml").write_text('rules = "shipped/kofpi"\n', encoding="utf-8")
    assert find_rules(None, cwd, ("한국사회적기업진흥원",)).resolve() == shipped / "kofpi"
    (cwd.parent / "pyproject.toml").write_text(
        '[tool.slaaudit]\nrules = "kosea"\n', encoding="utf-8"
    )
    assert find_rules(None, cwd, ()) == shipped / "kosea"


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("text", ["rules = ", "rules = 3\n", "\udcff"])
def test_a_broken_settings_file_is_refused(cwd: Path, text: str) -> None:
    (cwd / "slaaudit.toml").write_bytes(text.encode("utf-8", errors="surrogateescape"))
    assert refused(None, cwd).startswith("2 SLA123")


def test_the_institution_that_the_log_names(shipped: Path, cwd: Path) -> None:
    titles = ("2026년 상반기 민원처리대장", "임진원_민원.xlsx")
    assert find_rules(None, cwd, titles) == shipped / "kofpi"
    assert find_rules(None, cwd, ("한국 사회적기업 진흥원",)) == shipped / "kosea"
    both = ("한국임업진흥원", "한국사회적기업진흥원")
    assert refused(None, cwd, *both) == "2 SLA121 어느 기관의 규칙을 쓸지 알 수 없습니다"


def test_the_only_one_there_is(shipped: Path, cwd: Path) -> None:
    assert refused(None, cwd) == "2 SLA121 어느 기관의 규칙을 쓸지 알 수 없습니다"
    (cwd / "rules" / "own").mkdir(parents=True)
    (cwd / "rules" / "own" / "charter.yaml").write_text("", encoding="utf-8")
    assert find_rules(None, cwd, ()) == cwd / "rules" / "own"
    assert find_rules(None, cwd, ("임진원",)) == shipped / "kofpi"


def test_no_rules_at_all(cwd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "shipped_rules", lambda: cwd / "none")
    with pytest.raises(Refusal) as refusal:
        find_rules(None, cwd, ())
    assert refusal.value.kind is RefusalKind.NOTHING_TO_JUDGE


def test_reading_a_folder_or_its_charter(shipped: Path) -> None:
    for path in (shipped / "kosea", shipped / "kosea" / "charter.yaml"):
        rules, findings = read_rule_set(path)
        assert rules is not None
        assert (rules.charter.institution.id, findings) == ("kosea", ())


def test_findings_name_files_by_their_paths(shipped: Path) -> None:
    folder = shipped / "kosea"
    (folder / "tests.yaml").write_text("tests: []\n", encoding="utf-8")
    (folder / "test.yaml").write_text("x: 1\n", encoding="utf-8")
    rules, findings = read_rule_set(folder)
    assert rules is None
    assert [(f.code, f.place.file) for f in findings] == [
        ("SLA114", str(folder / "test.yaml")),
        ("SLA202", str(folder / "tests.yaml")),
    ]


def test_a_folder_without_a_charter(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere", tmp_path / "charter.yaml"):
        rules, findings = read_rule_set(path)
        assert rules is None
        assert [finding.code for finding in findings] == ["SLA101"]
