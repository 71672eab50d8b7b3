"""markers.json as the checker reads it: values of its own, and whether they are of one piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..findings import Finding, finding
from ._damage import DamagedError
from ._shape import FLAG, KEY, LANGUAGE, LENGTH, SHA256, TEXT, TIME, Each, faults, read_json

NAME = "markers.json"

VERSION = 1


@dataclass(frozen=True, slots=True)
class Clip:
    """The time of a sentence on its track's clock, in milliseconds."""

    sentence: str
    begin: int
    end: int
    #: name of the voice, or ""
    voice: str
    #: when each word begins
    words: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The clips of one document."""

    #: the document's key
    document: str
    clips: tuple[Clip, ...]


@dataclass(frozen=True)
class Track:
    """One recording."""

    key: str
    title: str
    speech: bool
    #: on the book's clock
    begin: int
    duration: int
    sections: tuple[Section, ...]
    #: in how many parts it stands
    level: int = 0

    @cached_property
    def clips(self) -> tuple[Clip, ...]:
        """All clips in order."""
        return tuple(clip for section in self.sections for clip in section.clips)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled span on a clock, in milliseconds."""

    title: str
    begin: int
    end: int
    track: str = ""
    document: str = ""
    children: tuple[Chapter, ...] = ()
    #: BCP 47, of the title; "" where a file does not say it
    language: str = ""
    #: of the heading inside a document at which it begins, or ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the book."""

    key: str
    title: str
    #: BCP 47
    language: str
    track: str
    #: SHA-256 of its source, or ""
    source: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the build."""

    #: path below the folder, with forward slashes
    name: str
    media_type: str
    size: int
    sha256: str
    #: keys of the tracks it holds
    tracks: tuple[str, ...]


@dataclass(frozen=True)
class Markers:
    """The whole file; its times have the right shape but need not add up."""

    title: str
    language: str
    identifier: str
    creators: tuple[str, ...]
    duration: int
    #: name of the loudness preset, or ""
    loudness: str
    #: how many ranks of headings inside documents are chapters
    contents_depth: int
    chapters: tuple[Chapter, ...]
    documents: tuple[Document, ...]
    files: tuple[File, ...]
    tracks: tuple[Track, ...]

    @cached_property
    def by_key(self) -> dict[str, Track]:
        """Tracks by key."""
        return {track.key: track for track in self.tracks}

    @cached_property
    def clips(self) -> dict[str, tuple[Track, Clip]]:
        """Every sentence's clip and its track, in reading order."""
        return {clip.sentence: (track, clip) for track in self.tracks for clip in track.clips}

    def begin(self, sentence: str) -> int:
        """When a sentence begins on the book's clock."""
        track, clip = self.clips[sentence]
        return track.begin + clip.begin


_CHAPTER: dict[str, Any] = {
    "title": TEXT,
    "language": LANGUAGE,
    "begin": TIME,
    "end": LENGTH,
    "track": KEY,
    "document": KEY,
    "sentence?": KEY,
}
_CHAPTER["children?"] = Each(_CHAPTER, least=1)
_CLIP = {
    "sentence": KEY,
    "begin": TIME,
    "end": LENGTH,
    "voice?": TEXT,
    "words?": Each(Each(TIME, least=3)),
}
_DOCUMENT = {"key": KEY, "title": TEXT, "language": LANGUAGE, "track": KEY, "source?": SHA256}
_FILE = {"name": KEY, "media_type": KEY, "bytes": TIME, "sha256": SHA256, "tracks": Each(KEY)}
_TRACK = {
    "key": KEY,
    "title": TEXT,
    "language": LANGUAGE,
    "speech": FLAG,
    "begin": TIME,
    "duration": LENGTH,
    "level?": LENGTH,
    "sections": Each({"document": KEY, "clips": Each(_CLIP, least=1)}, least=1),
}
_SHAPE = {
    "book": {
        "title": TEXT,
        "language": LANGUAGE,
        "identifier": KEY,
        "creators": Each(TEXT),
        "duration": LENGTH,
        "contents_depth": TIME,
        "loudness?": TEXT,
    },
    "chapters": Each(_CHAPTER, least=1),
    "documents": Each(_DOCUMENT),
    "files": Each(_FILE),
    "tracks": Each(_TRACK, least=1),
}
"""What version 1 must hold; publisher/writers/markers.schema.json says it for other programs."""


def read(folder: Path) -> tuple[Markers | None, tuple[Finding, ...]]:
    """The markers of a folder, or None with findings where the file is not of the right shape.

    Raises InputError where there is no such folder or no markers.json in it.
    """
    path = folder / NAME
    try:
        value = read_json(path)
    except OSError as error:
        raise _missing(folder, path, error) from error
    except DamagedError as error:
        return None, (finding("K602", NAME, str(error)),)
    found = tuple(finding("K602", NAME, fault) for fault in _wrong(value))
    return (None, found) if found else (_markers(value), ())


def _wrong(value: Any) -> Iterator[str]:
    version = value.get("version") if isinstance(value, dict) else None
    if isinstance(value, dict) and (type(version) is not int or version != VERSION):
        yield f"version {version!r} where {VERSION} is the one that is known"
    else:
        yield from faults(value, _SHAPE)


def _missing(folder: Path, path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if not folder.exists():
            return InputError("no such folder", where=str(folder), remedy="Check the name")
        if folder.is_file():
            return InputError(
                "a build is a folder, and this is a file",
                where=str(folder),
                remedy=f"Name the folder that it is in: publisher check {folder.parent}",
            )
        return InputError(
            f"there is no {NAME}, so nothing says what should be here",
            where=str(folder),
            remedy="Name a folder that `publisher build` wrote, or build again",
        )
    return InputError(
        f"cannot be read ({error.strerror or error})",
        where=str(path),
        remedy="Check its permissions",
    )


def _markers(value: dict[str, Any]) -> Markers:
    book = value["book"]
    return Markers(
        title=book["title"],
        language=book["language"],
        identifier=book["identifier"],
        creators=tuple(book["creators"]),
        duration=book["duration"],
        loudness=book.get("loudness", ""),
        contents_depth=book["contents_depth"],
        chapters=tuple(_chapter(entry) for entry in value["chapters"]),
        documents=tuple(_document(entry) for entry in value["documents"]),
        files=tuple(_file(entry) for entry in value["files"]),
        tracks=tuple(_track(entry) for entry in value["tracks"]),
    )


def _chapter(entry: dict[str, Any]) -> Chapter:
    return Chapter(
        title=entry["title"],
        begin=entry["begin"],
        end=entry["end"],
        track=entry["track"],
        document=entry["document"],
        children=tuple(_chapter(child) for child in entry.get("children", ())),
        language=entry["language"],
        sentence=entry.get("sentence", ""),
    )


def _document(entry: dict[str, Any]) -> Document:
    return Document(
        key=entry["key"],
        title=entry["title"],
        language=entry["language"],
        track=entry["track"],
        source=entry.get("source", ""),
    )


def _file(entry: dict[str, Any]) -> File:
    return File(
        name=entry["name"],
        media_type=entry["media_type"],
        size=entry["bytes"],
        sha256=entry["sha256"],
        tracks=tuple(entry["tracks"]),
    )


def _track(entry: dict[str, Any]) -> Track:
    sections = tuple(
        Section(section["document"], tuple(_clip(clip) for clip in section["clips"]))
        for section in entry["sections"]
    )
    return Track(
        key=entry["key"],
        title=entry["title"],
        speech=entry["speech"],
        begin=entry["begin"],
        duration=entry["duration"],
        sections=sections,
        level=entry.get("level", 0),
    )


def _clip(entry: dict[str, Any]) -> Clip:
    words = tuple(word[2] for word in entry.get("words", ()))
    return Clip(entry["sentence"], entry["begin"], entry["end"], entry.get("voice", ""), words)
