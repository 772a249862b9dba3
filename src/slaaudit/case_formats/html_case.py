"""A case as one self-contained page: no script, no remote request (KWCAG 2.2)."""

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from slaaudit.case_formats import CaseFile, DrawingOptions
from slaaudit.case_words import Part

_TEMPLATES = "slaaudit.case_formats.templates"


def draw(file: CaseFile, _options: DrawingOptions) -> bytes:
    """Write the pages as one document."""
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["kind"] = _kind
    page = environment.get_template("case.html.jinja").render(
        file=file,
        lang=file.voice.lang,
        said=file.voice.said,
        css=Markup(_source("case.css")),  # noqa: S704  # our own file, and it holds no markup
    )
    return page.encode()


def _source(name: str) -> str:
    return files(_TEMPLATES).joinpath(name).read_text(encoding="utf-8")


def _kind(part: Part) -> str:
    return type(part).__name__.lower()
