"""A commented book.toml: every guess of the program with its evidence, ready to be corrected."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from .book import Book, Document, Speech
from .errors import OutputError
from .ledger import Fact
from .manifest import FACTS

_HEAD = """\
# book.toml: what you write here wins over every guess of publisher.
# A line that begins with # is a guess, with its evidence; take the # away to make it your word.
# A [[speech]] at the end is one guess: take the # away from all of its lines.
"""

_MORE = """
# More that can be said of the book:
# publisher = "Who publishes this edition"
# rights = "CC0-1.0"
# certifier = "Who stands behind its accessibility"
# cover = "cover.jpg"            # an image beside this file
# loudness = "podcast"           # or "acx" (audiobook shops), "ebu" (broadcasting)
# ruby = true                    # show pinyin and other readings above the characters
# typography = true             # “quotes”, dashes – and … for those of a typewriter
# speak_stage_directions = false  # show (Applause.) and the like without saying it
# contents_depth = 3             # ranks of headings that are chapters, 0 to 5; 2 is usual
# speak_sources = true           # read the closing page's list of sources and edits aloud, too
# leave_out = ["notes.txt"]      # documents that are not to be in the book
# skip_rules = ["L3"]            # cleaning rules that are not to be used
# folders_are_parts = true       # a part (session, volume) for every folder, with its name

# What is known of each document. Its words can be corrected, too:
#
# [[document."file.txt".correction]]
# find = "a wrong word"          # must occur exactly once in the cleaned text
# replace = "the right word"
# reason = "why"
"""

_VOICES = """
[voices]
# en = "english"                 # `publisher voices` lists them
# quotation.en = "joe"           # another voice for what is quoted in whole sentences
#
# Own words of a speaker can have a voice, too; and so can a document: voice = "joe" in its table.
# [[speaker]]
# name = "Zhang Jun"
# voice = "joe"

# Sessions, debates or volumes above the speeches, to any depth:
# [[part]]
# title = "Morning session"
# documents = ["a.txt", "more/"]  # files, and folders with all that is in them
#
# [[part.part]]
# title = "Debate"
#
# [[part.part.speech]]
# documents = ["b.txt"]

# Which documents belong to one speech, in which order.
"""


def draft(book: Book) -> str:
    """The text of a book.toml for a book that was arranged without one."""
    lines = [_HEAD, *_guess("title", book.title), *_guess("language", book.language)]
    names = ", ".join(_quoted(fact.value) for fact in book.creators)
    reason = book.creators[0].evidence.reason if book.creators else "no speaker is common to all"
    lines.append(f"# creators = [{names}]  # inferred: {reason}")
    lines.append(_MORE)
    for speech in book.speeches:
        for document in speech.documents:
            lines += _document(document)
    # Tables come last in TOML: a key that stood after one would belong to it.
    lines.append(_VOICES)
    for speech in book.speeches:
        lines += _speech(speech)
    return "\n".join(lines) + "\n"


def save(path: Path, text: str) -> None:
    """Write the draft whole or not at all. Raises OutputError."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_text(text, "utf-8", newline="\n")
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError(
            f"cannot be written ({error.strerror})", where=str(path), remedy="Check permissions"
        ) from error


def _speech(speech: Speech) -> Iterator[str]:
    yield ""
    for evidence in speech.evidence:
        yield f"# together because {_one_line(evidence.reason)}"
    yield "# [[speech]]"
    for fact in (speech.title, speech.date, speech.speaker):
        if fact:
            yield from _guess(fact.name, fact)
    yield "# documents = ["
    for document in speech.documents:
        yield f"#     {_quoted(document.path)},"
    yield "# ]"


def _document(document: Document) -> Iterator[str]:
    yield ""
    yield f"[document.{_quoted(document.path)}]"
    seen = set()
    for fact in document.facts:
        if fact.name == "further source":
            yield f"# the same text as {_quoted(fact.value)}, which is left out"
        if fact.name not in seen and fact.name in FACTS:
            seen.add(fact.name)
            yield from _guess(fact.name, fact)


def _guess(name: str, fact: Fact) -> Iterator[str]:
    evidence = fact.evidence
    yield f"# {name} = {_quoted(fact.value)}  # {evidence.basis}: {_one_line(evidence.reason)}"


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _one_line(text: str) -> str:
    return " ".join(text.split())
