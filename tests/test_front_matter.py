"""What a Markdown file says of itself before its text, and what is no such thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.book import Document
from publisher.readers import markdown

TEXT = "## One\n\nThe ferry left at six.\n"
FACTS = {"title": "The Ferry", "author": "Ann Lee", "published": "2021-05-03", "language": "en"}


def read(folder: Path, text: str) -> Document:
    path = folder / "a.md"
    path.write_bytes(text.encode())
    return markdown.read(path, "a.md", "a")


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: The Ferry\nauthor: Ann Lee\ndate: 2021-05-03\nlang: en\n---\n",
        '+++\ntitle = "The Ferry"\ndate = 2021-05-03\nlang = "en"\n'
        '[author]\nname = "Ann Lee"\n+++\n',
        "Title: The Ferry\nAuthor: Ann Lee\nDate: 2021-05-03\nLang: en\nSlug: ferry\n\n",
        "\ufeffTitle: The Ferry\r\nAuthor: Ann Lee\r\nDate: 2021-05-03\r\nLang: en\r\n\r\n",
    ],
)
def test_facts_and_not_text(tmp_path: Path, front: str) -> None:
    document = read(tmp_path, front + TEXT)
    assert {name: document.value(name) for name in FACTS} == FACTS
    assert document.manuscript.source == "One\n\nThe ferry left at six."


@pytest.mark.parametrize(
    "head",
    [
        "Present: Ann Lee\nApologies: Bob Ray\n\n",
        "Dear: Ann\n\n",
        "Date: Monday\nThe ferry was late.\n\n",
        "Author: Ann Lee\n\n",
        "Title: The Ferry\nand more of it\n\n",
        '+++\ntitle = "The Ferry\n+++\n\n',
    ],
)
def test_what_is_text_stays_text(tmp_path: Path, head: str) -> None:
    document = read(tmp_path, head + TEXT)
    words = document.manuscript.source.split()
    assert words == [word for word in (head + TEXT).split() if word != "##"]


def test_toml_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    document = read(tmp_path, '+++\ntitle = "The Ferry\n+++\n\n' + TEXT)
    assert [remark.code for remark in document.findings] == ["R122"]
