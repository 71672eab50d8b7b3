"""Lists that a file with known blocks does not call lists: bullets of Word's web pages, numbers."""

from __future__ import annotations

from pathlib import Path

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript
from publisher.sources import read_file

PROSE = "<p>The president recalls that the oven was lit four times, and twice the year before.</p>"


def blocks(tmp_path: Path, body: str) -> list[tuple[str, str]]:
    path = tmp_path / "page.html"
    path.write_text(f"<html lang='en'><body>{body}</body></html>", "utf-8")
    document = read_file(path, "k", "page.html")
    assert document
    return [(block.kind, block.text) for block in clean(document).blocks]


def test_bullets_and_numbers_of_paragraphs_are_a_list(tmp_path: Path) -> None:
    body = f"{PROSE}<p>·&nbsp;&nbsp;&nbsp; bread</p><p>·&nbsp; tarts</p><p>1. One</p><p>2. Two</p>"
    items = [("list_item", text) for text in ("· bread", "· tarts", "1. One", "2. Two")]
    assert blocks(tmp_path, body + PROSE)[1:5] == items


def test_what_is_no_list_stays(tmp_path: Path) -> None:
    talk = "<p>- Who goes there?</p><p>- Nobody goes there.</p>"
    apart = f"<p>· One point.</p>{PROSE}<p>· Another point.</p>"
    quoted = "<blockquote><p>· bread</p><p>· tarts</p></blockquote>"
    around = (
        "<p>· One point</p><blockquote><p>Words of another.</p></blockquote><p>· Two points</p>"
    )
    for body in (talk, apart, quoted, around, "<p>- two</p><p>- dashes</p>", "<p>· alone</p>"):
        assert all(kind != "list_item" for kind, _ in blocks(tmp_path, PROSE + body))


def test_wide_numbers_and_cyrillic_letters_count(tmp_path: Path) -> None:
    body = "<p>１．日時</p><p>２．場所</p><p>а) стены;</p><p>б) стёкла;</p>"
    assert [kind for kind, _ in blocks(tmp_path, body)] == ["list_item"] * 4


def test_answers_side_by_side_keep_their_gap() -> None:
    rows = "1.{}. Which of these is the name of a base?\n\n   a) Adenine         b) Glucose\n\n"
    text = "EXAM\n\n" + "".join(rows.format(number) for number in range(1, 5))
    cleaned = clean(Document("k", "exam.txt", Manuscript(text)))
    assert cleaned.manuscript.text.count("a) Adenine\u2003b) Glucose") == 4
