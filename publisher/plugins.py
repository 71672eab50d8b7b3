"""Finding engines, readers and writers by name: built-in files first, then entry points.

Only the module asked for is imported, so a missing optional package cannot break another plugin.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

from .errors import PublisherError, UnknownNameError

Kind = Literal["readers", "engines", "writers"]

_SINGULAR = {"readers": "reader", "engines": "engine", "writers": "format"}


@cache
def _built_in(kind: Kind) -> dict[str, str]:
    package = importlib.import_module(f"publisher.{kind}")
    return {
        module.name: f"publisher.{kind}.{module.name}"
        for module in pkgutil.iter_modules(package.__path__)
        if not module.name.startswith("_")
    }


@cache
def _external(kind: Kind) -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=f"publisher.{kind}"):
        other = _built_in(kind).get(point.name) or (
            found[point.name].value if point.name in found else None
        )
        if other:
            raise PublisherError(
                f"two {kind} are named {point.name!r}: {other} and {point.value}",
                remedy="Uninstall one of the two packages",
            )
        found[point.name] = point
    return found


def names(kind: Kind) -> tuple[str, ...]:
    """The names of all plugins of a kind, sorted."""
    return tuple(sorted({**_built_in(kind), **_external(kind)}))


def find(kind: Kind, name: str) -> Any:
    """The module (built in) or object (entry point) of that name, with the kind's protocol.

    Raises UnknownNameError with the nearest spelling, or PublisherError where an optional package
    that the plugin needs is missing.
    """
    try:
        if name in _built_in(kind):
            return importlib.import_module(_built_in(kind)[name])
        if name in _external(kind):
            return _external(kind)[name].load()
    except ModuleNotFoundError as error:
        raise PublisherError(
            f"the {_SINGULAR[kind]} {name!r} needs the Python package {error.name!r}",
            remedy=f"Install it: pip install {error.name}",
        ) from error
    raise unknown(_SINGULAR[kind], name, names(kind))


def unknown(what: str, name: str, known: tuple[str, ...]) -> UnknownNameError:
    """The error for a name that nothing has, with the nearest spelling and all there are."""
    near = difflib.get_close_matches(name, known, 1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    return UnknownNameError(
        f"there is no {what} named {name!r}", remedy=f"{hint}There are: {', '.join(known)}"
    )
