"""A page as Markdown, as the files hold it."""

from slaaudit.code_pages.page import SECTIONS, CodePage
from slaaudit.terms import Lang


def page_markdown(page: CodePage, lang: Lang) -> str:
    """Write the page."""
    spoken = page.spoken(lang)
    written = [f"# {page.entry.code} {page.entry.name}"]
    for key, headings in SECTIONS.items():
        heading = headings[0] if lang == "ko" else headings[1]
        written += [f"## {heading}", spoken.sections[key]]
    return "\n\n".join(written) + "\n"
