"""Who reads what of a book: the voices of its languages, and those of single parts.

book.toml may give a document, a speaker and all quotations a voice of their own. A role's voice
reads only the languages that it speaks; a sentence is read by one voice as a whole. Before all
this goes what is asked for on the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .book import Document
from .errors import EngineError, ManifestError, UnknownNameError
from .languages import scripts_in
from .manifest import place
from .plugins import unknown
from .quotations import quoted
from .reading import same_name
from .voice import Cast, Roles, Voice, choose, covers


def reading(cast: Cast, document: Document) -> Cast:
    """The cast for a document: its own voice, else its speaker's, before those of the languages.

    Raises ManifestError with the line of book.toml.
    """
    roles = cast.roles
    name = roles.documents.get(document.path, "")
    if name and not choose(cast.voices, name).speaks(document.language):
        raise ManifestError(
            f"the voice {name!r} does not speak {document.language}, the language of "
            f"{document.path}",
            where=place(roles.path, f'"{name}"'),
            remedy="`publisher voices` lists who does",
        )
    name = name or _of_speaker(cast, document)
    return _with(cast, {_tag(cast, name): name}) if name else cast


def quoting(cast: Cast, document: Document) -> Cast:
    """The cast for what the document quotes: the voices for quotations before all others.

    Raises as `reading` does.
    """
    mine = reading(cast, document)
    return _with(mine, cast.roles.quotation) if cast.roles.quotation else mine


def require(cast: Cast) -> Cast:
    """The cast itself, where every voice that book.toml names for a role is there and ready.

    Raises ManifestError with the line.
    """
    roles = cast.roles
    named = [(tag, name) for tag, name in roles.quotation.items()]
    named += [
        ("", name) for name in (*roles.documents.values(), *(each for _, each in roles.speakers))
    ]
    for tag, name in named:
        try:
            asked = tag or _tag(cast, name)
            if not _overruled(cast, asked):
                Cast(cast.voices, {"x": name}, skills=cast.skills).voice("x")
        except (UnknownNameError, EngineError) as error:
            raise ManifestError(
                error.what, where=place(roles.path, f'"{name}"'), remedy=error.remedy
            ) from error
    return cast


def require_speakers(roles: Roles, documents: Iterable[Document]) -> None:
    """Refuse a [[speaker]] whom no document has. Raises ManifestError with the line."""
    there = {document.value("speaker") for document in documents} - {""}
    for name, _ in roles.speakers:
        if not any(same_name(name, other) for other in there):
            raise ManifestError(
                f"no document has the speaker {name!r}",
                where=place(roles.path, f'"{name}"'),
                remedy=unknown("speaker", name, tuple(sorted(there))).remedy,
            )


def credited(cast: Cast, documents: Iterable[Document]) -> tuple[tuple[str, Voice], ...]:
    """Language tags with the voices that read them in the documents, each pair once."""
    found: dict[tuple[str, Voice], None] = {}
    for document in documents:
        mine, other = reading(cast, document), quoting(cast, document)
        marked = {s.id for s in quoted(document)} if cast.roles.quotation else set()
        known: dict[tuple[bool, str, frozenset[str]], Voice | None] = {}
        for sentence in document.sentences():
            is_quoted = sentence.id in marked
            for run in sentence.runs:
                if not any(char.isalnum() for char in run.text):
                    continue
                key = (is_quoted, run.language, scripts_in(run.text))
                if key not in known:
                    asked = other if is_quoted else mine
                    known[key] = asked.voice_for(run.text, run.language)
                if voice := known[key]:
                    found[run.language, voice] = None
    return tuple(found)


def _of_speaker(cast: Cast, document: Document) -> str:
    """The voice of who speaks in a document, or ""; in a report somebody else speaks."""
    speaker = document.value("speaker")
    if not speaker or document.value("kind") == "report":
        return ""
    voices = (voice for name, voice in cast.roles.speakers if same_name(name, speaker))
    able = (v for v in voices if choose(cast.voices, v).speaks(document.language))
    return next(able, "")


def _tag(cast: Cast, name: str) -> str:
    """For which languages a voice can be asked; "" is for all."""
    tag = choose(cast.voices, name).language
    return "" if tag == "*" else tag


def _overruled(cast: Cast, tag: str) -> bool:
    """Whether the command line has its own voice for a language."""
    over = cast.roles.over
    if any(covers(own, tag) for own in over if own):
        return True
    return "" in over and (not tag or bool(choose(cast.voices, over[""]).speaks(tag)))


def _with(cast: Cast, wanted: Mapping[str, str]) -> Cast:
    """The cast with other voices for some languages, where the command line has none."""
    new = {tag: name for tag, name in wanted.items() if not _overruled(cast, tag)}
    over = cast.roles.over
    kept = {
        tag: name
        for tag, name in cast.asked.items()
        if tag in over or not any(not own or covers(own, tag) for own in new)
    }
    return replace(cast, asked={**kept, **new})
