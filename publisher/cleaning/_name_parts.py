"""What names are made of in scripts with capitals: bodies of character classes, and particles."""

from __future__ import annotations

from ._tables import any_of, table

CAPITAL = "A-ZÀ-ÖØ-ÞĀČŁŚŠŽА-ЯЁ"

SMALL = "a-zà-öø-ÿа-яё"

PARTICLES = any_of(table("names")["particles"])
"""A pattern for what may stand inside a name without a capital: de, von, bin."""
