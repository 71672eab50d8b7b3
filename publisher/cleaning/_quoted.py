"""Mail that is quoted in mail: > before each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ._lines import Line

SIGNS = re.compile(r"(?:> ?)+")
"""What stands before each line, once for each mail that it was quoted in."""


def quotations(body: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines in a row that are quoted as deep, without their signs; a sign alone parts them."""
    group: list[Line] = []
    depth = 0
    for line in [*body, None]:
        sign = SIGNS.match(line.text) if line else None
        deep = sign[0].count(">") if sign else 0
        words = line.text[sign.end() :] if line and sign else ""
        if group and (deep != depth or not words or (line and line.gap)):
            yield group
            group = []
        depth = deep
        if line and sign and words:
            group.append(replace(line, start=line.start + sign.end(), text=words, gap=0))
    if group:
        yield group


def is_quoted(line: Line) -> bool:
    """Whether the line is quoted from another mail."""
    return line.text.startswith(">")
