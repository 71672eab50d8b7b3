"""A font that has every character of a text: first those that come by pip, then the system's.

FiraGO (Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Georgian) and Noto Sans come in
the package pymupdf-fonts, under the SIL Open Font License 1.1, so that most covers are the same on
every machine.
"""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pymupdf_fonts  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont, features

_BOLD, _REGULAR = ("figbo", "notosbo"), ("figo", "notos")

#: part of a face's family name that says which region's forms it draws
_REGIONS = {
    **dict.fromkeys(("zh-hant", "zh-tw", "zh-hk", "zh-mo"), (" TC", " HK")),
    "zh": (" SC", " GB"),
    "ja": (" JP",),
    "ko": (" KR",),
}

#: file names from calm to unfit for a cover; the first group that fits decides
_LIKED = ("notosanscjk", "sourcehansans", "notosans", "pingfang", "hiragino", "msyh", "msjh")
_UNLIKED = ("italic", "oblique", "mono", "condensed", "light", "thin", "emoji", "symbol", "unifont")
_UNFIT = ("lastresort", "adobeblank", "notdef")

_PROBE = 40
"""Pixels at which glyphs are compared."""


@dataclass(frozen=True)
class Face:
    """One face of a font file."""

    #: a path, or the bytes of a font that comes by pip
    source: str | bytes
    #: number of the face inside a collection
    index: int = 0

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The face at a size in pixels. Raises OSError where FreeType cannot read it."""
        return _open(self, size)

    def missing(self, text: str) -> str:
        """The characters of a text that this face cannot draw, in order, each once."""
        return "".join(char for char in dict.fromkeys(text) if not _draws(self, char))


def choose(text: str, language: str, *, bold: bool) -> Face:
    """The first face that has all of the text, else the one that lacks the fewest characters."""
    best, lacking = Face(b""), len(text) + 1
    for face in _faces(language, bold):
        count = len(face.missing(text))
        if count < lacking:
            best, lacking = face, count
        if not count:
            break
    return best


def shapes() -> bool:
    """True where Pillow can join letters and order them from right to left."""
    return bool(features.check("raqm") and features.check("fribidi"))


def _faces(language: str, bold: bool) -> Iterator[Face]:
    for name in _BOLD if bold else _REGULAR:
        yield Face(pymupdf_fonts.myfont(name))
    files = (path for folder in _folders() for path in _fonts(folder))
    for path in sorted(files, key=lambda path: _rank(path, bold)):
        yield from sorted(_collection(path), key=lambda face: not _regional(face, language))


def _folders() -> Iterable[Path]:
    home = Path(os.environ.get("HOME") or os.environ.get("USERPROFILE") or "/")
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData/Local"))
        windows = os.environ.get("WINDIR", "C:\\Windows")
        return Path(windows, "Fonts"), Path(local, "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return *shared, home / ".local/share/fonts", home / ".fonts"


def _fonts(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        known = path.suffix.lower() in (".ttf", ".otf", ".ttc", ".otc")
        if known and not any(word in path.name.lower() for word in _UNFIT):
            yield path


def _rank(path: Path, bold: bool) -> tuple[bool, int, bool, str]:
    name = path.name.lower().replace(" ", "").replace("-", "")
    liked = next((n for n, word in enumerate(_LIKED) if word in name), len(_LIKED))
    return any(word in name for word in _UNLIKED), liked, ("bold" in name) != bold, str(path)


def _collection(path: Path) -> tuple[Face, ...]:
    """The faces of one file; none where FreeType does not read it (bitmaps, broken files)."""
    found: list[Face] = []
    limit = 64 if path.suffix.lower() in (".ttc", ".otc") else 1
    for index in range(limit):
        face = Face(str(path), index)
        try:
            face.at(_PROBE)
        except OSError:
            break
        found.append(face)
    return tuple(found)


def _regional(face: Face, language: str) -> bool:
    tag = language.lower()
    wanted = next((names for prefix, names in _REGIONS.items() if tag.startswith(prefix)), ())
    family = face.at(_PROBE).getname()[0] or ""
    return any(family.endswith(name) for name in wanted)


@lru_cache(maxsize=64)  # not more, for each may keep a file open
def _open(face: Face, size: int) -> ImageFont.FreeTypeFont:
    source = io.BytesIO(face.source) if isinstance(face.source, bytes) else face.source
    return ImageFont.truetype(source, size, index=face.index)


@lru_cache(maxsize=4096)
def _draws(face: Face, char: str) -> bool:
    """True where the face has a glyph of its own for a character.

    FreeType draws one picture (.notdef) for all it lacks, so a character that looks like a
    noncharacter is lacking. White space and marks of direction have no picture.
    """
    if char.isspace() or unicodedata.category(char) in ("Cf", "Zs"):
        return True
    if not shapes() and _needs_shaping(char):
        return False
    return _picture(face, char) != _lacking(face)


@lru_cache(maxsize=64)
def _lacking(face: Face) -> bytes:
    return _picture(face, "\U0010ffff")


def _picture(face: Face, char: str) -> bytes:
    image = Image.new("L", (3 * _PROBE, 3 * _PROBE))
    ImageDraw.Draw(image).text((_PROBE, _PROBE), char, 255, face.at(_PROBE))
    return image.tobytes()


def _needs_shaping(char: str) -> bool:
    joined = unicodedata.bidirectional(char) in ("R", "AL")
    return joined or "\u0900" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"
