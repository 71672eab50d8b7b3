"""Foot- and endnotes of Word: labels as Word counts them, texts at the end of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ._docx_body import Body
from ._names import attribute, child, tag, value, whole
from ._numbering import numeral
from ._parts import Part, as_note

FOOT, END = "w:footnoteReference", "w:endnoteReference"
_STORIES = {FOOT: ("w:footnote", "footnotePr"), END: ("w:endnote", "endnotePr")}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class Labels:
    """Gives the notes their labels in the order in which the text refers to them."""

    def __init__(self, settings: Iterable[Any]) -> None:
        self._formats = {FOOT: "decimal", END: "lowerRoman"}
        self._next = {FOOT: 1, END: 1}
        for root in settings:
            for kind, (_, name) in _STORIES.items():
                found = next((e for e in root.iter() if tag(e) == f"w:{name}"), None)
                self._formats[kind] = value(found, "w:numFmt") or self._formats[kind]
                self._next[kind] = whole(value(found, "w:numStart"), self._next[kind])
        self.given: dict[tuple[str, str], str] = {}

    def __call__(self, kind: str, id: str) -> str:
        """The label of the note, the same each time it is referred to."""
        if (kind, id) not in self.given:
            text = numeral(self._next[kind], self._formats[kind]) or str(self._next[kind])
            while text in self.given.values():  # a foot- and an endnote of one number
                text += "*"
            self.given[kind, id] = text
            self._next[kind] += 1
        return self.given[kind, id]


def notes(
    body: Body, labels: Labels, roots: Mapping[str, Any], targets: Mapping[str, Mapping[str, str]]
) -> Iterator[Part]:
    """The notes in the order of their labels, then those to which nothing refers.

    roots: footnotes.xml and endnotes.xml by kind of reference; targets: their relationships.
    """
    for kind, (name, _) in _STORIES.items():
        root = roots.get(kind)
        if root is None:
            continue
        stories = {attribute(e, "id"): e for e in root if tag(e) == name and _is_text(e)}
        referred = [id for other, id in labels.given if other == kind]
        for id in (*referred, *(id for id in stories if id not in referred)):
            if id in stories:
                story = body.story(stories[id], targets[kind])
                yield from as_note(story, labels(kind, id))


def _is_text(note: Any) -> bool:
    kind = attribute(note, "type")
    return kind not in _SEPARATORS and child(note, "w:p", "w:r", "w:separator") is None
