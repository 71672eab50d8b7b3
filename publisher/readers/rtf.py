"""Rich Text Format by a reader of its own, for none that is well kept has notes, lists or styles.

Hidden and deleted text is left out.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Manuscript
from ._files import contents
from ._parts import compose
from ._properties import facts
from ._rtf_body import Body
from ._tables import captioned

_LARGEST = 64 << 20
_HEAD = b"{\\rtf"
_NAMES = {"title": "title", "author": "author", "doccomm": "description", "revtim": "modified"}


def accepts(path: Path, head: bytes) -> bool:
    """Whether it begins as RTF does; Word also writes such files with the suffix .doc."""
    return head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(_HEAD)


def read(path: Path, name: str, key: str) -> Document:
    """The document whole; notes behind the body, heads and feet last, as furniture.

    Raises InputError where it is unreadable, too large, or has no text.
    """
    data = contents(path, name, _LARGEST)
    body = Body()
    parts = body.read(data[max(0, data.find(_HEAD)) :])
    source, marks = compose(captioned(parts))
    if not source:
        raise InputError("the document has no text in it", where=name, remedy="Leave it out")
    stated = [(_NAMES[each], text) for each, text in body.stated.items() if each in _NAMES]
    return Document(
        key,
        name,
        Manuscript(source),
        sha256=hashlib.sha256(data).hexdigest(),
        facts=facts(stated, parts),
        marks=marks,
        findings=_findings(body, name),
        pictures=body.pictures.found,
    )


def _findings(body: Body, name: str) -> tuple[Finding, ...]:
    counted = (
        ("R131", body.hidden, " characters"),
        ("R134", body.changes, ""),
        ("R135", body.embedded, ""),
        ("R147", body.comments, ""),
    )
    found = [finding(code, name, f"{count}{unit}") for code, count, unit in counted if count]
    found += body.pictures.findings(name)
    if body.cut:
        found.append(finding("R133", name, "its end is missing"))
    return tuple(found)
