"""Progress on standard error: a bar with the time left on a terminal, a rare line in a log."""

from __future__ import annotations

import sys
import time
from typing import Any, TextIO

import click

EVERY = 30
"""Seconds between two lines in a log; work that is done sooner says nothing."""


class Bar:
    """Progress that a person sees. Use it in a `with` statement."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """stream: where it is shown; standard error if not said."""
        self._stream = stream or sys.stderr
        self._stage = ""
        self._bar: Any = None
        self._began = 0.0
        self._told = 0.0

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        self._finish()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is; another stage begins another bar."""
        if stage != self._stage:
            self._finish()
            self._stage, self._began = stage, time.monotonic()
            self._told = self._began
            if self._stream.isatty():
                self._bar = click.progressbar(
                    length=max(1, total), label=f"{stage:<9}", file=self._stream, show_eta=True
                )
                self._bar.__enter__()
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)
        else:
            self._log(done, total)

    def _log(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told < EVERY or not 0 < done < total:
            return
        self._told = now
        left = (now - self._began) * (total - done) / done
        click.echo(
            f"{self._stage}: {100 * done // total} %, {_shown(left)} left", file=self._stream
        )

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


def _shown(seconds: float) -> str:
    """As a person would say it: "about 40 s", "about 3 min", "about 1 h 20 min"."""
    if seconds < 60:
        return f"about {max(10, round(seconds, -1)):.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"about {hours} h {minutes} min" if hours else f"about {minutes} min"
