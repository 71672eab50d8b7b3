"""The few words the program itself puts into a book, in the book's language where it is known.

One file per language, named by its BCP 47 tag; one table per part of the program that speaks.
A new language is one new file with the same tables and keys as en.toml, and its plural forms below.
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

FORMS = {
    "zh": (),
    "ja": (),
    "ru": ("one", "few"),
    "ar": ("one", "two", "few", "many"),
}
"""The plural forms of a language besides the one for any other number; ("one",) where not listed
(Unicode CLDR 46, cardinal rules for whole numbers; the form of millions left out)."""


def labels(language: str, table: str) -> Mapping[str, Any]:
    """The labels of one table for a language, or the English ones.

    Raises KeyError for a table that the language's file does not have.
    """
    return _file(labels_language(language))[table]


def counted(language: str, table: str, name: str, count: int, **values: object) -> str:
    """A label with {count}, in the plural form that the language asks for: `name` or `name_one`.

    values: what else its pattern has. Raises KeyError.
    """
    words, form = labels(language, table), _form(labels_language(language).partition("-")[0], count)
    return str(words[f"{name}_{form}" if form else name]).format(count=count, **values)


def _form(primary: str, count: int) -> str:
    """The plural form of a number, "" for the one without a name."""
    ones, tens = count % 10, count % 100
    match primary:
        case "zh" | "ja":
            return ""
        case "ru":
            few = 2 <= ones <= 4 and not 12 <= tens <= 14
            return "one" if ones == 1 and tens != 11 else "few" if few else ""
        case "ar":
            large = "few" if 3 <= tens <= 10 else "many" if tens >= 11 else ""
            return {1: "one", 2: "two"}.get(count, large)
        case "fr" | "pt":
            return "one" if count < 2 else ""
    return "one" if count == 1 else ""


@cache
def labels_language(language: str) -> str:
    """The language `labels` really answers in: the longest prefix there is a file for, or English.

    The lookup of RFC 4647, 3.4: "zh-Hant-TW" is answered by "zh-Hant", "xx" by "en".
    """
    known = {tag.lower(): tag for tag in languages()}
    parts = language.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        prefix = "-".join(parts[:length])
        found = known.get(prefix) or known.get(_CUSTOM.get(prefix, "").lower())
        if found:
            return found
    return FALLBACK


def languages() -> tuple[str, ...]:
    """The tags of the languages that have labels."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml")))


@cache
def _file(language: str) -> Mapping[str, Mapping[str, Any]]:
    text = files(__name__).joinpath(f"{language}.toml").read_text("utf-8")
    tables: dict[str, dict[str, Any]] = tomllib.loads(text)
    return tables
