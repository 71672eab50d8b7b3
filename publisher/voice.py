"""Voices: files in voices/ that say which engine speaks which language, and how. Data, not code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
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

    @property
    def credit(self) -> str:
        """What the voice is called in credits."""
        return self.title or self.name

    def speaks(self, language: str) -> int:
        """How well the voice's language fits; 0 is not at all.

        Subtags in common count; a voice for a narrower language ("en-GB" for "en") counts less.
        """
        mine, asked = self.language.lower().split("-"), language.lower().split("-")
        if mine == ["*"]:
            return 1
        shared = min(len(mine), len(asked))
        if mine[:shared] != asked[:shared]:
            return 0
        return 2 * shared - (len(mine) > shared)


def built_in() -> Path:
    """The folder of the voices that come with the program: in the wheel, else in the checkout."""
    inside = Path(__file__).parent / "voices"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "voices"


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


@dataclass(frozen=True)
class Cast:
    """Who speaks which language."""

    #: all voices there are
    voices: tuple[Voice, ...]
    #: names of voices that were asked for, by language tag; "" as a tag asks for all languages
    asked: Mapping[str, str] = field(default_factory=dict)
    #: the book's main language, whose voice speaks what no other voice does
    main: str = "en"

    def voice(self, language: str) -> Voice:
        """The voice for a language: asked for, else best fitting, else that of the main language.

        Raises UnknownNameError where a voice was asked for that is not there.
        """
        fitting = [tag for tag in self.asked if tag and _covers(tag, language)]
        if fitting:
            return choose(self.voices, self.asked[max(fitting, key=len)])
        if "" in self.asked:
            wanted = choose(self.voices, self.asked[""])
            if wanted.speaks(language):
                return wanted
        # A voice for every language ("*") speaks only when it is asked for by name.
        fitting_voices = [v for v in self.voices if v.language != "*" and v.speaks(language)]
        if fitting_voices:
            return max(fitting_voices, key=lambda voice: voice.speaks(language))
        if language != self.main:
            return self.voice(self.main)
        raise unknown("voice for language", language, tuple(v.name for v in self.voices))

    def speaks(self, language: str) -> bool:
        """Whether the voice for the language really speaks it."""
        return bool(self.voice(language).speaks(language))


def _covers(tag: str, language: str) -> bool:
    return language.lower() == tag.lower() or language.lower().startswith(tag.lower() + "-")
