"""Word lists: what is data and no rule, from data/*.toml, as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """data/<name>.toml. Raises FileNotFoundError where there is none."""
    path = files("publisher.cleaning") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def any_of(words: Iterable[str], *, literal: bool = True) -> str:
    """A pattern for one of the words, the longest first; they are patterns unless `literal`."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) if literal else word for word in ordered)
