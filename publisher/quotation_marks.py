"""The quotation marks of each language, from data/quotation_marks.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

Marks = tuple[str, str, str, str]
"""Opening, closing, and the two inside a quotation."""


def marks_of(language: str) -> Marks | None:
    """The quotation marks of a BCP 47 tag, else of the tag without its last part, else None."""
    known = _by_language()
    while language:
        if language in known:
            return known[language]
        language = language.rpartition("-")[0]
    return None


@cache
def _by_language() -> dict[str, Marks]:
    text = (files("publisher") / "data" / "quotation_marks.toml").read_text("utf-8")
    found = tomllib.loads(text).items()
    return {tag: (one, two, three, four) for tag, (one, two, three, four) in found}
