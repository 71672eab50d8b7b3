"""What machines write as a file’s author or title: admin, USER-PC, (unspecified)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_LOGIN = re.compile(r"[a-z][a-z0-9._-]*|(?=\S*\d)[A-Za-z]\S*|[\W\d_]*")
"""One word in small letters, or of letters and figures: lweiss, Redaktion3; or no letter at all."""

_BRACKETS = re.compile(r"[(\[<{](.*)[)\]>}]")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = (files("publisher.readers") / "_machine_names.toml").read_text("utf-8")
    data = {name: "|".join(words) for name, words in tomllib.loads(text).items()}
    return {
        "author": re.compile(data["author"], re.IGNORECASE),
        "text": re.compile(data["text"], re.IGNORECASE | re.DOTALL),
        "label": re.compile(rf"(?:{data['labels']})\s*[:：]\s*(?=\S)", re.IGNORECASE),
        "before": re.compile(
            rf"(?i:{data['before_names']})\s+(?=[^\W\d_a-zß-ÿ]\S*\s+(?:\S+\s+)*?[^\W\d_a-zß-ÿ])"
        ),
    }


def author_of(value: str) -> str:
    """The name of a person or body in such a property, without a label; "" where a machine's is."""
    name = " ".join(value.split())
    for kind in ("label", "before"):
        found = _patterns()[kind].match(name)
        name = name[found.end() :] if found else name
    inner = _BRACKETS.fullmatch(name)
    bare = inner[1].strip() if inner else name
    is_machine = _LOGIN.fullmatch(bare) or _patterns()["author"].fullmatch(bare)
    return "" if is_machine else name


def is_machine_text(value: str) -> bool:
    """Whether a title or description is a program's word for none: untitled, (unspecified)."""
    inner = _BRACKETS.fullmatch(value.strip())
    return _patterns()["text"].fullmatch(inner[1] if inner else value.strip()) is not None
