"""The cover of a book: the editor's own image, or one drawn from title and creators."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from ..book import Book
from ..errors import ManifestError
from ..findings import Finding, finding
from ..labels import labels
from ._cover_drawing import Line, draw
from ._cover_fonts import choose
from ._direction import direction

_MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}

LONGEST = 4096
"""Pixels of the longer side that reading systems open without trouble."""


@dataclass(frozen=True)
class Cover:
    """A cover image and what must be said about it."""

    image: bytes
    #: image/png or image/jpeg
    media_type: str
    #: alternative text, in the book's main language where its words are known
    alternative: str
    findings: tuple[Finding, ...] = ()


def cover(book: Book) -> Cover:
    """The editor's image where the book names one, else a drawn one (1600 × 2560, PNG).

    Finding W501 where no font has all characters; those are left out and never drawn as boxes.
    Raises ManifestError for an image that cannot be used.
    """
    alternative = _alternative(book)
    if book.cover:
        image, media_type = _own(Path(book.cover))
        return Cover(image, media_type, alternative)
    lengths = tuple(len(s.text.encode()) for s in book.sentences())
    creators = _joined(book)
    image, missing = _drawn(book.title.value, creators, book.language.value, lengths)
    found = (finding("W501", "cover", " ".join(missing)),) if missing else ()
    return Cover(image, "image/png", alternative, found)


def _alternative(book: Book) -> str:
    words = labels(book.language.value, "epub")
    creators = _joined(book)
    pattern: str = words["cover_alternative_by" if creators else "cover_alternative"]
    return pattern.format(title=book.title.value, creators=creators)


def _joined(book: Book) -> str:
    separator: str = labels(book.language.value, "epub")["separator"]
    return separator.join(creator.value for creator in book.creators)


@lru_cache(maxsize=8)  # several shelves of one build ask for the same cover
def _drawn(title: str, creators: str, language: str, lengths: tuple[int, ...]) -> tuple[bytes, str]:
    """The image, and the characters no font has."""
    head, lacking = _line(title, language, bold=True)
    foot, lacking_too = _line(creators, language, bold=False)
    image = draw(head, foot if foot.text else None, lengths)
    return image, "".join(dict.fromkeys(lacking + lacking_too))


def _line(text: str, language: str, *, bold: bool) -> tuple[Line, str]:
    """The text ready to be set, and the characters that had to be left out."""
    plain = unicodedata.normalize("NFC", " ".join(text.split())).replace("\u2011", "-")
    face = choose(plain, language, bold=bold)
    missing = face.missing(plain)
    kept = " ".join("".join(char for char in plain if char not in missing).split())
    return Line(kept, face, direction(language)), missing


def _own(path: Path) -> tuple[bytes, str]:
    """The editor's image with its media type: as it is, or encoded anew where it must be."""
    try:
        data = path.read_bytes()
        with Image.open(io.BytesIO(data), formats=tuple(_MEDIA_TYPES)) as image:
            image.load()
            kind = str(image.format)
            plain = image.mode in ("RGB", "L", "P", "RGBA", "LA", "1")
            upright = image.getexif().get(0x0112, 1) == 1
            if kind in _MEDIA_TYPES and plain and upright and max(image.size) <= LONGEST:
                return data, _MEDIA_TYPES[kind]
            # Pillow calls a JPEG with further pictures behind it, as phones save it, MPO.
            kind = "JPEG" if kind == "MPO" else kind
            return _encoded(image, kind), _MEDIA_TYPES[kind]
    except UnidentifiedImageError as error:
        raise _unusable(path, "it is neither a JPEG nor a PNG image") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _unusable(path, getattr(error, "strerror", None) or str(error)) from error


def _encoded(image: Image.Image, kind: str) -> bytes:
    """The image upright, in RGB and no longer than LONGEST."""
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    data = io.BytesIO()
    upright.save(data, kind, quality=90, optimize=True)
    return data.getvalue()


def _unusable(path: Path, why: str) -> ManifestError:
    return ManifestError(
        f"the cover image cannot be used: {why}",
        where=str(path),
        remedy="Give a JPEG or PNG file, or take the cover out of book.toml",
    )
