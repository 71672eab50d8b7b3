"""Values at rest: many small objects kept as a few compressed bytes, made again when looked at.

A document of seven pages is a thousand objects that are ten times as large as its text. Of a long
folder all documents are known at once but only one is looked at, so that the others may be packed.
"""

from __future__ import annotations

import copyreg
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar, cast, overload

T = TypeVar("T")

_LEVEL = 1
"""Of zlib: the fastest. Level 6 makes them a sixth smaller and takes four times as long."""

_AT_HAND = 8
"""So many of the values last looked at are kept as they are."""


class Packed(Sequence[T]):
    """A sequence that is never changed and equals the tuple of its items."""

    __slots__ = ("_data", "_length")

    def __init__(self, items: Iterable[T]) -> None:
        """items: values that can be pickled."""
        kept = tuple(items)
        self._length = len(kept)
        self._data = zlib.compress(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL), _LEVEL)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return cast("tuple[T, ...]", _unpacked(self._data))[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self[:])

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed | tuple) and self[:] == tuple(other)

    def __hash__(self) -> int:
        return hash(self[:])


def quick_to_pack(kind: type[T]) -> type[T]:
    """A frozen dataclass whose values are pickled as what its constructor takes.

    Python's own way asks for the fields of the class at every value, which takes four times as
    long. The class must have two fields or more.
    """
    values: Callable[[object], Any] = attrgetter(*(each.name for each in fields(cast("Any", kind))))
    copyreg.pickle(kind, lambda value: (kind, values(value)))
    return kind


def packed(items: Sequence[T]) -> Packed[T]:
    """The items as a packed sequence, which they may be already."""
    return items if isinstance(items, Packed) else Packed(items)


@lru_cache(_AT_HAND)
def _unpacked(data: bytes) -> Any:
    return pickle.loads(zlib.decompress(data))
