"""What a document says of itself, in eleven languages: text → facts (tests/facts/*.toml).

A row states every fact that its text gives; a fact that is found and not stated is counted as
invented. `python tests/test_facts.py [before|after|later] [-v]` prints precision and recall.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript

TABLES = Path(__file__).parent / "facts"

ALWAYS = (
    "speaker", "role", "date", "published", "place", "agency", "publication", "reporter", "author",
    "modified", "kind", "event", "turn",
)  # fmt: skip
ONLY_WHERE_STATED = ("title", "language", "editor")


@cache
def rows(language: str, part: str = "") -> tuple[tuple[str, dict[str, str]], ...]:
    table = tomllib.loads((TABLES / f"{language}.toml").read_text("utf-8"))
    parts = [part] if part else ["before", "after", "later"]
    return tuple(
        (
            row["text"].replace("{rest}", table["rest"]),
            {k: v for k, v in row.items() if k != "text"},
        )
        for name in parts
        for row in table.get(name, [])
    )


def found_in(text: str) -> dict[str, str]:
    document = clean(Document("k", "file.txt", Manuscript(text)))
    for fact in document.facts:
        if fact.evidence.span:
            start, end = fact.evidence.span
            assert 0 <= start < end <= len(text)
    turns = [fact.value for fact in document.facts if fact.name == "turn"]
    return {fact.name: document.value(fact.name) for fact in document.facts} | {
        "turn": ", ".join(turns)
    }


def score(language: str, part: str = "") -> tuple[Counter[str], list[str]]:
    """How many facts were right, wrong and missed; and what was wrong, in words."""
    counts: Counter[str] = Counter()
    remarks = []
    for number, (text, expected) in enumerate(rows(language, part), 1):
        found, said = compared(text, expected)
        counts += found
        remarks += [f"{language} {number} {one}" for one in said]
    return counts, remarks


def compared(text: str, expected: dict[str, str]) -> tuple[Counter[str], list[str]]:
    """The same for the facts of one text."""
    counts: Counter[str] = Counter()
    remarks = []
    found = found_in(text)
    names = [*ALWAYS, *(name for name in ONLY_WHERE_STATED if name in expected)]
    for name in names:
        want, have = expected.get(name, ""), found.get(name, "")
        if not want and not have:
            continue
        counts["right" if want == have else ""] += 1
        counts["wrong"] += bool(have) and want != have
        counts["missed"] += bool(want) and want != have
        if want != have:
            remarks.append(f"{name}: {have!r}, not {want!r}")
    return counts, remarks


LANGUAGES = sorted(path.stem for path in TABLES.glob("*.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts(language: str) -> None:
    _, remarks = score(language)
    assert not remarks


def _print(part: str, verbose: bool) -> None:
    total: Counter[str] = Counter()
    for language in LANGUAGES:
        counts, remarks = score(language, part)
        total += counts
        _line(language, counts)
        if verbose:
            sys.stdout.write("".join(f"    {remark}\n" for remark in remarks))
    _line("all", total)


def _line(name: str, counts: Counter[str]) -> None:
    right = counts["right"]
    precision = right / max(1, right + counts["wrong"])
    recall = right / max(1, right + counts["missed"])
    sys.stdout.write(f"{name:8} {precision:7.1%} {recall:7.1%}  {dict(counts)}\n")


if __name__ == "__main__":
    _print(
        next((a for a in sys.argv[1:] if a in ("before", "after", "later")), ""), "-v" in sys.argv
    )
