"""What Obsidian, GitHub, pandoc, Hugo and Jekyll add to Markdown is shown as they show it."""

from __future__ import annotations

from pathlib import Path

import office
import pytest

from publisher.book import Document
from publisher.cleaning import clean

WORDS = "The dam was built in this valley in a year of great hunger."


def cleaned(folder: Path, text: str) -> Document:
    return clean(office.read(folder, f"{WORDS}\n\n{text}\n".encode(), "a.md"))


def texts(folder: Path, text: str) -> list[str]:
    return [block.text for block in cleaned(folder, text).blocks][1:]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It is ==very== high.", "It is very high."),
        ("It is high. %%Is it?%%", "It is high."),
        ("%%\nA comment\nof two lines\n%%", ""),
        ("See [[#Depth]] and [[Dam|the dam]].", "See Depth and the dam."),
        ("## The dam {#dam .unnumbered}", "The dam"),
        ("The dam\n{: .lead}", "The dam"),
        ("The [small words]{.smallcaps} here.", "The small words here."),
        ("A [link](https://example.org){target=_blank} here.", "A link here."),
        ("\\newpage", ""),
        ("::: warning\nTake care.\n:::", "Take care."),
        ("::: {.note title='x'}\n\nTake care.\n\n:::", "Take care."),
    ],
)
def test_signs_are_not_shown(written: str, shown: str, tmp_path: Path) -> None:
    assert texts(tmp_path, written) == [shown] * bool(shown)


@pytest.mark.parametrize(
    "text",
    [
        "If a == b and c == d, stop.",
        "Then x==y and z==w.",
        "It rose by 50%% and fell by 20%%.",
        "The set {n=1} is small, and so is {n=1}",
        "In [square brackets] it stands.",
        "It costs {x} or {}.",
        "Wait :: for it.",
        "[x] is no task here.",
    ],
)
def test_signs_of_another_meaning_stay(text: str, tmp_path: Path) -> None:
    assert texts(tmp_path, text) == [text]


def test_tasks_are_ticked(tmp_path: Path) -> None:
    assert texts(tmp_path, "- [ ] rope\n- [x] wax\n- [1] tin\n- [a](b)") == [
        "☐ rope", "☑ wax", "[1] tin", "a",
    ]  # fmt: skip


def test_a_callout_has_its_title(tmp_path: Path) -> None:
    text = "> [!note] On dams\n> They *leak*.\n\n<!-- -->\n\n> [!WARNING]\n> Keep out.\n"
    made = cleaned(tmp_path, text).blocks[1:]
    assert [block.text for block in made] == ["On dams", "They leak.", "Warning", "Keep out."]
    assert {block.kind for block in made} == {"quotation"}
    assert texts(tmp_path, "> [!] Words\n> go on.") == ["[!] Words go on."]


def test_lines_of_verse_stay_lines(tmp_path: Path) -> None:
    made = cleaned(
        tmp_path, "| The river runs,\n|    and runs *away*;\n|\n| the mill\n| stands still."
    )
    assert [(b.text, b.within[0].number) for b in made.blocks[1:]] == [
        ("The river runs,", 1), ("and runs away;", 1), ("the mill", 2), ("stands still.", 2),
    ]  # fmt: skip
    table = "| a | b |\n|---|---|\n| c | d |"
    assert [b.kind for b in cleaned(tmp_path, table).blocks[1:]] == ["table_row"] * 2
    assert texts(tmp_path, "| one line") == ["| one line"]


def test_what_a_template_fills_in_is_told(tmp_path: Path) -> None:
    made = cleaned(tmp_path, "{% include a.html %}\n\nBefore {{< figure a >}} it. {{ page.title }}")
    assert [block.text for block in made.blocks][1:] == ["Before it. {{ page.title }}"]
    (found,) = made.findings
    assert found.code == "R122"
    assert found.message.endswith("fills in {% include a.html %}; {{< figure a >}}")


@pytest.mark.parametrize(
    "front",
    [
        '{\n "title": "The dam",\n "author": "Ann Lee"\n}\n',
        "% The\n  dam\n% Ann Lee\n",
        '+++\ntitle = "The dam"\nauthor = "Ann Lee"\n+++\n',
    ],
)
def test_front_matter_of_many_kinds(front: str, tmp_path: Path) -> None:
    made = clean(office.read(tmp_path, f"{front}\n{WORDS}\n".encode(), "a.md"))
    assert (made.value("title"), made.value("author")) == ("The dam", "Ann Lee")
    assert [block.text for block in made.blocks] == [WORDS]


@pytest.mark.parametrize("text", ['{"a": 1}\n\nWords.', "{} it is.", "%% a", "100 % of it"])
def test_other_beginnings_are_text(text: str, tmp_path: Path) -> None:
    made = clean(office.read(tmp_path, f"{text}\n\n{WORDS}".encode(), "a.md"))
    assert made.blocks[0].text.split() == text.partition("\n")[0].split()
