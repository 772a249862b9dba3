"""What an exit code means. The format of a report never changes it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """70, a defect of slaaudit itself, is given where everything is caught."""

    DONE = 0
    FOUND = 1
    UNUSABLE = 2
    NOTHING_TO_JUDGE = 3
    INCOMPLETE = 4


#: What a run may end with, in words; beside our own, a defect and an interruption.
EXIT_CODE_WORDS: dict[int, str] = {
    ExitCode.DONE: "끝남: 지적하거나 고칠 것이 없음",
    ExitCode.FOUND: "지적사항이 있거나 목표에 못 미치거나 달라짐",
    ExitCode.UNUSABLE: "잘못된 사용이나 쓸 수 없는 파일",
    ExitCode.NOTHING_TO_JUDGE: "판정하거나 검사할 것이 없음",
    ExitCode.INCOMPLETE: "판정불가가 허용치보다 많음",
    70: "slaaudit의 결함",
    130: "사용자가 멈춤 (Ctrl+C)",
}
