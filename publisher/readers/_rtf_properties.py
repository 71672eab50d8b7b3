"""Control words of RTF that set a property of the group they stand in."""

from __future__ import annotations

from collections.abc import Callable

from ._rtf_state import SIZE, Group
from ._rtf_words import language


def _on(name: str) -> Callable[[Group, int | None], None]:
    return lambda group, number: setattr(group, name, number != 0)


def _number(name: str, default: int) -> Callable[[Group, int | None], None]:
    def set_number(group: Group, number: int | None) -> None:
        setattr(group, name, default if number is None else number)

    return set_number


def _tag(name: str) -> Callable[[Group, int | None], None]:
    return lambda group, number: setattr(group, name, language(number))


def _place(name: str) -> Callable[[Group, int | None], None]:
    return lambda group, number: setattr(group, "place", "" if number == 0 else name)


def _plain(group: Group, number: int | None) -> None:
    group.hidden = group.deleted = group.struck = group.em = group.strong = False
    group.font, group.size, group.underlined, group.place = 0, SIZE, False, ""


PROPERTIES: dict[str, Callable[[Group, int | None], None]] = {
    "v": _on("hidden"),
    "deleted": _on("deleted"),
    "strike": _on("struck"),
    "striked": _on("struck"),
    "i": _on("em"),
    "b": _on("strong"),
    "revised": lambda group, number: None,
    "plain": _plain,
    "f": _number("font", 0),
    "fs": _number("size", SIZE),
    "ul": _on("underlined"),
    "ulnone": lambda group, number: setattr(group, "underlined", False),
    "super": _place("sup"),
    "sub": _place("sub"),
    "nosupersub": _place(""),
    "up": _place("sup"),
    "dn": _place("sub"),
    "uc": _number("fallback", 1),
    "lang": _tag("language"),
    "langfe": _tag("language_east"),
    "s": _number("style", 0),
    "outlinelevel": _number("outline", 9),
    "intbl": _on("in_table"),
}
"""What each of them does with its number."""
