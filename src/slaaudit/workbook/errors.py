"""Why a file is not opened, before anything knows how to say it."""


class PackageError(Exception):
    """A package that must not be read: the finding's code and its facts."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep what the finding needs."""
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def damaged(reason: object) -> PackageError:
    """Say that the bytes contradict themselves."""
    words = " ".join(str(reason).split())
    return PackageError("SLA716", reason=words or type(reason).__name__)
