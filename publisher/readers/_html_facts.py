"""What a page says about itself: title, author, dates, language, address, site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import dates
from ..languages import written
from ..ledger import Evidence, Fact
from ._html_tree import Element, attribute, plain, tag
from ._machine_names import author_of, is_machine_text
from ._markup import Block

_HEADINGS = 5
_LONGEST_JSON = 1024 * 1024
_ARTICLES = ("article", "posting", "report", "webpage", "book", "creativework", "speech")

# In order of trust: the first that says something is believed.
_METAS: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title", "title"),
    "author": (
        "author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
        "parsely-author", "sailthru.author", "byl",
    ),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
        "dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "pubdate",
        "publishdate", "publish-date", "date", "sailthru.date", "parsely-pub-date",
        "dcterms.created",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified"),
    "description": ("og:description", "description", "dc.description", "dcterms.description"),
    "address": ("og:url",),
}  # fmt: skip
_DATE = re.compile(r"\s*(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?(?=\D|$)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?=\D|$)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$")
# A hyphen inside a Latin word divides nothing: git-fsck is no fsck of a site called git.
_SITE = re.compile(r"\s*(?:[|｜–—_·•»:：]|::|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9]))\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a page says about itself, and where."""

    name: str
    value: str
    #: the tag that says it, for the ledger
    by: str


def said(root: Element) -> tuple[Said, ...]:
    """All that a page says about itself, the most trusted first."""
    metas = _metas(root)
    found = [*_linked_data(root)]
    for name, keys in _METAS.items():
        found += (
            Said(name, value, f"<meta {key}>") for key in keys for value in metas.get(key, ())
        )
    found += _elements(root)
    return tuple(s for one in found if (s := _valid(one)))


def _metas(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("{*}meta"):
        value = attribute(meta, "content")
        for key in ("property", "name", "itemprop", "http-equiv"):
            if value and meta.get(key):
                found.setdefault(attribute(meta, key).lower(), []).append(value)
    return found


def _elements(root: Element) -> Iterator[Said]:
    for title in root.iter("{*}title"):
        if tag(title.getparent()) == "head":
            yield Said("title", plain(title, 500), "<title>")
            break
    for link in root.iter("{*}link"):
        if "canonical" in attribute(link, "rel").lower().split():
            yield Said("address", attribute(link, "href"), "<link rel=canonical>")
    for element in root.iter("{*}a", "{*}span", "{*}p", "{*}div", "{*}address"):
        is_author = "author" in attribute(element, "rel").lower().split()
        if is_author or attribute(element, "itemprop").lower() == "author":
            yield Said(
                "author", plain(element, 100), "rel=author" if is_author else "itemprop=author"
            )
    for time in root.iter("{*}time"):
        kind = attribute(time, "itemprop").lower()
        if time.get("pubdate") is not None or kind == "datepublished":
            yield Said("published", attribute(time, "datetime") or plain(time, 60), "<time>")
    times = {attribute(time, "datetime") for time in root.iter("{*}time")} - {""}
    if len(times) == 1:
        yield Said("published", times.pop(), "the only <time>")


def languages(root: Element) -> Iterator[Said]:
    """The languages that a page claims, the most trusted first."""
    for element in (root, *root.iter("{*}body")):
        for name in ("xml:lang", "lang"):
            yield Said("language", attribute(element, name), f"<{tag(element)} lang>")
    metas = _metas(root)
    for key in ("content-language", "dc.language", "dcterms.language", "language", "og:locale"):
        for value in metas.get(key, ()):
            yield Said("language", value, f"<meta {key}>")


def _linked_data(root: Element) -> Iterator[Said]:
    for thing in _articles(root):
        yield from _of_thing(thing)


def article_body(root: Element) -> str:
    """The text of the first article in the page's linked data that has one, "" for none."""
    bodies = (thing.get("articleBody") or thing.get("text") for thing in _articles(root))
    return next((body for body in bodies if isinstance(body, str)), "")


def _articles(root: Element) -> Iterator[dict[str, Any]]:
    for element in root.iter("{*}script"):
        text = element.text or ""
        if "ld+json" not in attribute(element, "type").lower() or len(text) > _LONGEST_JSON:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _things(data)


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The articles in a piece of linked data, pages after them."""
    found = data if isinstance(data, list) else [data]
    graphs = [g for one in found if isinstance(one, dict) for g in _listed(one.get("@graph"))]
    things = [one for one in (*found, *graphs) if isinstance(one, dict)]
    kinds = [" ".join(map(str, _listed(one.get("@type")))).lower() for one in things]
    for page in (False, True):
        for thing, kind in zip(things, kinds, strict=True):
            if any(name in kind for name in _ARTICLES) and ("webpage" in kind) == page:
                yield thing


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _of_thing(thing: dict[str, Any]) -> Iterator[Said]:
    keys = {
        "headline": "title", "name": "title", "datePublished": "published",
        "dateModified": "modified", "description": "description", "url": "address",
    }  # fmt: skip
    for key, name in keys.items():
        if isinstance(thing.get(key), str):
            yield Said(name, thing[key], f"JSON-LD {key}")
    for key, name in (("author", "author"), ("publisher", "publisher")):
        for who in _listed(thing.get(key)):
            value = who.get("name") if isinstance(who, dict) else who
            if isinstance(value, str):
                yield Said(name, value, f"JSON-LD {key}")


def _valid(one: Said) -> Said | None:
    value = " ".join(one.value.split())
    if one.name in ("published", "modified"):
        value = date(value)
    if one.name == "author" and (re.match(r"https?:", value) or len(value) > 120):
        return None
    if one.name == "author":
        value = author_of(value)
    if one.name in ("title", "description") and is_machine_text(value):
        return None
    if one.name == "address" and not re.match(r"https?://[^\s\"<>]+$", value):
        return None
    return Said(one.name, value[:2000], one.by) if value and value != "None" else None


def date(text: str) -> str:
    """The date that begins a text, as YYYY-MM-DD or as much as is said; "" where there is none."""
    found = _COMPACT.match(text) or _DATE.match(text)
    if not found:
        return ""
    parts = [part.zfill(2) for part in found.groups() if part]
    written = "-".join(parts)
    return written if dates.parse(written) else ""


def facts(things: tuple[Said, ...], blocks: list[Block], places: list[int]) -> tuple[Fact, ...]:
    """The facts: one of each name, the authors all of the first kind of statement.

    places: where in the source each block begins.
    """
    found: list[Fact] = []
    title = _title(things, blocks, places)
    if title:
        found.append(title)
    for name in ("author", "publisher", "published", "modified", "description", "address"):
        values = [one for one in things if one.name == name]
        first = (
            [one for one in values if one.by == values[0].by] if name == "author" else values[:1]
        )
        value = "; ".join(dict.fromkeys(one.value for one in first))
        if value:
            found.append(Fact(name, value, Evidence("stated", f"the page says so: {first[0].by}")))
    return tuple(found)


def _title(things: tuple[Said, ...], blocks: list[Block], places: list[int]) -> Fact | None:
    """The title: the heading, where a title of the page begins or ends with it, else that title.

    So the name of the site falls away only where the page itself shows the title without it.
    """
    titles = [one for one in things if one.name == "title"]
    found: list[Fact] = []
    for block, place in zip(blocks, places, strict=True):
        if block.role != "heading" or block.furniture:
            continue
        for one in titles:
            if says(one.value, block.text):
                reason = f"a heading, and {one.by} says the same"
                span = (place, place + len(block.text))
                found.append(Fact("title", block.text, Evidence("stated", reason, span)))
                break
    if found:
        # The name of the site may be a heading too, and is shorter.
        return max(found[:_HEADINGS], key=lambda fact: len(fact.value))
    if titles:
        return Fact(
            "title", titles[0].value, Evidence("stated", f"the page says so: {titles[0].by}")
        )
    return None


def says(title: str, heading: str) -> bool:
    """Whether a page's title is this heading, alone or with the site's name beside it."""
    one, other = _folded(title), _folded(heading)
    if not other or one == other:
        return bool(other)
    parts = [_folded(part) for part in _SITE.split(title)]
    if any(_folded(part) == other for part in parts):
        return True
    return len(other) >= 8 and (one.startswith(other) or one.endswith(other)) and len(parts) > 1


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).replace("’", "'").replace("“", '"').replace("”", '"')


def tag_of(claimed: str) -> str:
    """A language tag as BCP 47 has it, "" for what is none: "en_US" is "en-US"."""
    value = claimed.partition(",")[0].strip().replace("_", "-")
    return written(value) if _TAG.match(value) and value.lower() not in ("xx", "und") else ""
