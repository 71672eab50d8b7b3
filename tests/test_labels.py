"""The edition's own words: every language has them all, in its script and with its plurals."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import pytest

from publisher.labels import FORMS, counted, labels, labels_language, languages
from publisher.languages import primary, script, scripts_of

TABLES = ("epub", "title_page", "documents", "dates", "languages", "facts", "about")

PLURALS = {
    "title_page": ("parts", "speeches", "documents"),
    "about": ("made", "cleaned", "corrections"),
}

OWN_NAMES = re.compile(r"publisher|ledger\.json|\{\w+\}")
"""What stays as it is in every language."""


def texts(language: str) -> Iterator[tuple[str, str]]:
    for table in TABLES:
        for key, value in labels(language, table).items():
            for text in value if isinstance(value, list) else [value]:
                yield f"{table}.{key}", text


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_language_that_answers() -> None:
    answers = {"zh": "zh-Hans", "zh-TW": "zh-Hant", "zh-Hant-HK": "zh-Hant", "de-AT": "de"}
    answers |= {"en-GB": "en", "nl": "en", "pt-BR": "pt", "und": "en"}
    assert {asked: labels_language(asked) for asked in answers} == answers
    assert set(languages()) == {
        "en", "zh-Hans", "zh-Hant", "de", "fr", "es", "it", "pt", "ru", "ar", "ja",
    }  # fmt: skip


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("table", TABLES)
def test_every_language_has_all_labels_with_their_placeholders(language: str, table: str) -> None:
    forms = FORMS.get(primary(language), ("one",))
    english, own = labels("en", table), dict(labels(language, table))
    own.pop("months_alone", None)
    plural = PLURALS.get(table, ())
    wanted = {key for key in english if not key.endswith("_one") or key[:-4] not in plural}
    assert set(own) == wanted | {f"{name}_{form}" for name in plural for form in forms}
    for key in wanted:
        if isinstance(english[key], list):
            assert len(own[key]) == len(english[key])
        else:
            assert placeholders(own[key]) == placeholders(english[key]), key
            assert bool(own[key].strip()) == bool(english[key].strip()), key
    for name in plural:
        for form in forms:
            missing = placeholders(own[name]) - placeholders(own[f"{name}_{form}"])
            assert missing <= {"count"}, (name, form)


@pytest.mark.parametrize("language", languages())
def test_every_label_is_in_the_script_of_its_language(language: str) -> None:
    own = scripts_of(language)
    for key, text in texts(language):
        letters = {script(char) for char in OWN_NAMES.sub("", text)} - {""}
        assert letters <= own, (key, text)
        if "LATIN" not in own and letters != own and key.startswith(("languages.", "facts.")):
            assert letters, (key, text)


def test_no_language_repeats_the_words_of_another() -> None:
    """A sentence that was forgotten in the translation."""
    long = {text for _, text in texts("en") if len(OWN_NAMES.sub("", text)) > 12}
    for language in languages():
        if language != "en":
            assert not [text for _, text in texts(language) if text in long], language


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 0, "0 documents"),
        ("en", 1, "1 document"),
        ("de", 2, "2 Dokumente"),
        ("fr", 0, "0 document"),
        ("pt", 0, "0 documento"),
        ("es", 0, "0 documentos"),
        ("ru", 1, "1 документ"),
        ("ru", 3, "3 документа"),
        ("ru", 5, "5 документов"),
        ("ru", 11, "11 документов"),
        ("ru", 12, "12 документов"),
        ("ru", 21, "21 документ"),
        ("ru", 112, "112 документов"),
        ("ru", 122, "122 документа"),
        ("ar", 1, "وثيقة واحدة"),
        ("ar", 2, "وثيقتان"),
        ("ar", 3, "3 وثائق"),
        ("ar", 10, "10 وثائق"),
        ("ar", 11, "11 وثيقة"),
        ("ar", 100, "100 وثيقة"),
        ("ar", 103, "103 وثائق"),
        ("ja", 1, "文書1点"),
        ("zh-Hant", 1, "1 份文件"),
    ],
)
def test_plural_forms(language: str, count: int, expected: str) -> None:
    assert counted(language, "title_page", "documents", count) == expected
