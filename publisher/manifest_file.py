"""book.toml as a file: its keys, and reading it with errors by line."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .dates import parse
from .errors import ManifestError
from .manifest import (
    FACTS,
    NAME,
    Correction,
    DocumentEntry,
    Manifest,
    PartEntry,
    SpeechEntry,
    composed,
    place,
)
from .plugins import unknown

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
    "typography": bool,
    "contents_depth": int,
    "speak_stage_directions": bool,
    "speak_sources": bool,
    "voices": dict,
    "leave_out": list,
    "skip_rules": list,
    "folders_are_parts": bool,
    "speech": list,
    "part": list,
    "speaker": list,
    "document": dict,
}
_SPEAKER: dict[str, type] = {"name": str, "voice": str}
_SPEECH: dict[str, type] = {"documents": list, "title": str, "date": str, "speaker": str}
_PART: dict[str, type] = {
    "title": str,
    "language": str,
    "documents": list,
    "speech": list,
    "part": list,
}
_CORRECTION: dict[str, type] = {"find": str, "replace": str, "reason": str}
_DOCUMENT: dict[str, type] = {
    **dict.fromkeys((*FACTS, "voice"), str),
    "correction": list,
    "accept": bool,
    "alt": dict,
}

# The shape of a BCP 47 tag (RFC 5646, 2.1), without its rarest forms.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_WORDS = {str: "text", list: "a list", dict: "a table", bool: "true or false", int: "a number"}


def read(folder: Path) -> Manifest:
    """The book.toml of a folder; an empty Manifest where there is none.

    Raises ManifestError with the line.
    """
    path = folder / NAME
    try:
        text = path.read_text("utf-8-sig")  # editors on Windows begin with a mark
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
    except RecursionError as error:
        raise ManifestError("its lists are nested too deeply", where=str(path)) from error
    return _Reading(path, text).manifest(data)


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
            if key not in ("voices", "speech", "part", "speaker", "document")
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
            parts=tuple(self.part(entry) for entry in data.get("part", [])),
            documents={composed(name): self.document(entry) for name, entry in documents.items()},
            **plain,
        )

    def speech(self, entry: object) -> SpeechEntry:
        known = self.checked(entry, _SPEECH)
        if not known.get("documents"):
            raise self.error("a [[speech]] needs documents, a list of file names", "speech")
        documents = tuple(self.texts("documents", known.pop("documents")))
        return SpeechEntry(documents=documents, **known)

    def part(self, entry: object) -> PartEntry:
        known = self.checked(entry, _PART)
        if "title" not in known:
            raise self.error("a [[part]] needs a title", "part")
        found = PartEntry(
            title=known["title"],
            language=known.get("language", ""),
            documents=tuple(self.texts("documents", known.get("documents", []))),
            speeches=tuple(self.speech(entry) for entry in known.get("speech", [])),
            parts=tuple(self.part(entry) for entry in known.get("part", [])),
        )
        if not (found.documents or found.speeches or found.parts):
            hint = "Give it documents, a list of file names or folders, or take it out"
            what, where = f"the part {found.title!r} holds nothing", place(self.path, found.title)
            raise ManifestError(what, where=where, remedy=hint)
        return found

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
        alt = self.descriptions(known.pop("alt", {}))
        return DocumentEntry(known, tuple(corrections), accept, voice, alt)

    def descriptions(self, entry: dict[str, Any]) -> Mapping[str, str]:
        """What pictures show, by their names; "" for one that only decorates."""
        empty = {name: "" for name, text in entry.items() if text == ""}
        told = {name: text for name, text in entry.items() if name not in empty}
        return {**self.checked(told, dict.fromkeys(told, str)), **empty}

    def texts(self, key: str, values: list[object]) -> list[str]:
        for value in values:
            if not isinstance(value, str):
                raise self.error(f"{key} must be a list of texts, not {value!r}", key)
        is_name = key in ("documents", "leave_out")
        return [composed(str(value)) if is_name else str(value) for value in values]

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
            if known[key] is int and (isinstance(value, bool) or value not in range(6)):
                hint = "0 makes no chapters of headings, 1 of those right under the title"
                raise self.error(f"{key} must be a number from 0 to 5, not {value}", key, hint)

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
