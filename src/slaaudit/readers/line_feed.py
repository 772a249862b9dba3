"""A text file's bytes by whole lines: many at once to be cut, or one by one to the csv module."""

import io
from collections import deque
from collections.abc import Iterator
from io import BufferedReader, BytesIO

#: So many are read at once.
BYTES = 1 << 20


class LineFeed(Iterator[str]):
    """Gives lines of text to a reader of rows; between two rows the next lines may be taken whole.

    Their ends stay as they are.
    """

    def __init__(self, stream: BufferedReader | BytesIO, encoding: str) -> None:
        """Begin where the stream stands."""
        self._stream, self._encoding = stream, encoding
        self._lines: deque[str] = deque()
        #: How many lines were taken whole.
        self.passed = 0

    def __next__(self) -> str:
        """Give the next line."""
        if not self._lines:
            self._spread(self._read())
        if not self._lines:
            raise StopIteration
        return self._lines.popleft()

    @property
    def between(self) -> bool:
        """Tell whether all lines of those read at once are given."""
        return not self._lines

    def take(self) -> bytes:
        """Give the lines that come next; nothing at the end of the file."""
        lines = self._read()
        self.passed += lines.count(b"\n")
        return lines

    def give(self, lines: bytes) -> None:
        """Give lines that were taken one by one after all."""
        self.passed -= lines.count(b"\n")
        self._spread(lines)

    def _spread(self, lines: bytes) -> None:
        self._lines.extend(io.StringIO(lines.decode(self._encoding), newline=""))

    def _read(self) -> bytes:
        lines = self._stream.read(BYTES) + self._stream.readline()
        return lines if not lines or lines.endswith(b"\n") else lines + b"\n"
