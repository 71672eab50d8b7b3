"""Signs that were meant for a terminal, a printer or a mouse, and letters taken for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.sources import read_file

KOREAN = (
    "데비안 프로젝트는 전적으로 자유 소프트웨어로 구성된 운영체제를\n"
    "만들려고 노력하는 세계적인 자원봉사 단체이다. 현재까지 이 모든\n"
    "일의 주요 산물은 여러 나라의 말로 쓰인 수천 개의 미리 만들어진\n"
    "꾸러미가 들어있는 배포판이다. 누구나 이것을 받아서 쓸 수 있으며\n"
    "다른 사람에게 나누어 줄 수도 있다.\n"
)


def cleaned(text: str, tmp_path: Path, name: str = "text.txt") -> Document:
    path = tmp_path / name
    path.write_bytes(text.encode())
    found = read_file(path, "text", name)
    assert found
    return clean(found)


def test_lines_of_korean_are_joined_with_a_space(tmp_path: Path) -> None:
    assert cleaned(KOREAN, tmp_path).manuscript.text == " ".join(KOREAN.split())


def test_colours_of_a_terminal_are_no_text(tmp_path: Path) -> None:
    poem = (
        "\x1b[32m《感遇・其一》\x1b[m\n\x1b[1;33m作者：张九龄\x1b[0m\n兰叶春葳蕤，桂华秋皎洁。\n"
        * 2
    )
    document = cleaned(poem, tmp_path)
    assert "\x1b" not in document.manuscript.text
    assert "[" not in document.manuscript.text
    assert "《感遇・其一》" in document.manuscript.text


@pytest.mark.parametrize("bold", ["N\bNA\bAM\bME\bE", "_\bN_\bA_\bM_\bE", "N\b_A\b_M\b_E\b_"])
def test_letters_struck_over_each_other_are_one(bold: str, tmp_path: Path) -> None:
    document = cleaned(f"{bold}\n\nThe mill grinds flour for the village.\n", tmp_path)
    assert document.manuscript.text.startswith("NAME\n")


def test_a_stray_backspace_takes_no_sign_with_it(tmp_path: Path) -> None:
    document = cleaned("The mill grinds flour for the village.\b\n\nIt is old.\n", tmp_path)
    assert document.manuscript.text.startswith("The mill grinds flour for the village.\n")


def test_a_bell_alone_is_still_a_control_character(tmp_path: Path) -> None:
    document = cleaned("The mill\x07 grinds flour.\n" + "It grinds on. " * 40, tmp_path)
    assert document.manuscript.text.startswith("The mill grinds")


PAGE = """<html lang=en><body><section id="mill"><h1>The mill<a href="#mill">¶</a></h1>
<p>See <a href="#mill">§ 4</a> and <a href="#other">#</a>.</p>
<h2 id="rest">The rest <a class="anchor" href="#rest">#</a></h2><p>Gone.</p></section></html>"""


def test_the_sign_that_links_a_heading_to_itself_is_not_read(tmp_path: Path) -> None:
    texts = [block.text for block in cleaned(PAGE, tmp_path, "page.html").blocks]
    assert texts == ["The mill", "See § 4 and #.", "The rest", "Gone."]


def test_answer_is_nobodys_name(tmp_path: Path) -> None:
    text = "".join(
        f"P: Por que a galinha atravessou a rua número {n}?\n"
        f"R: {'Porque queria chegar ao outro lado da rua e ver o que havia lá. ' * 4}\n\n"
        for n in range(6)
    )
    assert cleaned(text, tmp_path).value("speaker") == ""


LONG = "The mill by the river was sold in February, as the board said, and nobody knows why. "


def test_a_section_named_after_its_heading_is_no_part_of_a_site(tmp_path: Path) -> None:
    page = (
        f"<html lang=en><body><section id='bugs'><h1>Bugs</h1><p>{LONG * 4}</p><section "
        "id='handling-security-related-bugs'><span id='old'></span><h2>Bogues de sécurité"
        f"<a href='#handling-security-related-bugs'>¶</a></h2><p>{LONG * 3}</p></section>"
        f"<p>{LONG * 4}</p></section></body></html>"
    )
    blocks = cleaned(page, tmp_path, "page.html").blocks
    assert [block.kind for block in blocks] == ["heading", "paragraph"] * 2 + ["paragraph"]


def test_text_with_nothing_around_it_is_the_article(tmp_path: Path) -> None:
    page = (
        f"<html lang=en><body><h2>1 The mill</h2>{LONG * 3}<div></div>{LONG * 2}"
        f"<h2>2 The river</h2>{LONG * 3}<dl><dt><dd>Start it.</dd><dd>{LONG}</dd></dl>"
        f"<h2>3 The end</h2>{LONG * 2}</body></html>"
    )
    headings = [b.text for b in cleaned(page, tmp_path, "page.html").blocks if b.kind == "heading"]
    assert headings == ["1 The mill", "2 The river", "3 The end"]
