"""Files that no reader reads: what is said of each, and what its owner can do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from .findings import Finding, finding

_EMPTY = "the file is empty; leave it out, or fetch it again"

_ANY = "save it as .docx, .odt, .pdf, .html or .txt"


def without_reader(shown: str, path: Path) -> Iterator[Finding]:
    """The finding for a file of a folder: a document is missed, pictures and sound are not.

    shown: what the file is called.
    """
    kinds, media = _remedies()
    suffix = path.suffix.lower()
    if suffix in kinds:
        yield finding("R102", shown, remedy(path))
    elif suffix not in media:
        yield finding("R141", shown)


def remedy(path: Path) -> str:
    """What to do to have the file in the book."""
    kinds, media = _remedies()
    if _is_empty(path):
        return _EMPTY
    return (kinds | media).get(path.suffix.lower(), _ANY)


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False


@cache
def _remedies() -> tuple[dict[str, str], dict[str, str]]:
    """Suffix to remedy: of what may be a document, and of pictures and sound."""
    lists = tomllib.loads(files(__package__).joinpath("data/unread.toml").read_text("utf-8"))
    kinds, media = (
        {suffix: each["remedy"] for each in lists[name] for suffix in each["suffixes"].split()}
        for name in ("kind", "media")
    )
    return kinds, media
