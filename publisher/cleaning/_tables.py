"""Word lists: what is data and no rule, from data/*.toml, as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_BETWEEN_HAN = re.compile(r"(?<=[㐀-鿿])(?=[㐀-鿿])")


@cache
def table(name: str) -> dict[str, Any]:
    """data/<name>.toml. Raises FileNotFoundError where there is none."""
    path = files("publisher.cleaning") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def any_of(words: Iterable[str], *, literal: bool = True) -> str:
    """A pattern for one of the words, the longest first; they are patterns unless `literal`."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) if literal else word for word in ordered)


def spaced(pattern: str) -> str:
    """A pattern whose Han characters may stand apart, as in a form: 時　間, 主　席."""
    return _BETWEEN_HAN.sub("[ \u3000]{0,4}", pattern)
