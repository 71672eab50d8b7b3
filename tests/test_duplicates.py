"""The same text twice is one document; other reports and translations stay."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.duplicates import SAME, _candidates, _print, _share, merged
from publisher.ledger import Evidence, Fact, Manuscript

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
TABLES = sorted((Path(__file__).parent / "sentences").glob("*.txt"))
FRAME = "\n\n".join(
    f"Related story {n}: another headline of that day in the world" for n in range(9)
)


def cleaned(path: Path) -> str:
    source = path.read_text("utf-8", "replace").replace("|", "")
    return clean(Document("k", path.name, Manuscript(source))).manuscript.text


def document(name: str, text: str, **facts: str) -> Document:
    held = tuple(Fact(key, value, Evidence("stated", "x")) for key, value in facts.items())
    language = Fact("language", facts.pop("tag", "en"), Evidence("inferred", "x"))
    return Document(name, name, Manuscript(text), facts=(*held, language))


def worn(text: str, seed: int) -> str:
    """A copy as another site might show it: framed, and one word in forty changed."""
    dice = random.Random(seed)
    if text.count(" ") < len(text) / 20:
        changed = "".join("某" if dice.random() < 1 / 60 else char for char in text)
    else:
        words = text.split(" ")
        changed = " ".join("changed" if dice.random() < 1 / 40 else word for word in words)
    return f"{changed}\n\n{FRAME}"


@pytest.mark.parametrize("path", [*SEEDS, *TABLES], ids=lambda path: path.stem)
def test_a_worn_copy_is_a_duplicate(path: Path) -> None:
    text = cleaned(path)
    assert _share(_print(text), _print(worn(text, 1))) >= SAME


def test_other_texts_are_none() -> None:
    prints = [_print(cleaned(path)) for path in [*SEEDS, *TABLES]]
    shares = [_share(one, other) for at, one in enumerate(prints) for other in prints[at + 1 :]]
    assert max(shares) < SAME / 2


def test_the_better_one_stays_and_names_the_other() -> None:
    text = cleaned(TABLES[2])
    documents = (
        document("a.txt", text.upper()),
        document("b.txt", text, title="T", date="2020-07-10"),
        document("c.txt", cleaned(TABLES[4])),
        document("d.txt", "\n\n".join(text.split("\n\n")[1:])),
    )
    kept, findings = merged(documents)
    assert [d.path for d in kept] == ["b.txt", "c.txt"]
    further = [fact for fact in kept[0].facts if fact.name == "further source"]
    assert [fact.value for fact in further] == ["a.txt", "d.txt"]
    assert further[0].evidence.basis == "inferred"
    assert [(f.code, f.where) for f in findings] == [("A304", "a.txt"), ("A304", "d.txt")]


def test_the_one_with_more_text_stays() -> None:
    text = cleaned(TABLES[2])
    framed = document("a.txt", f"{text}\n\n{FRAME}")
    kept, findings = merged((document("b.txt", text, title="T"), framed))
    assert [d.path for d in kept] == ["a.txt"]
    assert kept[0].value("further source") == "b.txt"
    assert [(f.code, f.where) for f in findings] == [("A304", "b.txt")]


def test_what_is_only_alike_stays_and_is_told() -> None:
    """The minutes of May are those of April with other figures."""
    april = cleaned(TABLES[2])
    may = april.replace(" and ", " or ", 1) + "\n\nThe bill of 14,200 was paid."
    kept, findings = merged((document("april.txt", april), document("may.txt", may + " Not so.")))
    assert len(kept) == 2
    assert [(f.code, f.where) for f in findings] == [("A306", "may.txt")]
    assert "april.txt" in findings[0].message


def test_what_is_like_several_is_told_once() -> None:
    months = ("april", "may", "june")
    texts = {
        each: cleaned(TABLES[2]).replace(" and ", f" {each} ", 1) + f"\n\nThe bill of {each}."
        for each in months
    }
    kept, findings = merged(tuple(document(f"{each}.txt", texts[each]) for each in months))
    assert len(kept) == 3
    assert [(f.code, f.where) for f in findings] == [("A306", "june.txt"), ("A306", "may.txt")]
    assert [f.message.count(".txt, ") for f in findings] in ([1, 2], [2, 1])


def test_what_the_editor_placed_stays() -> None:
    text = cleaned(TABLES[2])
    documents = (document("a.txt", text), document("b.txt", text))
    kept, findings = merged(documents, apart=["b.txt"])
    assert (len(kept), findings) == (2, ())


def test_an_excerpt_and_a_greeting_are_none() -> None:
    text = cleaned(TABLES[2])
    documents = (document("a.txt", text), document("b.txt", text[: len(text) // 3]))
    assert len(merged(documents)[0]) == 2
    short = document("c.txt", "Dear friends, welcome to this place.")
    assert len(merged((short, replace(short, path="d.txt")))[0]) == 2


def test_long_texts_are_compared_by_samples() -> None:
    dice = random.Random(5)
    text = " ".join(str(dice.randrange(10**6)) for _ in range(40_000))
    assert _share(_print(text), _print(worn(text, 4))) >= SAME


def test_a_frame_that_all_share_is_no_reason_to_compare_all_with_all() -> None:
    """Five hundred speeches with one greeting would be 125 000 comparisons."""
    dice = random.Random(3)

    def words(count: int) -> str:
        return " ".join(str(dice.randrange(10**6)) for _ in range(count))

    frame = words(250)
    texts = [f"{frame} {words(1500)}" for _ in range(12)]
    documents = [document(f"{n}.txt", text) for n, text in enumerate([*texts, worn(texts[0], 5)])]
    prints = {each.path: _print(each.manuscript.text) for each in documents}
    met = [(one.path, other.path) for one, other in _candidates(documents, prints)]
    assert met == [("0.txt", "12.txt")]


def test_a_form_that_all_share_is_compared_with_one_of_them() -> None:
    """Of sixty filled-in forms each is told once, and the copy among them still goes."""
    dice = random.Random(7)

    def words(count: int) -> str:
        return " ".join(str(dice.randrange(10**6)) for _ in range(count))

    form = words(900)
    documents = [document(f"{n}.txt", f"{form}\n\n{words(200)}") for n in range(60)]
    copy = document("copy.txt", documents[41].manuscript.text.upper() + f"\n\n{words(30)}")
    kept, findings = merged((*documents, copy))
    assert len(kept) == 60
    assert ("A304", "41.txt") in [(one.code, one.where) for one in findings]
    told = [one.where for one in findings if one.code == "A306"]
    assert len(told) == len(set(told)) == 59


def test_many_copies_are_one_document() -> None:
    text = cleaned(TABLES[2])
    kept, findings = merged(tuple(document(f"{n}.txt", text) for n in range(60)))
    assert [one.path for one in kept] == ["0.txt"]
    assert [one.code for one in findings] == ["A304"] * 59
