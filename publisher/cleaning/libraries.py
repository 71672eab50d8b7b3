"""What digital libraries put around a text: Project Gutenberg's licence, Aozora Bunko's legend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..book import Document
from ..ledger import Change, Evidence, Fact, Mark
from ._lines import Line, lines
from ._rule import Outcome, rule

_NAME = r"PROJE(?:C?T|KT|TO|CTO)|PRO[YG]E(?:C?TO|TTO)|ПРОЕКТ\w?"
_GUTENBERG = re.compile(rf"\b(?:{_NAME})[- ]+(?:GUTENBERG|ГУТЕНБЕРГ)", re.IGNORECASE)

_BEGIN = re.compile(
    r"^[ \t]*(?:\*\*\* ?(?:START|BEGINN?(?:ING)?|D[ÉE]BUT|ANFANG|IN[IÍ]CIO|INIZIO|COMIENZO)\b"
    r"[^\n]{0,300}?GUTENBERG[^\n]{0,300}(?:\n[^\n*]{1,300})?\*\*\*"
    r"|\*END\*? ?THE SMALL PRINT![^\n]{0,300}\*END\*)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FINISH = re.compile(
    r"^[ \t]*(?:\*\*\* ?(?:END|FIN|FINE|ENDE|FIM)\b[^\n]*GUTENBERG[^\n]*"
    r"|(?:END OF|FIN DE|FINE DI|ENDE|FIM DE)\b[^\n]{0,12}\bPROJE\w+ GUTENBERG[^\n]*"
    r"(?:E-?BOOK|E-?TEXT)[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_STATED = re.compile(
    r"^(?:(Title): +(\S[^\n]*)|(Author): +(\S[^\n]*(?:\n {4,}\S[^\n]*){0,8}))$", re.MULTILINE
)
_CREDIT = re.compile(
    r"\s*(?:(?:This e-?(?:text|book) was |E-?text )?(?:produced|prepared|transcribed) by)[^\n]*"
    r"(?:\n[^\n]+)*\n*",
    re.IGNORECASE,
)

_FENCE = r"-{20,}[ \t]*\n"
_LEGEND = re.compile(
    rf"^{_FENCE}【テキスト中に現れる記号について】\n.*?^{_FENCE}", re.DOTALL | re.MULTILINE
)
_COLOPHON = re.compile(r"^[ \t]*底本[：:]", re.MULTILINE)
_LABELS = re.compile(r"^[ \t]*(?:入力|校正|青空文庫作成ファイル)[：:]", re.MULTILINE)


@rule("F6", "licence of Project Gutenberg", guesses=True)
def gutenberg(document: Document) -> Outcome:
    """Take out Project Gutenberg's header before its start line and its licence after its end line.

    Evidence: the lines *** START OF … and *** END OF … in any of their forms and languages, or the
    older "Small Print"; what the header states as Title and Author is kept as facts. A credit
    (Produced by …) right after the start goes as well.
    Guard: the line must be Project Gutenberg's by name and form; the start lies before the end and
    text is left between them. A text that only speaks of Project Gutenberg is not touched.
    """
    text = document.manuscript.text
    begin, end = _bounds(text)
    if not text[begin:end].strip():
        return
    if begin:
        yield from _header(list(_STATED.finditer(text, 0, begin)))
        yield Change(0, begin, "", "the header of Project Gutenberg, up to its start line")
    if end < len(text):
        yield Change(end, len(text), "", "the licence of Project Gutenberg, from its end line")


def _header(stated: Sequence[re.Match[str]]) -> Iterator[Fact]:
    """Title and authors as the header has them; authors each in a line or under a label."""
    for name, group in (("title", 2), ("author", 4)):
        of_it = [found for found in stated if found[group]]
        values = [part.strip() for found in of_it for part in found[group].split("\n")]
        if values:
            span = (of_it[0].start(group), of_it[-1].end(group))
            evidence = Evidence("stated", "the header of Project Gutenberg says so", span)
            yield Fact(name, "; ".join(values), evidence)


def _bounds(text: str) -> tuple[int, int]:
    """Where the text between Project Gutenberg's lines begins and ends."""
    begin, end = 0, len(text)
    named = _GUTENBERG.search(text)
    for found in _BEGIN.finditer(text) if named else ():
        if named and named.end() <= found.end():
            begin = found.end()
            credit = _CREDIT.match(text, begin)
            begin = credit.end() if credit else begin
    finish = _FINISH.search(text, begin)
    if finish and _GUTENBERG.search(text, finish.start()):
        end = finish.start()
    return begin, end


@rule("F7", "legend and colophon of Aozora Bunko", guesses=True)
def aozora_frame(document: Document) -> Outcome:
    """Take out Aozora Bunko's legend of signs; keep its colophon (底本：…) as bylines.

    Evidence: the legend's own heading 【テキスト中に現れる記号について】 between ruled lines;
    for the colophon a line 底本： behind which 入力： or 校正： stands. It says where the text
    comes from, so it stays, but as bylines. Two lines before the legend are title and author.
    Guard: both must be there in this form; 底本： alone is someone's word.
    """
    text = document.manuscript.text
    legend = _LEGEND.search(text)
    if legend:
        yield Change(*legend.span(), "", "Aozora Bunko's legend of the signs in its files")
        yield from _author(lines(text[: legend.start()]))
    yield from _colophon(text)


def _author(front: Sequence[Line]) -> Iterator[Change | Mark | Fact]:
    """Of two lines before the legend, and of no other number, the first is the title and the second
    the author's name.
    """
    if len(front) != 2:
        return
    title, name = front
    if not name.gap:
        yield Change(title.end, title.end, "\n", "title and author are two blocks")
    yield Mark("heading", title.start, title.end)
    where = Evidence("stated", "the first line, before the legend", (title.start, title.end))
    yield Fact("title", title.text, where)
    yield Mark("byline", name.start, name.end)
    evidence = Evidence(
        "stated", "the line under the title, before the legend", (name.start, name.end)
    )
    yield Fact("author", name.text, evidence)


def _colophon(text: str) -> Iterator[Mark]:
    starts = [found.start() for found in _COLOPHON.finditer(text)]
    if not starts or not _LABELS.search(text, starts[-1]):
        return
    for line in lines(text[starts[-1] :]):
        yield Mark("byline", starts[-1] + line.start, starts[-1] + line.end)
