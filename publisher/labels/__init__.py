"""The few words the program itself puts into a book, in the book's language where it is known.

One file per language, named by its BCP 47 tag; one table per part of the program that speaks.
A new language is one new file with the same tables and keys as en.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

FALLBACK = "en"

#: tags whose script is a matter of custom, where the tag itself does not say it
_CUSTOM = {
    "zh": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
}


def labels(language: str, table: str) -> Mapping[str, Any]:
    """The labels of one table for a language, or the English ones.

    Raises KeyError for a table that the language's file does not have.
    """
    return _file(labels_language(language))[table]


@cache
def labels_language(language: str) -> str:
    """The language `labels` really answers in: the longest prefix there is a file for, or English.

    The lookup of RFC 4647, 3.4: "zh-Hant-TW" is answered by "zh-Hant", "xx" by "en".
    """
    known = {
        entry.name.removesuffix(".toml").lower(): entry.name.removesuffix(".toml")
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".toml")
    }
    parts = language.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        prefix = "-".join(parts[:length])
        found = known.get(prefix) or known.get(_CUSTOM.get(prefix, "").lower())
        if found:
            return found
    return FALLBACK


@cache
def _file(language: str) -> Mapping[str, Mapping[str, Any]]:
    text = files(__name__).joinpath(f"{language}.toml").read_text("utf-8")
    tables: dict[str, dict[str, Any]] = tomllib.loads(text)
    return tables
