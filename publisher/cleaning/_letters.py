"""Bodies of character classes: letters of the scripts that have capitals, as names need them."""

from __future__ import annotations

CAPITAL = "A-ZÀ-ÖØ-ÞĀČŁŚŠŽА-ЯЁ"

SMALL = "a-zà-öø-ÿа-яё"
