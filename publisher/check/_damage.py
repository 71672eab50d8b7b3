"""What is raised inside the checker where a file cannot be read on; it becomes a finding."""

from __future__ import annotations


class DamagedError(Exception):
    """A file, or a part of one, cannot be read; the message says why."""
