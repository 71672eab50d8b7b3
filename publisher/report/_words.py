"""Words as HTML that is also XML, from which they come back character by character."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from ..ledger import Edit
from ..writers._direction import direction

LONGEST = 4_000
"""Characters of one edit or quotation that are shown of a text that is cut."""

_UNSHOWN = re.compile(
    r"[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Characters that are invisible, or that no HTML can hold, or that its readers would change."""

_SPACES = {"\n": "⏎", "\r": "␍", "\t": "⇥", " ": "␣", "\xa0": "⍽", "\f": "␌"}


def text_of(text: str) -> str:
    """Any text as content of an element; invisible characters are elements with their names."""
    return _UNSHOWN.sub(_named, escape(text, quote=False))


def attribute(text: str) -> str:
    """Any text as the value of an attribute."""
    return _UNSHOWN.sub(lambda found: f"U+{ord(found[0]):04X}", escape(text)).replace("\n", "&#10;")


def _named(found: re.Match[str]) -> str:
    code = ord(found[0])
    shown = chr(0x2400 + code) if code < 0x20 else f"U+{code:04X}"
    return f'<span class="char" title="U+{code:04X}">{shown}</span>'


def language(tag: str) -> str:
    """The attributes of a text in a language, "und" where it is not known."""
    if tag == "und":
        return 'lang="und" dir="auto"'
    return f'lang="{attribute(tag)}" dir="{direction(tag)}"'


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text as content, without its middle where it is too long; that is said."""
    if len(text) <= longest:
        return text_of(text)
    half = longest // 2
    return (
        text_of(text[:half])
        + omission(f"{len(text) - 2 * half:,} more characters")
        + text_of(text[len(text) - half :])
    )


def omission(words: str) -> str:
    """An element that says what is not shown at its place."""
    return f'<span class="cut" lang="en" dir="ltr"> … {words} … </span>'


def change(edit: Edit, label: str, why: str, longest: int) -> tuple[str, str]:
    """An edit as del for the source and ins for the text; "" for a side that has nothing.

    The visible signs and labels are drawn from attributes, so that what is copied from the page
    is exactly the text.
    """
    about = f'data-rule="{edit.rule}" data-basis="{edit.basis}"'
    about += f' data-label="{attribute(label)}" title="{attribute(why)}"'
    deleted = _side("del", edit.before, f'{about} data-edit="1"', longest)
    # Each edit is counted at one of its sides.
    return deleted, _side(
        "ins", edit.after, about if deleted else f'{about} data-edit="1"', longest
    )


def _side(name: str, text: str, about: str, longest: int) -> str:
    if not text:
        return ""
    signs = f' data-signs="{attribute(_signs(text))}"' if text.isspace() else ""
    return f"<{name} {about}{signs}>{shortened(text, longest)}</{name}>"


def _signs(space: str) -> str:
    """White space made visible: ␣, ⏎, ⇥; many of one kind are counted."""
    found = []
    for char, group in groupby(space):
        count = len(list(group))
        sign = _SPACES.get(char, f"U+{ord(char):04X}")
        found.append(sign * count if count <= 3 else f"{sign}×{count}")
    return "".join(found)
