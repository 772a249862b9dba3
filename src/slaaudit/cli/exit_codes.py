"""What an exit code means. The format of a report never changes it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """70, a defect of slaaudit itself, is given where everything is caught."""

    DONE = 0
    FOUND = 1
    UNUSABLE = 2
    NOTHING_TO_JUDGE = 3
    INCOMPLETE = 4
