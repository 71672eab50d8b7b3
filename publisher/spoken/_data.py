"""The lists that a language's rules stand on: one TOML file for each language in data/."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def data(name: str) -> dict[str, Any]:
    """The content of data/NAME.toml."""
    path = Path(__file__).parent / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def either(texts: Iterable[str]) -> str:
    """A pattern for any of the texts as they stand, the longest first."""
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda t: (-len(t), t)))
