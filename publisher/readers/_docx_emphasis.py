"""Which words of a Word document stand out from their paragraph, in italics or in bold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ._docx_styles import Styles
from ._names import child, is_on, value

_SWITCHES = (("w:i", "em"), ("w:b", "strong"))

_NAMED = {
    **dict.fromkeys(
        (
            "emphasis", "intense emphasis", "subtle emphasis", "hervorhebung", "accentuation",
            "énfasis", "enfasi", "ênfase", "выделение", "强调", "強調", "強調斜体", "강조",
        ),
        "em",
    ),
    **dict.fromkeys(
        (
            "strong", "strong emphasis", "fett", "élevé", "texto en negrita", "forte", "строгий",
            "要点", "粗体", "強調太字", "강한 강조",
        ),
        "strong",
    ),
}  # fmt: skip
"""Styles of characters by their names, as Word has them in its languages, in lower case."""


def stress(styles: Styles, run_properties: Any, paragraph_style: str) -> frozenset[str]:
    """The emphasis of a run: em, strong, both or none.

    What the paragraph's style sets in italics or bold is its look. The switch of a style of
    characters turns that round (ISO/IEC 29500-1, 17.7.3), so that it stands out either way; dots
    over Han characters stand for italics.
    """
    if run_properties is None:
        return frozenset()
    named = [*styles.chain(value(run_properties, "w:rStyle"))]
    found = {_NAMED.get(value(element, "w:name").lower(), "") for element in named} - {""}
    for switch, kind in _SWITCHES:
        if child(run_properties, switch) is not None:
            found.discard(kind)
            base = _is_set([*styles.chain(paragraph_style or styles.default)], switch, styles)
            if is_on(run_properties, switch) and not base:
                found.add(kind)
        elif _is_set(named, switch):
            found.add(kind)
    if value(run_properties, "w:em") not in ("", "none"):
        found.add("em")
    return frozenset(found)


def _is_set(chain: Iterable[Any], switch: str, defaults: Styles | None = None) -> bool:
    """Whether the first style that says anything of a switch sets it, else the document's."""
    for element in chain:
        if child(element, "w:rPr", switch) is not None:
            return is_on(element, "w:rPr", switch)
    return defaults is not None and is_on(defaults.defaults, switch)
