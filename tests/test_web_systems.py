"""Pages as well-known systems write them: what they add around a text, and where they hide it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_web_text import RUNNING, page, parts

from publisher.book import Document
from publisher.cleaning import clean
from publisher.readers._html_labels import without_labels
from publisher.readers._markup import Block

TEXT = f"<p>{RUNNING * 3}</p><p>{RUNNING * 2}Nobody spoke against it.</p>"
TEXTS = [(RUNNING * 3).strip(), f"{RUNNING * 2}Nobody spoke against it."]


def levels(of: Document) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in clean(of).blocks if block.kind == "heading"]


def test_the_title_of_a_page_may_end_in_the_name_of_its_author(tmp_path: Path) -> None:
    head = "<h1>The second day</h1><h3>How it went</h3><div><a>Ann Lee</a></div>"
    body = f"<div><div>{head}</div></div><div><div class='body-text'>{TEXT}</div></div>"
    own, _ = parts(page(tmp_path, body, "<title>The second day - by Ann Lee - Letters</title>"))
    assert own[:2] == ["The second day", "How it went"]


def test_parts_that_open_keep_their_headings(tmp_path: Path) -> None:
    sections = "".join(
        f'<div class="part"><div class="top"><h2><button>{name}</button></h2></div>'
        f'<div class="text"><p>{RUNNING * 3}{name} is over.</p></div></div>'
        for name in ("Morning", "Evening")
    )
    own, _ = parts(page(tmp_path, f"<main><h1>Peace</h1><p>{RUNNING}</p>{sections}</main>"))
    assert [text for text in own if text in ("Morning", "Evening")] == ["Morning", "Evening"]


def test_a_footer_above_the_text_is_the_line_of_its_author(tmp_path: Path) -> None:
    above = "<footer>Submitted by ann on Tue, 05/06/2014</footer>"
    below = "<footer>Read by all who came on Tuesday</footer>"
    body = f"<main><article><h1>Peace</h1>{above}<div>{TEXT}</div>{below}</article></main>"
    own, furniture = parts(page(tmp_path, body))
    assert own == ["Peace", "Submitted by ann on Tue, 05/06/2014", *TEXTS]
    assert furniture == {"Read by all who came on Tuesday": "page footer"}


def test_terms_at_the_end_of_an_article_stay(tmp_path: Path) -> None:
    body = f"<main><h1>Peace</h1>{TEXT}<dl><dt>Place</dt><dd>Hall</dd></dl></main>"
    own, _ = parts(page(tmp_path, body))
    assert own[-2:] == ["Place", "Hall"]


def test_what_a_page_does_not_print_is_no_text(tmp_path: Path) -> None:
    doubt = '<sup class="noprint">[<i>citation needed</i>]</sup>'
    body = f"<main><h1>Peace</h1><p>{RUNNING * 3}So it was.{doubt}</p>{TEXT}</main>"
    assert "citation" not in clean(page(tmp_path, body)).manuscript.text


def test_word_calls_its_title_by_a_style(tmp_path: Path) -> None:
    tab = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
    body = f"<p class=MsoTitle>The Mill</p><h1>1{tab}Water</h1>{TEXT}<h2>Rain</h2>{TEXT}"
    head = '<meta name=Generator content="Microsoft Word 15"><title>Old draft</title>'
    read = page(tmp_path, body, head)
    assert levels(read) == [("The Mill", 1), ("1 Water", 2), ("Rain", 3)]
    assert clean(read).value("title") == "The Mill"


def test_a_paragraph_of_invisible_characters_is_none(tmp_path: Path) -> None:
    own, _ = parts(page(tmp_path, f"<main><h1>Peace</h1>{TEXT}<div>\u200b<br></div></main>"))
    assert own == ["Peace", *TEXTS]


def linked(text: str, shown: str = "") -> tuple[str, str]:
    data = {"@type": "NewsArticle", "headline": "Peace at last", "articleBody": text}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f'<div id="root">{shown}</div>', f"<title>Peace</title>{script}"


def test_a_text_that_only_search_engines_see_is_read(tmp_path: Path) -> None:
    for text in ("\n\n".join(TEXTS), TEXT):
        read = page(tmp_path, *linked(text, "<p>Menu</p>"))
        assert parts(read)[0] == ["Peace at last", *TEXTS]
        assert [found.code for found in read.findings] == ["R126"]


def test_a_text_that_is_shown_is_read_from_the_page(tmp_path: Path) -> None:
    read = page(tmp_path, *linked(f"{RUNNING * 9}", f"<h1>Peace</h1>{TEXT}"))
    assert parts(read)[0] == ["Peace", *TEXTS]
    assert not read.findings


def test_a_second_title_under_the_first_does_not_begin_the_article(tmp_path: Path) -> None:
    head = "<div><h1>How bridges fail</h1></div><div><h2>A short history</h2></div>"
    body = f"<div>{head}</div><div><div class='post-body'>{TEXT}</div></div>"
    title = "<title>How bridges fail. A short history | by Ann Lee | River</title>"
    assert parts(page(tmp_path, body, title))[0][:2] == ["How bridges fail", "A short history"]


def test_the_heading_of_a_form_to_sign_up_goes_with_it(tmp_path: Path) -> None:
    box = '<section><h4>All the news</h4><form><input type="email"></form></section>'
    body = f"<main><h1>Peace</h1><div>{TEXT}{box}{TEXT}</div></main>"
    _, furniture = parts(page(tmp_path, body))
    assert furniture == {"All the news": "form"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("上一章 ← 章节列表 → 下一章", "navigation"),
        ("Previous chapter | Next", "navigation"),
        ("Previous attempts | Next", ""),
        ("Next year in Jerusalem", ""),
    ],
)
def test_rows_of_links_from_page_to_page_go(row: str, reason: str) -> None:
    linked, plain = Block("paragraph", "", row, linked=len(row)), Block("paragraph", "", row)
    assert [block.furniture for block in without_labels([linked, plain])] == [reason, ""]


def test_a_line_that_announces_one_link_goes(tmp_path: Path) -> None:
    for line, wanted in (
        ("Lire aussi <a href=1>Le bac est en retard</a>", True),
        ("Read: <a href=1>The ferry is late</a>", False),
        ("Related: <a href=1>The ferry is late</a>", True),
        ("Lire aussi <a href=1>ce livre</a> avec ses enfants.", False),
        ("Related <a href=1>peoples</a>", False),
    ):
        body = f"<main><h1>Peace</h1>{TEXT}<p>{line}</p>{TEXT}</main>"
        furniture = parts(page(tmp_path, body))[1]
        assert ("related links" in furniture.values()) == wanted, line


def test_a_mail_is_all_text(tmp_path: Path) -> None:
    letter = f"<div>Dear Ann,</div><div>{RUNNING * 3}</div><div>Yours,</div><div>Bert</div>"
    body = (
        f"<div><div>{letter}</div></div><div>On Tue, May 6, 2014 Ann Lee wrote:<br></div>"
        "<blockquote><div>When will it be?</div></blockquote>"
    )
    own, furniture = parts(page(tmp_path, body, ""))
    assert (own[0], own[-1], furniture) == ("Dear Ann,", "When will it be?", {})


def test_a_drawn_rule_of_another_name_is_one(tmp_path: Path) -> None:
    body = f'<main><h1>Peace</h1>{TEXT}<div role="separator"><span></span></div>{TEXT}</main>'
    kinds = [block.kind for block in clean(page(tmp_path, body)).blocks]
    assert kinds.count("break") == 1


def test_numbers_beside_the_lines_of_a_program_go(tmp_path: Path) -> None:
    code = (
        "<table class=code><tr><td class=linenos><pre>1\n2</pre></td>"
        "<td class=code><pre>open()\nclose()</pre></td></tr></table>"
    )
    own, furniture = parts(page(tmp_path, f"<main><h1>Peace</h1>{TEXT}{code}{TEXT}</main>"))
    assert own == ["Peace", *TEXTS, "open()", "close()", *TEXTS]
    assert furniture == {"1": "line numbers", "2": "line numbers"}
