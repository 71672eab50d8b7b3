"""What a PDF's own metadata state: title, author, dates and language, without the junk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from ..languages import written
from ..ledger import Evidence, Fact
from ._machine_names import author_of, is_machine_text

_EVIDENCE = Evidence("stated", "the PDF's own metadata")

_JUNK_TITLE = re.compile(
    r"(?:microsoft\s+(?:word|powerpoint|excel)\s*-?.*|untitled.*|document\d*|title|slide \d+|"
    r"\(?(?:anonymous|unspecified)\)?|powerpoint presentation|presentation|print|"
    r".*\.(?:docx?|pdf|rtf|odt|indd|qxd|wpd|tex|dvi|ps|"
    r"pptx?|xlsx?|txt|html?|pmd|cdr|p65)|[\W\d_]*|[a-z0-9]+[_-][\w-]*\d[\w-]*|https?://.*)",
    re.IGNORECASE,
)
_DATE = re.compile(r"D?:?\s*(\d{4})(\d\d)?(\d\d)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def facts(info: Mapping[str, str], language: str, name: str) -> Iterator[Fact]:
    """Facts from the information dictionary (ISO 32000-1, table 317) and the catalog's language.

    name: the file's name, which is no title.
    """
    title = _plain(info.get("Title", ""))
    stem = PurePath(name).stem
    junk = _JUNK_TITLE.fullmatch(title) or is_machine_text(title)
    if title and not junk and title.casefold() != stem.casefold():
        yield Fact("title", title, _EVIDENCE)
    author = author_of(_plain(info.get("Author", "")))
    if author:
        yield Fact("author", author, _EVIDENCE)
    description = _plain(info.get("Subject", ""))
    is_said = not (_JUNK_TITLE.fullmatch(description) or is_machine_text(description))
    if len(description) > 12 and is_said:
        yield Fact("description", description, _EVIDENCE)
    for key, fact in (("CreationDate", "created"), ("ModDate", "modified")):
        date = _date(info.get(key, ""))
        if date:
            yield Fact(fact, date, _EVIDENCE)
    if _LANGUAGE.fullmatch(language) and language.lower() not in ("und", "x-default"):
        yield Fact("language", written(language), _EVIDENCE)


def _plain(value: str) -> str:
    text = " ".join(value.replace("\0", " ").split())
    return text if "\ufffd" not in text and text.isprintable() and len(text) < 500 else ""


def _date(value: str) -> str:
    """ISO 8601 from D:YYYYMMDD… (ISO 32000-1, 7.9.4), as far as it is given."""
    found = _DATE.match(value)
    if not found or not 1980 <= int(found[1]) <= 2100:
        return ""
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"
