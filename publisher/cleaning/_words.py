"""Which words there are: those of the document itself, and the dictionary of the English voice."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from .. import plugins
from ..errors import PublisherError

_WORD = re.compile(r"[^\W\d_]+")


@cache
def dictionary() -> Callable[[str], bool] | None:
    """Whether a word is in the dictionary of the English voice, where that is installed."""
    try:
        known: Callable[[str], bool] = plugins.find("engines", "hibari").knows
        known("a")
    except (PublisherError, ImportError):
        return None
    return known


def own_words(text: str) -> frozenset[str]:
    """The document's words without regard to capitals."""
    return frozenset(word.casefold() for word in _WORD.findall(text))
