"""What a Markdown file says of itself before its text: YAML, TOML, JSON, lines of keys or of %."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from typing import Any

import yaml

from ..findings import Finding, finding
from ..ledger import Evidence, Fact
from ._html_facts import date, tag_of

_LONGEST = 64 * 1024

_FACTS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "creator": "author",
    "date": "published",
    "lang": "language",
    "language": "language",
    "publisher": "publisher",
    "description": "description",
    "abstract": "description",
    "summary": "description",
    "rights": "rights",
    "url": "address",
}

_OTHERS = ("slug", "category", "tags", "keywords", "status", "modified", "template", "subtitle")

# Hugo and Zola put TOML between lines of +++.
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.S | re.M)

# Pandoc, whose date is often in words: then it stays unknown.
_PERCENT = r"%(?:[ \t]+(.*(?:\n[ \t]+\S.*)*))?\n"
_TITLE_BLOCK = re.compile(rf"{_PERCENT}(?:{_PERCENT})?(?:{_PERCENT})?(?=\n|\Z)")

# MultiMarkdown and Pelican: key: value from the first line on, up to the first empty line.
_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,30}):[ \t]+(\S.*)")


def split(text: str) -> tuple[str, dict[str, Any], str]:
    """The text without its front matter of TOML or of keys and values, what that says, and a doubt.

    YAML is left in the text, for the parser knows it. A letter may begin with "Dear: …"; so the
    lines of keys must begin with a title, or with three known keys.
    """
    text = text.removeprefix("\ufeff")
    found = _TOML.match(text)
    if found:
        try:
            return text[found.end() :], tomllib.loads(found[1]), ""
        except (tomllib.TOMLDecodeError, RecursionError):
            return text, {}, "the front matter is not valid TOML"
    if text.startswith("{"):
        return _of_json(text)
    if title := _TITLE_BLOCK.match(text):
        return text[title.end() :], _of_title_block(title), ""
    head, _, rest = text.partition("\n\n")
    pairs = [_LINE.fullmatch(line.rstrip()) for line in head.splitlines()]
    said = {pair[1]: pair[2] for pair in pairs if pair}
    keys = [key.lower() for key in said]
    known = [key for key in keys if key in _FACTS or key in _OTHERS]
    if keys and len(known) == len(pairs) and (keys[0] == "title" or len(keys) > 2):
        return rest, dict(said), ""
    return text, {}, ""


def _of_json(text: str) -> tuple[str, dict[str, Any], str]:
    """Hugo's third way: an object before the text. Anything else in braces is text."""
    try:
        said, end = json.JSONDecoder().raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError):
        return text, {}, ""
    rest = text[end:]
    is_front = isinstance(said, dict) and _FACTS.keys() & said.keys() and rest.startswith("\n")
    return (rest, said, "") if is_front else (text, {}, "")


def _of_title_block(found: re.Match[str]) -> dict[str, Any]:
    """Pandoc's lines of %: title, authors, date; one that is set in goes on with the one before."""
    lines = (" ".join(line.split()) for line in found.groups(""))
    keys = ("title", "author", "date")
    return {key: said for key, said in zip(keys, lines, strict=True) if said}


def of_yaml(front: str) -> tuple[dict[str, Any], str]:
    """What front matter of YAML says, and why it says nothing."""
    if not front.strip():
        return {}, ""
    # Aliases let a few lines of YAML stand for gigabytes.
    if len(front) > _LONGEST or ("&" in front and "*" in front):
        return {}, "the front matter is not simple and was passed over"
    try:
        data: Any = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, "the front matter is not valid YAML"
    return (data, "") if isinstance(data, dict) else ({}, "")


def facts(said: dict[str, Any]) -> tuple[Fact, ...]:
    """The facts among what front matter says."""
    found = []
    for key, value in said.items():
        kind = _FACTS.get(str(key).lower())
        text = _written(value)
        if kind == "published":
            text = date(text)
        elif kind == "language":
            text = tag_of(text)
        if kind and text:
            found.append(Fact(kind, text, Evidence("stated", f"the front matter says so: {key}")))
    return tuple(found)


def doubt(what: str, name: str) -> list[Finding]:
    """The finding for front matter that could not be read."""
    return [finding("R122", name, what)] if what else []


def _written(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(text for one in value if (text := _written(one)))
    if isinstance(value, dict):
        return _written(value.get("name"))
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
