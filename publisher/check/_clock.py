"""Whether markers.json is of one piece: tiles, sums, chapters and keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ..findings import Finding, finding
from ._headings import judge_clock, without
from ._markers import NAME, Chapter, Markers, Track
from ._shape import shown


def judge(markers: Markers) -> Iterator[Finding]:
    """Findings about the clock itself; every other file is then held against it."""
    for fault in _times(markers):
        yield finding("K603", NAME, fault)
    expected = tuple(_expected(markers))
    for fault in _chapter_faults(expected, without(markers.chapters)):
        yield finding("K604", NAME, fault)
    yield from judge_clock(markers)
    for fault in _key_faults(markers):
        yield finding("K605", NAME, fault)


def flat(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """One entry per document, per heading in one and per page of a part.

    The first document of a speech bears the speech's own title.
    """
    for chapter in chapters:
        inner = list(flat(chapter.children))
        if inner and inner[0].begin == chapter.begin:
            yield replace(inner.pop(0), title=chapter.title)
        else:
            end = inner[0].begin if inner else chapter.end
            yield replace(chapter, end=end, children=())
        yield from inner


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
    at, deepest = 0, 0
    for track in markers.tracks:
        if track.level > deepest:
            yield f"track {track.key!r} is {track.level} deep, where the part around it has no page"
        deepest = track.level + (not track.speech)
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
    """A chapter for each track, those of a part inside that of its page."""
    levels = [track.level for track in markers.tracks]
    return _nested([*_of_tracks(markers)], levels)


def _nested(chapters: list[Chapter], levels: list[int]) -> Iterator[Chapter]:
    """Each chapter with the deeper ones behind it as its children."""
    at = 0
    while at < len(chapters):
        behind = at + 1
        while behind < len(chapters) and levels[behind] > levels[at]:
            behind += 1
        inner = tuple(_nested(chapters[at + 1 : behind], levels[at + 1 : behind]))
        own = chapters[at]
        yield replace(own, end=inner[-1].end, children=inner) if inner else own
        at = behind


def _of_tracks(markers: Markers) -> Iterator[Chapter]:
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
