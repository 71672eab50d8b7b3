"""What writers of Markdown use between blocks: tasks, callouts, fences of divs, lines of verse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_CALLOUT = re.compile(r"\[!([A-Za-z][\w -]{0,30})\][-+]?[ \t]*(.*)")
_FENCE = re.compile(r":{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]{0,40})[ \t]*:*[ \t]*")
_VERSE = re.compile(r"\|(?: (.*)|)")
_PAGE_BREAK = re.compile(r"\\(?:newpage|pagebreak|clearpage)")


def with_blocks(parser: MarkdownIt) -> None:
    """Teach a parser these."""
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("paragraph", "fenced_div", _fenced_div, ends)
    parser.block.ruler.before("paragraph", "line_block", _line_block)
    parser.core.ruler.before("inline", "signs_of_blocks", _signs)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _fenced_div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """::: warning and ::: begin and end a box, which has no sign of its own (pandoc)."""
    if state.is_code_block(start) or not _FENCE.fullmatch(_line(state, start)):
        return False
    if not silent:
        state.line = start + 1
    return True


def _line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Two or more lines that begin with | and end without one are lines of verse (pandoc)."""
    stop = start
    lines: list[str] = []
    while stop < end and not state.is_code_block(stop):
        found = _VERSE.fullmatch(_line(state, stop).rstrip())
        if not found or (found[1] or "").endswith("|"):
            break
        lines.append((found[1] or "").strip())
        stop += 1
    if len(lines) < 2:
        return False
    if not silent:
        for stanza in "\n".join(lines).split("\n\n"):
            state.push("paragraph_open", "p", 1)
            text = state.push("inline", "", 0)
            text.content, text.children = stanza.strip("\n").replace("\n", "  \n"), []
            state.push("paragraph_close", "p", -1)
        state.line = stop
    return True


def _signs(state: StateCore) -> None:
    before = outer = ""
    for token in state.tokens:
        if token.type == "inline":
            task = _TASK.match(token.content)
            if _PAGE_BREAK.fullmatch(token.content):
                token.content = ""
            elif task and (outer, before) == ("list_item_open", "paragraph_open"):
                box = "☐" if task[1] == " " else "☑"
                token.content = f"{box} {token.content[task.end() :]}"
        outer, before = before, token.type
    state.tokens = _with_callouts(state.tokens)


def _with_callouts(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, the first line of a callout as a paragraph of its own: its title, or its kind."""
    found: list[Token] = []
    for number, token in enumerate(tokens):
        found.append(token)
        is_first = [t.type for t in tokens[max(0, number - 2) : number]] == [
            "blockquote_open", "paragraph_open",
        ]  # fmt: skip
        if token.type != "inline" or not is_first:
            continue
        head, _, rest = token.content.partition("\n")
        callout = _CALLOUT.fullmatch(head)
        if callout:
            title = callout[2].strip() or callout[1].replace("-", " ").capitalize()
            token.content = f"**{title}**"
            if rest:
                closed, opened = Token("paragraph_close", "p", -1), Token("paragraph_open", "p", 1)
                found += [closed, opened, Token("inline", "", 0, content=rest, children=[])]
    return found
