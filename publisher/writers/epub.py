"""The EPUB shelf: a publication that reads and speaks from the same clock (EPUB 3.3).

One XHTML file and one media overlay per document, several for a long one, one recording per track,
and around them the cover, the table of contents and the metadata of EPUB Accessibility 1.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from ebooklib.epub import EpubBook, EpubNcx, Link

from ..audio import Audio
from ..book import Book
from ..errors import OutputError
from ..timeline import Chapter, Timeline
from . import File, Shelf, _epub_pieces
from ._cover import Cover, cover
from ._direction import direction
from ._epub_metadata import describe, overlay_id
from ._epub_nav import cover_page, nav, target
from ._epub_outline import COVER, NAV, STYLE, Homes, Text, places, recording, texts
from ._epub_overlay import overlay
from ._epub_package import Ready, Recording, Writer
from ._epub_pages import page
from ._epub_pictures import Shown, pictures

CODECS: tuple[str, ...] = ("aac",)

_PAGE = "application/xhtml+xml"
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}


def write(
    book: Book, timeline: Timeline, audio: Audio, folder: Path, made: tuple[File, ...]
) -> Shelf:
    """Write `<slug>.epub` below `folder`; the same arguments give the same bytes.

    Raises OutputError where it cannot be written, ManifestError for a bad cover of the editor's.
    """
    front = cover(book)
    shown, lost = pictures(book)
    package = _package(book, timeline, audio, front, shown)
    path = folder / f"{book.slug}.epub"
    try:
        Writer(path, package, book.modified).write()
    except OSError as error:
        raise OutputError(
            f"the EPUB cannot be written ({error.strerror or error})",
            where=str(path),
            remedy="Make room or choose another folder, then build again",
        ) from error
    tracks = tuple(track.key for track in timeline.tracks)
    return Shelf((File(path.name, "application/epub+zip", tracks),), (*front.findings, *lost))


def _package(
    book: Book, timeline: Timeline, audio: Audio, front: Cover, shown: Sequence[Shown]
) -> EpubBook:
    package = EpubBook()
    paths: dict[str, dict[str, str]] = {}
    for picture in shown:
        paths.setdefault(picture.document, {})[picture.name] = picture.path
    pages = tuple(texts(book, timeline, paths, _epub_pieces.LIMIT))
    describe(package, book, timeline, pages)
    if direction(book.language.value) == "rtl":
        package.set_direction("rtl")
    _add_frame(package, book, timeline, pages, front)
    _add_texts(package, book, pages)
    for number, picture in enumerate(shown, 1):
        item = Ready(f"picture-{number}", picture.path, picture.media_type, picture.data)
        package.add_item(item)
    for track in timeline.tracks:
        path = audio.track(track.key, "aac")
        package.add_item(Recording(f"audio-{track.key}", recording(track), path))
    return package


def _add_frame(
    package: EpubBook, book: Book, timeline: Timeline, pages: Sequence[Text], front: Cover
) -> None:
    """Add the cover, the two tables of contents and the style sheet."""
    image = f"images/cover{_SUFFIXES[front.media_type]}"
    style = files(__package__).joinpath("book.css").read_bytes()
    contents = nav(book, timeline, pages)
    for item in (
        Ready("cover", COVER, _PAGE, cover_page(book, front, image)),
        Ready("cover-image", image, front.media_type, front.image, properties=("cover-image",)),
        Ready("nav", NAV, _PAGE, contents, properties=("nav",)),
        EpubNcx(),
        Ready("style", STYLE, "text/css", style),
    ):
        package.add_item(item)
    homes = places(pages)
    package.toc = [_entry(chapter, homes) for chapter in timeline.chapters()]


def _entry(chapter: Chapter, homes: Homes, prefix: str = "entry") -> Any:
    """An entry of the NCX for old readers, nested as the navigation document is.

    A speech begins where its first document does, and each needs an id of its own.
    """
    name = chapter.sentence or chapter.document
    link = Link(target(chapter, homes), chapter.title, f"{prefix}-{name}")
    same = [inner.document == chapter.document and not inner.sentence for inner in chapter.children]
    inner_prefix = "part" if any(same) else "entry"
    children = [_entry(inner, homes, inner_prefix) for inner in chapter.children]
    return (link, children) if children else link


def _add_texts(package: EpubBook, book: Book, pages: Sequence[Text]) -> None:
    """Add the pages with their overlays, and put all in order.

    The table of contents stands in the spine because a landmark leads to it, but outside the line
    of reading: its titles are heard where the documents begin, and it has no overlay.
    """
    package.spine = ["cover", ("nav", "no")]
    for text in pages:
        key, spoken = f"text-{text.name}", overlay_id(text) if text.overlay else None
        content = page(text, book.show_ruby)
        package.add_item(Ready(key, text.page, _PAGE, content, media_overlay=spoken))
        if spoken:
            package.add_item(Ready(spoken, text.overlay, "application/smil+xml", overlay(text)))
        package.spine.append(key)
