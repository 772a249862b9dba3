"""A text file's bytes by whole lines: many at once to be cut, or one by one to the csv module."""

import io
from collections import deque
from collections.abc import Iterator
from io import BufferedReader, BytesIO

#: So many are read at once, to be cut or to be given line by line.
BYTES, FEW_BYTES = 1 << 20, 1 << 14


class LineFeed(Iterator[str]):
    """Gives lines of text to a reader of rows; between two rows the next lines may be taken whole.

    Their ends stay as they are.
    """

    def __init__(self, stream: BufferedReader | BytesIO, encoding: str) -> None:
        """Begin where the stream stands."""
        self._stream, self._encoding = stream, encoding
        self._lines: deque[str] = deque()
        self._taken: list[tuple[int, int]] = []

    def __next__(self) -> str:
        """Give the next line."""
        if not self._lines:
            self._spread(self._read(FEW_BYTES))
        if not self._lines:
            raise StopIteration
        return self._lines.popleft()

    @property
    def between(self) -> bool:
        """Tell whether all lines of those read at once are given."""
        return not self._lines

    def take(self, room: int) -> bytes:
        """Give the lines that come next, with room behind them; only that at the file's end."""
        start = self._stream.tell()
        padded = self._read(BYTES, bytes(room))
        self._taken.append((start, len(padded) - room))
        return padded

    def give(self, padded: bytes, room: int) -> None:
        """Give lines that were taken last one by one after all."""
        self._taken.pop()
        self._spread(padded[:-room])

    def passed(self) -> int:
        """Count the lines that were taken whole; to be asked for when no more are."""
        found = 0
        for start, size in self._taken:
            self._stream.seek(start)
            found += self._stream.read(size).count(b"\n")
        return found

    def _spread(self, lines: bytes) -> None:
        self._lines.extend(io.StringIO(lines.decode(self._encoding), newline=""))

    def _read(self, size: int, room: bytes = b"") -> bytes:
        lines, last = self._stream.read(size), self._stream.readline()
        ended = not lines or (last or lines).endswith(b"\n")
        return b"".join((lines, last, b"" if ended else b"\n", room))
