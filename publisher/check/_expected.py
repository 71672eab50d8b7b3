"""What an audio file should say, from the tracks that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ._clock import flat
from ._headings import as_deep
from ._markers import Chapter, File, Markers, Track


def known_tracks(file: File, markers: Markers) -> list[Track]:
    """The tracks of a file that there are."""
    return [markers.by_key[key] for key in file.tracks if key in markers.by_key]


def expected_chapters(file: File, markers: Markers) -> list[Chapter]:
    """The flat chapters of a file, on its own clock.

    A file of one track has that track's documents as chapters, and none for a single document
    without headings.
    """
    tracks = known_tracks(file, markers)
    start = tracks[0].begin if tracks else 0
    deep = as_deep(markers.chapters, markers.contents_depth)
    chapters = [chapter for chapter in flat(deep) if chapter.track in file.tracks]
    if _is_single(file, markers):
        chapters = [*_of_track(file.tracks[0], deep)]
    return [Chapter(c.title, c.begin - start, c.end - start) for c in chapters]


def _of_track(key: str, chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """The chapters of a track on its own: the first chapter that names it is the whole of it."""
    for chapter in chapters:
        if chapter.track != key:
            yield from _of_track(key, chapter.children)
            continue
        inside = tuple(child for child in chapter.children if child.track == key)
        if inside and inside[0].sentence:  # its headings; before the first one it has its own title
            yield from flat([replace(chapter, children=inside)])
        else:
            yield from flat(inside)
        return


def expected_title(file: File, markers: Markers) -> str:
    """The title tag: that of the book, or of the one track that the file holds."""
    tracks = known_tracks(file, markers)
    return tracks[0].title if tracks and _is_single(file, markers) else markers.title


def expected_number(file: File, markers: Markers) -> str:
    """The track number tag, "2/4"; none for a file of the whole book."""
    if not _is_single(file, markers):
        return ""
    keys = [track.key for track in markers.tracks]
    number = keys.index(file.tracks[0]) + 1 if file.tracks[0] in keys else 0
    return f"{number}/{len(keys)}"


def _is_single(file: File, markers: Markers) -> bool:
    return len(file.tracks) == 1 and len(markers.tracks) > 1
