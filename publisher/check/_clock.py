"""Whether markers.json is of one piece: tiles, sums, chapters and keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from ..findings import Finding, finding
from ._markers import NAME, Chapter, Markers, Track
from ._shape import shown


def judge(markers: Markers) -> Iterator[Finding]:
    """Findings about the clock itself; every other file is then held against it."""
    for fault in _times(markers):
        yield finding("K603", NAME, fault)
    expected = tuple(_expected(markers))
    for fault in _chapter_faults(expected, markers.chapters):
        yield finding("K604", NAME, fault)
    for fault in _key_faults(markers):
        yield finding("K605", NAME, fault)


def flat(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """One entry per document; the first of a chapter bears the chapter's own title."""
    for chapter in chapters:
        leaves = list(_leaves(chapter))
        yield Chapter(chapter.title, leaves[0].begin, leaves[0].end)
        yield from leaves[1:]


def _leaves(chapter: Chapter) -> Iterator[Chapter]:
    if not chapter.children:
        yield Chapter(chapter.title, chapter.begin, chapter.end)
    for child in chapter.children:
        yield from _leaves(child)


def differences(expected: Sequence[Chapter], found: Sequence[Chapter]) -> Iterator[str]:
    """How two lists of flat chapters differ, entry by entry; titles and times must be equal."""
    for number, (wanted, there) in enumerate(zip_longest(expected, found), 1):
        if wanted is None:
            yield f"chapter {number}, {_entry(there)}, is not in markers.json"
        elif there is None:
            yield f"chapter {number}, {_entry(wanted)}, is missing"
        elif (wanted.title, wanted.begin, wanted.end) != (there.title, there.begin, there.end):
            yield f"chapter {number} is {_entry(there)}, not {_entry(wanted)}"


def _entry(chapter: Chapter) -> str:
    return f"{shown(chapter.title)} {chapter.begin}…{chapter.end} ms"


def _times(markers: Markers) -> Iterator[str]:
    """Tracks tile the book, clips tile their track, words are in their clip."""
    at = 0
    for track in markers.tracks:
        if track.begin != at:
            yield f"track {track.key!r} begins at {track.begin} ms, not at {at} ms"
        at = track.begin + track.duration
        yield from _clip_times(track)
    if at != markers.duration:
        yield f"the book lasts {markers.duration} ms, its tracks end at {at} ms"


def _clip_times(track: Track) -> Iterator[str]:
    at = 0
    for clip in track.clips:
        if clip.begin != at:
            yield f"clip {clip.sentence} of {track.key!r} begins at {clip.begin} ms, not at {at} ms"
        if clip.end <= clip.begin:
            yield f"clip {clip.sentence} of {track.key!r} is empty: {clip.begin}…{clip.end} ms"
        if any(not clip.begin <= word <= clip.end for word in clip.words):
            yield f"a word of {clip.sentence} is not in its clip, {clip.begin}…{clip.end} ms"
        at = clip.end
    if at != track.duration:
        yield f"track {track.key!r} lasts {track.duration} ms, its clips end at {at} ms"


def _expected(markers: Markers) -> Iterator[Chapter]:
    """A chapter for each track and, inside it, one for each of several documents."""
    titles = {document.key: document.title for document in markers.documents}
    for track in markers.tracks:
        parts = tuple(
            Chapter(
                titles.get(section.document, ""),
                track.begin + section.clips[0].begin,
                track.begin + section.clips[-1].end,
                track.key,
                section.document,
            )
            for section in track.sections
        )
        yield Chapter(
            track.title,
            track.begin,
            track.begin + track.duration,
            track.key,
            parts[0].document,
            parts if len(parts) > 1 else (),
        )


def _chapter_faults(
    expected: Sequence[Chapter], found: Sequence[Chapter], inside: str = ""
) -> Iterator[str]:
    for number, (wanted, there) in enumerate(zip_longest(expected, found), 1):
        if wanted is None or there is None:
            yield f"{inside}{len(found)} chapters where the tracks have {len(expected)}"
            return
        same = (wanted.track, wanted.document) == (there.track, there.document)
        if not same or _entry(wanted) != _entry(there):
            yield (
                f"{inside}chapter {number} is {_entry(there)} of {there.document!r}, "
                f"not {_entry(wanted)} of {wanted.document!r}"
            )
        yield from _chapter_faults(wanted.children, there.children, f"in {shown(there.title)}: ")


def _key_faults(markers: Markers) -> Iterator[str]:
    documents = [document.key for document in markers.documents]
    tracks = [track.key for track in markers.tracks]
    yield from _doubles("track", tracks)
    yield from _doubles("document", documents)
    sentences = (clip.sentence for track in markers.tracks for clip in track.clips)
    yield from _doubles("sentence", sentences)
    # Some file systems take names that differ in case alone for one name.
    yield from _doubles("file", (file.name.casefold() for file in markers.files))
    placed = [(s.document, track.key) for track in markers.tracks for s in track.sections]
    listed = [(document.key, document.track) for document in markers.documents]
    if placed != listed:
        odd = next(pair for pair in zip_longest(placed, listed) if pair[0] != pair[1])
        yield f"the tracks have {odd[0]} (document, track) where the documents have {odd[1]}"
    known = set(tracks)
    for file in markers.files:
        for key in file.tracks:
            if key not in known:
                yield f"file {file.name!r} holds the track {key!r}, which is not there"


def _doubles(what: str, keys: Iterable[str]) -> Iterator[str]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield f"{what} {key!r} is there {count} times"
