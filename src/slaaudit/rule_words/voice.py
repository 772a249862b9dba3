"""A rule set said in one language: what its records, fields, standards and sources are called."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.wording import field_word, record_word, said
from slaaudit.spec.parts import Cite
from slaaudit.spec.ruleset import RuleSet
from slaaudit.terms import FIELD_TERMS, Lang
from slaaudit.value_classes import dataclass


@dataclass(frozen=True)
class Voice:
    """Whose words, and in which language."""

    rules: RuleSet
    lang: Lang = "ko"

    def said(self, ko: str, en: str) -> str:
        """Choose the wording."""
        return said(self.lang, ko, en)

    def record(self, record: str) -> str:
        """Name a kind of log."""
        return record_word(record, self.rules, self.lang)

    def field(self, field: str, record: str) -> str:
        """Name a field by the heading that the institution, or else anybody, gives it."""
        return field_word(field, record, self.rules, self.lang)

    def fields(self, fields: Iterable[str], record: str) -> str:
        """Name several fields."""
        return ", ".join(self.field(field, record) for field in fields)

    def headings(self, field: str, record: str) -> tuple[str, ...]:
        """Every heading that a field may stand under in the log."""
        mapped = self.rules.columns.records.get(record)
        own = mapped.fields.get(field) if mapped else None
        if own is not None:
            pair = " + ".join(filter(None, (own.date, own.time)))
            return tuple(map(clean_text, own.columns or (pair,)))
        return FIELD_TERMS[field].headings if field in FIELD_TERMS else ()

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of every promise: standards in the charter's order, then provisions."""
        provisions = self.rules.charter.provisions
        ids = [*(rule.id for rule in self.rules), *(each.id for each in provisions)]
        return {promise: number for number, promise in enumerate(ids, start=1)}

    def promises(self, ids: Iterable[str]) -> str:
        """Name other promises: `16번(homepage-reply-7d)`."""
        named = ((self.numbers.get(each), each) for each in ids)
        return ", ".join(self.said(f"{n}번({each})", f"no. {n} ({each})") for n, each in named)

    def numbered(self, ids: Iterable[str]) -> str:
        """Name other promises by their numbers alone, where there is little room."""
        numbers = "·".join(str(self.numbers.get(each, each)) for each in ids)
        return self.said(f"{numbers}번", f"no. {numbers}")

    def cite(self, cite: Cite) -> str:
        """Say where a citation is from, with its words where it gives any."""
        source = self.rules.charter.sources.get(cite.source)
        title = source.title if source else cite.source
        quote = f" “{cite.quote}”" if cite.quote else ""
        return clean_text(f"{title} {cite.at}{quote}")
