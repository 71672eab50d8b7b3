"""Characters that a wrong encoding or an unread entity put in the place of others."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html.entities import html5

from ftfy import ExplainedText, TextFixerConfig, fix_encoding_and_explain

from ..book import Document
from ..findings import finding
from ..ledger import Change
from ._examples import examples
from ._rereading import applied, is_misread, reread
from ._rule import Outcome, rule

# Only decoding again: no quotes made straight, no ligatures, widths or normal forms; what has
# already lost a byte (replace_lossy_sequences) stays for E1 and E3 to report.
_SAFE = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    replace_lossy_sequences=False,
    fix_c1_controls=False,  # U+0085 is a line end (L1) unless it is half a letter
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)

# Not \S: a no-break space or NEL may be the second half of a letter (Ã\xa0 is à, Ñ\x85 is х).
_SEGMENT = re.compile(r"[^ \t\r\n\f\v]+")

_LEADS = re.compile("[\x80-\x9f\u00a0-\u00ff\u0100-\u04ff\u2000-\u22ff]")

_ABOUT_BYTES = re.compile(
    r"mojibake|\bUTF-?8\b|Windows-125\d|ISO[- ]8859|文字化け|乱码|亂碼|кракозябр|Zeichensalat",
    re.IGNORECASE,
)

# The head of a mail or a page says in which encoding it is; that is no talk of encodings.
_STATED = re.compile(
    r"(?:charset|encoding)\s*=\s*[\"']?[\w.-]+|=\?[\w-]+\?[QB]\?[^?\s]*\?=", re.IGNORECASE
)

_ENTITY = re.compile(r"&(?:#(?:\d{2,7}|[xX][0-9a-fA-F]{2,6})|[A-Za-z][A-Za-z0-9]{1,30});")
_ABOUT_HTML = re.compile(
    r"\bX?HTML|\bXML\b|\bentit(?:y|ies)\b|</?(?:p|b|i|a|em|div|span|br|li|ul|h\d)\b", re.IGNORECASE
)
_HABIT = 2
_SHOWN = 60


# The sign for a lost byte, U+FFFD, written as UTF-8 and read as GBK: what it stood for is gone.
_HOPELESS = re.compile("(?:锟斤拷|锟斤|斤拷锟)+")

_LINE = re.compile("[^\r\n]+")
_MOST_ROUNDS = 3


@rule("E2", "text read in a wrong encoding")
def mojibake(document: Document) -> Outcome:
    """Read again what was read in a wrong encoding: donâ€™t becomes don’t, Ïðèâåò Привет.

    Evidence: the characters of a word, written back as bytes of Windows-1252, Latin-1, Mac Roman
    or the like, are valid UTF-8, and ftfy's measure says that they are unlikely as they stand. A
    line of which most is UTF-8 when written back as GBK, Big5, Shift-JIS, KOI8-R or DOS, or that
    is mostly accented letters whose bytes are frequent Han characters or words of a language.
    Guard: decoding only, and every byte comes back; a text that speaks of encodings is left alone;
    what ordinary words contain (SÃO PAULO, Ầ) is never valid UTF-8. What is damaged but proves to
    be nothing stays, with finding C201. The repair is inferred.
    """
    text = document.manuscript.text
    if text.isascii() or _ABOUT_BYTES.search(_STATED.sub("", text)):
        return
    shown, lost = [], [one[0] for one in _HOPELESS.finditer(text)]
    for line in _LINE.finditer(text):
        changes = list(_line(line[0], line.start()))
        shown += [f"{text[one.start : one.end]} → {one.after}" for one in changes]
        yield from changes
        if not changes and is_misread(line[0]):
            lost.append(line[0][:_SHOWN])
    if shown:
        yield finding("C202", document.path, examples([one[:_SHOWN] for one in shown]))
    if lost:
        yield finding("C201", document.path, examples([one[:_SHOWN] for one in lost]))


def _line(line: str, start: int) -> Iterator[Change]:
    """The changes in a line: where it is misread as a whole, those; else word by word."""
    if line.isascii():
        return
    found = reread(line)
    for one in found:
        after, reason = _settled(one.after, one.reason)
        yield Change(start + one.start, start + one.end, after, reason, "inferred")
    if found or not _LEADS.search(line):
        return
    changes = [
        change
        for segment in _SEGMENT.finditer(line)
        if _LEADS.search(segment[0])
        for change in _decoded(segment[0], segment.start())
    ]
    yield from (replace(one, start=start + one.start, end=start + one.end) for one in changes)


def _settled(after: str, reason: str) -> tuple[str, str]:
    """What remains when it is read again and again; a text can be misread more than once."""
    for _ in range(_MOST_ROUNDS):
        found = reread(after)
        new = applied(after, found) if found else _read(after)[0]
        if new == after or "\ufffd" in new:
            break
        after, reason = new, f"{reason}, more than once"
    return after, reason


@lru_cache(maxsize=1 << 16)
def _read(segment: str) -> ExplainedText:
    """What ftfy reads in a segment; words come again and again in a long text."""
    return fix_encoding_and_explain(segment, _SAFE)


def _decoded(segment: str, start: int) -> Iterator[Change]:
    """The smallest changes that make of a segment what ftfy reads in it."""
    after, steps = _read(segment)
    if after == segment or "\ufffd" in after:
        return
    names = [step.parameter for step in steps or () if step.action == "encode"]
    read = " and ".join(dict.fromkeys(names)).replace("sloppy-", "") or "Latin-1"
    for low, high, new in _pieces(segment, after):
        reason = f"UTF-8 that was read as {read}"
        yield Change(start + low, start + high, new, reason, "inferred")


def _pieces(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Where the two differ, told by the ASCII that both have; as a whole where that differs."""
    runs = re.compile("[^\x00-\x7f]+")
    old, new = list(runs.finditer(before)), list(runs.finditer(after))
    if runs.split(before) == runs.split(after):
        for one, other in zip(old, new, strict=True):
            if one[0] != other[0]:
                yield one.start(), one.end(), other[0]
        return
    low = 0
    while low < min(len(before), len(after)) and before[low] == after[low]:
        low += 1
    tail = 0
    while tail < min(len(before), len(after)) - low and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    yield low, len(before) - tail, after[low : len(after) - tail]


@rule("E4", "entities of HTML in plain text", guesses=True)
def entities(document: Document) -> Outcome:
    """Put the character where plain text has its HTML name: `&amp;` becomes &, `&#8217;` ’.

    Evidence: a name of HTML 5 or a number, with & and semicolon, twice or more in the document.
    Guard: a text about HTML, or with tags in it, is left alone; so are names that HTML lacks and
    numbers that are no visible character or space.
    """
    text = document.manuscript.text
    found = [(one, after) for one in _ENTITY.finditer(text) if (after := _named(one[0]))]
    if len(found) < _HABIT or _ABOUT_HTML.search(text):
        return
    for one, after in found:
        yield Change(one.start(), one.end(), after, f"{one[0]} is HTML for this character")


def _named(entity: str) -> str:
    """The character that the entity names, or "" where it names none that can be shown."""
    if entity[1] != "#" and entity[1:] not in html5:
        return ""
    after = html.unescape(entity)
    visible = after.isprintable() or after.isspace() or after == "\u00ad"
    return after if visible and after != "\ufffd" else ""
