"""How tests call the command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
"""What the fixture `run` is: arguments to exit code, standard output and standard error."""

COMMAND = (sys.executable, "-m", "publisher")

SEEDS = Path(__file__).parent.parent / "seeds"

LONG = "x" * 300
"""No possible name of a file."""
