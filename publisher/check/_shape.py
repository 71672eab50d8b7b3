"""JSON that somebody else may have changed: read within bounds and held against a shape.

A shape is a mapping of keys ("key?" where the key may be absent), a `Kind` of plain value, or
`Each` of a list. Keys that a shape does not know are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ._damage import DamagedError

LIMIT = 256 << 20
"""Bytes of a JSON file that are read at most; ten hours of speech with word times need 10 MB."""

_DEEPEST = 40
"""Levels of values in values that are followed."""

_LARGEST = 1 << 53
"""Whole numbers up to here are exact in every JSON reader (RFC 8259, 6)."""

_SHOWN = 50
"""Faults of one file that are told."""

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a plain value may be."""

    #: how it is called in a message
    name: str
    fits: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Each:
    """A list whose entries are all of one shape."""

    shape: Shape
    #: how many there must be at least
    least: int = 0


Shape = Mapping[str, Any] | Kind | Each


def _whole(value: object) -> bool:
    return type(value) is int and 0 <= value < _LARGEST


TEXT = Kind("a text", lambda value: isinstance(value, str))
KEY = Kind("a text that is not empty", lambda value: isinstance(value, str) and bool(value))
FLAG = Kind("true or false", lambda value: isinstance(value, bool))
TIME = Kind("a whole number, not negative", _whole)
LENGTH = Kind("a whole number above 0", lambda value: _whole(value) and value > 0)
SHA256 = Kind(
    "a SHA-256, hexadecimal", lambda value: isinstance(value, str) and bool(_HASH.fullmatch(value))
)
LANGUAGE = Kind(
    "a language tag", lambda value: isinstance(value, str) and bool(_TAG.fullmatch(value))
)


def read_json(path: Path) -> Any:
    """The value of a JSON file. Raises OSError, and DamagedError where it is no JSON."""
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise DamagedError(f"it has more than {LIMIT >> 20} MB")
    try:
        return json.loads(data.decode("utf-8"))
    except RecursionError as error:
        raise DamagedError("its values are nested too deeply") from error
    except ValueError as error:  # JSON and UTF-8 errors alike
        raise DamagedError(str(error)) from error


def faults(value: object, shape: Shape) -> Iterator[str]:
    """What is wrong with a value, each with the place it is at; the first fifty of them."""
    return islice(_faults(value, shape, "", 0), _SHOWN)


def _faults(value: Any, shape: Shape, place: str, depth: int) -> Iterator[str]:
    at = f"{place}: " if place else ""
    if depth > _DEEPEST:
        yield f"{at}its values are nested too deeply"
    elif isinstance(shape, Kind):
        if not shape.fits(value):
            yield f"{at}{shown(value)} is not {shape.name}"
    elif isinstance(shape, Each):
        yield from _list_faults(value, shape, place, depth)
    elif not isinstance(value, dict):
        yield f"{at}{shown(value)} is not an object"
    else:
        for key, inner in shape.items():
            name = key.removesuffix("?")
            if name in value:
                yield from _faults(value[name], inner, f"{place}.{name}".strip("."), depth + 1)
            elif name == key:
                yield f"{at}the key {name!r} is missing"


def _list_faults(value: Any, shape: Each, place: str, depth: int) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{place}: {shown(value)} is not a list"
        return
    if len(value) < shape.least:
        yield f"{place}: {len(value)} entries where {shape.least} are needed"
    for number, entry in enumerate(value):
        yield from _faults(entry, shape.shape, f"{place}[{number}]", depth + 1)


def shown(value: object, longest: int = 60) -> str:
    """A value as a message shows it: escaped and never long."""
    text = repr(value[: longest + 1] if isinstance(value, str | list) else value)
    return text if len(text) <= longest else text[:longest] + "…"
