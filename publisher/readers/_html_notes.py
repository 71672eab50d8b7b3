"""Footnotes of a page: which links lead to a note, and which elements are the notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from urllib.parse import unquote

from ._html_tree import Element, above, attribute, plain, tag, words

_LABEL = re.compile(
    r"[\[(（〔【]?\s*(?:(?:note|fn|n\.|注|註)\s*)?"
    r"(\d{1,4}[a-z]?|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4}|[①-⑳])\s*[\])）〕】.:]?",
    re.IGNORECASE,
)
_RETURN = re.compile(
    r"[\s↩↵⏎↑⬆^⤴◄◂←⇑︎\ufe0e\ufe0f]+|back|return|retour|zurück|\[?back\]?|jump up.*", re.I
)
_BLOCKS = ["p", "li", "div", "aside", "dd", "td", "tr", "section", "blockquote"]
_HEAD = re.compile(r"\s*[\[(（〔【^↑]?\s*([^\s\])）〕】.:]{1,8})([\s\])）〕】.:]+)")
_STRAY = re.compile(r"[\s^↑\[\]().:]+(?=\S)")


@dataclass(frozen=True)
class Notes:
    """What leads where; keys are elements of one tree."""

    #: link in the running text to the label of its note
    references: dict[Element, str] = field(default_factory=dict)
    #: element that is a note to its label
    bodies: dict[Element, str] = field(default_factory=dict)
    #: links inside notes that only lead back, and labels that the note begins with
    dropped: frozenset[Element] = frozenset()


def find(root: Element) -> Notes:
    """The notes of a page."""
    return find_in({"": root}, lambda base, address: "")


def find_in(roots: Mapping[str, Element], joined: Callable[[str, str], str]) -> Notes:
    """The notes of a book of several files.

    roots: file name to tree; joined: from a file and an address in it to a file name.
    """
    places: dict[str, Element] = {}
    links: list[tuple[Element, str]] = []
    for file, root in roots.items():
        for element in root.iter():
            for name in ("id", "name"):
                value = element.get(name) if isinstance(element.tag, str) else None
                if value and (name == "id" or tag(element) == "a"):
                    places.setdefault(f"{file}#{value}", element)
            if tag(element) == "a" and "#" in (element.get("href") or ""):
                path, _, fragment = element.get("href").partition("#")
                goal = joined(file, path) if path else file
                if fragment and (goal or not path):
                    links.append((element, f"{goal}#{unquote(fragment)}"))
    return _paired(places, links)


def _paired(places: dict[str, Element], links: list[tuple[Element, str]]) -> Notes:
    targets = dict(links)
    leads_back = _returns(places, links)
    references: dict[Element, str] = {}
    bodies: dict[Element, str] = {}
    for link, target in links:
        label = label_of(link)
        goal = places.get(target)
        if not label or goal is None or link in leads_back.get("all", ()):
            continue
        body = _body(goal)
        if body is None or body in above(link):
            continue
        if _is_reference(link) or _is_note(goal) or _is_note(body) or target in leads_back:
            references[link] = label
            bodies.setdefault(body, label)
    bodies = {
        body: label
        for body, label in bodies.items()
        if not any(other in bodies for other in above(body))
        and not any(link in references for link in body.iter() if link is not body)
    }
    kept = {
        link: label
        for link, label in references.items()
        if _leads(places.get(targets[link]), bodies)
    }
    return Notes(kept, bodies, frozenset(_drops(set(targets), bodies)))


def _leads(goal: Element | None, bodies: dict[Element, str]) -> bool:
    return goal is not None and _body(goal) in bodies


def label_of(link: Element) -> str:
    """The label that a link shows: "1" of "[1]", "" where it shows something else."""
    found = _LABEL.fullmatch(plain(link, 40))
    return found[1] if found else ""


def _returns(
    places: dict[str, Element], links: list[tuple[Element, str]]
) -> dict[str, set[Element]]:
    """Ids of notes that have a link back to where they are referred to; "all": those links.

    Of a pair of links that lead to each other the earlier is the reference.
    """
    targets = dict(links)
    order = {link: number for number, (link, _) in enumerate(links)}
    around: dict[Element, list[Element]] = {}
    for link, _ in links:
        for outer in (link, *_near(link)):
            around.setdefault(outer, []).append(link)
    found: dict[str, set[Element]] = {"all": set()}
    for link, target in links:
        goal = places.get(target)
        if goal is None:
            continue
        for back in around.get(goal, [])[:20] + around.get(_body(goal), [])[:20]:
            home = places.get(targets[back])
            if home is None or order[back] <= order[link]:
                continue
            if home is link or home in list(islice(above(link), 3)) or home in link.iter():
                found.setdefault(target, set()).add(back)
                found["all"].add(back)
    return found


def _near(link: Element) -> list[Element]:
    """The elements around a link up to its block, and the item of a list around that."""
    found = []
    for outer in above(link):
        found.append(outer)
        if tag(outer) in ("li", "aside", "tr", "dd", "body", "section") or len(found) > 6:
            break
    return found


def _body(goal: Element) -> Element | None:
    """The element that is the note whose id this is."""
    for element in chain((goal,), above(goal)):
        if tag(element) in _BLOCKS:
            return element
        if tag(element) == "dt" and _is_of_notes(element.getparent()):
            after = element.getnext()
            return after if after is not None and tag(after) == "dd" else None
        if tag(element) in ("dt", "body", "article", "main", "html"):
            return None
    return None


def _is_of_notes(element: Element | None) -> bool:
    return element is not None and any(name.startswith("footnote") for name in words(element))


def _is_reference(link: Element) -> bool:
    kind = f"{attribute(link, 'epub:type')} {attribute(link, 'role')}".lower()
    if "noteref" in kind:
        return True
    names = words(link)
    if any(
        name in ("noteref", "fnref", "footnote", "footnotes", "endnote", "fn") for name in names
    ):
        return True
    return tag(link.getparent()) == "sup" or any(tag(child) == "sup" for child in link)


def _is_note(element: Element) -> bool:
    kind = f"{attribute(element, 'epub:type')} {attribute(element, 'role')}".lower().split()
    return any(
        one.removeprefix("doc-") in ("footnote", "endnote", "rearnote", "note") for one in kind
    )


def _drops(links: set[Element], bodies: dict[Element, str]) -> list[Element]:
    """Links in notes that lead back or repeat the label."""
    dropped = []
    for body, label in bodies.items():
        for link in body.iter():
            if link not in links:
                continue
            text = plain(link, 60)
            role = f"{attribute(link, 'role')} {attribute(link, 'epub:type')}"
            leads_back = "backlink" in role or "backref" in words(link) or _RETURN.fullmatch(text)
            if leads_back or label_of(link) == label or (label_of(link) and _at_start(link, body)):
                dropped.append(_whole_label(link, body))
        before = body.getprevious()
        if tag(body) == "dd" and before is not None and _LABEL.fullmatch(plain(before, 40)):
            dropped.append(before)
    return dropped


def _whole_label(link: Element, body: Element) -> Element:
    """The link with the brackets around it that are elements of their own."""
    outer = link
    while (around := outer.getparent()) is not None and around is not body:
        if not _LABEL.fullmatch(plain(around, 40)):
            break
        outer = around
    return outer


def _at_start(link: Element, body: Element) -> bool:
    """Whether nothing but other labels and signs stands before it in the note."""
    before: list[str] = []
    for element in body.iter():
        if element is link:
            return _RETURN.sub("", "".join(before)).strip(" ,[]") == ""
        before.append((element.text or "") if tag(element) != "a" else "")
        if sum(map(len, before)) > 40:
            return False
    return False


def without_label(text: str, label: str) -> int:
    """How many characters at a note's beginning are its label, as in "[1] See above"."""
    found = _HEAD.match(text)
    if found and found[1] == label and found[2]:
        return found.end() if found.end() < len(text) else 0
    found = _STRAY.match(text)
    return found.end() if found and found.end() < len(text) else 0
