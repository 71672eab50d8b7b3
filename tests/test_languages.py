"""Runs of another language inside a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.languages import UNITS, most_common, runs, written
from publisher.spoken import say

TABLE = [
    ("en", "The agency is 新華社 (Xinhua).", "en:The agency is |zh-Hant:新華社|en: (Xinhua)."),
    ("zh-Hant", "在COVID-19疫情期間。", "zh-Hant:在|en:COVID-19|zh-Hant:疫情期間。"),
    ("zh-Hant", "據WHO說,是。", "zh-Hant:據|en:WHO|zh-Hant:說,是。"),
    ("zh-Hant", "7月6日至10日。", "zh-Hant:7月6日至10日。"),
    ("en", "Café, naïve: 50 %.", "en:Café, naïve: 50 %."),
    ("en", "He said Москва города, then left.", "en:He said |ru:Москва города|en:, then left."),
    ("en", "日本の東京 is far", "ja:日本の東京|en: is far"),
    ("ru", "Компания Tesla растёт.", "ru:Компания |en:Tesla|ru: растёт."),
    ("ar", "الوثيقة S/2020/685 مهمة", "ar:الوثيقة |en:S/2020/685|ar: مهمة"),
    ("zh-Hant", "文件A/75/1號", "zh-Hant:文件|en:A/75/1|zh-Hant:號"),
    ("ar", "قال زعيم", "ar:قال زعيم"),
    ("en", "", "en:"),
    # a number and what belongs to it are one, whichever language says them
    ("zh-Hant", "全程10km，重5 kg。", "zh-Hant:全程10km，重5 kg。"),
    ("zh-Hant", "時速120 km/h", "zh-Hant:時速120 km/h"),
    ("zh-Hant", "從3G到5G網絡", "zh-Hant:從3G到5G網絡"),
    ("zh-Hant", "用A4紙、G20和F-16", "zh-Hant:用A4紙、G20和F-16"),
    ("zh-Hant", "據3GPP標準", "zh-Hant:據|en:3GPP|zh-Hant:標準"),
    ("zh-Hant", "PM2.5濃度", "en:PM2.5|zh-Hant:濃度"),
    ("zh-Hant", "他說about 10 km而已", "zh-Hant:他說|en:about 10 km|zh-Hant:而已"),
    ("zh-Hant", "2020CNN", "zh-Hant:2020|en:CNN"),
    ("ru", "Путь 10 km, сеть 5G.", "ru:Путь 10 km, сеть 5G."),
    ("ru", "В XX веке Пётр I и IBM", "ru:В XX веке Пётр I и |en:IBM"),
    ("en", "a dose of 5 μg of α", "en:a dose of 5 μg of |el:α"),
]


@pytest.mark.parametrize(("language", "text", "expected"), TABLE)
def test_runs(language: str, text: str, expected: str) -> None:
    found = runs(text, language, han="zh-Hant")
    assert "|".join(f"{run.language}:{run.text}" for run in found) == expected


@given(st.text(max_size=40), st.sampled_from(["en", "zh-Hant", "ja", "ru", "ar", "und"]))
def test_nothing_is_lost(text: str, language: str) -> None:
    found = runs(text, language)
    assert "".join(run.text for run in found) == text
    assert all(run.text for run in found) or text == ""


def test_most_common() -> None:
    assert most_common(["en", "zh", "zh"]) == "zh"
    assert most_common(["en", "zh"]) == "en"
    assert most_common([]) == "und"


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_that_is_left_to_chinese_is_said_in_it(unit: str) -> None:
    assert not runs(f"重10{unit}。", "zh")[1:]
    said = say(f"10{unit}", "zh").text
    assert said.startswith("十")
    assert unit == "ppm" or not any("a" <= char.lower() <= "z" for char in said)


def test_a_tag_is_written_as_usual() -> None:
    tags = ("FR", "en-us", "ZH-HANT-tw", "es-419", "sr-latn", "de")
    assert [written(tag) for tag in tags] == [
        "fr",
        "en-US",
        "zh-Hant-TW",
        "es-419",
        "sr-Latn",
        "de",
    ]
