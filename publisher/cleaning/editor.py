"""The editor's word: corrections of the text and facts from book.toml, which win over all rules."""

from __future__ import annotations

from pathlib import Path

from ..book import Document
from ..errors import ManifestError
from ..ledger import Change, Evidence, Fact
from ..manifest import DocumentEntry, place
from ._rule import Outcome, Rule

CODE = "ED"

NAME = "the editor's correction"


def correction_rule(entry: DocumentEntry, manifest: Path | None) -> Rule:
    """The corrections of one document as a rule, to be applied after all others.

    manifest: path of book.toml for messages. The rule raises ManifestError where a text to be
    corrected does not occur exactly once.
    """

    def corrections(document: Document) -> Outcome:
        """Replace what the editor says, where it occurs exactly once."""
        text = document.manuscript.text
        for wish in entry.corrections:
            count = text.count(wish.find)
            if count != 1:
                raise ManifestError(
                    f"the correction of {wish.find!r} in {document.path} "
                    + ("finds nothing" if not count else f"fits {count} places"),
                    where=place(manifest, wish.find),
                    remedy="Give words that occur exactly once in the cleaned text: "
                    f"publisher clean {document.path}",
                )
            start = text.index(wish.find)
            yield Change(start, start + len(wish.find), wish.replace, wish.reason, "editor")

    return Rule(CODE, NAME, corrections)


def stated(entry: DocumentEntry) -> tuple[Fact, ...]:
    """The facts the editor states of a document."""
    evidence = Evidence("editor", "book.toml")
    return tuple(Fact(name, value, evidence) for name, value in entry.facts.items())


def pictures_described(document: Document, entry: DocumentEntry, manifest: Path | None) -> None:
    """Refuse a description of a picture that is not there or has one of its own.

    Raises ManifestError.
    """
    names = [anchor.value for block in document.blocks for anchor in block.anchors
             if anchor.kind == "picture"]  # fmt: skip
    for name in entry.alt:
        if name not in names:
            known = ", ".join(dict.fromkeys(names)) or "none"
            raise ManifestError(
                f"{document.path} has no picture {name!r} without a description",
                where=place(manifest, name),
                remedy=f"Its pictures without one: {known}",
            )
