"""What writers of Markdown use beyond CommonMark: wiki links, comments, the place of contents."""

from __future__ import annotations

import re
from html import escape

from markdown_it.rules_inline import StateInline

CONTENTS = "table of contents"

TOC = ("[TOC]", "[toc]", "[[TOC]]", "[[_TOC_]]", "TOC", "_TOC_")
"""Paragraphs in whose place a program puts the table of contents."""

_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)


def wiki_link(state: StateInline, silent: bool) -> bool:
    """[[Page]] and [[Page|words]] are their words, as a wiki shows them; ![[a.png]] a picture."""
    found = _WIKI.match(state.src, state.pos)
    is_picture = found is not None and found[0].startswith("!")
    if found is None or (is_picture and not found[1].strip().lower().endswith(_PICTURES)):
        return False
    if not is_picture and state.src[: state.pos].endswith("!"):
        return False  # another file is put in there, and what is in it nobody can tell
    if not silent and is_picture:
        source = escape(found[1].strip(), quote=True)
        state.push("html_inline", "", 0).content = f'<img src="{source}">'
    elif not silent:
        state.push("text", "", 0).content = (found[2] or found[1]).strip()
    state.pos = found.end()
    return True


def comment(state: StateInline, silent: bool) -> bool:
    """{/* a comment of MDX */} is not shown."""
    found = _COMMENT.match(state.src, state.pos)
    if found is None:
        return False
    state.pos = found.end()
    return True
