"""How many misread lines E2 reads again: exactly, in part, wrongly, or not.

`python tests/bench_misread.py FOLDER` takes lines of `FOLDER/LANGUAGE.txt` in UTF-8.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from publisher.cleaning._rereading import applied, reread

_LATIN = ("utf-8 gb18030", "utf-8 koi8-r", "utf-8 cp866")
WAYS = {
    **dict.fromkeys(("fr", "es", "de", "it", "pt"), _LATIN),
    "ru": ("utf-8 koi8-r", "utf-8 cp866", "utf-8 gb18030", "cp1251 latin-1", "koi8-r latin-1"),
    "ar": ("utf-8 cp1256", "utf-8 gb18030", "cp1256 latin-1"),
    "zh-Hans": ("utf-8 gb18030", "utf-8 cp950", "utf-8 cp932", "gbk latin-1"),
    "zh-Hant": ("utf-8 gb18030", "utf-8 cp932", "big5 latin-1", "gbk latin-1"),
    "ja": ("utf-8 gb18030", "utf-8 cp932", "cp932 latin-1", "euc-jp latin-1"),
}
_COUNT = 60


def outcome(line: str, written: str, read: str) -> str:
    """What became of a line that was written in one encoding and read in another."""
    try:
        damaged = line.encode(written).decode(read, "replace")
    except UnicodeEncodeError:
        return "cannot be written"
    found = reread(damaged)
    after = applied(damaged, found)
    if after == line:
        return "exact"
    if not found:
        return "left"
    return "in part" if all(one.after in line for one in found) else "wrong"


def main() -> None:
    """Print a row for each language and way."""
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        lines = [line.strip() for line in path.read_text("utf-8").split("\n")]
        lines = [line[:300] for line in lines if sum(not c.isascii() for c in line[:300]) >= 6]
        lines = random.Random(1).sample(lines, min(_COUNT, len(lines)))
        for way in WAYS.get(path.stem, ()):
            counts = Counter(outcome(line, *way.split()) for line in lines)
            cells = ", ".join(f"{name} {count}" for name, count in counts.most_common())
            sys.stdout.write(f"{path.stem:8} {way:16} {cells}\n")


if __name__ == "__main__":
    main()
