"""How often the reader decodes a text exactly right, by language, encoding and length.

`python tests/bench_encodings.py FOLDER` takes `FOLDER/LANGUAGE.txt` in UTF-8, cuts excerpts out of
them, writes each in every encoding that people used for the language, and reads it back.
"""

from __future__ import annotations

import argparse
import codecs
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher.readers._decoding import decode

LENGTHS = (50, 200, 1000, 5000)

_WESTERN = ("cp1252", "latin-1", "iso8859-15", "mac-roman", "cp850")
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-16", "utf-32", "utf-8-sig", "utf-8")
ENCODINGS = {
    **dict.fromkeys(("en", "fr", "es", "de", "it", "pt"), _WESTERN),
    "ru": _CYRILLIC,
    "ar": ("cp1256", "iso8859-6"),
    "zh-Hans": ("gbk", "gb18030"),
    "zh-Hant": ("big5", "big5hkscs", "cp950", "gbk"),
    "ja": ("cp932", "shift_jis", "euc-jp", "iso-2022-jp"),
}
"""The encodings people used for a language; the wide ones are tried for all."""


@dataclass(frozen=True)
class Trial:
    """One excerpt as bytes, and the text that they are."""

    language: str
    encoding: str
    length: int
    text: str
    data: bytes


def trials(language: str, text: str, count: int, lengths: tuple[int, ...]) -> Iterator[Trial]:
    """`count` excerpts for each encoding and length; plain ASCII and what does not encode is not
    tried."""
    picks = random.Random(language)
    for length in lengths:
        for encoding in (*ENCODINGS[language], *_WIDE, "broken utf-8"):
            for _ in range(count):
                start = picks.randrange(max(1, len(text) - length))
                start = text.find(" ", start, start + 40) + 1 or start
                cut = text[start : start + length].strip()
                made = _made(cut, encoding, picks)
                if made and not cut.isascii():
                    yield Trial(language, encoding, length, made[0], made[1])


def _made(text: str, encoding: str, picks: random.Random) -> tuple[str, bytes] | None:
    if encoding == "broken utf-8":
        return _broken(text, picks)
    try:
        return text, text.encode(encoding)
    except UnicodeEncodeError:
        return None


def _broken(text: str, picks: random.Random) -> tuple[str, bytes] | None:
    """UTF-8 in which one character in five hundred lost its last byte, as editors do it."""
    whole = [at for at, char in enumerate(text) if not char.isascii()]
    if len(whole) < 4:
        return None
    hit = set(picks.sample(whole, max(1, min(len(text) // 500, len(whole) // 4))))
    data = b"".join(c.encode()[:-1] if i in hit else c.encode() for i, c in enumerate(text))
    return data.decode("utf-8", "replace"), data


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How often the reader decodes exactly right.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--show", action="store_true", help="show what is read wrongly")
    given = parser.parse_args()
    tried: Counter[tuple[str, str, int]] = Counter()
    right: Counter[tuple[str, str, int]] = Counter()
    for path in sorted(given.folder.glob("*.txt")):
        if path.stem not in ENCODINGS:
            continue
        for one in trials(path.stem, path.read_text("utf-8"), given.count, LENGTHS):
            key = (one.language, codecs_name(one.encoding), one.length)
            read = decode(one.data)
            is_right = read is not None and read.text == one.text
            tried[key] += 1
            right[key] += is_right
            if given.show and not is_right:
                say(f"{key} as {read and read.encoding}: {one.text[:60]!r}")
    for row in dict.fromkeys(key[:2] for key in tried):
        cells = " ".join(f"{right[*row, n]:3}/{tried[*row, n]:3}" for n in LENGTHS)
        say(f"{row[0]:8} {row[1]:14} {cells}")
    say(f"all: {sum(right.values())} of {sum(tried.values())}")


def say(line: str) -> None:
    """Write a line to the standard output."""
    sys.stdout.write(line + "\n")


def codecs_name(encoding: str) -> str:
    """Its name in the table."""
    return encoding if " " in encoding else codecs.lookup(encoding).name


if __name__ == "__main__":
    main()
