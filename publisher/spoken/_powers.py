"""Raised and lowered figures: what 10⁶ and x² mean, for every language's rules."""

from __future__ import annotations

import re

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED = "₀₁₂₃₄₅₆₇₈₉"

_MINUS = "⁻"
_FIGURES = str.maketrans(RAISED + LOWERED, "0123456789" * 2)

POWER = (
    rf"(?:(?<![\w.,])(?P<letter>mc|[A-Za-zα-ωΑ-Ω])|(?P<base>\d{{1,3}}))"
    rf"(?:(?P<minus>{_MINUS})|⁺)?(?P<power>[{RAISED}]{{1,4}})(?![A-Za-z0-9{RAISED}{_MINUS}])"
)
"""A number or a letter with a power. A longer number is a year with the number of a note."""

HIGH = rf"(?P<minus>{_MINUS})|(?P<number>[{RAISED}{LOWERED}]{{1,9}})"
"""Other raised or lowered figures, and the sign before them."""


def figures(text: str) -> str:
    """Raised or lowered figures as plain ones."""
    return text.translate(_FIGURES)


def base(match: re.Match[str]) -> str:
    """What has the power, of a match of POWER."""
    return match["letter"] or match["base"]
