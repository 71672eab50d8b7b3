"""Scene breaks stay breaks in every format: shown, not read, with a longer silence."""

from __future__ import annotations

from pathlib import Path

import books
import marked
import office
import pytest
from reopening import Reopened, found, make
from sample import block, document
from tampering import replace, sign
from test_casting import ENGLISH, VOICES
from test_check_structure import written
from test_cleaning_layout import PROSE, cleaned
from test_verse import page

from publisher.blocks import Block
from publisher.book import Document
from publisher.check import check
from publisher.cleaning import clean
from publisher.lines import lines
from publisher.readers import epub
from publisher.voice import Cast

FIRST, SECOND = PROSE[:2]


def breaks(of: Document) -> list[str]:
    return [block.text for block in of.blocks if block.kind == "break"]


FILES = {
    "story.docx": lambda: office.docx("".join(map(office.p, (FIRST, "* * *", SECOND)))),
    "story.odt": lambda: office.odt(
        "".join(f"<text:p>{text}</text:p>" for text in (FIRST, "* * *", SECOND))
    ),
    "story.rtf": lambda: rf"{{\rtf1\ansi {FIRST}\par * * *\par {SECOND}\par}}".encode("ascii"),
    "story.md": lambda: f"{FIRST}\n\n***\n\n{SECOND}\n".encode(),
    "typed.md": lambda: f"{FIRST}\n\n\\* \\* \\*\n\n{SECOND}\n".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_keeps_them(name: str, tmp_path: Path) -> None:
    read = clean(office.read(tmp_path, FILES[name](), name))
    assert [(one.kind, one.said) for one in read.blocks] == [
        ("paragraph", True), ("break", False), ("paragraph", True),
    ]  # fmt: skip
    assert breaks(read) == ["* * *"]


@pytest.mark.parametrize(
    "sign", ["***", "⁂", "#", "~", "—————", "•  •  •", "*     *     *", "＊　＊　＊", "~*~*~", "❦"]
)
def test_people_type_them_in_many_ways(sign: str, tmp_path: Path) -> None:
    assert len(breaks(cleaned("\n\n".join((FIRST, sign, SECOND))))) == 1
    for tag in ("p", "h3", "center"):
        assert len(breaks(page(tmp_path, f"<p>{FIRST}</p><{tag}>{sign}</{tag}>"))) == 1


@pytest.mark.parametrize("signs", ["_____", "...", "☐ ☐ ☐", "?", "--", "[...]", "- 5 -", "…"])
def test_other_signs_are_none(signs: str, tmp_path: Path) -> None:
    assert not breaks(page(tmp_path, f"<p>{FIRST}</p><p>{signs}</p>"))


def test_a_break_stands_between_words() -> None:
    assert not breaks(cleaned("\n\n".join(("* * *", FIRST, SECOND, "* * *"))))


def test_a_drawn_line_of_plain_text_is_none() -> None:
    text = "\n\n".join((FIRST, "------------", SECOND, "*" * 30, PROSE[2]))
    assert not breaks(cleaned(text))
    assert cleaned(text).manuscript.text == "\n\n".join((FIRST, SECOND, PROSE[2]))


def test_a_rule_of_the_layout_is_none(tmp_path: Path) -> None:
    text = f"<p>{FIRST}</p>"
    for body in (
        f"<hr>{text}",  # under the title
        f"{text}<hr><h2>More</h2>{text}",
        f"{text}<ul><li>{FIRST}<hr></li><li>{SECOND}</li></ul>",
        f"{text}<table><tr><th>A</th><th>B</th></tr><tr><td>1<hr>2</td><td>3</td></tr></table>",
        f"<div>By Ann Lee<hr></div>{text}",
    ):
        assert not breaks(page(tmp_path, body)), body
    assert len(breaks(page(tmp_path, f"{text}<hr><hr>"))) == 1


def test_a_rule_may_stand_behind_a_note(tmp_path: Path) -> None:
    text = f"{FIRST}[^1]\n\n***\n\n{SECOND}\n\n[^1]: In May.\n"
    assert breaks(clean(office.read(tmp_path, text.encode(), "a.md"))) == ["* * *"]


def test_a_book_keeps_its_rules(tmp_path: Path) -> None:
    chapter = books.FILES["OPS/text/b.xhtml"]
    chapter = chapter.replace("</p><aside", "</p><hr/><p>It ends.</p><aside")
    files = {**books.FILES, "OPS/text/b.xhtml": chapter}
    read = epub.read(books.write(tmp_path / "b.epub", files), "b.epub", "b")
    assert breaks(clean(read)) == ["* * *"]


def _story() -> Document:
    return cleaned("\n\n".join((FIRST, "* * *", SECOND, PROSE[2])))


def test_the_silence_there_is_longer() -> None:
    texts = [block("paragraph", f"b{n}", "en", text) for n, text in enumerate("ABC")]
    sign = Block("break", "en", "***", said=False)
    whole = document("d", "D", "en", texts[0], sign, *texts[1:])
    pauses = [line.pause for line in lines(whole, Cast(VOICES), ())]
    assert pauses[:2] == [ENGLISH.pause_before_heading, ENGLISH.pause_paragraph]
    assert pauses[0] > pauses[1]


def test_the_epub_shows_it_and_the_overlay_passes_over_it(tmp_path: Path) -> None:
    made = make(marked.book(_story()), tmp_path)
    (section,) = found(made.pages()[1], "//h:body/h:section")
    (sign,) = found(section, "h:p[@role='separator']")
    assert (sign.text, sign.get("class"), len(sign)) == ("* * *", "unread break", 0)
    assert not any(sign.get("id") in str(found(root, "//@src")) for _, root in made.overlays())


def test_the_checker_hears_words_that_a_break_hides(tmp_path: Path) -> None:
    folder = written(marked.book(_story()), tmp_path)
    assert check(folder) == ()
    (made,) = folder.glob("*.epub")
    entry = next(e for e in Reopened(made).zip.namelist() if e.startswith("EPUB/text/k."))
    replace(made, entry, 'class="unread break"', 'class="unread"')
    sign(folder)
    assert {one.code for one in check(folder)} == {"K616", "K677"}


def test_a_book_is_read_back_with_its_breaks(tmp_path: Path) -> None:
    made = make(marked.book(_story()), tmp_path)
    again = clean(epub.read(made.path, "b.epub", "b"))
    assert breaks(again) == ["* * *"]
