"""The one clock: tracks of sections of clips, in whole milliseconds, without gap or overlap.

Every boundary is a whole millisecond and a whole number of master frames by construction, so
every format can state it exactly. `Timeline.chapters()` is the only source of chapter markers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

RATE = 24_000
"""Master frames per second."""

FRAMES_PER_MS = RATE // 1000

TRACK_FRAMES = 9_216
"""A track is a multiple of this: whole AAC packets (1024), MP3 frames (576) and milliseconds."""

TRACK_MS = TRACK_FRAMES // FRAMES_PER_MS

DEPTH = 2
"""Levels of headings that are chapters of a recording: those of a book and of its parts."""

LEAD_MS = 120
"""Digital silence at the start of every track, so that joined packets settle."""


@dataclass(frozen=True, slots=True)
class Word:
    """When a word is spoken."""

    #: half-open span of code points in the sentence's text
    start: int
    end: int
    #: milliseconds on the track's clock
    begin: int


@dataclass(frozen=True, slots=True)
class Clip:
    """The time of one sentence on its track: `[begin, end)` in whole milliseconds."""

    sentence: str
    begin: int
    end: int
    #: the voice that speaks it, as credits call it; "" for a clip with nothing to say
    voice: str = ""
    words: tuple[Word, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"clip {self.sentence} is empty or backwards: {self.begin}…{self.end}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document: a chapter begins with its sentence."""

    #: id of its first sentence
    sentence: str
    title: str
    #: BCP 47 tag of the title
    language: str
    #: 1 for the highest in its document; one that follows is at most 1 deeper
    rank: int


@dataclass(frozen=True, slots=True)
class Section:
    """The clips of one document, in reading order."""

    #: the document's key
    key: str
    title: str
    #: BCP 47 tag of the title
    language: str
    clips: tuple[Clip, ...]
    #: below its title, in reading order
    headings: tuple[Heading, ...] = ()

    @property
    def begin(self) -> int:
        """Milliseconds on the track's clock."""
        return self.clips[0].begin

    @property
    def end(self) -> int:
        """Milliseconds on the track's clock."""
        return self.clips[-1].end


@dataclass(frozen=True)
class Track:
    """One continuous recording: a speech, or a page that this edition makes."""

    key: str
    title: str
    #: BCP 47 tag of the title
    language: str
    sections: tuple[Section, ...]
    #: True for a speech, False for the pages this edition makes
    is_speech: bool = True
    #: in how many parts it stands; the part's own page is the last track before it of a lower level
    level: int = 0

    def __post_init__(self) -> None:
        if not self.sections or any(not section.clips for section in self.sections):
            raise ValueError(f"track {self.key} has a section without clips")
        at = 0
        for clip in self.clips:
            if clip.begin != at:
                kind = "gap" if clip.begin > at else "overlap"
                raise ValueError(f"track {self.key}: {kind} before clip {clip.sentence} at {at} ms")
            at = clip.end
        if at % TRACK_MS:
            raise ValueError(f"track {self.key}: {at} ms is no multiple of {TRACK_MS} ms")

    @cached_property
    def clips(self) -> tuple[Clip, ...]:
        """All clips of the track, which they tile."""
        return tuple(clip for section in self.sections for clip in section.clips)

    @property
    def duration(self) -> int:
        """Milliseconds."""
        return self.clips[-1].end


@dataclass(frozen=True, slots=True)
class Narrator:
    """A voice that is heard, with what the book says of it."""

    #: as credits call it
    name: str
    #: BCP 47 tags of what it reads
    languages: tuple[str, ...]
    #: of the voice, an SPDX expression where there is one; "" where the voice file has none
    licence: str = ""
    #: name and version of all that shaped the sound
    engine: str = ""
    #: of the engine, as above
    engine_licence: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled span on the book's clock."""

    title: str
    #: BCP 47 tag of the title
    language: str
    begin: int
    end: int
    #: key of the track
    track: str
    #: key of the document at which it begins
    document: str
    children: tuple[Chapter, ...] = ()
    #: id of the heading's sentence with which it begins; "" for a document and what holds some
    sentence: str = ""


@dataclass(frozen=True)
class Timeline:
    """All tracks of the book, one after the other."""

    tracks: tuple[Track, ...]
    #: the voices in the order in which they are first heard
    narrators: tuple[Narrator, ...] = ()
    #: levels of headings inside a document that formats without nesting show
    depth: int = DEPTH

    def __post_init__(self) -> None:
        keys = [track.key for track in self.tracks]
        sentences = [clip.sentence for track in self.tracks for clip in track.clips]
        if not keys or len(set(keys)) != len(keys):
            raise ValueError("a timeline needs tracks with different keys")
        if len(set(sentences)) != len(sentences):
            raise ValueError("a sentence is on the timeline twice")
        before: Track | None = None
        for track in self.tracks:
            deepest = before.level + (not before.is_speech) if before else 0
            if not 0 <= track.level <= deepest:
                raise ValueError(f"track {track.key} stands in a part that has no page")
            before = track

    @property
    def duration(self) -> int:
        """Milliseconds of the whole book."""
        return sum(track.duration for track in self.tracks)

    def starts(self) -> Iterator[tuple[int, Track]]:
        """Each track with the millisecond of the book at which it begins."""
        at = 0
        for track in self.tracks:
            yield at, track
            at += track.duration

    def track(self, key: str) -> Track:
        """The track of that key. Raises KeyError."""
        for track in self.tracks:
            if track.key == key:
                return track
        raise KeyError(key)

    def track_chapters(self) -> tuple[Chapter, ...]:
        """A chapter for each track, the documents of a speech as its children.

        A speech of one document is the document, and has the document's headings as children.
        """
        found = []
        for at, track in self.starts():
            documents = tuple(_of_section(section, at, track.key) for section in track.sections)
            end = at + track.duration
            first = documents[0].document
            children = documents if len(documents) > 1 else documents[0].children
            found.append(Chapter(track.title, track.language, at, end, track.key, first, children))
        return tuple(found)

    def chapters(self) -> tuple[Chapter, ...]:
        """Parts, speeches and pages in order, what is in a part or speech as its children.

        A part begins with its own page and lasts to the end of its last speech.
        """
        levels = [track.level for track in self.tracks]
        return tuple(_nested(self.track_chapters(), levels, 0))

    def flat_chapters(self) -> tuple[Chapter, ...]:
        """One entry per document, and per heading down to `depth`, for formats without nesting.

        The first entry of a speech bears the speech's title, so that nothing begins twice.
        """
        return flatten(_as_deep(self.chapters(), self.depth))

    def flat_chapters_of(self, number: int) -> tuple[Chapter, ...]:
        """The same of the track of that number alone; () where it is one chapter."""
        (chapter,) = _as_deep(self.track_chapters()[number : number + 1], self.depth)
        if not chapter.children:
            return ()
        has_documents = not chapter.children[0].sentence
        return flatten(chapter.children if has_documents else (chapter,))


def _of_section(section: Section, at: int, track: str) -> Chapter:
    """The chapter of a document with its headings. at: where its track begins, in ms."""
    end = at + section.end
    begins = {clip.sentence: at + clip.begin for clip in section.clips}
    inner = [
        Chapter(h.title, h.language, begins[h.sentence], end, track, section.key, (), h.sentence)
        for h in section.headings
    ]
    children = tuple(_outline(inner, [heading.rank for heading in section.headings], end))
    begin = at + section.begin
    return Chapter(section.title, section.language, begin, end, track, section.key, children)


def _outline(chapters: Sequence[Chapter], ranks: Sequence[int], end: int) -> Iterator[Chapter]:
    """Each chapter with the deeper ones behind it as its children, up to the next one's begin."""
    at = 0
    while at < len(chapters):
        behind = at + 1
        while behind < len(chapters) and ranks[behind] > ranks[at]:
            behind += 1
        stop = chapters[behind].begin if behind < len(chapters) else end
        inner = tuple(_outline(chapters[at + 1 : behind], ranks[at + 1 : behind], stop))
        yield replace(chapters[at], end=stop, children=inner)
        at = behind


def _as_deep(chapters: Iterable[Chapter], depth: int) -> tuple[Chapter, ...]:
    """The chapters without the headings that are deeper in their document."""
    return tuple(
        replace(chapter, children=_as_deep(chapter.children, depth - bool(chapter.sentence)))
        for chapter in chapters
        if depth or not chapter.sentence
    )


def _nested(chapters: Sequence[Chapter], levels: Sequence[int], level: int) -> Iterator[Chapter]:
    """Chapters with those of higher levels behind them as their children."""
    tops = [number for number, found in enumerate(levels) if found == level]
    for start, stop in pairwise([*tops, len(chapters)]):
        inner = tuple(_nested(chapters[start + 1 : stop], levels[start + 1 : stop], level + 1))
        chapter = chapters[start]
        yield replace(chapter, end=inner[-1].end, children=inner) if inner else chapter


def flatten(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Nested chapters as one list with strictly rising begins: one per document and heading."""
    flat: list[Chapter] = []
    for chapter in chapters:
        inner = flatten(chapter.children)
        if inner and inner[0].begin == chapter.begin:
            flat.append(replace(chapter, end=inner[0].end, children=()))
            flat += inner[1:]
        elif inner:  # the page of a part, or the text before the first heading
            flat += (replace(chapter, end=inner[0].begin, children=()), *inner)
        else:
            flat.append(chapter)
    return tuple(flat)


def clock(milliseconds: int) -> str:
    """A full clock value with milliseconds, `h:mm:ss.mmm` (SMIL 3.0, 5.4.4; EPUB 3.3, 9.2.2)."""
    seconds, ms = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{ms:03}"


def padded(milliseconds: int) -> int:
    """The length a track of that many milliseconds is padded to."""
    return -(-milliseconds // TRACK_MS) * TRACK_MS
