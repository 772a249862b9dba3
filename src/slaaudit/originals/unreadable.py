"""Why a source cannot be read."""


class UnreadableError(Exception):
    """A file that no text can be had of; the message says why, in Korean and English."""


class MissingExtraError(Exception):
    """A kind of file that needs a library which is not installed."""

    def __init__(self, extra: str) -> None:
        """Keep the name of the extra that brings it."""
        super().__init__(extra)
        self.extra = extra
