"""markers.json: fits its schema, and says what the timeline says."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from sample import book, timeline

from publisher.audio.cache import Cache
from publisher.audio.tracks import Tracks
from publisher.book import Book
from publisher.errors import OutputError
from publisher.timeline import Chapter, Timeline, Word
from publisher.writers import File, markers

SCHEMA = json.loads(Path(markers.__file__).with_name("markers.schema.json").read_text("utf-8"))

MADE = (File("a/one.mp3", "audio/mpeg", ("peace",)), File("b.epub", "application/epub+zip"))


def write(folder: Path, of: Book, clock: Timeline, made: tuple[File, ...] = MADE) -> Any:
    for file in made:
        (folder / file.name).parent.mkdir(exist_ok=True)
        (folder / file.name).write_text(file.name)
    shelf = markers.write(of, clock, Tracks({}, Cache(folder / "cache")), folder, made)
    assert shelf.files == (File("markers.json", "application/json"),)
    found = json.loads((folder / "markers.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def with_words(clock: Timeline) -> Timeline:
    """The clock with two words in its very first clip."""
    track = clock.tracks[0]
    section = track.sections[0]
    first = dataclasses.replace(section.clips[0], words=(Word(0, 1, 120), Word(2, 6, 300)))
    section = dataclasses.replace(section, clips=(first, *section.clips[1:]))
    track = dataclasses.replace(track, sections=(section, *track.sections[1:]))
    return Timeline((track, *clock.tracks[1:]))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_clips_are_the_timelines(tmp_path: Path) -> None:
    clock = with_words(timeline(book()))
    found = write(tmp_path, book(), clock)
    assert found["book"]["duration"] == clock.duration
    assert found["book"]["creators"] == ["Zhang Jun"]
    for (begin, track), told in zip(clock.starts(), found["tracks"], strict=True):
        assert (told["key"], told["begin"], told["duration"]) == (track.key, begin, track.duration)
        assert told["speech"] is track.is_speech
        clips = [clip for section in told["sections"] for clip in section["clips"]]
        assert [(c["sentence"], c["begin"], c["end"], c["voice"]) for c in clips] == [
            (c.sentence, c.begin, c.end, c.voice) for c in track.clips
        ]
        assert [s["document"] for s in told["sections"]] == [s.key for s in track.sections]
    first, second = found["tracks"][0]["sections"][0]["clips"]
    assert first["words"] == [[0, 1, 120], [2, 6, 300]]
    assert "words" not in second


def test_chapters_are_the_timelines(tmp_path: Path) -> None:
    clock = timeline(book())

    def told(chapter: Chapter) -> dict[str, Any]:
        found: dict[str, Any] = dataclasses.asdict(chapter)
        del found["children"]
        if not chapter.sentence:
            del found["sentence"]
        if chapter.children:
            found["children"] = [told(child) for child in chapter.children]
        return found

    found = write(tmp_path, book(), clock)
    assert found["chapters"] == [told(chapter) for chapter in clock.chapters()]


def test_documents_and_files(tmp_path: Path) -> None:
    of = book()
    source = dataclasses.replace(of.speeches[1].documents[0], sha256="0" * 64)
    speech = dataclasses.replace(of.speeches[1], documents=(source,))
    of = dataclasses.replace(of, speeches=(of.speeches[0], speech))
    found = write(tmp_path, of, timeline(of))
    assert [(d["key"], d["track"]) for d in found["documents"]] == [
        ("title-page", "title-page"),
        ("one", "peace"),
        ("two", "peace"),
        ("three", "report"),
        ("about", "about"),
    ]
    assert [d.get("source") for d in found["documents"]] == [None, None, None, "0" * 64, None]
    assert found["files"] == [
        {
            "name": file.name,
            "media_type": file.media_type,
            "bytes": len(file.name),
            "sha256": hashlib.sha256(file.name.encode()).hexdigest(),
            "tracks": list(file.tracks),
        }
        for file in MADE
    ]


def test_readable_and_repeatable(tmp_path: Path) -> None:
    clock = with_words(timeline(book()))
    texts = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, book(), clock)
        texts.append((tmp_path / name / "markers.json").read_bytes())
    assert texts[0] == texts[1]
    lines = texts[0].decode().splitlines()
    assert "中國代表談和平" in texts[0].decode()
    sentences = [line for line in lines if '"sentence":' in line]
    assert len(sentences) == len([*book().sentences()])  # one clip, one line


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tracks", 0, "sections", 0, "clips", 0, "begin"), 0.5),
        (("tracks", 0, "sections", 0, "clips", 0, "end"), "700"),
        (("chapters", 0, "begin"), -1),
        (("book", "duration"), 0),
        (("files", 0, "name"), "/etc/passwd"),
        (("version",), 2),
        (("surprise",), 1),
    ],
)
def test_the_schema_refuses(tmp_path: Path, path: tuple[str | int, ...], value: object) -> None:
    found = write(tmp_path, book(), timeline(book()))
    place = found
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(found)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be read"):
        markers.write(book(), timeline(book()), Tracks({}, Cache(tmp_path)), tmp_path, MADE)


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    audio = Tracks({}, Cache(tmp_path))
    with pytest.raises(OutputError, match="cannot be written"):
        markers.write(book(), timeline(book()), audio, tmp_path / "gone", ())
