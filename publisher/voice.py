"""Voices: files in voices/ that say which engine speaks which language, and how. Data, not code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from pathlib import Path

from . import plugins, voice_file
from .errors import EngineError, PublisherError
from .languages import scripts_in

BASIC = 50
"""Quality below which a voice is understood, but nobody would listen to it for pleasure."""


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
    #: 0 to 100: of voices that fit a language equally the highest speaks; see BASIC
    quality: int = 50
    #: words per minute as the engine counts them; 0 is the engine's own
    rate: int = 0
    #: how fast headings are read, in percent of the rate
    heading_rate: int = 95
    #: 0 to 100, 50 is the speaker's own
    pitch: int = 50
    #: decibels by which it is louder than other voices, which are all brought to one loudness
    gain: float = 0.0
    #: the ends of an utterance are cut where they are this many decibels below its loudest sample;
    #: 0 cuts nothing
    trim: float = -50.0
    #: file of a W3C PLS lexicon beside the voice file, or ""
    lexicon: str = ""
    #: licence of the voice, an SPDX expression where there is one
    licence: str = ""
    #: what the voice needs: requirements for pip, with spaces between them
    packages: str = ""
    #: and a file inside a package of npm: "package@version path/in/the/package"
    npm: str = ""
    #: SHA-256 of that file, hexadecimal
    sha256: str = ""
    #: megabytes on disk that all this takes
    size: int = 0
    #: seconds of CPU for a second of speech, as measured for docs/voices.md; 0 is not measured
    cost: float = 0.0
    #: milliseconds of silence after a sentence; those below must not be shorter
    pause_sentence: int = 350
    #: after the last sentence of a list item, a paragraph (or byline) and a quotation
    pause_list_item: int = 550
    pause_paragraph: int = 750
    pause_quotation: int = 850
    #: at least, before a heading inside a document
    pause_before_heading: int = 1200
    #: after a heading, and after a document
    pause_heading: int = 1000
    pause_document: int = 2000
    #: the folder of the voice file; not a key of the file
    folder: str = ""

    @property
    def credit(self) -> str:
        """What the voice is called in credits."""
        return self.title or self.name

    def speaks(self, language: str) -> int:
        """How well the voice's language fits; 0 is not at all.

        Subtags in common count; a voice for a narrower language ("en-GB" for "en") counts less.
        """
        return _fit(self.language, language)


def built_in() -> Path:
    """The folder of the voices that come with the program: in the wheel, else in the checkout."""
    inside = Path(__file__).parent / "voices"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "voices"


def folders(book: Path = Path()) -> tuple[Path, ...]:
    """Where voices are looked for, the first before the others: the book's, here, built in."""
    return (book / "voices", Path("voices"), built_in())


def data_folder() -> Path:
    """Where files of voices are kept that were fetched: $PUBLISHER_DATA, else the user's data."""
    if named := os.environ.get("PUBLISHER_DATA"):
        return Path(named).absolute() / "voices"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData/Local") / "publisher/voices"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/publisher/voices"
    # XDG Base Directory Specification 0.8: a relative path is to be ignored.
    named = os.environ.get("XDG_DATA_HOME", "")
    home = Path(named) if Path(named).is_absolute() else Path.home() / ".local/share"
    return home / "publisher/voices"


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
    own = ("name", "folder")
    known = {f.name: None if f.default is MISSING else f.default for f in fields(Voice)}
    read = voice_file.read(path, {key: known[key] for key in known if key not in own})
    return Voice(name=path.stem, folder=str(path.parent), **read)


def choose(voices: tuple[Voice, ...], name: str) -> Voice:
    """The voice of that name. Raises UnknownNameError."""
    for voice in voices:
        if voice.name == name:
            return voice
    raise plugins.unknown("voice", name, tuple(voice.name for voice in voices))


@dataclass(frozen=True, slots=True)
class Roles:
    """Who reads more than a language: the voices that book.toml names for parts of the book."""

    #: names of voices for quotations, by language tag
    quotation: Mapping[str, str] = field(default_factory=dict)
    #: name of the voice of a document, by its path
    documents: Mapping[str, str] = field(default_factory=dict)
    #: speakers' names, each with the name of a voice
    speakers: tuple[tuple[str, str], ...] = ()
    #: voices asked for on the command line, by tag as in Cast.asked: they go before all roles
    over: Mapping[str, str] = field(default_factory=dict)
    #: the book.toml, for messages
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """What a voice can do on this machine."""

    #: "" where it can speak, else how to install what it lacks
    missing: str = ""
    #: scripts it can say, as languages.SCRIPT_LANGUAGE names them; None is every script
    scripts: frozenset[str] | None = None


def skills(voices: tuple[Voice, ...]) -> dict[str, Skill]:
    """What each voice can do here, by name. One whose engine cannot be loaded says why."""
    found = {}
    for voice in voices:
        try:
            engine = plugins.find("engines", voice.engine)
            found[voice.name] = Skill(engine.available(voice), engine.scripts())
        except PublisherError as error:
            found[voice.name] = Skill(str(error))
    return found


@dataclass(frozen=True)
class Cast:
    """Who speaks which language."""

    #: all voices there are
    voices: tuple[Voice, ...]
    #: names of voices that were asked for, by language tag; "" as a tag asks for all languages
    asked: Mapping[str, str] = field(default_factory=dict)
    #: the book's main language, whose voice speaks what no other voice does
    main: str = "en"
    #: by name of the voice; one that is not named can say everything
    skills: Mapping[str, Skill] = field(default_factory=dict)
    #: who reads parts of the book otherwise (see casting)
    roles: Roles = Roles()

    def __post_init__(self) -> None:
        for name in self.asked.values():
            choose(self.voices, name)  # a name nothing has is an error even if nobody needs it

    def voice(self, language: str) -> Voice:
        """The voice for a language: asked for, else best fitting, else that of the main language.

        Raises UnknownNameError where a voice was asked for that is not there, and EngineError
        where its engine cannot speak on this machine.
        """
        fitting = [tag for tag in self.asked if tag and covers(tag, language)]
        if fitting:
            return self._ready(self.asked[max(fitting, key=len)])
        if "" in self.asked:
            wanted = self._ready(self.asked[""])
            if wanted.speaks(language):
                return wanted
        fits = [v for v in self._speaking() if v.speaks(language)]
        if fits:
            return max(fits, key=lambda voice: (voice.speaks(language), voice.quality))
        if language != self.main:
            return self.voice(self.main)
        raise plugins.unknown("voice for language", language, tuple(v.name for v in self.voices))

    def voice_for(
        self, text: str, language: str, without: frozenset[str] = frozenset()
    ) -> Voice | None:
        """The voice for a text: that of its language, if its engine can say the text's script.

        Else another voice that can, of the language or the main language if possible; else None.
        without: names of voices that have turned out unable to. Raises as `voice` does.
        """
        first = self.voice(language)
        scripts = scripts_in(text)
        if first.name not in without and self._can_say(first, scripts):
            return first
        others = [
            voice
            for voice in self._speaking()
            if voice.name not in without and self._can_say(voice, scripts)
        ]
        return max(
            others,
            key=lambda voice: (voice.speaks(language), voice.speaks(self.main), voice.quality),
            default=None,
        )

    def speaks(self, language: str) -> bool:
        """Whether the voice for the language really speaks it."""
        return bool(self.voice(language).speaks(language))

    def _speaking(self) -> list[Voice]:
        """The voices that speak unasked: a voice for every language ("*") must be asked for."""
        return [v for v in self.voices if v.language != "*" and not self._skill(v).missing]

    def _ready(self, name: str) -> Voice:
        wanted = choose(self.voices, name)
        if missing := self._skill(wanted).missing:
            raise EngineError(
                f"the voice {name!r} cannot speak on this machine", remedy=f"Install it: {missing}"
            )
        return wanted

    def _can_say(self, voice: Voice, scripts: frozenset[str]) -> bool:
        able = self._skill(voice).scripts
        return able is None or scripts <= able

    def _skill(self, voice: Voice) -> Skill:
        return self.skills.get(voice.name, Skill())


@cache
def _fit(voice: str, asked: str) -> int:
    """How well a voice's language fits the one asked for; remembered, as it is asked so often."""
    mine, wanted = voice.lower().split("-"), asked.lower().split("-")
    if mine == ["*"]:
        return 1
    shared = min(len(mine), len(wanted))
    if mine[:shared] != wanted[:shared]:
        return 0
    return 2 * shared - (len(mine) > shared)


def covers(tag: str, language: str) -> bool:
    """Whether a tag is that of the language or of a wider one: "zh" covers zh-Hant."""
    return language.lower() == tag.lower() or language.lower().startswith(tag.lower() + "-")
