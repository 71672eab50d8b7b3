"""The corpus: every document read, cleaned, and compared with what a person read and said of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from corpus_record import CORPUS, NAMES, cleaned, ledger, precision, record, wrong
from marked import SILENT

from publisher.arrange import arrange
from publisher.ledger import restore
from publisher.manifest import Manifest

EXPECTED = tomllib.loads((CORPUS / "expected.toml").read_text("utf-8"))
LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "pt", "ru", "zh-Hans", "zh-Hant")
DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("name", NAMES)
def test_goldens(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"corpus/{name}.txt", record(cleaned(name)))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_person_says_of_it(name: str) -> None:
    document, expected = cleaned(name), EXPECTED[name]
    facts = {
        key: document.value(key) if document.fact(key) else "" for key in ("title", "kind", "date")
    }
    found = {**facts, "language": document.language, "blocks": len(document.blocks)}
    for key, value in found.items():
        if key in expected.get("missed", ()):
            assert value != expected.get(key, ""), f"{key} is found now: take it from `missed`"
        else:
            assert value == expected.get(key, ""), key


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost_or_invented(name: str) -> None:
    document = cleaned(name)
    manuscript = document.manuscript
    manuscript.verify()
    assert restore(manuscript.text, manuscript.edits) == manuscript.source
    made = arrange((replace(document, key="key"),), Manifest(), "Corpus", SILENT, {})
    blocks = [block for part in made.documents() for block in part.blocks if block.said]
    for block in blocks:
        joined = "".join(sentence.text + sentence.space for sentence in block.sentences)
        empty_cells = block.text.removesuffix(joined) if block.kind == "table_row" else ""
        assert (empty_cells.strip(), empty_cells + joined) == ("", block.text)
    shown = "\n".join(block.text for block in blocks)
    for block in document.blocks:
        assert block.kind == "break" or block.text in shown


def test_the_corpus_has_every_language_in_two_formats() -> None:
    seen: dict[str, set[str]] = {}
    for name in NAMES:
        language = cleaned(name).language
        short = "zh-Hant" if language == "zh-TW" else language
        short = short if short.startswith("zh") else short.partition("-")[0]
        seen.setdefault(short, set()).add(name.partition("/")[0])
    assert set(EXPECTED) == set(NAMES)
    assert len(NAMES) >= 40
    for language in LANGUAGES:
        assert len(seen[language]) >= 2, language


@pytest.mark.parametrize("one", wrong(), ids=lambda one: f"{one['rule']}-{one['document']}")
def test_what_is_wrong_is_still_there(one: dict[str, Any]) -> None:
    document = cleaned(one["document"])
    lines = record(document).splitlines() + ledger(document, most=1000)
    own = [line for line in lines if line.startswith(one["rule"])] or lines
    for what in one["what"]:
        assert any(what in line for line in own), f"{what!r} is gone: take it from wrong.toml"


def test_the_table_in_the_docs_is_what_the_command_says() -> None:
    assert "\n".join(precision()) in (DOCS / "cleaning.md").read_text("utf-8")
