"""Which words of an OpenDocument text stand out from their paragraph, in italics or in bold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ._names import attribute, child, tag
from ._odt_styles import Styles

_ON = {
    "font-style": ("em", ("italic", "oblique")),
    "font-weight": ("strong", ("bold", "600", "700", "800", "900")),
}
_NAMED = {"emphasis": "em", "strong emphasis": "strong"}

Stress = frozenset[str]
"""em, strong, both or none."""


def of_paragraph(styles: Styles, name: str) -> tuple[Stress, Stress]:
    """How a paragraph stands out as a whole, and what is only the look of its style.

    A style without a name is what somebody did to this paragraph.
    """
    chain = [*styles.chain("paragraph", name)]
    named = [style for style in chain if tag(style.getparent()) != "office:automatic-styles"]
    look = {kind for kind, is_on in _stated(named).items() if is_on}
    whole = {kind for kind, is_on in _stated(chain).items() if is_on}
    return frozenset(whole - look), frozenset(look)


def of_span(styles: Styles, name: str, around: Stress, look: Stress) -> Stress:
    """How the words of a span stand out.

    around: how those do that it stands in; look: of the paragraph's style.
    """
    chain = [*styles.chain("text", name)]
    found = set(around)
    for kind, is_on in _stated(chain).items():
        found.discard(kind)
        if is_on and kind not in look:
            found.add(kind)
    for style in chain:
        shown = attribute(style, "display-name") or attribute(style, "name")
        found |= {_NAMED.get(shown.replace("_20_", " ").lower(), "")} - {""}
        dots = attribute(child(style, "style:text-properties"), "text-emphasize")
        if dots not in ("", "none"):
            found.add("em")
    return frozenset(found)


def _stated(chain: Iterable[Any]) -> dict[str, bool]:
    """What the first style that says anything of it says: whether it is on, by kind."""
    found: dict[str, bool] = {}
    for style in chain:
        properties = child(style, "style:text-properties")
        for name, (kind, on) in _ON.items():
            if properties is not None and (value := attribute(properties, name)):
                found.setdefault(kind, value in on)
    return found
