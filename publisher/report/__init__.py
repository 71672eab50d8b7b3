"""The ledger as one page for people: before and after, every edit and fact with its reason.

The page is whole in itself: it loads nothing, and everything in it can be read without JavaScript,
which only adds the filter. It is HTML that is also XML. Texts are shown whole up to `CHARACTERS`
and `EDITS` in all; beyond that the longest are cut to what stands around their edits, and what is
left out is counted at its place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from .. import __version__
from ..book import Document
from ..cleaning import OPTIONAL, RULES, rule_name
from ..findings import Finding
from ..grouping import Group
from ._document import BASES, Room, anchor, findings, many, name_of, section
from ._passages import level
from ._speeches import speeches
from ._tables import row, table
from ._words import text_of

CHARACTERS = 2_000_000
"""Characters of all sources that are shown whole."""

EDITS = 10_000
"""Edits that are shown in all."""

_SIGN = '<meta name="generator" content="publisher clean --report"'

SUFFIXES = (".html", ".htm", ".xhtml")
"""How the name of a page may end."""

_SIGNS = (
    'What an edit took from the source is <del class="sample" data-label="L3">struck out</del> on '
    'the left; what it put there is <ins class="sample" data-label="L3">underlined</ins> on the '
    "right. The small sign behind it is the code of the rule; the reason stands beside it. ⏎ is "
    "the end of a line, ␣ a space, ⇥ a tab."
)

_RULES = ("Rule", "What it does", "Edits", "Documents")


def is_report(path: Path) -> bool:
    """Whether a file is a page made here, which is no source of a book."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    try:
        with path.open("rb") as file:
            return _SIGN.encode() in file.read(1024)
    except OSError:
        return False


def page(
    name: str,
    documents: Sequence[Document],
    remarks: Sequence[Finding] = (),
    groups: Sequence[Group] = (),
) -> str:
    """The page of cleaned documents.

    name: what the whole is called; remarks: findings beside those of the documents themselves;
    groups: the speeches that they make, in order, where they make a book.
    """
    return "".join(_page(name, documents, remarks, groups))


def _page(
    name: str,
    documents: Sequence[Document],
    remarks: Sequence[Finding],
    groups: Sequence[Group],
) -> Iterator[str]:
    paths = {document.path for document in documents}
    of_document = defaultdict[str, list[Finding]](list)
    for remark in remarks:
        of_document[remark.where if remark.where in paths else ""].append(remark)
    room = Room(
        level([len(document.manuscript.source) for document in documents], CHARACTERS),
        level([len(document.manuscript.edits) for document in documents], EDITS),
    )
    yield from _head(name, documents)
    yield from _contents(documents, bool(groups))
    yield "<main>\n"
    yield from _overview(documents, of_document[""])
    yield from speeches(groups) if groups else ()
    yield from _filter([*_in_order(Counter(e.rule for d in documents for e in d.manuscript.edits))])
    for document in documents:
        yield from section(document, of_document[document.path], room)
    yield f"</main>\n<script>\n{_file('page.js')}</script>\n</body>\n</html>\n"


def _head(name: str, documents: Sequence[Document]) -> Iterator[str]:
    title = f"Ledger of {text_of(name)}"
    total = sum(len(document.manuscript.edits) for document in documents)
    yield "<!DOCTYPE html>\n"
    yield '<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8" />\n'
    yield f'{_SIGN} />\n<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
    # Nothing in a document can make a browser load or run anything.
    yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    yield "style-src 'unsafe-inline'; script-src 'unsafe-inline'\" />\n"
    yield f"<title>{title}</title>\n<style>\n{_file('page.css')}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#overview">Skip to the ledger</a>\n'
    yield f"<header>\n<h1>{title}</h1>\n"
    yield f"<p>{many(len(documents), 'document')}, {many(total, 'edit')}. Every change of the "
    yield "text and every guess, with the reason for it. Without these edits the source comes "
    yield f"back character by character. Made by publisher {__version__}.</p>\n</header>\n"


def _contents(documents: Sequence[Document], has_speeches: bool) -> Iterator[str]:
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ul>\n'
    yield '<li><a href="#overview">How to read it, and edits by rule</a></li>\n'
    yield '<li><a href="#remarks">Findings</a></li>\n'
    yield '<li><a href="#speeches">Speeches</a></li>\n' if has_speeches else ""
    yield "</ul>\n<ol>\n"
    for document in documents:
        count = many(len(document.manuscript.edits), "edit")
        path = f" {text_of(document.path)}," if document.value("title") else ""
        yield f'<li><a href="#{anchor(document)}">{name_of(document)}</a>'
        yield f" <small>{path} {count}</small></li>\n"
    yield "</ol>\n</nav>\n"


def _overview(documents: Sequence[Document], remarks: Sequence[Finding]) -> Iterator[str]:
    edits = Counter(e.rule for d in documents for e in d.manuscript.edits)
    yield '<section aria-labelledby="overview">\n<h2 id="overview">How to read it</h2>\n'
    yield f"<p>{_SIGNS}</p>\n<p>Edits and facts are:</p>\n<ul>\n"
    yield from (f"<li>{words}</li>\n" for words in BASES.values())
    yield "</ul>\n<h3>Edits by rule</h3>\n"
    if edits:
        yield from table(
            "All documents, in the order of the rules", _RULES, _rules(documents), kind="small"
        )
    else:
        yield "<p>None.</p>\n"
    yield '</section>\n<section aria-labelledby="remarks">\n<h2 id="remarks">Findings</h2>\n'
    yield "<p>Of the whole; those of one document stand with it.</p>\n"
    yield from findings(remarks)
    yield "</section>\n"


def _rules(documents: Sequence[Document]) -> Iterator[str]:
    counts = Counter(e.rule for d in documents for e in d.manuscript.edits)
    within = Counter(code for d in documents for code in {edit.rule for edit in d.manuscript.edits})
    explanations = {each.code: each.explanation for each in (*RULES, *OPTIONAL)}
    for code in _in_order(counts):
        about = text_of(rule_name(code))
        if code in explanations:
            words = text_of(explanations[code]).replace("\n\n", "<br />")
            about = f"<details><summary>{about}</summary><p>{words}</p></details>"
        yield row(_RULES, (f"<b>{code}</b>", about, f"{counts[code]:,}", f"{within[code]:,}"))


def _in_order(counts: Counter[str]) -> Iterator[str]:
    """The codes that occur, in the order of the policy."""
    order = [each.code for each in (*RULES, *OPTIONAL)]
    return iter(sorted(counts, key=lambda c: order.index(c) if c in order else len(order)))


def _filter(codes: Sequence[str]) -> Iterator[str]:
    """The filter, which is hidden until page.js can make it work."""
    yield '<form id="filter" hidden="hidden" aria-label="Filter the edits">\n<div class="state">'
    yield '<button type="button" id="open" aria-expanded="true" aria-controls="choice">Filter'
    yield '</button> <output aria-live="polite"></output></div>\n<div id="choice">\n'
    yield "<fieldset><legend>Rules</legend>\n"
    for code in codes:
        yield _box("rule", code, f"<b>{code}</b> {text_of(rule_name(code))}")
    yield '<button type="button" data-all="1">All rules</button> '
    yield '<button type="button" data-all="">No rule</button>\n</fieldset>\n'
    yield "<fieldset><legend>Basis</legend>\n"
    for basis in BASES:
        yield _box("basis", basis, basis)
    yield "</fieldset>\n<fieldset><legend>Passages</legend>\n"
    yield _box("only", "only", "only those with edits that are shown", "")
    yield "</fieldset>\n</div>\n</form>\n"


def _box(name: str, value: str, label: str, checked: str = ' checked="checked"') -> str:
    box = f'<input type="checkbox" name="{name}" value="{value}"{checked} />'
    return f"<label>{box} {label}</label>\n"


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
