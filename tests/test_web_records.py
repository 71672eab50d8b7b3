"""Posts of a forum and texts in two languages: what stands in rows stays in order, and whole."""

from __future__ import annotations

from pathlib import Path

import marked
import pytest
from reopening import found, make
from test_cleaning_layout import PROSE
from test_verse import page

from publisher.book import Document
from publisher.cleaning import clean
from publisher.readers import html

POSTS = (
    ("oldsalt", "3 May 2004", "My bilge pump is leaking again. I changed the seal last winter, "
     "and it was dry until the first storm of this spring. What can it be?"),
    ("marina_h", "4 May 2004", "Look at the shaft first. If it has a groove where the seal sits, "
     "no seal will ever hold. We had the same on two boats."),
    ("oldsalt", "5 May 2004", "Thank you! There is a groove indeed, half a millimetre deep. I "
     "will order a new shaft today, and tell you how it went."),
)  # fmt: skip
ROWS = "".join(
    f"<tr><td class=row{n % 2 + 1}><b>{who}</b><br>Posts: {n}</td><td><table><tr><td>Posted: {day}"
    f"</td></tr><tr><td><hr></td></tr><tr><td>{text}</td></tr></table></td></tr>"
    for n, (who, day, text) in enumerate(POSTS)
)
BOXES = "".join(
    f'<div class="post post{n}"><div class="who">{who}</div><div class="when">{day}</div>'
    f'<div class="said"><p>{text}</p></div></div>'
    for n, (who, day, text) in enumerate(POSTS)
)


def forum(folder: Path, posts: str) -> Document:
    source = (
        "<!doctype html><html lang=en><head><title>A leaking pump - Boats</title></head><body>"
        '<div id="top"><a href="/">Index</a> <a href="/faq">FAQ</a></div>'
        f"<h2>A leaking pump</h2>{posts}<p>Powered by a board</p></body></html>"
    )
    path = folder / "page.html"
    path.write_text(source, "utf-8")
    return clean(html.read(path, "page.html", "page"))


@pytest.mark.parametrize("posts", [f"<table>{ROWS}</table>", f'<div id="all">{BOXES}</div>'])
def test_posts_stay_in_order_with_author_and_day(posts: str, tmp_path: Path) -> None:
    read = forum(tmp_path, posts)
    whole = read.manuscript.text
    at = 0
    for who, day, text in POSTS:
        for part in (who, day, text):
            at = whole.index(part, at) + len(part)
    assert "FAQ" not in whole
    assert not any(block.kind == "break" for block in read.blocks)


def test_an_author_who_is_a_link_stays_and_a_counter_goes(tmp_path: Path) -> None:
    boxes = BOXES.replace('<div class="who">', "<div>7</div><div class='who user'><a href='/u'>")
    boxes = boxes.replace('</div><div class="when">', '</a></div><div class="when">')
    whole = forum(tmp_path, f'<div id="all">{boxes}</div>').manuscript.text
    assert all(name in whole for name in ("oldsalt", "marina_h"))
    assert "7" not in whole.partition("marina_h")[2]


def test_the_day_on_which_somebody_joined_is_none_of_the_text(tmp_path: Path) -> None:
    posts = ROWS.replace("Posts: 0", "Joined: 3 Mar 2001").replace("Posted: 3 May", "Posted: 7 May")
    assert forum(tmp_path, f"<table>{posts}</table>").value("published") != "2001-03-03"


LONG = " ".join(PROSE[:2])
FRENCH = "Le port est ouvert à tous les navires des deux États, en tout temps. " * 4


@pytest.mark.parametrize(
    "rows",
    [
        [('<td lang="en">The port is open.</td>', '<td lang="fr">Le port est ouvert.</td>'),
         (f'<td lang="en">{LONG}</td>', f'<td lang="fr">{FRENCH}</td>')],
        [("<td>The port is open.</td>", '<td><p lang="fr">Le port est ouvert.</p></td>'),
         (f"<td>{LONG}</td>", f'<td><p lang="fr">{FRENCH}</p></td>')],
        [("<td>1.</td><td>The port is open.</td>", "<td>港口开放。</td>"),
         (f"<td>2.</td><td>{LONG}</td>", f"<td>{'港口对两国所有船只开放。' * 9}</td>")],
    ],
)  # fmt: skip
def test_two_languages_side_by_side_are_a_table(
    rows: list[tuple[str, str]], tmp_path: Path
) -> None:
    table = "".join(f"<tr>{left}{right}</tr>" for left, right in rows)
    read = page(tmp_path, f"<table>{table}</table>")
    assert [block.kind for block in read.blocks].count("table_row") == 2
    made = make(marked.book(read), tmp_path)
    cells = found(made.pages()[1], "//h:td[last()]/h:span[last()]")
    assert {cell.get("lang") for cell in cells} <= {"fr", "zh"}
    assert len(cells) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [f"<td>{LONG}</td><td>{LONG}</td>"] * 2,
        [
            f'<td lang="en">{LONG}</td><td lang="fr">Oui.</td>',
            f'<td lang="fr">{LONG}</td><td></td>',
        ],
        [f'<td lang="en">{LONG}</td><td lang="fr">Oui.</td>'],
    ],
)
def test_other_long_cells_are_the_layout(rows: list[str], tmp_path: Path) -> None:
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    kinds = [block.kind for block in page(tmp_path, f"<table>{table}</table>").blocks]
    assert "table_row" not in kinds
