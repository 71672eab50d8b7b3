"""PDFs read in one worker process that is kept from file to file.

Why: pdfium is C++ and parses whatever it is given. A crash costs the worker and that file, not the
program; a file that never ends is stopped after LIMIT seconds; memory has a bound of its own. One
worker is enough: starting it takes half a second, once, and a page 15 ms.

The worker does not import the program's main module, which may be no file (a script from standard
input) or may do its work over again; and it ends when its parent has ended, however that came.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import TimeoutError
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from importlib.util import find_spec
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from types import ModuleType
from typing import Any

from pebble import ProcessExpired, ProcessPool

from ..book import Document
from ..errors import InputError
from ..pool import end

LIMIT = 300
"""Seconds after which a file counts as endless; 1,500 pages take 25."""

RECOGNISING = 3600
"""Seconds instead, where pages can be recognised: each takes 5."""

_GRACE = 60
"""Seconds more for the worker to start, and for the pool to end it."""

MEMORY = 4 * 1024**3
"""Bytes of address space that the worker may use, where the system has such a bound."""


class _Process(SpawnProcess):
    """A process that is started without the main module of this one, and deaf to Ctrl-C.

    A signal that is blocked here stays blocked there: Ctrl-C while the worker still starts is for
    its parent, which ends it.
    """

    @staticmethod
    def _Popen(process: Any) -> Any:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        can_block = sys.platform != "win32"
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_block else set()
        try:
            return SpawnProcess._Popen(process)
        finally:
            if can_block:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
            sys.modules["__main__"] = main


class _Context(SpawnContext):
    Process = _Process


def document(path: Path, name: str, key: str) -> Document:
    """The document in a PDF. Raises InputError where it cannot be read within the bounds."""
    if multiprocessing.current_process().daemon:
        # A worker of another pool may have no child: it is expendable itself.
        return _read(path, name, key)
    limit = RECOGNISING if find_spec("rapidocr_onnxruntime") else LIMIT
    try:
        try:
            found = _result(path, name, key, limit)
        except BrokenProcessPool:
            # A worker that was ended before it took up the file, as when memory ran short.
            found = _result(path, name, key, limit)
    except TimeoutError as error:
        raise InputError(
            f"the PDF could not be read within {limit} seconds",
            where=name,
            remedy="Split it, or save it again with another program",
        ) from error
    except ProcessExpired as error:
        raise InputError(
            "the PDF is so damaged that it brought its reader down",
            where=name,
            remedy="Save it again with another program, or leave it out",
        ) from error
    except BrokenProcessPool as error:
        raise InputError(
            "the process that reads PDFs could not be started",
            where=name,
            remedy="Try again with fewer programs running",
        ) from error
    except MemoryError as error:
        raise InputError(
            "the PDF needs too much memory", where=name, remedy="Split it, or leave it out"
        ) from error
    return found


def _result(path: Path, name: str, key: str, limit: float) -> Document:
    """What the worker makes of a file; of a new pool where the last one broke, idle or now."""
    if not _pool().active:
        _pool.cache_clear()
    future = _pool().schedule(_read, args=[path, name, key], timeout=limit)
    # The pool keeps the limit; a pool that broke without a word must not keep us for ever.
    found: Document = future.result(limit + _GRACE)
    return found


def _read(path: Path, name: str, key: str) -> Document:
    from . import _pdf_document

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", where=name) from error
    return _pdf_document.document(data, name, key)


@cache
def _pool() -> ProcessPool:
    pool = ProcessPool(max_workers=1, initializer=_prepare, context=_Context())
    atexit.register(end, pool)
    return pool


def _prepare() -> None:
    """In the worker: its bound of memory, and its end with its parent's, even at work."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
