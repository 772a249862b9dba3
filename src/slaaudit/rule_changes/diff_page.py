"""What a page about two rule sets holds, whatever its format."""

from collections.abc import Iterator

from slaaudit.audit_changes import StandardMoves
from slaaudit.model import Audit
from slaaudit.reporting.verdict_rows import verdict_columns
from slaaudit.reporting.wording import said
from slaaudit.rule_changes.comparing import RuleChanges
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

#: Cases shown of each standard.
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class LogEffect:
    """One log judged by both rule sets."""

    before: Audit
    after: Audit
    standards: tuple[StandardMoves, ...]

    @property
    def flips(self) -> int:
        """How many verdicts differ, standards that only one side has included."""
        return sum(len(each.flipped) for each in self.standards)


@dataclass(frozen=True, slots=True)
class DiffPage:
    """The changes, what the two sides are called, and what a log made of them."""

    changes: RuleChanges
    names: tuple[str, str]
    effect: LogEffect | None = None
    lang: Lang = "ko"

    def said(self, ko: str, en: str) -> str:
        """Choose the wording."""
        return said(self.lang, ko, en)

    def titles(self) -> tuple[str, str, str]:
        """Name the three parts of a page."""
        return (
            self.said("판정이 바뀔 수 있는 것", "May change verdicts"),
            self.said("판정은 그대로이고 보고·보상이 바뀌는 것", "Changes reports or remedies"),
            self.said("글만 바뀐 것", "Changes words only"),
        )

    def nothing(self) -> str:
        """Say that there is no difference of meaning."""
        if self.changes.same_files:
            return self.said("두 규칙은 같습니다.", "The two rule sets are the same.")
        return self.said(
            "뜻은 같습니다: 주석이나 적는 방식만 다릅니다.",
            "The meaning is the same: only comments or the way of writing differ.",
        )


@dataclass(frozen=True, slots=True)
class Example:
    """A case whose verdict or due moment changed; None where a side does not have it."""

    case: str
    file: str | None
    sheet: str | None
    row: int | None
    verdicts: tuple[str | None, str | None]
    dues: tuple[str | None, str | None]


def examples(moves: StandardMoves, effect: LogEffect) -> Iterator[Example]:
    """Show a few cases, those whose verdict changed first."""
    places = [*moves.flipped.tolist(), *moves.due.places.tolist()]
    for place in list(dict.fromkeys(places))[:EXAMPLES]:
        old = _row(moves, effect, place, after=False)
        new = _row(moves, effect, place, after=True)
        shown = new or old
        yield Example(
            case=str(shown["case"]),
            file=_text(shown["file"]),
            sheet=_text(shown["sheet"]),
            row=shown["row"] if isinstance(shown["row"], int) else None,
            verdicts=(_text(old.get("verdict")), _text(new.get("verdict"))),
            dues=(_text(old.get("due_at")), _text(new.get("due_at"))),
        )


def _row(moves: StandardMoves, effect: LogEffect, place: int, *, after: bool) -> dict[str, object]:
    result = moves.after if after else moves.before
    column = moves.pairs.after if after else moves.pairs.before
    if result is None or column[place] < 0:
        return {}
    sources = (effect.after if after else effect.before).sources
    columns = verdict_columns(result, sources, column[[place]])
    return {key: cells[0] for key, cells in columns.items()}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
