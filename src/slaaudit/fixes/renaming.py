"""A misspelt word gives way to the only known one that it can stand for: keys, values, names."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from slaaudit.findings import Edit, Finding
from slaaudit.fixes.script import Script, edit_at
from slaaudit.spec.scalars import SpecModel
from slaaudit.terms import FIELD_TERMS

#: Which fact of a finding is the word itself.
_WORD = {"SLA201": "key", "SLA501": "field"}


def renamed(finding: Finding, script: Script) -> Edit | None:
    """Mend the word at the finding's place, where the finding is sure of the right one."""
    word = str(finding.facts.get(_WORD.get(finding.code, "shown"), ""))
    meant = finding.facts.get("sure")
    written = script.at(finding.place)
    if not meant or not _is_word(written, word) or word in _words_elsewhere(finding.code):
        return None
    quote = written[0] if written[0] in "'\"" else ""
    return edit_at(finding.place, f"{quote}{meant}{quote}")


def _is_word(written: str, word: str) -> bool:
    """Tell whether the place holds the word and nothing more."""
    return bool(word) and unicodedata.normalize("NFC", written.strip("'\"")) == word


@cache
def _words_elsewhere(code: str) -> frozenset[str]:
    """Give the words that are right in another place, and so no slips here."""
    if code == "SLA501":
        return frozenset(FIELD_TERMS)
    return frozenset(_keys(SpecModel)) if code in ("SLA201", "SLA213") else frozenset()


def _keys(form: type[SpecModel]) -> Iterator[str]:
    for each in form.__subclasses__():
        yield from each.written_keys()
        yield from _keys(each)
