"""Addresses of the web and of mail, and telephone numbers, in the languages of Europe."""

from __future__ import annotations

import re

from ._data import data, either
from ._scan import Rule, rule

_TOP = ("com", "org", "net", "info", "gov", "edu", "eu", "io")
"""What ends an address that begins without www in every language; data/signs.toml has more."""

_GROUPS = r"\(?\d{1,5}\)?(?:[ \u00a0./-]{1,2}\(?\d{1,8}\)?){0,7}(?!\d)"


def addresses(tag: str) -> tuple[Rule, ...]:
    """The rules for a primary tag, by data/signs.toml."""
    lists = data("signs")[tag]
    signs, telephones = lists["address"], either(lists["telephones"])
    top = either((*_TOP, *lists["top"]))

    def address(match: re.Match[str]) -> str | None:
        text = re.sub(r"^(?:https?://)?(?:www\.)?", "", match.group(), flags=re.IGNORECASE)
        said = []
        for piece in re.findall(r"[^\W\d_]+|\d+|[^\s]", text.rstrip("/")):
            said.append(signs.get(piece, "") if not piece.isalnum() else _spelled(piece))
        return " ".join(filter(None, said)) or None

    behind = re.compile(rf"(?:{telephones})\.?\s?:?\s?\Z")

    def telephone(match: re.Match[str]) -> str | None:
        digits = re.findall(r"\d+", match.group())
        is_known = match.group()[0] == "+" or behind.search(
            match.string, max(0, match.start() - 16), match.start()
        )
        # Pairs are said as numbers, in France above all; they need no help.
        if not is_known or len("".join(digits)) < 5 or all(len(each) <= 2 for each in digits):
            return None
        plus = f"{lists['plus']} " if match.group()[0] == "+" else ""
        return plus + ", ".join(" ".join(group) for group in digits)

    return (
        rule("address", r"(?:https?://|www\.)[^\s<>\"'“”„«»()\[\]]{0,500}[\w/]", address,
             re.IGNORECASE),
        rule("address", r"[A-Za-z0-9_.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", address),
        rule("address", r"(?<![\w.@-])[a-z][a-z0-9-]{2,62}(?:\.[a-z][a-z0-9-]{0,62}){0,3}"
             rf"\.(?:{top})" r"(?![\w-]|\.\w)(?:/[\w./-]{0,300}[\w/])?", address),
        rule("telephone", rf"\+{_GROUPS}|{_GROUPS}", telephone),
    )  # fmt: skip


def _spelled(piece: str) -> str:
    """Two letters are a country's or an abbreviation, and spelled."""
    return " ".join(piece.upper()) if len(piece) == 2 and piece.isascii() else piece
