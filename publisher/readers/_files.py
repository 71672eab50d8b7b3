"""The bytes of one file from a stranger, bounded."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError


def contents(path: Path, name: str, largest: int) -> bytes:
    """The bytes of a file. name: what to call it; largest: in bytes. Raises InputError."""
    try:
        if path.stat().st_size > largest:
            raise InputError(
                "the file is too large",
                where=name,
                remedy=f"Split it into parts of at most {largest >> 20} MiB",
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=name, remedy="Check name and permissions"
        ) from error
