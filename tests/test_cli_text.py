"""Commands about text: `clean` with its report, `say` and `words`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from calling import LONG, SEEDS, Run

from publisher.errors import Exit


def test_clean_shows_text_ledger_and_json(run: Run) -> None:
    file = SEEDS / "001_13d3822280addda1.txt"
    code, out, _ = run("clean", file)
    assert (code, out.count("\n\n")) == (0, 5)
    assert "(Finish)" not in out
    code, out, _ = run("clean", file, "--ledger")
    assert code == 0
    assert "(Finish)" in out
    assert "speaker: Zhang Jun (" in out
    answer = json.loads(run("clean", file, "--json")[1])
    assert answer["edits"][0]["before"] != answer["edits"][0]["after"]


def test_clean_shows_stanzas_and_tables_as_such(run: Run, folder: Path) -> None:
    (folder / "tide.md").write_text(
        "# The tide\n\nIt comes in,  \nit goes out.\n\nThe boats lean  \non the sand.\n\n"
        "| Day | Tide |\n|---|---|\n| Friday | high |\n",
        "utf-8",
    )
    assert run("clean", folder / "tide.md")[1] == (
        "The tide\n\nIt comes in,\nit goes out.\n\nThe boats lean\non the sand.\n\n"
        "Day\tTide\nFriday\thigh\n"
    )


def test_clean_says_what_to_do_with_a_file_that_it_does_not_read(run: Run, folder: Path) -> None:
    (folder / "list.csv").write_text("a;b\n1;2\n", "utf-8")
    code, _, err = run("clean", folder / "list.csv")
    assert code == Exit.INPUT
    assert "no reader reads this file. Copy the table into a text document" in err


def test_clean_shows_a_folder_and_reports_on_it(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "two.txt").write_text("Another speech\n\nTwo  spaces here.\n", "utf-8")
    code, out, _ = run("clean", folder)
    assert (code, out.count("==> ")) == (0, 2)
    assert "Two spaces here." in out
    answer = json.loads(run("clean", folder, "--json")[1])
    assert [each["path"] for each in answer["documents"]] == ["one.txt", "two.txt"]
    assert [edit["rule"] for edit in answer["documents"][1]["edits"]] == ["L8", "L9"]
    page = tmp_path / "ledger.html"
    for _ in range(2):  # an earlier report is written over
        code, out, _ = run("clean", folder, "--report", page)
        assert (code, out.strip()) == (0, str(page))
        assert "<h1>Ledger of speeches</h1>" in page.read_text("utf-8")
    code, out, _ = run("clean", folder / "two.txt", "--report", page, "--json")
    assert json.loads(out)["text"] == "Another speech\n\nTwo spaces here."
    assert "<h1>Ledger of two.txt</h1>" in page.read_text("utf-8")
    assert 'id="speeches"' not in page.read_text("utf-8")  # one document is no book


@pytest.mark.parametrize("name", ["one.txt", "mine.html", "folder.html", "none/a.html", LONG])
def test_a_report_takes_no_place_of_another_file(run: Run, folder: Path, name: str) -> None:
    (folder / "mine.html").write_text("<p>My own page", "utf-8")
    (folder / "folder.html").mkdir()
    code, out, err = run("clean", folder / "one.txt", "--report", folder / name)
    assert (code, out) == (Exit.OUTPUT, "")
    assert len(err.strip().splitlines()) == 1
    assert (folder / "mine.html").read_text("utf-8") == "<p>My own page"
    assert "Thank you" in (folder / "one.txt").read_text("utf-8")


def test_what_is_said_is_shown_with_its_steps(run: Run) -> None:
    code, out, _ = run("say", "Zhang Jun, 10 July")
    assert (code, out) == (0, "Zhang Jun, the tenth of July\n")
    code, out, _ = run("say", "Zhang Jun, 10 July 2020", "--voice", "english", "--explain")
    assert code == 0
    assert "'2020' → 'twenty twenty' (date)" in out
    assert "'Zhang Jun' → /ˈdʒɑːŋ ˈdʒʊn/, for espeak [[dZ|'A:|N||dZ|'U|n]]" in out
    assert "pyttsx3 says: ˈdʒɑːŋ ˈdʒʊn ðə tˈɛnθ" in out
    out = run("say", "Zhang Jun 和平", "--voice", "mandarin", "--explain")[1]
    assert "hibari says: ʤˈɑŋ ʤˈʊn" in out
    assert "pyttsx3 says: χˈo" in out


def test_words_to_listen_to_are_listed_as_lexemes(run: Run, folder: Path) -> None:
    (folder / "two.txt").write_text("Another one\n\nWe thank Qwzthar for it, and Qwzthar us.\n")
    code, out, _ = run("words", folder)
    assert code == 0
    wanted = "<lexeme><grapheme>Qwzthar</grapheme><alias>Qwzthar</alias></lexeme> <!-- name, 2; "
    (line,) = [line for line in out.splitlines() if "Qwzthar" in line]
    assert line.startswith(wanted)
    # how the voice that reads it says it
    assert re.fullmatch(r"hibari says \S*θ\S* -->", line.removeprefix(wanted))
    # what is written is a lexicon, and then the word is known
    (folder / "lexicon.pls").write_text(out, "utf-8")
    code, out, _ = run("words", folder)
    assert (code, "Qwzthar" in out) == (0, False)
