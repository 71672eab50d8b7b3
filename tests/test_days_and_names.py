"""Days, names and titles that documents state, by what they are: letters, contracts, wires, songs,
turns, pages (tests/forms/days_and_names.toml); and what they do not state."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.cleaning._authors import authors_of_paper
from publisher.cleaning._lines import lines
from publisher.ledger import Manuscript
from publisher.readers._machine_names import author_of
from publisher.sources import read_file

_TABLE = tomllib.loads((Path(__file__).parent / "forms" / "days_and_names.toml").read_text("utf-8"))
_NO_FACTS = ("text", "as", "unsaid")


def _text(row: dict[str, str]) -> str:
    text = row["text"]
    for language, rest in _TABLE["rest"].items():
        text = text.replace(f"{{{language}}}", rest)
    return text


@pytest.mark.parametrize("about", [part["about"] for part in _TABLE["part"]])
def test_what_it_says_and_does_not_say(about: str, tmp_path: Path) -> None:
    rows = next(part["rows"] for part in _TABLE["part"] if part["about"] == about)
    for row in rows:
        document: Document | None = Document("k", "file.txt", Manuscript(_text(row)))
        if "as" in row:
            path = tmp_path / f"file.{row['as']}"
            path.write_text(_text(row), "utf-8")
            document = read_file(path, "k", path.name)
        assert document
        document = clean(document)
        stated = {name: value for name, value in row.items() if name not in _NO_FACTS}
        expected = stated | dict.fromkeys(row.get("unsaid", ()), "")
        found = {name: document.value(name) for name in expected}
        if "turn" in found:
            found["turn"] = ", ".join(one.value for one in document.facts if one.name == "turn")
        assert found == expected, row["text"]


def test_what_a_wire_sets_around_a_report_goes() -> None:
    rest = _TABLE["rest"]["es"]
    text = f"zczc\nn0312\nURGENTE-SISMO\nTiembla el sur\n\nLima, 3 may (Agencia Norte).- {rest}"
    report = clean(Document("k", "f.txt", Manuscript(f"{text}\n\nAnd/mrl/jcp\nnnnn\n")))
    assert report.manuscript.text.startswith("URGENTE-SISMO")
    assert report.manuscript.text.endswith(rest)
    essay = clean(Document("k", "f.txt", Manuscript(f"La marea\n\n{rest}\n\nand/or\n")))
    assert essay.manuscript.text.endswith("and/or")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("lweiss", ""),
        ("Redaktion3", ""),
        ("(unspecified)", ""),
        ("HP Inc.", ""),
        ("DESKTOP-4F7K2", ""),
        ("Text: Anna Braun", "Anna Braun"),
        ("Von Anna Braun", "Anna Braun"),
        ("Von Holt", "Von Holt"),
        ("bell hooks", "bell hooks"),
        ("UNESCO", "UNESCO"),
        ("林秀英", "林秀英"),
    ],
)
def test_what_a_machine_calls_its_user_is_no_author(value: str, name: str) -> None:
    assert author_of(value) == name


def test_marks_of_authors_must_be_explained_below() -> None:
    line, place = lines("Ao Lin1, Bo Ray2\n1 University of Leith")
    assert authors_of_paper(line, [place]) == "Ao Lin; Bo Ray"
    assert authors_of_paper(line, []) == ""
