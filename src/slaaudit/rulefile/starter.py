"""A new rule set: three files that pass, with marked places to be replaced."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from string import Template
from typing import Literal

from slaaudit.rulefile.folders import RULE_FILES
from slaaudit.value_classes import dataclass

Cycle = Literal["half_year", "quarter", "year", "month"]
CYCLES: tuple[Cycle, ...] = ("half_year", "quarter", "year", "month")
#: The words that a figure stands with where a charter promises something that can be measured.
_FIGURE = re.compile(r"\d+\s*(?:초|분|시간|일|업무일|주|개월|회|번|건|점|%)|즉시|당일")
_SENTENCE = re.compile(r"(?<=[.다요])\s+|[\r\n]+")
#: A comment longer than this would not be read; the charter itself is at hand.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Starter:
    """Whose rule set it is; `charter_text` is the charter itself, where it is at hand."""

    id: str
    name: str
    cycle: Cycle = "half_year"
    charter_text: str = ""


def starter_files(starter: Starter) -> dict[str, str]:
    """Give the files of a new rule set by name."""
    folder = files("slaaudit.rulefile") / "templates"
    facts = {
        "id": starter.id,
        "name": _quoted(starter.name),
        "cycle": starter.cycle,
        "title": _quoted(_title(starter.charter_text)),
        "found": "".join(_found(starter.charter_text)),
    }
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in RULE_FILES}
    return {
        name: Template(text).substitute(facts) if "$" in text else text
        for name, text in texts.items()
    }


def measurable_sentences(text: str) -> Iterator[str]:
    """Give the sentences of a charter that hold a figure, in its order and once each."""
    sentences = dict.fromkeys(" ".join(part.split()) for part in _SENTENCE.split(text))
    return (sentence for sentence in sentences if _FIGURE.search(sentence))


def _found(text: str) -> Iterator[str]:
    """List as comments what may become standards."""
    sentences = list(measurable_sentences(text))
    if sentences:
        yield "\n  # 헌장에서 수치가 든 문장입니다. 표준으로 옮긴 것은 지우십시오.\n"
    for sentence in sentences:
        yield f"  #   {_printable(sentence)[:_LONGEST]}\n"


def _title(text: str) -> str:
    lines = (line.strip(" #\t\ufeff") for line in text.splitlines())
    return next((_printable(line) for line in lines if line), "고객서비스헌장")


def _printable(text: str) -> str:
    """Leave out what YAML may not hold, even in a comment."""
    return "".join(sign for sign in text if sign.isprintable())


def _quoted(text: str) -> str:
    """Quote a text for YAML: a string of JSON is one."""
    return json.dumps(_printable(text), ensure_ascii=False)
