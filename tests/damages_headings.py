"""A book of chapters in one document, and what can be wrong with them, with the codes for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import marked
from damages import Damage, Row, data, markers, utf16
from tampering import NAV, NCX, replace

from publisher.book import Book, Document

EPUB, M4B, SPEECH = "water.epub", "water.m4b", "water-mp3/01-the-sea.mp3"
NOVEL = "EPUB/text/novel.xhtml"


def novel() -> Document:
    """Parts with chapters, one right behind its part; a heading too deep for audio; a note."""
    return marked.marked(
        ("heading", "The Sea", "1"),
        ("paragraph", "A word before."),
        ("heading", "Part One", "2"),
        ("heading", "Storm &\nCalm{noteref=1|1}", "3"),
        ("paragraph", "It blew. It stopped."),
        ("heading", "The first hour", "5"),
        ("paragraph", "It was long."),
        ("heading", "{lang=fr|L’eau}", "3"),
        ("paragraph", "Water."),
        ("heading", "Part Two. The end.", "2"),
        ("paragraph", "They came home."),
        ("note", "Said in Vienna.", "1"),
        name="novel.docx",
        facts={"language": "en"},
    )


def book() -> Book:
    """The novel as one speech, and another of one chapter."""
    return marked.book(novel(), marked.arabic())


def heading(number: int, change: Callable[[dict[str, Any]], object]) -> Damage:
    """Change the chapter of a part of the novel, by its number, in markers.json."""
    return markers(lambda value: change(value["chapters"][1]["children"][number]))


def page(old: str, new: str) -> Damage:
    return lambda folder: replace(folder / EPUB, NOVEL, old, new)


def contents(entry: str, old: str, new: str) -> Damage:
    return lambda folder: replace(folder / EPUB, entry, old, new)


def flattened(value: dict[str, Any]) -> None:
    """The chapters of the first part are beside it."""
    parts = value["chapters"][1]["children"]
    inner = parts[0].pop("children")
    parts[0]["end"] = inner[0]["begin"]
    parts[1:1] = inner


def lost(value: dict[str, Any]) -> None:
    """The second part is no chapter, and the first one lasts until the end."""
    parts = value["chapters"][1]["children"]
    end = parts.pop()["end"]
    parts[0]["end"] = parts[0]["children"][-1]["end"] = end


TABLE: tuple[Row, ...] = (
    (
        "a part that begins later than its heading",
        {"K629", "K633", "K675"},
        heading(1, lambda part: part.update(begin=part["begin"] + 1)),
    ),
    (
        "a part that ends before the next one",
        {"K675"},
        heading(0, lambda part: part.update(end=part["end"] - 1)),
    ),
    (
        "a chapter that ends before its part",
        {"K633", "K675"},
        heading(0, lambda p: p["children"][1].update(end=p["end"] - 1)),
    ),
    (
        "a heading that is no sentence",
        {"K675", "K676"},
        heading(1, lambda part: part.update(sentence="nothing")),
    ),
    (
        "the headings of one document in another",
        {"K628", "K633", "K675"},
        markers(lambda m: m["chapters"][2].update(children=m["chapters"][1].pop("children"))),
    ),
    ("a heading that is no chapter", {"K628", "K633", "K676"}, markers(lost)),
    ("a chapter beside its part", {"K628", "K629", "K633", "K676"}, markers(flattened)),
    (
        "a heading that is one no more",
        {"K676"},
        lambda folder: [
            page('<h2 id="block-10">', '<p id="block-10">')(folder),
            page("The end.</span></h2>", "The end.</span></p>")(folder),
        ],
    ),
    (
        "a part named otherwise in markers.json",
        {"K628", "K633", "K676"},
        heading(0, lambda part: part.update(title="Part 1")),
    ),
    ("a part named otherwise in the nav", {"K628"}, contents(NAV, ">Part One<", ">Part 1<")),
    ("a part named otherwise in the NCX", {"K628"}, contents(NCX, ">Part One<", ">Part 1<")),
    (
        "deeper chapters than there are",
        {"K633"},
        markers(lambda m: m["book"].update(contents_depth=3)),
    ),
    (
        "a depth below zero",
        {"K602"},
        markers(lambda m: m["book"].update(contents_depth=-1)),
    ),
    (
        "a part renamed in the M4B",
        {"K633"},
        data(M4B, lambda d: d.replace(b"Part One", b"Part Two")),
    ),
    (
        "a part renamed in the MP3 of the speech",
        {"K633"},
        data(SPEECH, lambda d: d.replace(utf16("Part One"), utf16("Part Two"))),
    ),
)
