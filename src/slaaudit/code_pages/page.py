"""A page taken apart: four sections of prose and fenced blocks."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

from slaaudit.findings import Message
from slaaudit.findings.catalogue import CATALOGUE
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

#: The sections in their order, by key, with the headings in Korean (as in the files) and English.
SECTIONS: dict[str, tuple[str, str]] = {
    "problem": ("문제", "Problem"),
    "example": ("보기", "Example"),
    "why": ("까닭", "Why"),
    "fix": ("고치기", "Fix"),
}
_PARTS = re.compile(r"^## (.+)\n", re.MULTILINE)
_FENCED = re.compile(r"^```(\S*) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_FACT = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the file that it is (else empty), and its lines."""

    language: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page of a code: the Markdown of its sections by key."""

    entry: Message
    sections: Mapping[str, str]

    def parts(self, key: str) -> Iterator[str | Block]:
        """Give a section's paragraphs and blocks in the order written."""
        text = self.sections[key]
        end = 0
        for fenced in _FENCED.finditer(text):
            yield from _paragraphs(text[end : fenced.start()])
            yield Block(*fenced.groups())
            end = fenced.end()
        yield from _paragraphs(text[end:])

    def blocks(self, key: str) -> tuple[Block, ...]:
        """Give a section's blocks."""
        return tuple(part for part in self.parts(key) if isinstance(part, Block))

    def spoken(self, lang: Lang) -> "CodePage":
        """Give the page in a language: English has the catalogue's sentences and the same blocks.

        The why is written once, in Korean, beside the statutes that it names.
        """
        if lang == "ko":
            return self
        said = {"problem": self.entry.en, "fix": self.entry.help_en}
        sections = {key: self._english(key, said.get(key, "")) for key in SECTIONS}
        return CodePage(self.entry, sections | {"why": self.sections["why"]})

    def _english(self, key: str, sentence: str) -> str:
        plain = _FACT.sub("…", sentence.replace("{{", "⦃").replace("}}", "⦄"))
        written = [plain.replace("⦃", "{").replace("⦄", "}")] if sentence else []
        fenced = [found[0] for found in _FENCED.finditer(self.sections[key])]
        return "\n\n".join([*written, *fenced]) or self.sections[key]


def code_page(code: str) -> CodePage | None:
    """Read the page of a code; None where none is written."""
    page = files("slaaudit.code_pages") / f"{code}.md"
    return parse_page(code, page.read_text(encoding="utf-8")) if page.is_file() else None


def parse_page(code: str, text: str) -> CodePage:
    """Take a page apart. Raises ValueError where it does not have the form of a page."""
    entry = CATALOGUE[code]
    title, *rest = _PARTS.split(text)
    if title.strip() != f"# {code} {entry.name}":
        raise ValueError(f"{code}: the title must be `# {code} {entry.name}`")
    if rest[::2] != [korean for korean, _ in SECTIONS.values()]:
        raise ValueError(f"{code}: the sections are {', '.join(rest[::2])}")
    sections = [section.strip() for section in rest[1::2]]
    if not all(sections):
        raise ValueError(f"{code}: a section is empty")
    return CodePage(entry, dict(zip(SECTIONS, sections, strict=True)))


def _paragraphs(text: str) -> Iterator[str]:
    yield from (" ".join(part.split("\n")) for part in re.split(r"\n{2,}", text.strip()) if part)
