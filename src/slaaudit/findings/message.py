"""The shape of a catalogue entry."""

from enum import IntEnum

from slaaudit.value_classes import dataclass


class Severity(IntEnum):
    """Ordered, so that a threshold is a comparison."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def key(self) -> str:
        """The name in results."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Message:
    """One code: its stable name, severity, and its sentences with `{facts}` in braces."""

    code: str
    name: str
    severity: Severity
    ko: str
    en: str
    help_ko: str = ""
    help_en: str = ""

    def sentence(self, lang: str) -> str:
        """The sentence in a language."""
        return self.ko if lang == "ko" else self.en

    def advice(self, lang: str) -> str:
        """What to do, in a language."""
        return self.help_ko if lang == "ko" else self.help_en
