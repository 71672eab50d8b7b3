"""Documents at rest: the same as before, and no heap of small objects."""

from __future__ import annotations

import copyreg
import gc
from collections import Counter
from pathlib import Path

import pytest

from publisher import packed
from publisher.book import Anchor, Block, Document, Group, Ruby, Run, Sentence
from publisher.ledger import Change, Edit, Manuscript, Mark
from publisher.manifest import Manifest
from publisher.packed import Packed
from publisher.pipeline import Order, cast_of, compose
from publisher.resting import resting


def test_packed_items_are_a_tuple_to_look_at() -> None:
    items = tuple(Edit("L1", n, n + 1, "\r", "\n", "a line end") for n in range(30))
    kept = Packed(items)
    assert kept == items
    assert items == kept
    assert (kept[3], kept[-2:], len(kept)) == (items[3], items[-2:], 30)
    assert [*kept, *kept] == [*items, *items]
    assert hash(kept) == hash(items)
    assert kept != items[:-1]
    assert not Packed(())


@pytest.mark.parametrize("kind", [Anchor, Block, Edit, Group, Mark, Ruby, Run, Sentence])
def test_what_a_document_has_thousands_of_is_quick_to_pack(kind: type) -> None:
    assert kind in copyreg.dispatch_table


def test_of_a_long_folder_no_small_objects_stay(tmp_path: Path) -> None:
    for number in range(12):
        lines = "".join(
            f"It was the {n} of the {number}.  This is for the rest.\n\n" for n in range(200)
        )
        (tmp_path / f"{number}.txt").write_text(f"Speech {number}\n\n{lines}", "utf-8")
    before = _small()
    order = Order(tmp_path, tmp_path / "out")
    book = compose(order, Manifest(), cast_of(order, Manifest()))
    counts = [sum(1 for _ in speech.documents[0].sentences()) for speech in book.speeches]
    edits = sum(len(document.manuscript.edits) for document in book.documents())
    assert len(counts) == 12
    assert min(counts) >= 400
    assert edits >= 12 * 200
    assert _small() < before + 200


def _small() -> int:
    """How many small objects are alive but those last looked at."""
    packed._unpacked.cache_clear()
    gc.collect()
    # In one go: a thread of the pool may be making a tuple, which nobody else may hold meanwhile.
    alive = Counter(map(type, gc.get_objects()))
    return sum(alive[kind] for kind in (Sentence, Block, Edit, Mark))


def test_a_manuscript_at_rest_is_the_same_and_keeps_no_text() -> None:
    awake = Manuscript("one\r\ntwo " * 50).apply("L1", [Change(3, 5, "\n", "a line end")])
    kept = resting(awake)
    assert kept == awake
    assert awake == kept
    assert resting(kept) is kept
    assert kept.text == awake.text
    assert kept.source_span(0, 6) == awake.source_span(0, 6)
    assert kept.apply("X", [Change(0, 3, "1", "a number")]).source == awake.source
    assert not {"source", "text", "edits", "_pieces"} & set(vars(kept))


def test_of_a_very_long_document_goes_what_was_worked_out() -> None:
    awake = Manuscript("a\r\n" + "b" * 4_000_000).apply("L1", [Change(1, 3, "\n", "a line end")])
    assert awake.text[awake.text_position(3)] == "b"
    assert {"text", "_pieces"} <= set(vars(awake))
    kept = Document("long", "long.txt", awake).at_rest().manuscript
    assert type(kept) is Manuscript
    assert set(vars(kept)) == {"source", "edits"}
    assert kept == awake
    assert kept.source is awake.source
