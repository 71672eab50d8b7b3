"""Tables typed with tabs into Word files: prices and scores; lists, forms and talk are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import docx, p, r, read

from publisher.blocks import Block
from publisher.cleaning import clean

TEXT = "The team is third now, above its old rival, and it meets the first on Sunday."


def blocks(folder: Path, *lines: str) -> list[Block]:
    """The blocks of a Word document; `|` stands for a tab."""

    def run(line: str) -> str:
        tabbed = line.replace("|", '</w:t><w:tab/><w:t xml:space="preserve">')
        return p(r(tabbed))

    body = "".join(run(line) for line in (TEXT, *lines, TEXT))
    return list(clean(read(folder, docx(body), "a.docx")).blocks[1:-1])


def test_lines_with_as_many_tabs_are_a_table_and_words_over_figures_its_head(
    tmp_path: Path,
) -> None:
    lines = ("Rank|Club|Points", "1.|Otterby|30", "2.|Neisse| |27", "3.|Berg|22")
    found = blocks(tmp_path, *lines)
    assert [(row.kind, row.header, row.text) for row in found] == [
        ("table_row", True, "Rank\tClub\tPoints"),
        ("table_row", False, "1.\tOtterby\t30"),
        ("table_row", False, "2.\tNeisse\t27"),
        ("table_row", False, "3.\tBerg\t22"),
    ]
    assert len({row.within for row in found}) == 1
    assert found[0].within[0].kind == "table"


def test_prices_with_one_gap_are_a_table(tmp_path: Path) -> None:
    found = blocks(tmp_path, "Adults||£4.00", "Children|£1.50", "Families||£9.00")
    assert [row.text for row in found] == ["Adults\t£4.00", "Children\t£1.50", "Families\t£9.00"]
    assert {row.kind for row in found} == {"table_row"}
    assert {
        row.kind for row in blocks(tmp_path, "3. Mai|Ausflug", "10. Mai|Tanz", "17. Mai|Fest")
    } == {"table_row"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Adults|£4.00", "Children|£1.50"),
        ("Adults|£4.00", "A note between them", "Children|£1.50", "Families|£9.00"),
        ("1.|Buy bread", "2.|Fetch milk", "3.|Sleep"),
        ("•|Buy bread", "•|Fetch milk", "•|Sleep"),
        ("ANNA|Is that you", "PETER|Who else", "ANNA|The wind"),
        ("ANNA|Is that you?", "PETER|Who else?", "CARL|It is the wind."),
        ("Name:|____", "Street:|____", "Town:|____"),
        ("Adults|" + TEXT, "Children|" + TEXT, "Families|" + TEXT),
        ("Adults|£4.00", "Children|£1.50|£1.00", "Families|£9.00"),
    ],
)
def test_what_only_has_tabs_is_no_table(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert not any(block.kind == "table_row" for block in blocks(tmp_path, *lines))
