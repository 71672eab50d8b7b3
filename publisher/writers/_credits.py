"""Who made a book and who reads it, as the tags of audio files want it."""

from __future__ import annotations

from ..book import Book
from ..timeline import Timeline

GENRE = "Audiobook"
"""The genre by which players tell a book from music; a fixed word in both families of tags."""


def creators(book: Book) -> list[str]:
    """The creators' names; empty where none is known."""
    return [fact.value for fact in book.creators]


def narrators(timeline: Timeline) -> list[str]:
    """The names of the voices, in the order in which they are first heard."""
    voices = (clip.voice for track in timeline.tracks for clip in track.clips)
    return list(dict.fromkeys(voice for voice in voices if voice))
