"""What writers of Markdown use beyond CommonMark inside lines: wiki links, comments, templates."""

from __future__ import annotations

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

CONTENTS = "table of contents"

TOC = ("[TOC]", "[toc]", "[[TOC]]", "[[_TOC_]]", "TOC", "_TOC_")
"""Paragraphs in whose place a program puts the table of contents."""

_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
# Behind a figure %% is a share, which somebody typed so: 100 %% sure, 50 %% not.
_COMMENT = re.compile(r"\{/\*.{0,5000}?\*/\}|(?<!\S)(?<!\d\s)%%.{0,5000}?%%(?!\S)", re.DOTALL)
_HIGHLIGHT = re.compile(r"(?<!\w)==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?!\w)")
_ATTRIBUTE = r"(?:[#.][A-Za-z][\w:.-]*|[A-Za-z][\w:-]*=(?:\"[^\"\n]*\"|[^\s{}\"]+)|-|toc|no_toc)"
_ATTRIBUTES = re.compile(rf"\{{:?[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}")
_END_OF_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_SPAN = re.compile(rf"\[([^\[\]\n]{{1,300}})\]{_ATTRIBUTES.pattern}")
_TEMPLATE = re.compile(r"\{%.{1,500}?%\}|\{\{[<%].{1,500}?[>%]\}\}", re.DOTALL)

TEMPLATES = "templates"
"""Where a parser's environment keeps what it passed over."""


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
        state.push("text", "", 0).content = (found[2] or found[1]).strip().lstrip("#")
    state.pos = found.end()
    return True


def comment(state: StateInline, silent: bool) -> bool:
    """{/* a comment of MDX */} and %% one of Obsidian %% are not shown."""
    found = _COMMENT.match(state.src, state.pos)
    if found is None:
        return False
    state.pos = found.end()
    return True


def highlight(state: StateInline, silent: bool) -> bool:
    """==Words== are highlighted: the signs are not shown."""
    found = _HIGHLIGHT.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("text", "", 0).content = found[1]
    state.pos = found.end()
    return True


def attributes(state: StateInline, silent: bool) -> bool:
    """{#id .class key=value} behind a heading, a picture, a link or words is not shown.

    So in pandoc and kramdown. Guard: right behind what it is about, or at the end of a line if it
    begins with an id or a class: {n=1} is a set.
    """
    span = _SPAN.match(state.src, state.pos)
    if span:
        if not silent:
            state.push("text", "", 0).content = span[1]
        state.pos = span.end()
        return True
    found = _ATTRIBUTES.match(state.src, state.pos)
    if found is None:
        return False
    # Looked at in place: to cut the text in two at each of them takes a quadratic time.
    is_last = _END_OF_LINE.match(state.src, found.end()) is not None
    at_end = is_last and found[0].startswith(("{#", "{.", "{:", "{-}"))
    before = state.src[max(0, state.pos - 1) : state.pos]
    if not at_end and before not in (")", "]", "`", "*"):
        return False
    state.pos = found.end()
    return True


def template(state: StateInline, silent: bool) -> bool:
    """{% include a %} and {{< figure >}} are filled in by another program: nobody can tell how.

    They are passed over, and kept in the environment to be told.
    """
    found = _TEMPLATE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.env.setdefault(TEMPLATES, []).append(" ".join(found[0].split()))
    state.pos = found.end()
    return True


def with_signs(parser: MarkdownIt) -> None:
    """Teach a parser all of these."""
    for rule in (wiki_link, comment, template, highlight, attributes):
        parser.inline.ruler.before("link", rule.__name__, rule)
