"""A cleaned document of the corpus as lines that a person can read, and the wrong edits in it."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from publisher.book import Block, Document
from publisher.cleaning import RULES, clean
from publisher.cleaning import _applied as applied
from publisher.cleaning._structure import is_structured
from publisher.ledger import Change, Edit, Fact, Mark
from publisher.sources import read_file

CORPUS = Path(__file__).parent / "corpus"
FORMATS = ("txt", "html", "markdown", "epub", "docx", "odt", "rtf", "pdf")
NAMES = sorted(
    path.relative_to(CORPUS).as_posix()
    for form in FORMATS
    for path in (CORPUS / form).iterdir()
    if path.suffix != ".png" and path.name != "frameset.html"
)
FOLDED = 12
"""Edits of one kind in one document from which on only their number is shown."""


@cache
def cleaned(name: str) -> Document:
    """A document of the corpus, read by the reader that accepts it, and cleaned."""
    document = read_file(CORPUS / name, "key", name)
    assert document is not None, name
    return clean(document)


def record(document: Document) -> str:
    """Facts, findings, blocks with what is marked in them, and the ledger."""
    source = document.manuscript.source
    lines = ["# facts"]
    for fact in document.facts:
        span = fact.evidence.span
        words = f": {_short(source[slice(*span)])}" if span else ""
        lines.append(
            f"{fact.name} = {fact.value} ({fact.evidence.basis}, {fact.evidence.reason}{words})"
        )
    lines += ["", "# findings", *(f"{one.code} {one.message}" for one in document.findings)]
    lines += ["", "# text"]
    for block in document.blocks:
        lines += _block(block)
    lines += ["", "# ledger", *ledger(document)]
    return "\n".join(lines) + "\n"


def ledger(document: Document, most: int = FOLDED) -> list[str]:
    """Each edit as one line; of more than `most` of one kind only the number."""
    edits = list(_all(document.manuscript.edits))
    kinds = Counter((edit.rule, edit.reason) for edit in edits)
    lines = []
    for edit in edits:
        if kinds[edit.rule, edit.reason] <= most:
            lines.append(shown(document, edit))
    for (rule, reason), number in sorted(kinds.items()):
        if number > most:
            lines.append(f"{rule} {number} times: {reason}")
    return lines


def _all(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Every edit, and those of earlier rules that it replaced, before it."""
    for edit in edits:
        yield from _all(edit.earlier)
        yield edit


def shown(document: Document, edit: Edit) -> str:
    """An edit with the letters around it: code, …before[was → is]after…, reason."""
    source = document.manuscript.source
    left, right = source[max(0, edit.start - 12) : edit.start], source[edit.end : edit.end + 12]
    change = f"…{left}[{_short(edit.before)} → {edit.after}]{right}…"
    return f"{edit.rule} {edit.basis}: {_visible(change)} — {edit.reason}"


def _block(block: Block) -> list[str]:
    tags = " ".join(
        part for part in (block.kind, str(block.level or ""), block.label, block.language) if part
    )
    lines = [f"[{tags}] {_visible(block.text)}"]
    for anchor in block.anchors:
        words = block.text[anchor.start : anchor.end] or f"before {block.text[anchor.start :][:12]}"
        lines.append(f"    {anchor.kind} {anchor.value}: {_visible(words)}")
    if block.ruby:
        readings = (f"{block.text[one.start : one.end]}={one.reading}" for one in block.ruby)
        lines.append(f"    ruby {' '.join(readings)}")
    return lines


def _visible(text: str) -> str:
    for sign, name in (("\r", "␍"), ("\n", "⏎"), ("\t", "⇥"), ("\f", "␌"), ("\ufeff", "[BOM]")):
        text = text.replace(sign, name)
    return text.replace("\ufffe", "[FFFE]").replace("\xad", "[SHY]")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:35]} … {text[-20:]}"


def wrong() -> list[dict[str, Any]]:
    """The edits, marks and facts that a person found to be wrong: rule, document, where, why."""
    found: list[dict[str, Any]] = tomllib.loads((CORPUS / "wrong.toml").read_text("utf-8")).get(
        "wrong", []
    )
    return found


def precision() -> list[str]:
    """A Markdown table, a row for each rule: code, edits or facts on the corpus, wrong, share."""
    made: Counter[str] = Counter()
    for name in NAMES:
        made.update(counted(name))
    bad = Counter(one["rule"] for one in wrong() for _ in one["what"])
    rows = ["| code | done | wrong | precision |", "|---|---|---|---|"]
    for rule in RULES:
        total = made[rule.code]
        share = f"{100 * (total - bad[rule.code]) / total:.1f} %" if total else "not met"
        rows.append(f"| {rule.code} | {total} | {bad[rule.code]} | {share} |")
    return rows


def counted(name: str) -> Counter[str]:
    """How often each rule did something to a document: its changes, else marks, else facts."""
    document = read_file(CORPUS / name, "key", name)
    assert document is not None
    structured, made = is_structured(document), Counter[str]()
    for rule in RULES:
        if structured and rule.guesses:
            continue
        outcome = tuple(rule.apply(document))
        kinds = Counter(type(one) for one in outcome)
        made[rule.code] = kinds[Change] or kinds[Mark] or kinds[Fact]
        document = applied(document, rule)
    return made


if __name__ == "__main__":
    sys.stdout.write("\n".join(precision()) + "\n")
