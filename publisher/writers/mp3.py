"""MP3 for the whole book with ID3 chapters, and one file per speech; the same frames in both."""

# mutagen has no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from mutagen import id3

from ..audio import Audio
from ..audio.encode import writing
from ..audio.join import join_mp3
from ..book import Book, Unit
from ..findings import finding
from ..timeline import Chapter, Timeline
from . import File, Shelf
from ._cover import Cover, cover
from ._credits import GENRE, creators, licences, narrators
from ._languages import three_letters

CODECS = ("mp3",)

MEDIA_TYPE = "audio/mpeg"

ENTRIES = 255
"""Entries that one CTOC frame can hold (ID3v2 Chapter Frame Addendum 1.0, 3.2: one byte)."""

NO_OFFSET = 0xFFFFFFFF
"""The byte offset that tells readers to use the time instead (the same, 3.1)."""


def write(
    book: Book, timeline: Timeline, audio: Audio, folder: Path, made: tuple[File, ...]
) -> Shelf:
    """Write `<slug>.mp3` and `<slug>-mp3/NN-<key>.mp3` for every track. Raises OutputError.

    Title page and closing page get files too, so that the folder holds all that the book says.
    """
    picture = cover(book)
    remarks = picture.findings
    whole = f"{book.slug}.mp3"
    chapters = timeline.flat_chapters()
    if len(chapters) > ENTRIES:
        remarks += (finding("W521", whole, f"{len(chapters)} chapters"),)
    keys = tuple(track.key for track in timeline.tracks)
    tracks = [audio.track(key, "mp3") for key in keys]
    head = _book_tag(book, timeline, picture)
    _write_book(tracks, timeline.duration, head, folder / whole)
    files = [File(whole, MEDIA_TYPE, keys)]
    digits = max(2, len(str(len(keys) - 1)))
    for number, (key, track) in enumerate(zip(keys, tracks, strict=True)):
        name = f"{book.slug}-mp3/{number:0{digits}}-{key}.mp3"
        _put(_track_tag(book, timeline, number, picture), track, folder / name)
        files.append(File(name, MEDIA_TYPE, (key,)))
    return Shelf(tuple(files), remarks)


def _write_book(tracks: Sequence[Path], duration: int, head: bytes, path: Path) -> None:
    joined = path.with_name(f"{path.name}.joined")
    try:
        join_mp3(tracks, joined, duration)
        _put(head, joined, path)
    finally:
        joined.unlink(missing_ok=True)


def _put(head: bytes, sound: Path, path: Path) -> None:
    """The tag and then the sound as it is, so that its Info frame is the first after the tag."""
    with writing(path):
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file, sound.open("rb") as source:
            file.write(head)
            shutil.copyfileobj(source, file, 1 << 20)


def _book_tag(book: Book, timeline: Timeline, picture: Cover) -> bytes:
    return tag(
        [
            _text(id3.TIT2, book.title.value),
            *_common(book, timeline, creators(book), book.language.value),
            *_chapters(timeline.flat_chapters(), 0),
            _picture(picture),
        ]
    )


def _track_tag(book: Book, timeline: Timeline, number: int, picture: Cover) -> bytes:
    chapter = timeline.track_chapters()[number]
    unit = next((unit for unit in book.units if unit.key == chapter.track), None)
    return tag(
        [
            _text(id3.TIT2, chapter.title),
            _text(id3.TRCK, f"{number + 1}/{len(timeline.tracks)}"),
            *_common(book, timeline, _speaker(unit) or creators(book), chapter.language),
            *_chapters(timeline.flat_chapters_of(number), chapter.begin),
            _picture(picture),
        ]
    )


def _speaker(unit: Unit | None) -> list[str]:
    speaker = unit.speech.speaker if unit and unit.speech else None
    return [speaker.value] if speaker else []


def _common(
    book: Book, timeline: Timeline, artists: Sequence[str], language: str
) -> list[id3.Frame]:
    """What all files of a book say of it, and whose words this one holds.

    No date is written: the book's own is that of this edition's bytes, not of the recording.
    """
    texts = [
        (id3.TALB, [book.title.value]),
        (id3.TPE1, artists),
        (id3.TPE2, creators(book)),
        (id3.TCOM, narrators(timeline)),  # where players look for the narrator
        (id3.TPUB, [book.publisher.value] if book.publisher else []),
        (id3.TCOP, [book.rights.value] if book.rights else []),
        (id3.TCON, [GENRE]),
        (id3.TLAN, [three_letters(language)]),
    ]
    comment = id3.COMM(encoding=id3.Encoding.UTF16, lang="und", text=[book.identifier])
    frames = [*(_text(frame, *values) for frame, values in texts if values), comment]
    if told := licences(timeline):
        frames.append(
            id3.TXXX(encoding=id3.Encoding.UTF16, desc="VOICE LICENCE", text=" / ".join(told))
        )
    return frames


def _text(frame: type[id3.TextFrame], *values: str) -> id3.Frame:
    # ID3v2.3 knows UTF-16 and Latin-1 only.
    return frame(encoding=id3.Encoding.UTF16, text=list(values))


def _picture(picture: Cover) -> id3.Frame:
    return id3.APIC(
        encoding=id3.Encoding.LATIN1,
        mime=picture.media_type,
        type=id3.PictureType.COVER_FRONT,
        desc="",
        data=picture.image,
    )


def _chapters(chapters: Sequence[Chapter], start: int) -> list[id3.Frame]:
    """CTOC and CHAP frames; start: where the file begins on the chapters' clock, in ms.

    More entries than one table can hold go into tables of their own, which the first one lists.
    """
    if not chapters:
        return []
    ids = [f"chp{number}" for number in range(len(chapters))]
    tables = [ids[at : at + ENTRIES] for at in range(0, len(ids), ENTRIES)]
    top = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    if len(tables) == 1:
        found = [_table("toc", top, ids)]
    else:
        names = [f"toc{number}" for number in range(len(tables))]
        found = [_table("toc", top, names)]
        found += [
            _table(name, id3.CTOCFlags.ORDERED, table)
            for name, table in zip(names, tables, strict=True)
        ]
    for name, chapter in zip(ids, chapters, strict=True):
        found.append(
            id3.CHAP(
                element_id=name,
                start_time=chapter.begin - start,
                end_time=chapter.end - start,
                start_offset=NO_OFFSET,
                end_offset=NO_OFFSET,
                sub_frames=[_text(id3.TIT2, chapter.title)],
            )
        )
    return found


def _table(name: str, flags: int, ids: list[str]) -> id3.Frame:
    return id3.CTOC(element_id=name, flags=flags, child_element_ids=ids, sub_frames=[])


def tag(frames: Sequence[id3.Frame]) -> bytes:
    """An ID3v2.3 tag with the frames in the order given.

    mutagen sorts frames by size, and FFmpeg and players list chapters in the order of the file.
    So each frame is written by mutagen as a tag of its own, and one header put before them all.
    """
    body = b"".join(_alone(frame)[10:] for frame in frames)
    # ID3v2.3, 3.1: version 3.0, no flags, the size in four bytes of seven bits
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _alone(frame: id3.Frame) -> bytes:
    written = BytesIO()
    lone = id3.ID3()
    lone.add(frame)
    lone.save(written, v1=0, v2_version=3, padding=lambda info: 0)
    return written.getvalue()
