"""Mail quoted with > is a quotation, as deep as it is quoted, and its signs are on record."""

from __future__ import annotations

import pytest
from test_cleaning_layout import cleaned, rules

from publisher.ledger import restore

MAIL = """Dear Bob,

On Monday you wrote:
> Do you still have the key?
>
> > I asked Tom.
> He was not sure.
It hangs behind the door.

> And the lock?
I had it oiled.
"""


def quoted(text: str) -> list[tuple[int, str]]:
    """Each block with the number of quotations around it."""
    return [(sum(g.kind == "quote" for g in b.within), b.text) for b in cleaned(text).blocks]


def test_quotations_in_quotations_and_answers_between() -> None:
    assert quoted(MAIL) == [
        (0, "Dear Bob,"), (0, "On Monday you wrote:"), (1, "Do you still have the key?"),
        (2, "I asked Tom."), (1, "He was not sure."), (0, "It hangs behind the door."),
        (1, "And the lock?"), (0, "I had it oiled."),
    ]  # fmt: skip


def test_the_source_comes_back() -> None:
    manuscript = cleaned(MAIL).manuscript
    assert restore(manuscript.text, manuscript.edits) == MAIL


def test_answers_are_in_no_group_with_what_they_answer() -> None:
    groups: dict[int, list[int]] = {}
    for block in cleaned(MAIL).blocks:
        deep = sum(group.kind == "quote" for group in block.within)
        for group in block.within:
            if group.kind == "verse":
                groups.setdefault(group.number, []).append(deep)
    assert all(len(set(deep)) == 1 for deep in groups.values())


def test_lines_kept_together_stand_inside_the_quotation() -> None:
    text = (
        "She wrote:\n> The river runs,\n> and runs away;\n> the mill stands still\n\nI like it.\n"
    )
    within = [[group.kind for group in block.within] for block in cleaned(text).blocks]
    assert within == [[], *[["quote", "verse"]] * 3, []]


def test_one_quoted_line_behind_a_colon() -> None:
    assert quoted("Tom wrote:\n> Yes.\n\nSo he will come.\n")[1] == (1, "Yes.")


@pytest.mark.parametrize(
    "text",
    [
        "We measured twice.\n\n> 5 mm were too much, so we began again on the day after.\n",
        "The prompt is shown.\n\n>>> import this\n>>> print(this)\n\nThen the text appears.\n",
        "Measure, and then:\n\nx > y\n\nand no more than that is said of it here.\n",
    ],
)
def test_what_is_no_quoted_mail(text: str) -> None:
    assert "L12" not in rules(text)


def test_lines_that_are_greater_than_a_figure_keep_the_sign_beside_a_quotation() -> None:
    text = (
        f"{MAIL}\nThe belt:\n\nUp to 3 mm it is good.\n\n> 3 mm: watch it.\n> 5 mm: replace it.\n"
    )
    assert [block for block in quoted(text) if "mm" in block[1]][1:] == [
        (0, "> 3 mm: watch it."),
        (0, "> 5 mm: replace it."),
    ]
