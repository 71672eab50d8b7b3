"""Names by how they are read: comparing 張軍 with Zhang Jun, and ASCII slugs for file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection

from ._scripts import in_ascii, sound_alike

_HAN = re.compile(r"[㐀-鿿\uf900-\ufaff\U00020000-\U0003134f]")


def reading(name: str) -> str:
    """The name in lower-case ASCII words: Han by pinyin, other scripts by tables, no accents."""
    if _HAN.search(name):
        from pypinyin import lazy_pinyin  # 0.2 s to import, and only Han needs it

        name = " ".join(lazy_pinyin(name))
    name = name if name.isascii() else in_ascii(name)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


def same_name(left: str, right: str) -> bool:
    """Whether two names are read alike, whatever the script, the order or the word breaks."""
    one, other = reading(left), reading(right)
    if not one or not other:
        return left.casefold() == right.casefold()
    if sorted(one.split()) == sorted(other.split()):
        return True
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    return sound_alike(left, right, one, other)


class Slugs:
    """Slugs unlike those taken: the ten-thousandth is made as fast as the first."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        """taken: names that none may have, compared by case-fold."""
        self._taken = {name.casefold() for name in taken}
        #: of these words, the number of the last slug: all before it are taken
        self._last: dict[str, int] = {}

    def take(self, name: str) -> None:
        """Let no other have that name."""
        self._taken.add(name.casefold())

    def free(self, text: str, longest: int = 60) -> str:
        """An ASCII slug by reading, cut at a word, that is not taken.

        Text that has no ASCII reading gets a short hash, so that equal text gives equal slugs.
        """
        words = reading(text).split()
        while len(words) > 1 and len("-".join(words)) > longest:
            words.pop()
        base = "-".join(words)[:longest] or "x" + hashlib.sha256(text.encode()).hexdigest()[:8]
        number = self._last.get(base, 1)
        candidate = base if number == 1 else f"{base}-{number}"
        while candidate in self._taken:
            number += 1
            candidate = f"{base}-{number}"
        self._last[base] = number
        return candidate


def slug(text: str, taken: Collection[str] = (), longest: int = 60) -> str:
    """A slug (see Slugs) different from all `taken`."""
    return Slugs(taken).free(text, longest)
