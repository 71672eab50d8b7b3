"""Voices: files in voices/ that say which engine speaks which language, and how. Data, not code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from .errors import ManifestError
from .plugins import unknown


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice file."""

    #: the file's name without .toml
    name: str
    #: name of the engine that speaks
    engine: str
    #: the engine's own id for the speaker
    speaker: str
    #: BCP 47 tag or prefix of it ("zh" speaks zh-Hant too); "*" speaks every language
    language: str
    #: what it is called in credits
    title: str = ""
    #: words per minute as the engine counts them; 0 is the engine's own
    rate: int = 0
    #: 0 to 100, 50 is the speaker's own
    pitch: int = 50
    #: decibels added to every utterance
    gain: float = 0.0
    #: utterances are trimmed where they are quieter than this many dBFS; 0 is no trimming
    trim: float = -50.0
    #: file of a W3C PLS lexicon beside the voice file, or ""
    lexicon: str = ""
    #: licence of the voice, an SPDX expression where there is one
    licence: str = ""
    #: milliseconds of silence after a sentence, a paragraph, a heading and a document
    pause_sentence: int = 350
    pause_paragraph: int = 750
    pause_heading: int = 1000
    pause_document: int = 2000

    def speaks(self, language: str) -> int:
        """How well the voice's language fits: length of the matching tag, 1 for "*", 0 for no."""
        mine, asked = self.language.lower(), language.lower()
        if mine == "*":
            return 1
        if asked == mine or asked.startswith(mine + "-") or mine.startswith(asked + "-"):
            return 1 + len(mine)
        return 0


def load(folders: tuple[Path, ...]) -> tuple[Voice, ...]:
    """All voices of the folders; where two have one name, the earlier folder wins.

    Raises ManifestError naming the file and the key.
    """
    found: dict[str, Voice] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            found.setdefault(path.stem, _read(path))
    return tuple(found[name] for name in sorted(found))


def _read(path: Path) -> Voice:
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ManifestError(f"not a readable voice file ({error})", where=str(path)) from error
    kinds = {f.name: f.type for f in fields(Voice) if f.name != "name"}
    for key, value in data.items():
        if key not in kinds:
            raise ManifestError(
                f"unknown key {key!r}", where=str(path), remedy=f"Known keys: {', '.join(kinds)}"
            )
        wanted = {"str": (str,), "int": (int,), "float": (int, float)}[str(kinds[key])]
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise ManifestError(f"{key} must be {kinds[key]}, not {value!r}", where=str(path))
    missing = {"engine", "speaker", "language"} - set(data)
    if missing:
        raise ManifestError(f"{', '.join(sorted(missing))} missing", where=str(path))
    return Voice(name=path.stem, **data)


def choose(voices: tuple[Voice, ...], name: str) -> Voice:
    """The voice of that name. Raises UnknownNameError."""
    for voice in voices:
        if voice.name == name:
            return voice
    raise unknown("voice", name, tuple(voice.name for voice in voices))


def best(voices: tuple[Voice, ...], language: str) -> Voice | None:
    """The voice that fits the language best (the first by name among equals), or None."""
    fitting = [voice for voice in voices if voice.speaks(language)]
    return max(fitting, key=lambda voice: voice.speaks(language), default=None)
