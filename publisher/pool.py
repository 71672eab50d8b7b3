"""The end of a pool of worker processes, which must never be the end of us."""

from __future__ import annotations

import threading
from typing import Any

JOINED = 10
"""Seconds in which a stopped pool must have ended."""


def end(pool: Any) -> None:
    """Stop a pebble pool and wait until it has ended, but not for ever.

    Interrupted while it starts, pebble may wait for a thread that nobody wakes; its threads and
    processes are daemons and end with this process.
    """
    pool.stop()
    waiting = threading.Thread(target=pool.join, daemon=True)
    waiting.start()
    waiting.join(JOINED)
