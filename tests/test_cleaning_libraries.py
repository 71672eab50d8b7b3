"""What digital libraries put around a text goes; what only speaks of them stays."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript, changes_by_rule

BODY = (
    "PEACE\n\nThe delegates met again on the second day and agreed on the first part.\n\n"
    "No date was set for the next round of talks, which both called useful.\n"
)
HEADER = (
    "The Project Gutenberg EBook of Peace, by Ann Lee\n\nThis eBook is for anyone anywhere.\n\n"
    "Title: Peace and War\n\nAuthor: Ann Lee\n\nLanguage: English\n\n"
)
SMALL_PRINT = (
    "**Welcome To The World of Free Project Gutenberg Etexts**\n\nYou may give it away.\n\n"
    "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\n"
)
STARTS = (
    HEADER + "*** START OF THIS PROJECT GUTENBERG EBOOK PEACE ***\n\n",
    HEADER + "*** START OF THE PROJECT GUTENBERG EBOOK PEACE ***\n\nProduced by A. B.\nand C.\n\n",
    HEADER + "***START OF THE PROJECT GUTENBERG EBOOK PEACE\nAND WAR***\n\n",
    HEADER + "*** DÉBUT DE CE LIVRE ÉLECTRONIQUE DU PROJET GUTENBERG ***\n\n",
    SMALL_PRINT,
)
ENDS = (
    "\nEnd of the Project Gutenberg EBook of Peace\n\n*** END OF THIS PROJECT GUTENBERG EBOOK ***\n"
    "\nSection 1. General terms of use. You may copy it.\n",
    "\n*** END OF THE PROJECT GUTENBERG EBOOK PEACE ***\n\nYou may copy it.\n",
    "\nEnd of Project Gutenberg's Etext of Peace\n",
    "",
)


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("start", STARTS)
def test_only_the_text_of_project_gutenberg_is_left(start: str, end: str) -> None:
    document = cleaned(start + BODY + end)
    assert document.manuscript.text == BODY.strip()
    if start.startswith(HEADER):
        assert document.value("title") == "Peace and War"
        assert document.value("author") == "Ann Lee"


@pytest.mark.parametrize(
    "line",
    [
        "Title: Peace\n\n*** START OF THE SESSION ***",
        "The end of the Project Gutenberg book fair was sad.",
        "END OF THE PROJECT",
        "He founded Project Gutenberg in 1971 and gave the first e-book away.",
    ],
)
def test_a_text_about_project_gutenberg_stays(line: str) -> None:
    for text in (f"{BODY}\n{line}\n", f"{BODY}\n{line}\n\n{BODY}"):
        assert "F6" not in changes_by_rule(cleaned(text).manuscript.edits)


FENCE = "-" * 55 + "\n"
LEGEND = (
    f"{FENCE}【テキスト中に現れる記号について】\n\n《》：ルビ\n（例）吾輩《わがはい》\n{FENCE}\n"
)
NOVEL = (
    "　吾輩《わがはい》は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。\n"
    "　何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。\n\n"
)
COLOPHON = "底本：「夏目漱石全集1」ちくま文庫\n入力：柴田卓治\n校正：渡部峰子\n"


def test_the_frame_of_aozora_bunko() -> None:
    document = cleaned(f"吾輩は猫である\n夏目漱石\n\n{LEGEND}{NOVEL}{COLOPHON}")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "吾輩は猫である"),
        ("byline", "夏目漱石"),
        ("paragraph", "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。"),
        ("paragraph", "何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。"),
        ("byline", "底本：「夏目漱石全集1」ちくま文庫"),
        ("byline", "入力：柴田卓治"),
        ("byline", "校正：渡部峰子"),
    ]
    assert document.value("title") == "吾輩は猫である"
    assert document.value("author") == "夏目漱石"


@pytest.mark.parametrize("front", ["PEACE AND WAR\n\nBY\n\nANN LEE", "Ann Lee\n\nPEACE AND WAR"])
def test_the_author_whom_the_header_names_is_no_title(front: str) -> None:
    document = cleaned(f"{STARTS[1]}{front}\n\n\n\n{BODY.removeprefix('PEACE')}{ENDS[1]}")
    kinds = {block.text: block.kind for block in document.blocks}
    assert kinds["PEACE AND WAR"] == "heading"
    assert {kinds[text] for text in kinds if text.casefold() in ("by", "ann lee")} == {"byline"}


def test_a_poem_of_aozora_bunko_has_its_title() -> None:
    poem = "　　我を愛する歌\n\n東海の小島の磯の白砂に\nわれ泣きぬれて\n蟹とたはむる\n\n"
    document = cleaned(f"一握の砂\n石川啄木\n\n{LEGEND}{poem}{COLOPHON}")
    assert [block.text for block in document.blocks if block.kind == "heading"] == ["一握の砂"]
    assert document.value("title") == "一握の砂"


def test_a_source_named_in_the_text_is_no_colophon() -> None:
    document = cleaned(f"{NOVEL}底本：これは本のもとになった本のことである。\n\n{NOVEL}")
    assert "byline" not in {block.kind for block in document.blocks}
