"""A numbered head right above its text is a heading; items and numbered paragraphs are none."""

from __future__ import annotations

import pytest
from test_cleaning_layout import cleaned

from publisher.cleaning._chapter_lines import counts_on, readings

SHELTER = "The clerk reported that the glass of the shelter by the green had\nbeen broken again."
SWINGS = "Two chains of the swings were worn and should be replaced before\nthe summer holidays."
SHORT = "Nothing was decided."

MEETING = "会议由王建国主持。李芳首先报告了上半年的维修情况，其中三号楼的电梯修了两次，费用已付。"


def headings(text: str) -> list[tuple[int, str]]:
    """Level and text of each heading below the title."""
    return [(b.level, b.text) for b in cleaned(text).blocks if b.kind == "heading" and b.level]


def minutes(*heads: str) -> str:
    bodies = (SHELTER, SWINGS, SHORT, SHELTER)
    parts = [f"{head}\n{body}\n" for head, body in zip(heads, bodies, strict=False)]
    return "MINUTES OF THE PARISH COUNCIL\n\n" + "".join(parts) + "\nThe meeting closed at nine.\n"


@pytest.mark.parametrize(
    "heads",
    [
        ["1. Bus shelter", "2. Playing field", "3. Any other business"],
        ["1 Bus shelter", "2 Playing field"],
        ["1) Bus shelter", "2) Playing field"],
        ["I. Bus shelter", "II. Playing field", "III. Any other business"],
        ["A. Bus shelter", "B. Playing field", "C. Any other business"],
        ["§ 1 Bus shelter", "§ 2 Playing field"],
        ["TOP 1: Wartehalle", "TOP 2: Spielplatz"],
        ["Item 1. Bus shelter", "Item 2. Playing field"],
        ["Primero. Marquesina", "Segundo. Columpios", "Tercero. Ruegos y preguntas"],
        ["أولا: الموقف", "ثانيا: الملعب"],
        ["一、经过", "二、讨论", "三、决定"],
        ["１．バス停について", "２．公園について"],
        ["第一条 停车", "第二条 秋千"],
    ],
    ids=lambda heads: heads[0],
)
def test_heads_right_above_their_text_are_headings(heads: list[str]) -> None:
    assert headings(minutes(*heads)) == [(2, head) for head in heads]


def test_the_text_under_a_head_stays_its_own_paragraph() -> None:
    found = [block.text for block in cleaned(minutes("1. Bus shelter", "2. Swings")).blocks]
    assert SHELTER.replace("\n", " ") in found
    assert SWINGS.replace("\n", " ") in found


def test_heads_in_heads() -> None:
    heads = f"1 Survey\n1.1 Scope\n{SHELTER}\n1.2 Method\n{SWINGS}\n2 Results\n{SHELTER}\n"
    assert headings("THE RIVER\n\n" + heads) == [
        (2, "1 Survey"), (3, "1.1 Scope"), (3, "1.2 Method"), (2, "2 Results"),
    ]  # fmt: skip


def test_some_heads_have_a_blank_line_and_some_none() -> None:
    text = f"REPORT\n\n1. Water\n\n{SHELTER}\n\n2. Roads\n{SWINGS}\n3. Trees\n{SHELTER}\n"
    assert [text for _, text in headings(text)] == ["1. Water", "2. Roads", "3. Trees"]


def test_heads_over_paragraphs_of_one_line_each() -> None:
    one, two = (text.replace("\n", " ") for text in (SHELTER * 2, SWINGS * 2))
    assert len(headings(f"REPORT\n\nI. Water\n{one}\nII. Roads\n{two}\n")) == 2
    assert len(headings(f"会议纪要\n\n一、经过\n{MEETING}\n二、决定\n{MEETING}\n")) == 2


@pytest.mark.parametrize(
    "text",
    [
        # a list of short items, and one before a paragraph
        "1. Torch\n2. Boots\n3. Mug\nPlease write your name on everything that you bring to camp.",
        # the first lines of numbered paragraphs are full
        "1. I am the owner of the shop at fourteen Mill Street in Hollowby, and\nMr Reed, who has "
        "been there since the spring, is my assistant.\n2. On the sixth of May I opened the shop "
        "later than on other days, for\nMr Reed, who has the key, had missed the bus.\n",
        # items that go on in the next line
        "1. Park the car on level ground\nand put on the brake, which is behind the wheel of it.\n"
        "2. Loosen the nuts of the wheel\nby half a turn, which is enough to begin with.\n",
        # an item that goes on under its words
        "1. Report of the committee\n   The chair reports on the concerts of the year, of which "
        "there were nine.\n2. Accounts\n   The treasurer reports on the money, of which little "
        "is left.\n",
        # questions and what may be chosen
        "1. What is the capital?\na) Sydney\nb) Canberra\n2. Of the island?\na) Hobart\nb) Perth",
        # pieces of music and who wrote them
        "1. Ave Maria\nFranz Schubert (1797-1828)\n2. Abendlied\nJosef Rheinberger (1839-1901)\n",
        # numbers that do not begin with the first
        f"3. Water\n{SHELTER}\n4. Roads\n{SWINGS}\n",
        # one alone
        f"1. Water\n{SHELTER}\n",
        # sentences
        f"1. May was cold.\n{SHELTER}\n2. June was warm.\n{SWINGS}\n",
        "一、大米\n二、酱油\n三、鸡蛋\n以上物品请在星期六之前买好，放在厨房的架子上，发票请交给小李。",
    ],
    ids=lambda text: text[:24],
)
def test_what_is_no_head(text: str) -> None:
    assert headings("WHAT IS TO BE DONE\n\n" + text) == []


def test_the_first_head_is_no_author() -> None:
    document = cleaned(minutes("I. Membership", "II. Water"))
    assert document.value("author") == ""


def test_a_letter_may_be_a_figure() -> None:
    assert [what.form for what in readings("V. Waste")] == ["I.", "A."]
    assert counts_on("I. Membership", ["The society has members.", "II. Water"])
    assert not counts_on("I. Kant", ["We think.", "We feel."])
