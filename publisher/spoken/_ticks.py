"""Boxes and ticks of forms and lists: what is chosen must be heard."""

from __future__ import annotations

import re

from ._scan import Rule, rule

_TICKS = {
    **dict.fromkeys("☐", 0), **dict.fromkeys("☑✅", 1), **dict.fromkeys("☒", 2),
    **dict.fromkeys("✓✔", 3), **dict.fromkeys("✗✘❌✕✖", 4),
}  # fmt: skip
"""Which of the words of a language names the sign."""

_WORDS = {
    "en": ("empty box", "ticked box", "crossed box", "tick", "cross"),
    "de": ("leeres Kästchen", "Kästchen mit Haken", "angekreuztes Kästchen", "Haken", "Kreuz"),
    "fr": ("case vide", "case cochée", "case marquée d'une croix", "coche", "croix"),
    "es": ("casilla vacía", "casilla marcada", "casilla con una cruz", "visto", "cruz"),
    "it": ("casella vuota", "casella spuntata", "casella con una croce", "spunta", "croce"),
    "pt": ("caixa vazia", "caixa marcada", "caixa com uma cruz", "visto", "cruz"),
    "nl": ("leeg vakje", "vakje met een vinkje", "aangekruist vakje", "vinkje", "kruisje"),
    "ru": ("пустая клетка", "клетка с галочкой", "клетка с крестиком", "галочка", "крестик"),
    "ar": ("مربع فارغ", "مربع معلّم", "مربع عليه علامة خطأ", "علامة صح", "علامة خطأ"),
    "zh": ("空框", "打勾的框", "打叉的框", "勾", "叉"),
    "ja": ("空欄", "チェック済み", "バツ印の欄", "チェック", "バツ"),
}
_COMMAS = {"zh": "，", "ja": "、", "ar": "،"}
"""Other than ","; between a sign and the words that are not its own."""


def is_tick(text: str) -> bool:
    """Whether a text is a box or a tick alone, as in the cell of a form."""
    return text.strip(" \ufe0e\ufe0f") in _TICKS


def ticks(language: str) -> tuple[Rule, ...]:
    """The rule of a primary language tag; none where its words are not known: they stay silent.

    Plain squares stay silent, too: they stand for hidden words, missing letters and bullets.
    """
    words = _WORDS.get(language)
    if not words:
        return ()
    comma = _COMMAS.get(language, ",")

    def said(match: re.Match[str]) -> str:
        text, name = match.string, words[_TICKS[match[2]]]
        goes_on = text[match.end() : match.end() + 2].strip()[:1].isalnum()
        if text.lstrip()[:1] in _TICKS:  # each stands before its words
            return f"{comma} {name}" if match[1] and match.start() else match[1] + name
        return match[1] + name + (comma if goes_on else "")

    return (rule("tick", rf"( ?)([{''.join(_TICKS)}])[\ufe0e\ufe0f]?", said),)
