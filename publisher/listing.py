"""The files of a folder and its subfolders in natural order, under names that can be shown."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import InputError
from .grouping import natural
from .manifest import composed

_OUR_FOLDERS = ("voices", "dist")
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """What is in a folder."""

    #: every file that is not hidden, in natural order, by its name: the path in the folder with /
    files: dict[str, Path]
    #: hidden and temporary files, by name
    hidden: tuple[str, ...]
    #: links that lead elsewhere, and subfolders that were not looked into, by name
    passed_over: tuple[str, ...]


def listing(folder: Path, only: tuple[Path, ...] = ()) -> Listing:
    """The files of a folder and its subfolders, or only those that are or lie in the named paths.

    Left out: hidden and temporary files, voices/ and dist/, what an earlier build wrote, subfolders
    that are links or cannot be opened, and links that lead out of the folder. Raises InputError
    where the folder itself is missing or cannot be opened.
    """
    files: list[Path] = []
    hidden: list[Path] = []
    closed: list[Path] = []
    for root in only or (folder,):
        if only and root.is_file():
            files.append(root)
        else:
            _require_folder(root)
            _walk(root, files, hidden, closed)
    files = list(dict.fromkeys(files))
    order = {path: path.relative_to(folder).parts for path in files}
    files.sort(key=lambda path: ([natural(composed(part)) for part in order[path]], order[path]))
    return Listing(
        _named({path: "/".join(order[path]) for path in files}),
        tuple(_shown(hidden, folder)),
        tuple(_shown(closed, folder)),
    )


def _walk(root: Path, files: list[Path], hidden: list[Path], closed: list[Path]) -> None:
    def failed(error: OSError) -> None:
        closed.append(Path(str(error.filename)))

    for place, folders, names in os.walk(root, onerror=failed):
        here = Path(place)
        inner = [here / name for name in sorted(folders)]
        hidden += [path for path in inner if is_hidden(path)]
        open_ones = [path for path in inner if not is_hidden(path) and not _is_ours(path, root)]
        closed += [path for path in open_ones if path.is_symlink()]
        folders[:] = [path.name for path in open_ones if not path.is_symlink()]
        for name in names:
            path = here / name
            if is_hidden(path):
                hidden.append(path)
            elif path.is_symlink() and not _leads_inside(path, root):
                closed.append(path)
            elif path.is_file():  # no socket, no pipe, no link that leads nowhere
                files.append(path)


def _leads_inside(link: Path, root: Path) -> bool:
    """Whether a link leads to something in the folder: who made the folder may have been no friend.

    A person who wants a file from elsewhere names it, or copies it.
    """
    try:
        return link.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # it leads nowhere, or in a circle
        return False


def _is_ours(path: Path, root: Path) -> bool:
    """Whether a folder is part of the book's making; an earlier build may be called anything."""
    is_named_so = path.parent == root and path.name in _OUR_FOLDERS
    return is_named_so or (path / "markers.json").is_file()


def is_hidden(path: Path) -> bool:
    """Whether a file or folder is hidden, or left by a program that was writing."""
    name = path.name
    return (
        name.startswith((".", "~$"))
        or name.endswith(("~", ".tmp", ".bak"))
        or name in ("__MACOSX", "Thumbs.db", "desktop.ini")
    )


def _require_folder(folder: Path) -> None:
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError as error:
        raise InputError(
            "no such file or folder", where=str(folder), remedy="Check the name"
        ) from error
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(folder), remedy="Check its permissions"
        ) from error


def _shown(paths: Iterable[Path], folder: Path) -> Iterator[str]:
    return (displayable(path.relative_to(folder).as_posix()) for path in paths)


def shortened(names: tuple[str, ...]) -> str:
    """The first names of many, and how many more there are."""
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def displayable(name: str) -> str:
    """A file's name as it can be shown and written: composed, U+FFFD for what is no character.

    Spaces of other scripts and joiners stay, so that book.toml can name the file as it is.
    """
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if _is_shown(char) else "\ufffd" for char in composed(text))


def _is_shown(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) in ("Zs", "Cf", "Co")


def _named(names: dict[Path, str]) -> dict[str, Path]:
    """The paths in their order by names that can be shown and differ."""
    # A name that is shown as it is must not lose it to one that only looks like it.
    taken = {name for name in names.values() if displayable(name) == name}
    numbers: dict[str, int] = {}
    found: dict[str, Path] = {}
    for path, name in names.items():
        shown = displayable(name)
        if shown != name:
            shown = _unlike(shown, taken, numbers)
            taken.add(shown)
        found[shown] = path
    return found


def _unlike(name: str, taken: Collection[str], numbers: dict[str, int]) -> str:
    """A name that is not taken; numbers: that of the last such, by name."""
    whole, number = Path(name), numbers.get(name, 1)
    candidate = _numbered(whole, number)
    while candidate in taken:
        number += 1
        candidate = _numbered(whole, number)
    numbers[name] = number
    return candidate


def _numbered(name: Path, number: int) -> str:
    return (name if number == 1 else name.with_stem(f"{name.stem} ({number})")).as_posix()
