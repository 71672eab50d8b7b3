"""How speeches and letters begin: with those who are spoken to."""

from __future__ import annotations

import re

from ._tables import any_of, table

_DATA = {name: any_of(patterns, literal=False) for name, patterns in table("salutations").items()}
_OFFICE = rf"(?:(?:{_DATA['before_office']})[- ])?(?:{_DATA['offices']})"
_PARTS = {
    "<people>": rf"(?:(?:{_DATA['before_people']}) )*(?:{_DATA['people']}|{_OFFICE})",
    "<person>": rf"(?:{_DATA['courtesy']}) {_OFFICE}",
    "<ends>": r"\s*(?:[,.:;!]|$)",
}


def _filled(form: str) -> str:
    for name, pattern in _PARTS.items():
        form = form.replace(name, pattern)
    return form


SALUTATION = re.compile(_filled(_DATA["forms"]), re.IGNORECASE)
"""How a speech begins: "Mr. President," is said to somebody and is no title."""

LETTER = re.compile(rf"(?:{_DATA['dear']})\b", re.IGNORECASE)
"""How a letter begins; what stands before it is an address."""
