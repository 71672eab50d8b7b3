"""Lines that go on with what somebody says, in an interview or a record with names before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ._han import HAN
from ._lines import Line

_NAME = re.compile(
    rf"(?P<name>[{HAN}]{{1,6}}|[^\W\d_][^\W\d_.'’-]*(?: [^\W\d_]+){{0,2}})\s{{0,4}}[:：]"
)

_OFTEN = 2
_SHARE = 0.4
"""Share of the lines that begin with a name in a record."""


def goes_on_speaking(body: Sequence[Line]) -> Iterator[int]:
    """The numbers of lines without a name that go on with the sentence of the line before.

    Evidence: two names or more come twice at least, and stand before two fifths of the lines; the
    line before does not stop, and no gap and no deeper indent is between.
    """
    names = [_NAME.match(line.text) for line in body]
    count = Counter(found["name"].strip() for found in names if found)
    often = {name for name, times in count.items() if times >= _OFTEN}
    named = [found is not None and found["name"].strip() in often for found in names]
    if len(often) < _OFTEN or sum(named) < _SHARE * len(body):
        return
    inside = False
    for number, (before, line) in enumerate(pairwise(body), 1):
        inside = (inside and not line.gap) or named[number - 1]
        deeper = line.indent > body[number - 1].indent + 1 and not named[number - 1]
        if inside and not (named[number] or before.stops or line.gap or deeper):
            yield number
