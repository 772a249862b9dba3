"""The marks before the statements of a section: □ ○ - ※, or 가. 1) - ※ as in official letters."""

from collections.abc import Iterator
from typing import Literal

from slaaudit.report_model.document import Section, Statement

Style = Literal["marks", "numbered"]
#: 행정업무의 운영 및 혁신에 관한 규정 시행규칙 제2조: 가. 나. 다. …, after 하 거. 너. …
_LETTERS = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"


def marked(section: Section, style: Style) -> Iterator[tuple[Statement, str]]:
    """Give each statement of a section with its mark; deeper numbers begin anew under each."""
    outer = inner = 0
    for block in section.blocks:
        if not isinstance(block, Statement):
            continue
        if style == "marks" or block.level in ("-", "※"):
            yield block, block.level
        elif block.level == "□":
            outer, inner = outer + 1, 0
            yield block, f"{_LETTERS[(outer - 1) % len(_LETTERS)]}."
        else:
            inner += 1
            yield block, f"{inner})"
