"""Workbooks under a password, opened by msoffcrypto, an extra."""

import io

from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.workbook.errors import PackageError, damaged


def unlocked(file: LogFile, options: ReadingOptions) -> LogFile:
    """Give the file without its password.

    Raises `PackageError` where the password is not known or wrong, or the extra is not installed.
    """
    try:
        import msoffcrypto  # noqa: PLC0415  # an extra
        from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415
    except ImportError:
        raise PackageError("SLA741", extra="crypto") from None
    password = options.password(file.name) if options.password is not None else None
    if not password:
        raise PackageError("SLA704")
    opened = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(file.payload))
        office.load_key(password=password)
        office.decrypt(opened)
    except InvalidKeyError:
        raise PackageError("SLA740") from None
    except Exception as error:  # noqa: BLE001  # it meets damaged bytes with any error there is
        raise damaged(error) from None
    return LogFile(file.name, opened.getvalue(), sealed=file.payload)
