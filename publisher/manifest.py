"""book.toml: the editor's word, which wins over every guess. Reading it, with errors by line."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .dates import parse
from .errors import ManifestError
from .plugins import unknown

NAME = "book.toml"

FACTS = (
    "title",
    "speaker",
    "role",
    "event",
    "date",
    "published",
    "place",
    "agency",
    "publication",
    "reporter",
    "editor",
    "language",
    "kind",
)
"""Facts of a document that an editor may state."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of the text that the editor answers for."""

    find: str
    replace: str
    #: shown in the ledger
    reason: str = "the editor's correction"


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What the editor says of one document."""

    facts: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    #: publish it although the quality gate would leave it out
    accept: bool = False
    #: name of the voice that reads it, or ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class SpeechEntry:
    """A speech as the editor puts it together."""

    #: file names (paths in the folder, with /), in order
    documents: tuple[str, ...]
    title: str = ""
    date: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of book.toml; an empty value leaves the decision to the program."""

    #: where it was read from; None where there is no book.toml
    path: Path | None = None
    title: str = ""
    language: str = ""
    creators: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    certifier: str = ""
    #: image file beside book.toml
    cover: str = ""
    #: name of a loudness preset
    loudness: str = ""
    #: show recorded readings (pinyin) as ruby
    ruby: bool = False
    #: say (Applause.) and the like; else it is only shown
    speak_stage_directions: bool = True
    #: name of the voice for a language tag
    voices: Mapping[str, str] = field(default_factory=dict)
    #: name of the voice for quotations, for a language tag
    quotation: Mapping[str, str] = field(default_factory=dict)
    #: speakers' names, each with the name of the voice for the speaker's own words
    speakers: tuple[tuple[str, str], ...] = ()
    #: file names that are not to be in the book
    leave_out: tuple[str, ...] = ()
    #: codes of cleaning rules that are not to be used
    skip_rules: tuple[str, ...] = ()
    speeches: tuple[SpeechEntry, ...] = ()
    documents: Mapping[str, DocumentEntry] = field(default_factory=dict)


_TOP: dict[str, type] = {
    "title": str,
    "language": str,
    "creators": list,
    "publisher": str,
    "rights": str,
    "certifier": str,
    "cover": str,
    "loudness": str,
    "ruby": bool,
    "speak_stage_directions": bool,
    "voices": dict,
    "leave_out": list,
    "skip_rules": list,
    "speech": list,
    "speaker": list,
    "document": dict,
}
_SPEAKER: dict[str, type] = {"name": str, "voice": str}
_SPEECH: dict[str, type] = {"documents": list, "title": str, "date": str, "speaker": str}
_CORRECTION: dict[str, type] = {"find": str, "replace": str, "reason": str}
_DOCUMENT: dict[str, type] = {
    **dict.fromkeys((*FACTS, "voice"), str),
    "correction": list,
    "accept": bool,
}

# The shape of a BCP 47 tag (RFC 5646, 2.1), without its rarest forms.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_WORDS = {str: "text", list: "a list", dict: "a table", bool: "true or false"}


def read(folder: Path) -> Manifest:
    """The book.toml of a folder; an empty Manifest where there is none.

    Raises ManifestError with the line.
    """
    path = folder / NAME
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Manifest()
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(f"cannot be read ({error})", where=str(path)) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ManifestError(
            f"not valid TOML: {error}", where=str(path), remedy="Mend that line and build again"
        ) from error
    return _Reading(path, text).manifest(data)


def about(book: Manifest, names: Collection[str]) -> Manifest:
    """What a book.toml says of the documents of those names, where only they are wanted."""
    return replace(
        book,
        leave_out=(),
        speeches=tuple(entry for entry in book.speeches if {*entry.documents} <= {*names}),
        documents={name: entry for name, entry in book.documents.items() if name in names},
    )


def place(path: Path | None, quoted: str) -> str:
    """Where in a book.toml a text stands: the file and, as well as it can be told, the line."""
    try:
        lines = path.read_text("utf-8").splitlines() if path else []
    except OSError:
        lines = []
    for number, line in enumerate(lines, 1):
        if quoted in line and not line.lstrip().startswith("#"):
            return f"{path}, line {number}"
    return str(path)


@dataclass(frozen=True)
class _Reading:
    """One book.toml on its way to values."""

    path: Path
    text: str

    def manifest(self, data: dict[str, Any]) -> Manifest:
        self.check(data, _TOP, "")
        plain: dict[str, Any] = {
            key: tuple(self.texts(key, value)) if isinstance(value, list) else value
            for key, value in data.items()
            if key not in ("voices", "speech", "speaker", "document")
        }
        voices = dict(data.get("voices", {}))
        quotation = voices.pop("quotation", {})
        self.check({"quotation": quotation}, {"quotation": dict}, "")
        documents = data.get("document", {})
        return Manifest(
            path=self.path,
            voices=self.by_language(voices),
            quotation=self.by_language(quotation),
            speakers=tuple(self.speaker(entry) for entry in data.get("speaker", [])),
            speeches=tuple(self.speech(entry) for entry in data.get("speech", [])),
            documents={name: self.document(entry) for name, entry in documents.items()},
            **plain,
        )

    def speech(self, entry: object) -> SpeechEntry:
        known = self.checked(entry, _SPEECH)
        if not known.get("documents"):
            raise self.error("a [[speech]] needs documents, a list of file names", "[speech]")
        documents = tuple(self.texts("documents", known.pop("documents")))
        return SpeechEntry(documents=documents, **known)

    def by_language(self, entry: dict[str, Any]) -> Mapping[str, str]:
        """Names of voices by language tag."""
        found = self.checked(entry, dict.fromkeys(entry, str))
        for tag in found:
            if not _LANGUAGE.fullmatch(tag):
                hint = "Write a tag like en or zh-Hant, or quotation.en for quotations"
                raise self.error(f"{tag!r} is no language tag", tag, hint)
        return found

    def speaker(self, entry: object) -> tuple[str, str]:
        known = self.checked(entry, _SPEAKER)
        if set(known) != set(_SPEAKER):
            raise self.error("a [[speaker]] needs a name and a voice", "[speaker]")
        return known["name"], known["voice"]

    def document(self, entry: object) -> DocumentEntry:
        known = self.checked(entry, _DOCUMENT)
        accept = known.pop("accept", False)
        corrections = []
        for item in known.pop("correction", []):
            correction = self.checked(item, _CORRECTION)
            if not correction.get("find") or "replace" not in correction:
                raise self.error("a correction needs find and replace", "correction")
            corrections.append(Correction(**correction))
        voice = known.pop("voice", "")
        return DocumentEntry(known, tuple(corrections), accept, voice)

    def texts(self, key: str, values: list[object]) -> list[str]:
        for value in values:
            if not isinstance(value, str):
                raise self.error(f"{key} must be a list of texts, not {value!r}", key)
        return [str(value) for value in values]

    def checked(self, entry: object, known: Mapping[str, type]) -> dict[str, Any]:
        if not isinstance(entry, dict):
            raise self.error(f"a table is expected, not {entry!r}", str(entry))
        self.check(entry, known, "")
        return dict(entry)

    def check(self, entry: dict[str, Any], known: Mapping[str, type], where: str) -> None:
        for key, value in entry.items():
            if key not in known:
                hint = unknown("key", key, tuple(known)).remedy
                raise self.error(f"unknown key {key!r}", key, hint)
            if not isinstance(value, known[key]):
                quotes = "Put it in quotes" if isinstance(value, datetime.date) else ""
                raise self.error(f"{key} must be {_WORDS[known[key]]}, not {value}", key, quotes)
            if isinstance(value, str):
                self.check_text(key, value)

    def check_text(self, key: str, value: str) -> None:
        """Refuse a text that no publication could carry, or that is not what its key says."""
        if not value.strip() and key not in ("replace", "reason"):
            raise self.error(f"{key} is empty", key, "Take the line out, or say something")
        if not all(char.isprintable() or char in "\n\t" for char in value):
            raise self.error(f"{key} has a character that cannot be shown", key)
        if key == "language" and not _LANGUAGE.fullmatch(value):
            raise self.error(f"{value!r} is no language tag", key, "Write one like en or zh-Hant")
        if key in ("date", "published") and parse(value) is None:
            hint = "Write 2020-07-10, 2020-07, 2020, or --07-10 without a year"
            raise self.error(f"{value!r} is no date", key, hint)

    def error(self, what: str, near: str, remedy: str = "") -> ManifestError:
        """The error with the line on which `near` stands, as well as it can be told."""
        for number, line in enumerate(self.text.splitlines(), 1):
            if re.match(rf"\s*(\[+.*|[\w.-]+\.)?[\"']?{re.escape(near)}[\"']?\s*(=|\])", line):
                return ManifestError(what, where=f"{self.path}, line {number}", remedy=remedy)
        return ManifestError(what, where=str(self.path), remedy=remedy)
