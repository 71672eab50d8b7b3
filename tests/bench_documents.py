"""What reading, cleaning and arranging cost, with documents made here. Part of `make bench`.

CPU is user and system time of all processes together; memory is the highest sum of the resident
memory of all processes at one moment, sampled. Linux only.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import be_parent_of_orphans, cpu, measured
from office import docx, p
from pdfs import Made

from publisher import manifest_file
from publisher.pipeline import Order, cast_of, compose
from publisher.readers import _pdf_document

_WORDS = """\
peace security council member states resolution mandate mission report support region conflict \
dialogue people country government efforts situation process agreement partners development \
cooperation principle charter sovereignty humanitarian assistance access civilians parties \
progress challenge year time work need role part way trust hope future children women commitment \
respect law rights order community neighbours border water food energy climate
support welcome need urge keep make take give hope see protect respect strengthen
the of and to in that is for with on as by this we it are be our at from have all
Anna Boris Carla Daoud Elena Farid Grace Hamid Irina Jorge Kwame Lucia Mehmet Nadia
Abbas Brandt Castro Diallo Eriksen Fofana Garcia Haddad Ivanov Jansen Keita Lopez"""

NOUNS, VERBS, SMALL, NAMES, FAMILIES = (line.split() for line in _WORDS.splitlines())


def sentence(dice: random.Random) -> str:
    words: list[str] = []
    for _ in range(dice.randint(4, 11)):
        words += (dice.choice(SMALL), dice.choice(dice.choice((NOUNS, NOUNS, VERBS))))
    comma = dice.randrange(len(words) - 1)
    words[comma] += "," if dice.random() < 0.5 else ""
    return " ".join(words).capitalize() + "."


def paragraph(dice: random.Random) -> str:
    return " ".join(sentence(dice) for _ in range(dice.randint(4, 8)))


def head(number: int) -> tuple[str, str]:
    """Title and byline of a speech; none is like another."""
    name = f"{NAMES[number % len(NAMES)]} {FAMILIES[number // len(NAMES) % len(FAMILIES)]}"
    date = f"{number % 28 + 1} {('March', 'June', 'October')[number % 3]} {2000 + number % 24}"
    return f"Statement by Ambassador {name} at the Meeting on Item {number + 1}", date


def pdf(number: int, pages: int) -> bytes:
    """A speech of dense pages with running heads, page numbers and footnotes."""
    dice, made = random.Random(number), Made()
    title, date = head(number)
    for page in range(1, pages + 1):
        sheet = made.sheet()
        sheet.text(70, 40, f"Meeting records, item {number + 1}", 8)
        sheet.text(290, 815, str(page), 8)
        y, bottom = 80.0, 740.0
        if page == 1:
            sheet.text(70, y, title, 14, bold=True)
            sheet.text(70, y + 25, date, 10)
            y += 60
        while y < bottom - 100:
            y = sheet.paragraph(70, y, 455, paragraph(dice), 9.5, indent=15, hyphens=True)
        sheet.text(70, 770, f"{page} See document S/{2000 + page}/{number}, paragraph {page}.", 7.5)
    return made.pdf()


def text(number: int, size: int) -> Iterator[str]:
    """A speech of so many characters, in hard-wrapped lines."""
    dice = random.Random(number)
    title, date = head(number)
    yield f"{title}\n{date}\n\n"
    while size > 0:
        made = paragraph(dice)
        size -= len(made) + 2
        line = ""
        for word in made.split():
            if len(line) + len(word) > 78:
                yield line + "\n"
                line = ""
            line += f" {word}" if line else word
        yield line + "\n\n"


def html(number: int) -> bytes:
    """A web page of a speech, 3,000 words in a frame of navigation."""
    dice = random.Random(number)
    title, date = head(number)
    links = "".join(f'<li><a href="/{n}">{dice.choice(NOUNS)}</a></li>' for n in range(60))
    body = "".join(f"<p>{paragraph(dice)}</p>" for _ in range(30))
    return (
        f'<!doctype html><html lang="en"><title>{title}</title><body><nav><ul>{links}</ul></nav>'
        f"<main><article><h1>{title}</h1><p>{date}</p>{body}</article></main>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    ).encode()


def word(number: int) -> bytes:
    """A Word document of 3,000 words."""
    dice = random.Random(number)
    title, date = head(number)
    body = "".join(p(paragraph(dice)) for _ in range(30))
    style = '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    return docx(p(title, style="T") + p(date) + body, styles=style)


def made(folder: Path, what: str) -> Path:
    """A folder of documents: one of SHELVES."""
    place = folder / what
    place.mkdir()
    count, _, kind = what.partition(" ")
    if what == "67 pages":
        (place / "dense.pdf").write_bytes(pdf(0, 67))
    elif what == "50 MB of text":
        with (place / "long.txt").open("w", encoding="utf-8") as file:
            file.writelines(text(0, 50_000_000))
    else:
        for number in range(int(count)):
            data = {"pdf": lambda n: pdf(n, 7 + n % 2), "html": html, "docx": word}[kind](number)
            (place / f"{number + 1}.{kind}").write_bytes(data)
    return place


SHELVES = (
    "67 pages", "50 pdf", "200 pdf", "200 html", "200 docx", "50 MB of text",
)  # fmt: skip


def reading(pages: int) -> float:
    """CPU seconds of the PDF reader alone, in this process."""
    data = pdf(0, pages)
    began = cpu()
    _pdf_document.document(data, "dense.pdf", "dense")
    return cpu() - began


def main() -> None:
    be_parent_of_orphans()
    sys.stdout.write(f"a PDF of 67 dense pages read in {reading(67):.1f} s CPU\n")
    sys.stdout.write("documents read, cleaned and arranged (pipeline.compose)\n")
    with tempfile.TemporaryDirectory() as name:
        peaks: dict[str, float] = {}
        for what in sys.argv[1:] or SHELVES:
            folder = made(Path(name), what)
            command = [sys.executable, __file__, "--compose", str(folder)]
            wall, used, peaks[what] = measured(command, dict(os.environ))
            sys.stdout.write(
                f"  {what:<16} {used:6.1f} s CPU  {wall:6.1f} s wall  {peaks[what]:6.0f} MB\n"
            )
            sys.stdout.flush()
    if "50 pdf" in peaks and "200 pdf" in peaks:
        growth = (peaks["200 pdf"] - peaks["50 pdf"]) / 150
        sys.stdout.write(f"  growth from 50 to 200 pdf {growth:.3f} MB for each document\n")


def composed(folder: Path) -> None:
    order, editor = Order(folder, Path("unused")), manifest_file.read(folder)
    book = compose(order, editor, cast_of(order, editor))
    characters = sum(len(one.text) for one in book.sentences())
    sys.stdout.write(f"{len(book.speeches)} speeches, {characters} characters\n")


if __name__ == "__main__":
    composed(Path(sys.argv[2])) if sys.argv[1:2] == ["--compose"] else main()
