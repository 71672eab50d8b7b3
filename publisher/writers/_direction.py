"""Which way a language is written, told from its tag alone."""

from __future__ import annotations

from typing import Literal

Direction = Literal["ltr", "rtl"]

_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})


def direction(language: str) -> Direction:
    """Direction of a BCP 47 tag: its script subtag decides where it has one, else its language."""
    primary, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in _SCRIPTS if script else primary in _LANGUAGES) else "ltr"
