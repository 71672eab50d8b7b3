"""The checker on headings, lists, tables and pictures: green, and one code for each damage."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import marked
import pytest
from damages import Damage, Row, both
from tampering import OPF, change_json, replace, rewrite, sign
from test_check_structure import written

from publisher.check import check
from publisher.readers import html

EPUB = "water.epub"
PAGE = "EPUB/text/walks.xhtml"
SMIL = "EPUB/overlays/walks.smil"
HTML = """<html lang="en"><body><h1>Walks</h1><p>Walks in the hills around the town.</p>
<h2>What to take</h2><ol><li>Boots, and with them:<ul><li>laces,</li><li>wax.</li></ul></li>
<li>A map.</li></ol><ul><li>iron</li></ul><blockquote><p>The river is long.</p></blockquote>
<blockquote><p>It is deep.</p></blockquote><h3>Buses</h3>
<table><caption>All buses.</caption><tr><th>Place</th><th colspan="2">Time</th></tr>
<tr><th>Mill</th><td rowspan="2">8</td><td>9</td></tr><tr><th>Weir</th><td>10</td></tr></table>
<table><tr><th>Day</th><th>Open</th></tr><tr><td>Friday</td><td>yes</td></tr></table>
<figure><table><tr><th>Cake</th><th>Price</th></tr><tr><td>Apple</td><td>3</td></tr></table>
<figcaption>Cakes in the mill.</figcaption></figure>
<figure><img src="hill.png" alt="A hill."/><figcaption>Seen from the town.</figcaption></figure>
<figure><img src="lake.png" alt="A lake."/></figure>
<blockquote><p>The river runs,<br/>and runs away;</p></blockquote>
<h2>The end</h2><p>Go home.</p></body></html>"""


def text(old: str, new: str) -> Damage:
    return lambda folder: replace(folder / EPUB, PAGE, old, new)


def told(number: int, **values: Any) -> Damage:
    """The ledger tells otherwise of a block."""

    def change(ledger: dict[str, Any]) -> None:
        blocks = ledger["documents"][0]["structure"]
        next(block for block in blocks if block["block"] == number).update(values)

    return lambda folder: change_json(folder / "ledger.json", change)


def gone(folder: Path) -> None:
    """A picture goes from the page, the package and the archive."""
    replace(folder / EPUB, PAGE, '<img src="../images/walks-1.png" alt=""/>', "")
    item = '<item href="images/walks-1.png" id="picture-1" media-type="image/png"/>'
    replace(folder / EPUB, OPF, item, "")
    rewrite(folder / EPUB, lambda entries: entries.pop("EPUB/images/walks-1.png"))


def swapped(folder: Path) -> None:
    """Two pictures change places in the archive."""
    one, two = (f"EPUB/images/walks-{number}.png" for number in (1, 2))

    def swap(entries: dict[str, bytes]) -> None:
        entries[one], entries[two] = entries[two], entries[one]

    rewrite(folder / EPUB, swap)


def tag(text_of_it: str, old: str, new: str) -> Damage:
    """Another element around the block that is that span's text alone, its attributes kept."""

    def damage(folder: Path) -> None:
        def change(entries: dict[str, bytes]) -> None:
            page = entries[PAGE].decode()
            found = re.subn(
                rf"<{old}( [^>]*)?>(<span [^>]*>{re.escape(text_of_it)}</span>)</{old}>",
                rf"<{new}\1>\2</{new}>",
                page,
            )
            assert found[1] == 1
            entries[PAGE] = found[0].encode()

        rewrite(folder / EPUB, change)

    return damage


CAPTION = '<caption id="block-12"><span id="se3d9fb6045de">All buses.</span></caption>\n'
AFTER_TABLE = '</tbody>\n</table>\n<table id="group-16-1">\n<thead>\n'

GROUPS: tuple[Row, ...] = (
    ("a heading too deep", {"K670", "K675"}, tag("What to take", "h2", "h3")),
    ("a heading that jumps", {"K670", "K675"}, tag("Buses", "h3", "h4")),
    ("a heading of a higher level", {"K670", "K675"}, tag("The end", "h2", "h1")),
    ("a heading that is a paragraph", {"K670", "K675"}, tag("The end", "h2", "p")),
    ("a paragraph that is a heading", {"K670", "K675"}, tag("Go home.", "p", "h3")),
    ("a scene break that is read", {"K677"}, told(7, kind="break")),
    (
        "an inner list in no list",
        {"K621", "K671"},
        both(
            text('<ul id="group-5-2">\n', ""),
            text('</ul>\n</li>\n<li id="block-7"', '<li id="block-7"'),
            text('<li id="block-5">', '<p id="block-5">'),
            text("laces,</span></li>", "laces,</span></p>"),
            text('<li id="block-6">', '<p id="block-6">'),
            text("wax.</span></li>", "wax.</span></p></li>"),
        ),
    ),
    (
        "two lists in one",
        {"K621", "K671"},
        both(
            text('</ol>\n<ul id="group-8">\n', ""),
            text("iron</span></li>\n</ul>", "iron</span></li>\n</ol>"),
        ),
    ),
    (
        "two quotations in one",
        {"K621", "K671"},
        text('</blockquote>\n<blockquote id="group-10">\n', ""),
    ),
    (
        "a quotation that is none",
        {"K671"},
        both(
            text('<blockquote id="group-10">', '<div id="group-10">'),
            text("deep.</span></p>\n</blockquote>", "deep.</span></p>\n</div>"),
        ),
    ),
    (
        "a caption beside its figure",
        {"K621", "K671"},
        both(
            text("A hill.</span></p>\n", "A hill.</span></p></figcaption></figure>"),
            text(
                "Seen from the town.</span></p>\n</figcaption>\n</figure>",
                "Seen from the town.</span></p>",
            ),
        ),
    ),
    (
        "a caption beside its table",
        {"K621", "K672"},
        both(
            text(CAPTION, ""),
            text(
                '<table id="group-13-1">',
                CAPTION.replace("caption", "p") + '<table id="group-13-1">',
            ),
        ),
    ),
    ("lines of verse that are paragraphs", {"K671"}, text(' class="verse"', "")),
    ("two tables in one", {"K621", "K672"}, text(AFTER_TABLE, "</tbody>\n<thead>\n")),
    (
        "one table in two",
        {"K621", "K672"},
        text(
            '</thead>\n<tbody>\n<tr id="block-14">',
            '</thead>\n</table>\n<table>\n<tbody>\n<tr id="block-14">',
        ),
    ),
    ("a caption that the ledger does not know", {"K672"}, told(11, within=[])),
    ("a table that the ledger parts", {"K672"}, told(14, within=["table 99"])),
    ("a table without its name", {"K672"}, text(' aria-labelledby="block-20"', "")),
    (
        "a seq of another table",
        {"K621"},
        lambda f: replace(f / EPUB, SMIL, "group-16-1", "block-1"),
    ),
    ("a head of a row that is no head", {"K673"}, tag("Mill", "th", "td")),
    (
        "a head of the wrong way",
        {"K673"},
        text('<th id="block-14-1" scope="row">', '<th id="block-14-1" scope="col">'),
    ),
    (
        "a head without a way",
        {"K673"},
        text('<th id="block-14-1" scope="row">', '<th id="block-14-1">'),
    ),
    ("a cell that is a head", {"K673"}, tag("yes", "td", "th")),
    ("a cell that spans a column less", {"K673"}, text(' colspan="2"', "")),
    ("a cell that spans a row less", {"K617"}, text(' rowspan="2"', "")),
    ("a cell that spans a row more", {"K673"}, text('rowspan="2"', 'rowspan="3"')),
    (
        "a head row among the others",
        {"K673"},
        both(
            text("Open</span></th>\n</tr>\n</thead>\n<tbody>", "Open</span></th>\n</tr>"),
            text('<table id="group-16-1">\n<thead>', '<table id="group-16-1">\n<tbody>'),
        ),
    ),
    ("a picture gone with all that names it", {"K674"}, gone),
    ("two pictures that changed places", {"K674"}, swapped),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("groups")
    (base / "walks.html").write_text(HTML, "utf-8")
    for number, name in enumerate(("hill", "lake")):
        (base / f"{name}.png").write_bytes(marked.picture("PNG") + bytes(number))
    return written(marked.book(html.read(base / "walks.html", "walks.html", "walks")), base)


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "dist"))


def test_nothing_is_wrong(whole: Path) -> None:
    assert check(whole) == ()


@pytest.mark.parametrize(("name", "expected", "damage"), GROUPS, ids=[r[0] for r in GROUPS])
def test_damage_is_found(folder: Path, name: str, expected: set[str], damage: Damage) -> None:
    damage(folder)
    sign(folder)
    found = check(folder)
    assert {remark.code for remark in found} == expected, "\n".join(map(str, found))


def test_one_broken_group_is_told_once_with_a_count(folder: Path) -> None:
    damage = next(damage for name, _, damage in GROUPS if name == "an inner list in no list")
    damage(folder)
    sign(folder)
    told = [remark.message for remark in check(folder) if remark.code == "K671"]
    assert len(told) == 1
    assert told[0].endswith(
        "'laces,' stands in list/item, not in list/item/list/item, and 1 more of the same group"
    )
