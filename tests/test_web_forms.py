"""Forms of web pages: a questionnaire is text, what belongs to the site is not."""

from __future__ import annotations

from pathlib import Path

import marked
import pytest
from sample import block, document
from test_casting import VOICES
from test_cleaning_layout import PROSE
from test_verse import page

from publisher.book import Document
from publisher.lines import lines
from publisher.voice import Cast

QUESTIONS = """<form action="/send"><fieldset><legend>How did you hear about us?</legend>
<label><input type="radio" name="a"> From friends</label>
<label><input type="radio" name="a" checked> From a newspaper</label></fieldset>
<p><label for="b">How often do you come to the harbour?</label>
<select id="b"><option>Daily</option><option>Weekly</option></select></p>
<p><label for="c">What would you like to see there?</label><textarea id="c">Write</textarea></p>
<table><tr><th>Statement</th><th>Agree</th></tr>
<tr><td>It is clean.</td><td><input type="checkbox" name="d"></td></tr>
<tr><td>It is safe.</td><td><input type="checkbox" name="e"></td></tr></table>
<button>Send answers</button></form>"""


def texts(of: Document) -> list[str]:
    return [block.text for block in of.blocks]


def left_out(of: Document) -> list[str]:
    return [edit.before for edit in of.manuscript.edits if edit.rule == "S1"]


def test_a_questionnaire_keeps_its_questions(tmp_path: Path) -> None:
    read = page(tmp_path, QUESTIONS)
    assert texts(read)[1:-1] == [
        "How did you hear about us?",
        "☐ From friends",
        "☑ From a newspaper",
        "How often do you come to the harbour?",
        "What would you like to see there?",
        "Statement\tAgree",
        "It is clean.\t☐",
        "It is safe.\t☐",
    ]
    assert left_out(read) == ["Daily", "Weekly", "Write", "Send answers"]
    assert [found.code for found in read.findings] == ["R125"]


@pytest.mark.parametrize(
    "form",
    [
        '<form role="search"><label>Search <input type="search"></label></form>',
        "<form><label>Name <input></label><label>Password <input type='password'></label></form>",
        "<form><p>All the news, every morning.</p><input type='email'><button>Go</button></form>",
        "<form><label>Name: <input></label><label>E-mail: <input type='email'></label><label>"
        "I have read what happens to my data. <input type='checkbox'></label><p>We answer within "
        "two days, and sooner if we can.</p><textarea></textarea></form>",
        '<form class="comment-form"><p>What do you think about it? Tell everybody.</p>'
        "<p>Which of these are you? Choose one of them, please.</p><p>Be kind to all.</p>"
        "<input name='a'><input name='b'><input name='c'></form>",
        "<form><p>Which harbour is the best?</p><label><input type='radio' name='a'> Alden</label>"
        "<label><input type='radio' name='a'> Bern</label></form>",
        "<form><label>Tons <input></label><label>Miles <input></label><label>Days <input></label>"
        "</form>",
    ],
)
def test_forms_of_a_site_are_furniture(form: str, tmp_path: Path) -> None:
    read = page(tmp_path, f"<p>{PROSE[1]}</p>{form}")
    assert texts(read) == ["A page", PROSE[1], PROSE[0]]
    assert left_out(read)
    assert not read.findings


def test_a_label_is_a_word_of_its_sentence(tmp_path: Path) -> None:
    body = f"<form><p>Then <label>Mr. Berg</label> spoke.</p><p>{PROSE[1]}</p><input></form>"
    assert texts(page(tmp_path, body))[1:3] == ["Then Mr. Berg spoke.", PROSE[1]]


def test_a_box_with_a_legend_is_no_form(tmp_path: Path) -> None:
    body = "<fieldset><legend>Note</legend><p>The harbour is closed.</p></fieldset>"
    assert texts(page(tmp_path, body))[1:3] == ["Note", "The harbour is closed."]


def test_a_heading_that_opens_its_part_is_a_heading(tmp_path: Path) -> None:
    body = f'<h2><button aria-expanded="false">Who may come?</button></h2><p>{PROSE[1]}</p>'
    assert [(b.kind, b.text) for b in page(tmp_path, body).blocks][1:3] == [
        ("heading", "Who may come?"), ("paragraph", PROSE[1]),
    ]  # fmt: skip


def test_tasks_are_ticked(tmp_path: Path) -> None:
    items = "<li><input type=checkbox disabled checked> Rope</li><li><input type=checkbox disabled>"
    assert texts(page(tmp_path, f"<ul>{items} Wax</li></ul>"))[1:3] == ["☑ Rope", "☐ Wax"]


def test_a_box_that_opens_a_menu_is_not_seen(tmp_path: Path) -> None:
    menu = '<input type="checkbox" id="menu"><label for="menu">Menu</label>'
    assert texts(page(tmp_path, menu)) == ["A page", PROSE[0]]


def test_a_box_alone_in_a_cell_is_heard(tmp_path: Path) -> None:
    book = marked.book(page(tmp_path, QUESTIONS))
    said = [line for d in book.documents() for line in lines(d, Cast(VOICES), ())]
    boxes = [line for line in said if line.sentence.text == "☐"]
    assert [line.orders[0][1].text for line in boxes] == ["empty box"] * 2


def test_a_box_that_no_word_is_known_for_is_silent() -> None:
    box = block("paragraph", "b", "pl", "☑")
    (line,) = lines(document("d", "D", "pl", box), Cast(VOICES), ())
    assert line.orders == ()
