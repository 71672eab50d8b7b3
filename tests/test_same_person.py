"""One person under several transcriptions, and people who must stay apart."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.grouping import group
from publisher.ledger import Evidence, Fact, Manuscript
from publisher.same_person import certain, likely

STATED = Evidence("stated", "in the text")


def doc(name: str, speaker: str, role: str = "", **facts: str) -> Document:
    values = {"speaker": speaker, "role": role, **facts}
    held = tuple(Fact(key, value, STATED) for key, value in values.items() if value)
    return Document(name, f"{name}.txt", Manuscript(name), facts=held)


SG = ("António Guterres", "Secretary-General")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SG, ("Guterres", "UN Secretary-General")),
        (SG, ("A. Guterres", "Secretario General")),
        (SG, ("古特雷斯", "联合国秘书长")),
        (SG, ("グテレス", "事務総長")),
        (SG, ("アントニオ・グテレス", "国連事務総長")),
        (SG, ("Антониу Гутерриша", "Генерального секретаря")),
        (SG, ("أنطونيو غوتيريش", "الأمين العام للأمم المتحدة")),
        (("Sergey Lavrov", "Foreign Minister"), ("С.В.Лаврова", "Министра иностранных дел")),
        (("Sergey Lavrov", "Russian Foreign Minister"), ("拉夫罗夫", "俄罗斯外长")),
        (("Emmanuel Macron", "président"), ("马克龙", "法国总统")),
        (("Emmanuel Macron", "President of France"), ("マクロン", "大統領")),
        (("Joe Biden", "US President"), ("バイデン", "大統領")),
    ],
)
def test_one_person_in_several_scripts(one: tuple[str, str], other: tuple[str, str]) -> None:
    left, right = doc("a", *one), doc("b", *other)
    assert likely(left, right) or certain(left, right)
    assert likely(right, left) or certain(right, left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ivan Petrov", "Minister"), ("Anna Petrov", "Minister")),
        (("I. Petrov", "Minister"), ("Anna Petrov", "Minister")),
        (("Petrov", "Minister"), ("Anna Petrov", "Ambassador")),
        (("Petrov", ""), ("Anna Petrov", "")),
        (("Wang Yi", "Foreign Minister"), ("Wang Yang", "Foreign Minister")),
        (("王毅", "外长"), ("王洋", "外长")),
        (("王毅", "外长"), ("Wang Yang", "Foreign Minister")),
        (("张军", "中国常驻联合国代表"), ("Ma Zhaoxu", "Permanent Representative of China")),
        (("Li", "Foreign Minister"), ("Wang Li", "Foreign Minister")),
        (("拜登", "美国总统"), ("Emmanuel Macron", "President")),
        (("古特雷斯", "联合国秘书长"), ("Kofi Annan", "Secretary-General")),
        (("Lavrov", "Foreign Minister of Russia"), ("Anna Lavrov", "Foreign Minister of France")),
        (("Сергей Иванов", "министр"), ("Anna Ivanova", "minister")),
        (("Сергей Лавров", "министр"), ("Guterres", "minister")),
    ],
)
def test_people_who_are_not_one(one: tuple[str, str], other: tuple[str, str]) -> None:
    left, right = doc("a", *one), doc("b", *other)
    assert not likely(left, right)
    assert not likely(right, left)
    assert not certain(left, right)


def test_likely_names_join_on_the_day_only() -> None:
    official = doc("a", *SG, date="2020-07-10")
    same_day = doc("b", "古特雷斯", "联合国秘书长", date="--07-10")
    undated = doc("c", "グテレス", "事務総長")
    groups, _ = group((official, same_day, undated))
    assert [[d.key for d in found.documents] for found in groups] == [["a", "b"], ["c"]]
    assert "offices agree" in groups[0].evidence[0].reason


def test_a_translation_stands_between_the_speech_and_its_reports() -> None:
    documents = (
        doc("a", "Zhang Jun", kind="report", date="2020-07-10"),
        doc("b", "張軍", kind="translation", date="2020-07-10"),
        doc("c", "Zhang Jun", kind="transcript", date="2020-07-10"),
    )
    groups, _ = group(documents)
    assert [d.key for d in groups[0].documents] == ["c", "b", "a"]
