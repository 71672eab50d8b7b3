"""The audiobook in one file: M4B with chapters, cover and tags, AAC packets joined."""

# mutagen has no types.
# mypy: allow-untyped-calls

from __future__ import annotations

from pathlib import Path

from mutagen import MutagenError
from mutagen.mp4 import MP4, AtomDataType, MP4Cover, MP4FreeForm

from ..audio import Audio
from ..audio.join import fits_short_list, join_aac
from ..book import Book
from ..errors import OutputError
from ..findings import finding
from ..timeline import Timeline
from . import File, Shelf
from ._cover import Cover, cover
from ._credits import GENRE, creators, licences, narrators
from ._languages import three_letters

CODECS = ("aac",)

AUDIOBOOK = 2
"""The media kind (`stik`) by which Apple's players file it under books."""


def write(
    book: Book, timeline: Timeline, audio: Audio, folder: Path, made: tuple[File, ...]
) -> Shelf:
    """Write `<slug>.m4b`. Raises OutputError."""
    name = f"{book.slug}.m4b"
    path = folder / name
    chapters = timeline.flat_chapters()
    keys = tuple(track.key for track in timeline.tracks)
    language = three_letters(book.language.value)
    tracks = [audio.track(key, "aac") for key in keys]
    join_aac(tracks, path, chapters, timeline.duration, language)
    picture = cover(book)
    _tag(path, book, timeline, picture)
    remarks = picture.findings
    if not fits_short_list(chapters):
        remarks += (finding("W511", name, f"{len(chapters)} chapters"),)
    return Shelf((File(name, "audio/mp4", keys),), remarks)


def _tag(path: Path, book: Book, timeline: Timeline, picture: Cover) -> None:
    """Put the tags into the file; mutagen moves what is behind them and corrects the offsets.

    No date is written: the book's own is that of this edition's bytes, not of the recording.
    """
    png = picture.media_type == "image/png"
    image = MP4Cover(picture.image, MP4Cover.FORMAT_PNG if png else MP4Cover.FORMAT_JPEG)
    tags: dict[str, list[object]] = {
        "©nam": [book.title.value],
        "©alb": [book.title.value],
        "©ART": [*creators(book)],
        "aART": [*creators(book)],
        # Players look for the narrator in one of three places.
        "©wrt": [*narrators(timeline)],
        "©nrt": [*narrators(timeline)],
        "----:com.apple.iTunes:NARRATOR": [_text(name) for name in narrators(timeline)],
        "----:com.apple.iTunes:VOICE LICENCE": [_text(text) for text in licences(timeline)],
        "----:com.apple.iTunes:LANGUAGE": [_text(book.language.value)],
        "----:com.apple.iTunes:PUBLISHER": [_text(book.publisher.value)] if book.publisher else [],
        "cprt": [book.rights.value] if book.rights else [],
        "©cmt": [book.identifier],
        "©gen": [GENRE],
        "stik": [AUDIOBOOK],
        "covr": [image],
    }
    try:
        file = MP4(path)
        file.update({name: values for name, values in tags.items() if values})
        file.save(padding=lambda info: 0)
    except MutagenError as error:
        raise OutputError(
            f"the tags cannot be written ({error})",
            where=str(path),
            remedy="See that the disk has room and that the folder may be written to",
        ) from error


def _text(value: str) -> MP4FreeForm:
    return MP4FreeForm(value.encode(), AtomDataType.UTF8)
