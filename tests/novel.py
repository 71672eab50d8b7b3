"""A novel that is several files of its EPUB, if these are made short."""

from __future__ import annotations

from pathlib import Path

import marked
import pytest
from test_check_structure import written

from publisher.book import Document
from publisher.writers import _epub_pieces

EPUB = "water.epub"
PLAIN = "The wheel turned, and the water ran under it."


def novel() -> Document:
    """Two parts of three chapters, with notes at the end, pages, a list and a table."""

    def chapter(number: int, *inside: marked.Part) -> list[marked.Part]:
        page = f"¶{number}¶"
        return [
            ("heading", f"{page}Chapter {number}", "3"),
            ("paragraph", f"In chapter {number} it rained.{{noteref={number}|{number}}} {PLAIN}"),
            *inside,
            ("paragraph", f"So ended chapter {number}. {PLAIN}"),
        ]

    carried = [("list_item", f"{what} for the mill.", "") for what in ("Corn", "Salt", "Oil")]
    rows = [("table_row", f"Day {day}\t{day} feet") for day in range(1, 5)]
    return marked.marked(
        ("heading", "The Mill", "1"),
        ("paragraph", f"A foreword. {PLAIN}"),
        ("heading", "Part One", "2"),
        *chapter(1),
        *chapter(2, *carried),
        *chapter(3),
        ("heading", "Part Two", "2"),
        *chapter(4, *rows),
        *chapter(5),
        *chapter(6),
        *(("note", f"Of the rain in chapter {n}.", str(n)) for n in range(1, 7)),
        name="novel.docx",
        facts={"title": "The Mill", "language": "en"},
    )


def shorten(patch: pytest.MonkeyPatch) -> None:
    """Make files of a page or so."""
    patch.setattr(_epub_pieces, "LIMIT", 1300)


def published(folder: Path) -> Path:
    """The folder of a silent book of several files, with its ledger and markers."""
    with pytest.MonkeyPatch.context() as patch:
        shorten(patch)
        return written(marked.book(novel()), folder)
