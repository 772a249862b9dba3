"""A page as plain values: the form of `explanation.schema.json`."""

from slaaudit.code_pages.page import SECTIONS, CodePage
from slaaudit.terms import Lang


def page_plain(page: CodePage, lang: Lang) -> dict[str, object]:
    """Give the page's sections as Markdown, with what the catalogue says of the code."""
    spoken = page.spoken(lang)
    return {
        "code": page.entry.code,
        "name": page.entry.name,
        "severity": page.entry.severity.key,
        **{key: spoken.sections[key] for key in SECTIONS},
    }
