"""Every voice at one loudness, every track at that of the preset; what was measured is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from .audio.cache import Cache, digest
from .audio.limiter import LIMITER
from .audio.loudness import NOTHING, Loudness, Preset
from .audio.master import Master, Stretch
from .audio.mastering import mastered, voice_gain
from .findings import Finding, finding
from .voice import Voice

MEASURE = 1
"""Version of what is measured here; part of every cache key."""

TOLERANCE = 0.5
"""Decibels by which a track's loudness may miss its preset."""


def with_even_voices(
    masters: Mapping[str, Master], readers: Mapping[Path, Voice], cache: Cache
) -> dict[str, Master]:
    """The masters with each voice brought to one loudness by one gain for all that it says.

    readers: whose voice a sound is. Raises OutputError.
    """
    said: dict[Voice, dict[Path, Stretch]] = {}
    for master in masters.values():
        for piece in master.pieces:
            if isinstance(piece, Stretch):
                said.setdefault(readers[piece.sound], {}).setdefault(piece.sound, piece)
    gains = {
        voice: _gain(Master(tuple(stretches.values())), cache) + voice.gain
        for voice, stretches in said.items()
    }
    return {
        key: replace(
            master,
            pieces=tuple(
                replace(piece, gain=gains[readers[piece.sound]])
                if isinstance(piece, Stretch)
                else piece
                for piece in master.pieces
            ),
        )
        for key, master in masters.items()
    }


def at_loudness(
    masters: Mapping[str, Master], preset: Preset, cache: Cache, titles: Mapping[str, str]
) -> tuple[dict[str, Master], tuple[Finding, ...]]:
    """The masters at the preset's loudness, and where a track could not be brought there.

    titles: of the tracks, by their keys. Raises OutputError.
    """
    finished, findings = {}, []
    for key, master in masters.items():
        finished[key], measured = _mastered(master, preset, cache)
        findings += [finding("N410", titles[key], remark) for remark in _remarks(measured, preset)]
    return finished, tuple(findings)


def _remarks(measured: Loudness, preset: Preset) -> Iterator[str]:
    if measured.integrated <= NOTHING:
        return
    if abs(measured.integrated - preset.loudness) > TOLERANCE:
        yield f"{measured.integrated:.1f} LUFS, not {preset.loudness:.0f} ({preset.name})"
    low, high = preset.rms
    if not low <= measured.rms <= high:
        yield f"RMS {measured.rms:.1f} dBFS, not {low:.0f} to {high:.0f} ({preset.name})"


def _gain(master: Master, cache: Cache) -> float:
    def make() -> dict[str, Any]:
        return {"gain": voice_gain(master)}

    return float(_kept(cache, make, voice=master.digest)["gain"])


def _mastered(master: Master, preset: Preset, cache: Cache) -> tuple[Master, Loudness]:
    def make() -> dict[str, Any]:
        made, measured = mastered(master, preset)
        return {"gain": made.gain, "ceiling": made.ceiling, "measured": asdict(measured)}

    known = _kept(cache, make, master=master.digest, preset=asdict(preset), limiter=LIMITER)
    made = replace(master, gain=known["gain"], ceiling=known["ceiling"])
    return made, Loudness(**known["measured"])


def _kept(cache: Cache, make: Callable[[], dict[str, Any]], **parts: Any) -> dict[str, Any]:
    """What was measured before for these parts, else what `make` measures now."""
    key = digest(kind="loudness", measure=MEASURE, **parts)
    path = cache.get(key, "json")
    if path is None:
        path = cache.put(key, "json", lambda made: _save(made, json.dumps(make())))
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def _save(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
