"""Rule T1: what is set, what must stay, and that nothing is touched where nobody asks for it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher.book import Document
from publisher.cleaning import clean
from publisher.cli import cli
from publisher.errors import UnknownNameError
from publisher.ledger import Evidence, Fact, Manuscript, Mark, restore
from publisher.manifest import Manifest
from publisher.manifest_file import read

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "typography.tsv").read_text("utf-8").splitlines()[1:]
]

STATED = Evidence("editor", "the test says so")


def made(text: str, language: str = "en", *marks: Mark) -> Document:
    facts = (Fact("language", language, STATED),)
    return Document("a", "a.txt", Manuscript(text), marks=marks, facts=facts)


def set_text(document: Document) -> str:
    return clean(document, typographic=True).manuscript.text


@pytest.mark.parametrize(("language", "written", "wanted"), ROWS, ids=lambda cell: cell[:30])
def test_rows(language: str, written: str, wanted: str) -> None:
    wanted = written if wanted == "=" else wanted.replace("~", "\u00a0").replace("^", "\u202f")
    document = clean(made(written, language), typographic=True)
    assert document.manuscript.text == wanted
    edits = document.manuscript.edits
    assert all(edit.rule == "T1" and edit.reason for edit in edits)
    assert restore(wanted, edits) == written
    assert clean(made(written, language)).manuscript.text == written


def test_there_are_rows_for_eleven_languages_and_rows_that_stay() -> None:
    languages = {language for language, _, _ in ROWS}
    assert languages >= set("en fr es it pt de ru ar zh-Hans zh-Hant ja".split())
    assert len(ROWS) >= 80
    assert sum(wanted == "=" for _, _, wanted in ROWS) >= 30


def test_a_paragraph_that_is_in_doubt_leaves_the_others() -> None:
    text = 'He said "no... and left.\n\n"Yes," she said.'
    assert set_text(made(text)) == 'He said "no... and left.\n\n“Yes,” she said.'


def test_a_paragraph_has_the_signs_of_its_own_language() -> None:
    text = '"Yes," he said.\n\n"Ja", sagte er.'
    start = text.index('"Ja')
    document = made(text, "en", Mark("lang", start, len(text), "de"))
    assert set_text(document) == "“Yes,” he said.\n\n„Ja“, sagte er."


def test_a_passage_in_another_language_stays() -> None:
    text = 'She read "Qui vivra verra... un jour" twice.'
    start, end = text.index("Qui"), text.index('" twice')
    document = made(text, "en", Mark("lang", start, end, "fr"))
    assert set_text(document) == "She read “Qui vivra verra... un jour” twice."
    quoted = made(text, "en", Mark("lang", start - 1, end + 1, "fr"))
    assert set_text(quoted) == text


def test_the_title_goes_with_its_heading() -> None:
    document = made("The dog's day\n\nIt rained.", "en", Mark("heading", 0, 13, "1"))
    title = clean(document, typographic=True).fact("title")
    assert title is not None
    assert title.value == "The dog’s day"
    assert title.evidence.basis == "stated"


def test_the_editor_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_text(
        'typography = true\n[[document."a.txt".correction]]\n'
        "find = '“Yes,”'\nreplace = '\"Yes,\"'\n",
        "utf-8",
    )
    document = clean(made('"Yes," she said... "No."'), editor=read(tmp_path))
    assert document.manuscript.text == '"Yes," she said… “No.”'


def test_it_can_be_left_out_and_has_no_other_name() -> None:
    document = made('"Yes," she said.')
    assert clean(document, skip=("T1",), typographic=True).manuscript.edits == ()
    assert clean(document, editor=replace(Manifest(), typography=True)).manuscript.edits
    with pytest.raises(UnknownNameError):
        clean(document, skip=("T2",))


def test_the_command_line_asks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('She did not answer. "I know the way," she said, "and it\'s late."\n', "utf-8")
    plain = CliRunner().invoke(cli, ["clean", str(path)])
    assert '"I know the way,"' in plain.stdout
    asked = CliRunner().invoke(cli, ["clean", str(path), "--typography", "--json"])
    record = json.loads(asked.stdout)
    assert "“I know the way,” she said, “and it’s late.”" in record["text"]
    assert {edit["rule"] for edit in record["edits"]} >= {"T1"}
