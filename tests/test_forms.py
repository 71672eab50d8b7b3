"""Facts of openings in forms that no rule was written for: nothing invented, most found.

`python tests/test_forms.py [-v]` prints precision and recall.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from test_facts import compared

ROWS = tomllib.loads((Path(__file__).parent / "forms" / "openings.toml").read_text("utf-8"))["row"]

RECALL = 0.85


def score() -> tuple[int, int, int, list[str]]:
    """How many facts were right, how many invented, how many missed; and the last two in words."""
    right = wrong = missed = 0
    remarks = []
    for number, row in enumerate(ROWS, 1):
        text = row["text"]
        counts, said = compared(text, {name: row[name] for name in row if name != "text"})
        right, wrong = right + counts["right"], wrong + counts["wrong"]
        missed += counts["missed"]
        remarks += [f"{number} {one} | {text[:40]!r}" for one in said]
    return right, wrong, missed, remarks


def test_nothing_is_invented_and_most_is_found() -> None:
    right, wrong, missed, remarks = score()
    assert not wrong, "\n".join(remarks)
    assert right / (right + missed) > RECALL, "\n".join(remarks)


if __name__ == "__main__":
    right, wrong, missed, remarks = score()
    if "-v" in sys.argv:
        sys.stdout.write("".join(f"{remark}\n" for remark in remarks))
    sys.stdout.write(
        f"{len(ROWS)} rows: precision {right / (right + wrong):.1%}, "
        f"recall {right / (right + missed):.1%} ({right} right, {wrong} wrong, {missed} missed)\n"
    )
