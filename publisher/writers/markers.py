"""markers.json: every time of the book for programs, in whole milliseconds (markers.schema.json).

A clip's times are on its track's clock. A track's `begin` places it on the book's clock, and the
tracks of a file, one after the other, place it in any file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..audio import Audio
from ..book import Book
from ..errors import OutputError
from ..timeline import Chapter, Clip, Timeline, Track
from . import File, Shelf

CODECS = ()

VERSION = 1
"""Of the schema; a reader may rely on what the schema of this version says."""

NAME = "markers.json"

_WIDTH = 100


def write(
    book: Book, timeline: Timeline, audio: Audio, folder: Path, made: tuple[File, ...]
) -> Shelf:
    """Write markers.json; run it last, for it lists what is in `made`. Raises OutputError."""
    markers = {
        "version": VERSION,
        "book": _book(book, timeline),
        "chapters": [_chapter(chapter) for chapter in timeline.chapters()],
        "documents": [*_documents(book)],
        "files": [_file(file, folder) for file in made],
        "tracks": [_track(track, begin) for begin, track in timeline.starts()],
    }
    path = folder / NAME
    try:
        path.write_text("".join(_lines(markers, "")) + "\n", "utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            f"the markers cannot be written ({error.strerror or error})",
            where=str(path),
            remedy="See that the disk has room and that the folder may be written to",
        ) from error
    return Shelf((File(NAME, "application/json"),))


def _book(book: Book, timeline: Timeline) -> dict[str, Any]:
    found = {
        "title": book.title.value,
        "language": book.language.value,
        "identifier": book.identifier,
        "creators": [fact.value for fact in book.creators],
        "duration": timeline.duration,
        "contents_depth": timeline.depth,
    }
    return {**found, "loudness": book.loudness} if book.loudness else found


def _chapter(chapter: Chapter) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": chapter.title,
        "language": chapter.language,
        "begin": chapter.begin,
        "end": chapter.end,
        "track": chapter.track,
        "document": chapter.document,
    }
    if chapter.sentence:
        found["sentence"] = chapter.sentence
    if chapter.children:
        found["children"] = [_chapter(child) for child in chapter.children]
    return found


def _documents(book: Book) -> Iterator[dict[str, Any]]:
    for unit in book.units:
        for document in unit.documents:
            found = {
                "key": document.key,
                "title": document.value("title"),
                "language": document.language,
                "track": unit.key,
            }
            if document.sha256:
                found["source"] = document.sha256
            yield found


def _file(file: File, folder: Path) -> dict[str, Any]:
    path = folder / file.name
    try:
        with path.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
        size = path.stat().st_size
    except OSError as error:
        raise OutputError(
            f"a file of this build cannot be read ({error.strerror or error})",
            where=str(path),
            remedy="Build again, and leave the output folder alone meanwhile",
        ) from error
    return {
        "name": file.name,
        "media_type": file.media_type,
        "bytes": size,
        "sha256": found,
        "tracks": list(file.tracks),
    }


def _track(track: Track, begin: int) -> dict[str, Any]:
    level = {"level": track.level} if track.level else {}
    return {
        "key": track.key,
        "title": track.title,
        "language": track.language,
        "speech": track.is_speech,
        "begin": begin,
        "duration": track.duration,
        **level,
        "sections": [
            {"document": section.key, "clips": [_clip(clip) for clip in section.clips]}
            for section in track.sections
        ],
    }


def _clip(clip: Clip) -> dict[str, Any]:
    found: dict[str, Any] = {"sentence": clip.sentence, "begin": clip.begin, "end": clip.end}
    if clip.voice:
        found["voice"] = clip.voice
    if clip.words:
        found["words"] = [[word.start, word.end, word.begin] for word in clip.words]
    return found


def _lines(value: Any, indent: str) -> Iterator[str]:
    """JSON with one entry per line, and on one line whatever fits or holds numbers only."""
    compact = json.dumps(value, ensure_ascii=False)
    leaf = not isinstance(value, dict | list) or _numbers(value)
    if leaf or len(indent) + len(compact) <= _WIDTH:
        yield compact
        return
    deeper = indent + " "
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    yield opening
    for number, (key, entry) in enumerate(entries):
        yield ",\n" if number else "\n"
        yield deeper
        if isinstance(value, dict):
            yield f"{json.dumps(key)}: "
        yield from _lines(entry, deeper)
    yield f"\n{indent}{closing}"


def _numbers(value: Any) -> bool:
    """Whether it is a list of numbers, or of such lists."""
    if isinstance(value, list):
        return all(_numbers(entry) for entry in value)
    return isinstance(value, int)
