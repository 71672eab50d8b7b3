"""From the JSON record of a cleaned document, its source comes back character by character."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Edit, Manuscript, replay, restore
from publisher.manifest import Manifest
from publisher.sources import read_folder
from publisher.writers.ledger import edit_record

SEEDS = Path(__file__).parent.parent / "seeds"

FRAGMENTS = (
    "國(guó)際", "張軍(jūn)說:", "或?qū)嵭须p重", "??植婪肿訜o(wú)", "微博", "+1", "【糾錯】",
    "（完）", "(Finish)", "-30-", "=====", "0" * 42, "標題-新華網", "By Ann Lee", "來源: 新華網",
    "- bread\n", "\n\nCHAPTER I\n\n", "\n\nII\n\n", "1. One\n  a) two\n", "a line,\nand one;\n",
    "［＃「一」は中見出し］",
    "counter-\nterrorism ", "MOSCOW, July 10 (Reuters) - ", "(Applause.)", "\r\n", "\r",
    "\f", "\n\n",
    "\n    ", "  ", "\t", "\0", "\ufeff", "\u2028", "\x85", "\xa0", "\u200b", "e\u0301", "𠀀",
    "كلمة ",
    "Thank you, Mr. President, for the floor, which I take on behalf of all of us here today. ",
)  # fmt: skip

TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=40)


def through_json(document: Document) -> tuple[str, list[Edit]]:
    """Text and edits as somebody reads them from the record."""
    manuscript = document.manuscript
    record: dict[str, Any] = json.loads(
        json.dumps({"text": manuscript.text, "edits": [*map(edit_record, manuscript.edits)]})
    )
    return record["text"], [Edit(**edit) for edit in record["edits"]]


@settings(max_examples=300, deadline=None)
@given(TEXTS.map("".join))
@example("".join(FRAGMENTS))
@example("\n".join(FRAGMENTS * 2))
def test_any_text_comes_back_from_its_record(source: str) -> None:
    document = clean(Document("any", "any.txt", Manuscript(source)))
    text, edits = through_json(document)
    assert restore(text, edits) == source
    assert replay(source, edits) == text


def test_the_bytes_of_every_seed_come_back() -> None:
    for source in read_folder(SEEDS, Manifest())[0]:
        document = clean(source)
        bytes_back = restore(*through_json(document)).encode("utf-8")
        assert hashlib.sha256(bytes_back).hexdigest() == document.sha256
