"""Word's formulas (OMML) as one line of text: "(a+b)/c", "x^2", "√(2)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._names import child, tag, value


def linear(element: Any) -> str:
    """The formula's text in reading order, with / ^ _ and √ where the layout says them."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    name = tag(element)
    if name in ("m:t", "w:t"):
        yield element.text or ""
    elif name == "m:f":
        yield f"{_grouped(element, 'm:num')}/{_grouped(element, 'm:den')}"
    elif name == "m:rad":
        yield f"{_inside(element, 'm:deg')}√{_grouped(element, 'm:e')}"
    elif name in ("m:sSup", "m:sSub", "m:sSubSup", "m:nary"):
        yield from _scripts(element, name)
    elif name == "m:d":
        yield value(element, "m:dPr", "m:begChr") or "("
        yield ", ".join(_inside_all(element))
        yield value(element, "m:dPr", "m:endChr") or ")"
    elif not name.endswith("Pr") and name not in ("w:del", "w:moveFrom"):
        for part in element:
            yield from _pieces(part)


def _scripts(element: Any, name: str) -> Iterator[str]:
    low, high = _grouped(element, "m:sub"), _grouped(element, "m:sup")
    marks = (f"_{low}" if low else "") + (f"^{high}" if high else "")
    if name == "m:nary":
        yield (value(element, "m:naryPr", "m:chr") or "∫") + marks + " "
        yield _inside(element, "m:e")
    else:
        yield _inside(element, "m:e") + marks


def _inside(element: Any, name: str) -> str:
    found = child(element, name)
    return "" if found is None else linear(found)


def _inside_all(element: Any) -> Iterator[str]:
    return (linear(part) for part in element if tag(part) == "m:e")


def _grouped(element: Any, name: str) -> str:
    """The part, in brackets where it is more than one letter or number."""
    text = _inside(element, name)
    return text if text.isalnum() or len(text) < 2 else f"({text})"
