"""What an audio file should say, from the tracks that it holds."""

from __future__ import annotations

from collections.abc import Iterable

from ._clock import flat
from ._markers import Chapter, File, Markers, Track


def known_tracks(file: File, markers: Markers) -> list[Track]:
    """The tracks of a file that there are."""
    return [markers.by_key[key] for key in file.tracks if key in markers.by_key]


def expected_chapters(file: File, markers: Markers) -> list[Chapter]:
    """The flat chapters of a file, on its own clock.

    A file of one track has that track's documents as chapters, and none for a single document.
    """
    tracks = known_tracks(file, markers)
    start = tracks[0].begin if tracks else 0
    chapters = [chapter for chapter in flat(markers.chapters) if chapter.track in file.tracks]
    if _is_single(file, markers):
        found = _of_track(file.tracks[0], markers.chapters)
        chapters = [child for child in found if child.track == file.tracks[0]]
    return [Chapter(c.title, c.begin - start, c.end - start) for c in chapters]


def _of_track(key: str, chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """What is in the chapter of a track: the first chapter that names it is its own."""
    for chapter in chapters:
        if chapter.track == key:
            return chapter.children
        if found := _of_track(key, chapter.children):
            return found
    return ()


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
