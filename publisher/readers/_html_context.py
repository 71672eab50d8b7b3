"""What holds at a place of a page while it is walked, and what the walk finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ._markup import Block


class Context(NamedTuple):
    """What holds for text at some place of the tree."""

    role: str = "paragraph"
    value: str = ""
    language: str = ""
    reason: str = ""
    #: "", or how preformatted text is taken: "lines" or "wrapped"
    pre: str = ""
    in_row: bool = False
    linked: bool = False
    #: label of the note that this is part of, or None
    note: str | None = None
    silent: bool = False
    #: kinds of marks for how it looks: struck, em, strong
    looks: frozenset[str] = frozenset()


@dataclass
class Walked:
    """What a walk finds."""

    body: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
