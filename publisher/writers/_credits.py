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
    named = (narrator.name for narrator in timeline.narrators)
    clips = (clip.voice for track in timeline.tracks for clip in track.clips)
    return list(dict.fromkeys(voice for voice in (*named, *clips) if voice))


def licences(timeline: Timeline) -> list[str]:
    """Each voice with its licence and that of its engine, where they are known."""
    found = []
    for each in timeline.narrators:
        known = (("voice", each.licence), ("engine", each.engine_licence))
        told = "; ".join(f"{what} {licence}" for what, licence in known if licence)
        if told:
            found.append(f"{each.name}: {told}")
    return found
