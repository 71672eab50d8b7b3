"""A voice file on its way to a voice: read, and refused where it cannot be obeyed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .errors import ManifestError
from .plugins import unknown

_PAUSE = (0, 60_000)

_RANGES = {
    "quality": (0, 100),
    "rate": (0, 600),
    "heading_rate": (50, 150),
    "pitch": (0, 100),
    "gain": (-40, 40),
    "trim": (-120, 0),
    "cost": (0, 1_000),
    "size": (0, 1_000_000),
    "pause_sentence": _PAUSE,
    "pause_paragraph": _PAUSE,
    "pause_list_item": _PAUSE,
    "pause_quotation": _PAUSE,
    "pause_before_heading": _PAUSE,
    "pause_heading": _PAUSE,
    "pause_document": _PAUSE,
}
"""From and to, for every number."""

_LONGER = ("pause_list_item", "pause_paragraph", "pause_quotation", "pause_heading")
"""Pauses that a listener must be able to tell from the one between sentences."""


def read(path: Path, known: Mapping[str, Any]) -> dict[str, Any]:
    """The keys and values of a voice file.

    known: every key there is with the value it has when it is not written; its type is the key's.
    None is for a text that must be written. Raises ManifestError naming the file and the key.
    """
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ManifestError(f"not a readable voice file ({error})", where=str(path)) from error
    for key, value in data.items():
        if key not in known:
            near = unknown("key", key, tuple(known)).remedy
            raise ManifestError(f"unknown key {key!r}", where=str(path), remedy=near)
        kind = str if known[key] is None else type(known[key])
        if not isinstance(value, (int, float) if kind is float else kind) or isinstance(
            value, bool
        ):
            raise ManifestError(f"{key} must be {kind.__name__}, not {value!r}", where=str(path))
    missing = {key for key, value in known.items() if value is None} - set(data)
    if missing:
        raise ManifestError(f"{', '.join(sorted(missing))} missing", where=str(path))
    _check_ranges(path, data)
    _check_pauses(path, {**known, **data})
    _check_lexicon(path, data.get("lexicon", ""))
    return data


def _check_ranges(path: Path, data: Mapping[str, Any]) -> None:
    for key, (low, high) in _RANGES.items():
        # Said this way round nan is refused too: it compares false with everything.
        if key in data and not low <= data[key] <= high:
            raise ManifestError(
                f"{key} must be from {low} to {high}, not {data[key]!r}", where=str(path)
            )


def _check_pauses(path: Path, values: Mapping[str, Any]) -> None:
    for key in _LONGER:
        if values[key] < values["pause_sentence"]:
            raise ManifestError(
                f"{key} ({values[key]}) must not be shorter than pause_sentence "
                f"({values['pause_sentence']})",
                where=str(path),
                remedy="Nobody could hear the structure of the text",
            )


def _check_lexicon(path: Path, lexicon: str) -> None:
    if lexicon and not (path.parent / lexicon).is_file():
        raise ManifestError(
            f"the lexicon {lexicon!r} is not there",
            where=str(path),
            remedy="Put the file beside the voice file, or take its name out",
        )
