"""A line that begins with a time, stands far to the right, or counts in an item is its own."""

from __future__ import annotations

from test_cleaning_layout import PROSE, cleaned, texts, wrapped

PAGE = wrapped(PROSE[:2], 66, "\n\n")
TALK = [
    "[00:00:05] Q: When did you first go out?",
    "[00:00:09] A: I was eleven, I think. My father took me out in the coble one morning in April "
    "and I was sick the whole day.",
    "[00:00:31] Q: And the second time?",
    "[00:00:33] A: Not so sick, but you got up at three, and you went down to the beck in the "
    "dark, and you pushed her off.",
]


def test_times_begin_a_line() -> None:
    text = f"Interview\n\n{wrapped(TALK, 66, chr(10))}\n\n{PAGE}\n"
    assert texts(text)[1:5] == TALK
    assert texts(text.replace("[", "").replace("]", ""))[2].startswith("00:00:09 A: I was")


def test_a_name_far_to_the_right_is_a_line() -> None:
    letter = (
        "I remain, with many thanks for the kindness that you showed us,\n" + " " * 30 + "Ann Lee"
    )
    found = texts(f"{PAGE}\n\n{letter}\n\n{PAGE}\n")
    assert found[2:4] == [letter.split("\n")[0], "\u2003Ann Lee"]


def test_numbers_inside_an_item() -> None:
    items = "1. Welcome\n2. Reports\n   2.1 Concerts\n   2.2 Members\n3. Accounts\n"
    blocks = cleaned(f"{PAGE}\n\n{items}").blocks[2:]
    assert [block.text for block in blocks] == [line.strip() for line in items.splitlines()]
    assert {block.kind for block in blocks} == {"list_item"}
