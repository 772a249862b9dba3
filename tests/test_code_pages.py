"""Every code has a page, and every page is run: the example gives the code, the fix does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import slaaudit.code_pages
from code_examples import Example
from slaaudit.code_pages import CodePage, code_page, parse_page
from slaaudit.findings.catalogue import CATALOGUE

FOLDER = Path(slaaudit.code_pages.__file__).parent
PACKAGE = FOLDER.parent
WRITTEN = sorted(page.stem for page in FOLDER.glob("*.md"))
UNTESTED, COMPARED = "SLA510", "SLA414"
#: Codes without a run example, each with the reason that its page gives.
NOT_RUN = {
    "SLA814": "함께 설치된 규칙에는 고칠 것이 없으므로",
    "SLA417": "꾸러미가 있으면 이 지적사항이 나오지 않으므로",
    "SLA122": "slaaudit에는 다섯 기관의 규칙이 함께 설치되므로",
}
RUN = [code for code in WRITTEN if code not in NOT_RUN]
#: Codes that say how it is: there is nothing to mend.
NOTHING_TO_MEND = {"SLA414"}
#: Codes that only come with another.
WITH = {
    "SLA119": {"SLA201"},
    "SLA319": {"SLA330"},
    "SLA501": {UNTESTED},
    "SLA727": {"SLA758"},
}
OF_GIT = {"SLA852", "SLA853", "SLA854", "SLA855"}


def page_of(code: str) -> CodePage:
    page = code_page(code)
    assert page is not None
    return page


def skip_without_git(code: str) -> None:
    if code in OF_GIT and shutil.which("git") is None:
        pytest.skip("git is not installed")


def skip_unless_raised(code: str) -> None:
    """A code may be in the catalogue before anything raises it; its page is run from then on."""
    modules = (path for path in PACKAGE.rglob("*.py") if path.parent.name != "findings")
    if not any(code in path.read_text(encoding="utf-8") for path in modules):
        pytest.skip("nothing raises it yet")


def others(codes: frozenset[str], code: str, files: set[str]) -> set[str]:
    """Leave out that nothing tests the example's standards, and that a charter was compared."""
    unasked = {COMPARED} if "tests.yaml" in files else {COMPARED, UNTESTED}
    return set(codes) - {code} - unasked - WITH.get(code, set())


@pytest.mark.parametrize("code", RUN)
def test_the_example_gives_the_code_where_it_is_marked(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    skip_without_git(code)
    skip_unless_raised(code)
    monkeypatch.chdir(tmp_path)
    blocks = page_of(code).blocks("example")
    assert blocks, "a page without an example proves nothing"
    example = Example(tmp_path, monkeypatch)
    example.lay(blocks)
    said = example.ran(capsys)
    assert said.exit_code in (0, 1, 2, 3), "no defect is an example"
    assert code in said.codes, said
    assert not others(said.codes, code, {block.file for block in blocks}), said
    if not any(block.language == "setting" for block in blocks):
        assert {(file, line) for found, file, line in said.points if found == code} == example.marks


@pytest.mark.parametrize("code", RUN)
def test_the_fix_gives_it_no_more(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    skip_without_git(code)
    skip_unless_raised(code)
    monkeypatch.chdir(tmp_path)
    page = page_of(code)
    fixed = page.blocks("fix")
    assert bool(fixed) != (code in NOTHING_TO_MEND), "the fix is shown and run"
    if not fixed:
        return
    names = {block.file for block in fixed}
    console = any(block.language == "console" for block in fixed)
    kept = [
        block
        for block in page.blocks("example")
        if block.language not in ("setting", "console" if console else "")
        and (not block.file or block.file not in names)
    ]
    example = Example(tmp_path, monkeypatch)
    example.lay([*kept, *fixed])
    said = example.ran(capsys)
    files = {block.file for block in (*kept, *fixed)}
    assert said.exit_code == 0, said
    assert code not in said.codes, said
    assert not others(said.codes, code, files), said


def test_every_code_has_its_page() -> None:
    assert set(CATALOGUE) - set(WRITTEN) == set(), "write src/slaaudit/code_pages/<code>.md"
    assert set(WRITTEN) - set(CATALOGUE) == set(), "pages of codes that there are not"


@pytest.mark.parametrize("code", NOT_RUN)
def test_a_page_without_a_run_example_says_why(code: str) -> None:
    page = page_of(code)
    assert not page.blocks("example")
    assert NOT_RUN[code] in page.sections["example"]


@pytest.mark.parametrize("code", WRITTEN)
def test_pages_are_short(code: str) -> None:
    lines = (FOLDER / f"{code}.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 50
    assert max(map(len, lines)) <= 120


def test_a_page_of_another_form_is_refused() -> None:
    whole = (FOLDER / "SLA201.md").read_text(encoding="utf-8")
    for wrong in (
        whole.replace("unknown-key", "other"),
        whole.replace("## 까닭", "## 이유"),
        whole.replace("## 고치기", "## 고치기\n\n## 까닭"),
    ):
        with pytest.raises(ValueError, match="SLA201"):
            parse_page("SLA201", wrong)
