"""The title page and the pages of parts, and the labels of documents that state no title.

All of it is in the book's main language (where publisher/labels has it, else in English) and is
marked as made, so that nobody takes it for a document's own words.
"""

from __future__ import annotations

from collections.abc import Sequence

from .book import Block, BlockKind, Document, Speech
from .dates import in_words, parse
from .labels import counted, labels, labels_language
from .ledger import Evidence, Fact, Manuscript
from .unnamed import first_words, told_by_name

_EDITION = Evidence("inferred", "made by this edition")


def label(document: Document, main: str) -> tuple[str, str]:
    """What to call a document without a title, and the language of that.

    Its kind, agency and date, as far as stated; else what its file's name says, or its first words.
    """
    words = labels(main, "documents")
    kind = words.get(document.value("kind"), "")
    dates = [f for f in document.facts if f.name == "date" and f.evidence.basis != "inferred"]
    date = parse(dates[0].value) if dates else None
    stated = [document.value("agency"), in_words(date, labels(main, "dates")) if date else ""]
    if any(stated):
        known = (part for part in (kind or words["document"], *stated) if part)
        return str(words["separator"]).join(known), labels_language(main)
    own = told_by_name(document.path) or first_words(document)
    if own:
        return own, document.language
    name = f"{kind or words['document']}{words['separator']}{document.path}"
    return name, labels_language(main)


def title_page(
    title: str, creators: tuple[Fact, ...], speeches: Sequence[Speech], main: str
) -> Document:
    """Title, creators, and what the book holds."""
    words = labels(main, "title_page")
    documents = sum(len(speech.documents) for speech in speeches)
    names = words["separator"].join(fact.value for fact in creators)
    parts = {part.key for speech in speeches for part in speech.within}
    lines = (
        counted(main, "title_page", "parts", len(parts)) if parts else "",
        counted(main, "title_page", "speeches", len(speeches)),
        counted(main, "title_page", "documents", documents),
    )
    own = labels_language(main)
    blocks = [made("heading", title, main)]
    blocks += [made("byline", names, main)] if names else []
    blocks += [made("byline", line, own) for line in lines if line]
    return page("title-page", words["name"], own, blocks)


def part_page(key: str, title: Fact, main: str) -> Document:
    """The page that opens a part: its title."""
    return page(key, title.value, main, [made("heading", title.value, main)])


def page(key: str, title: str, language: str, blocks: Sequence[Block]) -> Document:
    """A page of this edition. language: of its title."""
    facts = (Fact("title", title, _EDITION), Fact("language", language, _EDITION))
    text = "\n\n".join(block.text for block in blocks)
    return Document(key, "", Manuscript(text), facts=facts, blocks=tuple(blocks))


def made(kind: BlockKind, text: str, language: str) -> Block:
    """A block of such a page."""
    return Block(kind, language, text, made=True)
