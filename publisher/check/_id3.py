"""The ID3 tag of an MP3 file: mutagen reads it, and the order of its frames is read beside it.

Sources: ID3v2.3 and the ID3v2 Chapter Frame Addendum 1.0.
"""

# mutagen has no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.id3 import ID3, CTOCFlags

from ._damage import DamagedError
from ._markers import Chapter


@dataclass(frozen=True)
class Tag:
    """What an MP3 file says of itself."""

    #: bytes of the tag, where the sound begins
    size: int
    title: str
    number: str
    #: of the whole book: "album artist"
    creators: str
    has_cover: bool
    #: element ids of CHAP frames in the order of the file, in which players list them
    order: tuple[str, ...]
    #: chapters by element id
    chapters: dict[str, Chapter]
    #: what is wrong with the tables of contents
    faults: tuple[str, ...]


def read_tag(path: Path) -> Tag:
    """Read the tag. Raises OSError, and DamagedError where it cannot be read."""
    try:
        tags: Any = ID3(path)
    except (MutagenError, ValueError, struct.error, EOFError) as error:
        raise DamagedError(f"its ID3 tag cannot be read ({error})") from error
    with path.open("rb") as file:
        raw = file.read(int(tags.size))
    faults: list[str] = []
    if tags.version != (2, 3, 0) or raw[5:6] != b"\0":
        # Players find no chapters in ID3v2.4 with a large picture.
        faults.append(f"the tag is not a plain ID3v2.3 but {tags.version}")
        order = tuple(chapter.element_id for chapter in tags.getall("CHAP"))
    else:
        elements = list(_elements(raw))
        order = tuple(name for frame, name in elements if frame == "CHAP")
        faults += _doubles([name for _, name in elements])
    chapters = {chapter.element_id: _chapter(chapter) for chapter in tags.getall("CHAP")}
    faults += _table_faults(tags, order)
    return Tag(
        size=int(tags.size),
        title="\0".join(_texts(tags, "TIT2")),
        number="\0".join(_texts(tags, "TRCK")),
        creators="\0".join(_texts(tags, "TPE2")),
        has_cover=any(picture.data for picture in tags.getall("APIC")),
        order=order,
        chapters=chapters,
        faults=tuple(faults),
    )


def _texts(tags: Any, name: str) -> list[str]:
    return [str(text) for frame in tags.getall(name) for text in frame.text]


def _chapter(frame: Any) -> Chapter:
    titles = _texts(frame.sub_frames, "TIT2")
    return Chapter("\0".join(titles), int(frame.start_time), int(frame.end_time))


def _elements(raw: bytes) -> Iterator[tuple[str, str]]:
    """Frame id and element id of CHAP and CTOC frames, in the order of an ID3v2.3 tag (3.3)."""
    at = 10
    while at + 10 <= len(raw) and raw[at]:
        name = raw[at : at + 4]
        size = int.from_bytes(raw[at + 4 : at + 8], "big")
        if name in (b"CHAP", b"CTOC"):
            element = raw[at + 10 : at + 10 + size].partition(b"\0")[0]
            yield name.decode("latin-1"), element.decode("latin-1")
        at += 10 + size


def _doubles(elements: list[str]) -> Iterator[str]:
    for name, count in Counter(elements).items():
        if count > 1:
            yield f"the element id {name!r} is there {count} times"


def _table_faults(tags: Any, order: tuple[str, ...]) -> Iterator[str]:
    """The top table must lead to every chapter once, in the order of the frames (3.2)."""
    tables = {table.element_id: table for table in tags.getall("CTOC")}
    if not order and not tables:
        return
    tops = [name for name, table in tables.items() if table.flags & CTOCFlags.TOP_LEVEL]
    if len(tops) != 1:
        yield f"{len(tops)} tables of contents are marked as the top one"
        return
    unordered = [name for name, table in tables.items() if not table.flags & CTOCFlags.ORDERED]
    if unordered:
        yield f"the table {unordered[0]!r} is not marked as ordered"
    listed = tuple(_listed(tables, tops[0]))
    if listed != order:
        yield f"the tables list {_short(listed)} where the chapters are {_short(order)}"


def _listed(tables: dict[str, Any], top: str) -> Iterator[str]:
    """What a table and the tables in it list; each is followed once, for they may go in circles."""
    seen, within = {top}, [iter(tables[top].child_element_ids)]
    while within:
        child = next(within[-1], None)
        if child is None:
            within.pop()
        elif child in tables and child not in seen:
            seen.add(child)
            within.append(iter(tables[child].child_element_ids))
        else:
            yield child


def _short(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:6])
    return f"{shown} … ({len(names)})" if len(names) > 6 else shown or "none"
