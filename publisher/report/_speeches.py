"""The speeches that the documents make, and why each document is where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book import Document
from ..grouping import Group
from ._document import anchor, name_of
from ._words import text_of

_ORDER = (
    "What a book of these documents holds, in its order: full dates first, then dates without a "
    "year, then what has none. Documents are together that tell of one speech."
)
_NOT = "What is left out of the book, and why, stands among the findings."


def speeches(groups: Sequence[Group]) -> Iterator[str]:
    """The section about the speeches in the book's order."""
    yield '<section aria-labelledby="speeches">\n<h2 id="speeches">Speeches</h2>\n'
    yield f"<p>{_ORDER} {_NOT}</p>\n<ol>\n"
    for group in groups:
        yield f"<li>{name_of(group.documents[0])}{_when(group)}\n<ul>\n"
        yield from (f"<li>{_document(document)}</li>\n" for document in group.documents)
        yield "</ul>\n"
        yield from (
            f'<p>Together because: <span dir="auto">{text_of(each.reason)}</span> '
            f"({each.basis})</p>\n"
            for each in group.evidence
        )
        if not group.evidence:
            yield "<p>Alone: no other document has its speaker and its date or event.</p>\n"
        yield "</li>\n"
    yield "</ol>\n</section>\n"


def _when(group: Group) -> str:
    if group.date is None:
        return ", without a date"
    reason = text_of(group.date.evidence.reason)
    return f", {text_of(group.date.value)} ({group.date.evidence.basis}: {reason})"


def _document(document: Document) -> str:
    doubles = "".join(
        f"; the same text as {text_of(fact.value)}, which is left out: "
        f'<span dir="auto">{text_of(fact.evidence.reason)}</span>'
        for fact in document.facts
        if fact.name == "further source"
    )
    return f'<a href="#{anchor(document)}">{text_of(document.path)}</a>{doubles}'
