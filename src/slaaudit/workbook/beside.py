"""Items made in a thread beside the one that takes them, a few ahead of it."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, Generic, TypeVar

T = TypeVar("T")


class _End:
    """Stands behind the last item."""


_END: Final = _End()


class Beside(Iterator[T], Generic[T]):
    """Gives the items of an iterator, which goes on in a thread of its own from now on."""

    def __init__(self, items: Iterator[T], depth: int) -> None:
        """Begin; no more than `depth` items are made before they are taken."""
        self._items = items
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._coming: deque[Future[T | _End]] = deque()
        for _ in range(depth):
            self._make_one()

    def _make_one(self) -> None:
        self._coming.append(self._thread.submit(next, self._items, _END))

    def __next__(self) -> T:
        """Give the next item, or raise what making it raised; nothing comes after that."""
        try:
            item = self._coming.popleft().result() if self._coming else _END
        except BaseException:
            self._stop()
            raise
        if isinstance(item, _End):
            self._stop()
            raise StopIteration
        self._make_one()
        return item

    def _stop(self) -> None:
        self._coming.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)
